"""One row that does one thing: icon, words, and the key that does the same."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from frontdesk.qt import painting
from frontdesk.qt.look import Look
from frontdesk.qt.plain_text import shown
from frontdesk.qt.theme import Token
from frontdesk.qt.type_style import BODY, STRONG, TextStyle
from frontdesk.qt.widgets.enter_presses import enter_presses
from frontdesk.qt.widgets.key_hint import key_width, paint_key

_ACT = TextStyle("sans", 14, 20, 600)
_HEIGHT, _COMPACT_HEIGHT = 48, 42
_ICON, _KEY_GAP = 18, 12


class KeyRow(QAbstractButton):
    """With `lead` the row is a question and its answer ("Someone else?  Find again [Esc]"),
    without it the words follow the icon and stand in the colour of an action.

    `lined` draws a line under it. `icon_at` and `text_at` are left edges in design pixels.
    """

    def __init__(
        self,
        look: Look,
        text: str,
        *,
        icon: str = "",
        key: str = "",
        lead: str = "",
        lined: bool = False,
        height: int = 0,
        icon_at: int = 3,
        text_at: int = 38,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._look = look
        self._icon = icon
        self._key = key
        self._lead = shown(lead)
        self._lined = lined
        self._height = height
        self._icon_at, self._text_at = icon_at, text_at
        self._words = shown(text)
        self.setText(self._words.replace("&", "&&"))
        self.setAccessibleName(f"{self._lead} {self._words}".strip())
        self.setAccessibleDescription(key)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        look.changed.connect(self._look_changed)

    def sizeHint(self) -> QSize:
        look = self._look
        width = look.px(self._text_at) + painting.text_width(look, self._words, self._style())
        width += self._lead_width()
        return QSize(width + self._key_width(), self._high())

    def minimumSizeHint(self) -> QSize:
        """Without the question, which goes first where there is little room, and without the key."""
        whole = self.sizeHint()
        return QSize(whole.width() - self._lead_width() - self._key_width(), whole.height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not enter_presses(self, event):
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        look = self._look
        high, width = float(self.height()), float(self.width())
        over = self.underMouse() and self.isEnabled()
        act: Token = "brand_hover" if over else "brand"
        if not self.isEnabled():
            act = "ink3"
        painter = QPainter(self)
        if self._lined:
            painter.fillRect(QRectF(0, high - look.px(1), width, look.px(1)), look.colour("line"))
        if self._icon:
            size = look.px(_ICON)
            ink = look.colour("ink2" if self._lead else act)
            top = round((high - size) / 2)
            painting.glyph(painter, look, self._icon, ink, look.px(self._icon_at), top, _ICON)
        right = width
        if self._key and self.width() >= self.sizeHint().width() - self._lead_width():
            right -= key_width(look, self._key)
            quiet = look.colour("ink3")
            paint_key(
                painter,
                look,
                self._key,
                right,
                high / 2,
                ink=quiet,
                border=look.colour("line2"),
                fill=look.colour("surface"),
            )
            right -= look.px(_KEY_GAP)
        left = float(look.px(self._text_at))
        if self._lead and self.width() >= self.sizeHint().width():
            place = QRectF(left, 0, right - left, high)
            painting.words(painter, look, place, self._lead, BODY, look.colour("ink2"))
        if self._lead:
            left = right - painting.text_width(look, self._words, self._style())
        place = QRectF(left, 0, right - left, high)
        painting.words(painter, look, place, self._words, self._style(), look.colour(act))
        if self.hasFocus():
            inset = look.pxf(1.5)
            shape = QRectF(self.rect()).adjusted(inset, inset, -inset, -inset)
            ring = look.pxf(8)
            painting.box(painter, shape, ring, None, look.colour("focus"), look.pxf(3))
        painter.end()

    def _key_width(self) -> int:
        return self._look.px(_KEY_GAP) + key_width(self._look, self._key) if self._key else 0

    def _lead_width(self) -> int:
        return painting.text_width(self._look, self._lead, BODY) + self._look.px(16) if self._lead else 0

    def _style(self) -> TextStyle:
        return _ACT if self._lead else STRONG

    def _high(self) -> int:
        if self._height:
            return self._look.px(self._height - (4 if self._look.compact else 0))
        return self._look.px(_COMPACT_HEIGHT if self._look.compact else _HEIGHT)

    def _look_changed(self) -> None:
        self.updateGeometry()
        self.update()
