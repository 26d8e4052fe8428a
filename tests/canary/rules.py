"""What may stand where: design 4.1 as data, a reason beside each row. What no row allows belongs nowhere."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from frontdesk.domain.audience import Audience
from tests.canary.people import BORN, CANARIES, DIGITS, PEOPLE, Canary, make_known
from tests.canary.surfaces import Said


class Sort(StrEnum):
    """What sort of thing a canary is."""

    BOARD = "the name on the board"
    NAME = "name to use, sound, pronouns, form of address"
    SURNAME = "the name as it stands on a list"
    FULL_NAME = "the same, of somebody who told no name to say aloud"
    LEGAL = "legal name"
    BIRTH = "birth date"
    NUMBER = "phone number or mail address"
    NEED = "what the desk does, as a neutral verb"
    STAFF = "who does it: the desk, a clinician"
    HAND_OVER = "a word from one at the desk to the next"
    ALOUD = "fine aloud"
    DESK = "desk only"
    PRIVATE = "private"
    FILE = "the name of a list somebody brings in"
    KEPT = "kept and never shown: numbers elsewhere, other names, notes of a list"
    UNKNOWN = "no field of the fixture"


_NAMES = ("name_to_use.text", "pronunciation.text", "pronouns.text", "form_of_address.text")
_HEARD = {Audience.ALOUD: Sort.ALOUD, Audience.DESK: Sort.DESK, Audience.PRIVATE: Sort.PRIVATE}


def sort_of(one: Canary) -> Sort:
    """By the field it stands for; what is not named here by who may hear it."""
    place = one.place
    if place in ("Patient.board_name", "Booking.written_name"):
        return Sort.BOARD
    if place == "File.name":
        return Sort.FILE
    if place.startswith("PersonName."):
        return Sort.SURNAME if PEOPLE.get(one.who) in (None, Audience.ALOUD) else Sort.FULL_NAME
    if place.startswith("fact:") and place.endswith(_NAMES):
        return Sort.NAME
    if place.startswith("fact:legal_name"):
        return Sort.LEGAL
    if place.startswith("ContactPoint"):
        return Sort.NUMBER
    if place.startswith("HandOverNote"):
        return Sort.HAND_OVER
    if place.endswith(".neutral_verb"):
        return Sort.NEED
    if re.fullmatch(r"Promise\w+\.who", place):
        return Sort.STAFF
    return _HEARD[one.audience] if one.audience is not None else Sort.KEPT


@dataclass(frozen=True)
class Rule:
    """One situation: what may stand open there, on the screen and for a screen reader, and why."""

    may: frozenset[Sort]
    why: str


def _rule(why: str, *may: Sort) -> Rule:
    return Rule(frozenset(may), why)


_NAMED = (Sort.BOARD, Sort.NAME)
_ASKED = (Sort.SURNAME, Sort.FULL_NAME, Sort.BIRTH)
_CARD = (*_NAMED, Sort.NEED)
_BEAT_2 = (*_CARD, Sort.ALOUD, Sort.FULL_NAME)
_HELD = (*_CARD, Sort.ALOUD, Sort.DESK)
_TWICE = (Sort.SURNAME, Sort.BIRTH, Sort.ALOUD, Sort.DESK)

RULES: dict[str, Rule] = {
    "idle": _rule(
        "4.1: jobs by first name; what is fine aloud; the note is left for whoever sits down next",
        Sort.BOARD, Sort.STAFF, Sort.ALOUD, Sort.HAND_OVER,
    ),
    "find": _rule(
        "4.1: results by full name, no birth date; the card is removed",
        Sort.NAME, Sort.SURNAME,
    ),
    "who is it": _rule(
        "4.1: as Find, and the name as the list has it: it is asked about",
        Sort.BOARD, Sort.NAME, Sort.SURNAME,
    ),
    "beat 1": _rule(
        "4.1: surname and birth date in the check line only, needs, no line, counts of notes",
        *_CARD, *_ASKED,
    ),
    "beat 1 held": _rule(
        "decision 2: the legal name while F4 is held; no note before the match",
        *_CARD, *_ASKED, Sort.LEGAL,
    ),
    "others": _rule(
        "4.1: what is fine aloud; a full name only of whoever told none to say aloud (decision 6)", *_BEAT_2
    ),
    "with_someone": _rule("4.1: as others can hear", *_BEAT_2),
    "alone": _rule("4.1: desk-only facts may fill the sentence and stand open", *_HELD, Sort.FULL_NAME),
    "phone": _rule(
        "4.1: small panel, one neutral line; the caller is asked as in beat 1",
        *_NAMED, *_ASKED, Sort.ALOUD,
    ),
    "phone matched": _rule("4.1: the other lines after the match", *_NAMED, Sort.ALOUD),
    "held": _rule("F4 opens desk-only notes of one patient", *_HELD),
    "held on": _rule("F4 for a second more opens private notes", *_HELD, Sort.PRIVATE),
    "phone held before": _rule(
        "the numbers to ring stand open while F4 is held; no note before the match",
        *_NAMED, *_ASKED, Sort.ALOUD, Sort.LEGAL, Sort.NUMBER,
    ),
    "phone held on": _rule(
        "the numbers to ring stand open while F4 is held",
        *_NAMED, Sort.ALOUD, Sort.DESK, Sort.PRIVATE, Sort.NUMBER,
    ),
    "leaving": _rule("as beat 2, and who does it", *_CARD, Sort.ALOUD, Sort.STAFF),
    "not booked": _rule("as beat 1; nobody was told anything yet", Sort.BOARD, Sort.SURNAME, Sort.BIRTH),
    "gate": _rule("4.1: name, sound, two times", Sort.BOARD, Sort.SURNAME),
    "show": _rule("the turned screen faces the patient: what is on it is chosen, nothing by default"),
    "hidden": _rule("4.1: initials and a drawn picture"),
    "locked": _rule("4.1: nothing"),
    "record": _rule(
        "opened on purpose by one key, and hides with Today; private notes are folded",
        *_CARD, Sort.SURNAME, Sort.LEGAL, Sort.ALOUD, Sort.DESK, Sort.STAFF,
    ),
    "another screen": _rule("it shows nobody"),
    "doubles": _rule(
        "two records are compared on purpose, as in the record: whose words stand; what is private is shut",
        *_TWICE,
    ),
    "doubles held": _rule("F4 opens what is private in the two", *_TWICE, Sort.PRIVATE),
    "brought": _rule(
        "a row of a list is compared with whom it may be, on purpose: all that tells people apart",
        Sort.SURNAME, Sort.BIRTH, Sort.NUMBER, Sort.KEPT,
    ),
    "made one": _rule("what was made one, by name", Sort.SURNAME),
    "columns": _rule(
        "a list is matched on purpose: its first values say which column is which; none of a column that is"
        " never kept",
        Sort.SURNAME, Sort.BIRTH, Sort.NUMBER, Sort.FILE,
    ),
    "looked through": _rule("who is new and who changed, by name, and in what, without values",
        Sort.SURNAME, Sort.BOARD,
    ),
    "looks": _rule(
        "a manager asked who looked at one, by name; what was looked at, without a word of it", Sort.SURNAME
    ),
    "prompts typed": _rule("what a manager typed, and made-up people", Sort.SURNAME),
    "people": _rule(
        "over the idle screen: who is at the desk, and the note they left",
        Sort.HAND_OVER, Sort.BOARD, Sort.STAFF, Sort.ALOUD,
    ),
}  # fmt: skip

OUTSIDE = frozenset({"title", "tooltip", "clipboard", "file", "file name", "stdout", "stderr"})
"""Surfaces where nothing of anybody stands, whatever the situation."""
UNANNOUNCED = frozenset({Sort.BIRTH, Sort.NUMBER, Sort.LEGAL, Sort.PRIVATE})
"""What no screen reader says unasked: a loudspeaker says it to the room. It is there to be walked to."""


def may_stand(situation: str, surface: str) -> frozenset[Sort]:
    """What is right on a surface now. What stands open while F4 is held is announced by nothing."""
    if surface == "stdout":
        return frozenset({Sort.FILE})  # an answer says which of the lists it is about
    if surface in OUTSIDE:
        return frozenset()
    may = RULES[situation].may
    if surface == "announcement":
        return may - UNANNOUNCED - ({Sort.DESK} if "held" in situation else frozenset())
    return may


@dataclass(frozen=True)
class Leak:
    """A canary where it does not belong."""

    what: str
    sort: Sort
    surface: str
    where: str


_WORD = re.compile(r"zq[a-z]{4,}")
_ISO_PARTS = {key: tuple(born.split("-")) for key, born in BORN.items()}
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


@cache
def canaries_in(text: str) -> frozenset[tuple[str, Sort]]:
    """Every canary in a text, whole or cut short, in any writing of a date or a number."""
    make_known()
    low = text.lower()
    found = {(word, _known(word)) for word in _WORD.findall(low)}
    digits = "".join(ch for ch in low if ch.isdigit())
    found |= {(f"number of {key}", Sort.NUMBER) for key, tail in DIGITS.items() if tail[-6:] in digits}
    for key, (year, month, day) in _ISO_PARTS.items():
        named = re.search(
            rf"\b0?{int(day)}\.? {_MONTHS[int(month) - 1]}|{_MONTHS[int(month) - 1]}[a-z]* {day}\b", low
        )
        if named or re.search(rf"\b{year}\b", low) or f"{year}{month}{day}" in digits:
            found.add((f"birth date of {key}", Sort.BIRTH))
    return frozenset(found)


def whole_canaries_in(text: str) -> set[tuple[str, Sort]]:
    """The same in a file, which may be a million bytes of chance: nothing cut short counts there."""
    make_known()
    low = text.lower()
    found = {(word, sort_of(CANARIES[word])) for word in _WORD.findall(low) if word in CANARIES}
    found |= {(f"number of {key}", Sort.NUMBER) for key, tail in DIGITS.items() if tail in low}
    return found | {(f"birth date of {key}", Sort.BIRTH) for key, born in BORN.items() if born in low}


def _known(word: str) -> Sort:
    """A word that was cut short is the first it could be the beginning of."""
    whole = CANARIES.get(word) or next((one for key, one in CANARIES.items() if key.startswith(word)), None)
    return sort_of(whole) if whole is not None else Sort.UNKNOWN


def leaks(said: Iterable[Said], situation: str, *, typed: str = "") -> list[Leak]:
    """What stands where it may not. ``typed``: what somebody types stands in the field."""
    out: list[Leak] = []
    for one in said:
        read = whole_canaries_in if one.surface == "file" else canaries_in
        for what, sort in read(one.text):
            if sort not in may_stand(situation, one.surface) and not (typed and typed.casefold() == what):
                out.append(Leak(what, sort, one.surface, one.where))
    return sorted(set(out), key=lambda leak: (leak.what, leak.surface, leak.where))
