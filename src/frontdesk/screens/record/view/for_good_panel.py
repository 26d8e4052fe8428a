"""Everything held, at the foot of the Consent chapter: save it to a folder, or erase it for good."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from frontdesk.qt.layouts import column, empty, flowing, row
from frontdesk.qt.look import Look
from frontdesk.qt.text import Text
from frontdesk.qt.type_style import NOTE, STRONG, TITLE_2
from frontdesk.qt.widgets.button import Btn
from frontdesk.qt.widgets.card_frame import CardFrame
from frontdesk.qt.widgets.field import Field
from frontdesk.qt.widgets.glyph import Glyph
from frontdesk.screens.record.shown import EraseShown

EVERYTHING = "Everything we keep"
WHO = "Saving, erasing and reading who looked are a manager’s. The patient may ask for each at any time."


class ForGoodPanel(QWidget):
    """``save_pressed``, ``looks_pressed``, ``erase_pressed``; with what goes open: ``typed(words)``,
    ``confirmed(words)``, ``put_away``."""

    save_pressed = Signal()
    erase_pressed = Signal()
    looks_pressed = Signal()
    typed = Signal(str)
    confirmed = Signal(str)
    put_away = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.save = Btn(look, "Save to a folder", "secondary", icon="folder-open")
        self.looks = Btn(look, "Who looked", "secondary", icon="eye")
        self.erase = Btn(look, "Erase this person", "danger", icon="eraser")
        self.field = Field(look, accessible="")
        self.really = Btn(look, "Erase for good", "danger", icon="eraser")
        self.keep = Btn(look, "Keep the record", "secondary", key="Esc")
        self.save.clicked.connect(self.save_pressed)
        self.erase.clicked.connect(self.erase_pressed)
        self.looks.clicked.connect(self.looks_pressed)
        self.field.textEdited.connect(self.typed)
        self.field.returnPressed.connect(lambda: self.confirmed.emit(self.field.text()))
        self.really.clicked.connect(lambda: self.confirmed.emit(self.field.text()))
        self.keep.clicked.connect(self.put_away)
        self._panel = CardFrame(look, "ask")
        self._title = Text(look, "", TITLE_2)
        self._ask = Text(look, "", STRONG)
        listed = QWidget()
        self._lists = column(look, listed, gap=4)
        inside = column(look, self._panel, gap=8, edges=(18, 14, 18, 14))
        inside.addWidget(self._title)
        inside.addWidget(listed)
        inside.addWidget(self._ask)
        inside.addWidget(self.field)
        inside.addWidget(flowing(look, 4, self.really, self.keep))
        whole = column(look, self, gap=8)
        whole.addWidget(Text(look, EVERYTHING, STRONG))
        whole.addWidget(flowing(look, 4, self.save, self.looks, self.erase))
        whole.addWidget(Text(look, WHO, NOTE, "ink2"))
        whole.addWidget(self._panel)
        self.show_erase(None)

    def show_erase(self, shown: EraseShown | None) -> None:
        """What goes and what stays, with the keys in the field; None closes it."""
        empty(self._lists)
        self.field.clear()
        self.set_ready(False)
        self._title.show_words(f"Erase {shown.name}" if shown is not None else "")
        self._ask.show_words(f"Type {shown.word} to erase for good" if shown is not None else "")
        self.field.setAccessibleName(self._ask.text())
        if shown is not None:
            self._list("This goes", "x", ("The name and all that belongs to it", *shown.takes))
            self._lists.addSpacing(self._look.px(6))
            self._list("This stays, and why", "info", shown.leaves)
        self._panel.setVisible(shown is not None)
        if shown is not None:
            self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def set_ready(self, ready: bool) -> None:
        """What was typed is what was asked for."""
        self.really.setEnabled(ready)

    @property
    def asking(self) -> bool:
        """What goes stands open."""
        return not self._panel.isHidden()

    def _list(self, title: str, glyph: str, rows: tuple[str, ...]) -> None:
        self._lists.addWidget(Text(self._look, title, STRONG))
        for words in rows:
            line = row(self._look, gap=10)
            line.addWidget(Glyph(self._look, glyph, 16), 0, Qt.AlignmentFlag.AlignTop)
            line.addWidget(Text(self._look, words, NOTE), 1)
            self._lists.addLayout(line)
