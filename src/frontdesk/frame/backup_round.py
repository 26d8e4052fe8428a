"""Backups by themselves while the window is open: a look each minute, on the thread for files.

What could not be done is said once, in calm words, and tried again ten minutes later. While nothing proven is
from within 24 hours, one line stands on the idle screen and says so, with a button.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from frontdesk.domain.backup import Backup, Drilled, is_old
from frontdesk.frame.jobs import AnyJobs
from frontdesk.frame.trouble import said
from frontdesk.usecases.backup_words import old_words
from frontdesk.usecases.desk import Desk
from frontdesk.usecases.keep_backups import back_up, standing, what_is_due

TRY_AGAIN = timedelta(minutes=10)
OURS = "No backup was made: something went wrong on our side. The older ones are kept."
MADE = "Backed up, opened and compared."


@dataclass(frozen=True, slots=True)
class OldLine:
    """What stands on the idle screen about backups; without words there is nothing to say."""

    words: str = ""
    busy: bool = False
    """One is being made just now."""


class BackupRound:
    """One per window. ``say`` takes what stays until the next word, ``toast`` what goes by itself."""

    def __init__(self, desk: Desk, jobs: AnyJobs, say: Callable[[str], None]) -> None:
        self._desk = desk
        self._jobs = jobs
        self._say = say
        self._busy = False
        self._not_before: datetime | None = None
        self._told = ""
        self._trouble = ""
        self._line = OldLine()
        self._shown: Callable[[OldLine], None] = lambda _: None
        self.toast = say
        self.news: Callable[[], None] = lambda: None
        """Called when something was made or tested."""

    def show_on(self, line: Callable[[OldLine], None]) -> None:
        """The idle screen is there: what stands now and whatever comes stands there."""
        self._shown = line
        line(self._line)

    def minute_passed(self) -> None:
        """Is anything due? Asked and done where nobody waits."""
        now = self._desk.now()
        if self._busy:
            return
        if self._not_before is not None and now < self._not_before:
            self._look()  # the age grows; somebody may have made one in Settings
            return
        self._busy = True
        self._jobs.aside(lambda: what_is_due(self._desk), self._done, self._not_done)

    def asked(self) -> None:
        """Somebody at the desk pressed the button of the line, or its key: one is made now."""
        if self._busy or not self._line.words:
            return
        self._busy = True
        self._show(OldLine(self._line.words, busy=True))
        self._jobs.aside(lambda: (back_up(self._desk), None), self._made, self._not_done)

    def _made(self, did: tuple[Backup | None, Drilled | None]) -> None:
        self.toast(MADE)
        self._done(did)

    def _done(self, did: tuple[Backup | None, Drilled | None]) -> None:
        self._busy = False
        made, drilled = did
        if made is not None:
            self._told = self._trouble = ""
            self._not_before = None
        if drilled is not None and not drilled.good:
            self._say(
                f"The backup {drilled.name} is damaged and counts no more. The store itself is sound."
                " A new one is made soon."
            )
        if made or drilled:
            self.news()
        self._look()

    def _not_done(self, trouble: Exception) -> None:
        self._busy = False
        if self._jobs.stopping:
            return
        self._not_before = self._desk.now() + TRY_AGAIN
        self._trouble = said(trouble, OURS)
        self._look()

    def _look(self) -> None:
        """How old is the newest one by now?"""
        self._jobs.aside(lambda: standing(self._desk).newest, self._stands, self._quiet)

    def _stands(self, newest: Backup | None) -> None:
        """The line past 24 hours; a trouble before that is said once."""
        now = self._desk.local(self._desk.now())
        if self._busy:
            return
        if is_old(newest, now):
            self._show(OldLine(f"{self._trouble} {old_words(newest, now)}".strip()))
            return
        self._show(OldLine())
        if self._trouble not in ("", self._told):
            self._told = self._trouble
            self._say(self._trouble)

    def _show(self, line: OldLine) -> None:
        self._line = line
        self._shown(line)

    def _quiet(self, trouble: Exception) -> None:
        said(trouble, OURS)
