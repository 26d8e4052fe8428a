"""Bring in a file: look at it, stage it unseen, show what would happen, accept, write in small steps.

The walk: ``preview`` (columns to correct) -> ``stage`` (a Review; nothing is visible) -> ``accept`` (the last
button) -> ``step`` until it says True. ``bring_in`` walks it at once; ``drop`` forgets a staged file.
"""

import gc
import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from pathlib import Path

from frontdesk.domain.booking import Booking
from frontdesk.domain.errors import Fixable, Refused
from frontdesk.domain.imported import (
    ImportedPatient,
    ImportedRelation,
    ImportedRow,
    ImportedVisit,
    RowProblem,
)
from frontdesk.domain.patient import best_name
from frontdesk.importers import read as door
from frontdesk.importers.format import Preview, ReadAs
from frontdesk.importers.signs import file_name
from frontdesk.store.port import ImportRun, StagedRow
from frontdesk.usecases.desk import Desk, new_id
from frontdesk.usecases.import_aside import AsideRows, nameless
from frontdesk.usecases.import_bookings import Whose
from frontdesk.usecases.import_clinicians import Clinicians
from frontdesk.usecases.import_people import People, Verdict
from frontdesk.usecases.import_relations import Relations
from frontdesk.usecases.import_review import ChangePair, Item, Outcome, Review, stamp
from frontdesk.usecases.import_visits import Visits, VisitVerdict

Progress = Callable[[int], None]
"""Told how many rows were read so far."""
_JSON_ENDINGS = (".json", ".ndjson", ".jsonl", ".fhir")
_BATCH = 200
_ORDER = "order of dates\n"
"""In front of the key of a header: what was said of its dates, and not of its columns."""
NOBODYS = "belongs to a patient who is not in this file; not kept"
NOBODY = "points at a patient who is not in this file; bring the patients in together with the appointments"


def preview(desk: Desk, path: Path, *, encoding: str | None = None, day_first: bool | None = None) -> Preview:
    """What is in a file, with what was said of columns and dates the last time: of a list of this folder,
    else of any with this header. Raises ``Refused``."""
    _refuse_sample(desk)
    how = ReadAs(desk.clinic.zone, desk.today(), None, encoding, day_first)
    found = replace(door.preview(path, how), source=str(path.absolute().parent))
    asked = (_of_source(found), found.header_key) if found.header else ()
    remembered = next((known for key in asked if (known := desk.store.remembered_columns(key))), {})
    orders = (desk.store.remembered_columns(_ORDER + key) for key in asked)
    order = "" if found.day_first_sure else next((known["order"] for known in orders if known), "")
    if order and day_first is None:  # whether it settles the question only the list can say
        again = door.preview(path, replace(how, day_first=order == "day"))
        found = replace(again, source=found.source, order_as_last_time=again.day_first_sure)
    fitting = {name: role for name, role in remembered.items() if name in found.header}
    return replace(found, guess=fitting, as_last_time=True, anew=found.guess) if fitting else found


def remember(
    desk: Desk, shown: Preview, columns: Mapping[str, str] | None, day_first: bool | None = None
) -> None:
    """Keep corrected columns, and whether day or month comes first, for the next list with this header, of
    this folder or of a new one. None is not kept."""
    for key in (_of_source(shown), shown.header_key) if shown.header_key else ():
        if columns is not None:
            desk.store.remember_columns(key, dict(columns))
        if day_first is not None:
            desk.store.remember_columns(_ORDER + key, {"order": "day" if day_first else "month"})


def _of_source(shown: Preview) -> str:
    return f"{shown.source}\n{shown.header_key}"


