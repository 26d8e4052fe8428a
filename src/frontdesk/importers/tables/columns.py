"""Which column holds what: guessed from header and first values, corrected by a person, remembered."""

import hashlib
import re
from collections.abc import Mapping, Sequence
from datetime import date, time

from frontdesk.importers.limits import LONGEST_MOMENT
from frontdesk.importers.tables.dates import parse_date, parse_range, without_clock
from frontdesk.importers.tables.headers import NEVER, UNUSED, role_of, words_of
from frontdesk.importers.tables.moments import with_offset

ROLES: dict[str, str] = {
    "name": "Full name",
    "family": "Last name",
    "given": "First name",
    "middle": "Middle name",
    "prefix": "Title",
    "suffix": "Suffix",
    "preferred_name": "Name to use",
    "sound": "How to say it",
    "birth_date": "Date of birth",
    "phone": "Phone",
    "email": "Email",
    "mrn": "Patient number",
    "language": "Language",
    "interpreter": "Interpreter",
    "pronouns": "Pronouns",
    "patient_status": "Patient status",
    "start": "Appointment date and time",
    "date": "Appointment date",
    "time": "Appointment time",
    "end": "End",
    "length": "Length",
    "clinician": "Clinician",
    "visit_type": "Appointment type",
    "status": "Appointment status",
    "room": "Room",
    "visit_id": "Appointment number",
}
"""Role to the words the review shows. A column without a role is not read."""

_SEVERAL = frozenset({"phone", "email", "family", "given", "mrn"})
_NEWEST = date(2199, 12, 31)


def header_names(row: Sequence[str]) -> tuple[str, ...]:
    """The columns' names, each once: the second "Phone" is "Phone (2)", a nameless one "Column 7"."""
    seen: dict[str, int] = {}
    names = []
    for number, cell in enumerate(row, start=1):
        name = " ".join(cell.replace("\x00", " ").split())[:80] or f"Column {number}"
        seen[name] = seen.get(name, 0) + 1
        names.append(name if seen[name] == 1 else f"{name} ({seen[name]})")
    return tuple(names)


def header_key(header: Sequence[str]) -> str:
    """Stands for a header in the store; order, case and accents do not matter."""
    return hashlib.sha256("\n".join(sorted(words_of(name) for name in header)).encode()).hexdigest()[:32]


def guess_columns(header: Sequence[str], samples: Sequence[Sequence[str]] = ()) -> dict[str, str]:
    """Column name to role for the columns that will be read.

    Names decide; the values correct what a name leaves open (is "Appointment" a date, a time or both?) and
    take back what cannot be (a birth date column without any date).
    """
    guess: dict[str, str] = {}
    for place, name in enumerate(header):
        values = [row[place] for row in samples if place < len(row) and row[place].strip()]
        role = _by_values(role_of(name.removesuffix(")").rpartition(" (")[0] or name), values)
        if role == "id" or (role in ROLES and (role in _SEVERAL or role not in guess.values())):
            guess[name] = role
    return _settled(guess)


def left_out(header: Sequence[str], used: Mapping[str, str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Columns never kept, and other columns that are not read."""
    unread = [name for name in header if name not in used]
    never = tuple(name for name in unread if role_of(name) == NEVER)
    return never, tuple(name for name in unread if name not in never)


def may_be_kept(name: str) -> bool:
    """False for columns of what Frontdesk never stores, whatever role somebody gives them."""
    return role_of(name) != NEVER


def _by_values(role: str, values: Sequence[str]) -> str:
    if not values or role in (NEVER, UNUSED, ""):
        return role
    if role in ("start", "date", "time"):
        kinds = [_moment_kind(value) for value in values]
        best = max(set(kinds), key=kinds.count)
        return best if best != "other" else ("" if role == "start" else role)
    if role == "birth_date":
        return role if any(_a_date(without_clock(value)) for value in values) else ""
    return role


def _moment_kind(value: str) -> str:
    """``start`` for date and time together, ``date``, ``time`` or ``other``."""
    if both := split_moment(value):
        day, clock = both[0], parse_range(both[1])
        if re.search(r"\b(1899|1900)\b", day):
            return "time"  # a spreadsheet's zero day: only the time is meant
        return "start" if clock and clock[0] != time.min else "date"
    if with_offset(value):
        return "start"
    if parse_range(value):
        return "time"
    return "date" if _a_date(value) else "other"


def _a_date(value: str) -> bool:
    return any(parse_date(value, day_first=first, newest=_NEWEST) for first in (True, False))


def split_moment(value: str) -> tuple[str, str] | None:
    """A date and a time written in one cell, apart; None when there are not both."""
    text = value.strip()
    if len(text) > LONGEST_MOMENT:
        return None
    for cut, sign in enumerate(text):
        if (sign in " ,T" or sign == "\u00a0") and cut >= 5:
            day, clock = text[:cut].strip(" ,"), text[cut + 1 :].strip(" ,-")
            if clock[:1].isdigit() and parse_range(clock) and _a_date(day):
                return day, clock
    return None


def _settled(guess: dict[str, str]) -> dict[str, str]:
    """What only the whole header can say: a lone "ID", "Name" beside a first name, two ways to say when."""
    roles = set(guess.values())
    is_day_list = bool(roles & {"start", "time"})
    settled: dict[str, str] = {}
    for name, role in guess.items():
        if role == "id":
            role = "visit_id" if is_day_list and "mrn" in roles else "mrn"  # noqa: PLW2901 - the corrected role is the one that counts below
            if role in roles or role in settled.values():
                continue
        elif role == "name" and _lone(name) and "given" in roles and "family" not in roles:
            role = "family"  # noqa: PLW2901  ("Nom" beside "Prénom", "Name" beside "Vorname")
        elif role in ("date", "time") and "start" in roles:
            continue
        settled[name] = role
    if "given" not in settled.values() and "family" in settled.values() and _has_lone_name(guess):
        # "Nombre" beside "Apellidos", "Nome" beside "Cognome": the lone name is the first name.
        settled = {
            name: "given" if role == "name" and _lone(name) else role for name, role in settled.items()
        }
    if not {"given", "name"} & set(settled.values()) and "family" in settled.values():
        # "Familienname" beside "Rufname": the name to use is the only first name there is.
        settled = {name: "given" if role == "preferred_name" else role for name, role in settled.items()}
    return settled


def _lone(name: str) -> bool:
    return role_of(name) == "name" and " " not in words_of(name)


def _has_lone_name(guess: Mapping[str, str]) -> bool:
    return any(_lone(name) and role == "name" for name, role in guess.items())
