"""Where nothing is known but a name: the sheet that asks for the rest."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from frontdesk.qt.layouts import column, row
from frontdesk.qt.look import Look
from frontdesk.qt.text import Text
from frontdesk.qt.type_style import SMALL, SMALL_STRONG
from frontdesk.qt.widgets.key_row import KeyRow

NOTHING_TOLD = "Nothing told to us yet"
ASKS_THE_REST = "“About your visit” asks for it in the waiting room. F2 takes its numbers."


class NothingTold(QWidget):
    """Only the name is known: what to hand over while the patient waits, in the place of notes."""

    pressed = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(NOTHING_TOLD)
        whole = column(look, self, gap=4)
        self._words = QWidget()
        words = column(look, self._words, gap=4, edges=(10, 2, 6, 2))
        words.addWidget(Text(look, NOTHING_TOLD, SMALL_STRONG))
        words.addWidget(Text(look, ASKS_THE_REST, SMALL, "ink2"))
        whole.addWidget(self._words)
        self.print = KeyRow(
            look, "Print the sheet", icon="printer", key="Ctrl P", height=36, icon_at=12, text_at=40
        )
        self.print.clicked.connect(self.pressed)
        below = row(look, edges=(0, 0, 10, 0))
        below.addWidget(self.print)
        whole.addLayout(below)

    def show_offer(self, offered: bool, *, beside_sections: bool) -> None:
        """Sections that are empty say by themselves that nothing is known yet."""
        self.setVisible(offered)
        self._words.setVisible(not beside_sections)
