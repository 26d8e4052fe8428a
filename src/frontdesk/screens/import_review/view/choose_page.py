"""The first page: choose a list, or drop it; and what is said while a file is read or written."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from frontdesk.qt.layouts import column, row
from frontdesk.qt.look import Look
from frontdesk.qt.text import Text
from frontdesk.qt.type_style import BODY, NOTE, TITLE_2
from frontdesk.qt.widgets.banner import Banner
from frontdesk.qt.widgets.button import Btn
from frontdesk.qt.widgets.card_frame import CardFrame
from frontdesk.qt.widgets.progress import Progress
from frontdesk.screens.import_review.shown import BusyShown, ChooseShown

WIDE = 720


class ChoosePage(QWidget):
    """Choose or drop."""

    choose_pressed = Signal()
    paste_pressed = Signal()

    def __init__(self, look: Look, kinds: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.trouble = Banner(look, "", icon="info")
        self.choose = Btn(look, "Choose a list", "primary", icon="file-input", height=48)
        panel = CardFrame(look, "ask")
        panel.setMaximumWidth(look.px(WIDE))
        inside = column(look, panel, gap=6, edges=(28, 24, 28, 24))
        inside.addWidget(Text(look, "A list from your booking system", TITLE_2))
        inside.addWidget(Text(look, f"{_one_of(kinds)}. Drop it on this window, or choose it.", BODY, "ink2"))
        line = row(look, edges=(-6, 8, 0, 0))
        self.paste = Btn(look, "Paste a copied list", "ghost", icon="file-input", key="Ctrl V", height=48)
        line.addWidget(self.choose)
        line.addWidget(self.paste)
        line.addStretch(1)
        inside.addLayout(line)
        whole = column(look, self, gap=14, edges=(6, 0, 0, 0))
        self.trouble.setMaximumWidth(look.px(WIDE))
        whole.addWidget(self.trouble)
        whole.addWidget(panel)
        words = (
            "You see what is new, changed and left out before anything is written.",
            "A person or visit that is missing from a newer list is never taken away.",
            "Sex, insurance, reasons for a visit and the like are never kept.",
        )
        for text in words:
            whole.addWidget(Text(look, text, NOTE, "ink2"))
        whole.addStretch(1)
        self.choose.clicked.connect(self.choose_pressed)
        self.paste.clicked.connect(self.paste_pressed)

    def show_choose(self, shown: ChooseShown) -> None:
        """With what went wrong with the last file, if anything did."""
        self.trouble.show_words(shown.trouble)
        self.trouble.setVisible(bool(shown.trouble))
        self.choose.setEnabled(not shown.closed)
        self.paste.setEnabled(not shown.closed)
        if not shown.closed and self.isVisible():
            self.choose.setFocus(Qt.FocusReason.OtherFocusReason)


class BusyPage(QWidget):
    """One calm line, and a bar once a second has passed."""

    again_pressed = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = Text(look, "", TITLE_2)
        self.bar = Progress(look, accessible="How far it is")
        self.bar.setMaximumWidth(look.px(WIDE))
        self.words = Text(look, "", NOTE, "ink2")
        self.trouble = Banner(look, "", icon="triangle-alert", tone="alert")
        self.trouble.setMaximumWidth(look.px(WIDE))
        self.again = Btn(look, "Try again", "primary", icon="redo-2")
        whole = column(look, self, gap=10, edges=(6, 24, 0, 0))
        for widget in (self.title, self.bar, self.words, self.trouble):
            whole.addWidget(widget)
        line = row(look, edges=(-6, 0, 0, 0))
        line.addWidget(self.again)
        line.addStretch(1)
        whole.addLayout(line)
        whole.addStretch(1)
        self.again.clicked.connect(self.again_pressed)

    def show_busy(self, shown: BusyShown) -> None:
        """Where it is."""
        self.title.show_words(shown.title)
        self.setAccessibleName(shown.title)
        self.words.show_words(shown.words)
        self.bar.setVisible(shown.bar)
        self.bar.setMaximum(shown.of)
        self.bar.setValue(shown.done)
        self.trouble.show_words(shown.trouble)
        self.trouble.setVisible(bool(shown.trouble))
        self.again.setVisible(bool(shown.trouble))
        if shown.trouble and self.hasFocus():
            self.again.setFocus(Qt.FocusReason.OtherFocusReason)


def _one_of(kinds: Sequence[str]) -> str:
    """Names of formats in one sentence; what is no abbreviation is written small inside it."""
    first, *others = (*kinds,)
    inside = [one[0].lower() + one[1:] if one[1:2].islower() else one for one in others]
    return " or ".join(filter(None, (", ".join((first, *inside[:-1])), *inside[-1:])))
