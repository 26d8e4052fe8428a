"""A switch with its words: on or off, and it counts at once."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from frontdesk.qt import painting
from frontdesk.qt.look import Look
from frontdesk.qt.plain_text import shown
from frontdesk.qt.type_style import NOTE
from frontdesk.qt.widgets.enter_presses import enter_presses

_WIDTH, _HEIGHT, _KNOB, _TICK, _GAP = 40, 22, 16, 12, 10
_WORDS = NOTE.weighing(500)


class Switch(QAbstractButton):
    """Track and knob; the place of the knob and its tick say it, not only the colour."""

    def __init__(self, look: Look, text: str, *, on: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.show_text(text)
        self.setCheckable(True)
        self.setChecked(on)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        look.changed.connect(self.updateGeometry)

    def show_text(self, text: str) -> None:
        """Change the words, and with them the accessible name."""
        self._words = shown(text)
        self.setText(self._words.replace("&", "&&"))
        self.setAccessibleName(self._words)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        look = self._look
        width = look.px(_WIDTH) + 2 * look.reserve()
        if self._words:
            width += look.px(_GAP) + painting.text_width(look, self._words, _WORDS)
        return QSize(width, look.px(_HEIGHT) + 2 * look.reserve())

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not enter_presses(self, event):
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        look, on = self._look, self.isChecked()
        edge = look.reserve()
        high = look.px(_HEIGHT)
        track = QRectF(edge, (self.height() - high) / 2, look.px(_WIDTH), high)
        painter = QPainter(self)
        live = self.isEnabled()
        painting.box(
            painter,
            track,
            high / 2,
            look.colour("brand" if on and live else "track"),
            look.colour("brand" if on and live else "line2"),
            look.pxf(1.4),
        )
        size = look.px(_KNOB)
        inset = (high - size) / 2
        x = track.right() - inset - size if on else track.left() + inset
        knob = look.colour("on_brand" if on and live else "line2")
        painting.box(painter, QRectF(x, track.top() + inset, size, size), size / 2, knob)
        if on:
            within = (size - look.px(_TICK)) / 2
            ink = look.colour("brand" if live else "track")
            painting.glyph(painter, look, "check", ink, x + within, track.top() + inset + within, _TICK)
        if self.hasFocus():
            painting.focus_ring(painter, look, track, high / 2)
        left = track.right() + look.px(_GAP)
        place = QRectF(left, 0, self.width() - left, self.height())
        ink = look.colour("ink" if live else "ink3")
        painting.words(painter, look, place, self._words, _WORDS, ink)
        painter.end()
