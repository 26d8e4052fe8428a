"""The bell: the one picture of the program, drawn in its own fixed colours."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from frontdesk.qt.look import Look
from frontdesk.qt.theme import DRAWING

_WIDTH, _HEIGHT = 152, 104


class Bell(QWidget):
    """Decoration: no focus, no name. In high contrast it keeps its room and draws nothing."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        look.changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        return QSize(self._look.px(_WIDTH), self._look.px(_HEIGHT))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._look.theme.high_contrast:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.scale(self._look.k, self._look.k)
        ground = self._look.colour("say") if self._look.theme.dark else QColor(DRAWING.bell_ground)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ground)
        painter.drawEllipse(QRectF(0, 13, 152, 88))
        dome = QPainterPath(QPointF(32, 76))
        dome.arcTo(QRectF(32, 32, 88, 88), 180, -180)
        dome.closeSubpath()
        painter.setBrush(QColor(DRAWING.bell))
        painter.drawPath(dome)
        painter.setBrush(QColor(DRAWING.bell_foot))
        painter.drawRoundedRect(QRectF(24, 75, 104, 11), 5, 5)
        painter.drawEllipse(QRectF(69, 21, 14, 14))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        round_cap = Qt.PenCapStyle.RoundCap
        painter.setPen(QPen(QColor(DRAWING.bell_shine), 4, Qt.PenStyle.SolidLine, round_cap))
        shine = QPainterPath(QPointF(49, 59))
        shine.quadTo(QPointF(54, 46), QPointF(68, 44))
        painter.drawPath(shine)
        painter.setPen(QPen(QColor(DRAWING.bell), 3, Qt.PenStyle.SolidLine, round_cap))
        for start, end in (((41, 11), (47, 21)), ((76, 2), (76, 13)), ((111, 11), (105, 21))):
            painter.drawLine(QPointF(*start), QPointF(*end))
        painter.end()
