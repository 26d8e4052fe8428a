"""The lines after the match: one big, at most two rows, each with an optional tick."""

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QSizePolicy, QWidget

from frontdesk.qt.layouts import column, row
from frontdesk.qt.look import Look
from frontdesk.qt.text import Text
from frontdesk.qt.type_style import (
    BIG_LINE,
    BIG_LINE_COMPACT,
    BODY,
    LINE_SENTENCE,
    SMALL,
    STRONG,
    TITLE_2,
)
from frontdesk.qt.widgets.button import Btn
from frontdesk.qt.widgets.card_frame import CardFrame
from frontdesk.qt.widgets.glyph import Glyph
from frontdesk.qt.widgets.rule import Rule
from frontdesk.qt.widgets.tick import Tick
from frontdesk.screens.today.shown import LineShown

NOTHING = "Nothing to hand over today."
NO_LINE = LineShown("", "", "", "", "inbox", said=False)
"""What stands in a slot that is not wanted: nothing of anybody."""
EMPTY = LineShown(key="", title="", text="", source="", glyph="", said=False)


class BigLine(CardFrame):
    """The one line worth saying: cue, example sentence, where it comes from, three keys."""

    ticked = Signal(str)
    why_pressed = Signal()
    not_right_pressed = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, "say", parent)
        self._look = look
        self.key = ""
        self._glyph = Glyph(look, "inbox", 20, "say_label")
        self._title = Text(look, "", TITLE_2, "say_label")
        self.sentence = Text(look, "", BIG_LINE, "say_ink", balanced=True)
        self._source = Text(look, "", SMALL, "ink2")
        self._tick = Tick(look, "Said, optional")
        self._said = Btn(look, "Said", "quiet", key="Space")
        self._why = Btn(look, "Why this line?", "quiet", key="F5")
        self._not_right = Btn(look, "Not right", "quiet", key="Del")
        for button in (self._said, self._why, self._not_right, self._tick):
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._tick.clicked.connect(lambda: self.ticked.emit(self.key))
        self._said.clicked.connect(lambda: self.ticked.emit(self.key))
        self._why.clicked.connect(self.why_pressed)
        self._not_right.clicked.connect(self.not_right_pressed)
        self._build()
        look.changed.connect(self._fit)

    def show_line(self, line: LineShown) -> None:
        """Fill it; the accessible name is the cue, the sentence is read as text."""
        self.key = line.key
        self.setAccessibleName(line.title)
        self._glyph.show_icon(line.glyph, "say_label")
        self._title.show_words(line.title)
        self.sentence.show_words(line.text)
        self.sentence.setVisible(bool(line.text))
        said = ". ".join(part for part in (line.hint, line.source) if part)
        self._source.show_words(said)
        self._source.setVisible(bool(said))
        self._tick.setChecked(line.said)
        self._fit()

    # ours

    def _build(self) -> None:
        look = self._look
        self._column = column(look, self)
        head = row(look, gap=10)
        beside = column(look, edges=(0, 3, 0, 0))
        beside.addWidget(self._glyph)
        beside.addStretch(1)
        head.addLayout(beside)
        head.addWidget(self._title, 1)
        words = column(look)
        words.addLayout(head)
        words.addWidget(self.sentence)
        words.addWidget(self._source)
        foot = row(look)
        foot.addWidget(self._tick)
        foot.addSpacing(-look.px(5))
        foot.addWidget(self._said)
        foot.addStretch(1)
        foot.addWidget(self._why)
        foot.addSpacing(look.px(6))
        foot.addWidget(self._not_right)
        self._column.addLayout(words)
        self._column.addLayout(foot)
        self._words, self._head, self._foot = words, head, foot
        self._fit()

    def _fit(self) -> None:
        look = self._look
        compact = look.compact
        self._said.setVisible(not look.narrow)
        self.sentence.show_style(BIG_LINE_COMPACT if compact else BIG_LINE)
        self._column.setContentsMargins(0, look.px(14 if compact else 20), 0, look.px(4 if compact else 8))
        self._column.setSpacing(look.px(4 if compact else 7))
        self._words.setContentsMargins(look.px(24), 0, look.px(24), 0)
        self._words.setSpacing(look.px(4 if compact else 6))
        self._head.setContentsMargins(0, 0, 0, look.px(1 if compact else 2))
        self._foot.setContentsMargins(look.px(16), 0, look.px(18), 0)


