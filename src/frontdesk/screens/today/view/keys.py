"""Keys on Today: letters go to Find wherever the focus is, everything else by the list of actions."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QInputEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QApplication, QLineEdit, QMenu, QWidget

from frontdesk.frame.action import Action
from frontdesk.qt.key_sheet_panel import KeySheetPanel
from frontdesk.qt.widgets.digit_boxes import DigitBoxes
from frontdesk.qt.widgets.find_field import FindField
from frontdesk.qt.widgets.popup_panel import PopupPanel
from frontdesk.qt.widgets.rail import Rail
from frontdesk.qt.within import within
from frontdesk.screens.today.away import Away
from frontdesk.screens.today.view.add_bar import AddBar
from frontdesk.screens.today.view.show_pane import ShowPane

_MODIFIERS = (
    Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier
)
_FOR_THE_FOCUS = frozenset({"Return", "Space", "Up", "Down"})
"""Keys a focused button or list takes for itself."""
_FOR_FIND = frozenset({"Return", "Space", "Up", "Down", "Del", "Esc"})
"""Keys that belong to Find once it has text."""


_OF_A_FIELD = frozenset({"Ctrl+Z", "Ctrl+Y"})
"""Keys that belong to any field once it has text."""
_OPEN_A_FIELD = frozenset({"add", "promise"})
_EVENTS = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.KeyRelease,
        QEvent.Type.MouseButtonRelease,
    }
)


_TOUCHES = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseMove,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.Wheel,
    }
)
"""Somebody is at the desk."""
_HEARD = _EVENTS | _TOUCHES
_OF_A_PANEL = frozenset({"Return", "Space", "Up", "Down", "Esc", "F1", "F5", "Del"})
"""Keys a panel of reasons or points, and the key sheet, answer themselves."""
_OF_THE_DESK = {Qt.Key.Key_F8: "show", Qt.Key.Key_F9: "hide", Qt.Key.Key_Escape: "away"}
"""Keys of the desk while the screen faces the patient; all others are the patient's."""
_OF_TYPING = frozenset(
    {
        Qt.Key.Key_Left,
        Qt.Key.Key_Right,
        Qt.Key.Key_Home,
        Qt.Key.Key_End,
        Qt.Key.Key_Backspace,
        Qt.Key.Key_Delete,
        Qt.Key.Key_Tab,
        Qt.Key.Key_Backtab,
        Qt.Key.Key_Shift,
        Qt.Key.Key_AltGr,
    }
)
_HELD = frozenset({Qt.Key.Key_Shift, Qt.Key.Key_Control, Qt.Key.Key_Alt, Qt.Key.Key_Meta, Qt.Key.Key_AltGr})


