"""What somebody copied, as bookings: rows, headings that say day and clinician, and what was left out."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from zoneinfo import ZoneInfo

from frontdesk.domain.errors import Refused
from frontdesk.domain.imported import ImportedPatient, ImportedRow, ImportedVisit, RowProblem
from frontdesk.importers.format import ReadAs
from frontdesk.importers.pasted import headings
from frontdesk.importers.pasted.clocks import counts_to_twelve, when_in
from frontdesk.importers.pasted.columns import Columns, header_at, on_day
from frontdesk.importers.pasted.details import written_dates
from frontdesk.importers.pasted.lines import LOOKED_AT, Line, lines_of
from frontdesk.importers.pasted.rows import COLUMNS, NO_NAME, Manner, Seen, bare_dates, cut_row, seen
from frontdesk.importers.tables.dates import day_order, nearer_order, two_ways
from frontdesk.importers.tables.listing import MONTH_FIRST_ZONES
from frontdesk.importers.tables.rows import Table, read_row, table_of

NO_ROWS = Refused(
    "In what was copied there is no line with a time and a name.",
    "Nothing was imported.",
    "Copy the rows of the day\u2019s list, times too, and paste again.",
)
_OLD_ENOUGH = 18
"""Years. Dates beside names that reach back so far are birth dates, and not of a last visit."""
_ALL = "list"


def read(pasted: str, how: ReadAs) -> Iterator[ImportedRow]:
    """Booking by booking, and what was not used. Raises ``Refused`` where there is no row at all."""
    lines = lines_of(pasted)
    manner = _manner(lines, how)
    reading = _Reading(lines, manner, how)
    rows = list(reading.rows())
    if not any(not isinstance(row, RowProblem) or row.visits or row.patients for row in rows):
        raise NO_ROWS
    yield from rows
    yield from reading.remarks()


class _Reading:
    """One list from its first line to its last."""

    def __init__(self, lines: Sequence[Line], manner: Manner, how: ReadAs) -> None:
        self._lines, self._manner, self._how = lines, manner, how
        self._day: date | None = None
        self._clinician = ""
        self._header: Columns | None = None
        self._undated = False
        self._no_rows = 0
        self._unused = 0
        self._columns_unused: dict[str, None] = {}
        self._afternoon = False
        self._plain = table_of(
            tuple(COLUMNS), COLUMNS, zone=ZoneInfo(how.zone), today=how.today, day_first=manner.day_first
        )

    def rows(self) -> Iterator[ImportedRow]:
        """Every line once; a time and a name on two lines are one row."""
        names = _names_of_times([seen(line, self._manner) for line in self._lines])
        taken = set(names.values())
        for at, line in enumerate(self._lines):
            if header := header_at(self._lines, at, self._how.zone, self._manner):
                self._header = header
                self._columns_unused.update(dict.fromkeys(header.not_used))
                continue
            if self._header and not line.trouble:
                cells = self._header.cells(line.text)
                if self._header.is_row(cells):
                    yield from self._under_header(self._header, line, cells)
                    continue
            if at in taken:
                continue  # read with its time
            one = seen(line, self._manner)
            if at in names and one.when is not None:
                other = self._lines[names[at]].text
                one = seen(replace(line, text=f"{one.text[: one.when.stop]}  {other}"), self._manner)
            yield from self._line(one, alone=at not in names)

    def remarks(self) -> Iterator[RowProblem]:
        """What holds for the whole list, without any value of it."""
        if self._undated:
            yield RowProblem(_ALL, "This list names no date; its rows were taken for today.")
        if self._no_rows:
            were = (
                "line has no time and is no row"
                if self._no_rows == 1
                else "lines have no time and are no rows"
            )
            yield RowProblem(_ALL, f"{self._no_rows:,} {were}: titles, page ends and the like.")
        if self._unused:
            rows = "row" if self._unused == 1 else "rows"
            yield RowProblem(
                _ALL, f"In {self._unused:,} {rows} more stands behind the name; it was not used."
            )
        if self._columns_unused:
            yield RowProblem(_ALL, f"Columns that were not used: {', '.join(self._columns_unused)}.")
        if self._afternoon:
            yield RowProblem(_ALL, "Times from 1:00 to 5:59 were taken for the afternoon.")
        if two_ways(_dates_of(self._lines)) and _order(self._lines, self._how) is None:
            first = "day" if self._manner.day_first else "month"
            yield RowProblem(
                _ALL, f"Dates such as 03/04 were read with the {first} first; no row decides it."
            )

    def _line(self, one: Seen, *, alone: bool) -> Iterator[ImportedRow]:
        """A line of its own: a row, a heading, or neither."""
        line = one.line
        leads = one.when is not None and not one.text[: one.when.start].strip()
        if headings.is_foot(one.text) and not leads:
            self._no_rows += 1
        elif one.when is None:
            self._heading(one)
            self._no_rows += 1
        elif line.trouble:
            yield _left_out(line, line.trouble)
        elif one.is_time_alone and alone:
            if one.dates and self._heading(one):
                self._no_rows += 1
            else:
                yield _left_out(line, NO_NAME)
        else:
            cut = cut_row(one, self._manner)
            if cut.trouble and not leads and self._heading(one):
                self._no_rows += 1
                return
            if cut.trouble:
                yield _left_out(line, cut.trouble)
                return
            self._unused += cut.unused
            self._afternoon |= self._manner.to_twelve and one.when.begins.is_open
            if not cut.cells["Date"]:
                cut.cells["Date"] = self._today().isoformat()
            yield from self._read(self._plain, line, list(cut.cells.values()))

    def _under_header(self, header: Columns, line: Line, cells: tuple[str, ...]) -> Iterator[ImportedRow]:
        table = header.table
        assert table is not None
        if table.books and not {"start", "date"} & set(table.roles):
            table = on_day(table, self._today())
        yield from self._read(table, line, cells)

    def _read(self, table: Table, line: Line, cells: Sequence[str]) -> Iterator[ImportedRow]:
        for row in read_row(table, line.where, cells):
            match row:
                case ImportedVisit():
                    yield _as_known(replace(row, clinician=row.clinician or self._clinician))
                case ImportedPatient() if table.books and not _told_apart(row):
                    pass  # its booking is left out, and of the person nothing is known
                case RowProblem(where, reason, patients, visits) if table.books:
                    yield RowProblem(where, reason, 0 if visits else patients, visits)
                case _:
                    yield row

    def _heading(self, one: Seen) -> bool:
        """Take the day and the clinician for the rows below; True where the line names one of them."""
        dates = list(one.dates)
        day = headings.day_of(one.text, dates, self._how.today)
        clinician = headings.clinician_of(one.text, dates)
        self._day, self._clinician = day or self._day, clinician or self._clinician
        return bool(day or clinician)

    def _today(self) -> date:
        self._undated |= self._day is None
        return self._day or self._how.today


def _left_out(line: Line, reason: str) -> RowProblem:
    return RowProblem(line.where, f"{line.where.capitalize()}: {reason}", visits=1)


def _told_apart(person: ImportedPatient) -> bool:
    return bool(person.birth_date or person.identifiers or person.contacts)


def _as_known(visit: ImportedVisit) -> ImportedVisit:
    """A row with nothing but a name says nothing certain of who it is."""
    if visit.patient is None or _told_apart(visit.patient):
        return visit
    name = visit.patient.names[0]
    written = f"{name.family}, {' '.join(name.given)}" if name.family and name.given else name.full
    return replace(visit, patient=None, written_name=written)


def _manner(lines: Sequence[Line], how: ReadAs) -> Manner:
    """How the list is written, from all its lines together."""
    america = how.zone.startswith(MONTH_FIRST_ZONES)
    order = _order(lines, how)
    plain = Manner(how.today, (not america) if order is None else order, america)
    looked = [seen(line, plain) for line in lines]
    clocks = [one.when for one in looked if one.when and not headings.is_foot(one.text)]
    if not clocks:
        without = [line for line in lines if when_in(line.text[:LOOKED_AT], without_colon=True)]
        return replace(plain, without_colon=len(without) > 1)
    born = [date.fromisoformat(iso).year for one in looked if one.when for iso in bare_dates(one, how.today)]
    return replace(
        plain,
        to_twelve=counts_to_twelve(when.begins for when in clocks),
        bare_births=bool(born) and min(born) <= how.today.year - _OLD_ENOUGH,
    )


def _order(lines: Sequence[Line], how: ReadAs) -> bool | None:
    """Day first? As in a list from a file: rows decide, then what lies near today; else nobody knows."""
    written = list(_dates_of(lines))
    order = day_order(written)
    return nearer_order(written, how.today) if order is None else order


def _dates_of(lines: Sequence[Line]) -> Iterator[str]:
    for line in lines:
        yield from written_dates(line.text[:LOOKED_AT])


def _names_of_times(lines: Sequence[Seen]) -> dict[int, int]:
    """Lines with a time alone, and the line beside each that holds its name: always below, or always above.

    Columns that were copied one after the other (all times, then all names) are not put together: one
    gap would shift every name to another time.
    """
    times = [at for at, one in enumerate(lines) if one.is_time_alone]
    may_be = {
        at
        for at, one in enumerate(lines)
        if one.when is None
        and not one.line.trouble
        and not headings.is_foot(one.text)
        and headings.name_alone(one.text, list(one.dates))
    }
    best: dict[int, int] = {}
    for step in (1, -1):
        found = {at: at + step for at in times if at + step in may_be}
        crowded = {at for at, name in found.items() if at - step in times and name + step in may_be}
        fitting = {at: name for at, name in found.items() if at not in crowded}
        if len(fitting) > len(best):
            best = fitting
    return best
