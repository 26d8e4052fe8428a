"""Today in the slim strip: what stands around the card, and that everything is reached with either hand."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from frontdesk.domain.line import Listening
from frontdesk.domain.visit import VisitState
from frontdesk.screens.today.actions import ACTIONS
from frontdesk.screens.today.shown import BoardItem
from frontdesk.screens.today.view.slim.next_people import next_people
from frontdesk.screens.today.view.slim_menu import _OF
from tests.looks.people import picture_id
from tests.looks.stage import PicturedToday
from tests.looks.states import opened
from tests.screens.keyboard import Keyboard
from tests.screens.today.test_window import press, type_letters
from tests.screens.tree import CONTROLS, nodes


@pytest.fixture
def slim(qapp: QApplication) -> Iterator[PicturedToday]:
    with opened(qapp, "beat1", painted=False) as stage:
        stage.be_slim()
        yield stage


def head(list_key: str, count: int) -> BoardItem:
    return BoardItem("heading", list_key, list_key, count=count)


def row(list_key: str, visit_id: str, kind: str = "row") -> BoardItem:
    return BoardItem(kind, list_key, visit_id, visit_id=visit_id)


def test_next_people_are_the_leaving_and_those_to_come_without_the_one_on_the_card() -> None:
    items = (
        head("leaving", 1), row("leaving", "a", "tall"),
        head("waiting", 1), row("waiting", "b"),
        head("to_come", 2), row("to_come", "c"), row("to_come", "d", "tall"),
        BoardItem("fold", "left", "Left", count=3),
    )  # fmt: skip
    shown = next_people(items, standing="c")
    assert [(one.kind, one.text) for one in shown] == [
        ("heading", "leaving"), ("row", "a"), ("heading", "to_come"), ("row", "d"),
    ]  # fmt: skip
    assert shown[2].count == 2, "the number of the board"


def test_a_list_of_nobody_else_has_no_heading() -> None:
    leaving, to_come = (head("leaving", 1), row("leaving", "a")), (head("to_come", 1), row("to_come", "c"))
    assert next_people((*leaving, *to_come), standing="a") == to_come
    assert next_people((*leaving, *to_come), standing="c") == leaving
    assert next_people(leaving, standing="a") == ()


class TestAroundTheCard:
    def test_the_button_stands_right_over_the_next_people(self, slim: PicturedToday) -> None:
        people, pane = slim.view.frame.next, slim.view.card
        assert people.isVisible()
        main = pane.match.main
        below = main.mapTo(slim.view, QPoint(0, main.height())).y()
        assert 0 < people.y() - below < 40
        assert next(one.text for one in people.list.board.items if one.kind == "row") == "Tendai M."

    def test_where_there_is_no_room_for_a_row_the_card_has_all_of_it(self, slim: PicturedToday) -> None:
        slim.be_slim(640)
        assert not slim.view.frame.next.isVisible()
        assert slim.view.check_line_visible()

    def test_a_press_on_the_next_person_opens_them(self, slim: PicturedToday) -> None:
        people = slim.view.frame.next.list
        at = people.visualRect(people.board.index(1)).center()
        QTest.mouseClick(people.viewport(), Qt.MouseButton.LeftButton, pos=at)
        slim.settle()
        card = slim.presenter.stage.open
        assert card is not None
        assert card.visit_id == picture_id("visit", "tendai")

    def test_hidden_it_shows_initials_and_counts_alone(self, slim: PicturedToday) -> None:
        QTest.mouseClick(slim.view.frame.head.hide_button, Qt.MouseButton.LeftButton)
        slim.settle()
        assert slim.presenter.stage.hidden
        rows = [one for one in slim.view.frame.next.list.board.items if one.kind == "row"]
        assert {one.text for one in rows} == {"T. M.", "H. N.", "T. W.", "L. K."}
        assert not any(one.interpreter or one.look_alike for one in rows)
        QTest.mouseClick(slim.view.frame.head.more, Qt.MouseButton.LeftButton)
        assert QApplication.activePopupWidget() is None, "nothing to do while nothing is to be seen"

    def test_back_in_the_full_window_the_same_card_stands_as_it_was(self, slim: PicturedToday) -> None:
        slim.window.be_slim(False)
        slim.window.resize(1366, 768)
        slim.settle()
        assert slim.view.board.isVisible()
        assert not slim.view.frame.head.isVisible()
        assert slim.view.card.name.name.text() == "Siobhán"
        assert slim.view.card.buttons.add.parentWidget() is not None
        assert slim.view.card.match.button.isEnabled()


class TestMenu:
    def choices(self, stage: PicturedToday) -> dict[str, str]:
        QTest.mouseClick(stage.view.frame.head.more, Qt.MouseButton.LeftButton)
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu)
        found = {str(act.data()): act.text() for act in menu.actions()}
        menu.close()
        stage.settle()
        return found

    def pick(self, stage: PicturedToday, key: str) -> None:
        QTest.mouseClick(stage.view.frame.head.more, Qt.MouseButton.LeftButton)
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu)
        act = next(act for act in menu.actions() if act.data() == key)
        menu.close()
        act.trigger()
        stage.settle()

    def test_it_names_actions_there_are(self) -> None:
        ids = {action.id for action in ACTIONS}
        assert {one for _, acts in _OF for one in acts} <= ids

    @pytest.mark.qt_log_ignore("This plugin does not support", extend=True)  # a menu off screen
    def test_by_mouse_what_has_no_button(self, slim: PicturedToday) -> None:
        offered = self.choices(slim)
        assert offered["add"] == "Add what we are told\tF2"
        assert "chip/companion" in offered
        assert "chip/listening" not in offered, "it stands in the row"
        self.pick(slim, "add")
        assert slim.view.add_bar.isVisible()
        slim.view.add_bar.put_away()
        self.pick(slim, "chip/companion")
        card = slim.presenter.stage.open
        assert card is not None
        assert card.situation.listening is Listening.WITH_SOMEONE
        self.pick(slim, "panel")
        assert slim.view.card.over.is_open


def test_a_whole_check_in_by_keyboard(slim: PicturedToday) -> None:
    """Find, the look-alike gate, the match, beat 2, notes, leaving, and back with Ctrl Z."""
    presenter, view, ctrl = slim.presenter, slim.view, Qt.KeyboardModifier.ControlModifier
    press(slim, Qt.Key.Key_Escape)
    type_letters(slim, "hanh")
    assert view.found.isVisible()
    press(slim, Qt.Key.Key_Down)
    press(slim, Qt.Key.Key_Return)
    assert view.front() is view.gate, "it asks as in the full window"
    assert QApplication.focusWidget() is view.gate.digits
    type_letters(slim, "0811")
    card = presenter.stage.open
    assert card is not None
    assert (card.matched, card.visit_id) == (True, picture_id("visit", "hanh"))
    assert view.front() is view.card
    assert view.card.lines.big.isVisible()
    visit = slim.desk.store.visits(slim.desk.today())
    assert {v.id: v.state for v in visit}[card.visit_id] is VisitState.WAITING
    press(slim, Qt.Key.Key_Escape)
    slim.pick("siobhan")
    slim.stand()
    press(slim, Qt.Key.Key_Return)
    slim.stand()
    assert view.card.lines.big.isVisible()
    press(slim, Qt.Key.Key_Space)
    assert presenter.stage.open is not None
    QTest.keyPress(view.find_field, Qt.Key.Key_F4)
    slim.settle()
    assert view.card.side.isVisible(), "the notes lie over the card"
    QTest.keyRelease(view.find_field, Qt.Key.Key_F4)
    slim.settle()
    assert not view.card.side.isVisible()
    press(slim, Qt.Key.Key_Return, ctrl)
    slim.stand()
    assert view.front() is view.leaving
    assert view.toast.words() == "", "it would lie over the one button"
    press(slim, Qt.Key.Key_Return)
    assert view.front() is view.idle
    press(slim, Qt.Key.Key_Z, ctrl)
    state = {v.id: v.state for v in slim.desk.store.visits(slim.desk.today())}
    assert state[picture_id("visit", "siobhan")] is not VisitState.LEFT


def test_tab_reaches_the_buttons_of_the_header_and_the_next_people(slim: PicturedToday, qtbot: QtBot) -> None:
    keys = Keyboard(qtbot, slim.window)
    head = slim.view.frame.head
    for widget in (head.more, head.hide_button, head.full, slim.view.frame.next.list):
        keys.tab_to(widget)


def test_every_button_of_it_has_a_name_and_its_key_beside_it(slim: PicturedToday) -> None:
    head = slim.view.frame.head
    said = [(b.accessibleName(), b.accessibleDescription()) for b in (head.more, head.hide_button, head.full)]
    assert said == [("More to do here", ""), ("Hide everything", "F9"), ("Full window", "F11")]
    controls = [node for node in nodes(slim.window) if node.role in CONTROLS]
    assert [node for node in controls if not node.name.strip()] == []


def test_the_full_window_keeps_nobody_in_the_parts_of_the_strip(slim: PicturedToday) -> None:
    assert slim.view.frame.next.list.board.items
    slim.window.be_slim(False)
    slim.settle()
    assert slim.view.frame.next.list.board.items == ()
    slim.be_slim()
    assert slim.view.frame.next.list.board.items, "and there they are again"
