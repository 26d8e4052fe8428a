"""Desk: what every job needs - the store, the clock, the words, who is at the desk, the live lines."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, tzinfo
from typing import Any
from uuid import uuid4

from frontdesk.domain.clinic import Clinic
from frontdesk.domain.deed import Change, Deed
from frontdesk.domain.staff import Person
from frontdesk.prompts.deck import Deck
from frontdesk.store.port import Store
from frontdesk.words import English


def new_id() -> str:
    """A fresh id for a record: UUID text."""
    return str(uuid4())


@dataclass(slots=True)
class Desk:
    """One desk with one person at it. Only ``staff``, ``clinic`` and ``deck`` change while it runs."""

    store: Store = field(repr=False)
    clock: Callable[[], datetime]
    """Now, in UTC."""
    zone: tzinfo
    speech: English
    clinic: Clinic
    staff: Person
    deck: Deck = field(repr=False)

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
        """A deed of the person at the desk, now. ``where``: patient_id, visit_id, undo_of."""
        return Deed(new_id(), kind, self.now(), self.staff.id, changes, **where)
