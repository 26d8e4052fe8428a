"""What was brought in against its approved pictures."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from frontdesk.desktop import Desktop
from frontdesk.qt.theme import DARK, LIGHT, Theme
from frontdesk.screens.brought.view.brought_view import BroughtView
from frontdesk.screens.catalogue import BROUGHT
from frontdesk.settings.settings import Settings
from tests.looks.compare import assert_approved, picture
from tests.looks.dress import dressed
from tests.screens.brought.test_brought import brought_desk
from tests.screens.clipping import clipped

Opened = Callable[[Theme, tuple[int, int], float], BroughtView]


@pytest.fixture
def opened(qapp: QApplication, qtbot: QtBot) -> Iterator[Opened]:
    made: list[Desktop] = []

    def open_one(theme: Theme, size: tuple[int, int], k: float) -> BroughtView:
        desktop = Desktop(qapp, brought_desk(), dressed(theme, k), settings=Settings())
        made.append(desktop)
        view = desktop.window.show_screen(BROUGHT)
        assert isinstance(view, BroughtView)
        desktop.window.resize(*size)
        desktop.window.show()
        qtbot.waitUntil(lambda: len(view.list.rows) == 3, timeout=30_000)
        return view

    yield open_one
    for desktop in made:
        desktop.window.close()
        desktop.window.deleteLater()
    qapp.processEvents()


@pytest.mark.parametrize(
    ("name", "theme", "size", "k"),
    [
        ("brought-light", LIGHT, (1366, 768), 1.0),
        ("brought-dark-1366x688", DARK, (1366, 688), 1.0),
        ("brought-text150-1366x688", LIGHT, (1366, 688), 1.5),
    ],
)
def test_a_row_beside_whom_it_may_be(
    opened: Opened, name: str, theme: Theme, size: tuple[int, int], k: float
) -> None:
    view = opened(theme, size, k)
    view.alike.click()
    QApplication.processEvents()
    assert clipped(view.window()) == []
    _without_focus()
    assert_approved(picture(view.window()), name)


def test_an_import_that_can_be_taken_back(opened: Opened, qtbot: QtBot) -> None:
    view = opened(LIGHT, (1366, 688), 1.0)
    assert view.tabs is not None
    view.tabs.segments()[1].click()
    qtbot.waitUntil(view.imported.isVisible)
    view.take_back.click()
    QApplication.processEvents()
    assert clipped(view.window()) == []
    _without_focus()
    assert_approved(picture(view.window()), "brought-imports-1366x688")


def _without_focus() -> None:
    focused = QApplication.focusWidget()
    if focused is not None:
        focused.clearFocus()
    QApplication.processEvents()
