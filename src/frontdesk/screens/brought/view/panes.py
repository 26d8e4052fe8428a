"""What stands at the right: a row beside whom it may be, or one import."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from frontdesk.qt.layouts import column, empty, row
from frontdesk.qt.look import Look
from frontdesk.qt.text import Text
from frontdesk.qt.type_style import BODY, NOTE, SMALL_STRONG, STRONG, TITLE_1, TITLE_2
from frontdesk.qt.widgets.card_frame import CardFrame
from frontdesk.qt.widgets.segmented import Segmented
from frontdesk.screens.brought.shown import DecideShown, ImportShown, SideShown

_PLACES = ("The first", "The second", "The third", "The fourth")


class DecidePane(QWidget):
    """``whom_picked(patient)`` where a row may be several people."""

    whom_picked = Signal(str)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._shown: DecideShown | None = None
        self.which: Segmented | None = None
        self.words: list[Text] = []
        self._column = column(look, self, gap=12)

    def show_row(self, shown: DecideShown | None) -> None:
        """Built anew where something differs; the keys stay on who was picked."""
        if shown == self._shown:
            return
        had = self.which is not None and any(one.hasFocus() for one in self.which.segments())
        self._shown, self.which = shown, None
        empty(self._column)
        if shown is None:
            return
        look = self._look
        self._column.addWidget(Text(look, shown.reason, STRONG))
        sides = QWidget()
        line = row(look, sides, gap=12)
        line.addWidget(self._side(shown.incoming), 1)
        if shown.here is not None:
            line.addWidget(self._side(shown.here), 1)
        self._column.addWidget(sides)
        if len(shown.which) > 1:
            self._column.addWidget(self._choice(shown))
        if shown.why:
            self._column.addWidget(Text(look, shown.why, NOTE, "ink2"))
        if had and self.which is not None:
            next(one for one in self.which.segments() if one.isChecked()).setFocus()

    def _side(self, side: SideShown) -> QWidget:
        look = self._look
        frame = CardFrame(look, "side")
        inner = column(look, frame, gap=2, edges=(16, 12, 16, 12))
        inner.addWidget(Text(look, side.label, SMALL_STRONG, "ink2"))
        inner.addWidget(Text(look, side.name, TITLE_2))
        for words in side.lines:
            inner.addWidget(Text(look, words, NOTE, "ink2"))
        inner.addStretch(1)
        return frame

    def _choice(self, shown: DecideShown) -> QWidget:
        """Who of them stands beside the row; the name may be the same, so their places are said."""
        whole = QWidget()
        line = row(self._look, whole, gap=10)
        choices = tuple(zip(shown.which, _PLACES, strict=False))
        self.which = Segmented(self._look, choices, accessible="Who it may be", chosen=shown.whom)
        self.which.picked.connect(self.whom_picked)
        line.addWidget(self.which)
        line.addStretch(1)
        return whole


class ImportPane(QWidget):
    """One import in words."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._shown: ImportShown | None = None
        self._column = column(look, self, gap=10)

    def show_import(self, shown: ImportShown | None) -> None:
        """Built anew where something differs."""
        if shown == self._shown:
            return
        self._shown = shown
        empty(self._column)
        if shown is None:
            return
        self._column.addWidget(Text(self._look, shown.name, TITLE_1))
        for at, words in enumerate(shown.lines):
            self._column.addWidget(Text(self._look, words, BODY, "ink2" if at == 0 else "ink"))
        if shown.stays:
            self._column.addWidget(Text(self._look, shown.stays, NOTE, "ink2"))
