"""A folded count ("3 desk notes") that opens while its key is held."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from frontdesk.qt import painting
from frontdesk.qt.look import Look
from frontdesk.qt.plain_text import shown
from frontdesk.qt.type_style import NOTE, SMALL
from frontdesk.qt.widgets.key_hint import key_width, paint_key

_HEIGHT, _PAD, _ICON, _GAP, _KEY_GAP, _PAD_RIGHT = 42, 12, 17, 11, 7, 10
_RADIUS = 12
_COUNT = NOTE.weighing(500)


class FoldRow(QAbstractButton):
    """Icon, count, "hold" and the key. Holding the mouse or Space on it is holding the key:
    `held(True)` when pressed, `held(False)` when let go or when the focus leaves."""

    held = Signal(bool)

    def __init__(
        self,
        look: Look,
        text: str,
        *,
        icon: str,
        hold: str = "",
        key: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._look = look
        self._icon = icon
        self._hold = hold
        self._key = key
        self._words = ""
        self._holding = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.pressed.connect(lambda: self._tell(True))
        self.released.connect(lambda: self._tell(False))
        look.changed.connect(self._look_changed)
        self.show_text(text)

    def show_text(self, text: str) -> None:
        """Change the count."""
        self._words = shown(text)
        self.setText(self._words.replace("&", "&&"))
        ask = f"{self._hold} {self._key}".strip()
        self.setAccessibleName(", ".join(part for part in (self._words, ask) if part))
        self._look_changed()

    def show_hold(self, hold: str) -> None:
        """Change what is asked of the key: "hold", "press"."""
        self._hold = hold
        self.show_text(self._words)

    def sizeHint(self) -> QSize:
        look = self._look
        width = look.px(_PAD) + look.px(_ICON) + look.px(_GAP) + look.px(_PAD_RIGHT)
        width += painting.text_width(look, self._words, _COUNT)
        if self._hold:
            width += look.px(_GAP) + painting.text_width(look, self._hold, SMALL)
        if self._key:
            width += look.px(_KEY_GAP) + key_width(look, self._key)
        return QSize(width, look.px(_HEIGHT))

    def minimumSizeHint(self) -> QSize:
        """Without "hold", which goes where there is little room; the accessible name keeps it."""
        whole = self.sizeHint()
        gone = self._look.px(_GAP) + painting.text_width(self._look, self._hold, SMALL) if self._hold else 0
        return QSize(whole.width() - gone, whole.height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.ignore()
            return
        super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._tell(False)

    def paintEvent(self, event: QPaintEvent) -> None:
        look = self._look
        rect = QRectF(self.rect())
        focus = self.hasFocus()
        painter = QPainter(self)
        painting.box(
            painter,
            rect,
            look.pxf(_RADIUS),
            look.colour("surface"),
            look.colour("focus" if focus else "line"),
            look.pxf(2 if focus else painting.HAIR),
        )
        size = look.px(_ICON)
        x = float(look.px(_PAD))
        painting.glyph(
            painter,
            look,
            self._icon,
            look.colour("ink2"),
            x,
            round((rect.height() - size) / 2),
            _ICON,
        )
        x += size + look.px(_GAP)
        whole = QRectF(x, 0, rect.width() - x, rect.height())
        painting.words(painter, look, whole, self._words, _COUNT, look.colour("ink"))
        right = rect.width() - look.px(_PAD_RIGHT)
        if self._key:
            right -= key_width(look, self._key)
            paint_key(
                painter,
                look,
                self._key,
                right,
                rect.height() / 2,
                ink=look.colour("ink3"),
                border=look.colour("line2"),
            )
            right -= look.px(_KEY_GAP)
        if self._hold and self.width() >= self.sizeHint().width():
            wide = painting.text_width(look, self._hold, SMALL)
            place = QRectF(right - wide, 0, wide, rect.height())
            painting.words(painter, look, place, self._hold, SMALL, look.colour("ink2"))
        painter.end()

    def _tell(self, holding: bool) -> None:
        if holding != self._holding:
            self._holding = holding
            self.held.emit(holding)

    def _look_changed(self) -> None:
        self.updateGeometry()
        self.update()
