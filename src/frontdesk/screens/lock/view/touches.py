"""Somebody touches the desk, or locks it, on whatever screen, menu or panel of ours."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QInputEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication

_TOUCHES = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseMove,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
    }
)


class Touches(QObject):
    """An event filter over the application. It takes one key, and only over a menu, where no shortcut of the
    window is heard; all else it only listens to."""

    def __init__(
        self, somebody: Callable[[], None], key: QKeySequence, lock: Callable[[], None], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._somebody = somebody
        self._key = key
        self._lock = lock
        QApplication.instance().installEventFilter(self)  # type: ignore[union-attr]  # there is one: it made us

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QInputEvent):  # every event of the program comes by
            return False
        if event.type() in _TOUCHES:
            self._somebody()
        over_menu = isinstance(event, QKeyEvent) and QApplication.activePopupWidget() is not None
        if over_menu and event.type() == QEvent.Type.KeyPress and self._is_ours(event):
            self._lock()
            return True
        return False

    def _is_ours(self, event: QEvent) -> bool:
        return isinstance(event, QKeyEvent) and QKeySequence(event.keyCombination()) == self._key
