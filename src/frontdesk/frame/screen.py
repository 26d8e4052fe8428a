"""Screen: what the window knows of a screen. Opened on first use."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Protocol, runtime_checkable


@dataclass(frozen=True, slots=True)
class Screen:
    """An entry of the rail. ``open`` builds the screen's widget when it is first shown."""

    key: str
    title: str
    icon: str
    open: Callable[..., Any]
    shortcut: str = ""
    low: bool = False
    """It stands at the foot of the rail."""
    apart: bool = False
    """A line stands above it: what follows is the manager's."""
    with_settings: bool = False
    """``open`` takes this computer's settings after look, desk, jobs and news."""


@runtime_checkable
class Lockable(Protocol):
    """A screen that shows people: while the desk is locked it is out of reach as all are, and empty."""

    def lock(self, locked: bool) -> None:
        """Take everything about anybody out of the widgets, and put it back as it stood."""
