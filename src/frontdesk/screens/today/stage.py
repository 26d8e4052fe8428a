"""The stage of Today: the open card, the board, and the one way to write. Shared by its presenters.

Nothing here decides what a key means; it shows what stands there and carries writes to the store and back.
"""

from collections import deque
from collections.abc import Callable
from dataclasses import replace

from frontdesk.domain.card_input import CardInput
from frontdesk.domain.changes import Changes
from frontdesk.domain.errors import Conflict, Fixable, NotSaved, ReadOnly
from frontdesk.domain.patient import short_board_name
from frontdesk.domain.visit import BoardList
from frontdesk.frame.change_board import ChangeBoard
from frontdesk.frame.jobs import AnyJobs, Lane
from frontdesk.screens.today.board_words import board_shown
from frontdesk.screens.today.display import Display
from frontdesk.screens.today.open_card_state import OpenCard
from frontdesk.screens.today.shown import (
    BoardShown,
    IdleShown,
    JobShown,
    ToastShown,
)
from frontdesk.screens.today.sitting import Act, Sitting
from frontdesk.usecases.close_card import close_card
from frontdesk.usecases.day_board import Board, day_board
from frontdesk.usecases.desk import Desk
from frontdesk.usecases.open_card import open_card
from frontdesk.usecases.quiet_jobs import QuietJob, job_done, quiet_jobs
from frontdesk.usecases.undo import redo, undo

ARMED_AFTER = 0.6
"""Seconds a card stands before Enter commits: nobody checks in somebody unseen."""

REST_AFTER_COMMIT = 2.0
"""Seconds without Enter after somebody left before Enter opens the next: a hammered key opens nobody."""

JOB_GLYPHS = {"interpreter": "languages", "late": "timer", "promise": "bookmark"}

STILL_AFTER_INPUT = 2.0
"""Seconds the board keeps its order after a key or click."""


