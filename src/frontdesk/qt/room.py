"""Where the window stands on the screen it opens on."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QWidget

DESIGNED = QSize(1366, 768)
"""What the pages are drawn for; in less they still work."""
_FRAME = QSize(4, 40)
"""What a window manager lays around a window, at most, before it can be asked."""


def fill_small_screen(window: QWidget, screen: QSize | None = None) -> None:
    """Take all of a screen that has no room for the window and its title bar: nothing hangs over its edge."""
    room = screen or window.screen().availableSize()
    wanted = DESIGNED + _FRAME
    if room.width() < wanted.width() or room.height() < wanted.height():
        window.setWindowState(window.windowState() | Qt.WindowState.WindowMaximized)
