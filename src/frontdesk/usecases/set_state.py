"""Where somebody is, told by the desk: one step at a time, any of them skipped, each taken back."""

from dataclasses import replace
from typing import Any

from frontdesk.domain.changes import Changes
from frontdesk.domain.deed import Change
from frontdesk.domain.errors import Refused
from frontdesk.domain.visit import BoardList, Visit, VisitState, board_list
from frontdesk.usecases.check_in import find_visit
from frontdesk.usecases.desk import Desk

_NOT_HERE = (VisitState.DID_NOT_COME, VisitState.CANCELLED)
NEXT: dict[BoardList, tuple[VisitState, ...]] = {
    BoardList.TO_COME: (VisitState.ARRIVED, *_NOT_HERE),
    BoardList.PROBABLY_IN: (
        VisitState.WITH_CLINICIAN,
        VisitState.READY_TO_LEAVE,
        VisitState.LEFT,
        *_NOT_HERE,
    ),
    BoardList.WAITING: (VisitState.WITH_CLINICIAN, VisitState.LEFT_BEFORE_SEEN),
    BoardList.WITH_CLINICIAN: (VisitState.READY_TO_LEAVE, VisitState.WAITING),
    BoardList.LEAVING: (VisitState.LEFT, VisitState.WITH_CLINICIAN),
    BoardList.LEFT: (VisitState.READY_TO_LEAVE,),
    BoardList.OFF: (VisitState.EXPECTED,),
}
"""What may come next from each list, likeliest first. Checking in is not among them: it needs the match."""


def choices(desk: Desk, visit: Visit) -> tuple[VisitState, ...]:
    """Where this visit may go now; nowhere on another day."""
    return NEXT[board_list(visit, desk.now())] if visit.day == desk.today() else ()


def set_state(desk: Desk, visit_id: str, state: VisitState) -> Changes:
    """One Deed. Raises ``Refused`` where that is no step from where the visit is."""
    visit = find_visit(desk, visit_id)
    if state not in choices(desk, visit):
        raise Refused("That is no step from where this visit is now.", "Nothing was changed.", "Look again.")
    after = replace(visit, state=state, **_times(desk, visit, state))
    return desk.store.commit(
        desk.deed("set_state", Change(visit, after), patient_id=visit.patient_id, visit_id=visit.id)
    )


def close_day(desk: Desk) -> Changes:
    """Ctrl F9: every open row of today in one Deed, one undo. Whoever is in or probably in has left; whoever
    is still to come did not come, where the clinic says so, and stays as they are where it does not. What
    became of a booking is not known before somebody said whose it is."""
    changes = []
    for row in desk.whole.board(desk.today()):
        where = board_list(row.visit, desk.now())
        stays = where is BoardList.TO_COME and not desk.clinic.missed_at_close
        if where in (BoardList.LEFT, BoardList.OFF) or stays or row.booking:
            continue
        state = VisitState.DID_NOT_COME if where is BoardList.TO_COME else VisitState.LEFT
        after = replace(row.visit, state=state, **_times(desk, row.visit, state))
        changes.append(Change(row.visit, after))
    if not changes:
        raise Refused("Nobody is left on today's list.", "Nothing was changed.")
    return desk.whole.commit(desk.deed("close_day", *changes))


def _times(desk: Desk, visit: Visit, state: VisitState) -> dict[str, Any]:
    """The moments that belong to a state: set on the way there, gone on the way back."""
    now = desk.now()
    match state:
        case VisitState.ARRIVED:
            return {"arrived_at": now}
        case VisitState.WAITING:
            return {"with_clinician_at": None}
        case VisitState.WITH_CLINICIAN:
            return {"with_clinician_at": visit.with_clinician_at or now, "ready_at": None}
        case VisitState.READY_TO_LEAVE:
            return {"ready_at": visit.ready_at or now, "left_at": None}
        case VisitState.LEFT:
            return {"left_at": now}
        case _:
            return {}
