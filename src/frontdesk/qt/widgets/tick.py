"""The optional tick: a note to oneself. Empty means nothing."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from frontdesk.qt import painting
from frontdesk.qt.look import Look
from frontdesk.qt.widgets.enter_presses import enter_presses

_WIDTH, _HEIGHT, _ROUND, _CHECK = 38, 34, 22, 14


class Tick(QAbstractButton):
    """A round check box, 38 by 34 to press and 22 to see."""

    def __init__(
        self, look: Look, accessible: str, *, on: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._look = look
        self.setCheckable(True)
        self.setChecked(on)
        self.setAccessibleName(accessible)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        look.changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        return QSize(self._look.px(_WIDTH), self._look.px(_HEIGHT))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not enter_presses(self, event):
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        look = self._look
        size = look.px(_ROUND)
        x, y = (self.width() - size) // 2, (self.height() - size) // 2
        rect = QRectF(x, y, size, size)
        on = self.isChecked()
        painter = QPainter(self)
        ground = "ok_bg" if on else "track" if self.underMouse() else None
        painting.box(
            painter,
            rect,
            size / 2,
            look.colour(ground) if ground else None,  # type: ignore[arg-type]  # names of colours, which mypy widens to str
            look.colour("ok" if on else "line2"),
            look.pxf(1.6),
        )
        if on:
            inner = look.px(_CHECK)
            at = (size - inner) / 2
            painting.glyph(painter, look, "check", look.colour("ok"), x + at, y + at, _CHECK)
        if self.hasFocus():
            painting.focus_ring(painter, look, rect, size / 2)
        painter.end()
