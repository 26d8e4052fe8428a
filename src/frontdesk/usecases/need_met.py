"""Did it work today? The patient's word about one need at one visit, with or without why."""

from dataclasses import replace

from frontdesk.domain.changes import Changes
from frontdesk.domain.deed import Change
from frontdesk.domain.errors import Refused
from frontdesk.domain.need_met import LONGEST_WHY, Met, NeedMet
from frontdesk.prompts.kept_words import labels
from frontdesk.usecases.desk import Desk, new_id


def say_met(desk: Desk, patient_id: str, visit_id: str, fact_id: str, met: Met, why: str = "") -> Changes:
    """One Deed: one word for each need and visit; another word takes its place.

    Raises ``Refused`` without a visit, for a reason above 60 characters or one that labels the patient.
    """
    change = met_change(desk, patient_id, visit_id, fact_id, met, why)
    deed = desk.deed("need_met", change, patient_id=patient_id, visit_id=visit_id)
    return desk.store.commit(deed)


def met_change(desk: Desk, patient_id: str, visit_id: str, fact_id: str, met: Met, why: str = "") -> Change:
    """The same, as a part of another Deed."""
    why = " ".join(why.split())
    if not visit_id:
        raise Refused("There is no visit to say it of.", "Nothing was changed.")
    if len(why) > LONGEST_WHY:
        raise Refused(f"That is {len(why)} characters; {LONGEST_WHY} fit.", "The answer is kept without it.")
    if label := labels(why):
        raise Refused(f"“{label}” labels the patient.", "The answer is kept without it.")
    same = (one for one in desk.store.records_of(NeedMet, patient_id) if one.visit_id == visit_id)
    before = next((one for one in same if one.fact_id == fact_id), None)
    new = NeedMet(new_id(), patient_id, visit_id, fact_id, met, desk.today())
    return Change(before, replace(before or new, met=met, why=why, said_on=desk.today()))
