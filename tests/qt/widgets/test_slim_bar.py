"""The slim bar scrolls like any other and is drawn only where there is more."""

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from frontdesk.qt.layouts import scrolling
from frontdesk.qt.look import Look
from frontdesk.qt.widgets.slim_bar import SlimBar


def test_it_moves_the_body_and_goes_when_all_is_seen(qtbot: QtBot, look: Look) -> None:
    inner = QWidget()
    inner.setMinimumHeight(900)
    area = scrolling(look, inner, "canvas")
    qtbot.addWidget(area)
    area.resize(300, 300)
    area.show()
    bar = area.verticalScrollBar()
    assert isinstance(bar, SlimBar)
    assert bar.isVisible()
    assert bar.width() == 12
    bar.setValue(bar.maximum())
    assert inner.y() == 300 - 900
    area.resize(300, 900)
    qtbot.waitUntil(lambda: not bar.isVisible())
