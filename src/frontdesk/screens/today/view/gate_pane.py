"""The look-alike gate: ask, type day and month of birth; nothing of either card shows before."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QSizePolicy, QWidget

from frontdesk.qt import painting
from frontdesk.qt.accessible import Role, read_before, reads_as, say_politely
from frontdesk.qt.layouts import column, row
from frontdesk.qt.look import RESERVE, Look
from frontdesk.qt.text import Text
from frontdesk.qt.type_style import BIG_LINE, BIG_LINE_SLIM, BODY, NEED, NOTE, SMALL_STRONG, STRONG, TITLE_2
from frontdesk.qt.widgets.button import Btn
from frontdesk.qt.widgets.card_frame import CardFrame
from frontdesk.qt.widgets.digit_boxes import DigitBoxes
from frontdesk.qt.widgets.glyph import Glyph
from frontdesk.qt.widgets.need_tile import COLUMN_GAP
from frontdesk.qt.widgets.scroll_pane import ScrollPane
from frontdesk.screens.today.shown import GateRow, GateShown
from frontdesk.screens.today.view.drawer import BoardButton
from frontdesk.screens.today.view.grid import NO_LIMIT, columns, margins
from frontdesk.screens.today.view.name_line import NameLine

TYPE = "Ask, then type day and month of birth"
OPENS = "The right card opens on the fourth digit. Nothing from either card shows before."


class Badge(QWidget):
    """The round mark before a person at the gate."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        look.changed.connect(self.updateGeometry)

    # Qt asks

    def sizeHint(self) -> QSize:
        return QSize(self._look.px(40), self._look.px(40))

    def paintEvent(self, event: QPaintEvent) -> None:
        look, rect = self._look, QRectF(self.rect())
        inset = (rect.width() - look.px(18)) / 2
        painter = QPainter(self)
        painting.box(painter, rect, rect.width() / 2, look.colour("track"))
        painting.glyph(painter, look, "equal-approximately", look.colour("ink2"), inset, inset, 18)
        painter.end()


@reads_as(Role.ListItem)
class Candidate(CardFrame):
    """One of the people; a press picks it only where the digits fit several."""

    picked = Signal(str)

    def __init__(self, look: Look, one: GateRow, *, pick: bool, parent: QWidget | None = None) -> None:
        super().__init__(look, "white", parent)
        self.setAccessibleName(", ".join(part for part in (one.time, one.board_name, one.beside) if part))
        words = column(look, gap=3)
        words.addWidget(Text(look, one.board_name, NEED))
        words.addWidget(Text(look, one.beside, NOTE, "ink2"))
        line = row(look, self, gap=14, edges=(16, 13, 22, 13))
        line.addWidget(Badge(look))
        line.addLayout(words, 1)
        line.addWidget(Text(look, one.time, TITLE_2.weighing(500), "ink2", wrap=False))
        if pick:
            button = Btn(look, "This one", "secondary", dense=True)
            button.setAccessibleName(f"This one: {one.time}, {one.board_name}")
            button.clicked.connect(lambda: self.picked.emit(one.visit_id))
            line.addWidget(button)


