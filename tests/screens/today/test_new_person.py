"""Ctrl Shift N: somebody nobody knows, in four answers and one act."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from frontdesk.domain.fact import FactKind
from frontdesk.domain.patient import Patient
from frontdesk.domain.visit import VisitState
from frontdesk.screens.today.new_person import ASKED
from frontdesk.screens.today.shown import CardShown
from tests.looks.states import opened
from tests.screens.today.presented import Today


def answer(today: Today, *words: str) -> None:
    today.presenter.new_person.asked()
    for what, said in zip(ASKED, words, strict=False):
        assert today.display.asked[-1] == what
        today.presenter.new_person.answered(what, said)


def people(today: Today, name: str) -> list[Patient]:
    return [p for p, _ in today.desk.store.patients() if p.name.full == name]


@pytest.fixture
def today() -> Today:
    return Today()


def test_four_answers_add_somebody_whose_card_opens_and_two_enters_check_them_in(today: Today) -> None:
    answer(today, "Callum", "Reid", "KAL-um", "Write it down")
    (callum,) = people(today, "Callum Reid")
    assert (callum.board_name, callum.known_before, callum.birth_date) == ("Callum R.", None, "")
    card = today.display.front
    assert isinstance(card, CardShown)
    assert (card.name, card.say, [n.text for n in card.needs]) == ("Callum Reid", "KAL-um", ["Write it down"])
    assert [a.key for a in card.answers] == ["add", "question"]
    kinds = {f.kind for f in today.desk.store.facts_of(callum.id)}
    assert kinds == {FactKind.PRONUNCIATION, FactKind.COMMUNICATION}
    today.wait()
    today.presenter.enter()
    states = [v.state for v in today.desk.store.visits() if v.patient_id == callum.id]
    assert states == [VisitState.WAITING]


def test_only_a_name_is_a_must(today: Today) -> None:
    answer(today, "Suharti", "", "", "")
    (one,) = people(today, "Suharti")
    assert one.board_name == "Suharti"
    assert list(today.desk.store.facts_of(one.id)) == []
    before = len(list(today.desk.store.patients()))
    answer(today, "", " ")
    assert today.display.toasts[-1].text == "A name is needed, first or last. Nobody was added."
    assert len(list(today.desk.store.patients())) == before


def test_it_is_one_act_and_one_undo(today: Today) -> None:
    before = len(list(today.desk.store.patients()))
    answer(today, "Callum", "Reid", "KAL-um", "Write it down")
    today.presenter.put_away()
    today.presenter.taking_back.undo()
    assert len(list(today.desk.store.patients())) == before


def test_a_namesake_is_told_of(today: Today) -> None:
    answer(today, "hanh", "nguyen", "", "")
    assert "Somebody of this name is known already" in today.display.toasts[-1].text
    answer(today, "Callum", "Reid", "", "")
    assert today.display.toasts[-1].text == "Callum is added."


def test_nobody_new_is_said_to_be_new(today: Today) -> None:
    answer(today, "Callum", "Reid", "", "")
    today.wait()
    today.presenter.enter()
    said = " ".join(line.text for line in (today.display.front.big, *today.display.front.rows) if line)
    assert "welcome" not in said.lower()
    assert "met" not in said.lower().split()


def test_while_hidden_nothing_opens(today: Today) -> None:
    today.presenter.hide_or_show()
    today.presenter.new_person.asked()
    assert today.display.asked == []


def test_in_the_window_by_keyboard_alone(qapp: QApplication) -> None:
    with opened(qapp, "idle", painted=False) as stage:
        bar = stage.view.add_bar
        ctrl_shift = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
        QTest.keyClick(stage.view.find_field, Qt.Key.Key_N, ctrl_shift)
        for words in ("Callum", "Reid", "", "write"):
            assert bar.isVisible()
            QTest.keyClicks(bar.field, words)
            if words == "write":
                QTest.keyClick(bar.field, Qt.Key.Key_Down)
            QTest.keyClick(bar.field, Qt.Key.Key_Return)
            stage.settle()
        assert not bar.isVisible()
        assert stage.view.card.isVisible()
        assert stage.view.card.name.name.text() == "Callum Reid"
        assert [tile.text() for tile in stage.view.card.needs.tiles()] == ["Write it down"]


def test_esc_at_any_question_adds_nobody(qapp: QApplication) -> None:
    with opened(qapp, "idle", painted=False) as stage:
        before = len(list(stage.desk.store.patients()))
        stage.presenter.new_person.asked()
        QTest.keyClicks(stage.view.add_bar.field, "Callum")
        QTest.keyClick(stage.view.add_bar.field, Qt.Key.Key_Return)
        QTest.keyClick(stage.view.add_bar.field, Qt.Key.Key_Escape)
        stage.settle()
        assert not stage.view.add_bar.isVisible()
        assert len(list(stage.desk.store.patients())) == before
