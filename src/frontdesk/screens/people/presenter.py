"""The panel without Qt: who takes the desk, somebody new, a note for whoever comes next."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, Protocol, TypeVar

from frontdesk.domain.changes import Changes
from frontdesk.domain.errors import WrongPassphrase
from frontdesk.domain.staff import Person, Role
from frontdesk.frame.jobs import AnyJobs
from frontdesk.frame.trouble import said
from frontdesk.screens.people.shown import PeopleShown, PersonShown
from frontdesk.usecases import people_at_desk as people
from frontdesk.usecases.desk import Desk, new_id
from frontdesk.usecases.typed_languages import languages_in_words
from frontdesk.vault import key_file

T = TypeVar("T")
Under = Literal["name", "secret", "speaks", "note"]
"""The field a sentence stands under."""
TRIES = 5
"""Wrong passphrases in a row, whoever's; then the desk locks, and so it does after each further one."""
OURS = "Something went wrong on our side. Nothing was changed. Try again."


class PeopleDisplay(Protocol):
    """What the panel can show."""

    def show_people(self, shown: PeopleShown) -> None:
        """Open the panel, or fill it anew."""

    def ask_secret(self, name: str) -> None:
        """Whose passphrase takes the desk over: a field for it, with the keys in it."""

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
        self._wrong = 0
        self._note: dict[str, str] = {}
        """By person: what was half typed waits for whoever typed it."""
        self._busy = False

    def asked(self) -> None:
        """The key, or the initials on the rail."""
        self._asked_of = ""

        def read(known: tuple[Person, ...]) -> None:
            here = self._desk.staff.id
            shown = tuple(PersonShown(p.id, p.shown_name, p.id == here) for p in known)
            if self._around.reachable():
                speaks = languages_in_words(self._desk, self._desk.staff.languages)
                self._display.show_people(PeopleShown(shown, self._note.get(here, ""), speaks))

        self._jobs.read(lambda: people.people_at_desk(self._desk), read, self._failed)

    def picked(self, person_id: str) -> None:
        """Somebody of the list is at the desk now; whoever is there already just goes on."""
        if person_id == self._desk.staff.id or not self._around.reachable():
            self._display.shut()
            return

        def known(answer: tuple[Person, bool]) -> None:
            person, secret = answer
            if secret:
                self._asked_of = person.id
                self._display.ask_secret(person.shown_name)
            else:
                self._takes_over(person)

        # Behind the writes of the person before: what they asked for is still done in their name.
        self._write(lambda: self._who(person_id), known)

    def secret_given(self, typed: str) -> None:
        """Enter in the passphrase: only their own takes the desk over in somebody's name."""
        keys, person_id = self._keys, self._asked_of
        if keys is None or not person_id or not typed.strip() or not self._around.reachable():
            return

        def work() -> Person:
            key_file.open_with_passphrase(keys, typed, person_id)
            return people.works_here(self._desk, person_id)

        def known(person: Person) -> None:
            self._wrong = 0
            if self._around.reachable() and self._asked_of == person_id:
                self._takes_over(person)

        self._write(work, known, under="secret")

    def added(self, name: str, speaks: str) -> None:
        """Somebody new; it is an act of whoever is at the desk, and they can take it back."""
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

    def _who(self, person_id: str) -> tuple[Person, bool]:
        """Somebody of the list, and whether a passphrase has to be typed: nobody is a manager without."""
        person = people.works_here(self._desk, person_id)
        if self._keys is None:
            return person, False
        own = any(holder.person_id == person_id for holder in key_file.holders(self._keys))
        return person, own or person.role is Role.MANAGER

    def _takes_over(self, person: Person) -> None:
        self._sits_down(person)
        self._around.say(f"{person.shown_name} is at the desk now.")

    def _missed(self) -> None:
        self._wrong += 1
        left = TRIES - self._wrong
        if left <= 0:
            self._display.shut()
            self._around.lock()
            return
        tries = "1 try" if left == 1 else f"{left} tries"
        self._display.show_trouble(
            f"That passphrase did not match. {tries} left before the desk locks.", under="secret"
        )

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
                self._missed()
                return
            self._display.show_trouble(said(trouble, OURS), under=under)

        self._jobs.write(job, done, failed)

    def _failed(self, trouble: Exception) -> None:
        self._around.say(said(trouble, OURS))
