"""A heartbeat inside the event loop: how long the window could not answer, and during which step."""

import time
from collections import defaultdict
from collections.abc import Callable

from PySide6.QtCore import QEventLoop, Qt, QTimer

EVERY = 0.001
"""Seconds between two beats where nothing holds the loop."""
LONGEST_WAIT = 20.0
LINGERS = 0.03
"""Seconds a step lasts after what it waits for: what it left to the loop belongs to it."""


class Heartbeat:
    """Beats while a step runs; what a beat comes too late is a block of the window."""

    def __init__(self) -> None:
        self.blocks: defaultdict[str, list[float]] = defaultdict(list)
        """Seconds of the longest block of each time a step ran."""
        self.own: defaultdict[str, list[float]] = defaultdict(list)
        """The same on the processor's clock of this thread: what no other program can lengthen."""
        self._loop = QEventLoop()
        self._timer = QTimer()
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(round(EVERY * 1_000))
        self._timer.timeout.connect(self._beat)
        self._done: Callable[[], bool] = bool
        self._last = self._longest = self._ends = self._patience = 0.0
        self._longest_wait = LONGEST_WAIT
        self._own_last = self._own_longest = 0.0

    def step(self, name: str, act: Callable[[], object], done: Callable[[], bool] = lambda: True) -> None:
        """Let the event loop run ``act`` and go on until ``done``, as the program's own loop does."""
        self._done, self._longest, self._own_longest, self._ends = done, 0.0, 0.0, 0.0
        self._last, self._own_last = time.perf_counter(), time.thread_time()
        self._patience = self._last + self._longest_wait
        self._timer.start()
        QTimer.singleShot(0, act)
        self._loop.exec()
        self._timer.stop()
        self.blocks[name].append(self._longest)
        self.own[name].append(self._own_longest)
        if not self._ends:
            raise TimeoutError(f"the window did not come to an end: {name}")

    def patience(self, seconds: float) -> None:
        """What follows may take so long until it counts as never coming."""
        self._longest_wait = seconds

    def rest(self, name: str, seconds: float) -> None:
        """Nothing is asked for; the loop runs."""
        until = time.perf_counter() + seconds
        self.step(name, lambda: None, lambda: time.perf_counter() > until)

    def _beat(self) -> None:
        now, own = time.perf_counter(), time.thread_time()
        self._longest = max(self._longest, now - self._last - EVERY)
        self._own_longest = max(self._own_longest, own - self._own_last)
        self._last, self._own_last = now, own
        if not self._ends and self._done():
            self._ends = now + LINGERS
        if (self._ends and now > self._ends) or now > self._patience:
            self._loop.quit()
