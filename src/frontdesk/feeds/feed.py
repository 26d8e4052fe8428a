"""What a feed is, how it works on the store, and how it says what it did."""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Protocol, TypeVar

from frontdesk.domain.errors import Fixable
from frontdesk.settings.setting import Setting
from frontdesk.settings.settings import Settings
from frontdesk.usecases.desk import Desk

R = TypeVar("R")


class StoreClosed(Fixable):
    """The desk closes or its store is shut: what comes in now has to wait for the next start."""

    def __init__(self) -> None:
        super().__init__("The desk is closed.", "Nothing was changed.", "It goes on at the next start.")


class Works(Protocol):
    """Runs a job where the store is, and waits for its answer: in the window, or in ``frontdesk listen``."""

    def __call__(self, job: Callable[[Desk], R], *, beside: bool = False) -> R:
        """The desk the job gets is the clinic's, with the feed itself as who does it.

        The desk's own work goes first, so a job has to be short. ``beside``: a job that waits for files; it
        runs beside the desk, and what it writes it writes in short transactions.

        Raises ``StoreClosed``, and whatever the job raises.
        """
        ...


@dataclass(frozen=True, slots=True)
class Done:
    """One thing a feed did, for the line of ``frontdesk listen``; no patient's value is in it."""

    words: str
    changed: bool = True
    """People or visits may look different now: the board is read again."""


Told = Callable[[Done], None]
"""Hears from a feed, on the feed's thread."""


@dataclass(frozen=True, slots=True)
class Standing:
    """How a feed is getting on, for Settings."""

    words: str
    """One or two plain sentences."""
    well: bool = True
    """False where somebody should look at it."""
    needs: tuple[Path, ...] = field(default=(), repr=False)
    """Files that wait for somebody to say how they are read."""
    lately: tuple[str, ...] = ()
    """What it did last, the newest first."""


class Feed(Protocol):
    """Something that brings in by itself what another system says."""

    @property
    def name(self) -> str:
        """As it stands in Settings and in the history: "The watched folder"."""
        ...

    def start(self) -> None:
        """Begin, on a thread of its own. Nothing is raised: what does not work is said in ``status``."""
        ...

    def look_now(self) -> None:
        """Somebody does not want to wait for the next look. Nothing, where a feed only listens."""
        ...

    def brought_in(self, path: Path) -> None:
        """Somebody brought this file in by hand. Nothing, where a feed has no files."""
        ...

    def stop(self) -> None:
        """End, and come back when its thread has ended; what was begun is finished or forgotten whole."""
        ...

    def status(self) -> Standing:
        """How it is getting on; asked from any thread at any time."""
        ...


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of feed, as the catalogue lists it."""

    by: str
    """Who did it, in the history: an id of ``domain.staff.BY_ITSELF``."""
    settings: tuple[Setting[Any], ...]
    """Where one of them changes, the feed is begun anew."""
    is_on: Callable[[Settings], bool]
    make: Callable[[Settings, Works, Told], Feed]