class TodayKeys(QObject):
    """An event filter over Today's window.

    ``run`` does an action by its id, ``notes`` hears F4 held and let go (``private``: with Shift),
    ``blocked`` is true while everything is hidden, ``home`` is where the keys belong after a press of the
    mouse, ``away`` hears of each key and movement and says whether that was all it meant, ``turned`` is the
    pane for the patient, ``close_over`` puts away what lies over the card.
    """

    def __init__(
        self,
        pane: QWidget,
        find: FindField,
        actions: tuple[Action, ...],
        run: Callable[[str], None],
        notes: Callable[..., None],
        blocked: Callable[[], bool],
        home: Callable[[], QWidget],
        *,
        away: Away,
        turned: ShowPane,
        close_over: Callable[[], None],
    ) -> None:
        super().__init__(pane)
        self._pane = pane
        self._find = find
        self._by_key = {QKeySequence(a.key).toString(): a for a in actions}
        self._run = run
        self._notes = notes
        self._blocked = blocked
        self._home = home
        self._away = away
        self._holding = False
        self._turned = turned
        self._close_over = close_over
        QApplication.instance().installEventFilter(self)  # type: ignore[union-attr]  # there is one: it made us

    # Qt asks

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        # Every event of the program comes by, hundreds with each card: what is no input goes on at once.
        if not isinstance(event, QInputEvent):
            if self._holding and event.type() == QEvent.Type.WindowDeactivate:
                self._let_go()
            return False
        kind = event.type()
        if kind not in _HEARD:
            return False
        if kind in _TOUCHES and self._pane.isVisible() and self._wakes(event):
            return True
        if kind == QEvent.Type.MouseButtonRelease:
            self._after_mouse(watched)
            return False
        return isinstance(event, QKeyEvent) and self._key(watched, event)

    # ours

    def _key(self, watched: QObject, event: QKeyEvent) -> bool:
        """A key pressed or let go of. True where it is meant for Today."""
        if self._holding and event.key() == Qt.Key.Key_F4 and event.type() == QEvent.Type.KeyRelease:
            return self._f4(event)  # let go over a menu counts too
        plain = not event.modifiers() & _MODIFIERS
        pressed = event.type() == QEvent.Type.KeyPress
        if event.key() == Qt.Key.Key_F9 and plain and pressed and self._reaches(watched):
            return self._hide(event)
        if self._turned.isVisible():
            return watched is QApplication.focusWidget() and self._for_patient(event, pressed=pressed)
        if not self._ours(watched):
            return False
        if event.key() == Qt.Key.Key_F4 and not event.modifiers() & _MODIFIERS:
            return self._f4(event)
        if event.type() == QEvent.Type.KeyRelease:
            return self._blocked()
        return self._pressed(event)

    def _wakes(self, event: QEvent) -> bool:
        """It only brought the screen back. Ctrl or Shift alone waits for what it is held for."""
        if isinstance(event, QKeyEvent) and event.key() in _HELD and self._away.asleep:
            return True
        return self._away.somebody()

    def _ours(self, watched: QObject) -> bool:
        if not isinstance(watched, QWidget) or not self._pane.isVisible():
            return False
        window = self._pane.window()
        ours = watched is window or self._pane.isAncestorOf(watched) or within(watched, Rail)
        return ours and watched.window() is window and watched is (QApplication.focusWidget() or window)

    def _reaches(self, watched: QObject) -> bool:
        """F9 is heard over an open menu too."""
        menu = QApplication.activePopupWidget()
        over = menu is not None and isinstance(watched, QWidget) and watched.window() is menu
        return self._pane.isVisible() and (over or self._ours(watched))

    def _for_patient(self, event: QKeyEvent, *, pressed: bool) -> bool:
        """The screen faces the patient: their keys are theirs, three are the desk's."""
        if self._turned.takes(event):
            return False
        desk = _OF_THE_DESK.get(Qt.Key(event.key()))
        if desk == "show" and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            desk = "copy"
        if desk is not None and pressed and not event.isAutoRepeat():
            self._run(desk)
        typing = (event.text().isprintable() and event.text()) or event.key() in _OF_TYPING
        return desk is not None or not typing

    def _hide(self, event: QKeyEvent) -> bool:
        if not event.isAutoRepeat():
            self._run("hide")
        return True

    def _pressed(self, event: QKeyEvent) -> bool:
        name = QKeySequence(event.keyCombination()).toString().removeprefix("Num+").replace("Enter", "Return")
        action = self._by_key.get(name)
        if self._blocked():
            return True
        focus = QApplication.focusWidget()
        if name in _OF_A_FIELD and isinstance(focus, QLineEdit):
            screens = focus is self._find or isinstance(focus, DigitBoxes)
            if focus.text() or not screens:
                return False
        if isinstance(focus, QMenu):
            return False
        over = isinstance(focus, KeySheetPanel) or within(focus, PopupPanel)
        if over:
            if not self._leaves_panel(event, name, action):
                return False
            self._close_over()
            focus = QApplication.focusWidget()
        typing = isinstance(focus, QLineEdit) and focus is not self._find
        if self._find.text() and name in _FOR_FIND and not typing:
            return self._to_find(event, focus)
        if action is not None:
            return self._act(action, name, event, focus, typing=typing)
        letters = event.text()
        at_gate = isinstance(focus, DigitBoxes) and not letters.isdecimal()
        arrives = focus is self._find and not over  # the panel it was pressed over is gone by now
        if (typing and not at_gate) or arrives or event.modifiers() & _MODIFIERS:
            return False
        if letters.strip() and letters.isprintable():
            self._find.take(letters)
            return True
        return False

    def _leaves_panel(self, event: QKeyEvent, name: str, action: Action | None) -> bool:
        """A key that means something else than the panel: another act, or a name being typed."""
        letter = event.text().isalpha() and not event.modifiers() & _MODIFIERS
        return (action is not None and name not in _OF_A_PANEL) or letter

    def _act(
        self, action: Action, name: str, event: QKeyEvent, focus: QWidget | None, *, typing: bool
    ) -> bool:
        if typing and name in _FOR_FIND:
            if name != "Esc" or not isinstance(focus, DigitBoxes):
                return False
        elif action.id in _OPEN_A_FIELD and within(focus, AddBar):
            return True  # one is open
        if name in _FOR_THE_FOCUS and isinstance(focus, QAbstractButton | QAbstractItemView):
            return False
        if not event.isAutoRepeat() or name in ("Up", "Down"):
            self._run(action.id)
        return True

    def _to_find(self, event: QKeyEvent, focus: QWidget | None) -> bool:
        if focus is self._find:
            return False
        self._find.setFocus()
        self._find.keyPressEvent(event)
        return True

    def _f4(self, event: QKeyEvent) -> bool:
        if not event.isAutoRepeat() and not self._blocked():
            pressed = event.type() == QEvent.Type.KeyPress
            self._holding = pressed
            self._notes(pressed, private=bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier))
        return True

    def _after_mouse(self, watched: QObject) -> None:
        """A button pressed by mouse gives the keys back: Enter stays the main action, Space the tick."""
        if isinstance(watched, QAbstractButton) and watched.hasFocus() and self._pane.isAncestorOf(watched):
            QTimer.singleShot(0, self._find, self._go_home)

    def _go_home(self) -> None:
        if isinstance(QApplication.focusWidget(), QAbstractButton) and self._find.isEnabled():
            self._home().setFocus(Qt.FocusReason.OtherFocusReason)

    def _let_go(self) -> None:
        self._holding = False
        self._notes(False)
