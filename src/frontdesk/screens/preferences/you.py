"""The page You without Qt: the PIN and the passphrase of whoever is at the desk."""

from collections.abc import Callable
from typing import Literal, Protocol

from frontdesk.domain.changes import Changes
from frontdesk.domain.errors import WrongPassphrase
from frontdesk.frame.jobs import AnyJobs
from frontdesk.frame.trouble import said
from frontdesk.screens.preferences.shown import YouShown
from frontdesk.usecases.desk import Desk
from frontdesk.usecases.own_passphrase import change_passphrase
from frontdesk.usecases.pin import TRIES, has_pin, remove_pin, set_pin, tries
from frontdesk.vault import passphrase as passphrases

Under = Literal["pin", "passphrase"]
"""The card a sentence stands in."""
OURS = "Something went wrong on our side. Nothing was changed. Try again."
NOT_YOURS = "That is not your passphrase. Nothing was changed."
SAMPLE = "In the sample clinic nobody has a passphrase, so there is no PIN either: Enter opens the lock."
NONE_YET = "You have no passphrase of your own yet. Ask a manager: Settings, People."
NO_PIN = "You have none yet. Your passphrase opens the lock."
HAS_PIN = "It opens the lock and takes the desk over with Ctrl D. After a start only the passphrase opens."


class YouDisplay(Protocol):
    """What the page can show."""

    def show_you(self, shown: YouShown) -> None:
        """As it stands now; nothing typed stays."""

    def show_trouble(self, under: Under, words: str) -> None: ...
    def show_busy(self, busy: bool) -> None: ...


class YouPage:
    """One per window. ``say`` follows an act; ``lock`` is set by whoever knows how to lock the desk."""

    def __init__(
        self, desk: Desk, jobs: AnyJobs, display: YouDisplay, say: Callable[[str, bool], None]
    ) -> None:
        self.lock: Callable[[], None] = lambda: None
        self._desk = desk
        self._jobs = jobs
        self._display = display
        self._say = say
        self._busy = False
        self._wrong = 0

    def show(self) -> None:
        """Whoever is at the desk now."""
        self._jobs.read(
            lambda: _you(self._desk),
            self._display.show_you,
            lambda trouble: self._say(said(trouble, OURS), True),
        )

    def words(self) -> str:
        """Four random words, to offer as a passphrase."""
        return passphrases.suggest().replace("-", " ")

    def pin_given(self, digits: str, passphrase: str) -> None:
        """A PIN, or another one."""
        words = "Your PIN is set. It opens the lock from now on."
        self._do("pin", lambda: set_pin(self._desk, digits, passphrase), words)

    def pin_removed(self) -> None:
        """Back to the passphrase alone."""
        words = "Your PIN is removed. Your passphrase opens the lock."
        self._do("pin", lambda: remove_pin(self._desk), words, proves_who=False)

    def passphrase_given(self, old: str, new: str) -> None:
        """A new one of one's own."""
        words = "Your passphrase is changed. The one from before opens nothing any more."
        self._do("passphrase", lambda: change_passphrase(self._desk, old, new), words)

    # --- ours

    def _do(
        self, under: Under, job: Callable[[], Changes | None], words: str, *, proves_who: bool = True
    ) -> None:
        if self._busy:
            return
        self._busy = True
        self._display.show_busy(True)

        def rest() -> None:
            self._busy = False
            self._display.show_busy(False)

        def done(_: Changes | None) -> None:
            rest()
            if proves_who:
                self._wrong = 0
            self._say(words, False)
            self.show()

        def failed(trouble: Exception) -> None:
            rest()
            if isinstance(trouble, WrongPassphrase):
                self._missed(under)
            else:
                self._display.show_trouble(under, said(trouble, OURS))

        self._jobs.write(job, done, failed)

    def _missed(self, under: Under) -> None:
        """Somebody at an open desk tries another person's passphrase: no more than with Ctrl D."""
        self._wrong += 1
        left = TRIES - self._wrong
        if left <= 0:
            self._display.show_trouble(under, NOT_YOURS)
            self.lock()
            return
        self._display.show_trouble(under, f"{NOT_YOURS} {tries(left)} left before the desk locks.")


def _you(desk: Desk) -> YouShown:
    name = desk.staff.shown_name
    if desk.openers is None:
        return YouShown(name, SAMPLE, may=False)
    if desk.staff.id not in desk.openers.ids():
        return YouShown(name, NONE_YET, may=False)
    pin = has_pin(desk, desk.staff.id)
    return YouShown(name, HAS_PIN if pin else NO_PIN, may=True, pin=pin)
