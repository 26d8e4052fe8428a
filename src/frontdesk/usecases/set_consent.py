"""Consent to personal notes: asked once, kept with date and person."""

from frontdesk.domain.changes import Changes
from frontdesk.domain.consent import Consent, ConsentAnswer
from frontdesk.domain.deed import Change
from frontdesk.domain.fact import KINDS, ConsentGroup
from frontdesk.usecases.desk import Desk


def set_consent(desk: Desk, patient_id: str, answer: ConsentAnswer) -> Changes:
    """One Deed. No or withdrawn erases personal notes (moments, personal details); service needs stay."""
    before = desk.store.get(Consent, patient_id)
    after = Consent(patient_id, answer, desk.today(), "asked at the desk", desk.staff.id)
    changes = [Change(before, after)]
    if answer in (ConsentAnswer.NO, ConsentAnswer.WITHDRAWN):
        seen = desk.store.card_input(patient_id=patient_id, visit_id="", staff=desk.staff, now=desk.now())
        personal = [
            f for f in desk.store.facts_of(patient_id) if KINDS[f.kind].group is ConsentGroup.PERSONAL
        ]
        changes += [Change(moment, None) for moment in seen.moments]
        changes += [Change(fact, None) for fact in personal]
    return desk.store.commit(desk.deed("set_consent", *changes, patient_id=patient_id))
