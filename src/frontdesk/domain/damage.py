"""What can be told of a damaged store: where the damage is, and what the newest good backup does not hold."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Younger:
    """One act that is younger than the backup. Without a name: by its times it is found on the day's list."""

    at: datetime
    kind: str
    appointment: datetime | None = None
    """When the visit it was about was to begin."""


@dataclass(frozen=True, slots=True)
class Damage:
    """Seen without changing anything."""

    page: int = 0
    """The first page that is not as it was written; 0 where nobody can say."""
    pages: int = 0
    younger: tuple[Younger, ...] = ()
    """In their order, as far as they can still be read."""
