"""The real window over a real encrypted file full of canaries, and what the desk does there."""

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from frontdesk import log
from frontdesk.desktop import Desktop
from frontdesk.domain.line import Listening
from frontdesk.frame.jobs import AtOnce
from frontdesk.qt import fonts, theme
from frontdesk.qt.look import Look
from frontdesk.screens.today.view.today_view import TodayView
from frontdesk.settings import file as settings_file
from frontdesk.store.sqlite.open import create
from frontdesk.vault import key_file
from frontdesk.vault.wrapped import Cost
from tests.canary import people, surfaces
from tests.desks import StillClock, desk_over, fill
from tests.looks.stage import Ticks

PASSPHRASE = "harbour violet kettle sunday"


class Walk:
    """One window. ``folder`` holds everything it writes: store, keys, settings, log, temporary files."""

    def __init__(self, app: QApplication, folder: Path, desktop: Desktop) -> None:
        self.app = app
        self.folder = folder
        self.desktop = desktop
        self.window = desktop.window
        self.ticks = Ticks()
        self.settle()
        today = self.window.show_screen("today")
        assert isinstance(today, TodayView)
        self.today = today
        self.presenter = today.presenter
        for counts in (self.presenter.stage.pace, self.presenter.away):
            vars(counts)["_ticks"] = self.ticks
        vars(today)["call_after"] = lambda _seconds, _call: None  # what a clock would do comes when we say so
        self.presenter.away.somebody()
        self.settle()

    def said(self) -> list[surfaces.Said]:
        """Everything that can be read now."""
        self.settle()
        return list(surfaces.on_screen(self.app, self.window))

    def settle(self) -> None:
        """Let layouts and timers of zero length run."""
        for _ in range(3):
            self.app.processEvents()
            self.app.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    # --- what the desk does

    def pick(self, key: str) -> None:
        """Their card, standing long enough for Enter."""
        self.presenter.visit_picked(f"{key}-today")
        self.ticks.now += 2
        self.presenter.stage.show_open()
        self.settle()

    def match(self, key: str = "ada") -> None:
        """Beat 2."""
        self.pick(key)
        self.enter_match()

    def enter(self) -> None:
        """The main act, once it works."""
        self.ticks.now += 2
        self.presenter.enter()
        self.settle()

    def enter_match(self) -> None:
        """Enter at the match; in large text the first press only brings the check line into sight."""
        for _ in range(3):
            card = self.presenter.stage.open
            if card is not None and not card.matched:
                self.enter()
        self.today.toast.put_away()

    def listening(self, who: Listening) -> None:
        """F7 until it says so."""
        card = self.presenter.stage.open
        assert card is not None
        for _ in Listening:
            if card.situation.listening is not who:
                self.presenter.situation.next_listening()
        assert card.situation.listening is who
        self.settle()

    def key(
        self, key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier, *, down: bool = True
    ) -> None:
        """A key goes down, or up."""
        act = QTest.keyPress if down else QTest.keyRelease
        act(QApplication.focusWidget() or self.window, key, held)
        self.settle()

    def press(self, key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Down and up."""
        QTest.keyClick(QApplication.focusWidget() or self.window, key, held)
        self.settle()

    def alone_for(self, seconds: float) -> None:
        """Nobody touches anything."""
        self.ticks.now += seconds
        if self.today.heartbeat.isActive():
            self.presenter.away.second_passed()
        if self.desktop.lock is not None:
            self.desktop.lock.alone_for.emit(seconds)
        self.settle()


def make_store(folder: Path) -> Path:
    """The clinic of canaries in an encrypted file, with its keys."""
    path = folder / "clinic.frontdesk"
    keys = key_file.create(
        key_file.beside(path), person_id=people.STAFF.id, passphrase=PASSPHRASE, cost=Cost(1, 8192)
    )
    store = create(path, keys.key, now=people.NOW)
    fill(store, people.clinic(), people.NOW, people.STAFF.id)
    store.close()
    return path


@contextmanager
def walking(app: QApplication, made: Path, folder: Path, k: float = 1.0) -> Iterator[Walk]:
    """A window of its own over a copy of ``made``, at text size ``k``."""
    from frontdesk.store.sqlite.open import open_store

    path = folder / made.name
    for file in made.parent.glob(made.name + "*"):
        shutil.copy2(file, folder / file.name)
    fonts.load()
    app.setStyle("Fusion")
    with pytest.MonkeyPatch.context() as patch:
        for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME"):
            patch.setenv(name, str(folder / name.lower()))
        (folder / "temp").mkdir()
        patch.setattr(tempfile, "tempdir", str(folder / "temp"))
        patch.setattr("frontdesk.desktop.Jobs", lambda _post: AtOnce())
        log.start(folder / "log")
        key = key_file.open_with_passphrase(key_file.beside(path), PASSPHRASE).key
        store = open_store(path, key, now=people.NOW, app_version=lambda: "0")
        desk = desk_over(store, StillClock(people.NOW), people.STAFF)
        settings = settings_file.load(folder / "settings.json")
        look = Look(theme.LIGHT, k)
        look.set_reduced_motion(True)
        desktop = Desktop(app, desk, look, settings=settings, keys=key_file.beside(path))
        desktop.show(1366, 768)
        walk = Walk(app, folder, desktop)
        try:
            yield walk
        finally:
            desktop.window.close()
            desktop.window.deleteLater()
            walk.settle()
            store.close()
            log.stop()
