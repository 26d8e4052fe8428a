"""Confirm or change what we hold about a person, one key each."""

from dataclasses import replace

from frontdesk.domain.changes import Changes
from frontdesk.domain.deed import Change
from frontdesk.domain.errors import WrongUsage
from frontdesk.domain.fact import KINDS, Fact, FactStatus, Source
from frontdesk.domain.habit import Heard
from frontdesk.usecases.add_fact import in_months
from frontdesk.usecases.answer_habit import answer_habit
from frontdesk.usecases.desk import Desk


def confirm_fact(desk: Desk, patient_id: str, fact_id: str) -> Changes:
    """The patient says it is right: an imported fact may fill lines from now on, a review starts anew.

    Of something noticed it is one yes, and two make a preference.
    """
    fact = _find(desk, patient_id, fact_id)
    if fact.source is Source.SEEN_ONCE:
        return answer_habit(desk, patient_id, fact_id, Heard.YES)
    change = Change(fact, confirmed(desk, fact))
    return desk.store.commit(desk.deed("confirm_fact", change, patient_id=patient_id))


def confirmed(desk: Desk, fact: Fact) -> Fact:
    """The fact as the patient's yes leaves it."""
    return replace(
        fact,
        confirmed_by=desk.staff.id,
        confirmed_on=desk.today(),
        status=FactStatus.ACTIVE,
        review_by=in_months(desk.today(), KINDS[fact.kind].review_months),
    )


def set_to_check(desk: Desk, patient_id: str, fact_id: str) -> Changes:
    """The patient says it changed: it fills no line until somebody writes down the new one.

    Of something noticed it is a no.
    """
    fact = _find(desk, patient_id, fact_id)
    if fact.source is Source.SEEN_ONCE:
        return answer_habit(desk, patient_id, fact_id, Heard.NO)
    return desk.store.commit(
        desk.deed(
            "fact_to_check", Change(fact, replace(fact, status=FactStatus.CHECK)), patient_id=patient_id
        )
    )


def _find(desk: Desk, patient_id: str, fact_id: str) -> Fact:
    fact = desk.store.get(Fact, fact_id, patient_id)
    if fact is None or fact.status is FactStatus.RETIRED:
        raise WrongUsage("This fact is not kept any more.", "Nothing was changed.")
    return fact
