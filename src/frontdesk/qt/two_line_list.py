"""A list at the left: a title and a small line below it. Arrows move, the row in front is marked."""

from collections.abc import Sequence
from typing import Protocol

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from frontdesk.qt import painting
from frontdesk.qt.layouts import column, empty, scrolling
from frontdesk.qt.look import Look
from frontdesk.qt.plain_text import shown as plain
from frontdesk.qt.text import Text
from frontdesk.qt.type_style import NOTE, SMALL, SMALL_STRONG, STRONG
from frontdesk.qt.widgets.enter_presses import enter_presses

_HIGH, _PAD = 62, 12
_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class TwoLines(Protocol):
    """What a row shows; equal rows are drawn once."""

    @property
    def key(self) -> str: ...
    @property
    def title(self) -> str: ...
    @property
    def note(self) -> str: ...
    @property
    def tag(self) -> str:
        """A word at the right; may be empty."""


class TwoLineRow(QAbstractButton):
    """A title, and under it why it is in the list."""

    stepped = Signal(int)

    def __init__(self, look: Look, shown: TwoLines, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.row = shown
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.setAccessibleName(plain(", ".join(filter(None, (shown.title, shown.tag, shown.note)))))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        look.changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        return QSize(self._look.px(240), self._look.px(_HIGH))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = _STEPS.get(Qt.Key(event.key()))
        if step is not None:
            self.stepped.emit(step)
        elif event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            event.ignore()  # a key of the screen
        elif not enter_presses(self, event):
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        look, here = self._look, self.isChecked()
        shape = QRectF(self.rect()).adjusted(look.px(3), look.px(2), -look.px(3), -look.px(2))
        painter = QPainter(self)
        if here or self.underMouse():
            border = look.colour("ink") if here and look.theme.high_contrast else None
            painting.box(painter, shape, look.pxf(10), look.colour("brand_soft" if here else "track"), border)
        left, right = shape.left() + look.px(_PAD), shape.right() - look.px(_PAD)
        top, half = shape.top() + look.px(7), look.px(22)
        tag = self.row.tag
        wide = QFontMetricsF(look.font(SMALL_STRONG)).horizontalAdvance(tag) + look.px(10) if tag else 0
        ink = look.colour("brand_ink" if here else "ink")
        self._line(
            painter, QRectF(left, top, right - left - wide, half), self.row.title, strong=True, ink=ink
        )
        if tag:
            place = QRectF(right - wide, top, wide, half)
            align = Qt.AlignmentFlag.AlignRight
            painting.words(painter, look, place, tag, SMALL_STRONG, look.colour("ok"), align)
        below = QRectF(left, top + half + look.px(2), right - left, look.px(18))
        self._line(painter, below, self.row.note, strong=False, ink=look.colour("ink2"))
        if self.hasFocus():
            inset = look.pxf(1.5)
            ring = shape.adjusted(inset, inset, -inset, -inset)
            painting.box(painter, ring, look.pxf(10), None, look.colour("focus"), look.pxf(3))
        painter.end()

    def _line(self, painter: QPainter, place: QRectF, text: str, *, strong: bool, ink: object) -> None:
        style = STRONG if strong else SMALL
        metrics = QFontMetricsF(self._look.font(style))
        cut = metrics.elidedText(plain(text), Qt.TextElideMode.ElideRight, place.width())
        painting.words(painter, self._look, place, cut, style, ink)  # type: ignore[arg-type]  # a colour


class TwoLineList(QWidget):
    """``picked(key)``; what stands in its place where there is no row."""

    picked = Signal(str)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.rows: list[TwoLineRow] = []
        self._shown: tuple[TwoLines, ...] = ()
        self.empty = Text(look, "", NOTE, "ink2")
        inner = QWidget()
        self._column = column(look, gap=2)
        whole = column(look, inner)
        whole.addLayout(self._column)
        whole.addStretch(1)
        self.area = scrolling(look, inner, "canvas")
        page = column(look, self, gap=8)
        page.addWidget(self.empty)
        page.addWidget(self.area, 1)

    def show_rows(self, rows: Sequence[TwoLines], chosen: str, instead: str) -> None:
        """Built anew where something differs; the keys stay on the row in front."""
        had = any(one.hasFocus() for one in self.rows)
        if tuple(rows) != self._shown:
            self._shown = tuple(rows)
            self.rows = []
            empty(self._column)
            for each in rows:
                one = TwoLineRow(self._look, each)
                one.clicked.connect(lambda _=False, key=each.key: self.picked.emit(key))
                one.stepped.connect(lambda step, key=each.key: self._step(key, step))
                self.rows.append(one)
                self._column.addWidget(one)
        for one in self.rows:
            one.setChecked(one.row.key == chosen)
            if had and one.isChecked():
                one.setFocus(Qt.FocusReason.OtherFocusReason)
        self.empty.show_words(instead)
        self.empty.setVisible(bool(instead))
        self.area.setVisible(bool(rows))

    def focus_here(self) -> None:
        """The keys go to the row in front."""
        row = next((one for one in self.rows if one.isChecked()), *self.rows[:1])
        row.setFocus(Qt.FocusReason.OtherFocusReason)

    def _step(self, key: str, step: int) -> None:
        at = [one.row.key for one in self.rows].index(key)
        to = self.rows[max(0, min(at + step, len(self.rows) - 1))]
        to.setFocus(Qt.FocusReason.TabFocusReason)
        self.area.ensureWidgetVisible(to)
        if to.row.key != key:
            self.picked.emit(to.row.key)
