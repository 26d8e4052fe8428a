"""One line on the idle screen while no proven backup is from within a day: how old, and the button."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QWidget

from frontdesk.frame.backup_round import OldLine
from frontdesk.qt.layouts import row
from frontdesk.qt.look import Look
from frontdesk.qt.widgets.banner import Banner
from frontdesk.qt.widgets.button import Btn


class BackupLine(QWidget):
    """``pressed``: back up now. It takes no room while there is nothing to say."""

    pressed = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.words = Banner(look, "", icon="hard-drive")
        self.button = Btn(look, "Back up now", "secondary", icon="hard-drive", key="Ctrl Shift B", dense=True)
        self.button.clicked.connect(self.pressed)
        line = row(look, self, gap=4, edges=(0, 12, 0, 0))
        line.addWidget(self.words, 1)
        line.addWidget(self.button, 0, Qt.AlignmentFlag.AlignVCenter)
        self._look, self._line = look, line
        look.changed.connect(self._fit)
        self._fit()
        self.setVisible(False)

    def _fit(self) -> None:
        direction = QBoxLayout.Direction
        self._line.setDirection(direction.TopToBottom if self._look.slim else direction.LeftToRight)

    def show_line(self, line: OldLine) -> None:
        """What stands there now; without words it is gone."""
        self.words.show_words(line.words)
        self.button.show_text("Backing up …" if line.busy else "Back up now")
        self.button.set_busy(line.busy)
        self.setVisible(bool(line.words))
