"""The field that takes every letter typed on the screen it belongs to."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from frontdesk.qt.look import Look
from frontdesk.qt.widgets.field import Field


class FindField(Field):
    """While empty it hands keys that mean something to the screen on (`key_passed`), so that
    dead keys and input methods work here while Enter and the arrows still reach the card.

    `typed(text)` with each change; `cleared` when Esc emptied it.
    """

    typed = Signal(str)
    cleared = Signal()
    moved = Signal(int)
    entered = Signal()

    def __init__(
        self,
        look: Look,
        *,
        accessible: str,
        placeholder: str,
        close_key: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(look, accessible=accessible, placeholder=placeholder, icon="search", parent=parent)
        self._close_key = close_key
        self.setMaxLength(120)
        self._quiet = False
        self.textChanged.connect(self._edited)  # also words a screen reader or a dictation program put in

    def shows_focus(self) -> bool:
        """Only with words in it: at rest it holds the keys for the whole screen, which needs no frame."""
        return bool(self.text())

    def clear_quietly(self) -> None:
        """Empty the field without telling."""
        self._quiet = True
        self.setText("")
        self._quiet = False
        self.show_hints(())

    def take(self, letters: str) -> None:
        """Add letters that were typed while the focus was elsewhere."""
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        self.insert(letters)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if not self.text():
            # nothing typed: everything but letters belongs to the screen
            if key in _SCREEN_KEYS or not event.text().strip():
                event.ignore()
                return
        elif key == Qt.Key.Key_Escape:
            self.clear_quietly()
            self.cleared.emit()
            return
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if not event.isAutoRepeat():
                self.entered.emit()
            return
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.moved.emit(-1 if key == Qt.Key.Key_Up else 1)
            return
        super().keyPressEvent(event)

    def _edited(self, text: str) -> None:
        if self._quiet:
            return
        self.show_hints((self._close_key,) if text and self._close_key else ())
        self.typed.emit(text)
        if not text:
            self.cleared.emit()


_SCREEN_KEYS = frozenset(
    {
        Qt.Key.Key_Return,
        Qt.Key.Key_Enter,
        Qt.Key.Key_Space,
        Qt.Key.Key_Up,
        Qt.Key.Key_Down,
        Qt.Key.Key_Delete,
        Qt.Key.Key_Escape,
    }
)
