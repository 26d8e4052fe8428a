"""One of many: a field that opens a list, for choices too many for segments."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QSizePolicy, QWidget

from frontdesk.qt import painting
from frontdesk.qt.look import Look
from frontdesk.qt.plain_text import shown
from frontdesk.qt.type_style import NOTE

_HEIGHT, _PAD, _ICON = 36, 12, 16


class Choice(QComboBox):
    """Exactly one of ``choices`` (key, words); ``picked(key)`` when the desk chose another."""

    picked = Signal(str)

    def __init__(
        self,
        look: Look,
        choices: Sequence[tuple[str, str]],
        *,
        accessible: str,
        chosen: str = "",
        empty: str = "",
        parent: QWidget | None = None,
    ) -> None:
        """``empty``: words that stand there until one is chosen."""
        super().__init__(parent)
        self._look = look
        self._empty = empty
        self._keys = [key for key, _ in choices]
        self._names = [shown(words) for _, words in choices]
        self.addItems(self._names)
        self.setAccessibleName(shown(accessible))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMaxVisibleItems(14)
        self.show_choice(chosen)
        self.activated.connect(lambda at: self.picked.emit(self._keys[at]))
        look.changed.connect(self._look_changed)
        self._look_changed()

    def show_choices(self, choices: Sequence[tuple[str, str]], chosen: str) -> None:
        """Offer others; the same ones cost nothing."""
        if [key for key, _ in choices] != self._keys:
            self._keys = [key for key, _ in choices]
            self._names = [shown(words) for _, words in choices]
            self.clear()
            self.addItems(self._names)
            self.updateGeometry()
        self.show_choice(chosen)

    def show_choice(self, key: str) -> None:
        """Mark one without telling; an unknown key marks none."""
        self.setCurrentIndex(self._keys.index(key) if key in self._keys else (-1 if self._empty else 0))

    def choice(self) -> str:
        """The key of the marked one; empty when none is."""
        return self._keys[self.currentIndex()] if self.currentIndex() >= 0 else ""

    # Qt asks

    def sizeHint(self) -> QSize:
        look = self._look
        widest = max(
            (painting.text_width(look, name, NOTE) for name in (*self._names, self._empty)), default=0
        )
        return QSize(widest + 2 * look.px(_PAD) + look.px(_ICON) + look.px(8), look.px(_HEIGHT))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            event.ignore()  # a key of the screen, not a letter to look for in the list
        else:
            super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()  # a list that scrolls under the mouse must not change a choice

    def paintEvent(self, event: QPaintEvent) -> None:
        look, focus = self._look, self.hasFocus()
        rect = QRectF(self.rect())
        live = self.isEnabled()
        painter = QPainter(self)
        painting.entry(painter, look, rect, focus=focus, live=live)
        chosen = self.currentIndex() >= 0
        ink = look.colour("ink" if chosen and live else "ink2")
        size = look.px(_ICON)
        right = rect.width() - look.px(_PAD) - size
        top = round((rect.height() - size) / 2)
        painting.glyph(painter, look, "chevron-down", look.colour("ink2"), right, top, _ICON)
        left = look.px(_PAD)
        place = QRectF(left, 0, right - left - look.px(4), rect.height())
        painting.words(painter, look, place, self.currentText() if chosen else self._empty, NOTE, ink)
        painter.end()

    def _look_changed(self) -> None:
        self.setFont(self._look.font(NOTE))
        self.updateGeometry()
        self.update()
