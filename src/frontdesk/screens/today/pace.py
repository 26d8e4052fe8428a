"""The desk's pace: when a key may act, and when the board may move. Nothing is done to somebody unseen."""

from collections.abc import Callable

ARMED_AFTER = 0.6
"""Seconds a card stands before Enter commits: nobody checks in somebody unseen."""

REST_AFTER_COMMIT = 2.0
"""Seconds without Enter after somebody left before Enter opens the next: a hammered key opens nobody."""

STILL_AFTER_INPUT = 2.0
"""Seconds the board keeps its order after a key or click."""


class Pace:
    """How long something stands; ``ticks`` is a clock in seconds that nobody can set back."""

    def __init__(self, ticks: Callable[[], float]) -> None:
        self._ticks = ticks
        self._stands_since = 0.0
        self._input_at = -STILL_AFTER_INPUT
        self._rests_until = 0.0

    def input_came(self) -> None:
        """A key or a click: the board keeps its order for a moment."""
        self._input_at = self._ticks()

    @property
    def still(self) -> bool:
        """Nobody touched a key for a moment: the board may follow."""
        return self._ticks() - self._input_at >= STILL_AFTER_INPUT

    def stands(self) -> None:
        """What is under the eye changed: the main button waits again."""
        self._stands_since = self._ticks()

    @property
    def stood(self) -> bool:
        """It stood long enough to have been read."""
        return self._ticks() - self._stands_since >= ARMED_AFTER

    def rest(self) -> None:
        """A commit left the desk idle: nothing is selected."""
        self._rests_until = self._ticks() + REST_AFTER_COMMIT

    def rested(self) -> bool:
        """Enter may open the next person; an Enter that came too early waits its turn again."""
        if self._ticks() >= self._rests_until:
            return True
        self.rest()
        return False
