"""Nothing but the window itself is ever a window: a part shown before it has its place flashes up as one.

It did for the buttons on leaving and the first page of the import, and took the focus from the window: the
next words somebody typed went nowhere.
"""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from frontdesk.desktop import Desktop
from frontdesk.qt.theme import LIGHT
from frontdesk.qt.window import Window
from frontdesk.screens.catalogue import REACHED, SCREENS
from frontdesk.screens.today.view.today_view import TodayView
from frontdesk.settings.settings import Settings
from tests.desks import desk_with
from tests.looks.dress import dressed
from tests.looks.people import NOW, STAFF, pictured_day


class Watch(QObject):
    """Remembers what was shown as a window."""

    def __init__(self) -> None:
        super().__init__()
        self.windows: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            own = isinstance(watched, Window) or watched.windowType() != Qt.WindowType.Window
            self.windows += [] if own else [type(watched).__name__]
        return False


@pytest.fixture
def watch(qapp: QApplication) -> Iterator[Watch]:
    watching = Watch()
    qapp.installEventFilter(watching)
    yield watching
    qapp.removeEventFilter(watching)


def test_every_screen_opens_inside_the_window(qapp: QApplication, qtbot: QtBot, watch: Watch) -> None:
    desktop = Desktop(qapp, desk_with(pictured_day(), NOW, STAFF), dressed(LIGHT), settings=Settings())
    qtbot.addWidget(desktop.window)
    desktop.show()
    qtbot.waitActive(desktop.window)
    for screen in (*REACHED, *SCREENS):
        desktop.window.show_screen(screen.key)
        for width, height in ((900, 500), (1366, 688)):
            desktop.window.resize(width, height)
            qapp.processEvents()
    desktop.window.resize(900, 500)
    qapp.processEvents()
    today = desktop.window.show_screen("today")
    assert isinstance(today, TodayView)
    assert not [pane for pane in (today.leaving, today.phone, today.gate) if pane.isVisible()]
    desktop.ask_who()
    qapp.processEvents()
    assert watch.windows == []
    assert qapp.activeWindow() is desktop.window
    desktop.close()
