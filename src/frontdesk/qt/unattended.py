"""Screens beside the first one: nobody there for a while, or F9, and they go out of sight with the first."""

from collections.abc import Collection
from typing import Protocol

from frontdesk.frame.screen import Lockable
from frontdesk.qt.window import Window


class Hides(Protocol):
    """The first screen, which can hide."""

    hide_after: float | None
    """Seconds; None for never."""

    def hide(self) -> None:
        """Everything goes out of sight until somebody is there again."""

    def hide_by_hand(self) -> None:
        """Everything goes out of sight until the key is pressed again."""


class Unattended:
    """The first screen hides for all of them, and whoever comes back finds the one that stood there.

    ``places``: the keys of those that go by themselves; ``home``: the first screen's.
    """

    def __init__(self, window: Window, places: Collection[str], home: str) -> None:
        self._window = window
        self._places = places
        self._home = home
        self.first: Hides | None = None
        self._waits = ""

    def alone_for(self, seconds: float) -> None:
        """Nobody touched anything for so long; told once a second."""
        first, place = self.first, self._window.place()
        if first is None or first.hide_after is None or seconds < first.hide_after:
            return
        if place in self._places and not self._window.covered:
            self._put_away(place)
            first.hide()

    def hide(self) -> None:
        """The key that hides, where nothing else hears it: on another screen, or over one."""
        if self.first is not None:
            if (place := self._window.place()) != self._home:
                self._put_away(place)
            self.first.hide_by_hand()

    def back(self) -> None:
        """Somebody is there again, at the first screen."""
        place, self._waits = self._waits, ""
        if place and self._window.place() == self._home:
            screen = self._window.show_screen(place)
            if isinstance(screen, Lockable):
                screen.lock(False)

    def _put_away(self, place: str) -> None:
        screen = self._window.body.currentWidget()
        if isinstance(screen, Lockable):
            screen.lock(True)
        self._window.show_screen(self._home)
        self._waits = place