class GatePane(ScrollPane):
    """Two people today look alike."""

    digits_typed = Signal(str)
    picked = Signal(str)
    put_away = Signal()
    hide_pressed = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent=parent)
        self._look = look
        self._shown: GateShown | None = None
        self._rows: tuple[GateRow, ...] | None = None
        self._title = Text(look, "", STRONG, middle=True)
        self._name = NameLine(look)
        self._under = Text(look, "", BODY, "ink2")
        self._sentence = Text(look, "", BIG_LINE.sized(23, 31), "say_ink", balanced=True)
        self.digits = DigitBoxes(look, accessible="Day and month of birth", letters="DDMM")
        self._trouble = Text(look, "", BODY, "alert")
        self._why = [Text(look, "", NOTE, "ink2"), Text(look, "", NOTE, "ink2")]
        self._hide = Btn(look, "Hide", "secondary", icon="eye-off", key="F9", dense=True)
        self._again = Btn(look, "Neither: find again", "ghost", icon="search", key="Esc", dense=True)
        self._people = column(look, gap=10)
        self._hide.clicked.connect(self.hide_pressed)
        self._again.clicked.connect(self.put_away)
        self.digits.completed.connect(self._typed)
        self._why_box = self._reason()
        self._build()

    def show_gate(self, gate: GateShown) -> None:
        """Fill it; new people or a new answer clear the digits, the same gate once more does not."""
        if gate == self._shown:
            return
        self._shown = gate
        fresh = gate.rows != self._rows or gate.pick
        self._title.show_words(gate.title)
        self._name.show_name(gate.name, gate.say, ask=False)
        self._under.show_words(gate.under)
        self._sentence.show_words(gate.sentence)
        for text, words in zip(self._why, gate.why, strict=True):
            text.show_words(words)
        self._trouble.show_words(gate.trouble)
        self._trouble.setVisible(bool(gate.trouble))
        if fresh:
            self._show_people(gate)
        if gate.trouble or fresh:
            self.digits.empty()
        say_politely(self.digits, gate.trouble)

    def forget(self) -> None:
        """Nobody of the gate stays in a widget."""
        self._shown = None
        self._name.show_name("", "", ask=False)
        self._show_rows((), pick=False)

    # Qt asks

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._columns()

    # ours

    def _typed(self, digits: str) -> None:
        """Told, then empty: another date can be typed at once."""
        self.digits_typed.emit(digits)
        self.digits.clear()

    def _show_people(self, gate: GateShown) -> None:
        self._show_rows(gate.rows, pick=gate.pick)

    def _show_rows(self, rows: tuple[GateRow, ...], *, pick: bool) -> None:
        self._rows = rows
        while (item := self._people.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.setParent(None)
                widget.deleteLater()
        for one in rows:
            candidate = Candidate(self._look, one, pick=pick)
            candidate.picked.connect(self.picked)
            self._people.addWidget(candidate)
            read_before(candidate, self._again)

    def _build(self) -> None:
        look = self._look
        head = row(look, edges=(RESERVE, 0, 0, 0))
        head.addWidget(BoardButton(look, parent=self))
        head.addWidget(self._title, 1)
        head.addWidget(self._hide)
        name = self._naming = column(look)
        name.addWidget(self._name)
        name.addSpacing(look.px(6))
        name.addWidget(self._under)
        right = column(look)
        right.addWidget(self._why_box)
        right.addStretch(1)
        self._body = row(look)
        self._body.addLayout(self._asking(), 1)
        self._body.addLayout(right)
        whole = column(look, self.inner)
        whole.addLayout(head)
        whole.addSpacing(-look.px(4))
        whole.addLayout(name)
        whole.addLayout(self._body, 1)
        self._whole = whole
        look.changed.connect(self._fit)
        self._fit()

    def _asking(self) -> QBoxLayout:
        """What to say, where to type, and who it may be."""
        look = self._look
        say = CardFrame(look, "say")
        self._asked = Text(look, TYPE, TITLE_2)
        inside = self._inside = column(look, say, gap=10)
        inside.addWidget(self._asked)
        inside.addWidget(self._sentence)
        entry = self._entry = row(look, gap=24)
        entry.addWidget(self.digits, 0, Qt.AlignmentFlag.AlignTop)
        entry.addWidget(Text(look, OPENS, NOTE, "ink2"), 1)
        foot = self._foot = row(look)
        foot.addSpacing(-look.px(18))
        foot.addWidget(self._again)
        foot.addStretch(1)
        left = column(look)
        left.addWidget(say)
        left.addSpacing(look.px(24))
        left.addLayout(entry)
        left.addSpacing(look.px(16))
        left.addWidget(self._trouble)
        left.addSpacing(look.px(8))
        left.addWidget(Text(look, "One of these", SMALL_STRONG, "ink2"))
        left.addSpacing(look.px(8))
        left.addLayout(self._people)
        left.addStretch(1)
        left.addLayout(foot)
        return left

    def _reason(self) -> CardFrame:
        """Why the desk is asked for this."""
        look = self._look
        box = CardFrame(look, "side")
        reason = column(look, box, gap=10, edges=(16, 14, 16, 16))
        asked = row(look, gap=10)
        asked.addWidget(Glyph(look, "equal-approximately", 16))
        asked.addWidget(Text(look, "Why am I asked?", STRONG), 1)
        reason.addLayout(asked)
        for text in self._why:
            holder = row(look, edges=(26, 0, 0, 0))
            holder.addWidget(text)
            reason.addLayout(holder)
        return box

    def _columns(self) -> None:
        look, width = self._look, self.viewport().width()
        direction = QBoxLayout.Direction
        self._body.setDirection(direction.TopToBottom if look.narrow else direction.LeftToRight)
        if look.narrow:
            self._why_box.setMinimumWidth(0)
            self._why_box.setMaximumWidth(NO_LIMIT)
        else:
            self._why_box.setFixedWidth(columns(look, width)[2][1])
        ring = look.px(RESERVE)
        left, right = margins(look, width)
        top, low = (12, 8) if look.compact else (16, 14)
        self._whole.setContentsMargins(left - ring, look.px(top) - ring, right - ring, look.px(low))

    def _fit(self) -> None:
        look = self._look
        ring = look.px(RESERVE)
        self._naming.setContentsMargins(ring, look.px(6 if look.narrow else 0), ring, 0)
        self._hide.setVisible(not look.slim)  # the strip has its own
        direction = QBoxLayout.Direction
        self._entry.setDirection(direction.TopToBottom if look.slim else direction.LeftToRight)
        self._entry.setSpacing(look.px(8 if look.slim else 24))
        self._asked.show_style(STRONG if look.slim else TITLE_2)
        across, down = (14, 12) if look.slim else (24, 20)
        self._foot.setContentsMargins(look.px(3 if look.slim else 0), 0, 0, 0)  # else it begins outside
        self._inside.setContentsMargins(look.px(across), look.px(down), look.px(across), look.px(down))
        self._sentence.show_style(BIG_LINE_SLIM if look.slim else BIG_LINE.sized(23, 31))
        self._body.setContentsMargins(ring, look.px(10 if look.compact else 22), ring, 0)
        self._body.setSpacing(look.px(COLUMN_GAP))
        self._columns()
