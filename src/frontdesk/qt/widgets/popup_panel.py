"""A small panel over the card: reasons to pick by number, or points to read."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from frontdesk.qt import painting
from frontdesk.qt.accessible import Role, reads_as
from frontdesk.qt.look import Look
from frontdesk.qt.plain_text import shown
from frontdesk.qt.text import Text
from frontdesk.qt.type_style import BUTTON_SMALL, NOTE, TextStyle
from frontdesk.qt.widgets.card_frame import CardFrame
from frontdesk.qt.widgets.key_hint import KeyHint, key_width, paint_key

_ROW, _GAP, _TITLE_GAP = 30, 10, 14
_NARROWEST = 292
_WORDS: TextStyle = NOTE.weighing(500)


@reads_as(Role.MenuItem)
class PanelRow(QAbstractButton):
    """A cap (a number to press, or points) and its words; `caps` is the width the caps of all rows share."""

    def __init__(
        self, look: Look, cap: str, text: str, *, live: bool, caps: int = 0, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._look = look
        self._cap = cap
        self._caps = max(caps, key_width(look, cap))
        self._words = shown(text)
        self.setText(self._words.replace("&", "&&"))
        self.setAccessibleName(self._words if live else f"{cap} {self._words}")
        self.setAccessibleDescription(cap if live else "")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if live else Qt.FocusPolicy.NoFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._live = live

    def sizeHint(self) -> QSize:
        look = self._look
        width = self._caps + look.px(_GAP)
        return QSize(width + painting.text_width(look, self._words, _WORDS), look.px(_ROW))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        look = self._look
        painter = QPainter(self)
        rect = QRectF(self.rect())
        if self._live and (self.underMouse() or self.hasFocus()):
            border = look.colour("focus") if self.hasFocus() else None
            ground = look.colour("brand_soft")
            painting.box(painter, rect, look.pxf(8), ground, border, look.pxf(2))
        paint_key(
            painter,
            look,
            self._cap,
            (self._caps - key_width(look, self._cap)) / 2,
            rect.height() / 2,
            ink=look.colour("ink3"),
            border=look.colour("line2"),
        )
        x = self._caps + look.px(_GAP)
        place = QRectF(x, 0, rect.width() - x, rect.height())
        painting.words(painter, look, place, self._words, _WORDS, look.colour("ink"))
        painter.end()


@reads_as(Role.StaticText, press=None)
class PointRow(PanelRow):
    """A row to read."""


@reads_as(Role.PopupMenu)
class PopupPanel(CardFrame):
    """A title and rows of (cap, words). With `picking`, pressing 1, 2, … or a row is
    `picked(number)`, counted from 1; Esc or losing the focus to elsewhere is `closed`.
    """

    picked = Signal(int)
    closed = Signal()

    def __init__(
        self,
        look: Look,
        title: str,
        rows: Sequence[tuple[str, str]],
        *,
        close_key: str,
        picking: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(look, "popup", parent)
        self._picking = picking
        self.setAccessibleName(shown(title))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        column = QVBoxLayout(self)
        column.setContentsMargins(look.px(14), look.px(10), look.px(12), look.px(7))
        column.setSpacing(0)
        head = QHBoxLayout()
        head.setSpacing(look.px(_TITLE_GAP))
        head.addWidget(Text(look, title, BUTTON_SMALL.sized(14, 22), wrap=False), 1)
        head.addWidget(KeyHint(look, close_key))
        column.addLayout(head)
        column.addSpacing(look.px(6))
        self.setMinimumWidth(look.px(_NARROWEST))
        self._rows: list[PanelRow] = []
        caps = max((key_width(look, cap) for cap, _ in rows), default=0)
        for number, (cap, text) in enumerate(rows, 1):
            row = (PanelRow if picking else PointRow)(look, cap, text, live=picking, caps=caps, parent=self)
            if picking:
                row.clicked.connect(lambda _=False, n=number: self._pick(n))
            self._rows.append(row)
            column.addWidget(row)

    def rows(self) -> tuple[PanelRow, ...]:
        """The rows, in order."""
        return tuple(self._rows)

    def open(self) -> None:
        """Show it and take the keys."""
        self.show()
        self.raise_()
        first = self._rows[0] if self._picking and self._rows else self
        first.setFocus(Qt.FocusReason.PopupFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        number = event.key() - Qt.Key.Key_0
        if event.key() == Qt.Key.Key_Escape:
            self._close()
        elif self._picking and 1 <= number <= len(self._rows):
            self._pick(number)
        elif event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self._move(-1 if event.key() == Qt.Key.Key_Up else 1)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._picking:
            for at, row in enumerate(self._rows, 1):
                if row.hasFocus():
                    self._pick(at)
        else:
            super().keyPressEvent(event)

    def _move(self, step: int) -> None:
        at = next((i for i, row in enumerate(self._rows) if row.hasFocus()), 0)
        if self._picking:
            self._rows[(at + step) % len(self._rows)].setFocus()

    def _pick(self, number: int) -> None:
        self.hide()
        self.picked.emit(number)

    def _close(self) -> None:
        self.hide()
        self.closed.emit()