def stage(
    desk: Desk,
    path: Path,
    *,
    columns: Mapping[str, str] | None = None,
    encoding: str | None = None,
    day_first: bool | None = None,
    refs: dict[str, str] | None = None,
    progress: Progress | None = None,
) -> Review:
    """Read a file and stage it unseen. A file that is refused says so in the review and leaves nothing.

    ``refs`` carries how entries point at patients from one file to the next, when several come in together.
    """
    review = Review(path=str(path), run_id=new_id())

    def fill() -> None:
        nonlocal columns, day_first
        if columns is None and path.suffix.lower() not in _JSON_ENDINGS:
            shown = preview(desk, path, encoding=encoding, day_first=day_first)
            columns, review.format = dict(shown.guess) or None, shown.format
            day_first = shown.day_first if shown.order_as_last_time else day_first
        batches = door.read(
            path, zone=desk.clinic.zone, today=desk.today(), columns=columns, encoding=encoding,
            day_first=day_first,
        )  # fmt: skip
        review.format = review.format or ("fhir" if path.suffix.lower() in _JSON_ENDINGS else "csv")
        plan_rows(desk, batches, review, refs=refs, progress=progress)

    return whole_or_absent(desk, review, fill)


def whole_or_absent(desk: Desk, review: Review, fill: Callable[[], None]) -> Review:
    """Read and stage by ``fill``. A source that is refused says so in the review and leaves nothing."""
    run_id = review.run_id
    try:
        _refuse_sample(desk)
        fill()
    except Fixable as refusal:
        _forget(desk, run_id)
        if not isinstance(refusal, Refused):
            raise  # the store's trouble, not the file's: a disk that can only be read, or is full
        return Review(path=review.path, format=review.format, refused=str(refusal))
    except BaseException:
        _forget(desk, run_id)
        raise
    return review


def plan_rows(
    desk: Desk,
    batches: Iterable[Iterable[ImportedRow]],
    review: Review,
    *,
    refs: dict[str, str] | None = None,
    progress: Progress | None = None,
) -> None:
    """Match rows of any source against the store and stage what would be written; fills the review."""
    planner = _Planner(desk, review, {} if refs is None else refs)
    try:
        for batch in batches:
            planner.take(batch)
            if progress:
                progress(planner.rows)
        planner.finish()
    finally:
        gc.unfreeze()


def accept(desk: Desk, review: Review) -> None:
    """The last button: from now on the import will be finished, whatever happens."""
    if review.run_id:
        counts = {"patients": review.patients.as_json(), "visits": review.visits.as_json()}
        desk.store.import_accept(review.run_id, json.dumps(counts))


def step(desk: Desk, review: Review, limit: int = 150) -> bool:
    """Write the next rows in one short transaction; True when everything is written and shown."""
    return not review.run_id or desk.store.import_step(review.run_id, limit)


def drop(desk: Desk, review: Review) -> None:
    """Forget a staged file; nothing was changed."""
    if review.run_id:
        _forget(desk, review.run_id)


def bring_in(desk: Desk, paths: Iterable[Path], *, dry_run: bool = False) -> list[Review]:
    """Whole walk for several files, those with patients first. Raises nothing for a refused file."""
    reviews = []
    refs: dict[str, str] = {}
    for path in sorted(paths, key=lambda path: "patient" not in path.name.lower()):
        review = stage(desk, path, refs=refs)
        reviews.append(review)
        if dry_run:
            drop(desk, review)
            continue
        accept(desk, review)
        while not step(desk, review):
            pass
        if review.run_id:
            told = {(problem.where, problem.reason) for problem in review.problems}
            later = desk.store.import_problems(review.run_id)
            review.problems += [problem for problem in later if (problem.where, problem.reason) not in told]
    return reviews


