"""The panel without Qt: who takes the desk, somebody new, a note for whoever comes next."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal, Protocol, TypeVar

from frontdesk.domain.changes import Changes
from frontdesk.domain.staff import Person
from frontdesk.frame.jobs import AnyJobs
from frontdesk.frame.trouble import said
from frontdesk.screens.people.shown import PeopleShown, PersonShown
from frontdesk.usecases import people_at_desk as people
from frontdesk.usecases.desk import Desk, new_id
from frontdesk.usecases.typed_languages import languages_in_words

T = TypeVar("T")
Under = Literal["name", "speaks", "note"]
"""The field a sentence stands under."""
OURS = "Something went wrong on our side. Nothing was changed. Try again."


class PeopleDisplay(Protocol):
    """What the panel can show."""

    def show_people(self, shown: PeopleShown) -> None:
        """Open the panel, or fill it anew."""

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


class PeoplePresenter:
    """One per window."""

    def __init__(self, desk: Desk, jobs: AnyJobs, display: PeopleDisplay, around: Around) -> None:
        self._desk = desk
        self._jobs = jobs
        self._display = display
        self._around = around
        self._note: dict[str, str] = {}
        """By person: what was half typed waits for whoever typed it."""
        self._busy = False

    def asked(self) -> None:
        """The key, or the initials on the rail."""

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

        def known(person: Person) -> None:
            self._sits_down(person)
            self._around.say(f"{person.shown_name} is at the desk now.")

        # Behind the writes of the person before: what they asked for is still done in their name.
        self._write(lambda: people.works_here(self._desk, person_id), known)

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
            self._display.show_trouble(said(trouble, OURS), under=under)

        self._jobs.write(job, done, failed)

    def _failed(self, trouble: Exception) -> None:
        self._around.say(said(trouble, OURS))
