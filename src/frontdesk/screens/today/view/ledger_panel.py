"""What we promised, on the idle screen: rows with a tick and a menu, the rest behind a count that opens."""

from PySide6.QtCore import QPoint, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from frontdesk.qt.layouts import column, row
from frontdesk.qt.look import Look
from frontdesk.qt.text import Text
from frontdesk.qt.type_style import BODY, SMALL, TITLE_2
from frontdesk.qt.widgets.button import Btn
from frontdesk.qt.widgets.card_frame import CardFrame
from frontdesk.qt.widgets.glyph import Glyph
from frontdesk.qt.widgets.rule import Rule
from frontdesk.qt.widgets.tick import Tick
from frontdesk.screens.today.shown_owed import NOTHING_OWED, LedgerShown, OwedShown
from frontdesk.screens.today.view.more_button import MoreButton

TITLE = "What we promised"
_WIDE = 380
"""Design pixels: narrower, the one tap stands below the words."""
_NOTHING = OwedShown("", "", "", "", ready=False, can_tick=False)


class OwedRow(QWidget):
    """One promise: ready or not, for whom, how it stands, the one tap that says it was told, and the rest."""

    ticked = Signal(str)
    told = Signal(str)
    menu_wanted = Signal(str, QPoint)

    def __init__(self, look: Look, *, first: bool) -> None:
        super().__init__()
        self._look = look
        self._shown = _NOTHING
        self.tick = Tick(look, "Ready to hand over")
        self.tick.clicked.connect(lambda: self.ticked.emit(self._shown.id))
        self._what = Text(look, "", BODY.sized(16, 24))
        self._note = Text(look, "", SMALL, "ink2")
        self._glyph = Glyph(look, "bookmark", 18)
        self.tell = Btn(look, "Patient told", "secondary", icon="check", dense=True)
        self.tell.clicked.connect(lambda: self.told.emit(self._shown.id))
        self.more = MoreButton(look)
        self.more.wanted.connect(lambda at: self.menu_wanted.emit(self._shown.id, at))
        whole = column(look, self)
        if not first:
            whole.addWidget(Rule(look))
        line = row(look, gap=8, edges=(0, 8, 0, 8))
        words = column(look, gap=3)
        words.addWidget(self._what)
        words.addWidget(self._note)
        self._said = row(look, gap=8)
        self._said.addLayout(words, 1)
        self._said.addWidget(self.tell)
        line.addWidget(self.tick)
        line.addLayout(self._said, 1)
        for beside in (self._glyph, self.more):
            line.addWidget(beside)
        whole.addLayout(line)

    def show_owed(self, owed: OwedShown) -> None:
        """Fill it; the same promise once more costs nothing."""
        self.tick.setChecked(owed.ready)  # pressed, and not done all the same
        if owed == self._shown:
            return
        self._shown = owed
        self.tick.setEnabled(owed.can_tick)
        self.tick.setAccessibleName(f"Ready to hand over: {owed.what}" if owed.what else "Ready to hand over")
        self._what.show_words(owed.what)
        self._note.show_words(owed.note)
        self._glyph.show_icon(owed.glyph)
        self.tell.setVisible(bool(owed.tell))
        self.tell.show_text(owed.tell or "Patient told")
        self.tell.setAccessibleName(f"{owed.tell}: {owed.what}" if owed.tell else "")
        self.more.show_about(owed.what)

    # Qt asks

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        way = QBoxLayout.Direction
        self._said.setDirection(
            way.LeftToRight if event.size().width() >= self._look.px(_WIDE) else way.TopToBottom
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self.more.menu_key(event):
            super().keyPressEvent(event)


class LedgerPanel(QWidget):
    """Nothing here turns red and nothing asks to be accepted: a promise belongs to the desk."""

    ticked = Signal(str)
    told = Signal(str)
    menu_wanted = Signal(str, QPoint)
    fold_pressed = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._title = Text(look, TITLE, TITLE_2)
        self.box = CardFrame(look, "white")
        self._list = column(look, self.box, edges=(22, 4, 14, 4))
        self._rows: list[OwedRow] = []
        self.fold = Btn(look, "More", "ghost", dense=True)
        self.fold.clicked.connect(self.fold_pressed)
        self._hidden = Text(look, "", SMALL, "ink2")
        low = row(look, edges=(0, 4, 0, 0))
        low.addWidget(self.fold)
        low.addStretch(1)
        whole = column(look, self)
        whole.addWidget(self._title)
        whole.addSpacing(look.px(10))
        whole.addWidget(self.box)
        whole.addLayout(low)
        whole.addWidget(self._hidden)
        self.show_ledger(NOTHING_OWED)

    def show_ledger(self, ledger: LedgerShown) -> None:
        """Fill it; rows are kept, empty where they are not wanted."""
        self.setVisible(bool(ledger.rows or ledger.fold))
        self.box.setVisible(bool(ledger.rows))
        while len(self._rows) < len(ledger.rows):
            self._add_row()
        for at, one in enumerate(self._rows):
            one.show_owed(ledger.rows[at] if at < len(ledger.rows) else _NOTHING)
            one.setVisible(at < len(ledger.rows))
        self.fold.setVisible(bool(ledger.fold))
        self.fold.show_text(ledger.fold or "More")
        self._hidden.setVisible(bool(ledger.hidden))
        self._hidden.show_words(ledger.hidden)

    def rows(self) -> tuple[OwedRow, ...]:
        """Those that show, in order."""
        return tuple(one for one in self._rows if not one.isHidden())

    # ours

    def _add_row(self) -> None:
        one = OwedRow(self._look, first=not self._rows)
        one.ticked.connect(self.ticked)
        one.told.connect(self.told)
        one.menu_wanted.connect(self.menu_wanted)
        self._rows.append(one)
        self._list.addWidget(one)
