"""A hairline between two things."""

from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from frontdesk.qt.look import Look


class Rule(QWidget):
    """One pixel of `line`, as wide as it is given."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        look.changed.connect(self._look_changed)
        self._look_changed()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._look.colour("line"))
        painter.end()

    def _look_changed(self) -> None:
        self.setFixedHeight(max(1, self._look.px(1)))
        self.update()
