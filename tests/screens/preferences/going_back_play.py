"""The program itself, played off screen: sign in, Settings, Backups, Restore, and what the door says then.

``python -m tests.screens.preferences.going_back_play STORE PASSPHRASE`` prints one line of JSON.
"""

import json
import sys
from collections.abc import Callable, Iterator

from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from frontdesk import app as program
from frontdesk.desktop import Desktop
from frontdesk.qt.window import Window
from frontdesk.screens.first_run.view.entry_window import EntryWindow
from frontdesk.screens.first_run.view.sign_in_page import SignInPage
from frontdesk.screens.preferences.view.preferences_view import PreferencesView

Wait = Callable[[], object]


def front(kind: type) -> object:
    return next(
        (one for one in QApplication.topLevelWidgets() if isinstance(one, kind) and one.isVisible()), None
    )


def door() -> SignInPage | None:
    window = front(EntryWindow)
    page = window.page if isinstance(window, EntryWindow) else None
    return page if isinstance(page, SignInPage) and page.field.isVisible() else None


def settings() -> PreferencesView | None:
    window = front(Window)
    here = window.body.currentWidget() if isinstance(window, Window) else None
    return here if isinstance(here, PreferencesView) else None


def play(passphrase: str, seen: dict[str, object]) -> Iterator[Wait]:
    """Each step waits until its condition holds; then the hands go on."""

    def sign_in() -> None:
        page = door()
        assert page is not None
        QTest.keyClicks(page.field, passphrase)
        QTest.keyClick(page.field, Qt.Key.Key_Return)

    yield door
    seen["before"] = page.happened.text() if (page := door()) else None
    sign_in()
    yield lambda: front(Window)
    window = front(Window)
    assert isinstance(window, Window)
    QTest.keyClick(window, Qt.Key.Key_Comma, Qt.KeyboardModifier.ControlModifier)
    yield settings
    view = settings()
    assert view is not None
    view.list.entry("backups").click()
    yield lambda: view.backups.backups
    view.backups.backups[0].button.click()
    yield view.backups.going.isVisible
    seen["asked"] = view.backups.going.title.text()
    view.backups.going.really.click()
    yield door  # the window closed by itself
    page = door()
    assert page is not None
    seen["after"] = page.happened.text()
    sign_in()
    yield lambda: front(Window)
    seen["people"] = sorted(p.names[0].family for p, _ in desks[-1].desk.whole.patients())
    again = front(Window)
    assert isinstance(again, Window)
    again.close()


desks: list[Desktop] = []


def main() -> int:
    store, passphrase = sys.argv[1:]
    seen: dict[str, object] = {}
    steps = play(passphrase, seen)
    ready: list[Wait] = [next(steps)]
    made = Desktop.__init__

    def remember(self: Desktop, *given: object, **more: object) -> None:
        desks.append(self)
        made(self, *given, **more)  # type: ignore[arg-type]  # handed on as they came

    Desktop.__init__ = remember  # type: ignore[method-assign]  # to look into the store at the end

    def look() -> None:
        if ready[0]():
            try:
                ready[0] = next(steps)
            except StopIteration:
                timer.stop()

    application = program.application()
    timer = QTimer(application)
    timer.timeout.connect(look)
    timer.start(20)
    seen["code"] = program.run_window(["--store", store])
    print(json.dumps(seen))
    return 0


if __name__ == "__main__":
    sys.exit(main())
