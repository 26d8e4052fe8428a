"""Doubles without Qt: everybody is looked through aside, a pair is laid side by side, somebody decides.

The walk: ``opened`` -> pairs (long, aside) -> ``picked`` -> one comparison (a read) -> picks, here only ->
``one_person`` or ``two_people`` (one Deed) -> the next pair.
"""

from collections.abc import Callable
from dataclasses import replace
from typing import Protocol

from frontdesk.domain.changes import Changes
from frontdesk.domain.look_note import LookKind
from frontdesk.frame.change_board import ChangeBoard
from frontdesk.frame.jobs import AnyJobs
from frontdesk.frame.trouble import said
from frontdesk.screens.doubles import words
from frontdesk.screens.doubles.shown import MADE, WORTH, DoublesShown
from frontdesk.usecases.compare_people import Comparison, Side, compare_people
from frontdesk.usecases.desk import Desk
from frontdesk.usecases.look_at import note_look
from frontdesk.usecases.merge_people import merge_people
from frontdesk.usecases.possible_doubles import Pair, Pairs, look_for_doubles, say_two_people
from frontdesk.usecases.take_apart import MergeDone, merges_done, take_apart
from frontdesk.usecases.undo import undo

OURS = "Something went wrong on our side. Nothing was changed. Try again."


class DoublesDisplay(Protocol):
    """What the screen can show."""

    def show_doubles(self, shown: DoublesShown) -> None: ...
    def say(self, words: str, *, undoable: bool = False, trouble: bool = False) -> None: ...


