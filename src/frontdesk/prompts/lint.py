"""The tone rules that can be checked: what stops a line, and what is worth a second look.

Words are counted as shown, with a typical value in each place: above 22 a line cannot go live, above 14 is a
warning. Silent variants are instructions to the desk, so only their placeholders and words are checked.
Sentences for the office manager: what is wrong, then what to do.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from frontdesk.domain.audience import Audience
from frontdesk.domain.fact import KINDS
from frontdesk.domain.template import PromptTemplate, Reach
from frontdesk.prompts import do_not_say, lint_spanish
from frontdesk.prompts.condition import row_problem
from frontdesk.prompts.conditions.catalogue import CONDITIONS
from frontdesk.prompts.placeholders import PLACEHOLDERS
from frontdesk.prompts.score import URGENCIES
from frontdesk.prompts.view import ItemSort
from frontdesk.prompts.wording import BadWording, Wording, parse

BLOCK_WORDS = 22
WARN_WORDS = 14
MOST_WORDINGS = 5


@dataclass(frozen=True, slots=True)
class Problem:
    """One finding. ``blocks`` keeps the line from going live."""

    where: str
    """``text 1``, ``quiet``, ``conditions``, ..."""
    sentence: str
    blocks: bool = True
    position: int = 0
    """Character in the wording."""


LABELS = do_not_say.Words(
    r"difficult|non-?compliant|rude|claims|frequent flyers?|drug-?seeking|demanding|elderly|poor historian"
)
_CONDESCENSION = do_not_say.Words(
    r"don['’]?t google|leave it to the doctor|the doctor knows best|as i (?:already )?said|obviously"
)
_PRONOUNS = do_not_say.Words(r"he|she|him|her|his|hers|himself|herself")
_GUSH = do_not_say.Words(r"amazing|awesome|wonderful|fantastic|perfect|lovely|super|the best ever|so excited")
_REFERRAL = do_not_say.Words(
    r"(?:leave|write) (?:us )?a review|rate us|google review|five stars?|refer a friend|tell your friends"
)
OF_THE_PATIENT = do_not_say.Words(
    r"he|she|him|her|his|hers|himself|herself|they|them|their|theirs|themsel(?:f|ves)"
)
_TELLING = do_not_say.Words(
    r"condolences?|grief|griev\w+|bereave\w*|loss|died|death|hard times?|(?:good|bad|sad) news|sad|upset"
    r"|afraid|anxious|nervous|ill|illness|sick|missed|guilt\w*|shy|deaf|blind|disab\w+|autis\w+"
    r"|money|costs?|poor|insurance|religio\w+|faith|fasting|divorc\w+|refugee|migrant"
)
_EMOJI = re.compile("[\U0001f000-\U0001faff\u2600-\u27bf\ufe0f]")

_WORD_RULES: tuple[tuple[do_not_say.Words, str], ...] = (
    (LABELS, "Labels a patient would not want to read. Say what to do instead."),
    (_CONDESCENSION, "This talks down. Speak adult to adult."),
    (_GUSH, "Thank without gush: take out the superlative."),
    (_REFERRAL, "We ask nobody for reviews or referrals."),
    (do_not_say.D1_OWN, "D1: never ask after somebody who died."),
    (do_not_say.D2_WORDS, "D2: nothing about pregnancy, birth, loss or children."),
    (do_not_say.D4_WORDS, "D4: no festival wishes."),
    (do_not_say.D4_GUESS, "D4: no guess at faith, origin or partner."),
    (do_not_say.D5_WORDS, "D5: no remark on weight, looks, tiredness or age."),
    (do_not_say.D6_WORDS, "D6: no diagnosis, test, medicine or kind of clinic."),
    (do_not_say.D7_WORDS, "D7: no blame for lateness, absence or debt."),
    (do_not_say.D8_WORDS, "D8: no false comfort."),
    (do_not_say.D9_WORDS, "D9: no pet names."),
    (do_not_say.D10_WORDS, "D10: no remark on language or origin."),
    (do_not_say.D11_WORDS, "D11: never reveal who told us."),
    (do_not_say.D13_WORDS, "D13: no medical reassurance or advice."),
    (do_not_say.D14_WORDS, "D14: no birthday wishes."),
)


_TITLE_RULES: tuple[tuple[do_not_say.Words, str], ...] = (
    (OF_THE_PATIENT, "a cue stands on a public screen. Say what to do, without a pronoun of the patient."),
    (_TELLING, "a cue stands on a public screen and tells nothing about the patient. Say what to do."),
    *_WORD_RULES,
)


@dataclass(frozen=True, slots=True)
class _Language:
    """What the lint knows of one language."""

    words: tuple[tuple[do_not_say.Words, str], ...] = ()
    title: tuple[tuple[do_not_say.Words, str], ...] = ()
    of_the_patient: tuple[tuple[do_not_say.Words, str], ...] = ()
    """In words said aloud."""


_LANGUAGES = {
    "en": _Language(_WORD_RULES, _TITLE_RULES, ((_PRONOUNS, "say the name, or “you”."),)),
    "es": _Language(
        lint_spanish.WORD_RULES,
        lint_spanish.WORD_RULES,
        (
            (lint_spanish.PRONOUNS, "takes the patient for a man or a woman. Say it another way."),
            (lint_spanish.FAMILIAR, "the desk says usted."),
        ),
    ),
}
_NO_WORDS = _Language()
"""A language whose words nobody has put together: what can be counted is still checked."""


def problems(template: PromptTemplate) -> tuple[Problem, ...]:
    """All findings about one template, those that block it first."""
    language = _LANGUAGES.get(template.lang, _NO_WORDS)
    found = [*_fields(template), *_title(template.title, language), *_conditions(template)]
    for number, text in enumerate(template.texts, start=1):
        found += _text(f"text {number}", text, Reach.ALOUD, language)
    for variant in template.discreet:
        found += _text(variant.reach.value, variant.text, variant.reach, language)
    return tuple(sorted(found, key=lambda problem: not problem.blocks))


def _fields(template: PromptTemplate) -> Iterator[Problem]:
    if not template.id or not template.title or not template.theme:
        yield Problem("line", "A line needs an id, a title and a theme.")
    if not template.occasions:
        yield Problem("line", "Pick at least one occasion.")
    if not 1 <= len(template.texts) <= MOST_WORDINGS:
        yield Problem("line", f"A line has one to {MOST_WORDINGS} wordings.")
    if len(set(template.texts)) < len(template.texts):
        yield Problem("line", "Two wordings are the same.")
    if template.adjust not in (-10, 0, 10):
        yield Problem("line", "Order is Earlier, Normal or Later.")
    if template.urgency not in URGENCIES:
        yield Problem("line", f"'{template.urgency}' is not a family of urgency.")
    if template.boosted_by and template.boosted_by.partition(":")[0] not in tuple(ItemSort):
        yield Problem("line", f"'{template.boosted_by}' cannot lift a line.")
    if template.fits_anyone and template.enabled and not template.reviewed_by:
        yield Problem("line", "A second person confirms that this wording would fit anyone.", blocks=False)


def _title(title: str, language: _Language) -> Iterator[Problem]:
    """The cue may be read by anybody who looks over the counter: the first word that tells stops it."""
    for words, sentence in language.title:
        hit = words.search(title)
        if hit:
            yield Problem("title", f"“{hit[0]}”: {sentence}", position=hit.start())
            return


def _conditions(template: PromptTemplate) -> Iterator[Problem]:
    for row in (*template.all, *template.any, *template.none):
        sentence = row_problem(row, CONDITIONS.get(row.field))
        if sentence:
            yield Problem("conditions", sentence)


def _text(where: str, text: str, reach: Reach, language: _Language) -> Iterator[Problem]:
    try:
        wording = parse(text, PLACEHOLDERS)
    except BadWording as bad:
        yield Problem(where, _private(bad.sentence), position=bad.position)
        return
    for name in sorted(wording.names):
        if not PLACEHOLDERS[name].in_sentence:
            yield Problem(where, f"{{{name}}} is shown beside the cue and never stands in a sentence.")
    shown = sample(wording)
    if not shown.strip():
        yield Problem(where, "This wording is empty.")
    if "  " in text or text != text.strip():
        yield Problem(where, "There is a blank too many.", blocks=False)
    yield from _length(where, len(shown.split()))
    for words, sentence in language.words:
        hit = words.search(_own_words(wording))
        if hit:
            yield Problem(where, f"“{hit[0]}”: {sentence}")
    if reach is not Reach.SILENT:
        yield from _tone(where, shown, _own_words(wording), language)


def _length(where: str, count: int) -> Iterator[Problem]:
    if count > BLOCK_WORDS:
        yield Problem(where, f"{count} words. Above {BLOCK_WORDS} a line cannot go live.")
    elif count > WARN_WORDS:
        yield Problem(where, f"{count} words. Up to {WARN_WORDS} are easier to say.", blocks=False)


def _tone(where: str, shown: str, own: str, language: _Language) -> Iterator[Problem]:
    if shown.count("?") > 1:
        yield Problem(where, "One question at a time.")
    if shown.count("!") > 1:
        yield Problem(where, "One exclamation mark is the most.")
    if _EMOJI.search(shown):
        yield Problem(where, "No emojis in spoken words.")
    for words, sentence in language.of_the_patient:
        hit = words.search(own)
        if hit:
            yield Problem(where, f"“{hit[0]}”: {sentence}")


def sample(wording: Wording) -> str:
    """The wording with a typical value in each place, as the word counts see it."""
    return wording.fill({name: PLACEHOLDERS[name].sample for name in wording.names}) or ""


def _own_words(wording: Wording) -> str:
    """The wording's own words: every value stands as an ellipsis."""
    return wording.fill(dict.fromkeys(wording.names, "…")) or ""


def _private(sentence: str) -> str:
    """A placeholder named after a private kind of fact gets its own sentence."""
    for kind, rule in KINDS.items():
        if rule.audience is Audience.PRIVATE and sentence.startswith(f"'{{{kind.value}}}'"):
            return f"'{rule.label}' is private and may not be spoken. Take it out, or say what to do instead."
    return sentence
