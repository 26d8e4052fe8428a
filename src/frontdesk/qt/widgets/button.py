"""Btn: every button with words. One kind of shape for one kind of act."""

from dataclasses import dataclass, replace
from typing import Literal

from PySide6.QtCore import QEvent, QPoint, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QEnterEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from frontdesk.qt import painting
from frontdesk.qt.look import Look
from frontdesk.qt.plain_text import shown
from frontdesk.qt.theme import Token
from frontdesk.qt.type_style import BUTTON, BUTTON_MAIN, BUTTON_SMALL, NOTE, SMALL, TextStyle
from frontdesk.qt.widgets.key_hint import key_width, paint_key

Kind = Literal["primary", "secondary", "ghost", "danger", "pill", "main", "quiet", "band", "large"]


@dataclass(frozen=True, slots=True)
class Shape:
    """Measures of a button in design pixels; `radius` None is fully round."""

    height: int
    radius: int | None
    pad: int
    icon: int
    style: TextStyle
    icon_gap: int = 8
    key_gap: int = 12


_SHAPES: dict[Kind, Shape] = {
    "primary": Shape(44, 10, 16, 18, BUTTON),
    "secondary": Shape(40, 10, 16, 18, BUTTON),
    "large": Shape(64, 12, 26, 22, BUTTON.sized(22, 30)),
    "ghost": Shape(40, 10, 16, 18, BUTTON),
    "danger": Shape(40, 10, 16, 18, BUTTON),
    "pill": Shape(56, None, 28, 20, BUTTON_MAIN),
    "band": Shape(38, 10, 12, 18, BUTTON_SMALL),
    "quiet": Shape(34, 8, 0, 18, NOTE.weighing(500)),
    "main": Shape(56, 12, 16, 20, BUTTON_MAIN),
}


class Btn(QAbstractButton):
    """A button of one kind, with an optional icon and the key that does the same.

    The widget is larger than its shape by `look.reserve()` on each side, where the focus ring
    is painted: a layout that wants the shape at its edge takes that much off its margin.
    `dense` is the smaller form (14 px, 38 high); `height` overrides the height of the shape.
    """

    def __init__(
        self,
        look: Look,
        text: str,
        kind: Kind = "secondary",
        *,
        icon: str = "",
        key: str = "",
        dense: bool = False,
        height: int = 0,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._look = look
        self._kind: Kind = kind
        self._icon = icon
        self._text = self._key = ""
        self._busy = False
        shape = _SHAPES[kind]
        if dense and kind == "quiet":
            shape = replace(shape, style=SMALL.weighing(500), key_gap=8)
        elif dense:
            shape = replace(shape, height=38, pad=12 if icon else 14, style=BUTTON_SMALL)
        self._shape = replace(shape, height=height) if height else shape
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.show_text(text)
        self.show_key(key)
        look.changed.connect(self._look_changed)

    def show_text(self, text: str) -> None:
        """Change the words, and with them the accessible name; the same words cost nothing."""
        if shown(text) == self._text:
            return
        self.setText(shown(text).replace("&", "&&"))
        self._text = shown(text)
        self.setAccessibleName(self._text)
        self._look_changed()

    def show_icon(self, icon: str) -> None:
        """Change the icon."""
        self._icon = icon
        self._look_changed()

    def show_key(self, key: str) -> None:
        """Change the key hint; a screen reader reads it as the description."""
        self._key = key
        self.setAccessibleDescription(key)
        self._look_changed()

    def set_busy(self, busy: bool) -> None:
        """While busy the button cannot be pressed and its words are quiet; the focus stays."""
        self._busy = busy
        self.update()

    def shape_rect(self) -> QRectF:
        """Where the shape stands inside the widget."""
        r = self._look.reserve()
        return QRectF(self.rect()).adjusted(r, r, -r, -r)

    # Qt asks

    def sizeHint(self) -> QSize:
        look, shape = self._look, self._shape
        edge = 2 * look.reserve()
        return QSize(self._content_width() + 2 * look.px(shape.pad) + edge, look.px(shape.height) + edge)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if not event.isAutoRepeat() and not self._busy:
                self.click()
            event.accept()
            return
        if not (self._busy and event.key() == Qt.Key.Key_Space):
            super().keyPressEvent(event)

    def hitButton(self, pos: QPoint) -> bool:
        return not self._busy and self.shape_rect().contains(pos.toPointF())

    def enterEvent(self, event: QEnterEvent) -> None:
        self.update()
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        self.update()
        super().leaveEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        look, shape = self._look, self._shape
        rect = self.shape_rect()
        radius = rect.height() / 2 if shape.radius is None else look.pxf(shape.radius)
        fill, border, ink = self._colours()
        painter = QPainter(self)
        painting.box(painter, rect, radius, fill, border, look.pxf(painting.HAIR))
        if self.hasFocus() and self.isEnabled():
            painting.focus_ring(painter, look, rect, radius)
        x = rect.left() + (rect.width() - self._content_width()) / 2
        self._paint_content(painter, rect, round(x), ink)
        painter.end()

    # ours

    def _look_changed(self) -> None:
        self.updateGeometry()
        self.update()

    def _content_width(self) -> int:
        look, shape = self._look, self._shape
        width = painting.text_width(look, self._text, shape.style)
        if self._icon:
            width += look.px(shape.icon) + (look.px(shape.icon_gap) if self._text else 0)
        if self._key:
            width += look.px(shape.key_gap) + key_width(look, self._key)
        return width

    def _paint_content(self, painter: QPainter, rect: QRectF, x: float, ink: QColor) -> None:
        look, shape = self._look, self._shape
        if self._icon:
            size = look.px(shape.icon)
            top = round(rect.center().y() - size / 2)
            painting.glyph(painter, look, self._icon, ink, x, top, shape.icon)
            x += size + look.px(shape.icon_gap)
        wide = painting.text_width(look, self._text, shape.style)
        place = QRectF(x, rect.top(), wide, rect.height())
        painting.words(painter, look, place, self._text, shape.style, ink)
        if self._key:
            border = QColor(ink)
            border.setAlphaF(0.55)
            if self._shape.key_gap < 12:  # on the ground of the words to say
                border = look.colour("line2")
            x += wide + look.px(shape.key_gap)
            paint_key(painter, look, self._key, x, rect.center().y(), ink=self._key_ink(ink), border=border)

    def _key_ink(self, ink: QColor) -> QColor:
        return self._look.colour("ink3") if self._kind == "ghost" or self._shape.key_gap < 12 else ink

    def _colours(self) -> tuple[QColor | None, QColor | None, QColor]:
        colour = self._look.colour
        over = self.isEnabled() and not self._busy and (self.underMouse() or self.isDown())
        if self._kind in ("primary", "pill", "main"):
            if not self.isEnabled() or self._busy:
                return colour("track"), None, colour("ink3")
            return colour("brand_hover" if over else "brand"), None, colour("on_brand")
        if self._kind == "band":  # on the solid ground of leaving
            border = colour("surface")
            border.setAlphaF(1.0 if over else 0.55)
            return None, border, colour("surface")
        quiet = not self.isEnabled() or self._busy
        inks: dict[Kind, Token] = {"ghost": "ink2", "quiet": "ink2", "danger": "alert"}
        ink = colour("ink3" if quiet else inks.get(self._kind, "ink"))
        ground = colour("track") if over else None
        if self._kind == "quiet":
            return None, None, colour("ink") if over else ink
        if self._kind == "ghost":
            return ground, None, ink
        edge: Token = "alert" if self._kind == "danger" else "line2"
        return ground or colour("surface"), colour("line" if quiet else edge), ink
