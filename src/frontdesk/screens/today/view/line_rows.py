"""The smaller lines: as many as stand whole in the room they are given, the chosen one among them."""

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QSizePolicy, QWidget

from frontdesk.qt import painting
from frontdesk.qt.accessible import Role, reads_as
from frontdesk.qt.layouts import column, row
from frontdesk.qt.look import Look
from frontdesk.qt.text import Text
from frontdesk.qt.type_style import (
    LINE_SENTENCE,
    SMALL,
    STRONG,
)
from frontdesk.qt.widgets.glyph import Glyph
from frontdesk.qt.widgets.rule import Rule
from frontdesk.qt.widgets.tick import Tick
from frontdesk.screens.today.shown import LineShown

EDGE = 14
"""Room at the left of the rows in design pixels."""
BESIDE_TICK = 54
"""Design pixels at the right of a row that mean its tick."""
EMPTY = LineShown(key="", title="", text="", source="", glyph="", said=False)


@reads_as(Role.ListItem, press="choose")
class LineRow(QFrame):
    """A smaller line: cue and sentence, a tick at the right; a click makes it the big one."""

    ticked = Signal(str)
    chosen = Signal(str)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.key = ""
        self._glyph = Glyph(look, "inbox", 20, "say_label")
        self._title = Text(look, "", STRONG)
        self._sentence = Text(look, "", LINE_SENTENCE, balanced=True)
        self._source = Text(look, "", SMALL, "ink2")
        self._tick = Tick(look, "Said, optional")
        self._tick.clicked.connect(lambda: self.ticked.emit(self.key))
        words = column(look)
        words.addWidget(self._title)
        words.addWidget(self._sentence)
        words.addWidget(self._source)
        line = row(look, self, gap=16)
        line.addWidget(self._glyph, 0, Qt.AlignmentFlag.AlignTop)
        line.addLayout(words, 1)
        line.addSpacing(-look.px(10))  # the round stands in the middle of a wide target
        line.addWidget(self._tick, 0, Qt.AlignmentFlag.AlignTop)
        self._row, self._words = line, words
        self.setAccessibleName("Line")
        self._tight = self._chosen = False
        look.changed.connect(self._fit)
        self._fit()

    def show_line(self, line: LineShown) -> None:
        """Fill it; a said line is quiet."""
        self.key = line.key
        self._glyph.show_icon(line.glyph, "say_label")
        self._title.show_words(line.title)
        self._sentence.show_words(line.text)
        self._sentence.show_colour("ink3" if line.said else "ink")
        self._sentence.setVisible(bool(line.text))
        said = ". ".join(part for part in (line.hint, line.source) if part)
        self._source.show_words(said)
        self._source.setVisible(bool(said))
        self._tick.setChecked(line.said)
        self.setAccessibleName(line.title or "Line")
        self._tick.setAccessibleName(": ".join(part for part in ("Said, optional", line.title) if part))

    def choose(self) -> None:
        """Make it the one the keys are about."""
        self.chosen.emit(self.key)

    def needed(self, width: int, *, tight: bool) -> int:
        """The height at a width, with much or little air above and below."""
        return self.heightForWidth(width) + sum(self._air(tight=tight)) - sum(self._air(tight=self._tight))

    @property
    def is_chosen(self) -> bool:
        """Space, Del and F5 are about it."""
        return self._chosen

    def show_chosen(self, chosen: bool) -> None:
        """Framed: Space, Del and F5 are about it."""
        self._chosen = chosen

    def show_tight(self, tight: bool) -> None:
        """With little air."""
        if tight != self._tight:
            self._tight = tight
            self._fit()

    # Qt asks

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        at = event.position().toPoint()
        if not self.rect().contains(at):
            return
        if at.x() >= self.width() - self._look.px(BESIDE_TICK):
            self._tick.click()  # the whole end of the row is the tick's
        else:
            self.choose()

    # ours

    def _air(self, *, tight: bool) -> tuple[int, int]:
        """Pixels above and below."""
        pad = 8 if tight or self._look.compact else 15
        return self._look.px(pad), self._look.px(pad - 1)

    def _fit(self) -> None:
        look = self._look
        above, below = self._air(tight=self._tight)
        self._row.setContentsMargins(look.px(2), above, 0, below)
        self._words.setSpacing(look.px(0 if look.compact else 1))


