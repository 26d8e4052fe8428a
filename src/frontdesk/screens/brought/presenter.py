"""What was brought in, without Qt: rows that wait are decided singly or all alike, imports are taken back.

The walk: ``opened`` -> everything that waits and every import (one read) -> ``picked`` -> a decision (one
Deed, or one for each twenty rows) or ``take_back`` (pressed twice, then small steps) -> the next row.
"""

from typing import Protocol

from frontdesk.domain.changes import Changes
from frontdesk.domain.set_aside import Decision
from frontdesk.frame.change_board import ChangeBoard
from frontdesk.frame.jobs import AnyJobs, Lane
from frontdesk.frame.trouble import said
from frontdesk.screens.brought import words
from frontdesk.screens.brought.folds import Fold, fold_rows, fold_shown, folded
from frontdesk.screens.brought.shown import IMPORTS, TO_DECIDE, BroughtShown, ImportShown
from frontdesk.usecases.decide_aside import decide, decide_alike
from frontdesk.usecases.desk import Desk
from frontdesk.usecases.set_aside import Waits, looked_at, waiting
from frontdesk.usecases.take_back_import import ImportDone, imports_done, take_back, take_back_step
from frontdesk.usecases.undo import one_after_the_other, undo

OURS = "Something went wrong on our side. Nothing was changed. Try again."
STOPPED = "Something went wrong on our side. What is left is taken back at the next start."

_LOOKED_AT = 1_000
"""Imports of the list: what the same source brought in on one day is one row."""


class BroughtDisplay(Protocol):
    """What the screen can show."""

    def show_brought(self, shown: BroughtShown) -> None: ...
    def say(self, words: str, *, undoable: bool = False, trouble: bool = False) -> None: ...


