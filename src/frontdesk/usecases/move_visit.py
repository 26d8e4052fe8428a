"""A visit at another time, on another day, with somebody else: told by the desk, one Deed each."""

from dataclasses import replace
from datetime import UTC, date, datetime, time

from frontdesk.domain.changes import Changes
from frontdesk.domain.deed import Change
from frontdesk.domain.errors import Refused
from frontdesk.domain.speech import Speech
from frontdesk.domain.visit import BoardList, VisitState, board_list
from frontdesk.importers.tables.dates import parse_time
from frontdesk.importers.tables.moments import at_clinic
from frontdesk.usecases.check_in import find_visit
from frontdesk.usecases.desk import Desk

MOVABLE = (BoardList.TO_COME, BoardList.PROBABLY_IN, BoardList.OFF)


def read_when(typed: str, today: date, speech: Speech) -> tuple[date, time] | None:
    """ "14:30", "tomorrow 9:40", "Fri 15 May 2 pm": a time, with a day before it or today. None: not read."""
    words = typed.replace(",", " ").split()
    for cut in range(len(words)):
        day, at = " ".join(words[:cut]), parse_time(" ".join(words[cut:]))
        on = speech.read_day(day, today) if day else today
        if at is not None and on is not None:
            return on, at
    return None


def move_visit(desk: Desk, visit_id: str, when: tuple[date, time]) -> Changes:
    """One Deed: the visit is then, and to come.

    Raises ``Refused`` for a time past, one the clocks jump over, or a visit begun.
    """
    visit = find_visit(desk, visit_id)
    if board_list(visit, desk.now()) not in MOVABLE:
        raise Refused("This visit has begun.", "Nothing was changed.")
    start = _instant(desk, *when)
    if start < desk.now():
        at = desk.speech.clock(desk.local(start))
        raise Refused(f"{at} is past.", "Nothing was changed.", "Type a day before the time.")
    end = start + (visit.end - visit.start) if visit.end is not None else None
    after = replace(visit, day=when[0], start=start, end=end, state=VisitState.EXPECTED, arrived_at=None)
    return desk.store.commit(
        desk.deed("move_visit", Change(visit, after), patient_id=visit.patient_id, visit_id=visit.id)
    )


def _instant(desk: Desk, day: date, clock: time) -> datetime:
    """Of a time that comes twice that night the one still to come; the first where both are."""
    first, _ = at_clinic(day, clock, desk.zone)
    if first is None:
        raise Refused(
            f"{clock:%H:%M} does not exist on that day: the clocks go forward.",
            "Nothing was changed.",
            "Type another time.",
        )
    second = datetime.combine(day, clock, desk.zone).replace(fold=1).astimezone(UTC)
    return second if first < desk.now() <= second else first


def give_to(desk: Desk, visit_id: str, clinician_id: str) -> Changes:
    """One Deed: somebody else sees this person; the room of the one before goes."""
    visit = find_visit(desk, visit_id)
    after = replace(visit, clinician_id=clinician_id, room="")
    return desk.store.commit(
        desk.deed("give_to", Change(visit, after), patient_id=visit.patient_id, visit_id=visit.id)
    )
