"""The tone rules that can be checked: what stops a line, and what is worth a second look.

Words are counted as shown, with a typical value in each place: above 22 a line cannot go live, above 14 is a
warning; above 12 nothing is shown to be read at the counter. Silent variants are instructions to the desk, so
only their placeholders and words are checked.
Sentences for the office manager: what is wrong, then what to do.

The rules stand in tables: ``LINE_RULES``, ``UNREADABLE``, ``WORDING_RULES``, ``ALOUD_RULES`` here, the words
of each language in ``lint_english`` and ``lint_spanish``.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from frontdesk.domain.audience import Audience
from frontdesk.domain.fact import KINDS
from frontdesk.domain.template import Op, PromptTemplate, Reach
from frontdesk.prompts import lint_english, lint_spanish
from frontdesk.prompts.condition import row_problem
from frontdesk.prompts.conditions.catalogue import CONDITIONS
from frontdesk.prompts.hidden_signs import first_hidden
from frontdesk.prompts.own_words import OwnWords, own_words, plain
from frontdesk.prompts.placeholders import PLACEHOLDERS
from frontdesk.prompts.rule import Problem, Rule, WordRule
from frontdesk.prompts.score import URGENCIES
from frontdesk.prompts.view import ItemSort
from frontdesk.prompts.wording import BadWording, parse

BLOCK_WORDS = 22
WARN_WORDS = 14
SHOW_WORDS = 12
"""What somebody reads at a glance on the turned screen."""
MOST_WORDINGS = 5

_EMOJI = re.compile("[\U0001f000-\U0001faff\u2600-\u27bf\ufe0f]+")
_NO_WORDS_OF_A_CUE = re.compile(f"[{{}}\\[\\]\u25ca\u2028-\u202e\u2066-\u2069\x00-\x1f]|{_EMOJI.pattern}")
_UNPICKED = re.compile(r"(?:^|(?<=[\s(“]))/\w+")
_BLANKS = re.compile(r"^\s+|\s+$|  +")
_PRIVATE = {kind.value: rule.label for kind, rule in KINDS.items() if rule.audience is Audience.PRIVATE}
SAMPLES = {placeholder.name: placeholder.sample for placeholder in PLACEHOLDERS.values()}


@dataclass(frozen=True, slots=True)
class Language:
    """What the lint knows of one language: words for all of a line, for its cue, for what is said aloud."""

    words: tuple[WordRule, ...] = ()
    title: tuple[WordRule, ...] = ()
    aloud: tuple[WordRule, ...] = ()


LANGUAGES = {
    "en": Language(lint_english.WORD_RULES, lint_english.TITLE_RULES, lint_english.ALOUD_RULES),
    "es": Language(lint_spanish.WORD_RULES, lint_spanish.WORD_RULES, lint_spanish.ALOUD_RULES),
}
_NO_WORDS = Language()
"""A language whose words nobody has put together: what can be counted is still checked."""


@dataclass(frozen=True, slots=True)
class Written:
    """One wording or variant of a line."""

    where: str
    source: str
    names: frozenset[str]
    own: OwnWords
    """Its author's words."""
    shown: OwnWords
    """With a typical value in each place."""


@dataclass(frozen=True, slots=True)
class Unreadable:
    """A wording that cannot be read, and why."""

    where: str
    bad: BadWording


def problems(template: PromptTemplate) -> tuple[Problem, ...]:
    """All findings about one template, those that block it first."""
    language = LANGUAGES.get(template.lang, _NO_WORDS)
    found = [problem for rule in LINE_RULES for problem in rule.problems(template)]
    found += _title(template.title, language)
    for number, text in enumerate(template.texts, start=1):
        found += _wording(f"text {number}", text, Reach.ALOUD, language)
    for variant in template.discreet:
        found += _wording(variant.reach.value, variant.text, variant.reach, language)
    return tuple(sorted(found, key=lambda problem: not problem.blocks))


def _title(title: str, language: Language) -> Iterator[Problem]:
    """The cue may be read by anybody who looks over the counter: the first word that tells stops it."""
    cue = plain(title)
    for rule in TITLE_RULES:
        yield from rule.problems(title)
    hits = (rule.problem("title", cue) for rule in language.title)
    hit = next((problem for problem in hits if problem is not None), None)
    if hit is not None:
        yield hit


