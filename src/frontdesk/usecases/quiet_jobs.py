"""While it is quiet: notes of whoever was here before, then what to do before somebody stands there.

Short names, no health words; at most four, and more only where that many notes were left.
"""

from dataclasses import dataclass, replace
from datetime import timedelta

from frontdesk.domain.audience import Audience
from frontdesk.domain.changes import Changes
from frontdesk.domain.deed import Change
from frontdesk.domain.errors import WrongUsage
from frontdesk.domain.patient import Patient, short_board_name
from frontdesk.domain.promise import Promise, PromiseState
from frontdesk.domain.staff import HandOverNote
from frontdesk.domain.visit import BoardList, InterpreterState
from frontdesk.store.port import BoardRow
from frontdesk.usecases.day_board import Board
from frontdesk.usecases.desk import Desk
from frontdesk.usecases.people_at_desk import note_read
from frontdesk.usecases.set_situation import set_on_visit

MOST = 4
BESIDE_NOTES = 2
"""Jobs that stand below however many notes: a talkative colleague must not hide an interpreter to call."""
TELL_AGAIN_AFTER = timedelta(minutes=15)
BEFORE = timedelta(minutes=5)


@dataclass(frozen=True, slots=True)
class QuietJob:
    """One job. ``sort`` is ``note``, ``interpreter``, ``late`` or ``promise``; ``id`` of what it is about."""

    sort: str
    id: str
    patient_id: str
    what: str
    when: str

    @property
    def act(self) -> str:
        """What a tick was, for Ctrl Z: a note may be as long as two hundred letters."""
        return "the note" if self.sort == "note" else f"done: {self.what}"


def quiet_jobs(desk: Desk, board: Board) -> tuple[QuietJob, ...]:
    """Notes first, then interpreters of those to come, a word to those who wait too long, promises due."""
    notes = _notes(desk)
    jobs = [
        *(_interpreter(desk, row) for row in board.lists[BoardList.TO_COME] if _wants_interpreter(row)),
        *(_late(desk, board, row) for row in board.lists[BoardList.WAITING] if _untold(desk, row)),
        *_promises(desk),
    ]
    return (*notes, *jobs[: max(MOST - len(notes), BESIDE_NOTES)])


def job_done(desk: Desk, job: QuietJob) -> Changes:
    """Tick: the note is read, interpreter or promise ready, the patient told. One Deed, with undo."""
    if job.sort == "note":
        return note_read(desk, job.id)
    if job.sort == "interpreter":
        return set_on_visit(desk, job.id, interpreter=InterpreterState.READY)
    if job.sort == "late":
        return set_on_visit(desk, job.id, told_at=desk.now())
    promise = desk.store.get(Promise, job.id, job.patient_id)
    if promise is None:
        raise WrongUsage("This promise is not kept here any more.", "Nothing was changed.")
    ready = replace(promise, state=PromiseState.READY)
    return desk.store.commit(desk.deed("promise_ready", Change(promise, ready), patient_id=job.patient_id))


def _notes(desk: Desk) -> list[QuietJob]:
    notes = desk.store.hand_over_notes()
    names = {person.id: person.shown_name for person in desk.store.people()} if notes else {}
    return [
        QuietJob("note", n.id, "", n.words, f"{names.get(n.by, 'The desk')}, {_left(desk, n)}") for n in notes
    ]


def _left(desk: Desk, note: HandOverNote) -> str:
    at, today = desk.local(note.left_at), desk.today()
    clock = desk.speech.clock(at)
    return clock if at.date() == today else f"{desk.speech.short_day(at.date(), today)} {clock}"


def _wants_interpreter(row: BoardRow) -> bool:
    return row.interpreter_needed and row.visit.interpreter is not InterpreterState.READY


def _interpreter(desk: Desk, row: BoardRow) -> QuietJob:
    at = desk.speech.clock(desk.local(row.visit.start))
    before = desk.speech.clock(desk.local(row.visit.start - BEFORE))
    what = f"Call the interpreter for {short_board_name(row.board_name)}, {at}"
    return QuietJob("interpreter", row.visit.id, row.visit.patient_id, what, f"Before {before}")


def _untold(desk: Desk, row: BoardRow) -> bool:
    since = row.visit.arrived_at or row.visit.start
    told = max(since, row.visit.told_at or since)
    now = desk.now()
    return now - since > timedelta(minutes=desk.clinic.waiting_aim_min) and now - told >= TELL_AGAIN_AFTER


def _late(desk: Desk, board: Board, row: BoardRow) -> QuietJob:
    since = row.visit.arrived_at or row.visit.start
    minutes = int((desk.now() - since).total_seconds() // 60)
    delay = board.delays.get(row.visit.clinician_id)
    why = f" {row.clinician} is running {delay.minutes} late" if delay and delay.minutes else ""
    what = f"Tell {short_board_name(row.board_name)} why it takes longer"
    return QuietJob("late", row.visit.id, row.visit.patient_id, what, f"{minutes} minutes.{why}")


def _promises(desk: Desk) -> list[QuietJob]:
    today = desk.today()
    jobs = []
    for promise in desk.store.promises_due(today, MOST):
        patient = desk.store.get(Patient, promise.patient_id)
        first = short_board_name(patient.board_name) if patient else "somebody"
        # The screen stands in public: what was promised is named only where it may be heard.
        aloud = promise.audience is Audience.ALOUD
        what = (
            f"{promise.what[:1].upper()}{promise.what[1:]}, for {first}"
            if aloud
            else f"A promise for {first}"
        )
        late = promise.due_on < today
        when = (
            f"Promised for {desk.speech.short_day(promise.due_on, today)}" if late else "Promised for today"
        )
        jobs.append(QuietJob("promise", promise.id, promise.patient_id, what, when))
    return jobs
