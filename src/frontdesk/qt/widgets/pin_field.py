"""The field of a PIN: six rings, one filled with each digit; what the digits are stands nowhere."""

from PySide6.QtCore import QPointF, QRegularExpression, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QRegularExpressionValidator
from PySide6.QtWidgets import QLineEdit, QWidget

from frontdesk.qt.look import Look
from frontdesk.qt.widgets.field import Field

DIGITS = 6
_APART, _ROUND = 34, 13


class PinField(Field):
    """Takes digits alone, of whatever keyboard; ``inputRejected`` tells of anything else."""

    def __init__(self, look: Look, *, height: int = 54, parent: QWidget | None = None) -> None:
        super().__init__(look, accessible="", hints=("Enter",), height=height, parent=parent)
        self.setMaxLength(DIGITS)
        self.setEchoMode(QLineEdit.EchoMode.Password)
        self.setValidator(QRegularExpressionValidator(QRegularExpression(r"\p{Nd}*"), self))

    def paintEvent(self, event: QPaintEvent) -> None:
        """The rings stand where the letters would: Qt's own text and cursor are not drawn."""
        self.paint_entry()
        look, typed = self._look, len(self.text())
        side, apart = look.pxf(_ROUND), look.pxf(_APART)
        left = self.width() / 2 - apart * (DIGITS - 1) / 2
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for at in range(DIGITS):
            here, filled = QPointF(left + at * apart, self.height() / 2), at < typed
            painter.setPen(QPen(look.colour("ink" if filled else "ink3"), look.pxf(1.5)))
            painter.setBrush(look.colour("ink") if filled else Qt.BrushStyle.NoBrush)
            painter.drawEllipse(here, side / 2, side / 2)
        painter.end()