def _wording(where: str, text: str, reach: Reach, language: Language) -> Iterator[Problem]:
    try:
        names = parse(text, PLACEHOLDERS).names
    except BadWording as bad:
        for unread in UNREADABLE:
            yield from unread.problems(Unreadable(where, bad))
        return
    aloud = reach is not Reach.SILENT
    written = Written(where, text, names, own_words(text), own_words(text, SAMPLES))
    for rule in (*WORDING_RULES, *(ALOUD_RULES if aloud else ())):
        yield from rule.problems(written)
    for words in (*language.words, *(language.aloud if aloud else ())):
        problem = words.problem(where, written.own)
        if problem is not None:
            yield problem


def _title_signs(title: str) -> Iterator[Problem]:
    hit = _NO_WORDS_OF_A_CUE.search(title)
    at = hit.span() if hit else None
    if hidden := first_hidden(title):
        at = hidden[0], sum(hidden)
    if at is not None:
        sentence = "A cue is plain words: nothing is filled in, and no sign stands for something else."
        yield Problem("title", sentence, position=at[0], length=at[1] - at[0])


TITLE_RULES: tuple[Rule[str], ...] = (Rule("title_signs", _title_signs),)
"""For the cue, in any language."""


def _incomplete(line: PromptTemplate) -> Iterator[Problem]:
    if not line.title.strip():
        yield Problem("title", "The cue is empty. Say in a few words what to do.")
    if not line.id or not line.theme:
        yield Problem("line", "A line needs an id and a theme.")


def _no_occasion(line: PromptTemplate) -> Iterator[Problem]:
    if not line.occasions:
        yield Problem("occasions", "Pick when it may come up: check-in, waiting, leaving or the phone.")


def _wordings(line: PromptTemplate) -> Iterator[Problem]:
    if not 1 <= len(line.texts) <= MOST_WORDINGS:
        yield Problem("line", f"A line has one to {MOST_WORDINGS} wordings.")


def _same_wordings(line: PromptTemplate) -> Iterator[Problem]:
    if len(set(line.texts)) < len(line.texts):
        yield Problem("line", "Two wordings are the same.")


def _order(line: PromptTemplate) -> Iterator[Problem]:
    if line.adjust not in (-10, 0, 10):
        yield Problem("line", "Order is Earlier, Normal or Later.")


def _urgency(line: PromptTemplate) -> Iterator[Problem]:
    if line.urgency not in URGENCIES:
        yield Problem("line", f"'{line.urgency}' is not a family of urgency.")


def _lift(line: PromptTemplate) -> Iterator[Problem]:
    if line.boosted_by and line.boosted_by.partition(":")[0] not in tuple(ItemSort):
        yield Problem("line", f"'{line.boosted_by}' cannot lift a line.")


def _second_person(line: PromptTemplate) -> Iterator[Problem]:
    if line.fits_anyone and line.enabled and not line.reviewed_by:
        yield Problem(
            "line", "“Would fit anyone” counts once a second person confirms it. Ask somebody to read it."
        )


def _conditions(line: PromptTemplate) -> Iterator[Problem]:
    for row in (*line.all, *line.any, *line.none):
        sentence = row_problem(row, CONDITIONS.get(row.field))
        if sentence:
            yield Problem("conditions", sentence)


def _upside_down(line: PromptTemplate) -> Iterator[Problem]:
    for row in (*line.all, *line.any, *line.none):
        numbers = row.value if row.op is Op.BETWEEN and isinstance(row.value, tuple) else ()
        if len(numbers) == 2 and numbers[0] > numbers[1]:  # type: ignore[operator]  # two of one kind
            yield Problem(
                "conditions", f"Nothing is between {numbers[0]} and {numbers[1]}: the lower one first."
            )


LINE_RULES: tuple[Rule[PromptTemplate], ...] = (
    Rule("incomplete", _incomplete),
    Rule("no_occasion", _no_occasion),
    Rule("wordings", _wordings),
    Rule("same_wordings", _same_wordings),
    Rule("order", _order),
    Rule("urgency", _urgency),
    Rule("lift", _lift),
    Rule("second_person", _second_person, blocks=False),
    Rule("conditions", _conditions),
    Rule("upside_down", _upside_down),
)


def _private(found: Unreadable) -> Iterator[Problem]:
    """A placeholder named after a private kind of fact gets its own sentence."""
    label = _PRIVATE.get(found.bad.name or "")
    if label:
        sentence = f"'{label}' is private and may not be spoken. Take it out, or say what to do instead."
        yield Problem(found.where, sentence, position=found.bad.position, length=found.bad.length)


def _unknown_placeholder(found: Unreadable) -> Iterator[Problem]:
    if found.bad.name is not None and found.bad.name not in _PRIVATE:
        yield _unread(found)


def _unreadable(found: Unreadable) -> Iterator[Problem]:
    if found.bad.name is None:
        yield _unread(found)


