"""Mark a person as left. Leaving is open from any state: the desk may skip the others."""

from dataclasses import replace

from frontdesk.domain.changes import Changes
from frontdesk.domain.deed import Change
from frontdesk.domain.errors import Conflict, Refused
from frontdesk.domain.visit import BoardList, VisitState, board_list
from frontdesk.usecases.check_in import find_visit
from frontdesk.usecases.desk import Desk


def check_out(desk: Desk, visit_id: str) -> Changes:
    """One Deed: the visit has left, now. When somebody came whom nobody checked in stays unknown.

    Raises ``Conflict`` when it had left before, ``Refused`` when it is off today's board.
    """
    visit = find_visit(desk, visit_id)
    where = board_list(visit, desk.now())
    if where is BoardList.LEFT:
        when = f" at {desk.speech.clock(desk.local(visit.left_at))}" if visit.left_at else ""
        raise Conflict(f"Already left{when}.", "Nothing was changed.")
    if where is BoardList.OFF or visit.day > desk.today():
        raise Refused("This visit is not on today's board.", "Nothing was changed.")
    after = replace(visit, state=VisitState.LEFT, left_at=desk.now())
    return desk.store.commit(
        desk.deed("check_out", Change(visit, after), patient_id=visit.patient_id, visit_id=visit.id)
    )
