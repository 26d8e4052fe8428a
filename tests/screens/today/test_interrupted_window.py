"""In a hurry, in the window: what is half typed or half done when something comes in between."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from frontdesk.domain.patient import Patient
from tests.looks.people import picture_id
from tests.looks.stage import PicturedToday
from tests.looks.states import opened
from tests.screens.today.hands import CTRL, SHIFT, Hands


@pytest.fixture
def stage(qapp: QApplication) -> Iterator[PicturedToday]:
    with opened(qapp, "beat2", painted=False) as made:
        yield made


@pytest.fixture
def hands(stage: PicturedToday) -> Hands:
    return Hands(stage)


def shown_words(stage: PicturedToday) -> str:
    bar = stage.view.add_bar
    return bar.field.text() if bar.isVisible() else ""


class TestHalfTyped:
    def test_the_words_stay_on_the_card_they_were_typed_for(self, stage: PicturedToday, hands: Hands) -> None:
        hands.press(Qt.Key.Key_F2)
        hands.write("Window s")
        stage.presenter.visit_picked(picture_id("visit", "tomasz"))
        stage.settle()
        assert not stage.view.add_bar.isVisible()
        hands.press(Qt.Key.Key_F2)
        assert shown_words(stage) == "", "nobody else's words"
        hands.press(Qt.Key.Key_Escape)
        stage.presenter.visit_picked(picture_id("visit", "siobhan"))
        stage.settle()
        hands.press(Qt.Key.Key_F2)
        assert shown_words(stage) == "Window s"

    def test_a_note_and_a_promise_wait_side_by_side(self, stage: PicturedToday, hands: Hands) -> None:
        for key, words in ((Qt.Key.Key_F2, "Window s"), (Qt.Key.Key_F3, "Ring bac")):
            hands.press(key)
            hands.write(words)
            hands.press(Qt.Key.Key_F9)
            hands.press(Qt.Key.Key_F9)
        hands.press(Qt.Key.Key_F2)
        assert shown_words(stage) == "Window s"
        hands.press(Qt.Key.Key_Escape)
        hands.press(Qt.Key.Key_F3)
        assert shown_words(stage) == "Ring bac"
        hands.press(Qt.Key.Key_Escape)
        hands.press(Qt.Key.Key_F2)
        assert shown_words(stage) == "", "Esc meant it"

    def test_a_new_patient_goes_on_at_the_same_question(self, stage: PicturedToday, hands: Hands) -> None:
        def key() -> None:
            hands.press(Qt.Key.Key_N, CTRL | SHIFT)

        key()
        hands.write("Callum")
        hands.enter()
        hands.write("Rei")
        hands.press(Qt.Key.Key_F9)
        hands.press(Qt.Key.Key_F9)
        key()
        assert shown_words(stage) == "Rei"
        hands.write("d")
        for _ in range(3):
            hands.enter()
        names = [p.name.full for p, _ in stage.desk.store.patients()]
        assert names.count("Callum Reid") == 1

    def test_a_new_patient_that_was_given_up_begins_anew(self, stage: PicturedToday, hands: Hands) -> None:
        hands.press(Qt.Key.Key_N, CTRL | SHIFT)
        hands.write("Callum")
        hands.enter()
        hands.press(Qt.Key.Key_Escape)
        hands.press(Qt.Key.Key_N, CTRL | SHIFT)
        assert shown_words(stage) == ""
        hands.write("Ada")
        for _ in range(4):
            hands.enter()
        assert [p for p, _ in stage.desk.store.patients() if "Callum" in p.name.full] == []

    def test_another_time_that_was_half_typed_waits_for_that_row(
        self, stage: PicturedToday, hands: Hands
    ) -> None:
        tomasz, amara = picture_id("visit", "tomasz"), picture_id("visit", "amara")
        acts = stage.presenter.on_board
        acts.picked(tomasz, "time")
        hands.write("14:3")
        hands.press(Qt.Key.Key_F9)
        hands.press(Qt.Key.Key_F9)
        acts.picked(amara, "time")
        assert shown_words(stage) == ""
        hands.press(Qt.Key.Key_Escape)
        acts.picked(tomasz, "time")
        assert shown_words(stage) == "14:3"

    def test_a_time_nobody_can_read_is_there_to_be_mended(self, stage: PicturedToday, hands: Hands) -> None:
        stage.presenter.on_board.picked(picture_id("visit", "tomasz"), "time")
        hands.write("half past")
        hands.enter()
        assert shown_words(stage) == "half past"


class TestNothingComesBackByItself:
    def test_the_heartbeat_goes_on_where_it_hides_and_stops_with_the_screen(
        self, stage: PicturedToday
    ) -> None:
        assert stage.view.heartbeat.isActive()
        stage.window.hide()
        assert not stage.view.heartbeat.isActive()
        stage.window.show()
        assert stage.view.heartbeat.isActive()

    def test_the_turned_screen_is_gone_at_midnight(self, stage: PicturedToday, hands: Hands) -> None:
        hands.press(Qt.Key.Key_F8)
        stage.settle()
        assert stage.presenter.turned.facing
        hands.time_passes(hours=15)
        stage.view.heartbeat.timeout.emit()
        assert not stage.presenter.turned.facing
        assert stage.presenter.stage.hidden
        QTest.keyClick(stage.window, Qt.Key.Key_A)
        assert stage.presenter.stage.hidden, "only F9: it faced a stranger"

    def test_a_patient_who_was_added_and_taken_back_leaves_nothing(
        self, stage: PicturedToday, hands: Hands
    ) -> None:
        hands.press(Qt.Key.Key_N, CTRL | SHIFT)
        hands.write("Callum")
        for _ in range(4):
            hands.enter()
        assert stage.presenter.stage.open is not None
        added = stage.presenter.stage.open.patient_id
        hands.press(Qt.Key.Key_Z, CTRL)
        assert stage.desk.store.get(Patient, added) is None
        assert stage.presenter.stage.open is None
        assert not any(card.patient_id == added for card in stage.presenter.stage.parked.cards)