def _unread(found: Unreadable) -> Problem:
    return Problem(found.where, found.bad.sentence, position=found.bad.position, length=found.bad.length)


UNREADABLE: tuple[Rule[Unreadable], ...] = (
    Rule("private", _private),
    Rule("unknown_placeholder", _unknown_placeholder),
    Rule("unreadable", _unreadable),
)


def _beside_cue(written: Written) -> Iterator[Problem]:
    for name in sorted(written.names):
        if not PLACEHOLDERS[name].in_sentence:
            at, length = placeholder_at(written.source, name)
            sentence = f"{{{name}}} is shown beside the cue and never stands in a sentence."
            yield Problem(written.where, sentence, position=at, length=length)


def _empty(written: Written) -> Iterator[Problem]:
    if not written.shown.text.strip():
        yield Problem(written.where, "This wording is empty.")


def _hidden(written: Written) -> Iterator[Problem]:
    hit = first_hidden(written.source)
    if hit:
        sentence = "There is a sign here that nobody sees or that looks like another. Type these words anew."
        yield Problem(written.where, sentence, position=hit[0], length=hit[1])


def _blanks(written: Written) -> Iterator[Problem]:
    hit = _BLANKS.search(written.source)
    if hit:
        yield Problem(written.where, "There is a blank too many.", position=hit.start(), length=len(hit[0]))


def _unpicked(written: Written) -> Iterator[Problem]:
    hit = _UNPICKED.search(written.own.text)
    if hit:
        position, length = written.own.place(*hit.span())
        sentence = f"“{hit[0]}” would be said as it stands. Pick what is filled in, or take it out."
        yield Problem(written.where, sentence, position=position, length=length)


def _too_long(written: Written) -> Iterator[Problem]:
    count = len(written.shown.text.split())
    if count > BLOCK_WORDS:
        sentence = f"{count} words. Above {BLOCK_WORDS} a line cannot go live."
        yield _from_word(written, BLOCK_WORDS, sentence)


def _long(written: Written) -> Iterator[Problem]:
    count = len(written.shown.text.split())
    if WARN_WORDS < count <= BLOCK_WORDS:
        yield _from_word(written, WARN_WORDS, f"{count} words. Up to {WARN_WORDS} are easier to say.")


def _too_long_to_show(written: Written) -> Iterator[Problem]:
    count = len(written.shown.text.split())
    if written.where == Reach.SHOW.value and count > SHOW_WORDS:
        sentence = f"{count} words. Above {SHOW_WORDS} nothing is shown to be read."
        yield _from_word(written, SHOW_WORDS, sentence)


def _from_word(written: Written, most: int, sentence: str) -> Problem:
    """From the first word that is too many to the end."""
    starts = [word.start() for word in re.finditer(r"\S+", written.shown.text)]
    at = written.shown.places[starts[most]]
    return Problem(written.where, sentence, position=at, length=len(written.source.rstrip()) - at)


WORDING_RULES: tuple[Rule[Written], ...] = (
    Rule("beside_cue", _beside_cue),
    Rule("empty", _empty),
    Rule("hidden", _hidden),
    Rule("unpicked", _unpicked),
    Rule("blanks", _blanks, blocks=False),
    Rule("too_long", _too_long),
    Rule("long", _long, blocks=False),
    Rule("too_long_to_show", _too_long_to_show),
)
"""For every wording and variant, also for what is only done."""


def _two_questions(written: Written) -> Iterator[Problem]:
    yield from _one_at_most(written, "?", "One question at a time.")


def _exclamation(written: Written) -> Iterator[Problem]:
    yield from _one_at_most(written, "!", "One exclamation mark is the most.")


def _one_at_most(written: Written, mark: str, sentence: str) -> Iterator[Problem]:
    found = [at for at, letter in enumerate(written.own.text) if letter == mark]
    if len(found) > 1:
        yield Problem(written.where, sentence, position=written.own.places[found[1]], length=1)


def _emoji(written: Written) -> Iterator[Problem]:
    hit = _EMOJI.search(written.source)
    if hit:
        yield Problem(written.where, "No emojis in spoken words.", position=hit.start(), length=len(hit[0]))


ALOUD_RULES: tuple[Rule[Written], ...] = (
    Rule("two_questions", _two_questions),
    Rule("exclamation", _exclamation),
    Rule("emoji", _emoji),
)
"""For what the patient hears or reads."""


def placeholder_at(source: str, name: str) -> tuple[int, int]:
    """Where a placeholder first stands in a wording, and how long it is with its braces."""
    hit = re.search(rf"\{{{name}(?:\|[^}}]*)?\}}", source)
    return (hit.start(), len(hit[0])) if hit else (0, 0)
