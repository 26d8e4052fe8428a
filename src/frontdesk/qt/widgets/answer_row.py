"""One of a few answers: icon, words, what follows from it. The chosen one is framed and has the key."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from frontdesk.qt import painting
from frontdesk.qt.look import Look
from frontdesk.qt.plain_text import shown
from frontdesk.qt.theme import Token
from frontdesk.qt.type_style import NEED, SMALL
from frontdesk.qt.widgets.enter_presses import enter_presses
from frontdesk.qt.widgets.key_hint import key_width, paint_key

_HEIGHT, _COMPACT_HEIGHT, _PAD, _ICON, _TEXT_AT, _GAP, _RADIUS = 54, 46, 18, 20, 54, 10, 12
_WORDS = NEED.weighing(600)
KEY = "Enter"


class AnswerRow(QAbstractButton):
    """A press picks it; where room is short what follows goes first."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._icon = self._words = self._beside = ""
        self._chosen = False
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        look.changed.connect(self._look_changed)

    def show_answer(self, words: str, beside: str, icon: str, *, chosen: bool) -> None:
        """Fill it; the same answer costs nothing."""
        wanted = (shown(words), shown(beside), icon, chosen)
        if wanted == (self._words, self._beside, self._icon, self._chosen):
            return
        self._words, self._beside, self._icon, self._chosen = wanted
        self.setText(self._words.replace("&", "&&"))
        self.setAccessibleName(", ".join(part for part in (self._words, self._beside) if part))
        self.setAccessibleDescription(KEY if chosen else "")
        self._look_changed()

    # Qt asks

    def sizeHint(self) -> QSize:
        look = self._look
        width = self.minimumSizeHint().width() + look.px(_GAP)
        width += painting.text_width(look, self._beside, SMALL)
        return QSize(width, look.px(_COMPACT_HEIGHT if look.compact else _HEIGHT))

    def minimumSizeHint(self) -> QSize:
        look = self._look
        width = look.px(_TEXT_AT) + painting.text_width(look, self._words, _WORDS) + look.px(_PAD)
        width += key_width(look, KEY) + look.px(_GAP)
        return QSize(width, look.px(_COMPACT_HEIGHT if look.compact else _HEIGHT))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not enter_presses(self, event):
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        look, rect = self._look, QRectF(self.rect())
        on = self.isEnabled()
        framed = self._chosen and on
        border: Token = "focus" if self.hasFocus() else "brand" if framed else "line2"
        ground = look.colour("track" if self.underMouse() and on else "surface")
        painter = QPainter(self)
        width = look.pxf(2 if framed or self.hasFocus() else painting.HAIR)
        painting.box(painter, rect, look.pxf(_RADIUS), ground, look.colour(border), width)
        act = look.colour("brand" if on else "ink3")
        top = round((rect.height() - look.px(_ICON)) / 2)
        painting.glyph(painter, look, self._icon, act, look.px(_PAD), top, _ICON)
        left, right = float(look.px(_TEXT_AT)), rect.width() - look.px(_PAD)
        place = QRectF(left, 0, right - left, rect.height())
        ink = look.colour("ink" if on else "ink3")
        painting.words(painter, look, place, self._words, _WORDS, ink)
        if self._chosen:
            right -= key_width(look, KEY)
            quiet, line = look.colour("ink3"), look.colour("line2")
            paint_key(painter, look, KEY, right, rect.height() / 2, ink=quiet, border=line)
            right -= look.px(_GAP)
        if self.width() >= self.sizeHint().width():
            wide = painting.text_width(look, self._beside, SMALL)
            place = QRectF(right - wide, 0, wide, rect.height())
            painting.words(painter, look, place, self._beside, SMALL, look.colour("ink2"))
        painter.end()

    def _look_changed(self) -> None:
        self.updateGeometry()
        self.update()
