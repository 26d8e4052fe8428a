"""A window of another program: a day's list over the whole screen, as the clinic's old program fills it.

Run as a process of its own. Each line on standard input brings it to the front; the end of it ends it.
"""

import sys
import threading

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QApplication, QMainWindow, QTableWidget, QTableWidgetItem

TITLE = "The old program"
_ROWS = 30


class Told(QObject):
    """What was said on standard input, on the thread of the window."""

    come = Signal()
    end = Signal()

    def listen(self) -> None:
        """Until nobody says anything more."""
        for _ in sys.stdin:
            self.come.emit()
        self.end.emit()


def main() -> int:
    """Until standard input ends."""
    app = QApplication([])
    window = QMainWindow()
    window.setWindowTitle(TITLE)
    table = QTableWidget(_ROWS, 4)
    table.setHorizontalHeaderLabels(["Time", "Number", "With", "Room"])
    for row in range(_ROWS):
        for at, words in enumerate((f"{8 + row // 4:02}:{row % 4 * 15:02}", f"{4100 + row}", "Dr Voss", "2")):
            table.setItem(row, at, QTableWidgetItem(words))
    window.setCentralWidget(table)
    for name in ("File", "Day", "Reports"):
        window.menuBar().addMenu(name)
    window.statusBar().showMessage("Ready")
    window.showMaximized()

    def front() -> None:
        window.setWindowState(window.windowState() | Qt.WindowState.WindowActive)
        window.raise_()
        window.activateWindow()

    told = Told()
    told.come.connect(front)
    told.end.connect(app.quit)
    threading.Thread(target=told.listen, daemon=True).start()
    return app.exec()


if __name__ == "__main__":
    sys.exit(main())
