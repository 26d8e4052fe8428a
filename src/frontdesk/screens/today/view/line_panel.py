"""The lines after the match: one big, at most two rows, each with an optional tick."""

from PySide6.QtCore import QEvent, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from frontdesk.qt.layouts import column, row
from frontdesk.qt.look import Look
from frontdesk.qt.text import Text
from frontdesk.qt.type_style import (
    BIG_LINE,
    BIG_LINE_COMPACT,
    BIG_LINE_SLIM,
    BODY,
    SMALL,
    TITLE_2,
)
from frontdesk.qt.widgets.button import Btn
from frontdesk.qt.widgets.card_frame import CardFrame
from frontdesk.qt.widgets.glyph import Glyph
from frontdesk.qt.widgets.tick import Tick
from frontdesk.screens.today.shown import LineShown
from frontdesk.screens.today.view.line_rows import EDGE, EMPTY, LineRows
from frontdesk.screens.today.view.more_button import MoreButton

NOTHING = "Nothing to hand over today."


class BigLine(CardFrame):
    """The one line worth saying: cue, example sentence, where it comes from, three keys."""

    ticked = Signal(str)
    why_pressed = Signal()
    not_right_pressed = Signal()
    menu_wanted = Signal(QPoint)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, "say", parent)
        self._look = look
        self.key = ""
        self._glyph = Glyph(look, "inbox", 20, "say_label")
        self._title = Text(look, "", TITLE_2, "say_label")
        self.sentence = Text(look, "", BIG_LINE, "say_ink", balanced=True)
        self._source = Text(look, "", SMALL, "ink2")
        self._source_beside = Text(look, "", SMALL, "ink2", wrap=False, middle=True)
        self._said_of = ""
        self._tick = Tick(look, "Said, optional")
        self._said = Btn(look, "Said", "quiet", key="Space")
        self._why = Btn(look, "Why this line?", "quiet", key="F5")
        self._not_right = Btn(look, "Not right", "quiet", key="Del")
        self.became = MoreButton(look)
        self.became.wanted.connect(self.menu_wanted)
        self.became.hide()
        for button in (self._said, self._why, self._not_right, self._tick, self.became):
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
        self._said_of = said
        self._tick.setChecked(line.said)
        self._fit()

    def show_became(self, there: bool) -> None:
        """It is about something whose menu says what became of it."""
        self.became.setVisible(there)
        self.became.show_about(self.accessibleName() if there else "")
        self._fit_keys()

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
        head.addWidget(self._source_beside)
        words = column(look)
        words.addLayout(head)
        words.addWidget(self.sentence)
        words.addWidget(self._source)
        foot = row(look)
        foot.addWidget(self._tick)
        foot.addSpacing(-look.px(5))
        foot.addWidget(self._said)
        foot.addStretch(1)
        foot.addWidget(self.became)
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
        self._fit_keys()
        self._place_source()
        self.sentence.show_style(BIG_LINE_SLIM if look.slim else BIG_LINE_COMPACT if compact else BIG_LINE)
        self._column.setContentsMargins(0, look.px(14 if compact else 20), 0, look.px(4 if compact else 8))
        self._column.setSpacing(look.px(4 if compact else 7))
        side = look.px(14 if look.slim else 24)
        self._words.setContentsMargins(side, 0, side, 0)
        self._words.setSpacing(look.px(4 if compact else 6))
        self._head.setContentsMargins(0, 0, 0, look.px(1 if compact else 2))
        left, right = (6, 8) if look.slim else (16, 18)
        self._foot.setContentsMargins(look.px(left), 0, look.px(right), 0)

    def _fit_keys(self) -> None:
        """The keys of the buttons go where there is no room for them, then the word beside the tick."""
        look = self._look
        keys = ((self._said, "Space"), (self._why, "F5"), (self._not_right, "Del"))
        self._said.setVisible(True)
        for short in (False, True):
            for button, key in keys:
                wanted = "" if short else key
                if button.accessibleDescription() != wanted:
                    button.show_key(wanted)
            needed = sum(button.sizeHint().width() for button, _ in keys) + look.px(90)
            needed += 0 if self.became.isHidden() else self.became.sizeHint().width()
            if needed <= self.width():
                return
        self._said.setVisible(False)

    def _place_source(self) -> None:
        """Where it is from: below the sentence; beside the cue where height is dear and width is not."""
        look, words = self._look, self._said_of
        self._source_beside.show_words(words)
        taken = self._title.natural_width() + self._source_beside.natural_width() + look.px(100)
        beside = look.narrow and taken <= self.width()
        self._source_beside.setVisible(beside and bool(words))
        self._source.show_words("" if beside else words)
        self._source.setVisible(bool(words) and not beside)
        if not beside:
            self._source_beside.show_words("")

    # Qt asks

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_keys()
        self._place_source()


class LinePanel(QWidget):
    """Big line and rows; "Nothing to hand over today." where there are none.

    It asks for the height of the big line only; the rows take what is left.
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
        self._rest = LineRows(look, self)
        self.rows = self._rest.rows
        self._nothing = Text(look, NOTHING, BODY, "ink2", parent=self)
        self.big.ticked.connect(self.ticked)
        self.big.why_pressed.connect(self.why_pressed)
        self.big.not_right_pressed.connect(self.not_right_pressed)
        self._rest.ticked.connect(self.ticked)
        self._rest.chosen.connect(self.chosen)
        self._rest.left_out.connect(self._left_out)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._more = 0
        look.changed.connect(self._changed)

    def show_lines(self, big: LineShown | None, rows: tuple[LineShown, ...], more: int) -> None:
        """Fill the slots that are wanted, hide the others."""
        self.big.setVisible(big is not None)
        self._nothing.setVisible(big is None)
        # A slot that is not wanted is emptied too: what is not shown is not there to be read.
        self.big.show_line(big or EMPTY)
        self._more = more
        self._rest.show_rows(rows)
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
        left = look.px(24 - EDGE)
        self._rest.setGeometry(left, y, width - look.px(12) - left, max(0, self.height() - y))
        self._rest.place()

    def _left_out(self, count: int) -> None:
        self.behind = self._more + count
        self.hidden_changed.emit(self.behind)
