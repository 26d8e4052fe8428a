"""The stage of Today: the open card, the board, and the one way to write. Shared by its presenters.

Nothing here decides what a key means; it shows what stands there and carries writes to the store and back.
"""

from collections.abc import Callable
from dataclasses import replace

from frontdesk.domain.card_input import CardInput
from frontdesk.domain.changes import Changes
from frontdesk.domain.errors import Conflict, Fixable, NotSaved, ReadOnly, WrongUsage
from frontdesk.domain.line import Identity
from frontdesk.domain.patient import Patient
from frontdesk.frame.change_board import ChangeBoard
from frontdesk.frame.jobs import AnyJobs, Lane
from frontdesk.screens.today import pace
from frontdesk.screens.today.board_words import board_shown
from frontdesk.screens.today.display import Display
from frontdesk.screens.today.first_hints import FirstHints
from frontdesk.screens.today.idle_words import idle_shown
from frontdesk.screens.today.open_card_state import OpenCard
from frontdesk.screens.today.pace import Pace
from frontdesk.screens.today.put_away import PutAway, StoodBefore
from frontdesk.screens.today.reasons import reason_chips
from frontdesk.screens.today.shown import BoardShown, HintsShown, IdleShown, ToastShown
from frontdesk.screens.today.sitting import Act, Sittings
from frontdesk.usecases.close_card import close_card
from frontdesk.usecases.day_board import Board, day_board
from frontdesk.usecases.desk import Desk
from frontdesk.usecases.ledger import Ledger, ledger
from frontdesk.usecases.open_card import still_there
from frontdesk.usecases.quiet_jobs import QuietJob, quiet_jobs
from frontdesk.usecases.take_back_import import tidy_up


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
        self.parked = PutAway()
        self.over: OpenCard | None = None
        """The card at the desk, while a call lies over it."""
        self.before = StoodBefore()
        self.hints = FirstHints(desk)
        self.hidden = False
        self.locked = False
        self.finding = False
        self.in_find: Callable[[int], None] = lambda _: None  # the arrow keys while a list asks who it is
        self.busy = False
        self.board: Board | None = None
        self.quiet: tuple[QuietJob, ...] = ()
        self.ledger = Ledger()
        self.ledger_open = False
        self.ticket = 0
        self.with_whom = False  # each row of the board names the clinician
        self.pace = Pace(ticks)
        self._folds: set[str] = set()
        self._drawn: tuple[Board, object, BoardShown] | None = None
        self.sittings = Sittings(lambda: desk.staff.id)
        self._later: ToastShown | None = None
        self._day = desk.today()
        news.listen(self, self._heard)

    # --- the board

    def reload_board(self) -> None:
        """Read the day again."""

        def read() -> tuple[Board, tuple[QuietJob, ...], Ledger]:
            board = day_board(self.desk)
            return board, quiet_jobs(self.desk, board), ledger(self.desk, whole=self.ledger_open)

        self.jobs.read(read, self._board_read, self.failed)

    def minute_passed(self) -> None:
        """The clock moved: waits, due times and the card's minutes follow, unless somebody is typing."""
        if not self.pace.still:
            self.display.call_after(pace.STILL_AFTER_INPUT, self.minute_passed)
            return
        if self.desk.today() != self._day:
            self._new_day()
        elif self.open is not None:
            self.open.time_passed()
        self.reload_board()
        self.show_open()
        self.tidy()

    def _new_day(self) -> None:
        """Midnight: yesterday's card is put away; nobody is checked in on another day."""
        self._day = self.desk.today()
        self.leave_card()
        self.parked.clear()
        self.over = None
        self.before.clear()

    def fold_clicked(self, list_key: str) -> None:
        """Open or close a folded list."""
        self._folds ^= {list_key}
        self.show_board()

    def _board_read(self, answer: tuple[Board, tuple[QuietJob, ...], Ledger]) -> None:
        self.board, self.quiet, self.ledger = answer
        self.show_board()
        if self.open is None:
            self.show_idle()

    def show_board(self) -> None:
        """Draw the board; initials only while hidden or while Find is open, nothing while locked."""
        if self.board is None or self.locked:
            return
        # After a check-in nothing is selected: Enter has nothing to act on.
        acts = self.open is not None and (self.open.can_leave or not self.open.matched)
        selected = self.open.visit_id if self.open and acts else ""
        self.display.show_board(replace(self._in_words(self.board), selected=selected))

    def _in_words(self, board: Board) -> BoardShown:
        """Put in words anew only for another day's read, fold, hiding or minute: each card asks for it."""
        hidden = self.hidden or self.finding
        minute = self.desk.now().replace(second=0, microsecond=0)
        of = (frozenset(self._folds), hidden, self.with_whom, minute)
        if self._drawn is None or self._drawn[0] is not board or self._drawn[1] != of:
            words = board_shown(
                self.desk, board, open_folds=self._folds, hidden=hidden, with_whom=self.with_whom
            )
            self._drawn = (board, of, words)
        return self._drawn[2]

    def show_idle(self) -> None:
        """Nobody at the desk: who is next, or who was put away, and what to do while it is quiet."""
        if self.board is None or self.hidden or self.finding:
            return
        self.display.show_idle(self._idle(self.board))

    def _idle(self, board: Board) -> IdleShown:
        return idle_shown(self.desk, board, self.parked, self.quiet, self.ledger, whole=self.ledger_open)

    def choose(self, step: int) -> None:
        """↓ and ↑ with nobody at the desk: whom Enter opens."""
        if self.board is not None and not (self.hidden or self.finding):
            choices = self._idle(self.board).choices
            self.parked.choose(step, of=len(choices))
            self.show_idle()

    def job(self, key: str) -> QuietJob | None:
        """A job of the quiet list by the key it is shown with; none while the screen is hidden."""
        return next((j for j in self.quiet if f"{j.sort}/{j.id}" == key and not self.hidden), None)

    # --- the card

    def stand(self, card: OpenCard) -> None:
        """A card comes to stand; its main button works a moment later."""
        self.open = card
        self.parked.opened(card)
        self.let_stand()
        self.show_board()

    def let_stand(self) -> None:
        """The card changed under the eye: the main button waits again."""
        self.pace.stands()
        self.display.call_after(pace.ARMED_AFTER, self.show_open)
        self.show_open()

    @property
    def standing(self) -> OpenCard | None:
        """The open card, past the gate, while it stands on the screen: the one that acts are about."""
        card = self.open
        return None if card is None or card.at_gate or self.hidden or self.finding else card

    def as_it_stands(self, card: OpenCard) -> OpenCard:
        """The same card, opened again since: an interruption came in between."""
        return self.open if self.open is not None and self.open.handled is card.handled else card

    def show_again(self, card: OpenCard) -> None:
        """Something on this card changed; it may have been put away since."""
        if self.as_it_stands(card) is self.open:
            self.show_open()

    @property
    def armed(self) -> bool:
        """The card stood long enough, and nothing is being saved."""
        return not self.busy and self.pace.stood

    def show_open(self) -> None:
        """Draw the open card, unless the screen is hidden or Find is open."""
        card = self.open
        if card is None or self.hidden or self.finding:
            return
        if card.at_gate:
            self.display.show_gate(card.draw_gate())
        elif card.calling:
            self.display.show_phone(card.draw_phone(self.over, armed=self.armed))
        elif card.leaving:
            leaving = card.draw_leaving(armed=self.armed)
            self.display.show_leaving(replace(leaving, hint=self._hints(card, leaving.say).leaving))
        else:
            shown = card.draw(armed=self.armed)
            hints = HintsShown() if card.matched else self._hints(card, shown.say)
            self.display.show_card(replace(shown, chips=(*shown.chips, *reason_chips(card)), hints=hints))

    def _hints(self, card: OpenCard, sound: str) -> HintsShown:
        return self.hints.of(f"{card.visit_id}/{card.patient_id}", sound=bool(sound))

    def hint_pressed(self, which: str) -> None:
        """A hint of the first cards is known now."""
        self.hints.pressed(which)
        self.show_open()

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

    def forget(self, visit_id: str = "", patient_id: str = "") -> None:
        """The visit was the wrong person's, or nobody is left of that id: nothing done there comes back."""

        def gone(card: OpenCard | None) -> bool:
            return card is not None and card.is_of(visit_id, patient_id)

        self.parked.forget(visit_id, patient_id)
        self.before.forget(visit_id, patient_id)
        if gone(self.over):
            self.over = None
            self.show_open()
        if gone(self.open) and not (visit_id and self.open is not None and self.open.calling):
            self.open = None
            self.ticket += 1

    def leave_card(self) -> None:
        """Put the open card away; what was shown is kept without person or time."""
        self.display.close_over()
        card, self.open = self.open, None
        self.ticket += 1
        if card is not None:
            self.before.keep(card)
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
            return changes, None if card is None else still_there(self.desk, card.visit_id, card.patient_id)

        def done(answer: tuple[Changes, CardInput | None]) -> None:
            changes, card_input = answer
            self.did(changes, what)
            if then is not None:
                then(changes)
            if card is not None and card is self.open:
                self._stand_after(card, card_input)
            if said:
                self.toast(ToastShown(said, undo=bool(what)))
            self.reload_board()

        self.jobs.write(work, done, self.failed)

    def _stand_after(self, card: OpenCard, card_input: CardInput | None) -> None:
        """The card after a write: it follows; without its visit it is a card of somebody not booked; it goes
        with a person who was taken back."""
        if card_input is None:
            self.forget(patient_id=card.patient_id)
            self.show_what_stands()
        elif card.visit_id and card_input.visit is None and not card.calling:
            self.forget(card.visit_id)
            self.stand(OpenCard.of(self.desk, card_input))
        else:
            self._follow(card, card_input)

    def _follow(self, card: OpenCard, card_input: CardInput) -> None:
        """The open card after an own write; a taken-back match goes back to the first beat."""
        card.new_details = 0
        before, after = card.card_input.visit, card_input.visit
        if card.calling or (before and before.identified_at) == (after and after.identified_at):
            fresh = OpenCard.of(self.desk, card_input).situation
            now = card.situation
            card.situation = replace(
                fresh,
                identity=now.identity,
                occasion=now.occasion,
                listening=now.listening,
                call_purpose=now.call_purpose,
            )
            card.read_again(card_input, keep_situation=True)
            self.show_open()
        else:
            gate = card.at_gate
            card.read_again(card_input)
            if gate:  # nobody typed a date: whoever is in by now has to be told apart all the same
                card.set_situation(replace(card.situation, identity=Identity.TO_CHECK))
            self.let_stand()

    def did(self, changes: Changes, what: str) -> None:
        """An own deed is done: it can be taken back by its name, and the other screens hear of it."""
        if what and changes.deed:
            self.remember(Act(what, changes.deed))
        self.news.publish(changes, self)

    def remember(self, act: Act) -> None:
        """An own act; a toast of an older one would take back the wrong one now."""
        whose = self.open.patient_id if self.open is not None else ""
        self.sittings.own.did(replace(act, patient_id=whose))
        self.display.put_toast_away()

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

        self.jobs.write(lambda: tidy_up(self.desk), again, self.failed, Lane.LONG)

    def failed(self, trouble: Exception) -> None:
        """The world's fault is said calmly; ours is reported and not hidden."""
        self.busy = False
        if not isinstance(trouble, Fixable):
            raise trouble
        if isinstance(trouble, Conflict | WrongUsage):
            self.read_again()
        stays = isinstance(trouble, NotSaved)
        self.toast(ToastShown(str(trouble), undo=False, stays=stays, trouble=True))
        self.reload_board()

    def read_again(self) -> None:
        """Somebody else changed what the open card shows: the next try is about what stands there now."""
        card = self.open

        def read(card_input: CardInput | None) -> None:
            if card is not None and card is self.open:
                self._stand_after(card, card_input)
                self.let_stand()

        if card is not None:
            self.jobs.read(lambda: still_there(self.desk, card.visit_id, card.patient_id), read, self.failed)

    def _heard(self, changes: Changes) -> None:
        """Somebody else wrote: the board follows; an open card's lines never repaint by themselves."""
        card = self.open
        self.reload_board()

        def known(person: Patient | None) -> None:
            """Made one with somebody else: the card is that person's."""
            if person is not None and card is not None and person.id != card.patient_id:
                self.read_again()

        if card is not None and card.patient_id in changes.patients:
            self.jobs.read(lambda: self.desk.store.person(card.patient_id), known, self.failed)
