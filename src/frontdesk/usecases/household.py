"""Go gently in the household: who of it is here today, as far as we know.

A relation is a name in the patient's words, no link to another record. So nobody is taken for family by a
shared address or surname: only somebody due today whose full name is the relation's counts, and the desk is
asked before anything is set.
"""

from frontdesk.domain.changes import Changes
from frontdesk.domain.fact import FactKind
from frontdesk.domain.relation import RelationStatus
from frontdesk.domain.visit import VisitState
from frontdesk.likeness.fold import name_key
from frontdesk.usecases.desk import Desk
from frontdesk.usecases.open_card import open_card
from frontdesk.usecases.set_situation import gently

_GONE = frozenset(
    {
        VisitState.LEFT,
        VisitState.CANCELLED,
        VisitState.MOVED,
        VisitState.DID_NOT_COME,
        VisitState.LEFT_BEFORE_SEEN,
    }
)


def household_due(desk: Desk, patient_id: str) -> tuple[str, ...]:
    """Ids of people due or here today who live with this patient, and with whom nobody goes gently yet."""
    relations = open_card(desk, patient_id=patient_id).relations
    names = {
        name_key(one.name) for one in relations if one.household and one.status is RelationStatus.CURRENT
    } - {""}
    if not names:
        return ()
    due = [row for row in desk.store.board(desk.today()) if row.visit.state not in _GONE]
    found = dict.fromkeys(row.patient_id for row in due if row.patient_id and name_key(row.fold_key) in names)
    return tuple(id for id in found if id != patient_id and not _gently_already(desk, id))


def go_gently_too(desk: Desk, patient_ids: tuple[str, ...]) -> Changes:
    """One Deed for all of them, until midnight; one Undo takes it back."""
    changes = [change for id in patient_ids for change in gently(desk, id, True)]
    return desk.store.commit(desk.deed("go_gently", *changes))


def _gently_already(desk: Desk, patient_id: str) -> bool:
    today = desk.today()
    return any(f.kind is FactKind.GO_GENTLY and f.stands(today) for f in desk.store.facts_of(patient_id))
