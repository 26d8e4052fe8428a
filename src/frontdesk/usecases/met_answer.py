"""The answer to "Did it work for you last time?", the visit's one question: kept for that visit."""

from dataclasses import replace

from frontdesk.domain.changes import Changes
from frontdesk.domain.deed import Change
from frontdesk.domain.errors import WrongUsage
from frontdesk.domain.fact import Fact, FactStatus
from frontdesk.domain.need_met import Met
from frontdesk.usecases.confirm_fact import confirmed
from frontdesk.usecases.desk import Desk
from frontdesk.usecases.need_met import met_change

NEED_MET = "need_met:"
"""How the key of that question begins."""


def answer_met(desk: Desk, patient_id: str, visit_id: str, fact_id: str, number: int) -> Changes:
    """One Deed. ``number``: which of the pack's answers, yes first; ``visit_id`` the visit it is about.

    A yes confirms the need, a no is to be checked with the patient; what worked partly stays as it stands.
    """
    fact = desk.store.get(Fact, fact_id, patient_id)
    if fact is None:
        raise WrongUsage("This fact is not kept any more.", "Nothing was changed.")
    met = (Met.YES, Met.PARTLY, Met.NO)[min(number, 2)]
    changes = [met_change(desk, patient_id, visit_id, fact_id, met)]
    if met is Met.YES:
        changes.append(Change(fact, confirmed(desk, fact)))
    elif met is Met.NO and not fact.locked_by_patient:  # the patient's own words are the patient's to change
        changes.append(Change(fact, replace(fact, status=FactStatus.CHECK)))
    return desk.store.commit(desk.deed("need_met", *changes, patient_id=patient_id))
