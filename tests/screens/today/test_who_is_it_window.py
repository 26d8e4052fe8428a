"""A row that asks who it is, by the keys of the real window."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from frontdesk.domain.booking import Booking
from frontdesk.domain.visit import Visit
from frontdesk.screens.today.view.board_list import ITEM
from tests.looks.people import TODAY, picture_id
from tests.looks.stage import PicturedToday
from tests.looks.states import opened
from tests.screens.today.test_window import press, type_letters, words_on_screen

QUESTION = "Who is it? 10:22, NGUYEN Hanh, Dr Voss"


@pytest.fixture
def today(qapp: QApplication) -> Iterator[PicturedToday]:
    with opened(qapp, "asks", painted=False) as stage:
        yield stage


def row_opened(today: PicturedToday) -> None:
    """The arrow keys on the board, then Enter."""
    board = today.view.board.list
    board.setFocus()
    for _ in range(board.board.rowCount()):
        if board.currentIndex().isValid() and board.currentIndex().data(ITEM).visit_id == "asks":
            break
        press(today, Qt.Key.Key_Down)
    press(today, Qt.Key.Key_Return)


def test_arrows_and_enter_open_the_row_choose_and_say_who(today: PicturedToday) -> None:
    row_opened(today)
    assert QUESTION in words_on_screen(today.view.found)
    press(today, Qt.Key.Key_Down)
    press(today, Qt.Key.Key_Return)
    visit = today.desk.store.get(Visit, "asks")
    assert visit is not None
    assert visit.patient_id in {picture_id("patient", key) for key in ("hanh", "hanh-2")}
    assert not today.view.found.isVisible()
    assert today.view.front() is today.view.gate, "two people of this name come today"
    assert [one.id for one in today.desk.store.bookings(TODAY)] == ["asks-2"]


def test_esc_goes_back_and_nothing_of_the_question_stays_in_a_widget(today: PicturedToday) -> None:
    row_opened(today)
    type_letters(today, "tom")
    assert QUESTION in words_on_screen(today.view.found)
    press(today, Qt.Key.Key_Escape)
    assert QUESTION in words_on_screen(today.view.found), "first the letters go"
    press(today, Qt.Key.Key_Escape)
    assert not today.view.found.isVisible()
    assert "NGUYEN" not in words_on_screen(today.view.found)
    assert len(today.desk.store.bookings(TODAY)) == 2


def test_hidden_the_question_is_gone(today: PicturedToday) -> None:
    row_opened(today)
    press(today, Qt.Key.Key_F9)
    assert "NGUYEN" not in words_on_screen(today.view)
    assert isinstance(today.desk.store.get(Booking, "asks"), Booking)
