"""The page of people without Qt: who works here, and what a manager may do with each."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Protocol, TypeVar

from frontdesk.domain.changes import Changes
from frontdesk.domain.paper import Paper
from frontdesk.domain.staff import Role
from frontdesk.frame.jobs import AnyJobs
from frontdesk.frame.trouble import said
from frontdesk.screens.preferences.shown import DAY_PASS, NewWorker, PeopleShown, WorkerShown
from frontdesk.usecases.access import (
    AtWork,
    bring_in,
    change_role,
    end_access,
    everybody,
    give_passphrase,
    only_one_opens,
)
from frontdesk.usecases.day_pass import AHEAD, make_day_pass, pass_slip, pass_words
from frontdesk.usecases.desk import Desk
from frontdesk.usecases.pin import reset_pin
from frontdesk.usecases.typed_languages import languages_in_words
from frontdesk.vault import passphrase as passphrases

T = TypeVar("T")
NEW = ""
"""Stands where a person's id stands: the panel that adds somebody."""
OURS = "Something went wrong on our side. Nothing was changed. Try again."
SECOND = "Only one person can open this store. Add a second one, so that nobody is locked out."


class PeopleDisplay(Protocol):
    """What the page can show."""

    def show_people(self, shown: PeopleShown) -> None:
        """Everybody as they stand now; what was open closes."""

    def show_trouble(self, person_id: str, words: str) -> None:
        """A sentence in the panel of somebody, or in that of somebody new (``NEW``)."""

    def show_busy(self, busy: bool) -> None: ...


class PeoplePage:
    """One per window. ``say`` follows an act, ``publish`` tells other screens."""

    def __init__(
        self,
        desk: Desk,
        jobs: AnyJobs,
        display: PeopleDisplay,
        say: Callable[[str, bool], None],
        publish: Callable[[Changes], None],
        print_paper: Callable[[Paper], None],
    ) -> None:
        self._desk = desk
        self._jobs = jobs
        self._display = display
        self._say = say
        self._publish = publish
        self._print = print_paper
        self._busy = False
        self._names: dict[str, str] = {}

    def show(self) -> None:
        """Everybody, as they stand now."""

        def read(found: tuple[tuple[AtWork, ...], bool]) -> None:
            self._names = {one.person.id: one.person.shown_name for one in found[0]}
            self._display.show_people(_people(self._desk, *found))

        self._jobs.read(
            lambda: (everybody(self._desk), only_one_opens(self._desk)),
            read,
            lambda trouble: self._say(said(trouble, OURS), True),
        )

    def words(self) -> str:
        """Four random words, to offer as a passphrase."""
        return passphrases.suggest().replace("-", " ")

    def role_picked(self, person_id: str, role: str) -> None:
        """Desk or Manager."""
        self._do(
            person_id,
            lambda: change_role(self._desk, person_id, Role(role)),
            f"{self._names[person_id]} is {'a manager' if role == Role.MANAGER else 'at Desk'} now.",
        )

    def passphrase_given(self, person_id: str, text: str) -> None:
        """A new one; the one before opens nothing any more."""
        self._do(
            person_id,
            lambda: give_passphrase(self._desk, person_id, text),
            f"{self._names[person_id]} has a new passphrase.",
        )

    def ended(self, person_id: str) -> None:
        """The named button, pressed a second time."""
        name = self._names[person_id]
        self._do(
            person_id,
            lambda: end_access(self._desk, person_id),
            f"Access has ended. {name}'s passphrase opens nothing from now on.",
        )

    def pin_reset(self, person_id: str) -> None:
        """The PIN is forgotten, or somebody saw it."""

        def job() -> Changes:
            reset_pin(self._desk, person_id)
            return Changes()

        name = self._names[person_id]
        self._do(person_id, job, f"{name}'s PIN opens nothing any more. The passphrase does.")

    def added(self, new: NewWorker) -> None:
        """Somebody new, with the passphrase that stands there."""
        name = " ".join(new.name.split())
        if new.role == DAY_PASS:
            self._pass_made(name, new)
            return
        self._do(
            NEW,
            lambda: bring_in(self._desk, new.name, new.passphrase, speaks=new.speaks, role=Role(new.role)),
            f"{name} works here now.",
        )

    # --- ours

    def _pass_made(self, name: str, new: NewWorker) -> None:
        day = date.fromisoformat(new.day)

        def printed() -> None:
            if new.print_slip:
                self._print(pass_slip(self._desk, name, day, new.passphrase))

        said_day = self._desk.speech.short_day(day, self._desk.today())
        self._do(
            NEW,
            lambda: make_day_pass(self._desk, new.name, day, new.passphrase),
            f"{name} has a day pass for {said_day}.",
            printed,
        )

    def _do(
        self,
        person_id: str,
        job: Callable[[], Changes],
        words: str,
        then: Callable[[], None] = lambda: None,
    ) -> None:
        if self._busy:
            return
        self._busy = True
        self._display.show_busy(True)

        def rest() -> None:
            self._busy = False
            self._display.show_busy(False)

        def done(changes: Changes) -> None:
            rest()
            if changes.deed:
                self._publish(changes)
            self._say(words, False)
            self.show()
            then()

        def failed(trouble: Exception) -> None:
            rest()
            self._display.show_trouble(person_id, said(trouble, OURS))

        self._jobs.write(job, done, failed)


def _people(desk: Desk, found: tuple[AtWork, ...], only_one: bool) -> PeopleShown:
    manager, secrets = desk.staff.role is Role.MANAGER, desk.openers is not None
    return PeopleShown(
        tuple(_worker(desk, one, secrets=secrets) for one in found),
        manager,
        SECOND if only_one else "",
        secrets,
        tuple(_pass_day(desk, ahead) for ahead in range(AHEAD + 1)) if secrets else (),
    )


def _worker(desk: Desk, one: AtWork, *, secrets: bool) -> WorkerShown:
    person, you = one.person, one.person.id == desk.staff.id
    return WorkerShown(
        person.id,
        "".join(word[0] for word in person.shown_name.split()[:2]).upper(),
        person.shown_name,
        _words(desk, one, secrets=secrets, you=you),
        "" if person.ended_at is not None or person.until is not None else person.role.value,
        one.opens,
        person.ended_at is None and not you,
        one.pin,
    )


def _pass_day(desk: Desk, ahead: int) -> tuple[str, str]:
    day = desk.today() + timedelta(days=ahead)
    words = desk.speech.headline(day)
    return day.isoformat(), f"Today, {words}" if not ahead else words


def _words(desk: Desk, one: AtWork, *, secrets: bool, you: bool) -> str:
    """What is known of somebody, in short sentences."""
    person = one.person
    if person.ended_at is not None:
        return f"Access ended on {_day(desk, person.ended_at)}. What was done stays in the history."
    role = "Manager" if person.role is Role.MANAGER else "Desk"
    parts = [pass_words(desk, person) or role]
    if you:
        parts.append("at the desk now")
    if secrets:
        parts.append("has a passphrase" if one.opens else "no passphrase yet")
    if one.pin:
        parts.append("has a PIN")
    if person.languages:
        parts.append(f"also speaks {languages_in_words(desk, person.languages)}")
    return ", ".join(parts)


def _day(desk: Desk, at: datetime) -> str:
    return desk.speech.short_day(desk.local(at).date(), desk.today())
