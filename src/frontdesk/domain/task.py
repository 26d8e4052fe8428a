"""A small thing of one visit: tea, tray B, the form to bring. Gone from the card when the visit ends.

It is no promise: nobody owes it tomorrow, it is late for nobody, and no line ever speaks of it.
"""

from dataclasses import dataclass, field
from datetime import date, datetime

from frontdesk.domain.audience import Audience


@dataclass(frozen=True, slots=True)
class Task:
    """One thing to do while the patient is here."""

    id: str
    patient_id: str
    visit_id: str
    what: str = field(repr=False)
    day: date
    """The day of the visit: the next morning nothing asks for it."""
    audience: Audience = Audience.DESK
    """Aloud: may stand by name on the idle screen, which faces the room."""
    done_at: datetime | None = None
    entered_by: str = ""
