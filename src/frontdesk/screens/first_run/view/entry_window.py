"""The window before a desk is open: one page in it, and the way in."""

from pathlib import Path

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QCloseEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from frontdesk.frame.jobs import AnyJobs
from frontdesk.qt.accessible import Role, reads_as
from frontdesk.qt.file_drop import FileDrop
from frontdesk.qt.look import Look, room_for
from frontdesk.screens.first_run.door import Arrival
from frontdesk.screens.first_run.view.first_run_page import FirstRunPage
from frontdesk.screens.first_run.view.sign_in_page import SignInPage

SMALLEST = QSize(900, 500)


@reads_as(Role.Window)
class EntryWindow(QWidget):
    """``arrived(arrival)`` when a desk is open; ``closing`` when somebody leaves without coming in."""

    arrived = Signal(object)
    closing = Signal()

    def __init__(self, look: Look, page: FirstRunPage | SignInPage, jobs: AnyJobs, title: str) -> None:
        super().__init__()
        self._look = look
        self._jobs = jobs
        self._closed = False
        self.page = page
        self.setWindowTitle(title)
        self.setMinimumSize(SMALLEST)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(page)
        page.arrived.connect(self._come_in)
        if isinstance(page, FirstRunPage):
            FileDrop(self).dropped.connect(page.bring)

    def bring(self, paths: tuple[Path, ...]) -> None:
        """Lists for the first page."""
        if isinstance(self.page, FirstRunPage):
            self.page.bring(paths)

    # Qt asks

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._look.set_room(room_for(self.width(), self.height(), self._look.k))

    def closeEvent(self, event: QCloseEvent) -> None:
        if not self._closed:
            self._closed = True
            self._jobs.stop()
            self.closing.emit()
        super().closeEvent(event)

    # ours

    def _come_in(self, arrival: Arrival) -> None:
        if self._closed:
            arrival.desk.store.close()  # somebody closed the window while the store was opening
        else:
            self.arrived.emit(arrival)
