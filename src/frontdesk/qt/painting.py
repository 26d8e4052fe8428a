"""The few strokes every widget is painted with: rounded boxes, focus ring, words, icons, shadow."""

import math

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from frontdesk.qt.icons import icon as _icon
from frontdesk.qt.look import Look
from frontdesk.qt.plain_text import shown
from frontdesk.qt.theme import DRAWING
from frontdesk.qt.type_style import TextStyle

HAIR = 1.2
"""Width of a control's border in design pixels."""
_ENTRY_RADIUS = 10
_ONE_LINE = {
    align: align | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine | Qt.TextFlag.TextDontClip
    for align in (Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignHCenter, Qt.AlignmentFlag.AlignRight)
}
"""Made once: putting Qt's flags together costs more than painting a word."""


def box(
    painter: QPainter,
    rect: QRectF,
    radius: float,
    fill: QColor | None,
    border: QColor | None = None,
    width: float = 1.0,
) -> None:
    """A rounded box whose border lies wholly inside `rect`."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(fill if fill is not None else Qt.BrushStyle.NoBrush)
    if border is None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.drawRoundedRect(rect, radius, radius)
        return
    half = width / 2
    painter.setPen(QPen(border, width))
    inner = rect.adjusted(half, half, -half, -half)
    painter.drawRoundedRect(inner, max(0.0, radius - half), max(0.0, radius - half))


def entry(painter: QPainter, look: Look, rect: QRectF, *, focus: bool, live: bool = True) -> None:
    """The box of whatever is typed into or picked from; its border tells where the keys go."""
    border = look.colour("focus" if focus else "line2" if live else "line")
    width = look.pxf(2 if focus else HAIR)
    box(painter, rect, look.pxf(_ENTRY_RADIUS), look.colour("surface"), border, width)


def focus_ring(painter: QPainter, look: Look, shape: QRectF, radius: float) -> None:
    """The ring around a focused shape: a gap in the ground's colour, then 3 px of `focus`."""
    far = look.pxf(3.5)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(look.colour("focus"), look.pxf(3)))
    ring = shape.adjusted(-far, -far, far, far)
    painter.drawRoundedRect(ring, radius + far, radius + far)


def words(
    painter: QPainter,
    look: Look,
    rect: QRectF,
    text: str,
    style: TextStyle,
    colour: QColor,
    align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
) -> None:
    """One line of plain text, centred in height, never cut by the painter."""
    painter.setFont(look.font(style))
    painter.setPen(colour)
    painter.drawText(rect, _ONE_LINE[align], shown(text))


def text_width(look: Look, text: str, style: TextStyle) -> int:
    """The width of one line of plain text, in whole pixels."""
    return math.ceil(look.metrics(style).horizontalAdvance(shown(text)) - 0.35)


def fitted(look: Look, text: str, style: TextStyle, room: float) -> str:
    """One line of plain text, shortened with "…" where `room` pixels are too few (lists only)."""
    return look.metrics(style).elidedText(shown(text), Qt.TextElideMode.ElideRight, max(0.0, room + 1))


def glyph(painter: QPainter, look: Look, name: str, colour: QColor, x: float, y: float, size: float) -> None:
    """An icon with its upper left corner at `x`, `y`; `size` in design pixels."""
    dpr = painter.device().devicePixelRatioF()
    painter.drawPixmap(QPointF(x, y), _icon(name, colour, look.px(size), dpr))


def shadow(painter: QPainter, look: Look, rect: QRectF, radius: float) -> None:
    """A soft shadow of 14 rings under `rect`, a little lower than the shape itself."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    colour = QColor(DRAWING.shadow_dark if look.theme.dark else DRAWING.shadow)
    step = 0.58 if look.theme.dark else 0.29
    rings = 14
    low = rect.translated(0, look.pxf(4))
    for i in range(rings, 0, -1):
        colour.setAlpha(max(1, round((rings + 1 - i) * step)))
        far = look.pxf(i)
        painter.setBrush(colour)
        painter.drawRoundedRect(low.adjusted(-far, -far, far, far), radius + far, radius + far)
