"""What we said we would do (FHIR Task). Kept only when the patient has it."""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from frontdesk.domain.audience import Audience


class PromiseState(StrEnum):
    """Stored states; "due today" and "overdue" follow from the date."""

    OPEN = "open"
    READY = "ready"
    KEPT = "kept"
    BROKEN_APOLOGISED = "broken_apologised"
    RELEASED = "released"


class PromiseStanding(StrEnum):
    """How a promise stands on a given day."""

    OPEN = "open"
    DUE_TODAY = "due_today"
    OVERDUE = "overdue"
    READY = "ready"
    DONE = "done"


@dataclass(frozen=True, slots=True)
class Promise:
    """Somebody promised something to this patient by a day. No promise without owner and day."""

    id: str
    patient_id: str
    what: str = field(repr=False)
    who: str
    """Person or role as the patient heard it; "the desk" unless said otherwise."""
    due_on: date
    made_on: date
    state: PromiseState = PromiseState.OPEN
    audience: Audience = Audience.DESK
    place: str = field(default="", repr=False)
    """Where it lies when ready: "tray B"."""
    visit_id: str = ""
    entered_by: str = ""
    import_id: str = ""

    def standing(self, today: date) -> PromiseStanding:
        """How it stands on ``today``."""
        if self.state is PromiseState.READY:
            return PromiseStanding.READY
        if self.state is not PromiseState.OPEN:
            return PromiseStanding.DONE
        if self.due_on < today:
            return PromiseStanding.OVERDUE
        return PromiseStanding.DUE_TODAY if self.due_on == today else PromiseStanding.OPEN
