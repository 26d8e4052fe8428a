"""Backups by themselves while the window is open: a look each minute, on the thread for files.

What could not be done is said once, in calm words, and tried again ten minutes later.
"""

from collections.abc import Callable
from datetime import datetime, timedelta

from frontdesk.domain.backup import Backup, Drilled, is_old
from frontdesk.frame.jobs import AnyJobs
from frontdesk.frame.trouble import said
from frontdesk.usecases.backup_words import old_words
from frontdesk.usecases.desk import Desk
from frontdesk.usecases.keep_backups import standing, what_is_due

TRY_AGAIN = timedelta(minutes=10)
OURS = "No backup was made: something went wrong on our side. The older ones are kept."


class BackupRound:
    """One per window."""

    def __init__(self, desk: Desk, jobs: AnyJobs, say: Callable[[str], None]) -> None:
        self._desk = desk
        self._jobs = jobs
        self._say = say
        self._busy = False
        self._not_before: datetime | None = None
        self._told = ""
        self.news: Callable[[], None] = lambda: None
        """Called when something was made or tested."""

    def minute_passed(self) -> None:
        """Is anything due? Asked and done where nobody waits."""
        now = self._desk.now()
        if self._busy or (self._not_before is not None and now < self._not_before):
            return
        self._busy = True
        self._jobs.aside(lambda: what_is_due(self._desk), self._done, self._not_done)

    def _done(self, did: tuple[Backup | None, Drilled | None]) -> None:
        self._busy = False
        self._told = ""
        made, drilled = did
        if drilled is not None and not drilled.good:
            self._say(
                f"The backup {drilled.name} is damaged and counts no more. The store itself is sound."
                " A new one is made soon."
            )
        if made or drilled:
            self.news()

    def _not_done(self, trouble: Exception) -> None:
        self._busy = False
        if self._jobs.stopping:
            return
        self._not_before = self._desk.now() + TRY_AGAIN
        words = said(trouble, OURS)
        self._jobs.aside(lambda: standing(self._desk), lambda now: self._tell(words, now.newest), self._quiet)

    def _tell(self, words: str, newest: Backup | None) -> None:
        """Once for each trouble; the age is said with it past 24 hours."""
        now = self._desk.local(self._desk.now())
        if words != self._told:
            self._told = words
            self._say(f"{words} {old_words(newest, now)}".strip() if is_old(newest, now) else words)

    def _quiet(self, trouble: Exception) -> None:
        said(trouble, OURS)
