"""Under what is said of a damaged store: what the newest good backup does not hold, and two ways on."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from frontdesk.qt.layouts import column, empty
from frontdesk.qt.look import Look
from frontdesk.qt.text import Text
from frontdesk.qt.type_style import NOTE, SMALL_STRONG
from frontdesk.qt.widgets.button import Btn


class DamagedPart(QWidget):
    """``restore`` is its main button; ``folder_picked(folder)``: a copy of the damaged file goes there."""

    folder_picked = Signal(object)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._title = Text(look, "Not in that backup:", SMALL_STRONG)
        listed = QWidget()
        self._list = column(look, listed, gap=2)
        self.restore = Btn(look, "", "primary", icon="history")
        self.copy = Btn(
            look, "Save a copy of the damaged file first", "secondary", icon="hard-drive", dense=True
        )
        self.copy.clicked.connect(self._pick)
        whole = column(look, self, gap=6, edges=(0, 4, 0, 8))
        whole.addWidget(self.restore, 0, Qt.AlignmentFlag.AlignLeft)
        whole.addWidget(self.copy, 0, Qt.AlignmentFlag.AlignLeft)
        whole.addWidget(self._title)
        whole.addWidget(listed)  # last: a whole day may stand there
        self.setVisible(False)

    def show_damaged(self, younger: tuple[str, ...], offer: str) -> None:
        """What is younger, each by its time; without an offer the part is gone."""
        empty(self._list)
        self._title.setVisible(bool(younger))
        for line in younger:
            self._list.addWidget(Text(self._look, line[:1].upper() + line[1:], NOTE, "ink2"))
        self.restore.show_text(offer)
        self.setVisible(bool(offer))

    def _pick(self) -> None:
        picked = QFileDialog.getExistingDirectory(self, "Where the copy goes")
        if picked:
            self.folder_picked.emit(Path(picked))
