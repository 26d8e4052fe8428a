"""A quiet scroll bar: a thin round handle, nothing else."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractScrollArea, QScrollBar, QStyle, QStyleOptionSlider

from frontdesk.qt import painting
from frontdesk.qt.look import Look

_WIDTH, _HANDLE = 12, 6


class SlimBar(QScrollBar):
    """Replaces the upright bar of ``area``; drag, wheel and keys work as they always do."""

    def __init__(self, look: Look, area: QAbstractScrollArea) -> None:
        super().__init__(Qt.Orientation.Vertical, area)
        self._look = look
        area.setVerticalScrollBar(self)
        look.changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        return QSize(self._look.px(_WIDTH), self._look.px(4 * _WIDTH))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        option = QStyleOptionSlider()
        self.initStyleOption(option)
        part = QStyle.SubControl.SC_ScrollBarSlider
        handle = self.style().subControlRect(QStyle.ComplexControl.CC_ScrollBar, option, part, self)
        width = self._look.pxf(_HANDLE)
        shape = QRectF((self.width() - width) / 2, handle.top() + 2, width, handle.height() - 4)
        held = self.isSliderDown() or self.underMouse()
        painter = QPainter(self)
        painter.fillRect(self.rect(), self.palette().window())
        painting.box(painter, shape, width / 2, self._look.colour("ink3" if held else "line2"))
        painter.end()
