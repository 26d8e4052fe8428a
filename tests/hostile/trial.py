"""One hostile file, or pack of lines, through the whole road of an import, and what became of each row.

The road is the real one: recognise, preview, read, match, stage, accept, write in steps. A file made to
exhaust the reader goes through the reading child as at the desk; the thousands of others are read in this
process, where a crash of ours is seen as what it is.
"""

import json
import os
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from unittest.mock import patch

from frontdesk.domain.errors import Fixable
from frontdesk.domain.imported import (
    ImportedPatient,
    ImportedRelation,
    ImportedRow,
    ImportedVisit,
    RowProblem,
)
from frontdesk.importers.child import STOPPED, format_of
from frontdesk.importers.format import Preview, ReadAs
from frontdesk.importers.read import _STOPPED, _TOO_SLOW
from frontdesk.usecases import import_records
from frontdesk.usecases.desk import Desk
from frontdesk.usecases.import_review import Review
from frontdesk.usecases.pack_file import Standing, compare, pack_file, take_in
from tests.hostile.cases import Case
from tests.usecases.imports import desk_for_import

PATIENCE = 2.0
"""Seconds of work a file may take before it counts as a hang."""
_A_SECOND = 1_000
"""Rows a second that any computer reads and stores: a long list is no hang."""
_CRASHES = (str(STOPPED), str(_STOPPED), str(_TOO_SLOW))
_CASES_A_DESK = 50


@dataclass(frozen=True, slots=True)
class Verdict:
    """What became of one file. ``wrong`` is empty where every promise was kept."""

    name: str
    refused: bool
    stored: int
    left_out: int
    seconds: float
    wrong: str = ""

    @property
    def read(self) -> int:
        """People and bookings the file held."""
        return self.stored + self.left_out


class ReadHere:
    """The reader without its child; counts what it says it read."""

    def __init__(self) -> None:
        self.told: Counter[str] = Counter()
        self.rows: int | None = None

    def preview(self, path: Path, how: ReadAs) -> Preview:
        """As ``importers.read.preview``."""
        found = format_of(path).preview(path, how)
        self.rows = found.rows if found.header else None
        return found

    def read(
        self,
        path: Path,
        *,
        zone: str,
        today: date,
        columns: Mapping[str, str] | None,
        encoding: str | None,
        day_first: bool | None,
    ) -> Iterator[tuple[ImportedRow, ...]]:
        """As ``importers.read.read``, row by row."""
        for row in format_of(path).read(path, ReadAs(zone, today, columns, encoding, day_first)):
            self._count(row)
            yield (row,)

    def _count(self, row: ImportedRow) -> None:
        if isinstance(row, RowProblem):
            self.told["patients"] += row.patients
            self.told["visits"] += row.visits
            return
        if isinstance(row, ImportedRelation):
            return
        inside = isinstance(row, ImportedPatient) or (row.patient is not None and not row.patient_ref)
        self.told["patients"] += inside
        self.told["visits"] += isinstance(row, ImportedVisit)


def tried(cases: Iterable[Case], folder: Path, *, in_child: bool = False) -> Iterator[Verdict]:
    """Each case at a desk; a new desk now and then, so that the store stays as small as a test's."""
    for at, case in enumerate(cases):
        if at % _CASES_A_DESK == 0:
            desk = desk_for_import()
        yield _trial(desk, case, folder, in_child=in_child)


def _trial(desk: Desk, case: Case, folder: Path, *, in_child: bool) -> Verdict:
    path = folder / f"case{case.ending}"
    path.write_bytes(case.content)
    before, here = row_counts(desk), ReadHere()
    started = _worked()
    try:
        if in_child:
            review = _walked(desk, case, path)
        else:
            with patch.object(import_records, "door", here):
                review = _walked(desk, case, path)
    except Exception as crash:  # noqa: BLE001 - that none escapes is what is tried
        return Verdict(case.name, False, 0, 0, _worked() - started, f"{type(crash).__name__} came through")
    seconds = _worked() - started
    counted = [review.patients, review.visits]
    left_out = sum(one.left_out for one in counted)
    stored = sum(one.read for one in counted) - left_out
    wrong = _wrong(desk, review, before, None if in_child else here)
    if not wrong and seconds > PATIENCE + (stored + left_out) / _A_SECOND:
        wrong = f"took {seconds:.1f} seconds"
    return Verdict(case.name, bool(review.refused), stored, left_out, seconds, wrong)


