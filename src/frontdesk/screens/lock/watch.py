"""When the desk locks by itself: nobody touched it for minutes, or the computer slept. No Qt, no patient.

It is also the one who hears that the clock on the wall was put back.
"""

from collections.abc import Callable
from datetime import datetime, timedelta

LOCK_AFTER_MINUTES = 5
"""Minutes without a key or a movement, unless a setting says another number."""
SLEPT = timedelta(seconds=60)
"""The clock on the wall went so much further than our heart beat: the computer slept."""
PUT_BACK = timedelta(minutes=5)
"""The clock on the wall went back so far between two heart beats: somebody has to hear of it."""


def five_minutes() -> int:
    """In place of a setting."""
    return LOCK_AFTER_MINUTES


class Watch:
    """Counts the seconds nobody touched the desk.

    ``ticks`` are seconds that stand still while the computer sleeps, ``clock`` is the one on the wall.
    ``paused`` is true during a phone call: the count starts anew after it. It pauses the count alone; sleep
    locks all the same. ``put_back`` hears how far the clock on the wall went back. ``over``: whoever is at
    the desk may not be there any more (a day pass at midnight), whatever else goes on.
    """

    def __init__(
        self,
        ticks: Callable[[], float],
        clock: Callable[[], datetime],
        after_minutes: Callable[[], int],
        paused: Callable[[], bool],
        lock: Callable[[], None],
        put_back: Callable[[timedelta], None] = lambda _: None,
        over: Callable[[], bool] = lambda: False,
    ) -> None:
        self._ticks = ticks
        self._clock = clock
        self._after_minutes = after_minutes
        self._paused = paused
        self._lock = lock
        self._put_back = put_back
        self._over = over
        self._touched = ticks()
        self._beat = clock()

    def somebody(self) -> None:
        """A key, a click, a movement."""
        self._touched = self._ticks()

    def second_passed(self) -> None:
        """Our heart beats once a second."""
        now, before = self._clock(), self._beat
        self._beat = now
        if before - now > PUT_BACK:
            self._put_back(before - now)
        if self._paused():
            self._touched = self._ticks()
        slept, left_alone = now - before > SLEPT, self._ticks() - self._touched >= 60 * self._after_minutes()
        if slept or left_alone or self._over():
            self._lock()
