"""Check a person in: the match passes arrived and identified in one step."""

from dataclasses import replace

from frontdesk.domain.changes import Changes
from frontdesk.domain.deed import Change
from frontdesk.domain.errors import Conflict, Refused, WrongUsage
from frontdesk.domain.look_note import LookKind
from frontdesk.domain.visit import BoardList, Visit, VisitState, board_list
from frontdesk.usecases.desk import Desk
from frontdesk.usecases.look_at import note_look

_MAY_COME_IN = (
    VisitState.EXPECTED,
    VisitState.LATE,
    VisitState.ARRIVED,
    VisitState.DID_NOT_COME,
    VisitState.CANCELLED,
    VisitState.MOVED,
    VisitState.LEFT_BEFORE_SEEN,
)
"""Whoever was marked as not coming and stands there has come all the same."""


def check_in(desk: Desk, visit_id: str) -> Changes:
    """One Deed: the visit is waiting, the patient was seen today.

    Raises ``Conflict`` when somebody checked in already or has left, ``Refused`` for another day's visit.
    """
    visit = find_visit(desk, visit_id)
    if visit.state not in _MAY_COME_IN:
        raise _in_already(desk, visit)
    if visit.day != desk.today():
        raise Refused(
            f"This visit is on {desk.speech.short_day(visit.day, desk.today())}, not today.",
            "Nothing was changed.",
            "Add it to today first.",
        )
    now = desk.now()
    after = replace(
        visit,
        state=VisitState.WAITING,
        arrived_at=(visit.arrived_at if visit.state is VisitState.ARRIVED else None) or now,
        identified_at=now,
        checked_in_by=desk.staff.id,
    )
    changes = [Change(visit, after)]
    patient = desk.store.person(visit.patient_id)
    if patient is not None and patient.last_seen_on != visit.day:
        changes.append(Change(patient, replace(patient, last_seen_on=visit.day)))
    return desk.store.commit(desk.deed("check_in", *changes, patient_id=visit.patient_id, visit_id=visit.id))


def match_at_gate(desk: Desk, visit_id: str) -> Changes:
    """Typing the date is the match: check in, unless that person is in already; then nothing is written.
    Their card opens, which may be another one than was picked: a look of its own."""
    visit = find_visit(desk, visit_id)
    note_look(desk, LookKind.CARD, visit.patient_id, visit.id)
    return check_in(desk, visit_id) if visit.state in _MAY_COME_IN else Changes()


def _in_already(desk: Desk, visit: Visit) -> Conflict:
    gone = board_list(visit, desk.now()) is BoardList.LEFT
    since = visit.left_at if gone else visit.identified_at or visit.arrived_at
    when = f" at {desk.speech.clock(desk.local(since))}" if since else ""
    what = "This visit has left" if gone else "Already checked in"
    return Conflict(f"{what}{when}.", "Nothing was changed.")


def find_visit(desk: Desk, visit_id: str) -> Visit:
    """The visit with this id; raises ``WrongUsage`` when there is none."""
    visit = desk.store.get(Visit, visit_id)
    if visit is None:
        raise WrongUsage("This visit is not here, or no longer.", "Nothing was changed.")
    return visit
