"""When the desk locks by itself: nobody touched it for minutes, or the computer slept. No Qt, no patient.

It is also the one who hears that the clock on the wall was put back.
"""

import time
from collections.abc import Callable
from datetime import datetime, timedelta

LOCK_AFTER_MINUTES = 5
"""Minutes without a key or a movement, unless a setting says another number."""
SLEPT = timedelta(seconds=60)
"""A clock that goes on in sleep went so far between two heart beats: the computer slept."""
PUT_BACK = timedelta(minutes=5)
"""The clock on the wall went back so far between two heart beats: somebody has to hear of it."""


def seconds_passed() -> float:
    """Seconds by a clock that nobody can set and that goes on in sleep where the computer has one (Linux)."""
    awake_or_asleep: int | None = getattr(time, "CLOCK_BOOTTIME", None)
    return time.monotonic() if awake_or_asleep is None else time.clock_gettime(awake_or_asleep)


def five_minutes() -> int:
    """In place of a setting."""
    return LOCK_AFTER_MINUTES


class Watch:
    """Counts the seconds nobody touched the desk.

    ``ticks`` are seconds nobody can set; on some computers they stand still in sleep. ``clock`` is the one on
    the wall, which goes on everywhere but can be set. Sleep is seen by whichever of them went on.
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
        self._tick = ticks()

    def somebody(self) -> None:
        """A key, a click, a movement."""
        self._touched = self._ticks()

    @property
    def alone(self) -> float:
        """Seconds since somebody did."""
        return self._ticks() - self._touched

    def second_passed(self) -> None:
        """Our heart beats once a second."""
        now, before = self._clock(), self._beat
        tick, tick_before = self._ticks(), self._tick
        self._beat, self._tick = now, tick
        if before - now > PUT_BACK:
            self._put_back(before - now)
        if self._paused():
            self._touched = tick
        slept = max(now - before, timedelta(seconds=tick - tick_before)) > SLEPT
        if slept or tick - self._touched >= 60 * self._after_minutes() or self._over():
            self._lock()
