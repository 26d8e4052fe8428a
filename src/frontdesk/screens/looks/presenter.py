"""Who looked, without Qt: a person's list or the week's, asked for when the page is opened."""

from collections.abc import Callable
from typing import Protocol

from frontdesk.domain.errors import Fixable
from frontdesk.domain.look_note import LookKind
from frontdesk.domain.paper import Paper
from frontdesk.frame.jobs import AnyJobs
from frontdesk.frame.trouble import said
from frontdesk.screens.looks import words
from frontdesk.screens.looks.shown import LooksShown
from frontdesk.usecases.desk import Desk
from frontdesk.usecases.look_at import note_look
from frontdesk.usecases.week_of_looks import WeekOfLooks, week_of_looks
from frontdesk.usecases.who_looked import WhoLooked, who_looked

OURS = "Something went wrong on our side. Nothing was changed. Try again."
TITLE = "Who looked"


class LooksDisplay(Protocol):
    """What the page can show."""

    def show_looks(self, shown: LooksShown) -> None: ...
    def print_paper(self, paper: Paper) -> None: ...


class LooksPresenter:
    """One per window. A late answer, and one for somebody else, is dropped."""

    def __init__(self, desk: Desk, jobs: AnyJobs, display: LooksDisplay) -> None:
        self._desk = desk
        self._jobs = jobs
        self._display = display
        self._ticket = 0
        self._patient: str | None = None
        self._found: WhoLooked | WeekOfLooks | None = None
        self._most = words.A_STEP
        self._locked = False

    def open(self, patient_id: str = "") -> None:
        """The list of a person; without one the week's."""
        self._patient, self._found, self._most = patient_id, None, words.A_STEP
        self._ticket += 1
        ticket, desk = self._ticket, self._desk
        self._display.show_looks(LooksShown(TITLE, empty=words.READING))

        def came(found: WhoLooked | WeekOfLooks) -> None:
            if ticket == self._ticket:
                self._found = found
                self._show()

        def refused(trouble: Exception) -> None:
            if ticket == self._ticket:
                told = str(trouble) if isinstance(trouble, Fixable) else said(trouble, OURS)
                self._display.show_looks(LooksShown(TITLE, empty=told))

        job: Callable[[], WhoLooked | WeekOfLooks] = (
            (lambda: who_looked(desk, patient_id)) if patient_id else lambda: week_of_looks(desk)
        )
        self._jobs.write(job, came, refused)  # that it was read is written beside it

    def more_asked(self) -> None:
        """Older ones."""
        self._most += words.A_STEP
        self._show()

    def print_asked(self) -> None:
        """Ctrl P: what stands there, on paper; a person's is noted as a paper."""
        if self._found is None or self._locked:
            return
        if isinstance(self._found, WhoLooked):
            note_look(self._desk, LookKind.PAPER, self._found.patient_id)
            self._jobs.write(self._desk.store.keep_looks, lambda _: None, lambda _: None)
        self._display.print_paper(words.on_paper(self._desk, self._shown()))

    def closed(self) -> None:
        """Somebody went on: nothing about anybody stays here. What a lock covers is only empty meanwhile."""
        if self._locked:
            return
        self._ticket += 1
        self._patient = self._found = None
        self._display.show_looks(LooksShown())

    def person_changed(self) -> None:
        """Somebody else is at the desk: whether they may read it is asked anew."""
        if self._patient is not None:
            self.open(self._patient)

    def lock(self, locked: bool) -> None:
        """The desk is locked: the page is empty; unlocked it stands there as it stood."""
        self._locked = locked
        if locked:
            self._display.show_looks(LooksShown())
        elif self._found is not None:
            self._show()

    def _show(self) -> None:
        if not self._locked:
            self._display.show_looks(self._shown())

    def _shown(self) -> LooksShown:
        if isinstance(self._found, WhoLooked):
            return words.person_shown(self._desk, self._found, self._most)
        return words.week_shown(self._desk, self._found) if self._found is not None else LooksShown()
