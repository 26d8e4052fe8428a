"""Sign-in without Qt: whose passphrase, the way in by the recovery key, and four calm messages."""

from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from enum import Enum
from pathlib import Path
from typing import Protocol, TypeVar

from frontdesk.domain.errors import Damaged, Fixable, PutBack
from frontdesk.frame.jobs import AnyJobs
from frontdesk.frame.trouble import said
from frontdesk.screens.first_run.door import Arrival, Door
from frontdesk.screens.first_run.shown import ComputerShown, Somebody
from frontdesk.usecases.backup_words import when
from frontdesk.usecases.desk import Desk
from frontdesk.vault import key_file, passphrase as passphrases
from frontdesk.words import English

T = TypeVar("T")
OURS = "Something went wrong on our side. Nothing was changed. Try again."


class Step(Enum):
    """What the page asks for."""

    PASSPHRASE = "passphrase"
    RECOVERY = "recovery"
    NEW_PASSPHRASE = "new_passphrase"


class SignInDisplay(Protocol):
    """What the sign-in page can show."""

    def show_people(self, people: tuple[Somebody, ...], chosen: str) -> None: ...
    def show_step(self, step: Step, offered: str = "") -> None:
        """Ask for one thing; ``offered`` stands in the field of a new passphrase."""

    def show_trouble(self, words: str) -> None:
        """A sentence under the field; empty takes it away."""

    def show_happened(self, words: str) -> None:
        """In one line, what happened on the way here."""

    def show_damaged(self, younger: tuple[str, ...], offer: str) -> None:
        """Below the trouble: what the newest good backup does not hold, and the words of the button that puts
        it in the store's place; without them there is nothing to offer."""

    def show_computer(self, shown: ComputerShown) -> None: ...
    def show_asking(self, asking: bool) -> None:
        """This computer is asked, and may ask its owner; the field stays usable."""

    def show_closed(self, words: str) -> None:
        """This store cannot be opened at all, and why."""

    def show_busy(self, busy: bool) -> None: ...
    def show_clock(self, time: str, day: str) -> None: ...
    def arrive(self, arrival: Arrival) -> None: ...


