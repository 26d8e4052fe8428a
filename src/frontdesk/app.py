"""The window: made first, filled after. The only module beside the views and ``qt`` that knows Qt."""

import gc
import secrets
import sys
import tempfile
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEventLoop
from PySide6.QtWidgets import QApplication, QWidget

import frontdesk.qt.quick_imports  # noqa: F401 - before the rest of ours
from frontdesk import log
from frontdesk.frame.change_board import ChangeBoard
from frontdesk.frame.jobs import Jobs
from frontdesk.frame.screen import Screen
from frontdesk.qt import fonts, theme
from frontdesk.qt.file_drop import FileDrop
from frontdesk.qt.look import Look, auto_zoom
from frontdesk.qt.widgets.rail import Entry
from frontdesk.qt.widgets.toast import Toast
from frontdesk.qt.window import Window
from frontdesk.qt.worker import MainThread
from frontdesk.screens.catalogue import REACHED, SCREENS, open_entry
from frontdesk.usecases.desk import Desk

if TYPE_CHECKING:
    from frontdesk.screens.first_run.door import Arrival, Door
    from frontdesk.screens.first_run.view.entry_window import EntryWindow
    from frontdesk.screens.record.view.record_view import RecordView
    from frontdesk.screens.today.view.today_view import TodayView
    from frontdesk.usecases.first_run import FirstAnswers

TITLE = "Frontdesk"
RECORD = "record"
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
        self._today: TodayView
        theme.apply(app, self.look.theme)
        names = [Entry(s.key, s.title, s.icon, s.shortcut) for s in SCREENS]
        self.window = Window(
            self.look,
            (*SCREENS, *REACHED),
            self._open,
            title=TITLE,
            entries=names,
            sample="Sample clinic" if desk.clinic.sample else "",
        )
        self._word = Toast(self.look, "", parent=self.window.body)
        FileDrop(self.window).dropped.connect(self.bring)
        words = desk.staff.shown_name.split()
        self.window.rail.show_initials("".join(w[0] for w in words[:2]).upper() if words else "")
        self.window.closing.connect(self.close)
        self.window.place_changed.connect(self._place_changed)
        self._record: RecordView | None = None
        self._record_waits = False
        self._closed = False

    def show(self, width: int = 1366, height: int = 768) -> None:
        """The window first, data after."""
        self.window.resize(width, height)
        self.window.show_screen(SCREENS[0].key)
        self.window.show()

    def bring(self, lists: tuple[Path, ...] = ()) -> None:
        """To the import review, with files that were dropped on the window or chosen in first run."""
        from frontdesk.screens.import_review.view.review_view import ReviewView

        review = self.window.show_screen(REACHED[0].key)
        assert isinstance(review, ReviewView)
        review.bring(lists)

    def say(self, words: str) -> None:
        """A sentence of the program's own that stays until the next one: what opening the store found."""
        self._word.say(words, undoable=False, stays=True)

    def close(self) -> None:
        """Finish what the desk asked for, then let the store go."""
        if not self._closed:
            self._closed = True
            self.jobs.stop()
            self.app.processEvents()
            self.desk.store.close()

    def _open(self, screen: Screen) -> QWidget:
        """Make a screen and tie what it asks for: screens are strangers, the window knows the way."""
        widget: QWidget = screen.open(self.look, self.desk, self.jobs, self.news)
        if screen.key == SCREENS[0].key:
            from frontdesk.screens.today.view.today_view import TodayView

            assert isinstance(widget, TodayView)
            widget.idle.bring_pressed.connect(self.bring)
            widget.record_asked.connect(self._to_record)
            widget.hidden_changed.connect(self._hidden)
            self._today = widget
        elif screen.key == REACHED[0].key:
            from frontdesk.screens.import_review.view.review_view import ReviewView

            assert isinstance(widget, ReviewView)
            widget.left.connect(self._back_to_today)
        elif screen.key == RECORD:
            from frontdesk.screens.record.view.record_view import RecordView

            assert isinstance(widget, RecordView)
            widget.back_pressed.connect(lambda: self._back_to_today(""))
            widget.hide_pressed.connect(self._today.presenter.hide_or_show)
            widget.touched.connect(self._today.presenter.away.somebody)
            self._record = widget
        return widget

    def _to_record(self, patient_id: str, visit_id: str) -> None:
        """The record of whoever stands at the desk; Today waits behind it with the same card."""
        self._show_record()
        assert self._record is not None
        self._record.presenter.open(patient_id, visit_id)

    def _show_record(self) -> None:
        self.window.show_screen(RECORD)
        self.window.rail.show_place(SCREENS[0].key)

    def _hidden(self, hidden: bool) -> None:
        """Today hides for the whole window: the record goes out of sight and comes back with it."""
        if self._record is not None and hidden and self.window.place() == RECORD:
            self._record_waits = True
            self._record.presenter.put_out_of_sight()
            self.window.show_screen(SCREENS[0].key)
        elif self._record is not None and not hidden and self._record_waits:
            self._record_waits = False
            self._show_record()
            self._record.presenter.show_again()

    def _place_changed(self, key: str) -> None:
        """Whichever way the record is left: nothing of it stays, and its own acts can be taken back on."""
        if self._record is not None and key != RECORD and not self._record_waits and not self._closed:
            acts = self._record.presenter.closed()
            if acts is not None:
                self._today.presenter.record.left((act.words, act.deed) for act in acts)

    def _back_to_today(self, words: str) -> None:
        self.window.show_screen(SCREENS[0].key)
        if words:
            self._word.say(words, undoable=False)


