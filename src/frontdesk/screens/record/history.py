"""The record's Visits: when, with whom, how each ended; more than five stand behind one press."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from frontdesk.domain.task import Task
from frontdesk.domain.visit import Visit, VisitState
from frontdesk.screens.record.shown import GroupShown, NoteShown
from frontdesk.usecases.desk import Desk

NEWEST = 5
_ENDED = {
    VisitState.EXPECTED: "To come",
    VisitState.LATE: "To come, late",
    VisitState.DID_NOT_COME: "Did not come",
    VisitState.CANCELLED: "Cancelled",
    VisitState.MOVED: "Moved to another day",
    VisitState.LEFT_BEFORE_SEEN: "Left before being seen",
    VisitState.LEFT: "Left",
    VisitState.FOLLOWED_UP: "Left",
}
_HERE = "Is here"
NOT_MARKED = "Nobody marked how it ended"


@dataclass(frozen=True, slots=True)
class History:
    """What the store keeps of somebody's visits."""

    visits: tuple[Visit, ...] = field(default=(), repr=False)
    """Newest first."""
    tasks: Mapping[str, tuple[Task, ...]] = field(default_factory=dict, repr=False)
    """Small things of each visit, by its id."""
    clinicians: Mapping[str, str] = field(default_factory=dict)
    """Names said aloud, by id."""


def read_history(desk: Desk, patient_id: str) -> History:
    """One person's visits, from the store."""
    visits = sorted(desk.store.records_of(Visit, patient_id), key=lambda visit: visit.start, reverse=True)
    tasks: dict[str, tuple[Task, ...]] = {}
    for task in desk.store.records_of(Task, patient_id):
        tasks[task.visit_id] = (*tasks.get(task.visit_id, ()), task)
    spoken = {one.id: one.spoken_name for one in desk.store.clinicians()}
    return History(tuple(visits), tasks, spoken)


def visits_shown(desk: Desk, history: History, *, whole: bool) -> GroupShown:
    """Read only: a visit is what happened."""
    notes = tuple(_visit(desk, history, visit) for visit in history.visits)
    return five_of(GroupShown("", notes, "No visit kept here yet."), whole=whole)


def five_of(group: GroupShown, *, whole: bool) -> GroupShown:
    """The five newest, and how many more there are."""
    left = len(group.notes) - NEWEST
    if whole or left <= 0:
        return group
    return replace(group, notes=group.notes[:NEWEST], more=f"{left} more")


def _visit(desk: Desk, history: History, visit: Visit) -> NoteShown:
    at, today = desk.local(visit.start), desk.today()
    day = desk.speech.headline(visit.day)[:3]
    when = f"{day} {desk.speech.short_day(visit.day, today)}, {desk.speech.clock(at)}"
    whom = history.clinicians.get(visit.clinician_id, "")
    small = (f"{t.what}: {'done' if t.done_at else 'not ticked'}" for t in history.tasks.get(visit.id, ()))
    return NoteShown(
        visit.id,
        f"{when}, {whom}" if whom else when,
        "calendar-clock",
        f"{'. '.join((_ending(desk, visit), *small))}.",
        can_change=False,
        remove="",
    )


def _ending(desk: Desk, visit: Visit) -> str:
    if visit.state is VisitState.LEFT and visit.left_at is not None:
        return f"Left {desk.speech.clock(desk.local(visit.left_at))}"
    if visit.state in _ENDED:
        past = visit.day < desk.today() and visit.state in (VisitState.EXPECTED, VisitState.LATE)
        return NOT_MARKED if past else _ENDED[visit.state]
    return _HERE if visit.day == desk.today() else NOT_MARKED


NO_HISTORY = History()
