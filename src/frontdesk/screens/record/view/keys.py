"""Keys of the record, by its list of actions, and what tells that somebody is at the desk."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QInputEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from frontdesk.frame.action import Action
from frontdesk.qt.key_sheet_panel import KeySheetPanel
from frontdesk.qt.widgets.rail import Rail
from frontdesk.qt.within import within

_TOUCHES = frozenset(
    {QEvent.Type.KeyPress, QEvent.Type.MouseMove, QEvent.Type.MouseButtonPress, QEvent.Type.Wheel}
)
_HEARD = _TOUCHES | {QEvent.Type.KeyRelease}
_NO_KEY = Qt.KeyboardModifier.KeypadModifier
_OF_A_FIELD = {"Ctrl+Z": QLineEdit.isUndoAvailable, "Ctrl+Y": QLineEdit.isRedoAvailable}


class RecordKeys(QObject):
    """An event filter while the record is in front.

    ``run`` does an action by its id, ``notes`` hears F4 held and let go, ``touched`` hears of every key,
    movement and click.
    """

    def __init__(
        self,
        pane: QWidget,
        actions: tuple[Action, ...],
        run: Callable[[str], None],
        notes: Callable[[bool], None],
        touched: Callable[[], None],
    ) -> None:
        super().__init__(pane)
        self._pane = pane
        self._by_key = {QKeySequence(action.key).toString(): action.id for action in actions}
        self._run = run
        self._notes = notes
        self._touched = touched
        self._holding = False
        QApplication.instance().installEventFilter(self)  # type: ignore[union-attr]  # there is one: it made us

    def let_go(self) -> None:
        """F4 counts as let go of: the record goes out of sight."""
        if self._holding:
            self._holding = False
            self._notes(False)

    # Qt asks

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        # Every event of the program comes by: what is no input goes on at once.
        if not isinstance(event, QInputEvent):
            if self._holding and event.type() == QEvent.Type.WindowDeactivate:
                self.let_go()
            return False
        kind = event.type()
        if kind not in _HEARD or not self._pane.isVisible():
            return False
        if kind in _TOUCHES:
            self._touched()
        if not isinstance(event, QKeyEvent) or not self._ours(watched):
            return False
        if event.key() == Qt.Key.Key_F4 and not event.modifiers() & ~_NO_KEY:
            return self._f4(event)
        if kind != QEvent.Type.KeyPress:
            return False
        return self._pressed(event)

    # ours

    def _ours(self, watched: QObject) -> bool:
        focus = QApplication.focusWidget()
        menu = QApplication.activePopupWidget()
        if menu is not None:
            return isinstance(watched, QWidget) and watched.window() is menu
        here = focus or self._pane.window()
        ours = here is self._pane.window() or self._pane.isAncestorOf(here) or within(here, Rail)
        return watched is here and ours

    def _f4(self, event: QKeyEvent) -> bool:
        if not event.isAutoRepeat():
            self._holding = event.type() == QEvent.Type.KeyPress
            self._notes(self._holding)
        return True

    def _pressed(self, event: QKeyEvent) -> bool:
        name = QKeySequence(event.keyCombination()).toString().removeprefix("Num+")
        action = self._by_key.get(name)
        over = QApplication.activePopupWidget()
        if action is None or (over is not None and action != "hide"):
            return False
        focus = QApplication.focusWidget()
        if isinstance(focus, KeySheetPanel):
            if action in ("back", "keys"):
                return False  # any key of its own only closes it
            focus.hide()
        if name in _OF_A_FIELD and isinstance(focus, QLineEdit) and _OF_A_FIELD[name](focus):
            return False
        if not event.isAutoRepeat():
            self._run(action)
        return True
