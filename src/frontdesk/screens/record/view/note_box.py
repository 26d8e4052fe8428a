"""A note in its box: glyph and words, as high as the words are. Pressed, it is changed."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from frontdesk.qt import painting
from frontdesk.qt.look import Look
from frontdesk.qt.plain_text import shown
from frontdesk.qt.text import Text
from frontdesk.qt.type_style import BODY
from frontdesk.qt.widgets.enter_presses import enter_presses

_HEIGHT, _PAD, _ICON, _GAP, _RADIUS, _LINE_PAD = 42, 12, 17, 11, 10, 9


class NoteBox(QAbstractButton):
    """Its words wrap; a private note that is folded is quieter."""

    def __init__(
        self, look: Look, glyph: str, words: str, *, quiet: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._look = look
        self._glyph = glyph
        self._words = Text(look, words, BODY, "ink2" if quiet else "ink", middle=True, parent=self)
        self._words.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setText(shown(words).replace("&", "&&"))
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        look.changed.connect(self.updateGeometry)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        look = self._look
        words = self._words.heightForWidth(max(1, width - self._left() - look.px(_PAD)))
        return max(look.px(_HEIGHT), words + 2 * look.px(_LINE_PAD))

    def sizeHint(self) -> QSize:
        return QSize(self._look.px(160), self._look.px(_HEIGHT))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        left = self._left()
        self._words.setGeometry(left, 0, self.width() - left - self._look.px(_PAD), self.height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not enter_presses(self, event):
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        look, focus = self._look, self.hasFocus()
        rect = QRectF(self.rect())
        painter = QPainter(self)
        live = self.isEnabled()
        ground = look.colour("sunken" if self.underMouse() and live else "surface")
        edge = look.colour("focus" if focus else "line2" if live else "line")
        width = look.pxf(2 if focus else painting.HAIR)
        painting.box(painter, rect, look.pxf(_RADIUS), ground, edge, width)
        size = look.px(_ICON)
        top = round((rect.height() - size) / 2)
        painting.glyph(painter, look, self._glyph, look.colour("ink2"), look.px(_PAD), top, _ICON)
        painter.end()

    def _left(self) -> int:
        look = self._look
        return look.px(_PAD) + look.px(_ICON) + look.px(_GAP)