@reads_as(Role.List)
class LineRows(QWidget):
    """At most two rows, in the room they are given. A row that would be squeezed goes behind the arrow key:
    words are whole or not there."""

    ticked = Signal(str)
    chosen = Signal(str)
    left_out = Signal(int)
    """How many rows found no room."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._wanted = 0
        self.setAccessibleName("More lines")
        self.rows = (LineRow(look, self), LineRow(look, self))
        self._rule = Rule(look, parent=self)
        for one in self.rows:
            one.ticked.connect(self.ticked)
            one.chosen.connect(self.chosen)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        look.changed.connect(self.place)

    def show_rows(self, lines: tuple[LineShown, ...], chosen: str = "") -> None:
        """Fill them; a row that is not wanted is emptied too: what is not shown is not there to be read."""
        for at, one in enumerate(self.rows):
            line = lines[at] if at < len(lines) else EMPTY
            one.show_line(line)
            one.show_chosen(bool(line.key) and line.key == chosen)
        self._wanted = len(lines)
        self.updateGeometry()
        self.place()

    def whole_height(self) -> int:
        """What all of them need, close together."""
        wanted = self.rows[: self._wanted]
        high = sum(one.needed(max(1, self._room()), tight=True) for one in wanted)
        return high + (self._rule.height() if len(wanted) > 1 else 0)

    # Qt asks

    def paintEvent(self, event: QPaintEvent) -> None:
        look = self._look
        painter = QPainter(self)
        for one in self.rows:
            if one.is_chosen and not one.isHidden():
                frame = QRectF(one.geometry()).adjusted(-self._edge() + 1, 1, -1, -1)
                painting.box(painter, frame, look.pxf(12), None, look.colour("brand"), look.pxf(2))
        painter.end()

    def minimumSizeHint(self) -> QSize:
        """Nothing but room for the chosen row; where the pane scrolls anyway, for all."""
        wanted = self.rows[: self._wanted]
        must = [one for one in wanted if one.is_chosen] if not self._look.narrow else wanted
        high = sum(one.needed(max(1, self._room()), tight=True) for one in must)
        return QSize(self._look.px(240), high + (self._rule.height() if len(must) > 1 else 0))

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            self.place()  # a line needs another height
        return super().event(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.place()

    # ours

    def place(self) -> None:
        """Rows close up where that brings one more into sight; the chosen one is always among them."""
        roomy, close = self._fitting(tight=False), self._fitting(tight=True)
        tight = len(close) > len(roomy)
        fitting = close if tight else roomy
        y = 0
        for at, one in enumerate(fitting):
            one.show_tight(tight)
            if at:
                self._rule.setGeometry(self._edge(), y, self._room(), self._rule.height())
                y += self._rule.height()
            high = one.needed(self._room(), tight=tight)
            one.setGeometry(self._edge(), y, self._room(), high)
            y += high
        for one in self.rows:
            one.setVisible(one in fitting)
        self._rule.setVisible(len(fitting) > 1)
        self.update()
        self.left_out.emit(self._wanted - len(fitting))

    def _edge(self) -> int:
        """Room beside the words, for the frame of the chosen row."""
        return self._look.px(EDGE)

    def _room(self) -> int:
        return self.width() - self._edge()

    def _fitting(self, *, tight: bool) -> list[LineRow]:
        """The rows that stand whole in the room there is: from the first, or where that leaves it out, from
        the chosen one."""
        wanted = self.rows[: self._wanted]
        found = self._from(wanted, tight=tight)
        left_out = [one for one in wanted if one.is_chosen and one not in found]
        return self._from(tuple(left_out), tight=tight) if left_out else found

    def _from(self, rows: tuple[LineRow, ...], *, tight: bool) -> list[LineRow]:
        found: list[LineRow] = []
        y = 0
        for one in rows:
            y += one.needed(self._room(), tight=tight) + (self._rule.height() if found else 0)
            if y > self.height():
                break
            found.append(one)
        return found
