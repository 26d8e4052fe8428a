"""A window opens whole: on a small screen it takes all of it."""

import pytest
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from frontdesk.qt.room import DESIGNED, fill_small_screen


@pytest.mark.parametrize(
    ("screen", "fills"),
    [
        ((1366, 768), True),
        ((1366, 728), True),
        ((1280, 1024), True),
        ((1440, 860), False),
        ((1920, 1040), False),
    ],
    ids=str,
)
def test_where_a_title_bar_would_push_it_over_the_edge(
    qtbot: QtBot, screen: tuple[int, int], *, fills: bool
) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(DESIGNED)
    fill_small_screen(window, QSize(*screen))
    assert window.isMaximized() == fills


def test_the_screen_it_opens_on_is_asked(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    fill_small_screen(window)
    assert window.isMaximized(), "the off-screen one has 800 by 800"
