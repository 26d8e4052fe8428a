"""Plays a check-in and a checkout in the real window, by its keys alone, and draws what stood there.

It is how the sample clinic shows itself on a computer without a display, and how the pictures of its README
are made.
"""

import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

from frontdesk.domain.errors import Defect, NotSaved
from frontdesk.qt.plain_text import shown
from frontdesk.qt.window import Window
from frontdesk.screens.today.presenter import TodayPresenter
from frontdesk.screens.today.told import open_card_text, who_comes_in
from frontdesk.screens.today.view.today_view import TodayView

PATIENCE = 10.0
"""Seconds one step may take before the play stops."""
MOST_ROWS = 6
"""As many people as Find offers."""


class Desktop(Protocol):
    """The window as ``app`` builds it."""

    app: QApplication
    window: Window

    def show(self) -> None: ...


def play(desktop: Desktop, pictures: Path) -> int:
    """Pictures of idle, Find, both beats, hidden and leaving; the card and its lines on standard output.

    Raises ``NotSaved`` where the folder takes no pictures.
    """
    try:
        pictures.mkdir(parents=True, exist_ok=True)
    except OSError:
        raise NotSaved("The folder for the pictures cannot be made.", "Nothing was drawn.") from None
    desktop.show()
    desktop.window.activateWindow()
    day = _Day(desktop, pictures)
    day.idle()
    day.find()
    day.check_in()
    day.hide()
    day.check_out()
    _say(f"{day.drawn} pictures in {pictures}")
    return 0


class _Day:
    """One person's way through the clinic, key by key."""

    def __init__(self, desktop: Desktop, pictures: Path) -> None:
        self._desktop = desktop
        self._pictures = pictures
        view = desktop.window.show_screen("today")
        assert isinstance(view, TodayView)
        self._view = view
        self._today: TodayPresenter = view._presenter
        self.drawn = 0

    def idle(self) -> None:
        """The day is on the board, nobody is at the desk."""
        self._until(lambda: self._today.stage.board is not None)
        self._draw("1-idle")

    def find(self) -> None:
        """Who is due about now and needs something comes in: the first letters of the name. Nobody with a
        look-alike today."""
        row = who_comes_in(self._today.stage)
        for letter in row.board_name.split()[0][:4]:
            self._key(Qt.Key.Key_unknown, letter)
        find = self._today.find
        self._until(lambda: find.chosen() is not None)
        self._draw("2-find")

        def wanted() -> bool:
            chosen = find.chosen()
            return chosen is not None and chosen.visit_id == row.visit.id

        for _ in range(MOST_ROWS):
            if not wanted():
                self._key(Qt.Key.Key_Down)
        self._until(wanted)

    def check_in(self) -> None:
        """The first beat, the match, the second beat."""
        stage = self._today.stage
        self._key(Qt.Key.Key_Return)
        self._until(lambda: stage.open is not None and stage.armed)
        self._draw("3-match")
        self._tell()
        self._key(Qt.Key.Key_Return)
        self._until(lambda: stage.open is not None and stage.open.matched)
        self._draw("4-lines")
        self._tell()
        self._key(Qt.Key.Key_Space)

    def hide(self) -> None:
        """Somebody leans over: one key, and the same key back."""
        self._key(Qt.Key.Key_F9)
        self._draw("5-hidden")
        self._key(Qt.Key.Key_F9)

    def check_out(self) -> None:
        """The same person leaves."""
        stage = self._today.stage
        self._key(Qt.Key.Key_Return, "", Qt.KeyboardModifier.ControlModifier)
        self._until(lambda: stage.open is not None and stage.open.leaving and stage.armed)
        self._draw("6-leaving")
        self._tell()
        self._key(Qt.Key.Key_Return)
        self._until(lambda: stage.open is None)
        self._draw("7-left")

    # ours

    def _tell(self) -> None:
        for line in open_card_text(self._today.stage):
            _say(line)
        _say("")
        _say("-" * 40)

    def _draw(self, name: str) -> None:
        self._settle()
        if not self._desktop.window.grab().save(str(self._pictures / f"{name}.png")):
            raise NotSaved("A picture could not be written.", "The sample clinic needs nothing from it.")
        self.drawn += 1

    def _key(
        self,
        key: Qt.Key,
        text: str = "",
        modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier,
    ) -> None:
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            target: QWidget = QApplication.focusWidget() or self._desktop.window
            QCoreApplication.sendEvent(target, QKeyEvent(kind, key, modifiers, text))
        self._settle()

    def _settle(self) -> None:
        for _ in range(3):
            self._desktop.app.processEvents()

    def _until(self, stands: Callable[[], bool]) -> None:
        ends = time.monotonic() + PATIENCE
        while not stands():
            if time.monotonic() > ends:
                raise Defect("the play waited in vain")
            self._desktop.app.processEvents()
            time.sleep(0.01)


def _say(text: str) -> None:
    sys.stdout.write(shown(text) + "\n")
