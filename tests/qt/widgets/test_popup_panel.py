"""Reasons are picked by number, arrow or mouse; Esc closes; points are only read."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from frontdesk.qt.look import Look
from frontdesk.qt.widgets.popup_panel import PopupPanel
from tests.qt.reading import described, give_focus, read

REASONS = [
    ("1", "Not true any more"),
    ("2", "Not the moment"),
    ("3", "Odd wording"),
    ("4", "It was not welcome"),
]


@pytest.fixture
def ground(qtbot: QtBot) -> QWidget:
    widget = QWidget()
    qtbot.addWidget(widget)
    return widget


def made(ground: QWidget, look: Look, *, picking: bool = True) -> tuple[PopupPanel, list[int], list[bool]]:
    panel = PopupPanel(look, "What was not right?", REASONS, close_key="Esc", picking=picking, parent=ground)
    give_focus(ground)
    panel.open()
    QApplication.processEvents()
    picked: list[int] = []
    closed: list[bool] = []
    panel.picked.connect(picked.append)
    panel.closed.connect(lambda: closed.append(True))
    return panel, picked, closed


@pytest.mark.parametrize("number", [1, 2, 3, 4])
def test_a_number_picks(ground: QWidget, look: Look, number: int) -> None:
    panel, picked, closed = made(ground, look)
    QTest.keyClicks(panel.rows()[0], str(number))
    assert (picked, closed, panel.isHidden()) == ([number], [], True)


def test_arrows_and_enter_pick(ground: QWidget, look: Look) -> None:
    panel, picked, _ = made(ground, look)
    QTest.keyClick(panel.rows()[0], Qt.Key.Key_Down)
    focused = next(row for row in panel.rows() if row.hasFocus())
    QTest.keyClick(focused, Qt.Key.Key_Return)
    assert picked == [2]


def test_the_mouse_picks(ground: QWidget, look: Look) -> None:
    panel, picked, _ = made(ground, look)
    QTest.mouseClick(panel.rows()[2], Qt.MouseButton.LeftButton)
    assert picked == [3]


def test_escape_closes_and_picks_nothing(ground: QWidget, look: Look) -> None:
    panel, picked, closed = made(ground, look)
    QTest.keyClick(panel.rows()[0], Qt.Key.Key_Escape)
    assert (picked, closed, panel.isHidden()) == ([], [True], True)


def test_points_are_read_and_not_picked(ground: QWidget, look: Look) -> None:
    panel, picked, _ = made(ground, look, picking=False)
    QTest.keyClicks(panel, "1")
    QTest.mouseClick(panel.rows()[0], Qt.MouseButton.LeftButton)
    assert picked == []
    assert read(panel.rows()[0])[1] == "1 Not true any more"


def test_names(ground: QWidget, look: Look) -> None:
    panel, _, _ = made(ground, look)
    assert read(panel) == (QAccessible.Role.PopupMenu, "What was not right?")
    assert read(panel.rows()[1]) == (QAccessible.Role.MenuItem, "Not the moment")
    assert described(panel.rows()[1]) == "2"
