"""Desk: what every job needs - the store, the clock, the words, who is at the desk, the live lines."""

import itertools
import secrets
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, tzinfo
from typing import Any

from frontdesk.domain.clinic import Clinic
from frontdesk.domain.deed import Change, Deed
from frontdesk.domain.own_words import keep_hands_off
from frontdesk.domain.staff import Person
from frontdesk.prompts.deck import Deck
from frontdesk.store.keeps_backups import KeepsBackups
from frontdesk.store.port import Store
from frontdesk.usecases.seen_by import seen_by
from frontdesk.usecases.without_private import without_private
from frontdesk.vault.openers import Openers
from frontdesk.words import English

_RUN = secrets.randbits(48)
_COUNT = itertools.count()


def new_id() -> str:
    """A fresh id for a record: UUID text (version 8), unlike any other run's and rising within this one.

    Rising ids lie side by side in the store, so an import writes whole pages instead of touching many.
    """
    count = next(_COUNT)
    high = _RUN << 16 | 0x8 << 12 | (count >> 20) & 0xFFF
    low = 0b10 << 62 | (count & 0xFFFFF) << 42 | secrets.randbits(42)
    text = f"{high:016x}{low:016x}"
    return f"{text[:8]}-{text[8:12]}-{text[12:16]}-{text[16:20]}-{text[20:]}"


@dataclass(slots=True)
class Desk:
    """One desk with one person at it. Only ``staff``, ``clinic`` and ``deck`` change while it runs."""

    store: Store = field(repr=False)
    """As whoever is at the desk may see it."""
    clock: Callable[[], datetime]
    """Now, in UTC."""
    zone: tzinfo
    speech: English
    clinic: Clinic
    staff: Person
    deck: Deck = field(repr=False)
    backups: KeepsBackups | None = field(default=None, repr=False)
    """None for the sample clinic, which nobody wants back."""
    openers: Openers | None = field(default=None, repr=False)
    """Who can open the store; None for the sample clinic, whose people have no passphrase."""
    whole: Store = field(init=False, repr=False)
    """For work that tells of nobody: bringing in a list, closing the day."""

    def __post_init__(self) -> None:
        self.whole = self.store
        seen = seen_by(self.whole, lambda: self.staff.id)
        self.store = without_private(seen, lambda: self.staff)

    def now(self) -> datetime:
        """Now, in UTC."""
        return self.clock().astimezone(UTC)

    def today(self) -> date:
        """The clinic's own date."""
        return self.local(self.now()).date()

    def local(self, moment: datetime) -> datetime:
        """An instant on the clinic's clock."""
        return moment.astimezone(self.zone)

    def deed(self, kind: str, *changes: Change, **where: Any) -> Deed:
        """A deed of the person at the desk, now. ``where``: patient_id, visit_id, undo_of.

        Raises ``OwnWords`` where it would change what the patient wrote.
        """
        keep_hands_off(kind, changes)
        return Deed(new_id(), kind, self.now(), self.staff.id, changes, **where)
