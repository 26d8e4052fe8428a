"""Today on the screen: board and card side by side, what opens over them, and the keys."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QMouseEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QWidget

from frontdesk.qt.layouts import row
from frontdesk.qt.look import Look
from frontdesk.qt.widgets.scroll_pane import ScrollPane
from frontdesk.qt.widgets.toast import Toast
from frontdesk.screens.today.actions import ACTIONS
from frontdesk.screens.today.copy_words import CopyShown
from frontdesk.screens.today.handled import Draft
from frontdesk.screens.today.presenter import TodayPresenter
from frontdesk.screens.today.shown import (
    BoardShown,
    CardShown,
    FindShown,
    GateShown,
    IdleShown,
    LeavingShown,
    PhoneShown,
    ToastShown,
    TurnedShown,
    WhyShown,
)
from frontdesk.screens.today.view.acting import Acting
from frontdesk.screens.today.view.add_bar import AddBar
from frontdesk.screens.today.view.board_pane import BoardPane
from frontdesk.screens.today.view.card_pane import CardPane
from frontdesk.screens.today.view.drawer import Drawer
from frontdesk.screens.today.view.finding import Finding
from frontdesk.screens.today.view.gate_pane import GatePane
from frontdesk.screens.today.view.grid import columns
from frontdesk.screens.today.view.idle_pane import IdlePane
from frontdesk.screens.today.view.keys import TodayKeys
from frontdesk.screens.today.view.leaving_pane import LeavingPane
from frontdesk.screens.today.view.line_popups import LinePopups
from frontdesk.screens.today.view.menu import open_menu
from frontdesk.screens.today.view.near_miss import meant
from frontdesk.screens.today.view.note_hold import NoteHold
from frontdesk.screens.today.view.pane_focus import PaneFocus
from frontdesk.screens.today.view.panes import Panes
from frontdesk.screens.today.view.phone_pane import PhonePane
from frontdesk.screens.today.view.read_out import ReadOut
from frontdesk.screens.today.view.show_pane import ShowPane
from frontdesk.screens.today.view.slim.frame import SlimFrame

CLOCK_LOOKED_AT = 30_000
HEARTBEAT = 1_000


class TodayView(Panes):
    """Implements the presenters' ``Display``; the presenter is set by whoever builds the screen.

    ``record_asked(patient, visit)`` leads to the record, ``strip_asked`` to the slim strip and back;
    ``hidden_changed`` says that everything hid, or stands again.
    """

    record_asked = Signal(str, str)
    strip_asked = Signal()
    hidden_changed = Signal(bool)

    def __init__(self, look: Look, suggestions: tuple[str, ...], parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._hidden = False
        self._gone = False
        self._read_out = ReadOut(self)
        self.board = BoardPane(look)
        self.frame = SlimFrame(look, self._holder, self._stack, lambda pane: pane in (self.idle, self.bars))
        line = row(look, self)
        line.addWidget(self.board)
        line.addWidget(self.frame, 1)
        self.drawer = Drawer(look, self.board, line, self)
        self.drawer.moved.connect(self._drawer_moved)
        strip = (self.frame.next, self.frame.head)
        self.panes = PaneFocus(self, self.board, self.drawer, self.front, strip)
        self.finding = Finding(look, self, self.board, self.frame, self._find_left)
        self.find_field, self.found = self.finding.field, self.finding.popup
        self.find_timer = self.finding.timer
        self.add_bar = AddBar(look, suggestions, self)
        self.turned = ShowPane(look, self)
        self.toast = Toast(look, "Undo", key="Ctrl Z", parent=self)
        self.popups = LinePopups(look, self.card.lines.big, self)
        self._resize_timer = QTimer(self)
        self._resize_timer.setSingleShot(True)
        self._resize_timer.setInterval(0)
        self._resize_timer.timeout.connect(self._resized)
        self.clock = QTimer(self)
        self.clock.setInterval(CLOCK_LOOKED_AT)
        self.heartbeat = QTimer(self)
        self.heartbeat.setInterval(HEARTBEAT)
        for pane in (self.idle, self.card, self.bars):
            self.drawer.tie(pane)
        self.when_made(QWidget, self.drawer.tie)
        self.board.find_room_moved.connect(self.place)
        self.frame.placed.connect(self.place)
        look.changed.connect(self.place)
        look.changed.connect(self._resize_timer.start)
        self.find_field.setFocus()

    def connect_presenter(self, presenter: TodayPresenter) -> None:
        """Keys and acts go there; ``wiring.tie`` ties the signals as well."""
        self._presenter = presenter
        self.notes = NoteHold(presenter.acts.notes_held, presenter.acts.notes_open, self)
        self.notes_held = self.notes.held
        self.at_desk = presenter.at_desk
        self.acting = Acting(self._look, self, self, presenter)
        self._keys = TodayKeys(
            self,
            self.find_field,
            ACTIONS,
            self.acting.run,
            self.notes_held,
            lambda: self._hidden,
            self._home,
            away=presenter.away,
            turned=self.turned,
            close_over=self.close_over,
        )

    # --- Display

    def show_board(self, board: BoardShown) -> None:
        """The left column."""
        self.board.show_board(board)
        self.frame.show_board(board)
        self.drawer.show_counts(board.counts)
        self.finding.shade()

    def show_idle(self, idle: IdleShown) -> None:
        """Nobody at the desk."""
        self._read_out.forget()
        self.idle.show_idle(idle)
        self._front(self.idle)

    def show_card(self, card: CardShown) -> None:
        """One card at one beat."""
        about = self.card.lines.big.key
        self.card.show_card(card)
        self._front(self.card)
        if not self._hidden:
            self._read_out.card(card)
        if self.card.lines.big.key != about:
            self.popups.close()
        if self.popups.panel is None:  # an open one stays where it is
            self.popups.stand_at(self.card.lines.big)

    def show_leaving(self, leaving: LeavingShown) -> None:
        """One card on its way out."""
        if self._look.slim and self.front() is not self.leaving:
            self.toast.let_go()  # it would lie over the one button
        self.leaving.show_leaving(leaving)
        self._front(self.leaving)
        if not self._hidden:
            self._read_out.leaving(leaving)
        chosen = self.leaving.chosen
        if chosen is not self.popups.line:
            self.popups.close()
        self.popups.stand_at(chosen)

    def show_phone(self, phone: PhoneShown) -> None:
        """A call, over the card that waits."""
        self.phone.show_phone(phone)
        self._front(self.phone)
        self.popups.stand_at(self.phone.chosen)

    def show_turned(self, shown: TurnedShown | CopyShown | None) -> None:
        """Over the whole window, the rail too."""
        self.turned.show_words(shown, self.window())
        if shown is None:
            self.focus_home()
            if self._hidden:
                self.bars.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_gate(self, shown: GateShown) -> None:
        """The look-alike gate."""
        self._front(self.gate)
        self.gate.show_gate(shown)

    def show_find(self, found: FindShown | None) -> None:
        """The list under the field, or none."""
        if found is None:
            if self.front() is self.bars and not self._hidden:
                self._front(self.idle)
            self.finding.close()
        else:
            self.close_over()
            self._front(self.bars)
            self.finding.show_found(found)
        self.place()

    def show_hidden(self, hidden: bool, *, by_itself: bool = False) -> None:
        """Everything off the screen, at once."""
        if hidden and not self._hidden:
            self.add_bar.hold()
        self._hidden = hidden
        self._read_out.forget()
        while (menu := QApplication.activePopupWidget()) is not None:
            menu.close()
        self.close_over()
        self.toast.put_away()
        self.bars.show_hidden(hidden, by_itself=by_itself)
        if hidden:
            self._front(self.bars)
            if self.isVisible():  # behind another screen the keys are not ours
                self.bars.setFocus(Qt.FocusReason.OtherFocusReason)
        self.find_field.setEnabled(not hidden)
        if not hidden:
            self.notes.close()  # a key let go of while everything was hidden was not heard
            self.focus_home()
            self.call_after(0, self.add_bar.come_back)  # the card draws first
        self.hidden_changed.emit(hidden)

    def open_record(self, patient_id: str, visit_id: str) -> None:
        """What lies over the card belongs to the card."""
        self.close_over()
        self.toast.put_away()
        self.record_asked.emit(patient_id, visit_id)

    @property
    def presenter(self) -> TodayPresenter:
        """Whom the window asks when another screen stands in front."""
        return self._presenter

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
        pane = self.front()
        return isinstance(pane, CardPane | PhonePane) and pane.check_line_visible()

    def call_after(self, seconds: float, call: Callable[[], None]) -> None:
        """Once, on this thread, unless the window was closed."""

        def unless_gone() -> None:
            if not self._gone:
                call()

        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setTimerType(Qt.TimerType.PreciseTimer)  # never early: nothing looks again until the clock does
        timer.timeout.connect(unless_gone)
        timer.timeout.connect(timer.deleteLater)
        timer.start(int(seconds * 1000) + 1)

    def lock(self, locked: bool) -> None:
        """The window is locked: nobody and nothing stays in a widget; and back."""
        self.at_desk.lock(locked)

    # Qt asks

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._gone = False
        self.clock.start()
        self.heartbeat.start()
        self.toast.stand_on(self.window())
        self.window().installEventFilter(self)
        self.focus_home()  # else the window gives the focus to the rail, where letters reach nobody

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        if not event.spontaneous():  # another screen is in front: nothing of Today stands there to hide
            self.heartbeat.stop()
            self.toast.let_go()  # no Ctrl Z takes it back there

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.place()
        self._resize_timer.start()

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab on the card goes as the card is read; elsewhere, and after its ends, as Qt goes."""
        return self.panes.tab(self.find_field, back=not forward) or super().focusNextPrevChild(forward)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        pane = self.front()
        if event.key() in (Qt.Key.Key_PageDown, Qt.Key.Key_PageUp) and isinstance(pane, ScrollPane):
            pane.page(1 if event.key() == Qt.Key.Key_PageDown else -1)
            return
        super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Nobody took it: it may just have missed a small button."""
        button = meant(self._look, self, event.position().toPoint())
        if button is not None and event.button() == Qt.MouseButton.LeftButton:
            button.click()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Close and watched is self.window():
            self._gone = True
            self.notes.stop()
            for timer in self.findChildren(QTimer, options=Qt.FindChildOption.FindDirectChildrenOnly):
                timer.stop()
        return super().eventFilter(watched, event)

    # --- ours

    def row_menu(self, visit_id: str, at: QPoint) -> None:
        """Where somebody is: what may come next from here."""
        acts = self._presenter.on_board
        choices = acts.choices(visit_id)
        open_menu(self, "Where somebody is", choices, at, lambda key: acts.picked(visit_id, key))

    def person_picked(self, visit_id: str) -> None:
        """What lies over a card is about that card only; the keys belong to the next one."""
        self.close_over()
        self.focus_home()
        self._presenter.visit_picked(visit_id)

    def _find_left(self) -> None:
        self._presenter.put_away()

    def _resized(self) -> None:
        """What was measured or drawn for the size before is made anew."""
        self.finding.shade()
        self.popups.place_again()
        self.acting.place()

    def _drawer_moved(self) -> None:
        if not self.drawer.is_open:
            self.focus_home()
        self.place()

    def over_closed(self) -> bool:
        """Esc closes what lies over the card before it puts the card away."""
        if self.drawer.is_open:
            self.drawer.close()
            return True
        pane = self.front()
        return isinstance(pane, CardPane | LeavingPane) and pane.over.close()

    def close_over(self) -> None:
        """What lies over the card is about that card only."""
        self.acting.put_away()
        self.drawer.close()
        self.popups.close()
        self.add_bar.put_away()

    def _front(self, pane: QWidget) -> None:
        if self._hidden and pane is not self.bars:
            return
        before = self.front()
        if before is not pane:
            self.close_over()
            self.notes.stop()
            self._stack.setCurrentWidget(pane)
            if isinstance(before, CardPane | LeavingPane | PhonePane | GatePane | IdlePane):
                before.forget()  # nothing of anybody stays in a widget that does not show
            self.focus_home()

    def _home(self) -> QWidget:
        """Where the keys belong when nothing else has them: Find, or the digits of the gate."""
        pane = self.front()
        return pane.digits if isinstance(pane, GatePane) else self.find_field

    def focus_home(self) -> None:
        if self.isVisible() and self.find_field.isEnabled() and not self.add_bar.isVisible():
            self._home().setFocus(Qt.FocusReason.OtherFocusReason)

    def place(self) -> None:
        look = self._look
        self.drawer.settle()
        self.finding.place(self.drawer)
        first, second, third = columns(look, self._holder.width())
        edge = look.px(10)
        wide = sum(third if look.narrow else second) - first[0] + 2 * edge
        self.add_bar.fit(max(look.px(320), wide))
        left = self.frame.x() + first[0] - edge
        self.add_bar.move(left, self.height() - self.add_bar.height() - look.px(8))
