"""No longer true: the fact leaves the card and the record and stays in the history."""

from dataclasses import replace

from frontdesk.domain.changes import Changes
from frontdesk.domain.deed import Change
from frontdesk.domain.fact import FactStatus
from frontdesk.usecases.change_fact import standing_fact
from frontdesk.usecases.desk import Desk


def remove_fact(desk: Desk, patient_id: str, fact_id: str) -> Changes:
    """One Deed. Raises ``WrongUsage`` when it is not kept any more."""
    fact = standing_fact(desk, patient_id, fact_id)
    change = Change(fact, replace(fact, status=FactStatus.RETIRED))
    return desk.store.commit(desk.deed("remove_fact", change, patient_id=patient_id))
