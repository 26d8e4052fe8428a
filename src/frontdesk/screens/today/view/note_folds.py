"""The folded counts of notes: one row where desk and private stand together, two where they stand apart."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from frontdesk.qt.layouts import column
from frontdesk.qt.look import Look
from frontdesk.qt.widgets.fold_row import FoldRow
from frontdesk.screens.today.shown import Notes


class NoteFolds(QWidget):
    """Hidden while the notes are held open."""

    held = Signal(bool)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._both = FoldRow(look, "", icon="eye", hold="hold", key="F4")
        self._desk = FoldRow(look, "", icon="eye", hold="hold", key="F4")
        self._private = FoldRow(look, "", icon="lock", hold="hold", key="F4")
        self._column = column(look, self)
        for fold in (self._both, self._desk, self._private):
            fold.held.connect(self.held)
            self._column.addWidget(fold)
        look.changed.connect(self._fit)
        self._fit()

    def show_notes(self, notes: Notes, *, apart: bool) -> None:
        """``apart``: desk and private in rows of their own."""
        desk, private, held = notes.desk_count, notes.private_count, notes.level > 0
        words = [f"{desk} desk" if desk else "", f"{private} private" if private else ""]
        self._both.show_text(", ".join(w for w in words if w))
        self._desk.show_text(f"{desk} desk note{'s' if desk != 1 else ''}")
        self._private.show_text(f"{private} private")
        self._both.setVisible(not apart and not held and desk > 0)
        self._desk.setVisible(apart and not held and desk > 0)
        self._private.setVisible(private > 0 and not held and (apart or not desk))
        self.setVisible(not held and desk + private > 0)

    def _fit(self) -> None:
        self._column.setSpacing(self._look.px(5 if self._look.compact else 8))
