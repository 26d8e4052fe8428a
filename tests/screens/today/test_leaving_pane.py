"""Leaving in its window: the four fields, Enter and Esc in them, rows that are whole or not there."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from frontdesk.domain.visit import Visit, VisitState
from frontdesk.screens.today.view.leaving_pane import LeavingPane
from tests.looks.people import picture_id
from tests.looks.stage import PicturedToday
from tests.looks.states import opened


@pytest.fixture
def stage(qapp: QApplication) -> Iterator[PicturedToday]:
    with opened(qapp, "leaving") as open_stage:
        open_stage.stand()
        yield open_stage


def pane(stage: PicturedToday) -> LeavingPane:
    return stage.view.leaving


def state(stage: PicturedToday) -> VisitState:
    visit = stage.desk.store.get(Visit, picture_id("visit", "tendai"))
    assert visit is not None
    return visit.state


def type_into(stage: PicturedToday, name: str, words: str) -> None:
    field = pane(stage).sentence.fields[name]
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, words)
    stage.settle()


def test_words_typed_in_a_field_stand_in_the_sentence_and_not_in_find(stage: PicturedToday) -> None:
    type_into(stage, "what", "A letter for school")
    type_into(stage, "who", "Priya")
    assert pane(stage).sentence.sentence.text().startswith("“We will be in touch"), "new words are unsaid"
    stage.presenter.at_leaving.say_what_it_is()
    sentence = pane(stage).sentence.sentence.text()
    assert sentence.startswith("“You’ll get a letter for school from Priya by Friday 22 May.")
    assert stage.view.find_field.text() == ""
    assert state(stage) is VisitState.READY_TO_LEAVE


def test_the_caret_stays_where_somebody_types(stage: PicturedToday) -> None:
    field = pane(stage).sentence.fields["who"]
    field.setFocus()
    field.setCursorPosition(2)
    QTest.keyClicks(field, "XY")
    stage.settle()
    assert (field.text(), field.cursorPosition()) == ("DrXY Voss", 4)


def test_enter_in_a_field_marks_as_left(stage: PicturedToday) -> None:
    type_into(stage, "when", "By Mon 18 May")
    QTest.keyClick(pane(stage).sentence.fields["when"], Qt.Key.Key_Return)
    stage.settle()
    assert state(stage) is VisitState.LEFT


def test_enter_of_the_keypad_is_enter(stage: PicturedToday) -> None:
    field = pane(stage).sentence.fields["when"]
    field.setFocus()
    QTest.keyClick(field, Qt.Key.Key_Enter, Qt.KeyboardModifier.KeypadModifier)
    stage.settle()
    assert state(stage) is VisitState.LEFT


def test_ctrl_z_in_an_emptied_field_takes_back_what_was_deleted_and_no_act(stage: PicturedToday) -> None:
    field = pane(stage).sentence.fields["what"]
    field.setFocus()
    field.selectAll()
    QTest.keyClick(field, Qt.Key.Key_Delete)
    QTest.keyClick(field, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    stage.settle()
    assert field.text() == "A text with the new time"


def test_escape_leaves_the_field_first_then_the_card(stage: PicturedToday) -> None:
    type_into(stage, "when", "By Mon 18 May")
    QTest.keyClick(pane(stage).sentence.fields["when"], Qt.Key.Key_Escape)
    stage.settle()
    assert QApplication.focusWidget() is stage.view.find_field
    assert pane(stage).isVisible()
    QTest.keyClick(stage.view.find_field, Qt.Key.Key_Escape)
    stage.settle()
    assert not pane(stage).isVisible()


def test_f3_from_inside_a_field_opens_the_promise(stage: PicturedToday) -> None:
    field = pane(stage).sentence.fields["who"]
    field.setFocus()
    QTest.keyClick(field, Qt.Key.Key_F3)
    stage.settle()
    assert stage.view.add_bar.isVisible()


def test_nothing_of_anybody_stays_in_the_pane_once_it_is_put_away(stage: PicturedToday) -> None:
    stage.presenter.put_away()
    stage.settle()
    texts = [label.text() for label in pane(stage).findChildren(QLineEdit)]
    assert not any(texts)
    assert pane(stage).name.name.text() == ""
    assert "Tendai" not in " ".join(pane(stage).sentence.sentence.text().split())


@pytest.mark.parametrize("size", [(1366, 768), (1366, 688), (1920, 1080)])
def test_enter_is_in_sight_and_no_row_is_cut(qapp: QApplication, size: tuple[int, int]) -> None:
    with opened(qapp, "leaving", *size) as small:
        shown = pane(small)
        assert shown.in_sight(shown.left)
        assert shown.verticalScrollBar().maximum() == 0
        for one in shown.rows.rows:
            assert one.isHidden() or one.height() >= one.heightForWidth(one.width())


def test_with_large_text_the_main_button_stands_on_the_column(stage: PicturedToday) -> None:
    stage.window.resize(900, 700)
    stage.look.set_zoom(2.0)
    stage.settle()
    leaving, origin = pane(stage), QPoint(0, 0)
    left = leaving.left.mapTo(stage.window, leaving.left.shape_rect().topLeft().toPoint()).x()
    assert left == leaving.sentence.mapTo(stage.window, origin).x()
