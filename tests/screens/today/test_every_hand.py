"""Today for every eye and hand: the drawer, F6 and Tab, targets, and states that need no colour."""

from collections.abc import Iterator
from itertools import combinations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from frontdesk.qt.theme import DARK, HIGH_CONTRAST, LIGHT, Theme
from frontdesk.qt.widgets.rail import RailEntry
from frontdesk.qt.widgets.state_pill import FORMS, StatePill
from tests.looks.dress import dressed
from tests.looks.people import picture_id
from tests.looks.stage import PicturedToday
from tests.looks.states import opened
from tests.screens.today.test_layout import sized
from tests.screens.today.test_window import press, type_letters

SMALL = (1366, 688, 1.5)
SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def small(qapp: QApplication) -> Iterator[PicturedToday]:
    with opened(qapp, "beat1", painted=False) as stage:
        sized(stage, *SMALL)
        yield stage


class TestDrawer:
    def test_f6_opens_it_and_closes_it(self, small: PicturedToday) -> None:
        assert not small.view.board.isVisible()
        press(small, Qt.Key.Key_F6)
        assert small.view.board.isVisible()
        assert QApplication.focusWidget() is small.view.board.list
        press(small, Qt.Key.Key_F6)
        assert not small.view.board.isVisible()

    def test_escape_closes_it_and_leaves_the_card(self, small: PicturedToday) -> None:
        press(small, Qt.Key.Key_F6)
        press(small, Qt.Key.Key_Escape)
        assert not small.view.board.isVisible()
        assert small.presenter.stage.open is not None
        assert QApplication.focusWidget() is small.view.find_field

    def test_picking_somebody_closes_it(self, small: PicturedToday) -> None:
        press(small, Qt.Key.Key_F6)
        small.view.board.list.person_picked.emit(picture_id("visit", "tomasz"))
        small.settle()
        assert not small.view.board.isVisible()

    def test_its_button_opens_it_by_mouse_and_says_the_counts(self, small: PicturedToday) -> None:
        button = small.view.card.board_button
        assert button.accessibleName() == "Board, 5 to come, 3 waiting, 1 leaving"
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
        small.settle()
        assert small.view.board.isVisible()
        assert small.view.find_field.geometry().left() > 0

    def test_letters_reach_find_while_it_is_closed(self, small: PicturedToday) -> None:
        type_letters(small, "tom")
        assert small.view.find_field.text() == "tom"
        assert small.view.rect().contains(small.view.find_field.geometry())

    def test_a_larger_window_has_the_board_beside_the_card(self, small: PicturedToday) -> None:
        press(small, Qt.Key.Key_F6)
        sized(small, 1366, 768, 1.0)
        assert small.view.board.isVisible()
        assert small.view.board.geometry().right() < small.view.frame.geometry().left()
        assert not small.view.card.board_button.isVisible()
        assert small.view.card.side.isVisible()


def test_what_is_asked_the_name_and_the_needs_are_in_sight_together(small: PicturedToday) -> None:
    card = small.view.card
    for part in (card.name, card.needs, card.situation, card.match.check_line, card.match.main):
        assert card.in_sight(part), part


def test_name_needs_and_the_big_line_are_in_sight_together(qapp: QApplication) -> None:
    with opened(qapp, "beat2", painted=False) as stage:
        sized(stage, *SMALL)
        card = stage.view.card
        assert all(card.in_sight(part) for part in (card.name, card.needs, card.situation, card.lines.big))
        assert not any(one.isVisible() for one in card.lines.rows)
        assert card.lines.behind > 0


@pytest.mark.parametrize("size", [SMALL, (900, 500, 1.0), (1366, 688, 2.0)])
def test_mark_as_left_is_in_sight(qapp: QApplication, size: tuple[int, int, float]) -> None:
    with opened(qapp, "leaving", painted=False) as stage:
        sized(stage, *size)
        assert stage.view.leaving.in_sight(stage.view.leaving.left)


