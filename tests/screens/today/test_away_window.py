"""Nobody at the desk, in the window: whatever is touched brings the screen back, and that is all it does."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from frontdesk.domain.visit import Visit, VisitState
from tests.looks.people import picture_id
from tests.looks.stage import PicturedToday
from tests.looks.states import opened

HIDE_AFTER = 90


@pytest.fixture
def stage(qapp: QApplication) -> Iterator[PicturedToday]:
    with opened(qapp, "beat1", painted=False) as open_stage:
        open_stage.stand()
        open_stage.presenter.away.somebody()
        open_stage.ticks.now += HIDE_AFTER + 0.1
        open_stage.presenter.away.second_passed()
        open_stage.settle()
        assert not open_stage.view.card.isVisible()
        yield open_stage


def _wheel(stage: PicturedToday) -> None:
    at, none, up = QPointF(300, 300), QPoint(), QPoint(0, 120)
    button, key, phase = Qt.MouseButton, Qt.KeyboardModifier, Qt.ScrollPhase
    event = QWheelEvent(at, at, none, up, button.NoButton, key.NoModifier, phase.NoScrollPhase, False)
    QApplication.sendEvent(stage.window, event)


TOUCHES: dict[str, Callable[[PicturedToday], None]] = {
    "a letter": lambda s: QTest.keyClick(QApplication.focusWidget() or s.window, Qt.Key.Key_A),
    "Enter": lambda s: QTest.keyClick(QApplication.focusWidget() or s.window, Qt.Key.Key_Return),
    "F9": lambda s: QTest.keyClick(QApplication.focusWidget() or s.window, Qt.Key.Key_F9),
    "Esc": lambda s: QTest.keyClick(QApplication.focusWidget() or s.window, Qt.Key.Key_Escape),
    "a movement": lambda s: QTest.mouseMove(s.window, QPoint(500, 300)),
    "a click": lambda s: QTest.mousePress(s.view.board.list.viewport(), Qt.MouseButton.LeftButton),
    "the wheel": _wheel,
}


@pytest.mark.parametrize("touch", TOUCHES)
def test_it_comes_back_and_nothing_else_happens(stage: PicturedToday, touch: str) -> None:
    TOUCHES[touch](stage)
    stage.settle()
    assert stage.view.card.isVisible()
    assert stage.view.card.name.name.text() == "Siobhán"
    assert stage.view.find_field.text() == ""
    assert not stage.presenter.stage.finding
    visit = stage.desk.store.get(Visit, picture_id("visit", "siobhan"))
    assert visit is not None
    assert visit.state is VisitState.EXPECTED


@pytest.mark.parametrize(
    ("held", "then", "modifier"),
    [
        (Qt.Key.Key_Control, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier),
        (Qt.Key.Key_Control, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier),
        (Qt.Key.Key_Shift, Qt.Key.Key_A, Qt.KeyboardModifier.ShiftModifier),
    ],
)
def test_a_key_with_ctrl_or_shift_wakes_it_and_does_nothing_else(
    stage: PicturedToday, held: Qt.Key, then: Qt.Key, modifier: Qt.KeyboardModifier
) -> None:
    QTest.keyPress(QApplication.focusWidget() or stage.window, held)
    assert not stage.view.card.isVisible(), "what it is held for comes next"
    QTest.keyClick(QApplication.focusWidget() or stage.window, then, modifier)
    stage.settle()
    assert stage.view.card.isVisible()
    assert not stage.presenter.stage.finding
    assert stage.presenter.stage.open is not None
    assert not stage.presenter.stage.open.leaving


def test_the_window_looks_at_the_clock_by_itself(stage: PicturedToday) -> None:
    assert stage.view.heartbeat.isActive()
    QTest.keyClick(stage.view, Qt.Key.Key_A)
    stage.settle()
    stage.ticks.now += HIDE_AFTER + 0.1
    stage.view.heartbeat.timeout.emit()
    assert not stage.view.card.isVisible()
