"""The program in a process of its own, worked by lines on standard input. No word of anybody stands in here.

After a hard lock the same file runs again in the same process, and says what the sign-in page says.
"""

import os
import sys
from collections.abc import Callable, Iterator

from PySide6.QtCore import QSocketNotifier, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from frontdesk import app as program
from frontdesk.qt.window import Window
from frontdesk.screens.first_run.view.entry_window import EntryWindow
from frontdesk.screens.first_run.view.sign_in_page import SignInPage
from frontdesk.screens.today.view.today_view import TodayView

Steps = Iterator[Callable[[], bool]]
"""Each step says when it is done."""


def door() -> EntryWindow | None:
    return next((w for w in _windows() if isinstance(w, EntryWindow) and w.isVisible()), None)


def desk() -> Window | None:
    return next((w for w in _windows() if isinstance(w, Window) and w.isVisible()), None)


def _windows() -> list[QWidget]:
    return QApplication.topLevelWidgets()


def sign_in(passphrase: str) -> Steps:
    yield lambda: door() is not None
    page = door().page  # type: ignore[union-attr]  # the door stands at this place of the walk
    assert isinstance(page, SignInPage)
    page.field.setText(passphrase)
    page.open.click()
    yield lambda: desk() is not None


def remember(on: str) -> Steps:
    """The switch below the field; it counts with the passphrase that comes next."""
    yield lambda: door() is not None
    page = door().page  # type: ignore[union-attr]  # the door stands at this place of the walk
    assert isinstance(page, SignInPage)
    yield page.remember.isVisible
    if page.remember.isChecked() != (on == "on"):
        page.remember.click()


def by_computer(_: str) -> Steps:
    """In place of the passphrase; what the page says where it does not open."""
    yield lambda: door() is not None
    page = door().page  # type: ignore[union-attr]  # the door stands at this place of the walk
    assert isinstance(page, SignInPage)
    assert page.computer.isVisible()
    page.computer.click()
    yield lambda: desk() is not None or bool(page.trouble.isVisible() and page.trouble.text())
    tell(page.trouble.text() if desk() is None else "open")


def ask_computer(_: str) -> Steps:
    """Only the question."""
    yield lambda: door() is not None
    page = door().page  # type: ignore[union-attr]  # the door stands at this place of the walk
    assert isinstance(page, SignInPage)
    page.computer.click()
    yield lambda: not page.computer.isEnabled()


def look(patient: str) -> Steps:
    """The card, the match, then the record."""
    window = desk()
    assert window is not None
    today = window.show_screen("today")
    assert isinstance(today, TodayView)
    today.presenter.visit_picked(f"{patient}-today")
    stage = today.presenter.stage
    yield lambda: stage.open is not None

    def matched() -> bool:
        today.presenter.enter()
        return stage.open is not None and stage.open.matched

    yield matched
    today.record_asked.emit(patient, f"{patient}-today")
    yield lambda: window.place() == "record"
    record = window.show_screen("record")
    yield lambda: sum(len(label.text()) for label in record.findChildren(QLabel)) > 300


def lock(_: str) -> Steps:
    window = desk()
    assert window is not None
    window.activateWindow()
    yield window.isActiveWindow
    QTest.keyClick(window, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    assert window.covered, "at once"
    yield lambda: False  # the program ends meanwhile; the one that begins anew answers


def where() -> Steps:
    """What stands on the sign-in page, and where the window is."""
    yield lambda: door() is not None
    window = door()
    assert window is not None
    assert isinstance(window.page, SignInPage)
    tell(f"{window.page.happened.text()} {window.width()} x {window.height()}")


def move(to: str) -> Steps:
    window = desk()
    assert window is not None
    width, height = map(int, to.split())
    window.resize(width, height)
    yield lambda: window.width() == width


def tell(words: str) -> None:
    sys.stdout.write(words + "\n")
    sys.stdout.flush()


def listen() -> None:
    """One line of input at a time; ``done`` after each."""
    doing: list[Steps] = [where()] if "FRONTDESK_LOCKED" in os.environ else []
    waiting: list[Callable[[], bool]] = []
    acts: dict[str, Callable[[str], Steps]] = {
        "sign in": sign_in, "look": look, "lock": lock, "move": move,
        "remember": remember, "by computer": by_computer, "ask computer": ask_computer,
    }  # fmt: skip

    def told() -> None:
        act, _, about = os.read(0, 4096).decode().rstrip("\n").partition(": ")
        if not act:
            os._exit(0)  # who worked the desk has gone
        doing.append(acts[act](about))

    def on() -> None:
        if waiting and not waiting[0]():
            return
        waiting.clear()
        if doing and (step := next(doing[0], None)) is not None:
            waiting.append(step)
        elif doing:
            doing.clear()
            tell("done")

    app = program.application()
    ear = QSocketNotifier(0, QSocketNotifier.Type.Read, app)
    ear.activated.connect(told)
    beat = QTimer(app)
    beat.timeout.connect(on)
    beat.start(20)


if __name__ == "__main__":
    listen()
    sys.exit(program.run_window([f"--store={sys.argv[1]}"]))