def test_the_three_answers_are_in_sight(qapp: QApplication) -> None:
    with opened(qapp, "not-booked", painted=False) as stage:
        sized(stage, *SMALL)
        card = stage.view.card
        assert all(card.in_sight(one) for one in card.match.rows)


def test_the_panel_opens_over_the_card_and_escape_closes_it_first(qapp: QApplication) -> None:
    with opened(qapp, "beat2", painted=False) as stage:
        sized(stage, *SMALL)
        card = stage.view.card
        assert not card.side.isVisible()
        QTest.mouseClick(card.buttons.panel, Qt.MouseButton.LeftButton)
        stage.settle()
        assert card.side.isVisible()
        press(stage, Qt.Key.Key_Escape)
        assert not card.side.isVisible()
        assert stage.presenter.stage.open is not None


def test_the_field_of_f2_is_as_wide_as_what_is_asked(small: PicturedToday) -> None:
    press(small, Qt.Key.Key_F2)
    assert small.view.add_bar.width() >= small.view.card.match.frame.width()
    assert small.view.rect().contains(small.view.add_bar.geometry())


class TestPanes:
    def test_f6_goes_through_board_card_and_rail(self, qapp: QApplication) -> None:
        with opened(qapp, "beat1", painted=False) as stage:
            press(stage, Qt.Key.Key_F6)
            assert QApplication.focusWidget() is stage.view.board.list
            press(stage, Qt.Key.Key_F6)
            on_card = QApplication.focusWidget()
            assert on_card is not None
            assert stage.view.card.isAncestorOf(on_card)
            press(stage, Qt.Key.Key_F6)
            assert isinstance(QApplication.focusWidget(), RailEntry)
            press(stage, Qt.Key.Key_F6, SHIFT)
            assert QApplication.focusWidget() is on_card

    def test_letters_on_the_rail_go_to_find(self, qapp: QApplication) -> None:
        with opened(qapp, "beat1", painted=False) as stage:
            press(stage, Qt.Key.Key_F6, SHIFT)
            assert isinstance(QApplication.focusWidget(), RailEntry)
            type_letters(stage, "tom")
            assert stage.view.find_field.text() == "tom"

    @pytest.mark.parametrize("name", ["beat1", "beat2", "leaving"])
    def test_tab_reaches_every_act_of_the_card_once(self, qapp: QApplication, name: str) -> None:
        with opened(qapp, name, painted=False) as stage:
            order = stage.view.panes.order()
            reached = []
            for _ in order:
                press(stage, Qt.Key.Key_Tab)
                reached.append(QApplication.focusWidget())
            assert reached == order
            pane = stage.view.leaving if name == "leaving" else stage.view.card
            assert order[-1] is pane.hide_button, "the header comes last"


def grey(image: QImage) -> QImage:
    return image.convertToFormat(QImage.Format.Format_Grayscale8)


@pytest.mark.parametrize("colours", [LIGHT, DARK, HIGH_CONTRAST], ids=lambda one: one.name)
def test_each_state_has_another_form_without_colour(qapp: QApplication, colours: Theme) -> None:
    look = dressed(colours)
    drawn = {}
    for form in FORMS:
        pill = StatePill(look, form, "")  # no words: glyph, outline and ground alone
        pill.resize(pill.sizeHint())
        drawn[form] = grey(pill.grab().toImage())
    for one, other in combinations(FORMS, 2):
        a, b = drawn[one], drawn[other]
        width, height = min(a.width(), b.width()), min(a.height(), b.height())
        apart = [
            abs(a.pixelColor(x, y).lightness() - b.pixelColor(x, y).lightness()) > 60
            for x in range(width)
            for y in range(height)
        ]
        assert sum(apart) > 20, f"{one} and {other} differ by colour only"
    dressed(LIGHT)


def test_no_movement_where_it_is_reduced() -> None:
    look = dressed()
    look.set_reduced_motion(True)
    assert look.motion(160) == 0
    look.set_reduced_motion(False)
    assert look.motion(160) == 160
