"""Somebody at the keyboard: every key goes to whatever has the focus, as it does at a desk."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot


class Keyboard:
    """Keys to the focus of one window."""

    def __init__(self, qtbot: QtBot, window: QWidget) -> None:
        self._qtbot = qtbot
        self._window = window
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)

    def focus(self) -> QWidget:
        """Where the next key goes."""
        return QApplication.focusWidget() or self._window

    def type(self, text: str) -> None:
        """Letters."""
        QTest.keyClicks(self.focus(), text)

    def press(self, key: Qt.Key) -> None:
        """One key."""
        QTest.keyClick(self.focus(), key)
        QApplication.processEvents()

    def enter(self) -> None:
        """The main key."""
        self.press(Qt.Key.Key_Return)

    def tab_to(self, widget: QWidget) -> None:
        """Tab until the focus is there; fails when it cannot be reached."""
        for _ in range(80):
            if self.focus() is widget:
                return
            self.press(Qt.Key.Key_Tab)
        raise AssertionError(f"Tab never reaches {widget}")
