"""Something once, a while after the last time it was asked for."""

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget


def later(parent: QWidget, after: int) -> QTimer:
    """A timer that waits ``after`` milliseconds from its last start, and then tells once."""
    timer = QTimer(parent)
    timer.setSingleShot(True)
    timer.setInterval(after)
    return timer
