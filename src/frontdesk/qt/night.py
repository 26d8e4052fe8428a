"""The left of sign-in and lock: what the people in front of the desk may read. Nothing about anybody."""

import math

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QLinearGradient, QPainter, QPainterPath, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from frontdesk.qt import painting
from frontdesk.qt.layouts import column, row
from frontdesk.qt.look import Look
from frontdesk.qt.text import Text
from frontdesk.qt.theme import DARK, DRAWING
from frontdesk.qt.type_style import TITLE_2, TextStyle

_WELCOME = TextStyle("sans", 50, 62, 600, tracking=-0.02)
_CLOCK = TextStyle("sans", 64, 72, 500, tracking=-0.03, tabular=True)
_LOGO = 44
_BESIDE_CLOCK = 640
"""Design pixels from which the bell has room beside the time."""
_LOW = 520
"""Design pixels below which the words for patients are smaller."""


class Night(QWidget):
    """A dark ground in every theme (plain in high contrast), the bell, words for patients and the time."""

    def __init__(self, look: Look, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._dark = Look(look.theme if look.theme.high_contrast else DARK, look.k, self)
        head = row(look, gap=0, edges=(0, 0, 0, 0))
        head.addSpacing(look.px(_LOGO + 14))
        name = Text(self._dark, title, TITLE_2, middle=True)
        name.setFixedHeight(look.px(_LOGO))
        head.addWidget(name, 1)
        self.clock = Text(self._dark, "", _CLOCK, wrap=False)
        self.day = Text(self._dark, "", TITLE_2.weighing(400), "ink2")
        whole = column(look, self, edges=(64, 48, 64, 54))
        whole.addLayout(head)
        whole.addStretch(1)
        self._welcome = Text(self._dark, "We\u2019ll be right with you.", _WELCOME)
        whole.addWidget(self._welcome)
        whole.addSpacing(look.px(8))
        words = "Please take a seat, or ring the bell if it is urgent."
        whole.addWidget(Text(self._dark, words, TITLE_2.sized(20, 30).weighing(400), "ink2"))
        whole.addSpacing(look.px(28))
        whole.addWidget(self.clock)
        whole.addWidget(self.day)
        look.changed.connect(self._look_changed)

    def show_clock(self, time: str, day: str) -> None:
        """The time patients see."""
        self.clock.show_words(time)
        self.day.show_words(day)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def paintEvent(self, event: QPaintEvent) -> None:
        look, painter = self._look, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        contrast = look.theme.high_contrast
        if contrast:
            painter.fillRect(self.rect(), look.colour("canvas"))
        else:
            ground = QLinearGradient(0, 0, self.width(), self.height())
            ground.setColorAt(0, QColor(DRAWING.night))
            ground.setColorAt(1, QColor(DRAWING.night_deep))
            painter.fillRect(self.rect(), ground)
            self._paint_bell(painter)
        side = look.px(_LOGO)
        tile = QRectF(look.px(64), look.px(48), side, side)
        painting.box(painter, tile, look.pxf(10), self._dark.colour("ink"))
        inset = round((side - look.px(20)) / 2)
        ink = QColor(DRAWING.night)
        painting.glyph(painter, look, "concierge-bell", ink, tile.x() + inset, tile.y() + inset, 20)
        painter.end()

    def _paint_bell(self, painter: QPainter) -> None:
        k = self._look.k
        middle, foot = self.width() - 187 * k, self.height() - 40 * k
        painter.setPen(Qt.PenStyle.NoPen)
        shine = self._dark.colour("ink")
        shine.setAlphaF(0.05)
        painter.setBrush(shine)
        for radius in (330, 240, 150):
            painter.drawEllipse(QPointF(middle, foot + 55 * k), radius * k, radius * k)
        if self.width() < _BESIDE_CLOCK * k:
            return  # it would stand on the date
        dome = QPainterPath(QPointF(middle - 70 * k, foot - 16 * k))
        dome.arcTo(QRectF(middle - 70 * k, foot - 84 * k, 140 * k, 136 * k), 180, -180)
        dome.closeSubpath()
        painter.setBrush(QColor(DRAWING.night_bell))
        painter.drawPath(dome)
        painter.setBrush(QColor(DRAWING.night_foot))
        painter.drawRoundedRect(QRectF(middle - 84 * k, foot - 16 * k, 168 * k, 16 * k), 8 * k, 8 * k)
        painter.drawEllipse(QPointF(middle, foot - math.floor(92 * k)), 11 * k, 11 * k)

    def _fit(self) -> None:
        """Large words in a large room; in a small one they are still whole."""
        k = self._look.k
        small = self.width() < _BESIDE_CLOCK * k or self.height() < _LOW * k
        self._welcome.show_style(_WELCOME.sized(32, 42) if small else _WELCOME)
        self.clock.show_style(_CLOCK.sized(44, 52) if small else _CLOCK)

    def _look_changed(self) -> None:
        self._dark.set_zoom(self._look.k)
        self._fit()
        self.update()
