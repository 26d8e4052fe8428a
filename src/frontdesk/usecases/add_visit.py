"""Somebody stands at the desk without a visit today: put on today's list, and checked in by the same key."""

from dataclasses import replace
from datetime import datetime

from frontdesk.domain.changes import Changes
from frontdesk.domain.deed import Change
from frontdesk.domain.errors import Conflict
from frontdesk.domain.visit import BoardList, Visit, VisitState, board_list
from frontdesk.usecases.check_in import find_visit
from frontdesk.usecases.desk import Desk


def add_to_today(desk: Desk, visit_id: str, patient_id: str, clinician_id: str) -> Changes:
    """One Deed: a visit of now under ``visit_id``, waiting. Empty ``clinician_id``: with nobody yet.

    Raises ``Conflict`` when a visit of today is on the board already.
    """
    _refuse_second(desk, patient_id)
    visit = _in_now(desk, Visit(visit_id, patient_id, desk.today(), _minute(desk), clinician_id=clinician_id))
    changes = [Change(None, visit), *_seen_today(desk, patient_id)]
    return desk.store.commit(desk.deed("add_to_today", *changes, patient_id=patient_id, visit_id=visit_id))


def move_to_today(desk: Desk, visit_id: str, clinician_id: str) -> Changes:
    """One Deed: a visit of another day is today's, waiting. Raises ``Conflict`` as ``add_to_today``."""
    visit = find_visit(desk, visit_id)
    _refuse_second(desk, visit.patient_id)
    who = clinician_id or visit.clinician_id
    moved = replace(visit, day=desk.today(), start=_minute(desk), end=None, clinician_id=who)
    changes = [Change(visit, _in_now(desk, moved)), *_seen_today(desk, visit.patient_id)]
    return desk.store.commit(
        desk.deed("move_to_today", *changes, patient_id=visit.patient_id, visit_id=visit.id)
    )


def _in_now(desk: Desk, visit: Visit) -> Visit:
    now = desk.now()
    return replace(
        visit, state=VisitState.WAITING, arrived_at=now, identified_at=now, checked_in_by=desk.staff.id
    )


def _minute(desk: Desk) -> datetime:
    return desk.now().replace(second=0, microsecond=0)


def _seen_today(desk: Desk, patient_id: str) -> list[Change]:
    patient = desk.store.person(patient_id)
    if patient is None or patient.last_seen_on == desk.today():
        return []
    return [Change(patient, replace(patient, last_seen_on=desk.today()))]


def _refuse_second(desk: Desk, patient_id: str) -> None:
    rows, person = desk.store.board(desk.today()), desk.store.person(patient_id)
    if person is not None and any(
        row.patient_id == person.id and board_list(row.visit, desk.now()) is not BoardList.OFF for row in rows
    ):
        raise Conflict("This person is on today's list already.", "Nothing was changed.")