class SignInPresenter:
    """One sign-in page over a store that is there."""

    def __init__(self, door: Door, jobs: AnyJobs, display: SignInDisplay) -> None:
        self._door = door
        self._jobs = jobs
        self._display = display
        self._people: tuple[Somebody, ...] = ()
        self._chosen = ""
        self._step = Step.PASSPHRASE
        self._opened: key_file.Opened | None = None
        self._busy = False
        self._typed = ""
        """The passphrase a damaged store did not open with: it opens the backup."""
        self._by_computer: tuple[str, ...] = ()
        self._remember: bool | None = None
        """What is to count from now on; None while nobody touched the switch."""
        self._asking = False

    def start(self) -> None:
        """Who can come in; a store that cannot be opened here is said at once."""
        try:
            self._door.check_there()
        except Fixable as trouble:
            self._display.show_closed(str(trouble))
            return
        finally:
            self.minute_passed()
        computer = self._door.computer
        try:
            holders = key_file.holders(key_file.beside(self._door.store))
            self._by_computer = computer.opens_for() if computer is not None else ()
        except Fixable as trouble:
            self._display.show_closed(str(trouble))
            return
        self._people = tuple(Somebody(h.person_id, h.shown_name) for h in holders)
        self._chosen = self._people[0].person_id if self._people else ""
        self._display.show_people(self._people, self._chosen)
        self._go(Step.PASSPHRASE)
        self._display.show_happened(self._door.happened)

    def minute_passed(self) -> None:
        """The clock patients see."""
        now: datetime = self._door.now()
        words = English()
        self._display.show_clock(words.clock(now), words.headline(now.date()))

    def person_picked(self, person_id: str) -> None:
        """It is somebody else's shift."""
        self._chosen = person_id
        self._display.show_people(self._people, person_id)
        self._display.show_trouble("")
        self._show_computer()

    def recovery_asked(self) -> None:
        """The passphrase is lost: the printed sheet opens the store."""
        self._go(Step.RECOVERY)

    def back(self) -> None:
        """To the passphrase; an opened key is forgotten."""
        self._opened = None
        self._go(Step.PASSPHRASE)

    def given(self, text: str) -> None:
        """Enter: what was typed, for the step that stands there."""
        if self._busy or not text.strip():
            return
        if self._step is Step.PASSPHRASE:
            self._come_in(text)
        elif self._step is Step.RECOVERY:
            keys = key_file.beside(self._door.store)
            self._work(lambda: key_file.open_with_recovery(keys, text), self._sheet_fits)
        else:
            self._new_passphrase(text)

    # --- this computer

    def remember_set(self, on: bool) -> None:
        """The switch: it counts with the passphrase that is typed next."""
        self._remember = on

    def computer_asked(self) -> None:
        """In place of the passphrase. Whoever types one meanwhile comes in by it."""
        computer, whose = self._door.computer, self._chosen
        if computer is None or self._busy or self._asking:
            return

        def asking(now: bool) -> None:
            self._asking = now
            self._display.show_asking(now)

        def kept(secret: str) -> None:
            asking(False)
            if not self._busy:
                self._work(lambda: computer.open(secret, whose), self._arrived)

        def failed(trouble: Exception) -> None:
            asking(False)
            if not self._busy:
                self._display.show_trouble(said(trouble, OURS))

        asking(True)
        self._display.show_trouble("")
        self._jobs.aside(lambda: computer.kept(whose, lambda: self._jobs.stopping), kept, failed)

    def _show_computer(self) -> None:
        computer = self._door.computer
        self._remember = None
        if computer is None or self._step is not Step.PASSPHRASE:
            self._display.show_computer(ComputerShown())
        else:
            opens = self._chosen in self._by_computer
            self._display.show_computer(ComputerShown(opens, offered=computer.allowed()))

    # --- a damaged store

    def restore(self) -> None:
        """The newest good backup takes the place of the damaged store, which is kept."""
        typed = self._typed
        if typed and not self._busy:
            self._work(lambda: self._door.restore(typed), self._restored)

    def copy_to(self, folder: Path) -> None:
        """A copy of the damaged file, as it lies there."""
        if not self._busy:
            self._work(
                lambda: self._door.save_copy(folder),
                lambda copy: self._display.show_happened(f"A copy of the damaged file lies in {copy}."),
            )

    def _restored(self, words: str) -> None:
        self._forget_damage()
        self._display.show_trouble("")
        self._display.show_happened(f"{words} Open the desk with your passphrase.")

    def _is_damaged(self, trouble: Damaged, typed: str) -> None:
        newest = None
        if not isinstance(trouble, PutBack):  # sound, and somebody has to say why an older one lies there
            with suppress(OSError):  # the folder for backups is on a stick that is out
                newest = next(iter(self._door.backups()), None)
        self._typed = typed if newest is not None else ""
        if newest is not None:
            self._display.show_damaged(
                trouble.younger, f"Restore the one from {when(newest.at, self._door.now())}"
            )

    def _forget_damage(self) -> None:
        self._typed = ""
        self._display.show_damaged((), "")

    # --- ours

    def _come_in(self, passphrase: str) -> None:
        whose = self._chosen if len(self._people) > 1 else ""

        def damaged(trouble: Exception) -> None:
            if isinstance(trouble, Damaged):
                self._is_damaged(trouble, passphrase)

        computer, remember = self._door.computer, self._remember

        def job() -> Desk:
            desk = self._door.open(passphrase, whose)
            if computer is not None and remember is not None:
                computer.remember(desk, remember, lambda: self._jobs.stopping)
            return desk

        self._forget_damage()
        self._work(job, self._arrived, damaged)

    def _sheet_fits(self, opened: key_file.Opened) -> None:
        self._opened = opened
        self._go(Step.NEW_PASSPHRASE, passphrases.suggest().replace("-", " "))

    def _new_passphrase(self, text: str) -> None:
        opened, whose = self._opened, self._chosen
        if opened is None:
            self._go(Step.RECOVERY)
            return
        typed = passphrases.normal(text)
        keys = key_file.beside(self._door.store)

        def job() -> Desk:
            key_file.add_person(keys, opened.key, person_id=whose, passphrase=typed)
            return self._door.open(typed, whose)

        self._work(job, self._arrived)

    def _arrived(self, desk: Desk) -> None:
        self._opened = None
        self._busy = True  # nothing more is asked for
        self._display.arrive(Arrival(desk))

    def _go(self, step: Step, offered: str = "") -> None:
        self._step = step
        self._forget_damage()
        self._display.show_trouble("")
        self._display.show_step(step, offered)
        self._show_computer()

    def _work(
        self,
        job: Callable[[], T],
        then: Callable[[T], None],
        besides: Callable[[Exception], None] = lambda _: None,
    ) -> None:
        self._busy = True
        self._display.show_busy(True)

        def done(answer: T) -> None:
            self._busy = False
            self._display.show_busy(False)
            then(answer)

        def failed(trouble: Exception) -> None:
            self._busy = False
            self._display.show_busy(False)
            self._display.show_trouble(said(trouble, OURS))
            besides(trouble)

        self._jobs.write(job, done, failed)
