"""In here twice? against its approved pictures."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from frontdesk.desktop import Desktop
from frontdesk.qt.theme import DARK, LIGHT, Theme
from frontdesk.screens.catalogue import DOUBLES
from frontdesk.screens.doubles.view.doubles_view import DoublesView
from frontdesk.settings.settings import Settings
from tests.desks import desk_with
from tests.looks.compare import assert_approved, picture
from tests.looks.dress import dressed
from tests.looks.people import NOW, STAFF, pictured_day
from tests.screens.clipping import clipped
from tests.screens.doubles.test_doubles import PEOPLE

Opened = Callable[[Theme, tuple[int, int], float], DoublesView]


@pytest.fixture
def opened(qapp: QApplication, qtbot: QtBot) -> Iterator[Opened]:
    made: list[Desktop] = []

    def open_one(theme: Theme, size: tuple[int, int], k: float) -> DoublesView:
        desk = desk_with((*pictured_day(), *PEOPLE), NOW, STAFF)
        desktop = Desktop(qapp, desk, dressed(theme, k), settings=Settings())
        made.append(desktop)
        view = desktop.window.show_screen(DOUBLES)
        assert isinstance(view, DoublesView)
        desktop.window.resize(*size)
        desktop.window.show()
        qtbot.waitUntil(view.pair.isVisible, timeout=30_000)
        return view

    yield open_one
    for desktop in made:
        desktop.window.close()
        desktop.window.deleteLater()
    qapp.processEvents()


@pytest.mark.parametrize(
    ("name", "theme", "size", "k"),
    [
        ("doubles-light", LIGHT, (1366, 768), 1.0),
        ("doubles-dark-1366x688", DARK, (1366, 688), 1.0),
        ("doubles-text150-1366x688", LIGHT, (1366, 688), 1.5),
    ],
)
def test_two_records_side_by_side(
    opened: Opened, name: str, theme: Theme, size: tuple[int, int], k: float
) -> None:
    view = opened(theme, size, k)
    assert clipped(view.window()) == []
    focused = QApplication.focusWidget()
    if focused is not None:
        focused.clearFocus()
    QApplication.processEvents()
    assert_approved(picture(view.window()), name)
