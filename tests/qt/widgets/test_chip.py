"""Chips: outline is off, filled is on; the delay chip opens its choices."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from frontdesk.qt.look import Look
from frontdesk.qt.widgets.chip import DelayChip, SituationChip
from tests.looks.compare import picture
from tests.qt.reading import described, on_ground, read

CHOICES = ((0, "On time"), (5, "5 late"), (15, "15 late"))


@pytest.mark.parametrize("key", [Qt.Key.Key_Space, Qt.Key.Key_Return])
def test_a_key_switches_it(qtbot: QtBot, look: Look, key: Qt.Key) -> None:
    chip = SituationChip(look, "Companion", icon="users-round", key="1")
    qtbot.addWidget(chip)
    chip.show()
    with qtbot.waitSignal(chip.toggled):
        QTest.keyClick(chip, key)
    assert chip.isChecked()
    assert chip.focusPolicy() == Qt.FocusPolicy.StrongFocus


def test_a_screen_reader_meets_a_check_box(qtbot: QtBot, look: Look) -> None:
    chip = SituationChip(look, "Others can hear", icon="volume-2", key="F7", on=True)
    qtbot.addWidget(chip)
    chip.show_text("Others can hear", "Others can hear, who is listening")
    assert read(chip) == (QAccessible.Role.CheckBox, "Others can hear, who is listening")
    assert described(chip) == "F7"


def test_on_is_filled_and_off_is_outline(qtbot: QtBot, look: Look) -> None:
    chip = SituationChip(look, "Go gently", icon="feather")
    _ground = on_ground(qtbot, chip)
    spot = (30, 10)
    off = picture(chip).pixel(*spot)
    chip.setChecked(True)
    assert off == look.colour("surface").rgb()
    assert picture(chip).pixel(*spot) == look.colour("track").rgb()


def test_the_number_shows_only_while_asked(qtbot: QtBot, look: Look) -> None:
    chip = SituationChip(look, "Go gently", icon="feather")
    qtbot.addWidget(chip)
    bare = chip.sizeHint().width()
    chip.show_key("5")
    assert chip.sizeHint().width() > bare + 20
    chip.show_key("")
    assert chip.sizeHint().width() == bare


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
def test_the_delay_chip_offers_its_choices_and_tells_the_one_taken(qtbot: QtBot, look: Look) -> None:
    chip = DelayChip(look, "Dr Voss", CHOICES, accessible="Dr Voss, on time")
    qtbot.addWidget(chip)
    chip.show()
    assert read(chip) == (QAccessible.Role.Button, "Dr Voss, on time")
    told: list[int] = []
    chip.picked.connect(told.append)
    QTest.keyClick(chip, Qt.Key.Key_Down)
    menu = chip.findChild(QMenu)
    assert menu is not None
    assert menu.isVisible()
    assert [act.text() for act in menu.actions()] == ["On time", "5 late", "15 late"]
    QTest.keyClick(menu, Qt.Key.Key_Down)
    QTest.keyClick(menu, Qt.Key.Key_Return)
    menu.close()
    assert told == [5]


def test_the_delay_chip_shows_late_in_another_ground(qtbot: QtBot, look: Look) -> None:
    chip = DelayChip(look, "Dr Voss", CHOICES)
    qtbot.addWidget(chip)
    before = picture(chip)
    chip.show_minutes(15, "Dr Voss +15", "Dr Voss, 15 minutes late")
    assert read(chip)[1] == "Dr Voss, 15 minutes late"
    assert chip.sizeHint().width() > before.width()
    chip.adjustSize()
    assert picture(chip).pixel(20, 9) == look.colour("waiting_bg").rgb()
