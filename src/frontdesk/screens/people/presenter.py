"""The panel without Qt: who takes the desk, somebody new, a note for whoever comes next."""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal, Protocol, TypeVar

from frontdesk.domain.changes import Changes
from frontdesk.domain.errors import WrongPassphrase
from frontdesk.domain.staff import Person
from frontdesk.frame.jobs import AnyJobs
from frontdesk.frame.trouble import said
from frontdesk.screens.people.shown import PeopleShown, PersonShown
from frontdesk.usecases import people_at_desk as people
from frontdesk.usecases.desk import Desk, new_id
from frontdesk.usecases.pin import (
    TRIES,
    MayOpen,
    PinTries,
    note_pins_missed,
    pin_matches,
    tries,
    who_may_open,
)
from frontdesk.usecases.typed_languages import languages_in_words
from frontdesk.vault import key_file
from frontdesk.vault.pin import digits_of

T = TypeVar("T")
Under = Literal["people", "name", "secret", "speaks", "note"]
"""The field a sentence stands under."""
OURS = "Something went wrong on our side. Nothing was changed. Try again."


class _WrongPin(WrongPassphrase):
    """A PIN in place of the passphrase, and not the right one."""


class PeopleDisplay(Protocol):
    """What the panel can show."""

    def show_people(self, shown: PeopleShown) -> None:
        """Open the panel, or fill it anew."""

    def ask_secret(self, name: str, *, pin: bool = False) -> None:
        """Whose passphrase takes the desk over, or ``pin``: a field for it, with the keys in it."""

    def show_trouble(self, words: str, *, under: Under) -> None:
        """A sentence under the field it is about."""

    def shut(self) -> None:
        """Away at once; the keys go back to where they were."""


@dataclass(frozen=True, slots=True)
class Around:
    """Whom the panel tells. Screens are strangers; the window ties it."""

    person_changed: Callable[[Person], None]
    did: Callable[[Changes, str, str], None]
    """An own act: the deed, what it was for Ctrl Z, and what to say now (empty for nothing)."""
    say: Callable[[str], None]
    reachable: Callable[[], bool] = lambda: True
    """Neither locked nor hidden: else a late answer opens nothing, and nobody takes the desk."""
    lock: Callable[[], None] = lambda: None
    """After too many wrong tries."""
    tries: PinTries = field(default_factory=PinTries)
    """Wrong PINs, counted together with those at the lock."""
    to_people: Callable[[], None] = lambda: None
    """To the page of people in Settings."""


