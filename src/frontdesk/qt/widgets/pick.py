"""A button that looks like a choice and opens a list of its owner's: several values, a condition."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from frontdesk.qt import painting
from frontdesk.qt.look import Look
from frontdesk.qt.plain_text import shown
from frontdesk.qt.type_style import NOTE
from frontdesk.qt.widgets.enter_presses import enter_presses

_HEIGHT, _PAD, _ICON, _WIDEST = 36, 12, 16, 330


class Pick(QAbstractButton):
    """Its words say what is picked; longer ones are shortened, a screen reader has them whole."""

    def __init__(
        self, look: Look, accessible: str, *, strong: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._look = look
        self._accessible = accessible
        self._words = ""
        self._style = NOTE.weighing(600) if strong else NOTE
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        look.changed.connect(self.updateGeometry)

    def show_words(self, words: str) -> None:
        """What is picked; the same words cost nothing."""
        if words != self._words:
            self._words = shown(words)
            self.setText(self._words.replace("&", "&&"))
            self.setAccessibleName(f"{self._accessible}: {self._words}")
            self.updateGeometry()
            self.update()

    def sizeHint(self) -> QSize:
        look = self._look
        room = 2 * look.px(_PAD) + look.px(_ICON) + look.px(8)
        wide = painting.text_width(look, self._words, self._style) + room
        return QSize(min(wide, look.px(_WIDEST)), look.px(_HEIGHT))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self.click()
        elif not enter_presses(self, event):
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        look, focus = self._look, self.hasFocus()
        rect = QRectF(self.rect())
        painter = QPainter(self)
        painting.entry(painter, look, rect, focus=focus)
        size = look.px(_ICON)
        right = rect.width() - look.px(_PAD) - size
        top = round((rect.height() - size) / 2)
        painting.glyph(painter, look, "chevron-down", look.colour("ink2"), right, top, _ICON)
        place = QRectF(look.px(_PAD), 0, right - look.px(_PAD) - look.px(4), rect.height())
        words = painting.fitted(look, self._words, self._style, place.width())
        painting.words(painter, look, place, words, self._style, look.colour("ink"))
        painter.end()
