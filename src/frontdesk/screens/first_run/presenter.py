"""First run without Qt: passphrase, rehearsed recovery sheet, clinic and list; then one store, whole.

Nothing is written before ``start_with_today``: passphrase and recovery key live in this object until then.
"""

import secrets
from collections.abc import Callable
from pathlib import Path
from typing import Protocol

from frontdesk.domain.errors import Fixable
from frontdesk.domain.imported import ImportedPatient, ImportedVisit
from frontdesk.frame.jobs import AnyJobs
from frontdesk.frame.trouble import said
from frontdesk.importers import read as importers
from frontdesk.importers.encodings import asks_encoding
from frontdesk.importers.format import ReadAs
from frontdesk.screens.first_run.door import Arrival, Door
from frontdesk.screens.first_run.shown import NO, Filled, ListShown
from frontdesk.usecases.clinic_hours import (
    USUAL_HOURS,
    closed_in_words,
    hours_in_words,
    read_closed_days,
    read_hours,
)
from frontdesk.usecases.desk import Desk
from frontdesk.usecases.first_run import FirstAnswers
from frontdesk.usecases.import_clinicians import spoken_name
from frontdesk.vault import passphrase as passphrases, recovery

OURS = "Something went wrong on our side. Nothing was written. Try again."
NO_CLINIC = "The clinic needs a name, as you say it on the phone."
NO_MANAGER = "The first manager needs a name, as patients hear it."
NOT_AWAY = "Put both copies of the sheet away first."
_MOST_CLINICIANS = 24


class FirstRunDisplay(Protocol):
    """What the first page can show."""

    def show_passphrase(self, words: str) -> None: ...
    def show_sheet(self, groups: tuple[str, ...]) -> None:
        """The groups of the recovery key; empty covers them."""

    def ask_group(self, number: int) -> None:
        """Ask for one group by its number, counted from 1; 0 asks for none."""

    def show_group_fits(self, fits: bool) -> None: ...
    def show_usual(self, zone: str, hours: str) -> None: ...
    def show_echo(self, field: str, words: str) -> None:
        """What was understood, under a field (``hours``, ``closed``)."""

    def show_trouble(self, field: str, words: str) -> None:
        """A sentence under a field; empty takes it away."""

    def go_to(self, field: str) -> None:
        """Put the focus there."""

    def show_list(self, shown: ListShown) -> None: ...
    def propose_clinicians(self, names: tuple[str, ...]) -> None: ...
    def show_busy(self, busy: bool) -> None: ...
    def arrive(self, arrival: Arrival) -> None: ...


