"""The lock in the window: empties the screens, lays the page over them, brings them back."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication

from frontdesk.frame.screen import Lockable
from frontdesk.qt.look import Look
from frontdesk.qt.window import Window
from frontdesk.screens.lock.actions import ACTIONS
from frontdesk.screens.lock.presenter import LockPresenter
from frontdesk.screens.lock.shown import LockPerson, LockShown
from frontdesk.screens.lock.view.computer import Computer
from frontdesk.screens.lock.view.lock_page import LockPage
from frontdesk.screens.lock.view.touches import Touches
from frontdesk.screens.lock.watch import Watch

HEARTBEAT = 1_000


class LockSeat(QObject):
    """Implements ``LockDisplay``. ``covering`` before anything is covered, ``uncovered(words)`` after.

    The page is made when it is first needed; until then a lock costs a heart beat a second.
    """

    covering = Signal()
    uncovered = Signal(str)
    alone_for = Signal(float)
    """Each second: for how many nobody touched anything."""
    clock_put_back = Signal(object)
    """The computer's clock went back by this ``timedelta`` while the desk is open."""

    def __init__(self, look: Look, window: Window, clinic: str) -> None:
        super().__init__(window)
        self._look = look
        self._window = window
        self._clinic = clinic
        self.page: LockPage | None = None
        self.heartbeat = QTimer(self)
        self.heartbeat.setInterval(HEARTBEAT)
        self.computer = Computer(self)

    def connect_presenter(self, presenter: LockPresenter, watch: Watch) -> None:
        """Each signal has one place to go."""
        self._presenter = presenter
        for action in ACTIONS:  # asked before everything: it locks what is hidden, and over every panel
            sequence = QKeySequence(action.key)
            key = QShortcut(sequence, self._window)
            key.setContext(Qt.ShortcutContext.ApplicationShortcut)
            key.setAutoRepeat(False)
            key.activated.connect(presenter.lock)
            self._touches = Touches(watch.somebody, sequence, presenter.lock, self)
        self.heartbeat.timeout.connect(watch.second_passed)
        self.heartbeat.timeout.connect(lambda: self.alone_for.emit(watch.alone))
        self.heartbeat.timeout.connect(presenter.second_passed)
        self.computer.rests.connect(presenter.lock)
        self._window.closing.connect(self.heartbeat.stop)
        self.heartbeat.start()

    @property
    def locked(self) -> bool:
        """Nothing of the desk's keys works."""
        return self._presenter.locked

    def lock(self) -> None:
        """Ctrl L or the rail."""
        self._presenter.lock()

    def hear_the_computer(self) -> None:
        """Lock with its sleep and its own lock, as far as it tells; asked for when the window stands."""
        QTimer.singleShot(HEARTBEAT, self.computer, self.computer.listen)

    # --- LockDisplay

    def cover(self) -> None:
        """Screens first: nothing of anybody is behind the page."""
        _close_all(QApplication.activePopupWidget)
        _close_all(QApplication.activeModalWidget)
        self.covering.emit()
        for screen in self._window.opened_screens():
            if isinstance(screen, Lockable):
                screen.lock(True)
        self._window.cover(self._page())

    def uncover(self, words: str) -> None:
        """Nothing that was typed stays; the screen in front has the keys again."""
        page = self._page()
        page.forget()
        self._window.cover(None)
        for screen in self._window.opened_screens():
            if isinstance(screen, Lockable):
                screen.lock(False)
        self.uncovered.emit(words)

    def show_people(self, people: tuple[LockPerson, ...], chosen: str) -> None:
        self._page().show_people(people, chosen)

    def show_page(self, shown: LockShown) -> None:
        self._page().show_page(shown)

    def show_trouble(self, words: str, *, try_again: bool) -> None:
        self._page().show_trouble(words, try_again=try_again)

    def show_wait(self, words: str) -> None:
        self._page().show_wait(words)

    def show_busy(self, busy: bool) -> None:
        self._page().show_busy(busy)

    def show_asking(self, asking: bool) -> None:
        self._page().show_asking(asking)

    def show_clock(self, time: str, day: str) -> None:
        self._page().night.show_clock(time, day)

    # ours

    def _page(self) -> LockPage:
        if self.page is None:
            self.page = page = LockPage(self._look, self._clinic, self._window)
            page.hide()
            page.given.connect(self._presenter.given)
            page.sheet_pressed.connect(self._presenter.recovery_asked)
            page.back_pressed.connect(self._presenter.back)
            page.person_picked.connect(self._presenter.person_picked)
            page.stepped.connect(self._presenter.stepped)
            page.passphrase_pressed.connect(self._presenter.passphrase_asked)
            page.pin_pressed.connect(self._presenter.pin_asked)
            page.computer_pressed.connect(self._presenter.computer_asked)
        return self.page


def _close_all(what: Callable[[], object]) -> None:
    """Menus and dialogs over the window; one that will not go stays what it was, but is asked once only."""
    asked: set[int] = set()
    while (over := what()) is not None and id(over) not in asked:
        asked.add(id(over))
        over.close()  # type: ignore[attr-defined]  # menus and dialogs are widgets