class PeoplePresenter:
    """One per window.

    ``keys``: the clinic's key file; None for the sample clinic, whose people have no secret.
    """

    def __init__(
        self, desk: Desk, jobs: AnyJobs, display: PeopleDisplay, around: Around, keys: Path | None = None
    ) -> None:
        self._desk = desk
        self._jobs = jobs
        self._display = display
        self._around = around
        self._keys = keys
        self._asked_of = ""
        self._has_pin = False
        """Of whoever is asked."""
        self._wrong = 0
        self._note: dict[str, str] = {}
        """By person: what was half typed waits for whoever typed it."""
        self._busy = False

    def asked(self) -> None:
        """The key, or the initials on the rail."""
        self._asked_of = ""

        def read(known: tuple[tuple[Person, ...], tuple[MayOpen, ...]]) -> None:
            here = self._desk.staff.id
            may = {one.person.id for one in known[1]}
            shown = tuple(PersonShown(p.id, p.shown_name, p.id == here, p.id in may) for p in known[0])
            if self._around.reachable():
                speaks = languages_in_words(self._desk, self._desk.staff.languages)
                note, by_name = self._note.get(here, ""), self._keys is None
                self._display.show_people(PeopleShown(shown, note, speaks, by_name))

        self._jobs.read(lambda: (people.people_at_desk(self._desk), self._who_may()), read, self._failed)

    def picked(self, person_id: str) -> None:
        """Somebody of the list is at the desk now; whoever is there already just goes on."""
        if person_id == self._desk.staff.id or not self._around.reachable():
            self._display.shut()
            return

        def known(answer: tuple[Person, MayOpen | None]) -> None:
            person, may = answer
            self._asked_of, self._has_pin = "", False
            if may is None:
                words = f"{person.shown_name} has no passphrase yet. Ask a manager: Settings, People."
                self._display.show_trouble(words, under="people")
            elif self._keys is None:
                self._takes_over(person)
            else:
                self._asked_of, self._has_pin = (
                    person.id,
                    may.pin and bool(self._around.tries.left(person.id)),
                )
                self._display.ask_secret(person.shown_name, pin=self._has_pin)

        # Behind the writes of the person before: what they asked for is still done in their name.
        self._write(lambda: self._who(person_id), known)

    def secret_given(self, typed: str) -> None:
        """Enter in the PIN or the passphrase: only their own takes the desk over in somebody's name."""
        keys, person_id = self._keys, self._asked_of
        if keys is None or not person_id or not typed.strip() or not self._around.reachable():
            return

        by_pin = self._has_pin and bool(digits_of(typed))

        def work() -> Person:
            if not by_pin:
                key_file.open_with_passphrase(keys, typed, person_id)
            elif not pin_matches(self._desk, person_id, typed):
                raise _WrongPin("That PIN did not match.")
            return people.works_here(self._desk, person_id)

        def known(person: Person) -> None:
            self._wrong = 0
            if by_pin:
                self._around.tries.matched(person_id)
            else:
                self._around.tries.passphrase_opened(person_id)
            if self._around.reachable() and self._asked_of == person_id:
                self._takes_over(person)

        self._write(work, known, under="secret")

    def new_asked(self) -> None:
        """Somebody new, who needs a passphrase: added where passphrases are given."""
        self._display.shut()
        self._around.to_people()

    def added(self, name: str, speaks: str) -> None:
        """Somebody new in the sample clinic, by name; whoever was at the desk can take it back."""
        desk, fresh = self._desk, new_id()

        def work() -> tuple[Changes, Person]:
            changes = people.add_person(desk, name, fresh, speaks=speaks)
            return changes, people.works_here(desk, fresh)

        def done(answer: tuple[Changes, Person]) -> None:
            changes, person = answer
            before = desk.staff.shown_name
            self._around.did(changes, f"{person.shown_name} on the list", "")
            self._sits_down(person)
            self._around.say(
                f"{person.shown_name} is at the desk now. To take it back, {before} comes back first."
            )

        self._write(work, done)

    def speaks_given(self, languages: str) -> None:
        """Enter in the languages: whoever is at the desk speaks them; the next card follows."""

        def done(changes: Changes) -> None:
            self._display.shut()
            if changes.deed:
                spoken = languages_in_words(self._desk, self._desk.staff.languages)
                who = self._desk.staff.shown_name
                said = f"{who} also speaks {spoken}." if spoken else f"{who} speaks no other language."
                self._around.did(changes, "the languages you speak", said)

        self._write(lambda: people.also_speaks(self._desk, languages), done, under="speaks")

    def note_typed(self, words: str) -> None:
        """It waits where it is until Enter, whatever comes between."""
        self._note[self._desk.staff.id] = words

    def note_left(self, words: str) -> None:
        """Enter in the note."""
        desk = self._desk

        def done(changes: Changes) -> None:
            self._note.pop(desk.staff.id, None)
            self._display.shut()
            self._around.did(changes, "the note", "The note waits for whoever comes next.")

        self._write(lambda: people.leave_note(desk, words), done, under="note")

    # --- ours

    def _who_may(self) -> tuple[MayOpen, ...]:
        """Nobody without a passphrase: whoever looks at somebody is known. Of the sample clinic everybody."""
        if self._keys is not None:
            return who_may_open(self._desk, self._keys)
        return tuple(MayOpen(one, pin=False) for one in people.people_at_desk(self._desk))

    def _who(self, person_id: str) -> tuple[Person, MayOpen | None]:
        """Somebody of the list, and how they take the desk over, if they can."""
        person = people.works_here(self._desk, person_id)
        return person, next((one for one in self._who_may() if one.person.id == person_id), None)

    def _takes_over(self, person: Person) -> None:
        self._sits_down(person)
        self._around.say(f"{person.shown_name} is at the desk now.")

    def _missed(self, trouble: WrongPassphrase) -> None:
        what = "passphrase"
        if isinstance(trouble, _WrongPin):
            what = "PIN"
            self._around.tries.missed(self._asked_of)
            self._has_pin = bool(self._around.tries.left(self._asked_of))
            if not self._has_pin:
                whose = self._asked_of
                self._jobs.write(lambda: note_pins_missed(self._desk, whose), lambda _: None, lambda _: None)
        self._wrong += 1
        left = TRIES - self._wrong
        if left <= 0:
            self._display.shut()
            self._around.lock()
            return
        words = f"That {what} did not match. {tries(left)} left before the desk locks."
        if what == "PIN" and not self._has_pin:
            words += " Only a passphrase counts now."
        self._display.show_trouble(words, under="secret")

    def _sits_down(self, person: Person) -> None:
        people.take_the_desk(self._desk, person)
        self._around.person_changed(person)
        self._display.shut()

    def _write(self, job: Callable[[], T], then: Callable[[T], None], *, under: Under = "name") -> None:
        if self._busy:
            return
        self._busy = True

        def done(answer: T) -> None:
            self._busy = False
            then(answer)

        def failed(trouble: Exception) -> None:
            self._busy = False
            if isinstance(trouble, WrongPassphrase):
                self._missed(trouble)
                return
            self._display.show_trouble(said(trouble, OURS), under=under)

        self._jobs.write(job, done, failed)

    def _failed(self, trouble: Exception) -> None:
        self._around.say(said(trouble, OURS))
