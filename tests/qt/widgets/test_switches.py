"""Tick, switch and segments: what is on is told by shape, and every key works."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot

from frontdesk.qt.look import Look
from frontdesk.qt.widgets.segmented import Segmented
from frontdesk.qt.widgets.switch import Switch
from frontdesk.qt.widgets.tick import Tick
from tests.looks.compare import picture
from tests.qt.reading import give_focus, read

CHOICES = [("yes", "Yes, most of them"), ("no", "No, we are a new clinic"), ("unsure", "Not sure")]


def both(look: Look) -> tuple[QAbstractButton, QAbstractButton]:
    return Tick(look, "Said, optional"), Switch(look, "Show in the strip")


@pytest.mark.parametrize("which", [0, 1])
@pytest.mark.parametrize("key", [Qt.Key.Key_Space, Qt.Key.Key_Return])
def test_a_key_turns_it_on_and_off(qtbot: QtBot, look: Look, which: int, key: Qt.Key) -> None:
    button = both(look)[which]
    qtbot.addWidget(button)
    button.show()
    QTest.keyClick(button, key)
    assert button.isChecked()
    QTest.keyClick(button, key)
    assert not button.isChecked()


def test_they_are_check_boxes_with_names(qtbot: QtBot, look: Look) -> None:
    tick, switch = both(look)
    qtbot.addWidget(tick)
    qtbot.addWidget(switch)
    assert read(tick) == (QAccessible.Role.CheckBox, "Said, optional")
    assert read(switch) == (QAccessible.Role.CheckBox, "Show in the strip")


@pytest.mark.parametrize("which", [0, 1])
def test_on_is_seen_in_greyscale(qtbot: QtBot, look: Look, which: int) -> None:
    button = both(look)[which]
    qtbot.addWidget(button)
    off = picture(button).convertToFormat(QImage.Format.Format_Grayscale8)
    button.setChecked(True)
    on = picture(button).convertToFormat(QImage.Format.Format_Grayscale8)
    assert on != off


def test_a_tick_is_large_enough_to_hit(qtbot: QtBot, look: Look) -> None:
    tick = Tick(look, "Said")
    qtbot.addWidget(tick)
    assert (tick.sizeHint().width(), tick.sizeHint().height()) == (38, 34)


def test_exactly_one_segment_and_arrows_move_it(qtbot: QtBot, look: Look) -> None:
    segments = Segmented(look, CHOICES, accessible="Have most people been here before?")
    qtbot.addWidget(segments)
    segments.show()
    told: list[str] = []
    segments.picked.connect(told.append)
    assert segments.choice() == "yes"
    QTest.keyClick(segments, Qt.Key.Key_Right)
    QTest.keyClick(segments, Qt.Key.Key_Left)
    QTest.keyClick(segments, Qt.Key.Key_Left)
    assert told == ["no", "yes", "unsure"]
    assert [s.isChecked() for s in segments.segments()] == [False, False, True]
    QTest.mouseClick(segments.segments()[1], Qt.MouseButton.LeftButton)
    assert (segments.choice(), told[-1]) == ("no", "no")


def test_segments_are_radio_buttons_and_showing_one_tells_nobody(qtbot: QtBot, look: Look) -> None:
    segments = Segmented(look, CHOICES, accessible="Been here before?", chosen="no")
    qtbot.addWidget(segments)
    assert read(segments)[1] == "Been here before?"
    assert read(segments.segments()[1]) == (QAccessible.Role.RadioButton, "No, we are a new clinic")
    told: list[str] = []
    segments.picked.connect(told.append)
    segments.show_choice("unsure")
    assert told == []


@pytest.mark.parametrize("start", [0, 1, 2])
def test_an_arrow_on_a_focused_segment_moves_and_tells(qtbot: QtBot, look: Look, start: int) -> None:
    segments = Segmented(look, CHOICES, accessible="Been here before?", chosen=CHOICES[start][0])
    qtbot.addWidget(segments)
    told: list[str] = []
    segments.picked.connect(told.append)
    give_focus(segments.segments()[start])
    QTest.keyClick(segments.segments()[start], Qt.Key.Key_Right)
    assert told == [CHOICES[(start + 1) % 3][0]]
    assert segments.choice() == told[0]