class _Planner:
    """One file on its way into staging."""

    def __init__(self, desk: Desk, review: Review, refs: dict[str, str]) -> None:
        self._desk, self._review = desk, review
        self._run = ImportRun(
            review.run_id, desk.now(), desk.staff.id, file_name(Path(review.path)), 0, 0, "staged"
        )
        self._people = People(desk.whole, desk.clinic, review.run_id, refs)
        self._aside = AsideRows(desk, self._run.file_name, review.run_id, self._people)
        self._clinicians = Clinicians(desk.whole)
        self._visits = Visits(
            desk.whole, desk.zone, desk.now(), review.run_id, Whose(desk.whole, self._people),
            is_list=review.format != "fhir",
        )  # fmt: skip
        self._unseen = desk.whole.unseen_by(desk.staff.id)
        """Written like everybody, and listed for nobody who must not see them."""
        self._unseen_aside: set[str] = set()
        """Ids of rows set aside that may be about one of them."""
        self._where: dict[int, str] = {}
        self._waiting: list[ImportedVisit] = []
        self._relations = Relations(desk.whole, review.run_id)
        self._around: list[ImportedRelation] = []
        self._staged: list[StagedRow] = []
        self._new_problems: list[RowProblem] = []
        self.rows = 0

    def take(self, batch: Iterable[ImportedRow]) -> None:
        """Match one batch and stage it."""
        rows = list(batch)
        self._people.look_up(person for row in rows if (person := _person_of(row)))
        for row in rows:
            self.rows += 1
            match row:
                case RowProblem():
                    self._left_out(row)
                case ImportedPatient():
                    self._person(self.rows, row)
                case ImportedVisit():
                    self._visit(self.rows, row)
                case ImportedRelation():
                    self._around.append(row)
        self._flush()

    def finish(self) -> None:
        """Bookings that point at people, then every booking against the visits here."""
        # Written behind everybody of the file: the person must be there before the booking.
        for number, visit in enumerate(self._waiting, start=self.rows + 1):
            shown = visit.patient.names[0].full if visit.patient and visit.patient.names else ""
            if patient_id := self._people.behind(visit.patient_ref, shown):
                self._booked(number, visit, patient_id)
            elif behind := self._aside.behind(visit):
                person, aside = behind
                self._stage(number, aside.changes)
                self._waits(number, visit, person, aside)
            elif shown:
                self._booked(number, replace(visit, patient=None, written_name=shown), "")
            else:
                self._left_out(RowProblem(visit.where, _said(visit.where, NOBODY), visits=1))
        self._whoever_is_around()
        for verdict in self._visits.settle():
            self._settled(verdict)
            if len(self._staged) >= _BATCH:
                self._flush()
        self._flush()
        if not self._review.rows:
            _forget(self._desk, self._review.run_id)
            self._review.run_id = ""

    def _person(self, number: int, person: ImportedPatient, row: ImportedVisit | None = None) -> Verdict:
        verdict = self._people.take(person)
        if verdict.unsure:
            verdict = self._aside.take(row or person, person, verdict.unsure, verdict.remark)
        unseen = self._is_unseen(verdict)
        self._review.patients.add(Outcome.SAME if unseen else verdict.outcome)
        if verdict.remark and not unseen:
            self._problem(RowProblem(person.where, _said(person.where, verdict.remark)))
        if verdict.changes:
            self._stage(number, verdict.changes)
        if verdict.outcome is not Outcome.SAME and not unseen:
            name = best_name(person.names).full
            self._review.list(Item("patient", verdict.outcome, person.where, name, verdict.parts))
        return verdict

    def _visit(self, number: int, visit: ImportedVisit) -> None:
        if visit.patient_ref:
            self._waiting.append(visit)
            return
        if visit.patient is None:
            self._booked(number, visit, "")
            return
        verdict = self._person(number, visit.patient, visit)
        if verdict.unsure:
            self._waits(number, visit, visit.patient, verdict)
        else:
            self._booked(number, visit, verdict.patient_id)

    def _waits(self, number: int, visit: ImportedVisit, person: ImportedPatient, verdict: Verdict) -> None:
        """An appointment of somebody set aside: counted as such, and on its day it asks who it is."""
        unseen = self._is_unseen(verdict)
        self._review.visits.add(Outcome.SAME if unseen else verdict.outcome)
        if verdict.aside_id:
            self._booked(number, nameless(visit, person), "", verdict.aside_id)
            if unseen:
                self._unseen_aside.add(verdict.aside_id)

    def _whoever_is_around(self) -> None:
        """Behind the people they belong to. They are counted as nobody: none of them is a patient here."""
        for one in self._around:
            if not (patient_id := self._people.behind(one.patient_ref)):
                self._problem(RowProblem(one.where, _said(one.where, NOBODYS)))
            elif changes := self._relations.take(one, patient_id):
                self._stage(self.rows + 1, changes)
        if many := self._relations.added:
            said = f"{many:,} {'person' if many == 1 else 'people'} around patients"
            self._problem(RowProblem("file", f"{said}: kept as from the other system, to be confirmed."))

    def _is_unseen(self, verdict: Verdict) -> bool:
        """It is, or may be, about somebody whom whoever is at the desk must not see."""
        ids = verdict.unsure.may_be if verdict.unsure else (verdict.patient_id,)
        return not self._unseen.isdisjoint(ids)

    def _booked(self, number: int, visit: ImportedVisit, patient_id: str, aside_id: str = "") -> None:
        clinician_id, changes = self._clinicians.named(visit.clinician)
        if changes:
            self._stage(number, changes)
        self._where[number] = visit.where
        self._visits.take(number, visit, patient_id, clinician_id, aside_id)

    def _settled(self, verdict: VisitVerdict) -> None:
        review, visit, booked = self._review, verdict.visit, verdict.booked
        number = booked.number if booked else self.rows + 1
        where = self._where.get(number, "") if booked else ""
        aside_id = booked.aside_id if booked else ""
        if booked and not aside_id:
            review.visits.add(verdict.outcome)
        if verdict.remark:
            self._problem(RowProblem(where, _said(where, verdict.remark)))
        if verdict.changes:
            self._stage(number, verdict.changes)
        patient_id = "" if visit is None or isinstance(visit, Booking) else visit.patient_id
        if verdict.outcome is Outcome.SAME or visit is None:
            return
        if patient_id in self._unseen or aside_id in self._unseen_aside:
            return
        name = visit.board_name if isinstance(visit, Booking) else self._people.named(patient_id)
        time = self._clock(visit)
        if booked is None:
            review.not_in_list += 1
            review.list(Item("not_in_list", verdict.outcome, "", name, (time,)))
        elif verdict.moved and verdict.was:
            review.moved += 1
            review.list(
                Item(
                    "moved", verdict.outcome, where, name, (f"{time} instead of {self._clock(verdict.was)}",)
                )
            )
        else:
            asks = isinstance(visit, Booking) and verdict.outcome is Outcome.NEW
            review.asks += asks
            details = (time, "asks who it is") if asks else (time,)
            review.list(Item("visit", verdict.outcome, where, name, details))

    def _clock(self, visit: object) -> str:
        start = getattr(visit, "start")  # noqa: B009 - whatever was booked has one
        return stamp(self._desk.local(start))

    def _left_out(self, problem: RowProblem) -> None:
        self._review.patients.add(Outcome.LEFT_OUT, problem.patients)
        self._review.visits.add(Outcome.LEFT_OUT, problem.visits)
        self._problem(problem)

    def _problem(self, problem: RowProblem) -> None:
        self._review.problems.append(problem)
        self._new_problems.append(problem)

    def _stage(self, number: int, changes: tuple[ChangePair, ...]) -> None:
        if changes:
            self._staged.append(StagedRow(number, changes))

    def _flush(self) -> None:
        # All that is planned stays until the end; walking it again and again would stop the window meanwhile.
        gc.freeze()
        if self._staged:
            self._desk.store.import_stage(self._run, self._staged, self._new_problems)
            self._review.rows += len(self._staged)
            self._staged, self._new_problems = [], []


def _person_of(row: ImportedRow) -> ImportedPatient | None:
    if isinstance(row, ImportedVisit):
        return None if row.patient_ref else row.patient
    return row if isinstance(row, ImportedPatient) else None


def _said(where: str, remark: str) -> str:
    """A sentence about a row: "Row 12 has ..."."""
    return f"{where[:1].upper()}{where[1:]} {remark}."


def _refuse_sample(desk: Desk) -> None:
    if desk.clinic.sample:
        raise Refused(
            "This is the sample clinic; it takes no real patients.",
            "Nothing was imported.",
            "Make your own clinic first.",
        )


def _forget(desk: Desk, run_id: str) -> None:
    if any(run.id == run_id for run in desk.store.unfinished_imports()):
        desk.store.import_drop(run_id)
