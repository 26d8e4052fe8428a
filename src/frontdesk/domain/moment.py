"""Life events the patient told us about. They fade; there are no anniversaries."""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from frontdesk.domain.audience import Audience


class Tone(StrEnum):
    """How the patient told it."""

    JOYFUL = "joyful"
    NEUTRAL = "neutral"
    HARD = "hard"


@dataclass(frozen=True, slots=True)
class Moment:
    """Kept only with consent to personal notes."""

    id: str
    patient_id: str
    label: str = field(repr=False)
    """In the patient's words."""
    tone: Tone
    told_on: date
    happy_to_be_asked: bool = False
    acknowledged_on: date | None = None
    audience: Audience = Audience.DESK
    entered_by: str = ""
    import_id: str = ""
