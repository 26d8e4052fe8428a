"""Two records side by side: who they are, and what both cannot be, each with the words that stand."""

from dataclasses import replace

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QGridLayout, QSizePolicy, QWidget

from frontdesk.qt import painting
from frontdesk.qt.layouts import column, empty, row
from frontdesk.qt.look import Look
from frontdesk.qt.plain_text import shown as plain
from frontdesk.qt.text import Text
from frontdesk.qt.theme import Token
from frontdesk.qt.type_style import NOTE, SMALL, SMALL_STRONG, STRONG, TITLE_2
from frontdesk.qt.widgets.card_frame import CardFrame
from frontdesk.qt.widgets.enter_presses import enter_presses
from frontdesk.screens.doubles.shown import GOES, STAYS, CompareShown, DifferenceShown, SideShown, WordsShown

_ROUND, _PAD = 18, 14
_OTHER = {Qt.Key.Key_Left: STAYS, Qt.Key.Key_Right: GOES}


class WordsChoice(QAbstractButton):
    """The words of one record; the side that stands has a filled ring. A radio button to a screen reader."""

    stepped = Signal(str)
    """← or →: the words of that side."""

    def __init__(self, look: Look, words: WordsShown, label: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.setCheckable(True)
        self.setAutoExclusive(True)
        said = ", ".join(filter(None, (label, words.text, words.told)))
        self.setAccessibleName(plain(said))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self._text = Text(look, words.text, STRONG)
        self._told = Text(look, words.told, SMALL, "ink2")
        for part in (self._text, self._told):
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        inner = column(look, self, gap=1, edges=(_PAD + _ROUND + 10, 10, _PAD, 10))
        inner.addWidget(self._text)
        inner.addWidget(self._told)
        self._told.setVisible(bool(words.told))

    def sizeHint(self) -> QSize:
        layout = self.layout()
        return layout.sizeHint() if layout is not None else QSize()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        layout = self.layout()
        return layout.heightForWidth(width) if layout is not None else 0

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            event.ignore()  # a key of the screen
        elif (side := _OTHER.get(Qt.Key(event.key()))) is not None:
            self.stepped.emit(side)
        elif not enter_presses(self, event):
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        look, on, live = self._look, self.isChecked(), self.isEnabled()
        edge = look.px(4)
        rect = QRectF(self.rect()).adjusted(edge, edge, -edge, -edge)
        painter = QPainter(self)
        ground: Token = "brand_soft" if on else "surface"
        if self.underMouse() and live and not on:
            ground = "track"
        border = look.colour("brand" if on else "line2")
        width = look.pxf(1.6 if on else painting.HAIR)
        painting.box(painter, rect, look.pxf(12), look.colour(ground), border, width)
        size = look.pxf(_ROUND)
        ring = QRectF(rect.left() + look.px(_PAD - 4), rect.top() + look.px(9), size, size)
        painting.box(painter, ring, size / 2, None, look.colour("brand" if on else "line2"), look.pxf(1.8))
        if on:
            inset = size * 0.28
            dot = ring.adjusted(inset, inset, -inset, -inset)
            painting.box(painter, dot, dot.width() / 2, look.colour("brand"))
        if self.hasFocus():
            painting.focus_ring(painter, look, rect, look.pxf(12))
        painter.end()


class SideBySide(QWidget):
    """Everything about one pair. ``picked(difference, side)``."""

    picked = Signal(str, str)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._shown: CompareShown | None = None
        self.choices: dict[tuple[str, str], WordsChoice] = {}
        self._column = column(look, self, gap=14)

    def show_pair(self, shown: CompareShown | None) -> None:
        """Built anew where something differs; the keys stay where they were."""
        if shown == self._shown:
            return
        if (
            shown is not None
            and self._shown is not None
            and _without_picks(shown) == _without_picks(self._shown)
        ):
            self._shown = shown
            for one in shown.differences:
                self.choices[one.key, one.pick].setChecked(True)
            return
        held = next((key for key, one in self.choices.items() if one.hasFocus()), None)
        self._shown = shown
        self.choices = {}
        empty(self._column)
        if shown is None:
            return
        look = self._look
        self._column.addWidget(self._heads(shown))
        for one in shown.differences:
            self._column.addWidget(self._difference(one))
        if not shown.differences:
            self._column.addWidget(Text(look, "Nothing speaks against it: both say the same.", NOTE, "ink2"))
        if shown.joined:
            self._column.addWidget(Text(look, shown.joined, NOTE, "ink2"))
        if held in self.choices:
            self.choices[held].setFocus(Qt.FocusReason.OtherFocusReason)

    # ours

    def _step(self, key: str, side: str) -> None:
        self.choices[key, side].setFocus(Qt.FocusReason.TabFocusReason)
        self.picked.emit(key, side)

    def _heads(self, shown: CompareShown) -> QWidget:
        look, whole = self._look, QWidget()
        grid = _thirds(look, whole)
        for at, (side, stands) in enumerate(
            ((shown.stays, "This record stays"), (shown.goes, "This one goes into it"))
        ):
            grid.addWidget(self._head(side, stands), 0, at)
        if shown.why:
            grid.addWidget(Text(look, shown.why, NOTE, "ink2"), 1, 0, 1, 2)
        return whole

    def _head(self, side: SideShown, stands: str) -> QWidget:
        look = self._look
        holder, frame = QWidget(), CardFrame(look, "side")
        column(look, holder, edges=(4, 0, 4, 0)).addWidget(frame)
        inner = column(look, frame, gap=2, edges=(16, 12, 16, 12))
        inner.addWidget(Text(look, stands, SMALL_STRONG, "ink2"))
        inner.addWidget(Text(look, side.name, TITLE_2))
        for line in side.lines:
            inner.addWidget(Text(look, line, NOTE, "ink2"))
        return holder

    def _difference(self, one: DifferenceShown) -> QWidget:
        look, whole = self._look, QWidget()
        grid = _thirds(look, whole)
        head = row(look, gap=10, edges=(4, 0, 4, 0))
        head.addWidget(Text(look, one.label, STRONG, wrap=False))
        if one.fixed:
            head.addWidget(Text(look, one.fixed, SMALL, "ink2"), 1)
        head.addStretch(1)
        grid.addLayout(head, 0, 0, 1, 2)
        group = QButtonGroup(whole)
        for at, (side, words) in enumerate(((STAYS, one.stays), (GOES, one.goes))):
            choice = WordsChoice(look, words, one.label)
            choice.setChecked(side == one.pick)
            choice.setEnabled(not one.fixed)
            choice.clicked.connect(lambda _=False, side=side: self.picked.emit(one.key, side))
            choice.stepped.connect(lambda side: self._step(one.key, side))
            group.addButton(choice)
            self.choices[one.key, side] = choice
            grid.addWidget(choice, 1, at)
        return whole


def _without_picks(shown: CompareShown) -> CompareShown:
    return replace(shown, differences=tuple(replace(one, pick="") for one in shown.differences))


def _thirds(look: Look, on: QWidget) -> QGridLayout:
    grid = QGridLayout(on)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(look.px(12))
    grid.setVerticalSpacing(look.px(4))
    for at in (0, 1):
        grid.setColumnStretch(at, 1)
        grid.setColumnMinimumWidth(at, look.px(120))
    return grid
