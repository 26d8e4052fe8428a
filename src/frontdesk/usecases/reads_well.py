"""The last question before a line goes live: does it read well on all twelve people of the wall?

Each wording, the discreet ones too, is filled with what is known of each of them, whether or not it would
come up, and looked at as a sentence: not too long with a name of sixty letters, no gap where a value is
missing, no stray stop.
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from frontdesk.domain.speech import Saying
from frontdesk.domain.template import Occasion, Pack, PromptTemplate
from frontdesk.prompts.deck import Deck
from frontdesk.prompts.lint import BLOCK_WORDS
from frontdesk.prompts.outcome import readings
from frontdesk.prompts.overrides import with_overrides
from frontdesk.prompts.publish import cannot_go_live
from frontdesk.prompts.rule import Problem, Rule, blocking
from frontdesk.prompts.slots import word_count
from frontdesk.usecases.desk import Desk
from frontdesk.usecases.live_lines import other_languages
from frontdesk.usecases.shipped_packs import shipped_pack
from frontdesk.usecases.wall import WallPerson, wall
from frontdesk.words import SAYING

_STRAY = re.compile(r"\s[,.;:!?]|[,;:][,.;:!?]|\s\s|^[,.;:!?\s]|\(\s*\)|“\s*”|\{|\}|\[\[|\]\]")
_SMALL_START = re.compile(r"^[a-z]")


def wall_problems(
    desk: Desk, template: PromptTemplate, people: tuple[WallPerson, ...] = ()
) -> tuple[Problem, ...]:
    """What reads badly, on whom; each wording and reason once. ``people``: the wall, if it stands."""
    pack, saying = _voice_of(desk, template)
    deck = Deck.of((template,), pack, desk.deck.observances)
    if template.id not in deck.by_id:
        return ()  # off, or the lint has said what nobody can read
    places = [f"text {number}" for number in range(1, len(template.texts) + 1)]
    places += [variant.reach.value for variant in template.discreet]
    found: dict[tuple[str, str], Problem] = {}
    for person in people or wall(desk.clinic, desk.staff, desk.now()):
        at = template.occasions[0] if template.occasions else Occasion.CHECK_IN
        card, situation = person.for_line(template, at)
        read = readings(deck, template.id, card, situation, saying)
        for where, text in zip(places, read, strict=True):
            for problem in _wrong(text or ""):
                sentence = f"On {person.name}: {problem.sentence} “{text}”"
                found.setdefault((where, problem.rule), replace(problem, where=where, sentence=sentence))
    return tuple(with_overrides(found.values(), template))


def _voice_of(desk: Desk, template: PromptTemplate) -> tuple[Pack, Saying]:
    """A line is read with the phrases and the days of its own language."""
    if template.lang in other_languages(desk.deck.pack):
        return shipped_pack(template.lang), SAYING[template.lang]()
    return desk.deck.pack, desk.speech


def check_reads_well(desk: Desk, template: PromptTemplate) -> None:
    """Raise ``Refused`` with the first wording that reads badly on somebody."""
    found = wall_problems(desk, template) if template.enabled else ()
    problem = blocking(found)
    if problem is not None:
        raise cannot_go_live(template, problem)


def _wrong(text: str) -> Iterator[Problem]:
    return (problem for rule in WALL_RULES for problem in rule.problems(text))


def _too_long(text: str) -> Iterator[Problem]:
    if word_count(text) > BLOCK_WORDS:
        yield Problem("", f"it is {word_count(text)} words long, at most {BLOCK_WORDS} can be said.")


def _stray(text: str) -> Iterator[Problem]:
    if _STRAY.search(text):
        yield Problem("", "a stop or a gap stands where something is missing.")


def _small_start(text: str) -> Iterator[Problem]:
    if _SMALL_START.match(text):
        yield Problem("", "it begins with a small letter.")


WALL_RULES: tuple[Rule[str], ...] = (
    Rule("too_long_filled", _too_long),
    Rule("stray", _stray),
    Rule("small_start", _small_start),
)
"""For a sentence as somebody would hear it."""
