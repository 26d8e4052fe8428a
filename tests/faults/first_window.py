"""The window over a store, put away in the task bar; started by locks.py in a process of its own."""

import sys
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QWidget

from frontdesk import app as program
from frontdesk.bootstrap import open_desk
from frontdesk.desktop import Desktop
from tests.faults.clinic import PASS


class _Watch(QObject):
    """Says on the terminal when the window comes back."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.WindowStateChange and isinstance(watched, QWidget):
            print("put away" if watched.isMinimized() else "forward", flush=True)
        return False


def main(store: str) -> None:
    """Until somebody ends it."""
    path, watch = Path(store), _Watch()
    application = program.application()
    whole = Desktop.show

    def show(desktop: Desktop) -> None:
        whole(desktop)
        desktop.window.installEventFilter(watch)
        QTimer.singleShot(0, desktop.window, desktop.window.showMinimized)

    Desktop.show = show  # type: ignore[method-assign,assignment]  # the program's own way in, put away at once
    program._run(application, open_desk(path, PASS), store=path)


if __name__ == "__main__":
    main(*sys.argv[1:])
