"""Rows under a header: copied from a spreadsheet or a page, or printed in columns of even width."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from zoneinfo import ZoneInfo

from frontdesk.importers.pasted.lines import Line
from frontdesk.importers.pasted.rows import Manner
from frontdesk.importers.tables.columns import guess_columns, header_names, left_out, split_moment
from frontdesk.importers.tables.dates import parse_range
from frontdesk.importers.tables.dialect import rows_of
from frontdesk.importers.tables.headers import role_of
from frontdesk.importers.tables.moments import with_offset
from frontdesk.importers.tables.rows import Table, table_of

_SIGNS = "\t|;,"
_SAMPLES = 60
_NAMES = frozenset({"name", "family", "given"})
_WHO = frozenset({"birth_date", "phone", "mrn", "email"})


@dataclass(frozen=True, slots=True)
class Columns:
    """A header of the list: how rows below it are cut, and what each column holds."""

    names: tuple[str, ...] = field(repr=False)
    sign: str
    """Between cells; empty where the places of the header's words say it."""
    places: tuple[int, ...] = ()
    table: Table | None = None
    not_used: tuple[str, ...] = ()

    def cells(self, text: str) -> tuple[str, ...]:
        """A row under this header; empty where it does not fit it."""
        if self.sign:
            return _fitted(_split(text, self.sign), len(self.names))
        if any(text[place - 1 : place].strip() for place in self.places[1:]):
            return ()
        ends = (*self.places[1:], len(text))
        return tuple(text[at:end].strip() for at, end in zip(self.places, ends, strict=True))

    def is_row(self, cells: Sequence[str]) -> bool:
        """A booking has a readable time; a person in a list without bookings has two cells."""
        table = self.table
        if table is None or not cells:
            return False
        if not table.books:
            return sum(bool(cell.strip()) for cell in cells) > 1
        return any(
            _has_time(cells[place]) for role in ("start", "time") for place in table.roles.get(role, ())
        )


def header_at(lines: Sequence[Line], at: int, zone: str, manner: Manner) -> Columns | None:
    """The header that stands on this line, if it is one, with its columns known by the rows below."""
    columns = _cut(lines[at])
    if columns is None:
        return None
    below = [cells for line in lines[at + 1 : at + 1 + _SAMPLES] if (cells := columns.cells(line.text))]
    roles = guess_columns(columns.names, below)
    held = set(roles.values())
    if not held & _NAMES or not held & {"start", "time", *_WHO}:
        return None
    table = table_of(
        columns.names, roles, zone=ZoneInfo(zone), today=manner.today, day_first=manner.day_first
    )
    never, unused = left_out(columns.names, roles)
    return replace(columns, table=table, not_used=(*never, *unused))


def on_day(table: Table, day: date) -> Table:
    """For a list whose rows name a time and no date."""
    return table if {"start", "date"} & set(table.roles) else replace(table, only_day=day)


def _cut(line: Line) -> Columns | None:
    text = line.text
    for sign in _SIGNS:
        if sign in text and _known(cells := _split(text, sign)) > 1:
            return Columns(header_names(cells), sign)
    places = [at for at in range(len(text)) if text[at].strip() and (at == 0 or text[at - 2 : at] == "  ")]
    if not text[:1].strip() and places:
        first = len(text) - len(text.lstrip())
        places = sorted({first, *places})
    words = [text[at:end].strip() for at, end in zip(places, [*places[1:], len(text)], strict=True)]
    return Columns(header_names(words), "", tuple(places)) if _known(words) > 1 else None


def _known(cells: Sequence[str]) -> int:
    """How many of these are names of columns we know, and not their values."""
    return sum(bool(role_of(cell)) for cell in cells if 0 < len(cell.strip()) < 40)


def _split(text: str, sign: str) -> tuple[str, ...]:
    return next((row.cells for row in rows_of([text + "\n"], sign)), ())


def _fitted(cells: tuple[str, ...], width: int) -> tuple[str, ...]:
    """Empty cells at the end are not copied, and more than the header's lose nothing."""
    if any(cell.strip() for cell in cells[width:]) or not cells:
        return ()
    return (*cells[:width], *("" for _ in range(width - len(cells))))


def _has_time(cell: str) -> bool:
    text = cell.strip()
    clock = (split_moment(text) or ("", text))[1]
    return bool(with_offset(text) or parse_range(clock))
