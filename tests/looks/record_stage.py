"""The record as the window opens it from Today, over the made-up day of the pictures, drawn off screen."""

from types import TracebackType
from typing import Self

from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from frontdesk.desktop import Desktop
from frontdesk.frame.jobs import AtOnce
from frontdesk.qt import fonts, theme
from frontdesk.qt.look import Look
from frontdesk.screens.catalogue import RECORD
from frontdesk.screens.record.view.record_view import RecordView
from frontdesk.screens.today.view.today_view import TodayView
from frontdesk.usecases.desk import Desk
from tests.desks import desk_with
from tests.looks.people import NOW, STAFF, picture_id, pictured_day


class PicturedRecord:
    """The whole window; used as a context so that nothing is left behind."""

    def __init__(
        self,
        app: QApplication,
        width: int = 1366,
        height: int = 768,
        colours: theme.Theme = theme.LIGHT,
        desk: Desk | None = None,
        k: float = 1.0,
        *,
        painted: bool = False,
    ) -> None:
        """Unpainted it is laid out all the same: nobody looks at it."""
        fonts.load()
        app.setStyle("Fusion")
        self.app = app
        look = Look(colours, k)
        look.set_reduced_motion(True)
        self.desk = desk or desk_with(pictured_day(), NOW, STAFF)
        self.desktop = Desktop(app, self.desk, look)
        self.desktop.jobs.stop()
        self.desktop.jobs = AtOnce()  # type: ignore[assignment]  # the same three verbs
        self.look = look
        self.window = self.desktop.window
        self.window.setUpdatesEnabled(painted)
        self.desktop.show(width, height)
        self.settle()
        today = self.window.show_screen("today")
        assert isinstance(today, TodayView)
        self.today = today

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, problem: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.window.close()
        self.window.deleteLater()
        self.settle()

    def settle(self) -> None:
        """Let layouts and timers of zero length run."""
        for _ in range(3):
            self.app.processEvents()
            self.app.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    def match(self, key: str) -> None:
        """Pick somebody and match, as the desk does."""
        presenter = self.today.presenter
        presenter.visit_picked(picture_id("visit", key))
        card = presenter.stage.open
        for _ in range(3):  # where the check line is not in sight, the first press brings it in
            presenter.stage.pace._stands_since = -1e9
            if card is not None and presenter.stage.open is card and not card.matched:
                presenter.enter()
                self.settle()
        self.settle()
        self.today.toast.put_away()
        self.settle()

    def open(self, key: str) -> RecordView:
        """Ctrl E on a matched card."""
        self.match(key)
        self.press(Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)
        return self.record

    @property
    def record(self) -> RecordView:
        """The record in front."""
        assert self.window.place() == RECORD
        front = self.window.body.currentWidget()
        assert isinstance(front, RecordView)
        return front

    def focus(self) -> QWidget:
        """Where the next key goes."""
        return QApplication.focusWidget() or self.window

    def press(
        self, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier, times: int = 1
    ) -> None:
        """A key to whatever has the focus."""
        for _ in range(times):
            QTest.keyClick(self.focus(), key, modifiers)
            self.app.processEvents()
            self.app.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    def type(self, text: str) -> None:
        """Letters to whatever has the focus."""
        QTest.keyClicks(self.focus(), text)
        self.settle()
