"""The menu of a row in the window: by the mouse, by Shift F10, and the key that closes the day."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from frontdesk.domain.visit import Visit, VisitState
from tests.looks.people import picture_id
from tests.looks.stage import PicturedToday
from tests.looks.states import opened

NO_GRAB = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
"""Off screen no menu can take the keys for itself."""


@pytest.fixture
def stage(qapp: QApplication) -> Iterator[PicturedToday]:
    with opened(qapp, "beat1", painted=False) as open_stage:
        yield open_stage


def state(stage: PicturedToday, key: str) -> VisitState:
    visit = stage.desk.store.get(Visit, picture_id("visit", key))
    assert visit is not None
    return visit.state


def menu() -> QMenu:
    shown = QApplication.activePopupWidget()
    assert isinstance(shown, QMenu)
    return shown


@NO_GRAB
def test_shift_f10_opens_the_menu_of_the_open_card(stage: PicturedToday) -> None:
    QTest.keyClick(stage.view.find_field, Qt.Key.Key_F10, Qt.KeyboardModifier.ShiftModifier)
    assert [act.text() for act in menu().actions()][:4] == [
        "Is here, not matched yet",
        "Did not come",
        "Cancelled",
        "Another time or day",
    ]
    menu().actions()[1].trigger()
    menu().close()
    stage.settle()
    assert state(stage, "siobhan") is VisitState.DID_NOT_COME


@NO_GRAB
def test_the_mouse_opens_the_menu_of_the_row_under_it(stage: PicturedToday) -> None:
    board = stage.view.board.list
    index = next(
        board.board.index(at)
        for at, item in enumerate(board.board.items)
        if item.visit_id == picture_id("visit", "tomasz")
    )
    place = board.visualRect(index).center()
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, place, board.viewport().mapToGlobal(place))
    QApplication.sendEvent(board.viewport(), event)
    menu().actions()[0].trigger()
    menu().close()
    stage.settle()
    assert state(stage, "tomasz") is VisitState.ARRIVED


def test_a_heading_has_no_menu(stage: PicturedToday) -> None:
    board = stage.view.board.list
    place = board.visualRect(board.board.index(0)).center()
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, place, board.viewport().mapToGlobal(place))
    QApplication.sendEvent(board.viewport(), event)
    assert QApplication.activePopupWidget() is None


def test_ctrl_f9_closes_the_day_and_hides_nothing(stage: PicturedToday) -> None:
    QTest.keyClick(stage.view.find_field, Qt.Key.Key_F9, Qt.KeyboardModifier.ControlModifier)
    stage.settle()
    assert state(stage, "siobhan") is VisitState.DID_NOT_COME
    assert state(stage, "tendai") is VisitState.LEFT
    assert not stage.presenter.stage.hidden
    QTest.keyClick(stage.view.find_field, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    stage.settle()
    assert state(stage, "siobhan") is VisitState.EXPECTED
