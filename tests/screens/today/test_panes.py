"""What the first card does not need is made when it is first asked for, whole and tied."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from frontdesk.screens.today.view.drawer import BoardButton
from tests.looks.stage import PicturedToday
from tests.screens.today.test_window import press

LATER = {"leaving", "phone", "gate"}


@pytest.fixture
def today(qapp: QApplication) -> Iterator[PicturedToday]:
    with PicturedToday(qapp, 900, 500) as stage:
        yield stage


def made(stage: PicturedToday) -> set[str]:
    return LATER & set(vars(stage.view))


def test_a_card_needs_none_of_them(today: PicturedToday) -> None:
    today.check_in("siobhan")
    press(today, Qt.Key.Key_F9)
    press(today, Qt.Key.Key_F9)
    today.view.resize(1366, 768)
    press(today, Qt.Key.Key_Escape)
    assert made(today) == set()


def test_one_that_comes_later_knows_what_the_others_know(today: PicturedToday) -> None:
    today.check_in("siobhan")
    press(today, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert made(today) == {"leaving"}
    assert today.view.leaving.isVisible()
    (here,) = today.view.leaving.findChildren(BoardButton)
    (there,) = today.view.card.findChildren(BoardButton)
    assert here.accessibleName() == there.accessibleName()
    assert "waiting" in here.accessibleName()
    here.click()
    today.settle()
    assert today.view.drawer.is_open


def test_it_is_made_once(today: PicturedToday) -> None:
    assert today.view.phone is today.view.phone
    assert today.view._stack.count() == 4
