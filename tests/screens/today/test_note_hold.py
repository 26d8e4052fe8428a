"""F4 for hands that hold a key, and for hands that cannot."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from frontdesk.qt.widgets.fold_row import FoldRow
from frontdesk.screens.today.opening import follow
from frontdesk.settings.declared import NOTES_KEY
from frontdesk.settings.settings import Settings
from tests.looks.stage import PicturedToday
from tests.looks.states import opened

SHIFT = Qt.KeyboardModifier.ShiftModifier
NONE = Qt.KeyboardModifier.NoModifier


@pytest.fixture
def stage(qapp: QApplication) -> Iterator[PicturedToday]:
    with opened(qapp, "beat2") as open_stage:
        yield open_stage


@pytest.fixture
def settings(stage: PicturedToday) -> Settings:
    settings = Settings({"notes_key": "press"})
    follow(settings, stage.view, stage.presenter)
    return settings


def level(stage: PicturedToday) -> int:
    return stage.presenter.acts.notes_open()


def press(stage: PicturedToday, modifiers: Qt.KeyboardModifier = NONE) -> int:
    """Down and up; what stands open after it."""
    QTest.keyClick(stage.view.find_field, Qt.Key.Key_F4, modifiers)
    return level(stage)


def test_held_they_stand_open_as_long_as_the_key_is_down(stage: PicturedToday) -> None:
    QTest.keyPress(stage.view.find_field, Qt.Key.Key_F4)
    assert level(stage) == 1
    assert stage.view.notes.private_timer.isActive()
    stage.view.notes.private_timer.timeout.emit()
    assert level(stage) == 2
    QTest.keyRelease(stage.view.find_field, Qt.Key.Key_F4)
    assert level(stage) == 0
    assert not stage.view.notes.private_timer.isActive()
    assert not stage.view.notes.close_timer.isActive()


def test_pressed_once_they_open_and_pressed_again_they_close(
    stage: PicturedToday, settings: Settings
) -> None:
    assert press(stage) == 1
    assert not stage.view.notes.private_timer.isActive(), "private ones never open by waiting"
    assert press(stage) == 0
    assert not stage.view.notes.close_timer.isActive()


def test_they_close_by_themselves(stage: PicturedToday, settings: Settings) -> None:
    assert press(stage) == 1
    timer = stage.view.notes.close_timer
    assert timer.isActive()
    assert timer.interval() == 10_000
    timer.timeout.emit()
    assert level(stage) == 0


def test_private_ones_open_with_shift_only(stage: PicturedToday, settings: Settings) -> None:
    assert press(stage, SHIFT) == 2
    assert press(stage) == 0
    assert press(stage) == 1
    assert press(stage, SHIFT) == 2
    assert press(stage, SHIFT) == 0


def test_a_press_is_about_the_card_that_stands_there(stage: PicturedToday, settings: Settings) -> None:
    assert press(stage) == 1
    stage.presenter.put_away()
    stage.pick("tendai")
    stage.stand()
    assert level(stage) == 0
    assert press(stage) == 1


def test_hiding_closes_them(stage: PicturedToday, settings: Settings) -> None:
    assert press(stage, SHIFT) == 2
    stage.presenter.hide_or_show()
    stage.presenter.hide_or_show()
    assert level(stage) == 0
    assert not stage.view.notes.close_timer.isActive()


def test_the_counts_say_what_to_do_and_a_change_counts_at_once(
    stage: PicturedToday, settings: Settings
) -> None:
    folds = stage.view.findChildren(FoldRow)
    assert folds
    assert all("press F4" in fold.accessibleName() for fold in folds)
    press(stage)
    settings.change(NOTES_KEY, "hold")
    assert level(stage) == 0
    assert all("hold F4" in fold.accessibleName() for fold in folds)
    assert press(stage) == 0, "a click of the key is down and up"


def test_a_click_on_the_count_opens_until_the_time_is_over(stage: PicturedToday, settings: Settings) -> None:
    fold = next(fold for fold in stage.view.findChildren(FoldRow) if fold.isVisible())
    QTest.mouseClick(fold, Qt.MouseButton.LeftButton)
    assert level(stage) == 1
    stage.view.notes.close_timer.timeout.emit()
    assert level(stage) == 0
