"""One line with a time as the cells of a list with columns."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from frontdesk.importers.pasted import words
from frontdesk.importers.pasted.clocks import When, when_in
from frontdesk.importers.pasted.details import (
    Found,
    blanked,
    dates_in,
    numbers_in,
    reached_at,
    says_born,
    stands_alone,
)
from frontdesk.importers.pasted.headings import NEAR
from frontdesk.importers.pasted.lines import LOOKED_AT, Line
from frontdesk.importers.pasted.names import clinician_in, name_in, pieces, says, too_many_words
from frontdesk.importers.tables.words import visit_kind, visit_status

NO_NAME = "no name can be told on this line."
NO_END = "where the name ends cannot be told."
COLUMNS = {
    "Name": "name", "Date of birth": "birth_date", "Phone": "phone", "Email": "email", "MRN": "mrn",
    "NHS": "mrn", "Chart": "mrn", "Account": "mrn", "ID": "mrn", "Date": "date", "Time": "time", "End": "end",
    "Clinician": "clinician", "Type": "visit_type", "Status": "status",
}  # fmt: skip
"""The columns a line is cut into, as a list from a file would have them."""
_ALSO_SORTS = frozenset({"new", "patient"})
_ISO_T = re.compile(r"(?<=\d\d-\d\d)T(?=\d\d:)")
_NUMBERS = {"mrn": "MRN", "nhs": "NHS", "chart": "Chart", "account": "Account", "id": "ID"}


@dataclass(frozen=True, slots=True)
class Manner:
    """How the whole list is written; no line says it alone."""

    today: date
    day_first: bool
    in_america: bool
    to_twelve: bool = False
    without_colon: bool = False
    bare_births: bool = False
    """Dates in cells of their own, and no word beside them, are birth dates."""


@dataclass(frozen=True, slots=True)
class Seen:
    """A line, and what is known of it before the others are: dates and the time."""

    line: Line
    text: str = field(repr=False)
    dates: tuple[Found, ...] = field(repr=False)
    when: When | None

    @property
    def words(self) -> str:
        """What stands beside time and dates."""
        text = blanked(self.text, self.dates)
        if self.when is None:
            return text.strip()
        return f"{text[: self.when.start]}\t{text[self.when.stop :]}".strip()

    @property
    def is_time_alone(self) -> bool:
        """A time on a line of its own: the name is on the next, or on the one before."""
        return self.when is not None and not any(sign.isalnum() for sign in self.words)


@dataclass(slots=True)
class Cut:
    """What a line gives, and whether more stood there than is used."""

    cells: dict[str, str] = field(repr=False)
    trouble: str = ""
    unused: bool = False


def seen(line: Line, manner: Manner) -> Seen:
    """Look at the front of a line once."""
    text = _ISO_T.sub(" ", line.text[:LOOKED_AT])
    dates = tuple(dates_in(text, day_first=manner.day_first, newest=manner.today))
    return Seen(line, text, dates, when_in(blanked(text, dates), without_colon=manner.without_colon))


def bare_dates(one: Seen, today: date) -> Iterable[str]:
    """Dates behind the front of a row that stand in a cell of their own: birth dates, where they are old."""
    for at in one.dates:
        if not _leads(one, at, today) and not says_born(one.text, at) and _bare(one, at):
            yield at.value


def cut_row(one: Seen, manner: Manner) -> Cut:
    """The cells of a line that has a time. ``trouble`` says why it is none that can be used."""
    assert one.when is not None
    cells = dict.fromkeys(COLUMNS, "")
    _take_details(one, manner, cells)
    text = blanked(one.text, one.dates)
    told = [*numbers_in(text), *reached_at(text, in_america=manner.in_america)]
    for found in told:
        column = _NUMBERS.get(found.kind) or found.kind.capitalize()
        cells[column] = cells[column] or found.value
    text = blanked(text, told)
    result = Cut(cells)
    crowded = False
    for piece in (*pieces(text[: one.when.start]), *pieces(text[one.when.stop :])):
        crowded = crowded or (not cells["Name"] and too_many_words(piece))
        result.unused |= _take(piece, cells)
    if not cells["Name"]:
        result.trouble = NO_END if crowded else NO_NAME
    return result


def _take(piece: str, cells: dict[str, str]) -> bool:
    """Put a piece where it belongs; True where it, or its end, is not used."""
    if said := clinician_in(piece):
        cells["Clinician"] = cells["Clinician"] or said
        return False
    if not cells["Name"]:
        name, rest = name_in(piece)
        if name:
            cells["Name"] = name
            return bool(rest) and _take(rest, cells)
    if says(piece, words.NOT_COMING) and visit_status(piece) in ("cancelled", "noshow"):
        cells["Status"] = piece
        return False
    if says(piece, words.STATES | words.HEADS):
        return False
    if says(piece, words.SORTS | _ALSO_SORTS):
        kind = visit_kind(piece)
        cells["Type"] = cells["Type"] or (piece if kind != "other" else "")
        return False
    return any(sign.isalpha() for sign in piece) and len(piece) > 1


def _take_details(one: Seen, manner: Manner, cells: dict[str, str]) -> None:
    """Time, end, the row's own day, the birth date."""
    assert one.when is not None
    begins, ends = one.when.begins, one.when.ends
    cells["Time"] = f"{begins.as_time(to_twelve=manner.to_twelve):%H:%M}"
    if ends is not None:
        cells["End"] = f"{ends.as_time(to_twelve=manner.to_twelve):%H:%M}"
    today = manner.today.isoformat()
    for at in one.dates:
        if _leads(one, at, manner.today):
            cells["Date"] = at.value
        elif says_born(one.text, at) or (manner.bare_births and at.value <= today and _bare(one, at)):
            cells["Date of birth"] = cells["Date of birth"] or at.value


def _bare(one: Seen, at: Found) -> bool:
    """A date that no word beside it explains: in a cell of its own, or right behind the name."""
    if stands_alone(one.text, at):
        return True
    after_time = one.when.stop if one.when and one.when.stop <= at.start else 0
    before = pieces(blanked(one.text, one.dates)[after_time : at.start])
    name, rest = name_in(before[0]) if len(before) == 1 else ("", "")
    return bool(name) and not rest


def _leads(one: Seen, at: Found, today: date) -> bool:
    """The day of the booking: beside its time, or at the front of the line behind a weekday at most."""
    if one.when is None or at.stop > one.when.start or says_born(one.text, at):
        return False
    days = abs((date.fromisoformat(at.value) - today).days)
    if days <= NEAR and not one.text[at.stop : one.when.start].strip(" ,\t"):
        return True
    before = one.text[: at.start]
    return not any(sign.isdigit() for sign in before) and len(before.split()) <= 1 and not name_in(before)[0]
