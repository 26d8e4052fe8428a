"""A small green word on a soft ground: something was done just now."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from frontdesk.qt import painting
from frontdesk.qt.look import Look
from frontdesk.qt.plain_text import shown
from frontdesk.qt.type_style import KEY

_HEIGHT, _PAD = 24, 10


class Tag(QLabel):
    """For instance "Made today"."""

    def __init__(self, look: Look, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setText(shown(text))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        look.changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        look = self._look
        return QSize(painting.text_width(look, self.text(), KEY) + 2 * look.px(_PAD), look.px(_HEIGHT))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        look, rect = self._look, QRectF(self.rect())
        painter = QPainter(self)
        painting.box(painter, rect, rect.height() / 2, look.colour("ok_bg"))
        middle = Qt.AlignmentFlag.AlignHCenter
        painting.words(painter, look, rect, self.text(), KEY, look.colour("ok"), middle)
        painter.end()
