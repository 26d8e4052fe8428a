"""The last question before a line goes live: does it read well on all twelve people of the wall?

Each wording is filled with what is known of each of them, whether or not it would come up, and looked at as a
sentence: not too long with a name of sixty letters, no gap where a value is missing, no stray stop.
"""

import re
from collections.abc import Iterator

from frontdesk.domain.speech import Saying
from frontdesk.domain.template import Occasion, Pack, PromptTemplate
from frontdesk.prompts.deck import Deck
from frontdesk.prompts.lint import BLOCK_WORDS, Problem
from frontdesk.prompts.outcome import readings
from frontdesk.prompts.publish import cannot_go_live
from frontdesk.prompts.slots import word_count
from frontdesk.usecases.desk import Desk
from frontdesk.usecases.live_lines import other_languages
from frontdesk.usecases.shipped_packs import shipped_pack
from frontdesk.usecases.wall import wall
from frontdesk.words import SAYING

_STRAY = re.compile(r"\s[,.;:!?]|[,;:][,.;:!?]|\s\s|^[,.;:!?\s]|\(\s*\)|“\s*”|\{|\}|\[\[|\]\]")
_SMALL_START = re.compile(r"^[a-z]")


def wall_problems(desk: Desk, template: PromptTemplate) -> tuple[Problem, ...]:
    """What reads badly, on whom; each wording and reason once."""
    pack, saying = _voice_of(desk, template)
    deck = Deck.of((template,), pack, desk.deck.observances)
    if template.id not in deck.by_id:
        return ()  # off, or the lint has said what nobody can read
    found: dict[tuple[str, str], Problem] = {}
    for person in wall(desk.clinic, desk.staff, desk.now()):
        at = template.occasions[0] if template.occasions else Occasion.CHECK_IN
        card, situation = person.for_line(template, at)
        for number, text in enumerate(readings(deck, template.id, card, situation, saying), 1):
            for reason in _wrong(text or ""):
                where = f"text {number}"
                found.setdefault((where, reason), Problem(where, f"On {person.name}: {reason} “{text}”"))
    return tuple(found.values())


def _voice_of(desk: Desk, template: PromptTemplate) -> tuple[Pack, Saying]:
    """A line is read with the phrases and the days of its own language."""
    if template.lang in other_languages(desk.deck.pack):
        return shipped_pack(template.lang), SAYING[template.lang]()
    return desk.deck.pack, desk.speech


def check_reads_well(desk: Desk, template: PromptTemplate) -> None:
    """Raise ``Refused`` with the first wording that reads badly on somebody."""
    problem = next(iter(wall_problems(desk, template)), None) if template.enabled else None
    if problem is not None:
        raise cannot_go_live(template, problem)


def _wrong(text: str) -> Iterator[str]:
    if word_count(text) > BLOCK_WORDS:
        yield f"it is {word_count(text)} words long, at most {BLOCK_WORDS} can be said."
    if _STRAY.search(text):
        yield "a stop or a gap stands where something is missing."
    if _SMALL_START.match(text):
        yield "it begins with a small letter."
