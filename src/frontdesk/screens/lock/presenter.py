"""The lock without Qt: locked or not, what opens it and in whose name, and a wait that grows.

It locks the screen, not the store: that stays open. Somebody of the list types a PIN or a passphrase, and the
desk opens in their name; with the recovery sheet it opens for whoever was there. All of it is checked beside
the window, because it is slow by design. Five wrong PINs, and only a passphrase opens; after five wrong
passphrases there is a wait. For whom this computer opens the store, it opens the lock too.
"""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Protocol, TypeVar

from frontdesk.domain.day_pass import may_come_in
from frontdesk.domain.errors import Damaged, WrongPassphrase
from frontdesk.domain.staff import Person
from frontdesk.frame.jobs import AnyJobs
from frontdesk.frame.trouble import said
from frontdesk.screens.lock.shown import LockPerson, LockShown, Step
from frontdesk.usecases.desk import Desk
from frontdesk.usecases.people_at_desk import works_here
from frontdesk.usecases.pin import TRIES, PinTries, note_pins_missed, pin_matches, tries, who_may_open
from frontdesk.vault import key_file, keyring_of_computer
from frontdesk.vault.pin import digits_of

T = TypeVar("T")
FIRST_WAIT, LONGEST_WAIT = 30, 480
"""Seconds after five wrong tries; after each further wrong one twice as many, up to the longest."""
OURS = "Something went wrong on our side. Nothing was changed. Try again."
BY_SHEET = "The recovery sheet opened the desk. Use it at the next sign-in too: it asks for a new passphrase."

DAY_OVER = "The day pass of whoever was here is over. Pick your name and type your passphrase."
NO_PIN_FORM = "A PIN has 4 to 6 digits. No try was lost."
NOW_THE_PASSPHRASE = "That PIN did not match. Now a passphrase opens the desk; PINs count again after it."

