"""While it is quiet: notes of whoever was here before, then what to do before somebody stands there.

Short names, no health words; at most four, and more only where that many notes were left.
"""

from dataclasses import dataclass
from datetime import date, timedelta

from frontdesk.domain.audience import Audience
from frontdesk.domain.changes import Changes
from frontdesk.domain.patient import PatientStatus, short_board_name
from frontdesk.domain.staff import HandOverNote
from frontdesk.domain.visit import BoardList, InterpreterState, VisitState
from frontdesk.store.port import BoardRow
from frontdesk.usecases.concern_answers import close_old, old_concerns, renew_old
from frontdesk.usecases.day_board import Board
from frontdesk.usecases.desk import Desk
from frontdesk.usecases.people_at_desk import note_read
from frontdesk.usecases.set_situation import set_on_visit, set_told
from frontdesk.usecases.tasks import tick_task

MOST = 4
BESIDE_NOTES = 2
"""Jobs that stand below however many notes: a talkative colleague must not hide an interpreter to call."""
BESIDE_TASKS = 2
"""Missed visits that stand above the small things: neither hides the other."""
_LOOKED_BACK = 7
"""Days, for the one before today that the clinic was open."""
TELL_AGAIN_AFTER = timedelta(minutes=15)
BEFORE = timedelta(minutes=5)
KEEP_ASKING = "Keep asking"


@dataclass(frozen=True, slots=True)
class QuietJob:
    """One job: ``note``, ``interpreter``, ``late``, ``missed``, ``task`` or ``concern``, and what it is
    about. What is promised stands in the ledger."""

    sort: str
    id: str
    patient_id: str
    what: str
    when: str
    other: str = ""
    """Words of the other answer, where a tick is not the only one."""

    @property
    def act(self) -> str:
        """What a tick was, for Ctrl Z: a note may be as long as two hundred letters."""
        return "the note" if self.sort == "note" else f"done: {self.what}"


def quiet_jobs(desk: Desk, board: Board) -> tuple[QuietJob, ...]:
    """Notes first, then interpreters of those to come, a word to those who wait too long, two who did not
    come, small things for whoever is here, more who did not come; for a manager at last what nobody closed
    for long."""
    notes = _notes(desk)
    missed = _missed(desk, board)
    jobs = [
        *(_interpreter(desk, row) for row in board.lists[BoardList.TO_COME] if _wants_interpreter(row)),
        *(_late(desk, board, row) for row in board.lists[BoardList.WAITING] if _untold(desk, row)),
        *missed[:BESIDE_TASKS],
        *_tasks(desk, board),
        *missed[BESIDE_TASKS:],
        *_old_concerns(desk),
    ]
    return (*notes, *jobs[: max(MOST - len(notes), BESIDE_NOTES)])


def job_done(desk: Desk, job: QuietJob) -> Changes:
    """Tick: the note is read, the interpreter ready, the patient told, the tea there, the concern closed.
    One Deed, with undo."""
    if job.sort == "note":
        return note_read(desk, job.id)
    if job.sort == "interpreter":
        return set_on_visit(desk, job.id, interpreter=InterpreterState.READY)
    if job.sort == "late":
        return set_on_visit(desk, job.id, told_at=desk.now())
    if job.sort == "missed":
        return set_told(desk, job.id, desk.now())
    if job.sort == "task":
        return tick_task(desk, job.id, job.patient_id)
    return close_old(desk, job.patient_id, job.id)


def keep_asking(desk: Desk, job: QuietJob) -> Changes:
    """The other answer to an old concern: it is asked about for 120 days more."""
    return renew_old(desk, job.patient_id, job.id)


def _notes(desk: Desk) -> list[QuietJob]:
    notes = desk.store.hand_over_notes()
    names = {person.id: person.shown_name for person in desk.store.people()} if notes else {}
    return [
        QuietJob("note", n.id, "", n.words, f"{names.get(n.by, 'The desk')}, {_left(desk, n)}") for n in notes
    ]


def _left(desk: Desk, note: HandOverNote) -> str:
    at, today = desk.local(note.left_at), desk.today()
    return desk.speech.clock(at) if at.date() == today else desk.speech.moment(at, today)


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


def _missed(desk: Desk, board: Board) -> list[QuietJob]:
    """Who did not come today or on the last open day, and was not reached since; somebody who is served here,
    and is not down for another time today."""
    today, speech = desk.today(), desk.speech
    about = {row.patient_id for rows in board.lists.values() for row in rows}
    jobs = []
    for day in (today, _open_day_before(desk, today)):
        for row in desk.store.board(day):
            visit = row.visit
            if visit.state is not VisitState.DID_NOT_COME or visit.told_at or row.patient_id in about:
                continue
            patient = desk.store.person(row.patient_id)
            if patient is None or patient.status is not PatientStatus.ACTIVE:
                continue
            at = speech.clock(desk.local(visit.start))
            when = f"{at} today" if day == today else f"{speech.short_day(day, today)}, {at}"
            what = f"Ring {short_board_name(row.board_name)}"
            jobs.append(QuietJob("missed", visit.id, row.patient_id, what, f"Was down for {when}"))
    return jobs


def _open_day_before(desk: Desk, today: date) -> date:
    """The last day before this one that the clinic was open; the day before where no hours are known."""
    weekdays = {one.weekday for one in desk.clinic.hours} or set(range(7))
    before = [today - timedelta(days=back) for back in range(1, _LOOKED_BACK + 1)]
    was_open = (day for day in before if day.weekday() in weekdays and day not in desk.clinic.closed_days)
    return next(was_open, before[0])


def _tasks(desk: Desk, board: Board) -> list[QuietJob]:
    """For those who are in the clinic; who has left needs no tea. Named where it may be heard."""
    here = (BoardList.LEAVING, BoardList.WAITING, BoardList.WITH_CLINICIAN, BoardList.PROBABLY_IN)
    names = {row.visit.id: short_board_name(row.board_name) for which in here for row in board.lists[which]}
    jobs = []
    for task in desk.store.tasks_open(desk.today()):
        if task.visit_id in names:
            said = (
                f"{task.what[:1].upper()}{task.what[1:]}" if task.audience is Audience.ALOUD else "Something"
            )
            what = f"{said}, for {names[task.visit_id]}"
            jobs.append(QuietJob("task", task.id, task.patient_id, what, "While the patient is here"))
    return jobs


def _old_concerns(desk: Desk) -> list[QuietJob]:
    """No words of it: the screen stands in public, and a health concern is private anywhere."""
    today = desk.today()
    return [
        QuietJob(
            "concern",
            old.concern.id,
            old.concern.patient_id,
            f"A concern of {old.name}: close it?",
            f"Told {desk.speech.short_day(old.concern.said_on, today)}. Nothing asks about it any more.",
            other=KEEP_ASKING,
        )
        for old in old_concerns(desk)[:MOST]
    ]