class Stage:
    """What stands on the screen and how a write comes back to it."""

    def __init__(
        self, desk: Desk, jobs: AnyJobs, news: ChangeBoard, display: Display, ticks: Callable[[], float]
    ) -> None:
        self.desk = desk
        self.jobs = jobs
        self.news = news
        self.display = display
        self.open: OpenCard | None = None
        self.parked: OpenCard | None = None
        self.before: deque[OpenCard] = deque(maxlen=3)
        """The cards that stood last: what was ticked and half typed on them waits there."""
        self.hidden = False
        self.finding = False
        self.busy = False
        self.board: Board | None = None
        self.quiet: tuple[QuietJob, ...] = ()
        self.ticket = 0
        self._ticks = ticks
        self._stands_since = 0.0
        self._input_at = -STILL_AFTER_INPUT
        self._rests_until = 0.0
        self._folds: set[str] = set()
        self._drawn: tuple[Board, object, BoardShown] | None = None
        self._sitting = Sitting()
        self._later: ToastShown | None = None
        self._day = desk.today()
        news.listen(self, self._heard)

    # --- the board

    def input_came(self) -> None:
        """A key or a click: the board keeps its order for a moment."""
        self._input_at = self._ticks()

    def reload_board(self) -> None:
        """Read the day again."""

        def read() -> tuple[Board, tuple[QuietJob, ...]]:
            board = day_board(self.desk)
            return board, quiet_jobs(self.desk, board)

        self.jobs.read(read, self._board_read, self.failed)

    def minute_passed(self) -> None:
        """The clock moved: waits, due times and the card's minutes follow, unless somebody is typing."""
        if self._ticks() - self._input_at < STILL_AFTER_INPUT:
            self.display.call_after(STILL_AFTER_INPUT, self.minute_passed)
            return
        self.reload_board()
        if self.desk.today() != self._day:
            self._new_day()
        elif self.open is not None:
            self.open.time_passed()
        self.show_open()
        self.tidy()

    def _new_day(self) -> None:
        """Midnight: yesterday's card is put away; nobody is checked in on another day."""
        self._day = self.desk.today()
        self.leave_card()
        self.parked = None
        self.before.clear()

    def fold_clicked(self, list_key: str) -> None:
        """Open or close a folded list."""
        self._folds ^= {list_key}
        self.show_board()

    def _board_read(self, answer: tuple[Board, tuple[QuietJob, ...]]) -> None:
        self.board, self.quiet = answer
        self.show_board()
        if self.open is None:
            self.show_idle()

    def show_board(self) -> None:
        """Draw the board; initials only while hidden or while Find is open."""
        if self.board is None:
            return
        # After a check-in nothing is selected: Enter has nothing to act on.
        acts = self.open is not None and (self.open.can_leave or not self.open.matched)
        selected = self.open.visit_id if self.open and acts else ""
        self.display.show_board(replace(self._in_words(self.board), selected=selected))

    def _in_words(self, board: Board) -> BoardShown:
        """Put in words anew only for another day's read, fold, hiding or minute: each card asks for it."""
        hidden = self.hidden or self.finding
        of = (frozenset(self._folds), hidden, self.desk.now().replace(second=0, microsecond=0))
        if self._drawn is None or self._drawn[0] is not board or self._drawn[1] != of:
            words = board_shown(self.desk, board, open_folds=self._folds, hidden=hidden)
            self._drawn = (board, of, words)
        return self._drawn[2]

    def show_idle(self) -> None:
        """Nobody at the desk: who is next, or who was put away, and what to do while it is quiet."""
        if self.board is None or self.hidden or self.finding:
            return
        words, main = self._next_words(self.board)
        jobs = tuple(JobShown(f"{j.sort}/{j.id}", j.what, j.when, JOB_GLYPHS[j.sort]) for j in self.quiet)
        self.display.show_idle(IdleShown("The desk is ready.", words, main, jobs))

    def _next_words(self, board: Board) -> tuple[str, str]:
        if self.parked is not None:
            first = short_board_name(self.parked.card_input.patient.board_name)
            return f"{first} is put away.", f"Back to {first}"
        row = board.next_to_come
        if row is None:
            return "Nobody else is down for today.", ""
        first = short_board_name(row.board_name)
        if board.lists[BoardList.LEAVING]:
            return f"Next: {first} is leaving.", f"Open {first}"
        return f"Next: {first}, {self.desk.speech.clock(self.desk.local(row.visit.start))}.", f"Open {first}"

    def job_ticked(self, key: str) -> None:
        """A job of the quiet list is done; Ctrl Z brings it back."""
        job = next((j for j in self.quiet if f"{j.sort}/{j.id}" == key), None)
        if job is not None and not self.hidden:
            self.change(lambda: job_done(self.desk, job), "Done", what=f"done: {job.what}")

    # --- the card

    def stand(self, card: OpenCard) -> None:
        """A card comes to stand; its main button works a moment later."""
        self.open = card
        self.let_stand()
        self.show_board()

    def let_stand(self) -> None:
        """The card changed under the eye: the main button waits again."""
        self._stands_since = self._ticks()
        self.display.call_after(ARMED_AFTER, self.show_open)
        self.show_open()

    @property
    def standing(self) -> OpenCard | None:
        """The open card, past the gate, while it stands on the screen: the one that acts are about."""
        card = self.open
        return None if card is None or card.at_gate or self.hidden or self.finding else card

    @property
    def armed(self) -> bool:
        """The card stood long enough, and nothing is being saved."""
        return not self.busy and self._ticks() - self._stands_since >= ARMED_AFTER

    def rest(self) -> None:
        """A commit left the desk idle: nothing is selected."""
        self._rests_until = self._ticks() + REST_AFTER_COMMIT

    def rested(self) -> bool:
        """Enter may open the next person; an Enter that came too early waits its turn again."""
        if self._ticks() >= self._rests_until:
            return True
        self.rest()
        return False

    def show_open(self) -> None:
        """Draw the open card, unless the screen is hidden or Find is open."""
        card = self.open
        if card is None or self.hidden or self.finding:
            return
        if card.at_gate:
            self.display.show_gate(card.draw_gate())
        elif card.leaving:
            self.display.show_leaving(card.draw_leaving(armed=self.armed))
        else:
            self.display.show_card(card.draw(armed=self.armed))

    def toast(self, toast: ToastShown) -> None:
        """A word after an act; while the screen is hidden it waits, because it may hold a name."""
        if self.hidden:
            self._later = toast
        else:
            self.display.show_toast(toast)

    def hide(self, hidden: bool, *, by_itself: bool = False) -> None:
        """Everything off the screen, and back."""
        self.hidden = hidden
        self.display.show_hidden(hidden, by_itself=by_itself)
        self.show_what_stands()
        later, self._later = self._later, None
        if later is not None and not hidden:
            self.display.show_toast(later)

    def show_what_stands(self) -> None:
        """After Find or hiding: the board, and the card, which has to stand again, or the idle screen."""
        self.show_board()
        if self.open is None:
            self.show_idle()
        else:
            self.let_stand()

    def leave_card(self) -> None:
        """Put the open card away; what was shown is kept without person or time."""
        card, self.open = self.open, None
        self.ticket += 1
        if card is not None:
            self.before.append(card)
        if card is not None and card.visit_id and (card.shown_lines or card.asked):
            shown = tuple(card.shown_lines.values())
            self.write_quietly(lambda: close_card(self.desk, card.visit_id, shown, card.asked))

    # --- writing

    def change(
        self,
        job: Callable[[], Changes],
        said: str = "",
        *,
        what: str = "",
        then: Callable[[Changes], None] | None = None,
    ) -> None:
        """One write; the open card and the board follow. ``what`` names the act for Ctrl Z, if it is one."""
        card = self.open

        def work() -> tuple[Changes, CardInput | None]:
            changes = job()
            if card is None:
                return changes, None
            return changes, open_card(self.desk, visit_id=card.visit_id, patient_id=card.patient_id)

        def done(answer: tuple[Changes, CardInput | None]) -> None:
            changes, card_input = answer
            self.did(changes, what)
            if then is not None:
                then(changes)
            if card is not None and card is self.open and card_input is not None:
                self._follow(card, card_input)
            if said:
                self.toast(ToastShown(said, undo=bool(what)))
            self.reload_board()

        self.jobs.write(work, done, self.failed)

    def _follow(self, card: OpenCard, card_input: CardInput) -> None:
        """The open card after an own write; a taken-back match goes back to the first beat."""
        before, after = card.card_input.visit, card_input.visit
        if (before and before.identified_at) == (after and after.identified_at):
            fresh = OpenCard.of(self.desk, card_input).situation
            now = card.situation
            card.situation = replace(
                fresh, identity=now.identity, occasion=now.occasion, listening=now.listening
            )
            card.read_again(card_input, keep_situation=True)
            self.show_open()
        else:
            card.read_again(card_input)
            self.let_stand()

    def did(self, changes: Changes, what: str) -> None:
        """An own deed is done: it can be taken back by its name, and the other screens hear of it."""
        if what and changes.deed:
            self.remember(Act(what, changes.deed))
        self.news.publish(changes, self)

    def remember(self, act: Act) -> None:
        """An own act; a toast of an older one would take back the wrong one now."""
        self._sitting.did(act)
        self.display.put_toast_away()

    def undo(self) -> None:
        """The newest own act of this sitting; the toast says which."""
        act = self._sitting.newest()
        if act is None:
            self.toast(ToastShown("Nothing of yours to take back", undo=False))
        elif act.deed:
            self._reverse(act, undo, "Taken back", self._sitting.taken_back)
        elif act.back is not None:
            act.back()
            self._sitting.taken_back(act)
            self.toast(ToastShown(f"Taken back: {act.words}", undo=False))

    def redo(self) -> None:
        """What was taken back last, as long as nothing new was done."""
        act = self._sitting.newest_undone()
        if act is None:
            self.toast(ToastShown("Nothing to do again", undo=False))
        elif act.deed:
            self._reverse(act, redo, "Done again", self._sitting.done_again)
        elif act.again is not None:
            act.again()
            self._sitting.done_again(act)
            self.toast(ToastShown(f"Done again: {act.words}", undo=False))

    def take_back(self, deed: str) -> None:
        """Take back one deed that came with a mark."""
        self.change(lambda: undo(self.desk, deed))

    def _reverse(
        self, act: Act, job: Callable[[Desk, str], Changes], said: str, keep: Callable[[Act], None]
    ) -> None:
        def then(changes: Changes) -> None:
            keep(replace(act, deed=changes.deed))
            if self.open is not None:
                self.open.question_done = False

        self.change(lambda: job(self.desk, act.deed), f"{said}: {act.words}", then=then)

    def write_quietly(self, job: Callable[[], object], *, board: bool = False) -> None:
        """A mark: nothing on the card waits for it. ``board``: the day's list shows what it changed."""

        def lost(trouble: Exception) -> None:
            if not isinstance(trouble, ReadOnly):  # looking up and greeting go on where nothing can be kept
                self.failed(trouble)

        self.jobs.write(job, lambda _: self.reload_board() if board else None, lost)

    def tidy(self) -> None:
        """While the desk has nothing to write: a few milliseconds of the store's own housekeeping."""

        def again(more: bool) -> None:
            if more:
                self.tidy()

        self.jobs.write(lambda: self.desk.store.idle(5), again, self.failed, Lane.LONG)

    def failed(self, trouble: Exception) -> None:
        """The world's fault is said calmly; ours is reported and not hidden."""
        self.busy = False
        if not isinstance(trouble, Fixable):
            raise trouble
        if isinstance(trouble, Conflict):
            self.read_again()
        stays = isinstance(trouble, NotSaved)
        self.toast(ToastShown(str(trouble), undo=False, stays=stays, trouble=True))
        self.reload_board()

    def read_again(self) -> None:
        """Somebody else changed what the open card shows: the next try is about what stands there now."""
        card = self.open

        def read(card_input: CardInput) -> None:
            if card is not None and card is self.open:
                self._follow(card, card_input)

        if card is not None:
            self.jobs.read(
                lambda: open_card(self.desk, visit_id=card.visit_id, patient_id=card.patient_id),
                read,
                self.failed,
            )

    def _heard(self, changes: Changes) -> None:
        """Somebody else wrote: the board follows; an open card's lines never repaint by themselves."""
        del changes
        self.reload_board()
