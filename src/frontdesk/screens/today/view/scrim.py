"""The quiet shade behind Find."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QWidget

from frontdesk.qt.look import Look


class Scrim(QWidget):
    """The shade over everything while Find is open; a click closes Find.

    What lies behind is drawn once into a picture: a shade that lets through would paint the whole board again
    with every key.
    """

    def __init__(self, look: Look, pressed: Callable[[], None], parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look
        self._pressed = pressed
        self._picture = QPixmap()
        self._behind: tuple[QWidget, ...] = ()
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.hide()

    def shade(self, behind: tuple[QWidget, ...]) -> None:
        """What lies behind has changed: it is drawn anew when the shade is painted next."""
        self._behind = behind
        self._picture = QPixmap()
        self.update()

    def _draw(self) -> QPixmap:
        look, ratio = self._look, self.devicePixelRatioF()
        picture = QPixmap(self.size() * ratio)
        picture.setDevicePixelRatio(ratio)
        picture.fill(look.colour("canvas"))
        colour = look.colour("canvas" if look.theme.dark else "ink")  # always darker than what is behind
        colour.setAlphaF(0.6 if look.theme.dark else 0.32)
        painter = QPainter(picture)
        for widget in self._behind:
            painter.drawPixmap(widget.pos(), widget.grab())
        painter.fillRect(self.rect(), colour)
        painter.end()
        return picture

    def forget(self) -> None:
        """Nobody stays in the picture."""
        self._picture = QPixmap()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._picture.isNull():
            self._picture = self._draw()
        painter = QPainter(self)
        painter.drawPixmap(0, 0, self._picture)
        painter.end()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._pressed()
