"""The real Today over the made-up day of the pictures, drawn off screen."""

from dataclasses import dataclass
from datetime import timedelta
from types import TracebackType

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication

from frontdesk.frame.change_board import ChangeBoard
from frontdesk.frame.jobs import AtOnce
from frontdesk.frame.screen import Screen
from frontdesk.qt import fonts, theme
from frontdesk.qt.look import Look
from frontdesk.qt.slim_strip import WIDTH
from frontdesk.qt.widgets.rail import Entry
from frontdesk.qt.window import Window
from frontdesk.screens.catalogue import SCREENS
from frontdesk.screens.today.presenter import TodayPresenter
from frontdesk.screens.today.view.today_view import TodayView
from frontdesk.screens.today.view.wiring import tie
from frontdesk.usecases.add_fact import IN_A_WORD, READY_MADE
from frontdesk.usecases.desk import Desk
from tests.desks import StillClock, desk_with
from tests.looks.people import NOW, STAFF, picture_id, pictured_day


@dataclass
class Ticks:
    """A clock for arming that moves only when told."""

    now: float = 100.0

    def __call__(self) -> float:
        return self.now


class PicturedToday:
    """A window of one size and theme; used as a context so that nothing is left behind."""

    def __init__(
        self,
        app: QApplication,
        width: int,
        height: int,
        colours: theme.Theme = theme.LIGHT,
        desk: Desk | None = None,
        k: float = 1.0,
        *,
        painted: bool = False,
    ) -> None:
        """Unpainted it is laid out all the same: nobody looks at it."""
        fonts.load()
        app.setStyle("Fusion")
        theme.apply(app, colours)
        self.app = app
        self.ticks = Ticks()
        self.look = Look(colours, k)
        self.look.set_reduced_motion(True)
        self.desk = desk or desk_with(pictured_day(), NOW, STAFF)
        self.view = TodayView(self.look, tuple(ready.words for ready in (*READY_MADE, *IN_A_WORD)))
        self.presenter = TodayPresenter(self.desk, AtOnce(), ChangeBoard(), self.view, self.ticks)
        tie(self.view, self.presenter)
        # the foot of the rail has pictures of its own (test_preferences.py)
        entries = [Entry(s.key, s.title, s.icon, s.shortcut) for s in SCREENS if not s.low]
        self.window = Window(self.look, SCREENS, self._open, title="Frontdesk", entries=entries)
        self.window.rail.show_initials("AN")
        self.window.setUpdatesEnabled(painted)
        self.window.resize(width, height)
        self.window.show_screen("today")
        self.window.show()
        self.presenter.start()
        self.settle()

    def _open(self, screen: Screen) -> TodayView:
        assert screen.key == "today"
        return self.view

    def __enter__(self) -> "PicturedToday":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, problem: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.window.close()
        self.window.deleteLater()
        self.settle()
        self.desk.store.close()

    def settle(self) -> None:
        """Let layouts and timers of zero length run."""
        for _ in range(3):
            self.app.sendPostedEvents()
            self.app.sendPostedEvents(None, QEvent.Type.DeferredDelete)
            self.app.processEvents()

    def be_slim(self, height: int = 768) -> None:
        """As the slim strip, of this height."""
        self.window.setMinimumSize(1, 1)
        self.window.be_slim(True)
        self.window.resize(self.look.px(WIDTH), height)
        self.settle()
        self.settle()

    def pick(self, key: str) -> None:
        """Open somebody's card by their key in ``people``."""
        self.presenter.visit_picked(picture_id("visit", key))
        self.settle()

    def stand(self) -> None:
        """The card stands long enough for Enter to work."""
        self.ticks.now += 1
        self.presenter.stage.show_open()
        self.settle()

    def check_in(self, key: str) -> None:
        """Pick, wait, match; one minute passes as in the pictures."""
        self.pick(key)
        self.stand()
        clock = self.desk.clock
        assert isinstance(clock, StillClock)
        clock.now += timedelta(minutes=1)
        self.presenter.enter()
        self.view.toast.put_away()
        self.settle()
