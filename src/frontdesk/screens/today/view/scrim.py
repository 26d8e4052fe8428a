"""The quiet shade behind Find."""

from collections.abc import Callable

from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from frontdesk.qt.look import Look


class Scrim(QWidget):
    """The quiet shade over everything while Find is open; a click closes Find."""

    def __init__(self, look: Look, pressed: Callable[[], None], parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look
        self._pressed = pressed
        self.hide()

    def paintEvent(self, event: QPaintEvent) -> None:
        dark = self._look.theme.dark
        colour = self._look.colour("canvas" if dark else "ink")  # always darker than what is behind
        colour.setAlphaF(0.6 if dark else 0.32)
        painter = QPainter(self)
        painter.fillRect(self.rect(), colour)
        painter.end()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._pressed()