class BroughtPresenter:
    """One per window."""

    def __init__(self, desk: Desk, jobs: AnyJobs, news: ChangeBoard, display: BroughtDisplay) -> None:
        self._desk = desk
        self._jobs = jobs
        self._news = news
        self._display = display
        self._ticket = 0
        self._tab = TO_DECIDE
        self._busy = ""
        self._last: tuple[str, ...] = ()
        """The deeds of the last act here, the newest first."""
        self._decided = ""
        """The row in front at that act: undone, it stands there again."""
        self._shut()

    def _shut(self) -> None:
        self._ticket += 1
        self._waits: tuple[Waits, ...] = ()
        self._imports: tuple[ImportDone, ...] = ()
        self._folds: tuple[Fold, ...] = ()
        self._chosen = self._whom = self._refused = self._unfolded = ""
        self._all = self._sure = self._open = self._read = False

    # --- coming and going

    def opened(self, tab: str = "") -> None:
        """The screen is in front: read what waits and what was brought in. Empty ``tab``: as it was."""
        self._shut()
        self._open, self._tab = True, tab or self._tab
        self._show()
        self._read_again()

    def closed(self) -> None:
        """Somebody went on: nothing about anybody stays here. What is being done is finished."""
        self._shut()
        self._show()

    def person_changed(self) -> None:
        """Somebody else is at the desk: those hidden from them are not among the rows."""
        if self._open:
            self.opened()

    def lock(self, locked: bool) -> None:
        """The desk is locked: the screen is empty; unlocked it reads anew."""
        if locked:
            self.closed()
        elif not self._open:
            self.opened()

    # --- the lists

    def tab_picked(self, tab: str) -> None:
        """What waits, or what was brought in."""
        if tab != self._tab:
            self._tab = tab
            self._choose(next(iter(self._keys()), ""))

    def picked(self, key: str) -> None:
        """A row of the list."""
        if key not in self._keys():
            return
        if key == self._chosen and self._fold() is not None:
            self._unfolded = "" if key == self._unfolded else key
        self._choose(key)

    def whom_picked(self, patient_id: str) -> None:
        """Which of those it may be stands in front."""
        self._whom = patient_id
        self._show()

    # --- deciding

    def this_one(self) -> None:
        """It is the person in front; of a request: do it."""
        self._decide(Decision.THIS_ONE)

    def another(self) -> None:
        """It is somebody who is not here yet."""
        self._decide(Decision.ANOTHER)

    def not_used(self) -> None:
        """Nothing of it is used."""
        self._decide(Decision.NOT_USED)

    def alike(self) -> None:
        """The buttons are for all that wait for the same reason; or for this one again."""
        waits = self._row()
        if waits is not None and len(self._like(waits)) > 1 and not self._busy:
            self._all = not self._all
            self._show()

    def _decide(self, decision: Decision) -> None:
        waits, desk, whom = self._row(), self._desk, self._whom
        if waits is None or self._busy or not self._can(waits, decision):
            return
        if self._all:
            self._decide_all([one.id for like in self._like(waits) for one in like.rows], decision)
            return
        self._busy = words.READING

        def done(changes: Changes) -> None:
            self._did((changes.deed,), f"{waits.name or 'Decided'}: {words.DONE[decision]}.", changes)

        if decision is not Decision.THIS_ONE:
            whom = ""
        self._jobs.write(lambda: decide(desk, waits.first.id, decision, whom), done, self._failed)

    def _can(self, waits: Waits, decision: Decision) -> bool:
        """There is a button for it."""
        here = words.decide_shown(
            self._desk, waits, self._whom, len(self._like(waits)), all_of_them=self._all
        )
        texts = {Decision.THIS_ONE: here.this_one, Decision.ANOTHER: here.another}
        return bool(texts.get(decision, here.not_used))

    def _decide_all(self, ids: list[str], decision: Decision) -> None:
        """Twenty in one Deed, one Deed after the other; the desk's own acts go in between."""
        desk, deeds = self._desk, list[str]()
        count = len(self._like(self._row()))

        def again(changes: Changes) -> None:
            if changes.deed:
                deeds.insert(0, changes.deed)
                self._news.publish(changes, self)
                step()
            else:
                self._did(tuple(deeds), f"All {count:,}: {words.DONE[decision]}.", changes)

        def failed(trouble: Exception) -> None:
            self._last = tuple(deeds)
            self._failed(trouble)

        def step() -> None:
            self._busy = f"Deciding {words.people(count)}."
            self._show()
            self._jobs.write(lambda: decide_alike(desk, ids, decision), again, failed, Lane.LONG)

        step()

    def undo(self) -> None:
        """Ctrl Z: the last act done here, all of it."""
        deeds, desk = self._last, self._desk
        if not deeds or self._busy:
            self._display.say("There is nothing of yours to take back here.")
            return

        def done(_: tuple[Changes, tuple[str, ...]]) -> None:
            self._last, self._tab, self._chosen = (), TO_DECIDE, self._decided
            self._news.publish(Changes(everything=True), self)
            self._display.say("Taken back.")
            self._read_again()

        self._jobs.write(lambda: one_after_the_other(desk, deeds, undo), done, self._failed)

    # --- taking an import back

    def take_back(self) -> None:
        """Pressed once the button says what it does; pressed again it is done."""
        done, desk = self._import(), self._desk
        if done is None or not done.can_go or self._busy:
            return
        if not self._sure:
            self._sure = True
            self._show()
            return
        run_id = done.run.id
        self._busy = f"Taking back {done.run.file_name}."
        self._show()
        self._jobs.write(
            lambda: take_back(desk, run_id), lambda _: self._step(run_id), self._failed, Lane.LONG
        )

    def _step(self, run_id: str) -> None:
        desk = self._desk

        def stepped(gone: bool) -> None:
            if not gone:
                self._step(run_id)
                return
            self._busy = ""
            self._news.publish(Changes(everything=True), self)
            self._jobs.read(
                lambda: imports_done(desk, _LOOKED_AT), lambda found: self._gone(run_id, found), self._failed
            )

        def failed(trouble: Exception) -> None:
            self._busy = ""
            self._display.say(said(trouble, STOPPED), trouble=True)
            self._read_again()

        self._jobs.write(lambda: take_back_step(desk, run_id), stepped, failed, Lane.LONG)

    def _gone(self, run_id: str, found: tuple[ImportDone, ...]) -> None:
        stays = next((one.stays_count for one in found if one.run.id == run_id), 0)
        self._display.say(f"Taken back. {words.stays_words(stays)}" if stays else "Taken back.")
        self._read_again()

    # --- ours

    def _did(self, deeds: tuple[str, ...], what: str, changes: Changes) -> None:
        self._busy, self._last, self._decided = "", deeds, self._chosen
        self._news.publish(changes if changes.deed else Changes(everything=True), self)
        self._display.say(what, undoable=bool(deeds))
        self._read_again()

    def _read_again(self) -> None:
        if not self._open:
            return
        ticket, desk = self._ticket, self._desk
        at = self._keys().index(self._chosen) if self._chosen in self._keys() else 0

        def found(answer: tuple[tuple[Waits, ...], tuple[ImportDone, ...]]) -> None:
            if ticket != self._ticket:
                return
            self._waits, self._imports = answer
            self._folds = folded(desk, self._imports)
            self._read = True
            keys = self._keys()
            stands = self._chosen if self._chosen in keys else keys[min(at, len(keys) - 1)] if keys else ""
            self._choose(stands)

        self._jobs.read(lambda: (waiting(desk), imports_done(desk, _LOOKED_AT)), found, self._failed)

    def _choose(self, key: str) -> None:
        before, self._chosen, self._sure = self._chosen, key, False
        waits = self._row()
        self._all = self._all and waits is not None and key == before
        if waits is None:
            self._whom = ""
        elif self._whom not in [one.patient.id for one in waits.may_be]:
            self._whom = next((one.patient.id for one in waits.may_be), "")
        if waits is not None and key != before:
            looked_at(self._desk, waits)
        self._show()

    def _row(self) -> Waits | None:
        if self._tab != TO_DECIDE:
            return None
        return next((one for one in self._waits if one.first.id == self._chosen), None)

    def _like(self, waits: Waits | None) -> list[Waits]:
        """All that came from the same place and wait for the same reason."""
        if waits is None:
            return []
        about = (waits.first.source, waits.first.reason)
        return [one for one in self._waits if (one.first.source, one.first.reason) == about]

    def _import(self) -> ImportDone | None:
        if self._tab != IMPORTS:
            return None
        return next((one for one in self._imports if one.run.id == self._chosen), None)

    def _fold(self) -> Fold | None:
        """What is in front is a day of one source."""
        if self._tab != IMPORTS:
            return None
        return next((one for one in self._folds if one.many and one.key == self._chosen), None)

    def _keys(self) -> list[str]:
        if self._tab == IMPORTS:
            return [row.key for row in fold_rows(self._desk, self._folds, self._unfolded)]
        return [one.first.id for one in self._waits]

    def _imported(self) -> ImportShown | None:
        fold, done = self._fold(), self._import()
        if fold is not None:
            return fold_shown(self._desk, fold)
        return words.import_shown(self._desk, done, sure=self._sure) if done is not None else None

    def _failed(self, trouble: Exception) -> None:
        self._busy = ""
        self._display.say(said(trouble, OURS), trouble=True)
        self._read_again()

    def _show(self) -> None:
        desk, waits = self._desk, self._row()
        if self._tab == IMPORTS:
            rows = fold_rows(desk, self._folds, self._unfolded)
            empty = words.NOTHING_BROUGHT
        else:
            rows = tuple(map(words.waits_row, self._waits))
            empty = words.NOTHING_WAITS
        counts = (f"To decide, {len(self._waits)}", f"Brought in, {len(self._folds)}")
        self._display.show_brought(
            BroughtShown(
                self._tab,
                counts if self._read else ("To decide", "Brought in"),
                rows,
                self._chosen,
                "" if rows else empty if self._read else words.READING,
                self._busy,
                words.decide_shown(desk, waits, self._whom, len(self._like(waits)), all_of_them=self._all)
                if waits is not None
                else None,
                self._imported(),
            )
        )
