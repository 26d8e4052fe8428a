"""What a store keeps of the messages of other systems; part of ``store.port.Store``."""

from collections.abc import Sequence
from datetime import datetime
from typing import Protocol

from frontdesk.domain.feed_message import FeedMessage, Settled


class KeepsMessages(Protocol):
    """From the moment one is acknowledged until what it says stands in the records."""

    def keep_messages(self, messages: Sequence[FeedMessage]) -> None:
        """Store them in one transaction; one that is here already stays as it is."""

    def messages_waiting(self, limit: int) -> tuple[FeedMessage, ...]:
        """Those that are stored and not used yet, in their order."""

    def settle_messages(self, settled: Sequence[Settled]) -> None:
        """Write what messages brought, and that they are used: all in one transaction, or raise what
        ``commit`` raises."""

    def forget_messages(self, before: datetime) -> None:
        """Take out what is left of messages that were used and came before then."""
