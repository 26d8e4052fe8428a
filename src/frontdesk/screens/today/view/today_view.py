"""Today on the screen: board and card side by side, what opens over them, and the keys."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QMenu, QStackedLayout, QWidget

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
from frontdesk.screens.today.view.drawer import BoardButton, Drawer
from frontdesk.screens.today.view.find_popup import FindPopup
from frontdesk.screens.today.view.gate_pane import GatePane
from frontdesk.screens.today.view.grid import columns
from frontdesk.screens.today.view.idle_pane import IdlePane
from frontdesk.screens.today.view.keys import TodayKeys
from frontdesk.screens.today.view.leaving_pane import LeavingPane
from frontdesk.screens.today.view.line_popups import LinePopups
from frontdesk.screens.today.view.pane_focus import PaneFocus
from frontdesk.screens.today.view.scrim import Scrim
from frontdesk.screens.today.view.scroll_pane import ScrollPane

FIND_CLEARS_AFTER = 20_000
PRIVATE_AFTER = 1_000
FIND_WIDE = 640
CLOCK_LOOKED_AT = 30_000
HEARTBEAT = 1_000


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
        self.drawer = Drawer(look, self.board, line, self)
        self.drawer.moved.connect(self._drawer_moved)
        self.panes = PaneFocus(self, self.board, self.drawer, self._stack.currentWidget)
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
        self.popups = LinePopups(look, self.card.lines.big, self)
        self._found_shown: FindShown | None = None
        self.find_timer = QTimer(self)
        self.find_timer.setSingleShot(True)
        self.find_timer.setInterval(FIND_CLEARS_AFTER)
        self.private_timer = QTimer(self)
        self.private_timer.setSingleShot(True)
        self.private_timer.setInterval(PRIVATE_AFTER)
        self._resize_timer = QTimer(self)
        self._resize_timer.setSingleShot(True)
        self._resize_timer.setInterval(0)
        self._resize_timer.timeout.connect(self._resized)
        self.clock = QTimer(self)
        self.clock.setInterval(CLOCK_LOOKED_AT)
        self.heartbeat = QTimer(self)
        self.heartbeat.setInterval(HEARTBEAT)
        for button in self.findChildren(BoardButton):
            button.clicked.connect(self.drawer.open)
        self.board.find_room_moved.connect(self.place)
        look.changed.connect(self.place)
        look.changed.connect(self._resize_timer.start)
        self.find_field.setFocus()

    def connect_presenter(self, presenter: TodayPresenter) -> None:
        """Keys and acts go there; ``wiring.tie`` ties the signals as well."""
        self._presenter = presenter
        self._keys = TodayKeys(
            self,
            self.find_field,
            ACTIONS,
            self._run,
            self.notes_held,
            lambda: self._hidden,
            self._home,
            presenter.away,
        )

    # --- Display

    def show_board(self, board: BoardShown) -> None:
        """The left column."""
        self.board.show_board(board)
        for button in self.findChildren(BoardButton):
            button.show_counts(board.counts)
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
        if self.card.lines.big.key != about:
            self.popups.close()
        if self.popups.panel is None:  # an open one stays where it is
            self.popups.stand_at(self.card.lines.big)

    def show_leaving(self, leaving: LeavingShown) -> None:
        """One card on its way out."""
        self.leaving.show_leaving(leaving)
        self._front(self.leaving)
        chosen = self.leaving.chosen
        if chosen is not self.popups.line:
            self.popups.close()
        self.popups.stand_at(chosen)

    def show_gate(self, shown: GateShown) -> None:
        """The look-alike gate."""
        self._front(self.gate)
        self.gate.show_gate(shown)

    def show_find(self, found: FindShown | None) -> None:
        """The list under the field, or none."""
        self._found_shown = found
        if found is None:
            self.find_timer.stop()
            if self._stack.currentWidget() is self.bars and not self._hidden:
                self._front(self.idle)
            self.find_field.clear_quietly()
            self._scrim.hide()
            self._scrim.forget()
            self.found.hide()
            self.found.forget()
            self.place()
            return
        self._close_over()
        self.find_timer.start()
        self._front(self.bars)
        if self._scrim.isHidden():  # once: to raise it is to paint everything below it anew, with every key
            self._scrim.setGeometry(self.rect())
            self._scrim.show()
            self._shade()
            self._scrim.raise_()
            self.found.show()
            self.found.raise_()
            self.find_field.raise_()
        self.place()

    def show_hidden(self, hidden: bool, *, by_itself: bool = False) -> None:
        """Everything off the screen, at once."""
        self._hidden = hidden
        while (menu := QApplication.activePopupWidget()) is not None:
            menu.close()
        self._close_over()
        self.toast.put_away()
        self.bars.show_hidden(hidden, by_itself=by_itself)
        if hidden:
            self._front(self.bars)
            self.bars.setFocus(Qt.FocusReason.OtherFocusReason)
        self.find_field.setEnabled(not hidden)
        if not hidden:
            self.notes_held(False)  # a key let go of while everything was hidden was not heard
            self.focus_home()

    def show_toast(self, toast: ToastShown) -> None:
        """A word after an act."""
        self.toast.say(toast.text, undoable=toast.undo, stays=toast.stays, trouble=toast.trouble)

    def show_why(self, why: WhyShown) -> None:
        """Why this line?"""
        self.popups.show_why(why)

    def ask_not_right(self) -> None:
        """Four reasons by number."""
        self.popups.ask_reason()

    def ask_whom(self, names: tuple[str, ...]) -> None:
        """With whom, by number."""
        self.popups.stand_at(self.card.match.frame)
        self.popups.ask_whom(names)

    def put_toast_away(self) -> None:
        """Its way back would take back the wrong act now."""
        self.toast.put_away()

    def ask_words(self, what: str, draft: Draft | None) -> None:
        """The field for a fact, a sound, a form of address or a promise, with what stood in it."""
        self.add_bar.ask(what, draft)
        self.place()

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
        self.clock.start()
        self.heartbeat.start()
        self.toast.stand_on(self.window())
        self.window().installEventFilter(self)
        self.focus_home()  # else the window gives the focus to the rail, where letters reach nobody

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.place()
        self._resize_timer.start()

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab on the card goes as the card is read; elsewhere, and after its ends, as Qt goes."""
        return self.panes.tab(self.find_field, back=not forward) or super().focusNextPrevChild(forward)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        pane = self._stack.currentWidget()
        if event.key() in (Qt.Key.Key_PageDown, Qt.Key.Key_PageUp) and isinstance(pane, ScrollPane):
            pane.page(1 if event.key() == Qt.Key.Key_PageDown else -1)
            return
        super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Close and watched is self.window():
            self._gone = True
            for timer in (self.clock, self.heartbeat, self.find_timer, self.private_timer):
                timer.stop()
        return super().eventFilter(watched, event)

    # --- ours

    def _run(self, action_id: str) -> None:
        if action_id in ("panes", "panes_back"):
            self.panes.step(back=action_id == "panes_back")
            return
        if action_id == "away" and self._over_closed():
            return
        self.drawer.close()
        self._presenter.stage.input_came()
        if action_id == "row_menu":
            card = self._presenter.stage.open
            self.board.list.ask_menu(card.visit_id if card is not None else "")
            return
        action = next(a for a in ACTIONS if a.id == action_id)
        target: object = self._presenter
        for name in action.handler.split("."):
            target = getattr(target, name)
        assert callable(target)
        target()

    def notes_held(self, held: bool) -> None:
        if held:
            self.private_timer.start()
        else:
            self.private_timer.stop()
        self._presenter.acts.notes_held(1 if held else 0)

    def row_menu(self, visit_id: str, at: QPoint) -> None:
        """Where somebody is: what may come next from here."""
        choices = self._presenter.on_board.choices(visit_id)
        if not choices:
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for state, words in choices:
            menu.addAction(words).setData(state)
        menu.triggered.connect(lambda act: self._presenter.on_board.state_picked(visit_id, str(act.data())))
        menu.popup(at)

    def person_picked(self, visit_id: str) -> None:
        """What lies over a card is about that card only; the keys belong to the next one."""
        self._close_over()
        self.focus_home()
        self._presenter.visit_picked(visit_id)

    def _find_left(self) -> None:
        self._presenter.put_away()

    def _resized(self) -> None:
        """What was measured or drawn for the size before is made anew."""
        self._shade()
        self.popups.place_again()

    def _drawer_moved(self) -> None:
        if not self.drawer.is_open:
            self.focus_home()
        self.place()

    def _over_closed(self) -> bool:
        """Esc closes what lies over the card before it puts the card away."""
        if self.drawer.is_open:
            self.drawer.close()
            return True
        pane = self._stack.currentWidget()
        return isinstance(pane, CardPane | LeavingPane) and pane.over.close()

    def _close_over(self) -> None:
        self.drawer.close()
        self.popups.close()
        self.add_bar.put_away()

    def _front(self, pane: QWidget) -> None:
        if self._hidden and pane is not self.bars:
            return
        before = self._stack.currentWidget()
        if before is not pane:
            self._close_over()
            self.private_timer.stop()
            self._stack.setCurrentWidget(pane)
            if isinstance(before, CardPane | LeavingPane | GatePane | IdlePane):
                before.forget()  # nothing of anybody stays in a widget that does not show
            self.focus_home()

    def _home(self) -> QWidget:
        """Where the keys belong when nothing else has them: Find, or the digits of the gate."""
        return self.gate.digits if self._stack.currentWidget() is self.gate else self.find_field

    def focus_home(self) -> None:
        if self.find_field.isEnabled() and not self.add_bar.isVisible():
            self._home().setFocus(Qt.FocusReason.OtherFocusReason)

    def _shade(self) -> None:
        if self._scrim.isVisible():
            self._scrim.shade(tuple(part for part in (self.board, self._holder) if part.isVisible()))

    def place(self) -> None:
        look = self._look
        self.drawer.settle()
        room = self.board.find_room(self)
        if self.drawer.narrow and not self.drawer.is_open:
            # it keeps the keys, outside of what is to be seen, until the first letter
            room.moveTo(-self.width() - room.width(), look.px(20))
        elif self.drawer.is_open:
            self.find_field.raise_()
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
        first, second, third = columns(look, self._holder.width())
        edge = look.px(10)
        wide = sum(third if look.narrow else second) - first[0] + 2 * edge
        self.add_bar.setFixedWidth(max(look.px(320), wide))
        self.add_bar.adjustSize()
        left = self._holder.x() + first[0] - edge
        self.add_bar.move(left, self.height() - self.add_bar.height() - look.px(8))
