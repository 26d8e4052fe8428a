"""Enter presses a button of ours, as Space does: Qt itself leaves Enter to dialogs."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton


def enter_presses(button: QAbstractButton, event: QKeyEvent) -> bool:
    """Press it if ``event`` is Enter; a key held down presses once. False: the key is for somebody else."""
    if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter) or event.isAutoRepeat():
        return False
    button.click()
    event.accept()
    return True