def look_of(app: QApplication) -> Look:
    """As the computer is set: dark or light, and a text size that fits the screen."""
    from PySide6.QtCore import Qt

    hints = app.styleHints()
    dark = hints.colorScheme() == Qt.ColorScheme.Dark
    widths = [screen.size().width() for screen in app.screens()]
    return Look(theme.DARK if dark else theme.LIGHT, auto_zoom(widths[0] if widths else 1366))


def run_window(arguments: list[str]) -> int:
    """``frontdesk`` without a verb: sign in, or first run where there is no store yet."""
    from frontdesk.bootstrap import usual_store

    store = usual_store()
    if arguments:
        named = arguments[0].partition("=")[2] or (arguments[1] if len(arguments) > 1 else "")
        store = Path(named) if named else store
    log.start()
    log.watch()
    app = application()
    look = look_of(app)
    with ExitStack() as left_behind:
        told: list[str] = []
        door = door_to(store, left_behind, told.append)
        arrival = _let_in(app, look, door)
        return _run(app, arrival.desk, look, arrival.lists, told) if arrival else 0


def door_to(store: Path, left_behind: ExitStack, tell: Callable[[str], None] = lambda _: None) -> "Door":
    """What first run and sign-in may do. ``left_behind`` takes the sample clinic's folder away at the end.

    ``tell`` hears what an interruption left and opening has finished or dropped.
    """
    from frontdesk import bootstrap
    from frontdesk.screens.first_run.door import Door

    def make(passphrase: str, answers: "FirstAnswers", recovery_key: str) -> Desk:
        return bootstrap.create_desk(store, passphrase, answers, recovery_key=recovery_key)[0]

    def sample() -> Desk:
        folder = left_behind.enter_context(tempfile.TemporaryDirectory(prefix="frontdesk-sample-"))
        return bootstrap.create_sample(Path(folder) / "sample.frontdesk", secrets.token_urlsafe(24))

    return Door(
        store=store,
        usual_zone=bootstrap.usual_zone(),
        now=lambda: bootstrap.utc_now().astimezone(),
        zone_of=bootstrap.zone_of,
        check_there=lambda: bootstrap.check_there(store),
        make=make,
        open=lambda passphrase, person_id: bootstrap.open_desk(
            store, passphrase, person_id=person_id, tell=tell
        ),
        sample=sample,
    )


def entry(app: QApplication, look: Look, door: "Door") -> "EntryWindow":
    """The window before a desk is open: first run or sign-in."""
    theme.apply(app, look.theme)
    window: EntryWindow = open_entry(look, door, Jobs(MainThread(app).post), TITLE)
    return window


def _let_in(app: QApplication, look: Look, door: "Door") -> "Arrival | None":
    """Wait at the door; None when somebody leaves without coming in."""
    window, waiting = entry(app, look, door), QEventLoop()
    came: list[Arrival] = []
    window.arrived.connect(came.append)
    window.arrived.connect(waiting.quit)
    window.closing.connect(waiting.quit)
    window.resize(1366, 768)
    window.show()
    stays_open = app.quitOnLastWindowClosed()
    app.setQuitOnLastWindowClosed(False)  # between the door and the desk there is no window for a moment
    waiting.exec()
    window.close()
    window.deleteLater()
    app.setQuitOnLastWindowClosed(stays_open)
    return came[0] if came else None


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


def _run(
    app: QApplication,
    desk: Desk,
    look: Look | None = None,
    lists: tuple[Path, ...] = (),
    told: Sequence[str] = (),
) -> int:
    def work(desktop: Desktop) -> int:
        desktop.show()
        gc.freeze()  # what stands now stays until the end; to walk it again and again would stop the window
        if told:
            desktop.say(" ".join(told))
        if lists:
            desktop.bring(lists)
        return app.exec()

    return _closing(Desktop(app, desk, look), work)


def _closing(desktop: Desktop, work: Callable[[Desktop], int]) -> int:
    sys.setswitchinterval(SWITCH_INTERVAL)
    try:
        return work(desktop)
    finally:
        desktop.close()