class FirstRunPresenter:
    """One first page."""

    def __init__(self, door: Door, jobs: AnyJobs, display: FirstRunDisplay) -> None:
        self._door = door
        self._jobs = jobs
        self._display = display
        self._recovery_key = recovery.new()
        self._asked = 0
        self._put_away = False
        self._lists: tuple[Path, ...] = ()
        self._ticket = 0
        self._busy = False

    def start(self) -> None:
        """Offer words, show the sheet, take the zone of this computer."""
        self._display.show_passphrase(passphrases.suggest().replace("-", " "))
        self._display.show_sheet(self._groups)
        self._display.show_usual(self._door.usual_zone, USUAL_HOURS)
        self.hours_typed(USUAL_HOURS)
        self.closed_typed("")

    # --- passphrase

    def other_words(self) -> None:
        """Four others."""
        self._display.show_passphrase(passphrases.suggest().replace("-", " "))
        self._display.show_trouble("passphrase", "")

    def passphrase_typed(self, text: str, *, settled: bool) -> None:
        """``settled``: the desk left the field, so a weak one may be said to be weak."""
        trouble = _trouble_with(text)
        if not trouble or settled:
            self._display.show_trouble("passphrase", trouble)

    # --- recovery sheet

    @property
    def recovery_key(self) -> str:
        """As it is printed."""
        return self._recovery_key

    @property
    def _groups(self) -> tuple[str, ...]:
        return tuple(self._recovery_key.split("-"))

    def put_away(self, done: bool) -> None:
        """Both copies are put away: cover the sheet and ask for one of its groups."""
        self._put_away = done
        self._display.show_trouble("put_away", "")
        self._display.show_trouble("group", "")
        self._asked = 1 + secrets.randbelow(len(self._groups)) if done else 0
        self._display.show_sheet(() if done else self._groups)
        self._display.ask_group(self._asked)

    def group_typed(self, text: str, *, settled: bool) -> None:
        """The rehearsal: what stands on the paper."""
        fits = self._fits(text)
        self._display.show_group_fits(fits)
        wrong = "" if fits or not text.strip() or not settled else self._not_on_sheet()
        self._display.show_trouble("group", wrong)

    def _fits(self, text: str) -> bool:
        return bool(self._asked) and _plain(text) == self._groups[self._asked - 1]

    def _must_be_away(self) -> None:
        if not self._put_away:
            raise Fixable(NOT_AWAY, "", "Then type one group of it back.")

    def _must_fit(self, group: str) -> None:
        if not self._fits(group):
            raise Fixable(self._not_on_sheet())

    def _not_on_sheet(self) -> str:
        return f"That is not group {self._asked} of this sheet. Compare it with the paper."

    # --- clinic

    def hours_typed(self, text: str) -> None:
        """Say back what was understood."""
        try:
            self._display.show_echo("hours", hours_in_words(read_hours(text)))
        except Fixable as trouble:
            self._display.show_echo("hours", str(trouble))

    def closed_typed(self, text: str) -> None:
        """Say back what was understood."""
        try:
            days = read_closed_days(text, self._door.now().date())
            self._display.show_echo("closed", closed_in_words(days))
        except Fixable as trouble:
            self._display.show_echo("closed", str(trouble))

    # --- the list

    def lists_chosen(self, paths: tuple[Path, ...]) -> None:
        """Look into the lists, without keeping anything: how many people, which clinicians."""
        if not paths or self._busy:
            return
        self._lists = ()
        self._ticket += 1
        ticket = self._ticket
        names = ", ".join(path.name for path in paths)
        self._display.show_list(ListShown(f"{names}. Looking at it."))
        today = self._door.now().date()

        def seen(found: "_Seen") -> None:
            if ticket != self._ticket:
                return
            self._lists = paths
            self._display.show_list(ListShown(f"{names}, {found.words}. Nothing is written yet."))
            if found.clinicians:
                self._display.propose_clinicians(found.clinicians)

        def failed(trouble: Exception) -> None:
            if ticket == self._ticket:
                self._list_failed(names, paths, trouble)

        self._jobs.aside(lambda: _look_into(paths, ReadAs(self._door.usual_zone, today)), seen, failed)

    def _list_failed(self, names: str, paths: tuple[Path, ...], trouble: Exception) -> None:
        if isinstance(trouble, Fixable) and asks_encoding(trouble):
            # Which letters it was saved in is asked in the review, where they can be seen.
            self._lists = paths
            self._display.show_list(ListShown(f"{names}. We will look at its letters together."))
            return
        words = said(trouble, OURS)
        self._display.show_list(ListShown(words, troubled=True))

    # --- the end of it

    def start_with_today(self, filled: Filled) -> None:
        """Make the store whole and come in; what is missing is said where it is missing."""
        if self._busy:
            return
        answers = self._checked(filled)
        if answers is None:
            return
        passphrase = passphrases.normal(filled.passphrase)
        self._work(lambda: self._door.make(passphrase, answers, self._recovery_key), self._lists)

    def open_sample(self) -> None:
        """Only looking."""
        if not self._busy:
            self._work(self._door.sample, ())

    def _work(self, job: Callable[[], Desk], lists: tuple[Path, ...]) -> None:
        self._busy = True
        self._display.show_busy(True)
        self._display.show_trouble("start", "")

        def done(desk: Desk) -> None:
            self._display.arrive(Arrival(desk, lists))

        def failed(trouble: Exception) -> None:
            self._busy = False
            self._display.show_busy(False)
            self._display.show_trouble("start", said(trouble, OURS))

        self._jobs.write(job, done, failed)

    def _checked(self, filled: Filled) -> FirstAnswers | None:
        """The answers, or None after the first trouble was shown."""
        today = self._door.now().date()
        checks: tuple[tuple[str, Callable[[], object]], ...] = (
            ("passphrase", lambda: passphrases.check(filled.passphrase)),
            ("put_away", self._must_be_away),
            ("group", lambda: self._must_fit(filled.group)),
            ("clinic", lambda: _named(filled.clinic, NO_CLINIC)),
            ("manager", lambda: _named(filled.manager, NO_MANAGER)),
            ("zone", lambda: self._door.zone_of(filled.zone.strip())),
            ("hours", lambda: read_hours(filled.hours)),
            ("closed", lambda: read_closed_days(filled.closed, today)),
        )
        for place, check in checks:
            try:
                check()
            except Fixable as trouble:
                words = " ".join(part for part in (trouble.what, trouble.todo) if part)
                self._display.show_trouble(place, words)
                self._display.go_to(place)
                return None
        return FirstAnswers(
            clinic_name=filled.clinic.strip(),
            manager_name=filled.manager.strip(),
            zone=filled.zone.strip(),
            phone=filled.phone.strip(),
            hours=read_hours(filled.hours),
            closed_days=read_closed_days(filled.closed, today),
            clinicians=tuple(dict.fromkeys(name.strip() for name in filled.clinicians if name.strip())),
            known_since_before=filled.been_here != NO,
        )


class _Seen:
    """What a first look into the lists tells."""

    def __init__(self) -> None:
        self.people = self.bookings = 0
        self._clinicians: dict[str, None] = {}

    def take(self, row: object) -> None:
        """Count one row."""
        if isinstance(row, ImportedPatient):
            self.people += 1
        elif isinstance(row, ImportedVisit):
            self.bookings += 1
            if row.clinician.strip():
                self._clinicians.setdefault(spoken_name(row.clinician))

    @property
    def words(self) -> str:
        """ "2,148 people, 40 bookings"."""
        parts = []
        if self.people:
            parts.append("1 person" if self.people == 1 else f"{self.people:,} people")
        if self.bookings or not parts:
            parts.append("1 booking" if self.bookings == 1 else f"{self.bookings:,} bookings")
        return ", ".join(parts)

    @property
    def clinicians(self) -> tuple[str, ...]:
        """Each once, in the order of the list."""
        return tuple(self._clinicians)[:_MOST_CLINICIANS]


def _look_into(paths: tuple[Path, ...], how: ReadAs) -> _Seen:
    seen = _Seen()
    for path in paths:
        for batch in importers.read(path, zone=how.zone, today=how.today):
            for row in batch:
                seen.take(row)
    return seen


def _named(text: str, trouble: str) -> None:
    if not text.strip():
        raise Fixable(trouble)


def _plain(group: str) -> str:
    """As the sheet has it: no gaps, capitals; letters it never has are read as what they look like."""
    signs = "".join(sign for sign in group if sign.isalnum())
    return signs.upper().translate(str.maketrans("OILU", "011V"))


def _trouble_with(text: str) -> str:
    try:
        passphrases.check(text)
    except Fixable as trouble:
        return trouble.what
    return ""
