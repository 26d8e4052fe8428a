"""The wrong person was checked in, found later: the check-in is taken back whatever came since."""

from dataclasses import dataclass, replace
from datetime import datetime

from frontdesk.domain.changes import Changes
from frontdesk.domain.deed import Change, Deed
from frontdesk.domain.errors import Refused
from frontdesk.domain.patient import Patient
from frontdesk.domain.visit import BoardList, Visit, VisitState, board_list
from frontdesk.usecases.check_in import find_visit
from frontdesk.usecases.desk import Desk

_CHECKED_IN = ("check_in", "add_to_today", "move_to_today")
_OF_THE_VISIT = (
    *_CHECKED_IN,
    "set_state",
    "told",
    "set_situation",
    "give_to",
    "check_out",
    "close_day",
)
"""Acts that the visit itself remembers; all others wrote something on the card."""
WRONG_IN = (BoardList.WAITING, BoardList.WITH_CLINICIAN, BoardList.LEAVING, BoardList.LEFT)


@dataclass(frozen=True, slots=True)
class TakenBack:
    """What the desk has to know afterwards."""

    arrived_at: datetime
    """Since when somebody else than thought has been waiting (UTC)."""
    written: int
    """How many things were written on the wrong card since; they stay there until somebody looks."""


def take_back_check_in(desk: Desk, visit_id: str) -> tuple[Changes, TakenBack]:
    """One Deed: the visit is to come again, or off the list where it was only made for this; its marks go.

    Raises ``Refused`` when nobody was checked in on it.
    """
    visit = find_visit(desk, visit_id)
    if visit.identified_at is None or board_list(visit, desk.now()) not in WRONG_IN:
        raise Refused("Nobody is checked in here.", "Nothing was changed.")
    since = visit.arrived_at or visit.identified_at
    acts = desk.store.acts_about(visit.patient_id, since)
    made = next((act for act in acts if act.kind in _CHECKED_IN and act.visit_id == visit_id), None)
    at = desk.speech.clock(desk.local(desk.now()))
    changes = [Change(visit, _before(visit, made, f"Wrong person, put right {at}")), *_not_seen(desk, made)]
    told = desk.store.commit(
        desk.deed("wrong_person", *changes, patient_id=visit.patient_id, visit_id=visit.id)
    )
    desk.store.forget_prompts(visit.id)
    written = sum(act.kind not in _OF_THE_VISIT for act in acts)
    return told, TakenBack(since, written)


def here_since(desk: Desk, visit_id: str, since: datetime) -> Changes:
    """One Deed: the right person is here, not matched yet, and has waited since then.

    Nothing is written of somebody who is in already.
    """
    visit = find_visit(desk, visit_id)
    if board_list(visit, desk.now()) in WRONG_IN or visit.day != desk.today():
        return Changes()
    after = replace(visit, state=VisitState.ARRIVED, arrived_at=since)
    return desk.store.commit(
        desk.deed("set_state", Change(visit, after), patient_id=visit.patient_id, visit_id=visit.id)
    )


def _before(visit: Visit, made: Deed | None, note: str) -> Visit:
    """As it stood before somebody was checked in on it; an import since keeps what it changed."""
    walked_in = made is not None and made.kind == "add_to_today"
    was = next((c.before for c in made.changes if isinstance(c.after, Visit)), None) if made else None
    back = visit
    if made is not None and made.kind == "move_to_today" and isinstance(was, Visit):
        back = replace(visit, day=was.day, start=was.start, end=was.end, clinician_id=was.clinician_id)
    return replace(
        back,
        state=VisitState.CANCELLED if walked_in else VisitState.EXPECTED,
        arrived_at=None,
        identified_at=None,
        checked_in_by="",
        with_clinician_at=None,
        ready_at=None,
        left_at=None,
        told_at=None,
        companion=False,
        companion_id="",
        note=" ".join(part for part in (visit.note, note) if part),
    )


def _not_seen(desk: Desk, made: Deed | None) -> list[Change]:
    """The day somebody was last here, as it was known before."""
    was = next((c.before for c in made.changes if isinstance(c.after, Patient)), None) if made else None
    if not isinstance(was, Patient):
        return []
    now = desk.store.get(Patient, was.id)
    return [] if now is None else [Change(now, replace(now, last_seen_on=was.last_seen_on))]
