"""Consent to personal notes: asked once, kept with date and person."""

from frontdesk.domain.changes import Changes
from frontdesk.domain.consent import Consent, ConsentAnswer
from frontdesk.domain.deed import Change
from frontdesk.domain.fact import KINDS, ConsentGroup
from frontdesk.domain.patient import Patient
from frontdesk.prompts.conditions.visit import minor
from frontdesk.usecases.desk import Desk

ASKED, BY_GUARDIAN = "asked at the desk", "given by the guardian"


def how_given(desk: Desk, patient_id: str) -> str:
    """Who answers for this patient at the desk."""
    patient = desk.store.get(Patient, patient_id)
    young = patient is not None and minor(patient.birth_date, desk.today()) is True
    return BY_GUARDIAN if young else ASKED


def set_consent(desk: Desk, patient_id: str, answer: ConsentAnswer) -> Changes:
    """One Deed. No or withdrawn erases personal notes (moments, personal details); service needs stay.

    Of somebody under 18 it is the guardian's answer, and is noted as such.
    """
    changes = consent_changes(desk, patient_id, answer, how_given(desk, patient_id))
    return desk.store.commit(desk.deed("set_consent", *changes, patient_id=patient_id))


def consent_changes(desk: Desk, patient_id: str, answer: ConsentAnswer, how: str) -> list[Change]:
    """What an answer changes; ``how`` it was given, in words."""
    before, person = desk.store.get(Consent, patient_id), desk.store.person(patient_id)
    after = Consent(person.id if person else patient_id, answer, desk.today(), how, desk.staff.id)
    changes = [Change(before, after)]
    if answer in (ConsentAnswer.NO, ConsentAnswer.WITHDRAWN):
        seen = desk.store.card_input(patient_id=patient_id, visit_id="", staff=desk.staff, now=desk.now())
        personal = [
            f for f in desk.store.facts_of(patient_id) if KINDS[f.kind].group is ConsentGroup.PERSONAL
        ]
        changes += [Change(moment, None) for moment in seen.moments]
        changes += [Change(fact, None) for fact in personal]
    return changes
