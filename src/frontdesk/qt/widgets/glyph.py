"""An icon that stands beside words. It says nothing to a screen reader: the words do."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from frontdesk.qt import painting
from frontdesk.qt.look import Look
from frontdesk.qt.theme import Token


class Glyph(QWidget):
    """One icon; ``size`` in design pixels."""

    def __init__(
        self, look: Look, icon: str, size: int = 20, colour: Token = "ink2", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._look = look
        self._icon = icon
        self._size = size
        self._colour: Token = colour
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        look.changed.connect(self.updateGeometry)

    def show_icon(self, icon: str, colour: Token | None = None) -> None:
        """Another icon, and another colour where one is given."""
        if (icon, colour or self._colour) != (self._icon, self._colour):
            self._icon = icon
            self._colour = colour or self._colour
            self.update()

    # Qt asks

    def sizeHint(self) -> QSize:
        side = self._look.px(self._size)
        return QSize(side, side)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._icon:
            return
        painter = QPainter(self)
        painting.glyph(painter, self._look, self._icon, self._look.colour(self._colour), 0, 0, self._size)
        painter.end()
