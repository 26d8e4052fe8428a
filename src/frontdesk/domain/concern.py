"""What worried a patient, in their words. Only ever typed by a person."""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from frontdesk.domain.audience import Audience


class ConcernType(StrEnum):
    """Service (parking, form, wait, bill, tone) or health (worry, question; always private)."""

    SERVICE = "service"
    HEALTH = "health"


class ConcernState(StrEnum):
    """How far it got; can reopen."""

    OPEN = "open"
    ASKED_ABOUT = "asked_about"
    ANSWERED = "answered"
    HANDED_TO_CLINICIAN = "handed_to_clinician"
    RATHER_NOT = "rather_not"
    CLOSED = "closed"


@dataclass(frozen=True, slots=True)
class Concern:
    """Carried to the next visit until it is closed."""

    id: str
    patient_id: str
    type: ConcernType
    words: str = field(repr=False)
    """The patient's words, at most 120 characters."""
    said_on: date
    safe_phrase: str = field(default="", repr=False)
    """How the desk may name a service concern ("the lift"); empty for health."""
    audience: Audience = Audience.DESK
    """Desk only until the patient says it may be spoken; private for health."""
    visit_id: str = ""
    owner: str = ""
    state: ConcernState = ConcernState.OPEN
    entered_by: str = ""
    import_id: str = ""
    renewed_on: date | None = None
    """When a manager last said that it is still worth asking about."""

    @property
    def fresh_on(self) -> date:
        """The day its age counts from."""
        return max(self.said_on, self.renewed_on or self.said_on)

    @property
    def may_be_asked_about(self) -> bool:
        """The desk names it: open, and no health concern, of which it only asks whether there is anything."""
        return self.open and self.type is ConcernType.SERVICE

    @property
    def open(self) -> bool:
        """Still to be asked about."""
        return self.state in (ConcernState.OPEN, ConcernState.ASKED_ABOUT)
