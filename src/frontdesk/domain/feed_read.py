"""A list that came in by itself: what was read, when, and what became of it."""

from dataclasses import dataclass, field
from datetime import datetime


@dataclass(frozen=True, slots=True)
class FeedRead:
    """One file of the watched folder, or one answer of the calendar, that was read to its end."""

    feed: str
    """Who read it: an id of ``domain.staff.BY_ITSELF``."""
    at: datetime
    name: str = field(repr=False)
    contents: str
    """Stands for what was in it (SHA-256), so that the same is known again."""
    stamp: str = ""
    """Stands for this very copy: its size, and when it was written."""
    words: str = ""
    """What became of it, in counts."""
    run_id: str = ""
    """The import it was; empty where nothing of it was new."""