class DoublesPresenter:
    """One per window."""

    def __init__(self, desk: Desk, jobs: AnyJobs, news: ChangeBoard, display: DoublesDisplay) -> None:
        self._desk = desk
        self._jobs = jobs
        self._news = news
        self._display = display
        self._ticket = 0
        self._shut()
        self._locked = False

    def _shut(self) -> None:
        self._ticket += 1
        self._tab = WORTH
        self._pairs: list[Pair] = []
        self._more = 0
        self._merges: tuple[MergeDone, ...] = ()
        self._chosen = ""
        self._compared: Comparison | None = None
        self._picks: dict[str, Side] = {}
        self._private = self._looking = self._swapped = False
        self._refused = ""
        self._last = ""
        self._open = False

    # --- coming and going

    def opened(self) -> None:
        """The screen is in front: look through everybody anew."""
        self._shut()
        self._open = self._looking = True
        self._show()
        ticket, desk = self._ticket, self._desk

        def found(pairs: Pairs) -> None:
            if ticket != self._ticket:
                return
            self._looking, self._more = False, pairs.more
            self._pairs = list(pairs.shown)
            self._choose(words.key_of(self._pairs[0]) if self._pairs else "")

        self._jobs.aside(lambda: look_for_doubles(desk), found, self._failed_looking)
        self._read_merges()

    def closed(self) -> None:
        """Somebody went on: nothing about anybody stays here."""
        self._shut()
        self._show()

    def person_changed(self) -> None:
        """Somebody else is at the desk: those hidden from them are not among the pairs."""
        if self._open:
            self.opened()

    def lock(self, locked: bool) -> None:
        """The desk is locked: the screen is empty; unlocked it looks anew."""
        self._locked = locked
        if locked:
            self.closed()
        elif not self._open:
            self.opened()

    # --- the lists

    def tab_picked(self, tab: str) -> None:
        """What is worth a look, or what was made one."""
        if tab == self._tab:
            return
        self._tab = tab
        self._chosen, self._compared = "", None
        keys = self._keys()
        self._choose(keys[0] if keys else "")

    def picked(self, key: str) -> None:
        """A row of the list."""
        if key in self._keys():
            self._choose(key)

    # --- two records side by side

    def side_picked(self, difference: str, side: str) -> None:
        """Whose words stand."""
        self._picks[difference] = Side(side)
        self._show()

    def private_held(self, held: bool) -> None:
        """F4: private words stand open while it is held."""
        if self._private is not held:
            self._private = held
            self._show()
            pair = self._pair()
            if held and pair is not None and self._compared is not None:
                for one in (pair.stays, pair.goes):
                    note_look(self._desk, LookKind.PRIVATE, one.id)

    def swap(self) -> None:
        """The other record stays."""
        pair = self._pair()
        if pair is not None:
            at = self._pairs.index(pair)
            self._pairs[at] = replace(pair, stays=pair.goes, goes=pair.stays)
            self._choose(self._chosen)

    def one_person(self) -> None:
        """The two are one from now on; in the other list: two again."""
        if self._tab == MADE:
            self._take_apart()
            return
        pair, desk = self._pair(), self._desk
        if pair is None or self._compared is None:
            return
        picks = dict(self._picks)
        self._write(
            lambda: merge_people(desk, pair.stays.id, pair.goes.id, picks),
            f"{pair.stays.name.full}: one person from now on",
            pair,
        )

    def two_people(self) -> None:
        """They are two, and nobody is asked again."""
        pair, desk = self._pair(), self._desk
        if pair is not None and self._tab == WORTH:
            self._write(
                lambda: say_two_people(desk, pair.stays.id, pair.goes.id), "Two people. Not asked again", pair
            )

    def undo(self) -> None:
        """Ctrl Z: the last act done here."""
        deed, desk = self._last, self._desk
        if not deed:
            self._display.say("There is nothing of yours to take back here.")
            return

        def done(changes: Changes) -> None:
            self._last = ""
            self._news.publish(changes, self)
            self._display.say("Taken back.")
            self.opened()

        self._jobs.write(lambda: undo(desk, deed), done, self._failed)

    # --- ours

    def _take_apart(self) -> None:
        done, desk = next((one for one in self._merges if one.deed_id == self._chosen), None), self._desk
        if done is None:
            return

        def apart(changes: Changes) -> None:
            self._news.publish(changes, self)
            self._display.say(f"{done.name} and {done.other_name} are two people again.")
            self._chosen = ""
            self._read_merges()

        self._jobs.write(lambda: take_apart(desk, done.deed_id), apart, self._failed)

    def _write(self, job: Callable[[], Changes], what: str, pair: Pair) -> None:
        def done(changes: Changes) -> None:
            at = self._pairs.index(pair)
            gone = {pair.goes.id} if self._compared else set()
            self._last = changes.deed
            self._news.publish(changes, self)
            self._display.say(f"{what}.", undoable=bool(changes.deed))
            one_now = what.endswith("from now on")
            self._pairs = [
                other
                for other in self._pairs
                if other is not pair and not (one_now and gone & {other.stays.id, other.goes.id})
            ]
            keys = self._keys()
            self._choose(keys[min(at, len(keys) - 1)] if keys else "")
            self._read_merges()

        self._jobs.write(job, done, self._failed)

    def _read_merges(self) -> None:
        ticket, desk = self._ticket, self._desk

        def read(done: tuple[MergeDone, ...]) -> None:
            if ticket == self._ticket:
                self._merges = done
                keys = self._keys()
                if self._tab == MADE and self._chosen not in keys:
                    self._chosen = keys[0] if keys else ""
                self._show()

        self._jobs.read(lambda: merges_done(desk), read, self._failed_looking)

    def _choose(self, key: str) -> None:
        self._chosen, self._compared, self._picks, self._private = key, None, {}, False
        pair, desk, ticket = self._pair(), self._desk, self._ticket

        def read(compared: Comparison) -> None:
            if ticket == self._ticket and self._chosen == key:
                self._compared = compared
                self._show()

        self._show()
        if pair is not None:
            self._jobs.read(lambda: compare_people(desk, pair.stays.id, pair.goes.id), read, self._failed)

    def _pair(self) -> Pair | None:
        if self._tab != WORTH:
            return None
        return next((pair for pair in self._pairs if words.key_of(pair) == self._chosen), None)

    def _keys(self) -> list[str]:
        if self._tab == MADE:
            return [done.deed_id for done in self._merges]
        return [words.key_of(pair) for pair in self._pairs]

    def _failed_looking(self, trouble: Exception) -> None:
        self._looking, self._refused = False, said(trouble, OURS)
        self._show()

    def _failed(self, trouble: Exception) -> None:
        self._display.say(said(trouble, OURS), trouble=True)

    def _show(self) -> None:
        desk, pair = self._desk, self._pair()
        if self._tab == MADE:
            rows = tuple(words.made_row(desk, done) for done in self._merges)
            empty = words.NOTHING_MADE
        else:
            rows = tuple(map(words.pair_shown, self._pairs))
            empty = words.LOOKING if self._looking else words.NOBODY_TWICE
        made = next((one for one in self._merges if one.deed_id == self._chosen), None)
        compared = self._compared
        count = f", {len(self._pairs)}{'+' if self._more else ''}" if self._pairs else ""
        self._display.show_doubles(
            DoublesShown(
                self._tab,
                (f"Worth a look{count}", f"Made one, {len(self._merges)}"),
                rows,
                self._chosen,
                self._refused or ("" if rows else empty),
                self._looking,
                words.compare_shown(desk, compared, pair.why, self._picks, private=self._private)
                if compared is not None and pair is not None
                else None,
                words.made_shown(desk, made) if self._tab == MADE and made is not None else None,
            )
        )