_PAGES = {
    Step.PIN: LockShown(
        Step.PIN,
        "Welcome back",
        "Your place is kept. Nothing was lost.",
        "PIN",
        beside="4 to 6 digits",
        hint="Just type. After five wrong tries, the passphrase.",
    ),
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

    def show_people(self, people: tuple[LockPerson, ...], chosen: str) -> None:
        """Who may open it, and whose PIN or passphrase is asked for."""

    def show_page(self, shown: LockShown) -> None: ...
    def show_trouble(self, words: str, *, try_again: bool) -> None:
        """A sentence under the field; ``try_again``: what was typed is marked to be typed anew."""

    def show_wait(self, words: str) -> None:
        """Nothing can be tried for a while; empty ends it."""

    def show_busy(self, busy: bool) -> None: ...
    def show_asking(self, asking: bool) -> None:
        """This computer is asked, and may ask its owner; the field stays usable."""

    def show_clock(self, time: str, day: str) -> None: ...


class LockPresenter:
    """One per window. ``keys`` is the clinic's key file, None for the sample clinic.

    ``tries`` are counted together with whatever else takes a PIN; ``takes_over`` is told of somebody else
    than who was at the desk, before anything of the desk is seen again.
    """

    def __init__(
        self,
        desk: Desk,
        jobs: AnyJobs,
        keys: Path | None,
        display: LockDisplay,
        ticks: Callable[[], float],
        tries: PinTries,
        takes_over: Callable[[Person], None],
    ) -> None:
        self._desk = desk
        self._jobs = jobs
        self._keys = keys
        self._display = display
        self._ticks = ticks
        self._tries = tries
        self._takes_over = takes_over
        self._people: tuple[LockPerson, ...] = ()
        self._chosen = ""
        """Empty while nobody is known: then everybody's passphrase is tried."""
        self._step = Step.PASSPHRASE
        self._busy = False
        self._wrong = 0
        self._free_at = ticks()
        self._waiting = False
        self._asking = False
        self._times = 0
        """How often it was locked: what this computer answers counts for the time it was asked in."""
        self.locked = False

    def lock(self) -> None:
        """Ctrl L, the rail, five minutes, sleep: all the same."""
        if self.locked:
            return
        self.locked = True
        self._times += 1
        self._display.cover()
        self.second_passed()
        keys = self._keys
        if keys is None:
            self._go(Step.ENTER)
            return
        self._choose(self._desk.staff.id)  # among those of the last lock, until they are read again
        self._jobs.read(lambda: self._who_may(keys), self._read, lambda _: None)

    def day_is_over(self) -> bool:
        """Whoever is at the desk has a day pass, and its midnight has passed."""
        return not may_come_in(self._desk.staff, self._desk.now(), self._desk.zone)

    def person_picked(self, person_id: str) -> None:
        """Somebody else of the list wants to open it."""
        if self._ready() and self._step is not Step.RECOVERY:
            self._choose(person_id)

    def stepped(self, step: int) -> None:
        """↑ and ↓ in the field: the one before or after in the list; it does not go round."""
        at = next((at for at, one in enumerate(self._people) if one.person_id == self._chosen), 0) + step
        if 0 <= at < len(self._people):
            self.person_picked(self._people[at].person_id)

    def passphrase_asked(self) -> None:
        """In place of the PIN."""
        if self._ready():
            self._go(Step.PASSPHRASE)

    def pin_asked(self) -> None:
        """In place of the passphrase, where the one chosen has a PIN and PINs count."""
        if self._ready():
            self._go(self._first_step())

    def computer_asked(self) -> None:
        """In place of the PIN or the passphrase. Whoever types one meanwhile comes in by it."""
        keys, whose, times = self._keys, self._chosen, self._times
        if keys is None or self._asking or not self._ready():
            return

        def over() -> bool:
            return self._jobs.stopping or not self.locked or (self._times, self._chosen) != (times, whose)

        def asking(now: bool) -> None:
            self._asking = now
            self._display.show_asking(now)

        def by_computer(secret: str) -> Person:
            return works_here(self._desk, key_file.open_with_secret(keys, secret, whose).person_id)

        def kept(secret: str) -> None:
            asking(False)
            if not over() and not self._busy:
                self._try(lambda: by_computer(secret), self._let_in)

        def failed(trouble: Exception) -> None:
            asking(False)
            if not over() and not self._busy:
                self._display.show_trouble(said(trouble, OURS), try_again=True)

        asking(True)
        self._display.show_trouble("", try_again=False)
        self._jobs.aside(lambda: keyring_of_computer.kept(key_file.store_id(keys), whose, over), kept, failed)

    def recovery_asked(self) -> None:
        """The passphrase is forgotten: the printed sheet opens the desk."""
        if self._ready():
            self._go(Step.RECOVERY)

    def back(self) -> None:
        """To the passphrase."""
        if self._ready():
            self._go(Step.PASSPHRASE)

    def given(self, text: str) -> None:
        """Enter: what was typed, for the step that stands there."""
        desk, keys, chosen = self._desk, self._keys, self._chosen
        if not self.locked or self._busy or self._waits():
            return
        if keys is None:
            self._open("")
        elif not text.strip():
            return
        elif self._step is Step.PIN and not digits_of(text):
            self._display.show_trouble(NO_PIN_FORM, try_again=True)
        elif self._step is Step.PIN:

            def by_pin() -> Person | None:
                return works_here(desk, chosen) if pin_matches(desk, chosen, text) else None

            self._try(by_pin, lambda who: self._pin_typed(chosen, who))
        elif self._step is Step.RECOVERY:
            self._try(lambda: key_file.open_with_recovery(keys, text), lambda _: self._by_secret(None))
        else:

            def by_passphrase() -> Person:
                return works_here(desk, key_file.open_with_passphrase(keys, text, chosen).person_id)

            self._try(by_passphrase, self._by_secret)

    def second_passed(self) -> None:
        """While locked: the clock that patients see, and how long there is to wait."""
        if self.locked:
            now = self._desk.local(self._desk.now())
            words = self._desk.speech
            self._display.show_clock(words.clock(now), words.headline(now.date()))
            self._waits()

    # --- ours

    def _ready(self) -> bool:
        return self.locked and not self._busy

    def _who_may(self, keys: Path) -> tuple[LockPerson, ...]:
        may = who_may_open(self._desk, keys)
        try:
            here = key_file.for_whom_a_computer_opens(keys)
        except Damaged:  # said when a passphrase is typed
            here = ()
        return tuple(
            LockPerson(one.person.id, one.person.shown_name, one.pin, one.person.id in here) for one in may
        )

    def _read(self, people: tuple[LockPerson, ...]) -> None:
        """What somebody has typed meanwhile stays, unless the list is another one than at the last lock."""
        if self._ready() and people != self._people:
            self._people = people
            if self._step is not Step.RECOVERY:
                self._choose(self._desk.staff.id)

    def _choose(self, person_id: str) -> None:
        known = [one.person_id for one in self._people]
        self._chosen = person_id if person_id in known else known[0] if known else ""
        self._display.show_people(self._people, self._chosen)
        self._go(self._first_step())

    def _first_step(self) -> Step:
        return Step.PIN if self._has_pin() else Step.PASSPHRASE

    def _has_pin(self) -> bool:
        return bool(self._tries.left(self._chosen)) and any(
            one.pin and one.person_id == self._chosen for one in self._people
        )

    def _try(self, job: Callable[[], T], then: Callable[[T], None]) -> None:
        self._busy = True
        self._display.show_busy(True)

        def checked(answer: T) -> None:
            self._rest()
            then(answer)

        self._jobs.read(job, checked, self._failed)

    def _failed(self, trouble: Exception) -> None:
        self._rest()
        if isinstance(trouble, WrongPassphrase):
            self._missed(trouble)
        else:  # a slip in the sheet, or a key file that cannot be read: no try is lost
            self._display.show_trouble(said(trouble, OURS), try_again=True)

    def _pin_typed(self, chosen: str, who: Person | None) -> None:
        if who is not None:
            self._tries.matched(who.id)
            self._let_in(who)
            return
        self._tries.missed(chosen)
        left = self._tries.left(chosen)
        if left:
            self._display.show_trouble(f"That PIN did not match. {tries(left)} left.", try_again=True)
        else:
            self._jobs.write(lambda: note_pins_missed(self._desk, chosen), lambda _: None, lambda _: None)
            self._go(Step.PASSPHRASE)
            self._display.show_trouble(NOW_THE_PASSPHRASE, try_again=True)

    def _by_secret(self, who: Person | None) -> None:
        """A passphrase, or the sheet, which is nobody's: it opens for whoever was at the desk."""
        self._tries.passphrase_opened(who.id if who is not None else "")
        if who is None and self.day_is_over():
            self._go(Step.PASSPHRASE)
            self._display.show_trouble(DAY_OVER, try_again=True)
        elif who is None:
            self._open(BY_SHEET)
        else:
            self._let_in(who)

    def _let_in(self, who: Person) -> None:
        """In the name of whoever typed. Somebody else sits down behind the writes of the person before, and
        the desk is seen again when every screen has read it for them."""
        if who.id == self._desk.staff.id:
            self._open("")
            return
        self._busy = True
        self._display.show_busy(True)

        def sits_down(_: None) -> None:
            self._takes_over(who)
            self._jobs.read(_nothing, opens, self._failed)

        def opens(_: None) -> None:
            self._rest()
            self._open(f"{who.shown_name} is at the desk now.")

        self._jobs.write(_nothing, sits_down, self._failed)

    def _rest(self) -> None:
        self._busy = False
        self._display.show_busy(False)

    def _missed(self, trouble: WrongPassphrase) -> None:
        self._wrong += 1
        left = TRIES - self._wrong
        if left > 0:
            words = f"{trouble} {tries(left)} left before a wait of {FIRST_WAIT} seconds."
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
        pin_too = step is Step.PASSPHRASE and self._has_pin()
        computer = any(one.computer and one.person_id == self._chosen for one in self._people)
        computer_too = computer and step in (Step.PIN, Step.PASSPHRASE)
        self._display.show_page(replace(_PAGES[step], pin_too=pin_too, computer_too=computer_too))
        self._display.show_trouble("", try_again=False)


def _nothing() -> None:
    """A job that waits for those before it."""


def _time(seconds: float) -> str:
    whole = int(seconds) + (seconds > int(seconds))
    minutes, rest = divmod(whole, 60)
    if not minutes:
        return f"{whole} seconds" if whole != 1 else "1 second"
    return f"{minutes} min" + (f" {rest} s" if rest else "")
