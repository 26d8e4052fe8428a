"""Everything held about a person leaves: saved to a folder, or erased for good. A manager's acts. No Qt.

Erasing cannot be taken back, so it is the one act of the program that asks first: in the record, without a
dialog, by typing the name to use. A word to type would be typed by habit; the name says whose record it is,
and the wrong record is what goes wrong. Where the keyboard may not have its letters, the word does.
"""

from collections.abc import Callable
from pathlib import Path

from frontdesk.card.compose import name_on_card
from frontdesk.domain.changes import Changes
from frontdesk.domain.errors import Fixable, NotSaved
from frontdesk.domain.staff import Role
from frontdesk.frame.change_board import ChangeBoard
from frontdesk.frame.jobs import AnyJobs
from frontdesk.likeness.fold import fold
from frontdesk.screens.record.page import Page
from frontdesk.screens.record.shown import EraseShown
from frontdesk.usecases.erase_person import ONLY_A_MANAGER as ERASES, ToErase, erase_person, to_erase
from frontdesk.usecases.export_person import ONLY_A_MANAGER as EXPORTS, Draw, write_person

THE_WORD = "ERASE"
SAVED = "Saved as two files. Neither is encrypted: hand over what was asked for, then delete both."
ERASED = "Erased. Nothing brings it back."
_ASK_ONE = "Nothing was changed. Ask one to sign in."


class ForGood:
    """``gone(patient_id)`` is called once the person is erased and the record is left."""

    def __init__(self, page: Page, jobs: AnyJobs, news: ChangeBoard) -> None:
        self._page = page
        self._jobs = jobs
        self._news = news
        self._asked: EraseShown | None = None
        self._busy = False
        self.forget_form: Callable[[str], object] = lambda _: None
        """Half-typed words about somebody go with the person."""

    def folder_asked(self) -> None:
        """Save to a folder: which one, for a manager."""
        if self._may(EXPORTS):
            self._page.display.ask_folder()

    def folder_picked(self, folder: Path, draw: Draw) -> None:
        """Two files there, made aside: nobody at the desk waits for the disk."""
        record, desk = self._page.open, self._page.desk
        if record is not None:
            self._jobs.aside(
                lambda: write_person(desk, record.patient_id, folder, draw),
                lambda _: self._page.display.show_toast(SAVED, undo=False, stays=True),
                self._failed,
            )

    def erase_asked(self) -> None:
        """What goes and what stays, and the name to type."""
        record, desk = self._page.open, self._page.desk
        if record is None or record.seen is None or not self._may(ERASES):
            return
        name = name_on_card(record.seen)

        def came(found: ToErase) -> None:
            if record is self._page.open and not self._page.out_of_sight:
                word = name if fold(name).isascii() and fold(name) else THE_WORD
                self._asked = EraseShown(found.name, found.takes, found.leaves, word)
                self._page.display.show_erase(self._asked)

        self._jobs.read(lambda: to_erase(desk, record.patient_id), came, self._failed)

    def typed_fits(self, typed: str) -> bool:
        """It is the name asked for, accents and capitals aside."""
        return self._asked is not None and fold(typed) == fold(self._asked.word)

    def erase_confirmed(self, typed: str) -> None:
        """The name was typed and the button pressed: gone for good."""
        record, desk = self._page.open, self._page.desk
        if record is None or self._busy or not self.typed_fits(typed):
            return
        self._busy = True
        patient_id = record.patient_id

        def done(changes: Changes) -> None:
            self._busy = False
            record.form = None
            record.done.clear()  # what was done to nobody is taken back by nobody
            record.undone.clear()
            self.forget_form(patient_id)
            self.put_away()
            if record is self._page.open:
                self._page.open = None
            self._news.publish(changes, self._page)
            self._page.display.erased(patient_id, ERASED)

        self._jobs.write(lambda: erase_person(desk, patient_id), done, self._failed)

    def put_away(self) -> None:
        """Esc, another chapter, everything hidden: nothing was erased."""
        if self._asked is not None:
            self._asked = None
            self._page.display.show_erase(None)

    def _may(self, who: str) -> bool:
        """Only a manager; the use cases refuse as well, this says it before anything opens."""
        if self._page.desk.staff.role is Role.MANAGER:
            return True
        self._page.display.show_toast(f"{who} {_ASK_ONE}", undo=False)
        return False

    def _failed(self, trouble: Exception) -> None:
        self._busy = False
        if not isinstance(trouble, Fixable):
            raise trouble
        stays = isinstance(trouble, NotSaved)
        self._page.display.show_toast(str(trouble), undo=False, trouble=True, stays=stays)
