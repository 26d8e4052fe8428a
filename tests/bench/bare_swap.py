"""The floor of hiding and putting away: a bare window that swaps one widget for another."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLabel, QStackedLayout, QWidget


class BareSwap(QWidget):
    """Any key shows the other one of two coloured labels."""

    def __init__(self, width: int, height: int) -> None:
        super().__init__()
        self._stack = QStackedLayout(self)
        for colour in (Qt.GlobalColor.white, Qt.GlobalColor.lightGray):
            one = QLabel("We keep your details private.")
            palette = one.palette()
            palette.setColor(one.backgroundRole(), colour)
            one.setPalette(palette)
            one.setAutoFillBackground(True)
            self._stack.addWidget(one)
        self.resize(width, height)
        self.show()

    def keyPressEvent(self, _: QKeyEvent) -> None:
        """Swap."""
        self._stack.setCurrentIndex(1 - self._stack.currentIndex())
