"""Today on the screen: board and card side by side, what opens over them, and the keys."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QStackedLayout, QWidget

from frontdesk.qt.layouts import row
from frontdesk.qt.look import Look
from frontdesk.qt.widgets.find_field import FindField
from frontdesk.qt.widgets.toast import Toast
from frontdesk.screens.today.actions import ACTIONS
from frontdesk.screens.today.open_card_state import Draft
from frontdesk.screens.today.presenter import TodayPresenter
from frontdesk.screens.today.shown import (
    BoardShown,
    CardShown,
    FindShown,
    GateShown,
    IdleShown,
    LeavingShown,
    ToastShown,
    WhyShown,
)
from frontdesk.screens.today.view.add_bar import AddBar
from frontdesk.screens.today.view.bars_pane import BarsPane
from frontdesk.screens.today.view.board_pane import FIND_HEIGHT, BoardPane
from frontdesk.screens.today.view.card_pane import CardPane
from frontdesk.screens.today.view.find_popup import FindPopup
from frontdesk.screens.today.view.gate_pane import GatePane
from frontdesk.screens.today.view.grid import columns
from frontdesk.screens.today.view.idle_pane import IdlePane
from frontdesk.screens.today.view.keys import TodayKeys
from frontdesk.screens.today.view.leaving_pane import LeavingPane
from frontdesk.screens.today.view.line_popups import LinePopups
from frontdesk.screens.today.view.scrim import Scrim
from frontdesk.screens.today.view.scroll_pane import ScrollPane

FIND_CLEARS_AFTER = 20_000
PRIVATE_AFTER = 1_000
FIND_WIDE = 640
CLOCK_LOOKED_AT = 30_000


class TodayView(QWidget):
    """Implements the presenters' ``Display``; the presenter is set by whoever builds the screen."""

    def __init__(self, look: Look, suggestions: tuple[str, ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._hidden = False
        self._gone = False
        self.board = BoardPane(look)
        self.idle = IdlePane(look)
        self.card = CardPane(look)
        self.leaving = LeavingPane(look)
        self.gate = GatePane(look)
        self.bars = BarsPane(look)
        holder = QWidget()
        self._stack = QStackedLayout(holder)
        for pane in (self.idle, self.card, self.leaving, self.gate, self.bars):
            self._stack.addWidget(pane)
        line = row(look, self)
        line.addWidget(self.board)
        line.addWidget(holder, 1)
        self._holder = holder
        self._scrim = Scrim(look, self._find_left, self)
        self.found = FindPopup(look, self)
        self.found.hide()
        self.find_field = FindField(
            look,
            accessible="Find, type a name",
            placeholder="Find: just type a name",
            close_key="Esc",
            parent=self,
        )
        self.add_bar = AddBar(look, suggestions, self)
        self.toast = Toast(look, "Undo", key="Ctrl Z", parent=self)
        self._popups = LinePopups(look, self.card.lines.big, self)
        self._found_shown: FindShown | None = None
        self._find_timer = QTimer(self)
        self._find_timer.setSingleShot(True)
        self._find_timer.setInterval(FIND_CLEARS_AFTER)
        self._private_timer = QTimer(self)
        self._private_timer.setSingleShot(True)
        self._private_timer.setInterval(PRIVATE_AFTER)
        self._resize_timer = QTimer(self)
        self._resize_timer.setSingleShot(True)
        self._resize_timer.setInterval(0)
        self._resize_timer.timeout.connect(self._resized)
        self._clock = QTimer(self)
        self._clock.setInterval(CLOCK_LOOKED_AT)
        self.board.find_room_moved.connect(self._place)
        look.changed.connect(self._place)
        look.changed.connect(self._resize_timer.start)
        self.find_field.setFocus()

    def connect_presenter(self, presenter: TodayPresenter) -> None:
        """Signals are facts in the past tense; each has one place to go."""
        acts, stage, situation = presenter.acts, presenter.stage, presenter.situation
        self._presenter = presenter
        self.board.list.person_picked.connect(self._person_picked)
        self.board.list.fold_clicked.connect(stage.fold_clicked)
        self.board.delay_set.connect(situation.delay_set)
        self.idle.main_pressed.connect(presenter.enter)
        self.idle.job_ticked.connect(stage.job_ticked)
        self.card.matched.connect(presenter.enter)
        self.card.put_away.connect(presenter.put_away)
        self.card.hide_pressed.connect(presenter.hide_or_show)
        self.card.leaving_pressed.connect(presenter.leaving)
        self.card.sound_pressed.connect(acts.sound_asked)
        self.card.chip_clicked.connect(situation.chip_clicked)
        lines, side = self.card.lines, self.card.side
        lines.ticked.connect(acts.line_ticked)
        lines.chosen.connect(acts.line_chosen)
        lines.why_pressed.connect(acts.why_asked)
        lines.not_right_pressed.connect(acts.not_right_asked)
        self.card.more_pressed.connect(acts.line_down)
        side.held.connect(self._notes)
        side.answered.connect(acts.question_answered)
        side.confirm_pressed.connect(acts.fact_confirmed)
        side.add_pressed.connect(acts.add_asked)
        side.promise_pressed.connect(acts.promise_asked)
        self._connect_leaving(presenter)
        self.gate.digits_typed.connect(presenter.digits_typed)
        self.gate.picked.connect(presenter.gate_picked)
        self.gate.put_away.connect(presenter.put_away)
        self.gate.hide_pressed.connect(presenter.hide_or_show)
        self.bars.show_pressed.connect(presenter.hide_or_show)
        self.find_field.typed.connect(presenter.find.typed)
        self.find_field.cleared.connect(lambda: presenter.find.typed(""))
        self.find_field.moved.connect(presenter.find.moved)
        self.find_field.entered.connect(presenter.enter)
        self.found.picked.connect(presenter.found_picked)
        self.add_bar.given.connect(acts.words_given)
        self.add_bar.left.connect(acts.words_left)
        self.add_bar.closed.connect(self._focus_home)
        self.add_bar.grown.connect(self._place)
        self._popups.reason_given.connect(acts.not_right)
        self._popups.closed.connect(self._focus_home)
        self.toast.undone.connect(presenter.undo)
        self._find_timer.timeout.connect(presenter.put_away)
        self._private_timer.timeout.connect(lambda: acts.notes_held(2))
        self._clock.timeout.connect(stage.minute_passed)
        self._keys = TodayKeys(
            self, self.find_field, ACTIONS, self._run, self._notes, lambda: self._hidden, self._home
        )

    def _connect_leaving(self, presenter: TodayPresenter) -> None:
        acts, at_leaving, pane = presenter.acts, presenter.at_leaving, self.leaving
        pane.hide_pressed.connect(presenter.hide_or_show)
        pane.left_pressed.connect(presenter.enter)
        pane.chip_clicked.connect(presenter.situation.chip_clicked)
        pane.nothing.clicked.connect(at_leaving.nothing_needed)
        pane.sentence.typed.connect(at_leaving.field_typed)
        pane.sentence.ticked.connect(at_leaving.sentence_ticked)
        pane.sentence.say_what_pressed.connect(at_leaving.say_what_it_is)
        pane.sentence.entered.connect(presenter.enter)
        pane.sentence.field_left.connect(self._focus_home)
        pane.more_pressed.connect(acts.line_down)
        pane.rows.ticked.connect(acts.line_ticked)
        pane.rows.chosen.connect(acts.line_chosen)
        pane.promises.ticked.connect(at_leaving.promise_ticked)
        pane.promises.held.connect(self._notes)
        pane.promises.add_pressed.connect(acts.add_asked)
        pane.promises.promise_pressed.connect(acts.promise_asked)

    # --- Display

    def show_board(self, board: BoardShown) -> None:
        """The left column."""
        self.board.show_board(board)
        self._shade()

    def show_idle(self, idle: IdleShown) -> None:
        """Nobody at the desk."""
        self.idle.show_idle(idle)
        self._front(self.idle)

    def show_card(self, card: CardShown) -> None:
        """One card at one beat."""
        about = self.card.lines.big.key
        self.card.show_card(card)
        self._front(self.card)
        self._popups.stand_at(self.card.lines.big)
        if self.card.lines.big.key != about:
            self._popups.close()

    def show_leaving(self, leaving: LeavingShown) -> None:
        """One card on its way out."""
        self.leaving.show_leaving(leaving)
        self._front(self.leaving)
        chosen = self.leaving.chosen
        if chosen is not self._popups.line:
            self._popups.close()
        self._popups.stand_at(chosen)

    def show_gate(self, shown: GateShown) -> None:
        """The look-alike gate."""
        self._front(self.gate)
        self.gate.show_gate(shown)

    def show_find(self, found: FindShown | None) -> None:
        """The list under the field, or none."""
        self._found_shown = found
        if found is None:
            self._find_timer.stop()
            if self._stack.currentWidget() is self.bars and not self._hidden:
                self._front(self.idle)
            self.find_field.clear_quietly()
            self._scrim.hide()
            self._scrim.forget()
            self.found.hide()
            self.found.forget()
            self._place()
            return
        self._close_over()
        self._find_timer.start()
        self._front(self.bars)
        if self._scrim.isHidden():  # once: to raise it is to paint everything below it anew, with every key
            self._scrim.setGeometry(self.rect())
            self._scrim.show()
            self._shade()
            self._scrim.raise_()
            self.found.show()
            self.found.raise_()
            self.find_field.raise_()
        self._place()

    def show_hidden(self, hidden: bool) -> None:
        """Everything off the screen, at once."""
        self._hidden = hidden
        while (menu := QApplication.activePopupWidget()) is not None:
            menu.close()
        self._close_over()
        self.toast.put_away()
        self.bars.show_hidden(hidden)
        if hidden:
            self._front(self.bars)
            self.bars.setFocus(Qt.FocusReason.OtherFocusReason)
        self.find_field.setEnabled(not hidden)
        if not hidden:
            self._notes(False)  # a key let go of while everything was hidden was not heard
            self._focus_home()

    def show_toast(self, toast: ToastShown) -> None:
        """A word after an act."""
        self.toast.say(toast.text, undoable=toast.undo, stays=toast.stays, trouble=toast.trouble)

    def show_why(self, why: WhyShown) -> None:
        """Why this line?"""
        self._popups.show_why(why)

    def ask_not_right(self) -> None:
        """Four reasons by number."""
        self._popups.ask_reason()

    def put_toast_away(self) -> None:
        """Its way back would take back the wrong act now."""
        self.toast.put_away()

    def ask_words(self, what: str, draft: Draft | None) -> None:
        """The field for a fact, a sound, a form of address or a promise, with what stood in it."""
        self.add_bar.ask(what, draft)
        self._place()

    def check_line_visible(self) -> bool:
        """Inside the pane, whole."""
        return self._stack.currentWidget() is self.card and self.card.check_line_visible()

    def call_after(self, seconds: float, call: Callable[[], None]) -> None:
        """Once, on this thread, unless the window was closed."""

        def unless_gone() -> None:
            if not self._gone:
                call()

        QTimer.singleShot(int(seconds * 1000) + 1, self, unless_gone)

    # Qt asks

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._gone = False
        self._clock.start()
        self.toast.stand_on(self.window())
        self.window().installEventFilter(self)
        self._focus_home()  # else the window gives the focus to the rail, where letters reach nobody

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()
        self._resize_timer.start()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        pane = self._stack.currentWidget()
        if event.key() in (Qt.Key.Key_PageDown, Qt.Key.Key_PageUp) and isinstance(pane, ScrollPane):
            pane.page(1 if event.key() == Qt.Key.Key_PageDown else -1)
            return
        super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Close and watched is self.window():
            self._gone = True
            for timer in (self._clock, self._find_timer, self._private_timer):
                timer.stop()
        return super().eventFilter(watched, event)

    # --- ours

    def _run(self, action_id: str) -> None:
        if action_id == "panes":
            self.board.list.setFocus(Qt.FocusReason.ShortcutFocusReason)
            return
        self._presenter.stage.input_came()
        action = next(a for a in ACTIONS if a.id == action_id)
        target: object = self._presenter
        for name in action.handler.split("."):
            target = getattr(target, name)
        assert callable(target)
        target()

    def _notes(self, held: bool) -> None:
        if held:
            self._private_timer.start()
        else:
            self._private_timer.stop()
        self._presenter.acts.notes_held(1 if held else 0)

    def _person_picked(self, visit_id: str) -> None:
        """What lies over a card is about that card only; the keys belong to the next one."""
        self._close_over()
        self._focus_home()
        self._presenter.visit_picked(visit_id)

    def _find_left(self) -> None:
        self._presenter.put_away()

    def _resized(self) -> None:
        """What was measured or drawn for the size before is made anew."""
        self._shade()
        self._popups.place_again()

    def _close_over(self) -> None:
        self._popups.close()
        self.add_bar.put_away()

    def _front(self, pane: QWidget) -> None:
        if self._hidden and pane is not self.bars:
            return
        before = self._stack.currentWidget()
        if before is not pane:
            self._close_over()
            self._private_timer.stop()
            self._stack.setCurrentWidget(pane)
            if isinstance(before, CardPane | LeavingPane | GatePane | IdlePane):
                before.forget()  # nothing of anybody stays in a widget that does not show
            self._focus_home()

    def _home(self) -> QWidget:
        """Where the keys belong when nothing else has them: Find, or the digits of the gate."""
        return self.gate.digits if self._stack.currentWidget() is self.gate else self.find_field

    def _focus_home(self) -> None:
        if self.find_field.isEnabled() and not self.add_bar.isVisible():
            self._home().setFocus(Qt.FocusReason.OtherFocusReason)

    def _shade(self) -> None:
        if self._scrim.isVisible():
            self._scrim.shade((self.board, self._holder))

    def _place(self) -> None:
        look = self._look
        room = self.board.find_room(self)
        wide = min(look.px(FIND_WIDE), self.width() - look.px(16))
        if self.found.isVisible():
            self.found.setFixedWidth(wide)
            self.found.move(look.px(8), room.top() - look.px(10))
            if self._found_shown is not None:
                self.found.show_found(self._found_shown, look.px(FIND_HEIGHT + 4))
            self.find_field.setGeometry(look.px(16), room.top(), wide - look.px(16), room.height())
        else:
            self.find_field.setGeometry(room)
        if self._scrim.size() != self.size():
            self._scrim.setGeometry(self.rect())
            self._shade()
        first, second, _ = columns(look, self._holder.width())
        edge = look.px(10)
        wide = second[0] + second[1] - first[0] + 2 * edge
        self.add_bar.setFixedWidth(max(look.px(320), wide))
        self.add_bar.adjustSize()
        left = self._holder.x() + first[0] - edge
        self.add_bar.move(left, self.height() - self.add_bar.height() - look.px(8))
