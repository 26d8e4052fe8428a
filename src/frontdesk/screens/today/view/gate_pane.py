"""The look-alike gate: ask, type day and month of birth; nothing of either card shows before."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from frontdesk.qt.layouts import column, row
from frontdesk.qt.look import Look
from frontdesk.qt.text import Text
from frontdesk.qt.type_style import BIG_LINE, BODY, NAME, NEED, NOTE, SMALL_STRONG, SOUND, STRONG, TITLE_2
from frontdesk.qt.widgets.button import Btn
from frontdesk.qt.widgets.card_frame import CardFrame
from frontdesk.qt.widgets.digit_boxes import DigitBoxes
from frontdesk.qt.widgets.glyph import Glyph
from frontdesk.screens.today.shown import GateRow, GateShown

TYPE = "Ask, then type day and month of birth"
OPENS = "The right card opens on the fourth digit. Nothing from either card shows before."


class Candidate(CardFrame):
    """One of the people; a press picks it only where the digits fit several."""

    picked = Signal(str)

    def __init__(self, look: Look, one: GateRow, *, pick: bool, parent: QWidget | None = None) -> None:
        super().__init__(look, "white", parent)
        words = column(look)
        words.addWidget(Text(look, one.board_name, NEED))
        words.addWidget(Text(look, one.beside, BODY.sized(14, 20), "ink2"))
        line = row(look, self, gap=16, edges=(20, 11, 18, 11))
        line.addWidget(Glyph(look, "equal-approximately", 22))
        line.addLayout(words, 1)
        line.addWidget(Text(look, one.time, TITLE_2.weighing(500), "ink2", wrap=False))
        if pick:
            button = Btn(look, "This one", "secondary", dense=True)
            button.clicked.connect(lambda: self.picked.emit(one.visit_id))
            line.addWidget(button)


class GatePane(QWidget):
    """Two people today look alike."""

    digits_typed = Signal(str)
    picked = Signal(str)
    put_away = Signal()
    hide_pressed = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._rows: tuple[GateRow, ...] | None = None
        self._title = Text(look, "", STRONG)
        self._name = Text(look, "", NAME, wrap=False)
        self._say = Text(look, "say", BODY.sized(17, 24), "ink2", wrap=False)
        self._sound = Text(look, "", SOUND, "say_label", wrap=False)
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
        self.digits.completed.connect(self.digits_typed)
        self._build()

    def show_gate(self, gate: GateShown) -> None:
        """Fill it; new people clear the digits."""
        fresh = gate.rows != self._rows or gate.pick
        self._title.show_words(gate.title)
        self._name.show_words(gate.name)
        self._say.setVisible(bool(gate.say))
        self._sound.show_words(gate.say)
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

    def forget(self) -> None:
        """Nobody of the gate stays in a widget."""
        self._name.show_words("")
        self._sound.show_words("")
        self._show_rows((), pick=False)

    # ours

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

    def _build(self) -> None:
        look = self._look
        head = row(look, edges=(0, 0, -6, 0))
        head.addWidget(self._title, 1)
        head.addWidget(self._hide)
        name = row(look, gap=10)
        name.addWidget(self._name)
        for part in (self._say, self._sound):
            holder = column(look, edges=(0, 0, 0, 4))
            holder.addStretch(1)
            holder.addWidget(part)
            name.addLayout(holder)
        name.addStretch(1)
        say = CardFrame(look, "say")
        inside = column(look, say, gap=8, edges=(24, 20, 24, 20))
        inside.addWidget(Text(look, TYPE, TITLE_2))
        inside.addWidget(self._sentence)
        entry = row(look, gap=24)
        entry.addWidget(self.digits, 0, Qt.AlignmentFlag.AlignTop)
        entry.addStretch(1)
        entry.addWidget(Text(look, OPENS, NOTE, "ink2"), 2)
        left = column(look, gap=16)
        left.addWidget(say)
        left.addLayout(entry)
        left.addWidget(self._trouble)
        left.addWidget(Text(look, "One of these", SMALL_STRONG, "ink2"))
        left.addLayout(self._people)
        left.addStretch(1)
        foot = row(look, edges=(-18, 0, 0, 0))
        foot.addWidget(self._again)
        foot.addStretch(1)
        left.addLayout(foot)
        why = CardFrame(look, "side")
        reason = column(look, why, gap=10, edges=(18, 14, 18, 16))
        asked = row(look, gap=10)
        asked.addWidget(Glyph(look, "equal-approximately", 16))
        asked.addWidget(Text(look, "Why am I asked?", STRONG), 1)
        reason.addLayout(asked)
        for text in self._why:
            reason.addWidget(text)
        right = column(look)
        right.addWidget(why)
        right.addStretch(1)
        body = row(look, gap=18, edges=(0, 18, 0, 0))
        body.addLayout(left, 2)
        body.addLayout(right, 1)
        whole = column(look, self, edges=(32, 10, 28, 14))
        whole.addLayout(head)
        whole.addLayout(name)
        whole.addWidget(self._under)
        whole.addLayout(body, 1)
