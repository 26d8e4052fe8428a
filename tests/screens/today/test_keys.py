"""Which key goes where in the real window: fields, menus, panels, the gate, and the one that hides."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QPushButton, QWidget

from frontdesk.domain.visit import VisitState
from frontdesk.qt.widgets.popup_panel import PopupPanel
from tests.looks.people import picture_id
from tests.looks.stage import PicturedToday
from tests.screens.today.test_window import press, states, type_letters, words_on_screen

NO_GRAB = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
"""Off screen no menu can take the keys for itself; the keys are sent to it instead."""
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def today(qapp: QApplication) -> Iterator[PicturedToday]:
    with PicturedToday(qapp, 1366, 768) as stage:
        yield stage


def held(stage: PicturedToday, where: QWidget, *, down: bool) -> None:
    kind = QEvent.Type.KeyPress if down else QEvent.Type.KeyRelease
    QApplication.sendEvent(where, QKeyEvent(kind, Qt.Key.Key_F4, Qt.KeyboardModifier.NoModifier))
    stage.settle()


class TestFields:
    def test_taking_back_belongs_to_the_words_while_there_are_any(self, today: PicturedToday) -> None:
        today.check_in("siobhan")
        before = states(today)
        press(today, Qt.Key.Key_F2)
        type_letters(today, "Window")
        press(today, Qt.Key.Key_Z, CTRL)
        assert today.view.add_bar.isVisible()
        assert today.view.add_bar.field.text() == ""
        assert states(today) == before

    def test_taking_back_while_find_has_text_takes_nobody_back(self, today: PicturedToday) -> None:
        today.check_in("siobhan")
        before = states(today)
        type_letters(today, "tom")
        press(today, Qt.Key.Key_Z, CTRL)
        assert states(today) == before

    @pytest.mark.parametrize("key", [Qt.Key.Key_F2, Qt.Key.Key_F3])
    def test_a_second_field_does_not_take_the_words_of_the_first(
        self, today: PicturedToday, key: Qt.Key
    ) -> None:
        today.check_in("siobhan")
        press(today, Qt.Key.Key_F2)
        type_letters(today, "Window")
        press(today, key)
        assert today.view.add_bar.field.text() == "Window"
        assert "What are we told?" in words_on_screen(today.view.add_bar)

    def test_every_field_says_what_it_is_for(self, today: PicturedToday) -> None:
        today.check_in("siobhan")
        press(today, Qt.Key.Key_F3)
        assert "What do we promise?" in words_on_screen(today.view.add_bar)
        press(today, Qt.Key.Key_Tab)
        assert QApplication.focusWidget() is today.view.add_bar.field

    def test_words_left_by_hiding_stand_there_again_not_so_those_left_by_escape(
        self, today: PicturedToday
    ) -> None:
        today.check_in("siobhan")
        field = today.view.add_bar.field
        press(today, Qt.Key.Key_F2)
        type_letters(today, "Window seat")
        press(today, Qt.Key.Key_F9)
        assert not today.view.add_bar.isVisible()
        assert field.text() == "", "nothing of anybody stays in a widget"
        press(today, Qt.Key.Key_F9)
        today.app.processEvents()
        assert today.view.add_bar.isVisible(), "as it stood"
        assert QApplication.focusWidget() is field
        assert field.text() == "Window seat"
        press(today, Qt.Key.Key_Escape)
        press(today, Qt.Key.Key_F2)
        assert field.text() == ""


class TestHiding:
    def test_it_hides_over_a_panel(self, today: PicturedToday) -> None:
        today.check_in("siobhan")
        press(today, Qt.Key.Key_Delete)
        assert today.view.popups.panel is not None
        press(today, Qt.Key.Key_F9)
        assert today.view._hidden
        assert today.view.popups.panel is None

    @NO_GRAB
    def test_it_hides_over_an_open_menu_and_closes_it(self, today: PicturedToday) -> None:
        today.check_in("siobhan")
        menu = QMenu(today.view)
        menu.addAction("15 minutes late")
        menu.popup(today.view.mapToGlobal(today.view.rect().center()))
        today.settle()
        assert QApplication.activePopupWidget() is menu
        QTest.keyClick(menu, Qt.Key.Key_F9)
        today.settle()
        assert today.view._hidden
        assert not menu.isVisible()


class TestNotesHeld:
    @NO_GRAB
    def test_letting_go_over_a_menu_counts(self, today: PicturedToday) -> None:
        today.check_in("siobhan")
        held(today, today.view.find_field, down=True)
        assert "No handshake" in words_on_screen(today.view.card)
        menu = QMenu(today.view)
        menu.addAction("15 minutes late")
        menu.popup(today.view.mapToGlobal(today.view.rect().center()))
        held(today, menu, down=False)
        assert "No handshake" not in words_on_screen(today.view.card)
        menu.close()


class TestGate:
    def test_letters_go_to_find_and_escape_goes_away(self, today: PicturedToday) -> None:
        today.pick("hanh")
        assert QApplication.focusWidget() is today.view.gate.digits
        type_letters(today, "t")
        assert today.view.find_field.text() == "t"
        press(today, Qt.Key.Key_Escape)
        assert QApplication.focusWidget() is today.view.gate.digits
        press(today, Qt.Key.Key_Escape)
        assert today.presenter.stage.open is None

    def test_the_digits_are_empty_after_every_try(self, today: PicturedToday) -> None:
        today.pick("hanh")
        for _ in range(2):
            type_letters(today, "0101")
            assert today.view.gate.digits.text() == ""
            assert QApplication.focusWidget() is today.view.gate.digits
        before = states(today)
        type_letters(today, "0811")
        today.settle()
        changed = [k for k, v in states(today).items() if v is not before[k]]
        assert len(changed) == 1
        assert states(today)[changed[0]] is VisitState.WAITING

    def test_the_digits_have_the_keys_again_after_hiding_and_after_the_mouse(
        self, today: PicturedToday
    ) -> None:
        today.pick("hanh")
        press(today, Qt.Key.Key_F9)
        press(today, Qt.Key.Key_F9)
        assert QApplication.focusWidget() is today.view.gate.digits


def test_no_key_of_the_gate_reaches_a_button(today: PicturedToday) -> None:
    today.pick("hanh")
    before = states(today)
    for _ in range(5):
        press(today, Qt.Key.Key_Return)
        press(today, Qt.Key.Key_Space)
    assert states(today) == before
    assert picture_id("visit", "hanh") in before
    assert not today.view.findChildren(QPushButton)


class TestPanels:
    @pytest.mark.parametrize("opens", [Qt.Key.Key_Delete, Qt.Key.Key_F5])
    def test_another_act_leaves_the_panel_and_is_done(self, today: PicturedToday, opens: Qt.Key) -> None:
        today.check_in("siobhan")
        press(today, opens)
        assert any(panel.isVisible() for panel in today.view.findChildren(PopupPanel))
        press(today, Qt.Key.Key_F2)
        assert not any(panel.isVisible() for panel in today.view.findChildren(PopupPanel))
        assert today.view.add_bar.isVisible()

    @pytest.mark.parametrize("opens", [Qt.Key.Key_Delete, Qt.Key.Key_F5])
    def test_a_letter_leaves_the_panel_and_is_a_name(self, today: PicturedToday, opens: Qt.Key) -> None:
        today.check_in("siobhan")
        press(today, opens)
        type_letters(today, "tom")
        assert today.view.find_field.text() == "tom"
