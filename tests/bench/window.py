"""The real window over the made-up clinic, off screen: act, wait until it is shown, paint it."""

from collections.abc import Callable

from PySide6.QtCore import QDeadlineTimer, QEvent, QEventLoop, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from frontdesk.desktop import Desktop
from frontdesk.qt import theme
from frontdesk.qt.look import Look
from frontdesk.screens.today.view.today_view import TodayView
from frontdesk.settings.settings import Settings
from frontdesk.usecases.desk import Desk

SIZE = (1366, 768)
_LONGEST_WAIT = 10_000


class ClinicWindow:
    """The product's own window and threads. ``still``: what the clock would do by itself is kept away."""

    def __init__(
        self, app: QApplication, desk: Desk, *, still: bool = True, settings: Settings | None = None
    ) -> None:
        self.app = app
        look = Look(theme.LIGHT)
        look.set_reduced_motion(True)
        self.desktop = Desktop(app, desk, look, settings=settings)
        self.desktop.show(*SIZE)
        view = self.desktop.window.body.currentWidget()
        assert isinstance(view, TodayView)
        self.view = view
        self.presenter = view._presenter
        if still:  # arming the main button and the clock redraw by themselves; that is not what is timed
            vars(view)["call_after"] = _never
            view.clock.stop()
            view.heartbeat.stop()
            view.find_timer.setInterval(3_600_000)
        self.settle()

    def close(self) -> None:
        """Let go of the store; its threads end."""
        self.desktop.window.close()
        self.desktop.close()
        self.desktop.window.deleteLater()
        self.app.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    def settle(self) -> None:
        """Until the workers have nothing to do and all is painted; untimed."""
        for _ in range(3):
            self.wait_for_workers()
            paint(self.app)
            self.app.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    def wait_for_workers(self) -> None:
        """Until both workers have answered what they were asked so far."""
        jobs = self.desktop.jobs
        answered: list[object] = []
        jobs.read(lambda: None, answered.append, answered.append)
        jobs.write(lambda: None, answered.append, answered.append)
        self.wait(lambda: len(answered) == 2)

    def wait(self, done: Callable[[], bool]) -> None:
        """Run the event loop until ``done``."""
        until = QDeadlineTimer(_LONGEST_WAIT)
        while not done():
            self.app.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
            if until.hasExpired():
                raise TimeoutError("the window did not answer")

    def shown_after(self, name: str, act: Callable[[], None]) -> None:
        """Act, wait until the view was told to show ``name`` (as ``show_card``), and paint it."""
        told: list[object] = []
        method = getattr(TodayView, name)

        def show(given: object) -> None:
            method(self.view, given)
            told.append(given)

        setattr(self.view, name, show)
        act()
        if not told:
            self.wait(lambda: bool(told))
        paint(self.app)
        delattr(self.view, name)

    def type_key(self, letter: str) -> None:
        """One key in Find."""
        QTest.keyClicks(self.view.find_field, letter)

    def clear_find(self) -> None:
        """Esc, untimed."""
        QTest.keyClick(self.view.find_field, Qt.Key.Key_Escape)
        self.settle()


def _never(seconds: float, call: Callable[[], None]) -> None:
    """In place of ``call_after``."""


def paint(app: QApplication) -> None:
    """Let layouts run and everything that asked for it be painted."""
    app.sendPostedEvents()
    app.processEvents()
    app.processEvents()
