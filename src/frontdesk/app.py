"""The window: made first, filled after. The only module beside the views and ``qt`` that knows Qt."""

import secrets
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QApplication, QWidget

from frontdesk import log
from frontdesk.frame.change_board import ChangeBoard
from frontdesk.frame.jobs import Jobs
from frontdesk.frame.screen import Screen
from frontdesk.qt import fonts, theme
from frontdesk.qt.look import Look, auto_zoom
from frontdesk.qt.widgets.rail import Entry
from frontdesk.qt.window import Window
from frontdesk.qt.worker import MainThread
from frontdesk.screens.catalogue import SCREENS
from frontdesk.usecases.desk import Desk

TITLE = "Frontdesk"
SWITCH_INTERVAL = 0.0002
"""Seconds a worker thread may hold the interpreter: the window never waits longer for it."""


def application() -> QApplication:
    """The one QApplication, with our fonts."""
    app = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(app, QApplication)
    app.setApplicationName(TITLE)
    app.setStyle("Fusion")
    fonts.load()
    return app


class Desktop:
    """One window over one desk: the look, the two workers, the screens."""

    def __init__(self, app: QApplication, desk: Desk, look: Look | None = None) -> None:
        self.app = app
        self.desk = desk
        self.look = look or look_of(app)
        self._main = MainThread()
        self.jobs = Jobs(self._main.post)
        self.news = ChangeBoard()
        theme.apply(app, self.look.theme)
        names = [Entry(s.key, s.title, s.icon, s.shortcut) for s in SCREENS]
        self.window = Window(
            self.look,
            SCREENS,
            self._open,
            title=TITLE,
            entries=names,
            sample="Sample clinic" if desk.clinic.sample else "",
        )
        words = desk.staff.shown_name.split()
        self.window.rail.show_initials("".join(w[0] for w in words[:2]).upper() if words else "")
        self.window.closing.connect(self.close)
        self._closed = False

    def show(self, width: int = 1366, height: int = 768) -> None:
        """The window first, data after."""
        self.window.resize(width, height)
        self.window.show_screen(SCREENS[0].key)
        self.window.show()

    def close(self) -> None:
        """Finish what the desk asked for, then let the store go."""
        if not self._closed:
            self._closed = True
            self.jobs.stop()
            self.app.processEvents()
            self.desk.store.close()

    def _open(self, screen: Screen) -> QWidget:
        widget = screen.open(self.look, self.desk, self.jobs, self.news)
        assert isinstance(widget, QWidget)
        return widget


def look_of(app: QApplication) -> Look:
    """As the computer is set: dark or light, and a text size that fits the screen."""
    from PySide6.QtCore import Qt

    hints = app.styleHints()
    dark = hints.colorScheme() == Qt.ColorScheme.Dark
    screen = app.primaryScreen()
    return Look(theme.DARK if dark else theme.LIGHT, auto_zoom(screen.size().width() if screen else 1366))


def run_window(arguments: list[str]) -> int:
    """``frontdesk`` without a verb: sign in, or first run where there is no store yet."""
    from frontdesk.bootstrap import usual_store
    from frontdesk.screens.first_run.view.opening import sign_in_or_set_up

    store = usual_store()
    if arguments:
        named = arguments[0].partition("=")[2] or (arguments[1] if len(arguments) > 1 else "")
        store = Path(named) if named else store
    log.start()
    log.watch()
    app = application()
    desk = sign_in_or_set_up(app, look_of(app), store)
    if desk is None:
        return 0
    return _run(app, desk)


def run_demo(pictures: Path | None) -> int:
    """The sample clinic in a temporary profile; with ``pictures`` it plays off screen and draws."""
    from frontdesk.bootstrap import create_sample

    log.watch()
    with tempfile.TemporaryDirectory(prefix="frontdesk-demo-") as folder:
        store = Path(folder) / "sample.frontdesk"
        app = application()
        desk = create_sample(store, secrets.token_urlsafe(24))
        if pictures is None:
            return _run(app, desk)
        from frontdesk.screens.today.view.playing import play

        return _closing(Desktop(app, desk), lambda desktop: play(desktop, pictures))


def _run(app: QApplication, desk: Desk) -> int:
    def work(desktop: Desktop) -> int:
        desktop.show()
        return app.exec()

    return _closing(Desktop(app, desk), work)


def _closing(desktop: Desktop, work: Callable[[Desktop], int]) -> int:
    sys.setswitchinterval(SWITCH_INTERVAL)
    try:
        return work(desktop)
    finally:
        desktop.close()
