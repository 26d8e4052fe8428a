"""A calm bar: how far a long job is. It never blinks and never loops."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QProgressBar, QSizePolicy, QWidget

from frontdesk.qt import painting
from frontdesk.qt.look import Look

_HEIGHT = 8


class Progress(QProgressBar):
    """From 0 to `setMaximum`; while the end is not known (maximum 0) it shows an empty track."""

    def __init__(self, look: Look, *, accessible: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.setAccessibleName(accessible)
        self.setTextVisible(False)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        look.changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        return QSize(self._look.px(240), self._look.px(_HEIGHT))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._look.px(60), self._look.px(_HEIGHT))

    def paintEvent(self, event: QPaintEvent) -> None:
        look, rect = self._look, QRectF(self.rect())
        round_ = rect.height() / 2
        painter = QPainter(self)
        painting.box(painter, rect, round_, look.colour("track"))
        span = self.maximum() - self.minimum()
        if span > 0 and self.value() > self.minimum():
            part = min(1.0, (self.value() - self.minimum()) / span)
            done = QRectF(rect.left(), rect.top(), max(rect.height(), rect.width() * part), rect.height())
            painting.box(painter, done, round_, look.colour("brand"))
        painter.end()
