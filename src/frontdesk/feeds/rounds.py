"""A thread that looks again and again, for a feed that nobody tells when something is there."""

import threading
from collections.abc import Callable

from frontdesk import log

_PATIENCE = 10.0
"""So long the end waits for a share or another computer that answers nothing."""


class Rounds:
    """``look`` every ``seconds``, or sooner where somebody asks."""

    def __init__(self, name: str, look: Callable[[], None], seconds: Callable[[], float]) -> None:
        self._look = look
        self._seconds = seconds
        self._stopping = threading.Event()
        self._wake = threading.Event()
        self._thread = threading.Thread(target=self._run, name=name, daemon=True)

    def start(self) -> None:
        """Begin; the first look is now."""
        self._thread.start()

    def wake(self) -> None:
        """Look now."""
        self._wake.set()

    def going_on(self) -> bool:
        """False from the moment somebody ends it: long work asks now and again."""
        return not self._stopping.is_set()

    def pause(self, seconds: float) -> bool:
        """Wait within a look; False where it was ended meanwhile."""
        return not self._stopping.wait(seconds)

    def stop(self) -> None:
        """End, and wait for the look under way."""
        self._stopping.set()
        self._wake.set()
        if self._thread.is_alive():
            self._thread.join(_PATIENCE)

    def _run(self) -> None:
        while self.going_on():
            self._wake.clear()
            try:
                self._look()
            except Exception as trouble:  # noqa: BLE001 - the next look goes on
                log.report(trouble)
            self._wake.wait(self._seconds())
