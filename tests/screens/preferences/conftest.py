"""The real window with Settings in front."""

from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from frontdesk.desktop import Desktop
from frontdesk.qt.theme import LIGHT
from frontdesk.screens.preferences.view.preferences_view import PreferencesView
from frontdesk.settings.settings import Settings
from tests.desks import desk_with
from tests.looks.dress import dressed
from tests.looks.people import NOW, STAFF, pictured_day
from tests.screens.keyboard import Keyboard


@dataclass
class Room:
    """One window."""

    qtbot: QtBot
    desktop: Desktop
    view: PreferencesView
    keys: Keyboard

    def page(self, key: str) -> None:
        self.view._presenter.page_picked(key)
        QApplication.processEvents()


@pytest.fixture
def room(qtbot: QtBot, qapp: QApplication) -> Iterator[Room]:
    desk = desk_with(pictured_day(), NOW, STAFF)
    desktop = Desktop(qapp, desk, dressed(LIGHT), settings=Settings())
    desktop.window.setUpdatesEnabled(False)  # laid out all the same: nobody looks at it
    desktop.show()
    view = desktop.window.show_screen("preferences")
    assert isinstance(view, PreferencesView)
    yield Room(qtbot, desktop, view, Keyboard(qtbot, desktop.window))
    desktop.window.close()
    desktop.window.deleteLater()
    qapp.processEvents()
