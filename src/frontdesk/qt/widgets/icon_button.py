"""A small button of one icon, for × and the like; its name says what it does."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from frontdesk.qt import painting
from frontdesk.qt.look import Look
from frontdesk.qt.widgets.enter_presses import enter_presses

_SIDE, _ICON = 32, 18


class IconButton(QAbstractButton):
    """32 by 32 to press."""

    def __init__(
        self, look: Look, icon: str, accessible: str, parent: QWidget | None = None, *, key: str = ""
    ) -> None:
        super().__init__(parent)
        self._look = look
        self._icon = icon
        self.setAccessibleName(accessible)
        self.setAccessibleDescription(key)
        self.setToolTip(f"{accessible} ({key})" if key else accessible)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        look.changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        return QSize(self._look.px(_SIDE), self._look.px(_SIDE))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not enter_presses(self, event):
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        look, rect = self._look, QRectF(self.rect())
        painter = QPainter(self)
        if self.underMouse() and self.isEnabled():
            painting.box(painter, rect, look.pxf(8), look.colour("track"))
        if self.hasFocus():
            painting.box(painter, rect, look.pxf(8), None, look.colour("focus"), look.pxf(2))
        inset = (self.width() - look.px(_ICON)) / 2
        ink = look.colour("ink2" if self.isEnabled() else "ink3")
        painting.glyph(painter, look, self._icon, ink, inset, inset, _ICON)
        painter.end()
