"""A list with columns, whatever kind of file it lies in: which row names them, which column holds what.

A kind of file hands in its rows as a ``Sheet``; CSV and spreadsheets do.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from zoneinfo import ZoneInfo

from frontdesk.domain.errors import Refused
from frontdesk.domain.imported import ImportedRow, RowProblem
from frontdesk.importers.format import Preview, ReadAs
from frontdesk.importers.tables import columns as column_guess
from frontdesk.importers.tables.dates import day_order, nearer_order, two_ways
from frontdesk.importers.tables.dialect import Cells
from frontdesk.importers.tables.headers import role_of
from frontdesk.importers.tables.rows import read_row, table_of
from frontdesk.likeness.fold import fold

MAX_COLUMNS = 200
_TOP_ROWS = 15
"""Titles and empty lines may stand above the header."""
_SAMPLE_ROWS = 60
_DATES_TO_JUDGE = 100_000
MONTH_FIRST_ZONES = tuple(
    """America/New_York America/Chicago America/Denver America/Los_Angeles America/Phoenix America/Detroit
    America/Anchorage America/Boise America/Indiana/ America/Kentucky/ America/Juneau America/North_Dakota/
    Pacific/Honolulu US/ Asia/Manila Pacific/Guam America/Puerto_Rico""".split()
)


@dataclass(frozen=True, slots=True)
class Sheet:
    """The rows of one list; they are gone through more than once."""

    top: tuple[Cells, ...]
    """The first rows, as they are cut without knowing how wide the list is."""
    rows: Callable[[int], Iterator[Cells]]
    """All rows from the first, given how wide they should be (0: not known)."""


@dataclass(frozen=True, slots=True)
class Survey:
    """What one pass over the whole list tells: its header, its rows, how its dates are written."""

    header: tuple[str, ...]
    header_row: int
    columns: Mapping[str, str]
    samples: tuple[tuple[str, ...], ...]
    rows: int
    day_first: bool
    order_matters: bool
    order_sure: bool


def preview(sheet: Sheet, how: ReadAs, key: str, label: str, encoding: str = "") -> Preview:
    """Header, guess and sample values. Raises ``Refused`` when there is no list."""
    seen = survey(sheet, how)
    never, unused = column_guess.left_out(seen.header, seen.columns)
    samples = {
        name: _first_values(seen, place) for place, name in enumerate(seen.header) if name not in never
    }
    return Preview(
        key, label, seen.rows, seen.header, column_guess.header_key(seen.header), dict(seen.columns), samples,
        never, unused, encoding, seen.day_first if seen.order_matters else None, seen.order_sure,
    )  # fmt: skip


def _first_values(seen: Survey, place: int) -> tuple[str, ...]:
    values = (" ".join(row[place].split())[:60] for row in seen.samples)
    return tuple(dict.fromkeys(value for value in values if value))[:3]


def read(sheet: Sheet, how: ReadAs) -> Iterator[ImportedRow]:
    """Person by person or booking by booking; rows that cannot be used as problems, by number."""
    seen = survey(sheet, how)
    _must_name_people(seen.columns)
    dated = set(seen.columns.values()) & {"start", "date"}
    only_day = how.today if "time" in seen.columns.values() and not dated else None
    table = table_of(
        seen.header,
        seen.columns,
        zone=ZoneInfo(how.zone),
        today=how.today,
        day_first=seen.day_first,
        only_day=only_day,
    )
    if only_day:
        yield RowProblem("header", "This list names no date for its appointments; they were taken for today.")
    for row in _rows_under(sheet, seen.header_row, seen.header):
        cells, trouble = _fitted(row, len(seen.header))
        if trouble:
            yield RowProblem(f"row {row.number}", trouble, patients=1, visits=int(table.books))
        elif cells:
            yield from read_row(table, f"row {row.number}", cells)


def survey(sheet: Sheet, how: ReadAs) -> Survey:
    """One pass over the list. Raises ``Refused`` when it has no columns, or too many."""
    top = [row for row in sheet.top[:_TOP_ROWS] if any(cell.strip() for cell in row.cells)]
    header_row = _header_row(top, how.columns or {})
    found = next((row for row in top if row.number == header_row), None)
    header = column_guess.header_names(_without_empty_end(found.cells) if found else ())
    if not header:
        raise Refused("This is not a list with columns.", "Nothing was imported.", "Choose another file.")
    if len(header) > MAX_COLUMNS:
        raise Refused(
            f"This list has {len(header)} columns; the limit is {MAX_COLUMNS}.", "Nothing was imported.",
            "Export only the columns about patients and appointments.",
        )  # fmt: skip
    samples = [
        _fitted(row, len(header))[0] for row in islice(_rows_under(sheet, header_row, header), _SAMPLE_ROWS)
    ]
    filled = tuple(cells for cells in samples if cells)
    if how.columns is None:
        columns = column_guess.guess_columns(header, filled)
    else:
        columns = {
            n: r for n, r in how.columns.items() if r in column_guess.ROLES and column_guess.may_be_kept(n)
        }
    _refuse_doubles(header, columns)
    rows, day_first, matters, sure = _date_order(sheet, how, header_row, header, columns)
    return Survey(header, header_row, columns, filled, rows, day_first, matters, sure)


def known_columns(top: Sequence[Cells]) -> int:
    """How many columns we know the best row of these names: which of several sheets is the list."""
    return max((_known(row, {}) for row in top[:_TOP_ROWS]), default=0)


def _known(row: Cells, columns: Mapping[str, str]) -> int:
    return sum(
        bool(name in columns or role_of(name)) for name in row.cells if name.strip() and len(name) < 60
    )


def _header_row(top: Sequence[Cells], columns: Mapping[str, str]) -> int:
    """The first row that names the most columns we know; else the first with more than one cell."""

    best = max(top, key=lambda row: (_known(row, columns), -row.number), default=None)
    if best is None or not _known(best, columns):
        best = next((row for row in top if len(row.cells) > 1), None)
    return best.number if best else 0


def _date_order(
    sheet: Sheet,
    how: ReadAs,
    header_row: int,
    header: tuple[str, ...],
    columns: Mapping[str, str],
) -> tuple[int, bool, bool, bool]:
    """Rows counted; day first?; does any date depend on it?; is it sure? All date columns decide together.

    Where no row decides, appointments are taken to lie near today; then the clinic's zone has the word.
    """
    dated = {
        name: role
        for name, role in columns.items()
        if role in ("birth_date", "date", "start") and name in header
    }
    places = [header.index(name) for name in dated]
    values: list[list[str]] = [[] for _ in places]
    rows = 0
    for row in _rows_under(sheet, header_row, header):
        rows += 1
        for place, column in zip(places, values, strict=True):
            if (
                place < len(row.cells)
                and row.cells[place]
                and len(row.cells[place]) < 60
                and len(column) < _DATES_TO_JUDGE
            ):
                column.append(row.cells[place])
    orders = [order for column in values if (order := day_order(column)) is not None]
    matters = any(two_ways(column) for column in values)
    if orders:
        return rows, orders[0], matters, len(set(orders)) == 1
    if how.day_first is not None:
        return rows, how.day_first, matters, True
    booked = (day for day, role in zip(values, dated.values(), strict=True) if role != "birth_date")
    near = nearer_order((value for column in booked for value in column), how.today)
    if near is not None:
        return rows, near, matters, True
    return rows, not how.zone.startswith(MONTH_FIRST_ZONES), matters, not matters


def _rows_under(sheet: Sheet, header_row: int, header: tuple[str, ...]) -> Iterator[Cells]:
    """The rows of the list: no empty ones, and not the header once more."""
    names = tuple(map(fold, header))
    for row in islice(sheet.rows(len(header)), header_row, None):
        if row.trouble or (any(cell.strip() for cell in row.cells) and not _is_a_header(row, names)):
            yield row


def _is_a_header(row: Cells, names: tuple[str, ...]) -> bool:
    """The header again, as on each printed page. ``names`` are its folded names."""
    said = 0
    for cell, name in zip(row.cells, names, strict=False):
        if text := cell.strip():
            if (text.isdigit() and not name.isdigit()) or fold(text) != name:
                return False
            said += 1
    return said > 1


def _fitted(row: Cells, width: int) -> tuple[tuple[str, ...], str]:
    """The cells where they fit the header; empty cells beyond it lose nothing."""
    if row.trouble:
        return (), f"Row {row.number} {row.trouble}."
    cells = row.cells
    if len(cells) > width and not any(cell.strip() for cell in cells[width:]):
        cells = cells[:width]
    if len(cells) != width:
        return (), f"Row {row.number} has {len(cells)} fields, the header has {width}."
    return cells, ""


def _without_empty_end(cells: Sequence[str]) -> Sequence[str]:
    last = max((place for place, cell in enumerate(cells) if cell.strip()), default=-1)
    return cells[: last + 1]


def _refuse_doubles(header: Sequence[str], columns: Mapping[str, str]) -> None:
    for name in header:
        first = name.removesuffix(" (2)")
        if first != name and columns.get(first) in {"name", "birth_date", "start", "date", "time"}:
            raise Refused(
                f"The column \u201c{first}\u201d is in this list twice.",
                "Nothing was imported.",
                "Keep one and try again.",
            )


def _must_name_people(columns: Mapping[str, str]) -> None:
    if not {"name", "family", "given"} & set(columns.values()):
        raise Refused(
            "Frontdesk could not tell which column holds the patients\u2019 names.", "Nothing was imported.",
            "Choose the columns and try again.",
        )  # fmt: skip