class LineRow(QFrame):
    """A smaller line: cue and sentence, a tick at the right; a click makes it the big one."""

    ticked = Signal(str)
    chosen = Signal(str)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._key = ""
        self._glyph = Glyph(look, "inbox", 20, "say_label")
        self._title = Text(look, "", STRONG)
        self._sentence = Text(look, "", LINE_SENTENCE, balanced=True)
        self._source = Text(look, "", SMALL, "ink2")
        self._tick = Tick(look, "Said, optional")
        self._tick.clicked.connect(lambda: self.ticked.emit(self._key))
        words = column(look)
        words.addWidget(self._title)
        words.addWidget(self._sentence)
        words.addWidget(self._source)
        line = row(look, self, gap=16)
        line.addWidget(self._glyph, 0, Qt.AlignmentFlag.AlignTop)
        line.addLayout(words, 1)
        line.addWidget(self._tick, 0, Qt.AlignmentFlag.AlignTop)
        self._row, self._words = line, words
        self._tight = False
        look.changed.connect(self._fit)
        self._fit()

    def show_line(self, line: LineShown) -> None:
        """Fill it; a said line is quiet."""
        self._key = line.key
        self._glyph.show_icon(line.glyph, "say_label")
        self._title.show_words(line.title)
        self._sentence.show_words(line.text)
        self._sentence.show_colour("ink3" if line.said else "ink")
        self._sentence.setVisible(bool(line.text))
        said = ". ".join(part for part in (line.hint, line.source) if part)
        self._source.show_words(said)
        self._source.setVisible(bool(said))
        self._tick.setChecked(line.said)
        self._tick.setAccessibleName(f"Said, optional: {line.title}")

    def needed(self, width: int, *, tight: bool) -> int:
        """The height at a width, with much or little air above and below."""
        now, then = self._pad(tight=self._tight), self._pad(tight=tight)
        return self.heightForWidth(width) + 2 * (self._look.px(then) - self._look.px(now))

    def show_tight(self, tight: bool) -> None:
        """With little air."""
        if tight != self._tight:
            self._tight = tight
            self._fit()

    # Qt asks

    def mouseReleaseEvent(self, event) -> None:  # type: ignore[no-untyped-def]
        if self.rect().contains(event.position().toPoint()):
            self.chosen.emit(self._key)

    # ours

    def _pad(self, *, tight: bool) -> int:
        return 8 if tight or self._look.compact else 15

    def _fit(self) -> None:
        look = self._look
        pad = self._pad(tight=self._tight)
        self._row.setContentsMargins(look.px(2), look.px(pad), 0, look.px(pad - 1))
        self._words.setSpacing(look.px(0 if look.compact else 1))


class LinePanel(QWidget):
    """Big line and rows; "Nothing to hand over today." where there are none.

    It asks for the height of the big line only. A row that would be squeezed goes behind the arrow key:
    words are whole or not there.
    """

    ticked = Signal(str)
    chosen = Signal(str)
    why_pressed = Signal()
    not_right_pressed = Signal()
    hidden_changed = Signal(int)
    """How many lines stand behind the arrow key, after those that found no room."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.behind = 0
        self.big = BigLine(look, self)
        self.rows = (LineRow(look, self), LineRow(look, self))
        self._rule = Rule(look, parent=self)
        self._nothing = Text(look, NOTHING, BODY, "ink2", parent=self)
        self.big.ticked.connect(self.ticked)
        self.big.why_pressed.connect(self.why_pressed)
        self.big.not_right_pressed.connect(self.not_right_pressed)
        for one in self.rows:
            one.ticked.connect(self.ticked)
            one.chosen.connect(self.chosen)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._wanted = self._more = 0
        look.changed.connect(self._changed)

    def show_lines(self, big: LineShown | None, rows: tuple[LineShown, ...], more: int) -> None:
        """Fill the slots that are wanted, hide the others."""
        self.big.setVisible(big is not None)
        self._nothing.setVisible(big is None)
        # A slot that is not wanted is emptied too: what is not shown is not there to be read.
        self.big.show_line(big or EMPTY)
        for i, one in enumerate(self.rows):
            one.show_line(rows[i] if i < len(rows) else EMPTY)
        self._wanted, self._more = len(rows), more
        self._changed()

    # Qt asks

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        first = self._nothing if self.big.isHidden() else self.big
        return first.heightForWidth(width)

    def sizeHint(self) -> QSize:
        return QSize(self._look.px(480), self.heightForWidth(max(self.width(), self._look.px(320))))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._look.px(280), self._look.px(60))

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            self._changed()  # a line needs another height
        return super().event(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    # ours

    def _changed(self) -> None:
        self.updateGeometry()
        self._place()

    def _place(self) -> None:
        look, width = self._look, self.width()
        y = self.heightForWidth(width)
        self.big.setGeometry(0, 0, width, y)
        self._nothing.setGeometry(0, 0, width, y)
        left, room = look.px(24), width - look.px(36)
        wanted = self.rows[: self._wanted]
        # Rows close up where that keeps all of them in sight.
        roomy, close = (
            y + self._rule.height() + sum(one.needed(room, tight=tight) for one in wanted)
            for tight in (False, True)
        )
        tight = close <= self.height() < roomy
        shown = 0
        for one in wanted:
            one.show_tight(tight)
            rule = self._rule.height() if shown else 0
            high = one.needed(room, tight=tight)
            if y + rule + high > self.height():
                break
            if rule:
                self._rule.setGeometry(left, y, room, rule)
            one.setGeometry(left, y + rule, room, high)
            y += rule + high
            shown += 1
        for i, one in enumerate(self.rows):
            one.setVisible(i < shown)
        self._rule.setVisible(shown > 1)
        self.behind = self._more + self._wanted - shown
        self.hidden_changed.emit(self.behind)
