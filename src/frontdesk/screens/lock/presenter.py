"""The lock without Qt: locked or not, what opens it, and a wait that grows after five wrong tries.

It locks the screen, not the store: that stays open, and whoever was at the desk is still there afterwards.
What opens it is checked beside the window, because a passphrase is slow by design. A PIN, the computer's own
sign-in and a passphrase each will be further steps of ``Step``.
"""

from collections.abc import Callable
from pathlib import Path
from typing import Protocol

from frontdesk.domain.errors import WrongPassphrase
from frontdesk.frame.jobs import AnyJobs
from frontdesk.frame.trouble import said
from frontdesk.screens.lock.shown import LockShown, Step
from frontdesk.usecases.desk import Desk
from frontdesk.vault import key_file

TRIES = 5
FIRST_WAIT, LONGEST_WAIT = 30, 480
"""Seconds after five wrong tries; after each further wrong one twice as many, up to the longest."""
OURS = "Something went wrong on our side. Nothing was changed. Try again."
BY_SHEET = "The recovery sheet opened the desk. Use it at the next sign-in too: it asks for a new passphrase."

_PAGES = {
    Step.PASSPHRASE: LockShown(
        Step.PASSPHRASE, "Welcome back", "Your place is kept. Nothing was lost.", "Passphrase"
    ),
    Step.RECOVERY: LockShown(
        Step.RECOVERY,
        "The recovery sheet",
        "Type the eight groups from the paper. Gaps do not matter.",
        "Recovery key",
        "Unlock with the sheet",
    ),
    Step.ENTER: LockShown(
        Step.ENTER,
        "Welcome back",
        "This is the sample clinic. Its passphrase was made up and shown to nobody, so Enter opens it. "
        "Your own clinic asks for your passphrase here.",
    ),
}


class LockDisplay(Protocol):
    """What the window can do about a lock."""

    def cover(self) -> None:
        """Take everything about anybody out of the screens, and lay the page over them, at once."""

    def uncover(self, words: str) -> None:
        """Back to where one was; ``words`` is said there, empty for nothing."""

    def show_page(self, shown: LockShown) -> None: ...
    def show_trouble(self, words: str, *, try_again: bool) -> None:
        """A sentence under the field; ``try_again``: what was typed is marked to be typed anew."""

    def show_wait(self, words: str) -> None:
        """Nothing can be tried for a while; empty ends it."""

    def show_busy(self, busy: bool) -> None: ...
    def show_clock(self, time: str, day: str) -> None: ...


class LockPresenter:
    """One per window. ``keys`` is the clinic's key file, None for the sample clinic."""

    def __init__(
        self, desk: Desk, jobs: AnyJobs, keys: Path | None, display: LockDisplay, ticks: Callable[[], float]
    ) -> None:
        self._desk = desk
        self._jobs = jobs
        self._keys = keys
        self._display = display
        self._ticks = ticks
        self._step = Step.PASSPHRASE
        self._busy = False
        self._wrong = 0
        self._free_at = ticks()
        self._waiting = False
        self.locked = False

    def lock(self) -> None:
        """Ctrl L, the rail, five minutes, sleep: all the same."""
        if self.locked:
            return
        self.locked = True
        self._display.cover()
        self.second_passed()
        self._go(Step.ENTER if self._keys is None else Step.PASSPHRASE)

    def recovery_asked(self) -> None:
        """The passphrase is forgotten: the printed sheet opens the desk."""
        if not self._busy:
            self._go(Step.RECOVERY)

    def back(self) -> None:
        """To the passphrase."""
        if not self._busy:
            self._go(Step.PASSPHRASE)

    def given(self, text: str) -> None:
        """Enter: what was typed, for the step that stands there."""
        keys = self._keys
        if not self.locked or self._busy or self._waits():
            return
        if keys is None:
            self._open("")
        elif text.strip() and self._step is Step.RECOVERY:
            self._try(lambda: key_file.open_with_recovery(keys, text), BY_SHEET)
        elif text.strip():
            self._try(lambda: key_file.open_with_passphrase(keys, text), "")

    def second_passed(self) -> None:
        """While locked: the clock that patients see, and how long there is to wait."""
        if self.locked:
            now = self._desk.local(self._desk.now())
            words = self._desk.speech
            self._display.show_clock(words.clock(now), words.headline(now.date()))
            self._waits()

    # --- ours

    def _try(self, job: Callable[[], key_file.Opened], said_after: str) -> None:
        self._busy = True
        self._display.show_busy(True)

        def opened(_: key_file.Opened) -> None:
            self._rest()
            self._open(said_after)

        def failed(trouble: Exception) -> None:
            self._rest()
            if isinstance(trouble, WrongPassphrase):
                self._missed(trouble)
            else:  # a slip in the sheet, or a key file that cannot be read: no try is lost
                self._display.show_trouble(said(trouble, OURS), try_again=True)

        self._jobs.read(job, opened, failed)

    def _rest(self) -> None:
        self._busy = False
        self._display.show_busy(False)

    def _missed(self, trouble: WrongPassphrase) -> None:
        self._wrong += 1
        left = TRIES - self._wrong
        if left > 0:
            tries = "1 try" if left == 1 else f"{left} tries"
            words = f"{trouble} {tries} left before a wait of {FIRST_WAIT} seconds."
        else:
            self._free_at = self._ticks() + min(FIRST_WAIT * 2**-left, LONGEST_WAIT)
            words = str(trouble)
        self._display.show_trouble(words, try_again=True)
        self._waits()

    def _waits(self) -> bool:
        left = self._free_at - self._ticks()
        if left > 0:
            self._waiting = True
            self._display.show_wait(f"Wait {_time(left)}, then try again.")
        elif self._waiting:
            self._waiting = False
            self._display.show_wait("")
        return left > 0

    def _open(self, words: str) -> None:
        self._wrong = 0
        self.locked = False
        self._display.uncover(words)

    def _go(self, step: Step) -> None:
        self._step = step
        self._display.show_page(_PAGES[step])
        self._display.show_trouble("", try_again=False)


def _time(seconds: float) -> str:
    whole = int(seconds) + (seconds > int(seconds))
    minutes, rest = divmod(whole, 60)
    if not minutes:
        return f"{whole} seconds" if whole != 1 else "1 second"
    return f"{minutes} min" + (f" {rest} s" if rest else "")
