"""Somebody looked at a person's card or papers: who, when, at whom, and why if not for today's list."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class LookKind(StrEnum):
    """What was looked at. The names stand in the history and stay."""

    CARD = "look"
    OUTSIDE = "look_outside"
    """A card of somebody who is not on today's list."""
    PRIVATE = "look_private"
    """Private notes were opened."""
    RECORD = "look_record"
    COMPARED = "look_compared"
    """Two records were laid side by side."""
    TURNED = "look_turned"
    """The screen was turned to the patient."""
    COPY = "look_copy"
    """Everything kept was shown to the patient on the turned screen."""
    PAPER = "look_paper"
    """A paper was drawn that speaks of the person."""
    LIST = "look_list"
    """The list of who looked was read."""
    LIST_REFUSED = "look_list_refused"
    """Somebody who may not read that list asked for it."""
    REFUSED = "refused_act"
    """Somebody tried what is a manager's; it names no patient."""
    PINS_MISSED = "pins_missed"
    """Wrong PINs were typed under a name until none is left; ``by`` is whose name."""
    FOR_PHONE = "look_for_phone"
    FOR_DESK = "look_for_desk"
    FOR_FOLLOW_UP = "look_for_follow_up"
    FOR_CORRECTING = "look_for_correcting"


REASONS = {
    LookKind.FOR_PHONE: "On the phone",
    LookKind.FOR_DESK: "Here at the desk",
    LookKind.FOR_FOLLOW_UP: "Preparing, following up",
    LookKind.FOR_CORRECTING: "Correcting the record",
}
"""Why somebody who is not on today's list was looked at: one is picked, in these words."""


@dataclass(frozen=True, slots=True)
class LookNote:
    """One look, as the history keeps it: ids, no values."""

    kind: LookKind
    at: datetime
    by: str
    patient_id: str
    visit_id: str = ""


@dataclass(frozen=True, slots=True)
class HistoryEntry:
    """One entry of the history that speaks of a person."""

    seq: int
    at: datetime | None
    """None for what the program did by itself."""
    by: str
    kind: str
    """A ``LookKind``, or the kind of an act."""
    about: str = ""
    """Whom it names first; only where entries about many are read."""
