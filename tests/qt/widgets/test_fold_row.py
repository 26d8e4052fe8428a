"""A folded count is open exactly as long as it is held."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAccessible, QFocusEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from frontdesk.qt.look import Look
from frontdesk.qt.widgets.fold_row import FoldRow
from tests.qt.reading import give_focus, read


def made(qtbot: QtBot, look: Look) -> tuple[FoldRow, list[bool]]:
    row = FoldRow(look, "3 desk notes", icon="eye", hold="hold", key="F4")
    qtbot.addWidget(row)
    give_focus(row)
    told: list[bool] = []
    row.held.connect(told.append)
    return row, told


def test_a_screen_reader_hears_the_count_and_how_to_open_it(qtbot: QtBot, look: Look) -> None:
    row, _ = made(qtbot, look)
    assert read(row) == (QAccessible.Role.Button, "3 desk notes, hold F4")
    row.show_text("2 private")
    assert read(row) == (QAccessible.Role.Button, "2 private, hold F4")


def test_holding_the_mouse_or_space_is_holding_the_key(qtbot: QtBot, look: Look) -> None:
    row, told = made(qtbot, look)
    QTest.mousePress(row, Qt.MouseButton.LeftButton)
    assert told == [True]
    QTest.mouseRelease(row, Qt.MouseButton.LeftButton)
    assert told == [True, False]
    QTest.keyPress(row, Qt.Key.Key_Space)
    QTest.keyRelease(row, Qt.Key.Key_Space)
    assert told == [True, False, True, False]


def test_losing_the_focus_closes_it(qtbot: QtBot, look: Look) -> None:
    row, told = made(qtbot, look)
    QTest.keyPress(row, Qt.Key.Key_Space)
    row.clearFocus()
    assert told == [True, False]


def test_a_menu_over_it_closes_it_too(qtbot: QtBot, look: Look) -> None:
    row, told = made(qtbot, look)
    QTest.keyPress(row, Qt.Key.Key_Space)
    menu = QFocusEvent(QEvent.Type.FocusOut, Qt.FocusReason.PopupFocusReason)
    QApplication.sendEvent(row, menu)
    assert told == [True, False]


def test_enter_is_left_to_the_card(qtbot: QtBot, look: Look) -> None:
    row, told = made(qtbot, look)
    QTest.keyClick(row, Qt.Key.Key_Return)
    assert told == []
