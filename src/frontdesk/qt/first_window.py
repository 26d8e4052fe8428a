"""One window a store: a second start brings the first window forward instead of opening another.

It knocks: it lays an empty file beside the store, and the window that has the store open takes it away. No
word passes and nothing listens on any network; a knock nobody answered is taken away again.
"""

import time
from contextlib import suppress
from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher, QObject, Qt, Signal
from PySide6.QtWidgets import QWidget

_KNOCK = ".knock"
_PATIENCE = 3.0
"""Seconds a window may take to answer; one in the middle of a long job is slow."""


def knock(store: Path, patience: float = _PATIENCE) -> bool:
    """Ask the window that has ``store`` open to come forward; False where none answers."""
    file = _beside(store)
    until = time.monotonic() + patience
    with suppress(OSError):
        file.touch(mode=0o600)
        while time.monotonic() < until:
            if not file.exists():
                return True
            time.sleep(0.02)
        file.unlink(missing_ok=True)
    return False


def come_forward(window: QWidget) -> None:
    """Before all others, out of the task bar too; nothing blinks where the system forbids that."""
    window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
    window.show()
    window.raise_()
    window.activateWindow()


class FirstWindow(QObject):
    """Hears knocks at one store."""

    knocked = Signal()

    def __init__(self, store: Path, parent: QObject) -> None:
        super().__init__(parent)
        self._file = _beside(store)
        with suppress(OSError):  # of somebody who was ended before an answer came
            self._file.unlink()
        self._folder = QFileSystemWatcher([str(store.parent)], self)
        self._folder.directoryChanged.connect(self._look)

    def _look(self) -> None:
        with suppress(OSError):
            self._file.unlink()
            self.knocked.emit()


def _beside(store: Path) -> Path:
    return store.with_name(store.name + _KNOCK)
