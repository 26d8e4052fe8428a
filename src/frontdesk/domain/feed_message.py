"""FeedMessage: a message of another system, kept from the moment it is acknowledged."""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from frontdesk.domain.deed import Deed


class MessageState(StrEnum):
    """What became of a message."""

    WAITING = "waiting"
    APPLIED = "applied"
    """What it says stands in the records, or stood there before."""
    SET_ASIDE = "set_aside"
    """Part of it waits for somebody at the desk."""
    NOT_USED = "not_used"
    STUCK = "stuck"
    """It could not be read to its end; the text is kept to look into it."""


@dataclass(frozen=True, slots=True)
class FeedMessage:
    """One message. Its text is kept until it is used and no longer; the rest tells the same one again."""

    at: datetime
    source: str
    """The address it came from: ``10.0.0.7``."""
    control_id: str
    """The sender's number of it."""
    contents: str
    """Stands for the whole text, so that a message sent twice is known again."""
    text: bytes = field(default=b"", repr=False)
    state: MessageState = MessageState.WAITING
    reason: str = ""
    number: int = 0
    """Its place in the order in which messages were stored; the store gives it."""


@dataclass(frozen=True, slots=True)
class Settled:
    """A message that waited, what became of it, and what is written for it in the same transaction."""

    message: FeedMessage
    state: MessageState
    reason: str = ""
    deed: Deed | None = field(default=None, repr=False)
