"""The button at the end of a row that opens its menu; the menu key on the row does the same."""

from dataclasses import replace

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from frontdesk.qt.look import Look
from frontdesk.qt.widgets.button import Btn

_PAD = 4
"""Design pixels beside the icon: it stands at the end of a row, where width is dear."""


class MoreButton(Btn):
    """``wanted(at)`` with the place of the screen where the menu stands."""

    wanted = Signal(QPoint)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, "", "ghost", icon="ellipsis-vertical", height=24, parent=parent)
        self._shape = replace(self._shape, pad=_PAD)
        self.setAccessibleName("What became of it")
        self.clicked.connect(self.open)

    def show_about(self, what: str) -> None:
        """What it is about, for a screen reader."""
        self.setAccessibleName(f"What became of it: {what}" if what else "What became of it")

    def open(self) -> None:
        """The menu stands below the button."""
        self.wanted.emit(self.mapToGlobal(QPoint(0, self.height())))

    def menu_key(self, event: QKeyEvent) -> bool:
        """Whether this key on the row asks for the menu; then it opens."""
        if event.key() != Qt.Key.Key_Menu or self.isHidden():
            return False
        self.open()
        return True
