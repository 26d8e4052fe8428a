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


OWED = frozenset({PromiseState.OPEN, PromiseState.READY})
"""The desk still owes it: the word, or the handing over."""


class PromiseStanding(StrEnum):
    """How a promise stands on a given day."""

    OPEN = "open"
    LATE = "late"
    """It has a new day, and nobody told the patient so yet."""
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
    first_due_on: date | None = None
    """The day the patient heard first; None while it still is the one in ``due_on``."""
    late_because: str = field(default="", repr=False)
    """Why it has a new day, in a few words for whoever says so at the desk."""
    told_on: date | None = None
    """When the patient was last told how it stands; None when nobody said, or something changed since."""
    closed_on: date | None = None
    """When it was kept, not kept or not needed any more."""

    @property
    def owed(self) -> bool:
        """It stands in the ledger, however old it is."""
        return self.state in OWED

    @property
    def to_tell(self) -> bool:
        """How it stands is news for the patient, and nobody said yet that it was told."""
        news = self.state in (PromiseState.READY, PromiseState.KEPT) or self.first_due_on is not None
        return self.told_on is None and news and self.state is not PromiseState.RELEASED

    def standing(self, today: date) -> PromiseStanding:
        """How it stands on ``today``."""
        if self.state is PromiseState.READY:
            return PromiseStanding.READY
        if self.state is not PromiseState.OPEN:
            return PromiseStanding.DONE
        if self.due_on < today:
            return PromiseStanding.OVERDUE
        if self.first_due_on is not None and self.told_on is None:
            return PromiseStanding.LATE
        return PromiseStanding.DUE_TODAY if self.due_on == today else PromiseStanding.OPEN