def _worked() -> float:
    """Seconds of work by this process and the children it ended, however busy the computer is."""
    own = os.times()
    return own.user + own.system + own.children_user + own.children_system


def _walked(desk: Desk, case: Case, path: Path) -> Review:
    review = import_records.stage(desk, path, encoding=case.encoding)
    if not review.refused:
        import_records.accept(desk, review)
        while not import_records.step(desk, review):
            pass
    return review


def _wrong(desk: Desk, review: Review, before: Mapping[str, int], here: ReadHere | None) -> str:
    """Which promise was broken, or nothing."""
    after = row_counts(desk)
    if review.refused:
        if review.refused in _CRASHES:
            return "the reader stopped"
        return "" if after == before else "a refused file left something behind"
    for tables, counts in ((("patient",), review.patients), (("visit", "booking"), review.visits)):
        made = sum(after[table] - before[table] for table in tables)
        if made != counts.new:
            return f"{counts.new} new in {' and '.join(tables)} were said, {made} are there"
    if here is None:
        return ""
    if here.told != Counter(patients=review.patients.read, visits=review.visits.read):
        return "stored and refused are not what was read"
    if here.rows is not None and here.rows != here.told["patients"]:
        return f"{here.rows} rows became {here.told['patients']}"
    return ""


def packs_tried(cases: Iterable[Case], folder: Path) -> Iterator[Verdict]:
    """The same for packs of lines: what may go live goes live, in one act."""
    for at, case in enumerate(cases):
        if at % _CASES_A_DESK == 0:
            desk = desk_for_import()
        yield _pack_trial(desk, case, folder)


def _pack_trial(desk: Desk, case: Case, folder: Path) -> Verdict:
    path = folder / f"pack{case.ending}"
    path.write_bytes(case.content)
    before, started = row_counts(desk), _worked()
    try:
        try:
            incoming = compare(desk, pack_file(path))
            take_in(desk, [one for one in incoming if one.standing is not Standing.REFUSED])
        except Fixable:
            seconds = _worked() - started
            wrong = "" if row_counts(desk) == before else "a refused pack left something behind"
            return Verdict(case.name, True, 0, 0, seconds, wrong)
    except Exception as crash:  # noqa: BLE001 - that none escapes is what is tried
        return Verdict(case.name, False, 0, 0, 0, f"{type(crash).__name__} came through")
    seconds = _worked() - started
    left_out = sum(one.standing is Standing.REFUSED for one in incoming)
    wrong = ""
    if len(incoming) != len(json.loads(case.content)["templates"]):
        wrong = "stored and refused are not what was read"
    elif seconds > PATIENCE:
        wrong = f"took {seconds:.1f} seconds"
    return Verdict(case.name, False, len(incoming) - left_out, left_out, seconds, wrong)


def row_counts(desk: Desk) -> dict[str, int]:
    """How many rows each table holds, read past the program.

    The chain is left out: that a file was staged and forgotten stands in it, without a word of the file.
    """
    with vars(desk.whole)["_reader"].reading() as raw:
        names = [row[0] for row in raw.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        kept = [name for name in names if not name.startswith(("search", "sqlite", "chain"))]
        told = {name: raw.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0] for name in kept}
        aside = "SELECT count(*) FROM booking WHERE aside_id <> ''"  # counted as what was set aside
        return told | {"booking": told["booking"] - raw.execute(aside).fetchone()[0]}
