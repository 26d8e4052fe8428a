"""A line across the card that says one thing about it, with its icon."""

from typing import Literal

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from frontdesk.qt import painting
from frontdesk.qt.accessible import Role, reads_as
from frontdesk.qt.look import Look
from frontdesk.qt.text import Text, Words
from frontdesk.qt.theme import Token
from frontdesk.qt.type_style import NOTE

Tone = Literal["notice", "alert", "plain"]
_TONES: dict[Tone, tuple[Token, Token]] = {
    "notice": ("waiting_bg", "waiting"),
    "alert": ("alert_bg", "alert"),
    "plain": ("track", "ink2"),
}
_PAD, _ICON, _GAP, _TOP = 16, 18, 12, 9


@reads_as(Role.AlertMessage)
class Banner(Text):
    """Not booked today, not saved, offline. Wraps, and is as high as its words."""

    def __init__(
        self,
        look: Look,
        words: Words,
        *,
        icon: str,
        tone: Tone = "notice",
        parent: QWidget | None = None,
    ) -> None:
        self._icon = icon
        self._tone: Tone = tone
        super().__init__(look, words, NOTE, "ink", middle=True, parent=parent)
        self._margins()
        look.changed.connect(self._margins)

    def sizeHint(self) -> QSize:
        taken = self.contentsMargins()
        width = self.natural_width() + taken.left() + taken.right()
        return QSize(width, self.heightForWidth(width))

    def heightForWidth(self, width: int) -> int:
        taken = self.contentsMargins()
        inner = max(1, width - taken.left() - taken.right())
        return super().heightForWidth(inner) + 2 * self._look.px(_TOP)

    def minimumSizeHint(self) -> QSize:
        return QSize(self._look.px(160), self._look.line_height(NOTE) + 2 * self._look.px(_TOP))

    def paintEvent(self, event: QPaintEvent) -> None:
        look = self._look
        ground, ink = _TONES[self._tone]
        rect = QRectF(self.rect())
        painter = QPainter(self)
        border = look.colour(ink) if look.theme.high_contrast else None
        painting.box(painter, rect, look.pxf(10), look.colour(ground), border)
        size = look.px(_ICON)
        top = round((rect.height() - size) / 2)
        painting.glyph(painter, look, self._icon, look.colour(ink), look.px(_PAD), top, _ICON)
        painter.end()
        super().paintEvent(event)

    def _margins(self) -> None:
        look = self._look
        left = look.px(_PAD) + look.px(_ICON) + look.px(_GAP)
        self.setContentsMargins(left, 0, look.px(_PAD), 0)
