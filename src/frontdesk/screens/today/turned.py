"""The screen turned to the patient: what stands there, and whether what was typed fits. Pure.

What is typed is compared here and kept nowhere.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from frontdesk.domain.card_input import CardInput
from frontdesk.domain.line import Line
from frontdesk.domain.patient import PersonName
from frontdesk.importers.tables.dates import parse_date
from frontdesk.likeness.fold import fold
from frontdesk.screens.today.shown import TurnedShown

MATCH = "Please type your full name and date of birth here."
WRITE = "Please type here what you would like to tell us."
MOST_WORDS = 12
_SENTENCE = re.compile(r"[^.?!…]+[.?!…]*|[.?!…]+")
POINT = "Please point to an answer."


def turned(
    clinic: str, greeting: str, lines: tuple[Line, ...], *, matched: bool, may_read: bool = False
) -> tuple[TurnedShown, ...]:
    """What F8 goes through: before the match the question for name and date, after it what may be shown of
    every standing line.

    ``may_read``: the patient may ask there for everything we keep.
    """
    first = f"{greeting}. {MATCH}" if greeting else MATCH
    if not matched:
        return (TurnedShown(clinic, first), TurnedShown(clinic, POINT))
    said = dict.fromkeys(line.to_show for line in lines if line.to_show)
    may = [TurnedShown(clinic, words) for text in said for words in at_a_time(text)]
    pages = (*may, TurnedShown(clinic, WRITE), TurnedShown(clinic, POINT))
    return tuple(replace(page, may_read=may_read) for page in pages)


def at_a_time(text: str) -> Iterator[str]:
    """The words of a line as they are read from afar: twelve at most stand there, sentence by sentence."""
    held: list[str] = []
    for sentence in _SENTENCE.findall(text):
        words = sentence.split()
        if held and len(held) + len(words) > MOST_WORDS:
            yield " ".join(held)
            held = []
        held += words
        while len(held) > MOST_WORDS:
            yield " ".join(held[:MOST_WORDS])
            held = held[MOST_WORDS:]
    if held:
        yield " ".join(held)


def compared(typed: str, card: CardInput) -> str:
    """A sentence about what was typed; it says what fits and never repeats it."""
    if not typed.strip():
        return ""
    name = "the name fits" if name_fits(typed, card.patient.names) else "the name is another"
    born = {True: "the date of birth fits", False: "the date of birth is another", None: "no date was read"}
    return f"Typed: {name}, {born[date_fits(typed, card.patient.birth_date, card.today)]}."


def name_fits(typed: str, names: tuple[PersonName, ...]) -> bool:
    """Every word of one of the full names was typed, in any order."""
    words = set(fold(typed).split())
    return any(full and set(full) <= words for full in (fold(_full(name)).split() for name in names))


def date_fits(typed: str, birth_date: str, today: date) -> bool | None:
    """Whether a date was typed that is the birth date, the day before or after the month; None: none read."""
    words = typed.replace(",", " ").split()
    read = {
        parse_date(" ".join(words[start:end]), day_first=day_first, newest=today)
        for start in range(len(words))
        for end in range(start + 1, len(words) + 1)
        for day_first in (True, False)
    }
    whole = {one for one in read if one and len(one) == len(birth_date)}
    return birth_date in whole if whole and birth_date else None


def _full(name: PersonName) -> str:
    """The first given name and the family name are enough; a name that came as one string needs all of it."""
    return f"{name.given[0]} {name.family}" if name.given and name.family else name.full
