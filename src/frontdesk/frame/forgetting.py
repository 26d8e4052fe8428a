"""The hard lock: once the desk is locked and nothing is under way, the program ends and begins anew.

What a program has read stays in its memory, freed or not; only the end of the program takes it away. It waits
for writes, an import and a backup: meanwhile the ordinary lock stands, and whoever unlocks goes on as always.
"""

import logging
from collections.abc import Callable

from frontdesk.frame.jobs import AnyJobs
from frontdesk.settings.declared import FORGET_WHEN_LOCKING
from frontdesk.settings.settings import Settings

PATIENCE = 120
"""Seconds after which the log says what keeps the program from ending; it goes on waiting."""
_WAITS = "Locked, but not forgotten yet: something is under way for %d seconds."


class Forgetting:
    """One per window; asked once a second. ``leave`` ends the program so that it begins anew."""

    def __init__(self, jobs: AnyJobs, settings: Settings, leave: Callable[[], None]) -> None:
        self._jobs = jobs
        self._settings = settings
        self._leave = leave
        self._waited = 0
        self._left = False

    def second_passed(self, *, locked: bool) -> None:
        """Locked and nothing under way: leave. Once only."""
        if self._left or not (locked and self._settings.value(FORGET_WHEN_LOCKING)):
            self._waited = 0
        elif not self._jobs.busy:
            self._left = True
            self._leave()
        else:
            self._waited += 1
            if self._waited == PATIENCE:
                logging.getLogger(__name__).warning(_WAITS, PATIENCE)
