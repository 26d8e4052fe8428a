"""Carers, family and household (FHIR RelatedPerson)."""

from dataclasses import dataclass, field
from enum import StrEnum

from frontdesk.domain.audience import Audience


class MayMention(StrEnum):
    """What the patient allows about this person."""

    MENTION = "mention"
    APPOINTMENTS = "appointments"
    NEITHER = "neither"


class RelationStatus(StrEnum):
    """ "No contact" and "died" hide the name and add a do-not-say topic."""

    CURRENT = "current"
    NO_CONTACT = "no_contact"
    DIED = "died"


@dataclass(frozen=True, slots=True)
class Relation:
    """Somebody around the patient, in the patient's words."""

    id: str
    patient_id: str
    name: str = field(repr=False)
    relation: str = field(default="", repr=False)
    may_mention: MayMention = MayMention.NEITHER
    household: bool = False
    guardian: bool = False
    needs: str = field(default="", repr=False)
    status: RelationStatus = RelationStatus.CURRENT
    audience: Audience = Audience.DESK
    entered_by: str = ""
    import_id: str = ""
