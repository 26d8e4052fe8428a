"""What became of a concern: better, not yet, rather not say, handed on; and those nobody closed for long."""

from dataclasses import dataclass, field, replace
from datetime import timedelta

from frontdesk.domain.changes import Changes
from frontdesk.domain.concern import Concern, ConcernState
from frontdesk.domain.deed import Change
from frontdesk.domain.errors import WrongUsage
from frontdesk.domain.patient import short_board_name
from frontdesk.domain.staff import Role
from frontdesk.usecases.desk import Desk
from frontdesk.usecases.who_may_change import managers_only

ANSWERS: tuple[tuple[str, str], ...] = (
    (ConcernState.ANSWERED.value, "Better"),
    (ConcernState.ASKED_ABOUT.value, "Not yet"),
    (ConcernState.RATHER_NOT.value, "Rather not say"),
    (ConcernState.HANDED_TO_CLINICIAN.value, "Handed to the clinician"),
)
"""What the patient said when the desk asked, in the words of the menu."""
OLD_AFTER = timedelta(days=120)
"""So long a concern yields a line; after that a manager says whether it still matters."""
MANAGERS_DECIDE = "A manager closes or renews what is older than 120 days."


@dataclass(frozen=True, slots=True)
class OldConcern:
    """One that no line asks about any more. The idle screen is in public: no words of it."""

    concern: Concern = field(repr=False)
    name: str = field(repr=False)


def answer_concern(desk: Desk, patient_id: str, concern_id: str, state: ConcernState) -> Changes:
    """One Deed, from any state to any: what was closed can be opened again."""
    before = _find(desk, patient_id, concern_id)
    return _commit(desk, before, replace(before, state=state))


def reopen_concern(desk: Desk, patient_id: str, concern_id: str) -> Changes:
    """One Deed: it matters again, from today."""
    before = _find(desk, patient_id, concern_id)
    return _commit(desk, before, replace(before, state=ConcernState.OPEN, renewed_on=desk.today()))


def old_concerns(desk: Desk) -> tuple[OldConcern, ...]:
    """Those of 120 days, the oldest first; only a manager is asked, so nobody else sees any."""
    if desk.staff.role is not Role.MANAGER:
        return ()
    until = desk.today() - OLD_AFTER
    found = []
    for one in desk.store.concerns_open(until):
        patient = desk.store.person(one.patient_id) if one.fresh_on <= until else None
        if patient is not None:
            found.append(OldConcern(one, short_board_name(patient.board_name)))
    return tuple(found)


def close_old(desk: Desk, patient_id: str, concern_id: str) -> Changes:
    """One Deed of a manager: it is done with."""
    managers_only(desk, MANAGERS_DECIDE)
    before = _find(desk, patient_id, concern_id)
    return _commit(desk, before, replace(before, state=ConcernState.CLOSED))


def renew_old(desk: Desk, patient_id: str, concern_id: str) -> Changes:
    """One Deed of a manager: it is asked about for 120 days more."""
    managers_only(desk, MANAGERS_DECIDE)
    before = _find(desk, patient_id, concern_id)
    return _commit(desk, before, replace(before, renewed_on=desk.today()))


def _find(desk: Desk, patient_id: str, concern_id: str) -> Concern:
    concern = desk.store.get(Concern, concern_id, patient_id)
    if concern is None:
        raise WrongUsage("This concern is not kept any more.", "Nothing was changed.")
    return concern


def _commit(desk: Desk, before: Concern, after: Concern) -> Changes:
    change = Change(before, after)
    return desk.store.commit(desk.deed("change_concern", change, patient_id=before.patient_id))
