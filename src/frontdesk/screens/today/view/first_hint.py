"""A hint beside the place it speaks of; a press says that it is known."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QWidget

from frontdesk.qt.look import Look
from frontdesk.qt.text import Text
from frontdesk.qt.type_style import NOTE


class FirstHint(Text):
    """`pressed` when somebody clicked it away. It never takes the keys from what it speaks of."""

    pressed = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None, *, elide: bool = False) -> None:
        super().__init__(look, "", NOTE, "waiting", wrap=not elide, elide=elide, parent=parent)
        self.setAccessibleDescription("Press to put it away")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.hide()

    def show_hint(self, words: str) -> None:
        """Empty takes it away."""
        self.show_words(words)
        self.setVisible(bool(words))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        event.accept()
        self.pressed.emit()
