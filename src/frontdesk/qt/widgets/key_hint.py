"""The little key cap that says which key does the same."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QWidget

from frontdesk.qt import painting
from frontdesk.qt.look import Look
from frontdesk.qt.plain_text import shown
from frontdesk.qt.type_style import KEY

HEIGHT = 22
_PAD = 6
_RADIUS = 6


def key_width(look: Look, key: str) -> int:
    """The width of the cap of `key` in pixels."""
    return max(look.px(HEIGHT), painting.text_width(look, key, KEY) + 2 * look.px(_PAD))


def paint_key(
    painter: QPainter,
    look: Look,
    key: str,
    x: float,
    middle: float,
    *,
    ink: QColor,
    border: QColor,
    fill: QColor | None = None,
) -> float:
    """Paint a cap at `x`, centred at height `middle`; returns its width."""
    width, height = key_width(look, key), look.px(HEIGHT)
    rect = QRectF(x, round(middle - height / 2), width, height)
    painting.box(painter, rect, look.pxf(_RADIUS), fill, border, look.pxf(painting.HAIR))
    painting.words(painter, look, rect, key, KEY, ink, Qt.AlignmentFlag.AlignHCenter)
    return width


class KeyHint(QLabel):
    """A key cap standing by itself; `bare` lets the ground show through."""

    def __init__(self, look: Look, key: str, *, bare: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._bare = bare
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setText(shown(key))
        look.changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        return QSize(key_width(self._look, self.text()), self._look.px(HEIGHT))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_key(
            painter,
            self._look,
            self.text(),
            0,
            self.height() / 2,
            ink=self._look.colour("ink3"),
            border=self._look.colour("line2"),
            fill=None if self._bare else self._look.colour("surface"),
        )
        painter.end()
