"""Desks for tests: a real store in memory, a clock that stands still until it is told to move."""

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from frontdesk.bootstrap import deck_for
from frontdesk.domain.clinic import Clinic
from frontdesk.domain.deed import Change, Deed, Record
from frontdesk.domain.staff import Person
from frontdesk.store.port import Store
from frontdesk.store.sqlite.open import in_memory
from frontdesk.usecases.desk import Desk, new_id
from frontdesk.words import English


class StillClock:
    """Now, until ``forward`` moves it."""

    def __init__(self, now: datetime) -> None:
        self.now = now

    def __call__(self) -> datetime:
        return self.now

    def forward(self, **by: float) -> None:
        """Move on by so many minutes, seconds, ..."""
        self.now += timedelta(**by)


def fill(store: Store, records: Iterable[Record], now: datetime, by: str) -> None:
    """Write records the way everything is written."""
    changes = tuple(Change(None, record) for record in records)
    store.commit(Deed(new_id(), "first_run", now, by, changes))


def desk_over(store: Store, clock: StillClock, staff: Person) -> Desk:
    """A desk over a filled store."""
    clinic: Clinic = store.clinic()
    return Desk(
        store=store,
        clock=clock,
        zone=ZoneInfo(clinic.zone),
        speech=English(),
        clinic=clinic,
        staff=staff,
        deck=deck_for(store),
    )


def desk_with(records: Iterable[Record], now: datetime, staff: Person) -> Desk:
    """A desk in memory with these records at ``now``."""
    store = in_memory()
    fill(store, records, now.astimezone(UTC), staff.id)
    return desk_over(store, StillClock(now), staff)
