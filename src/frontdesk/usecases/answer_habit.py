"""What the patient says about something the desk noticed once: yes, no, or no matter today."""

from dataclasses import replace

from frontdesk.domain.changes import Changes
from frontdesk.domain.deed import Change
from frontdesk.domain.errors import WrongUsage
from frontdesk.domain.fact import KINDS, Fact, FactStatus
from frontdesk.domain.habit import Habit, Heard, after, habit_of
from frontdesk.usecases.add_fact import in_months
from frontdesk.usecases.desk import Desk


def answer_habit(desk: Desk, patient_id: str, fact_id: str, heard: Heard) -> Changes:
    """One Deed: a step of the rule in ``domain/habit.py``. A second yes of the same day is the same yes.

    Raises ``WrongUsage`` when it is not kept any more, or was told and not noticed.
    """
    fact = desk.store.get(Fact, fact_id, patient_id)
    habit = habit_of(fact, desk.today()) if fact is not None else None
    if fact is None or habit in (None, Habit.RETIRED):
        raise WrongUsage("This note is not kept any more.", "Nothing was changed.")
    then = _answered(desk, fact, habit, heard)
    if then == fact:
        return Changes()
    return desk.store.commit(desk.deed("answer_habit", Change(fact, then), patient_id=patient_id))


def _answered(desk: Desk, fact: Fact, habit: Habit, heard: Heard) -> Fact:
    today = desk.today()
    if heard is Heard.YES and fact.confirmed_on == today:
        return fact
    then = after(habit, heard)
    if then is Habit.RETIRED:
        return replace(fact, status=FactStatus.RETIRED)
    if heard is Heard.YES:
        fact = replace(fact, confirmed_by=desk.staff.id, confirmed_on=today)
    if then is not Habit.PREFERENCE:
        return replace(fact, status=FactStatus.CHECK, review_by=today)
    if heard is not Heard.YES:
        return fact
    months = KINDS[fact.kind].review_months
    return replace(fact, status=FactStatus.ACTIVE, review_by=in_months(today, months))
