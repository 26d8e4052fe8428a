"""Two people with one name today: typing the name never opens the wrong one, whoever is in already."""

import pytest

from frontdesk.domain.visit import VisitState
from frontdesk.screens.today.shown import CardShown, GateShown, LeavingShown
from tests.screens.today.presented import Today


@pytest.fixture
def today() -> Today:
    made = Today()
    made.presenter.visit_picked("w1")
    made.presenter.digits_typed("0811")
    assert made.visit("w1").state is VisitState.WAITING
    return made


def test_whoever_is_still_to_come_stands_first(today: Today) -> None:
    today.presenter.find.typed("hanh")
    assert [row.visit_id for row in today.display.found.rows] == ["w2", "w1"]


@pytest.mark.parametrize("row", [0, 1])
def test_a_typed_name_asks_for_the_date_even_of_somebody_who_is_in(today: Today, row: int) -> None:
    today.presenter.find.typed("hanh")
    today.presenter.found_picked(row)
    assert isinstance(today.display.front, GateShown)
    today.presenter.digits_typed("1702")
    assert isinstance(today.display.front, CardShown)
    assert today.visit("w2").state is VisitState.WAITING


def test_who_is_in_is_shown_again_and_nothing_is_written(today: Today) -> None:
    was = today.visit("w1")
    today.presenter.find.typed("hanh")
    today.presenter.found_picked(1)
    today.presenter.digits_typed("0811")
    assert today.display.front.beat == "lines"
    assert today.visit("w1") == was


def test_who_is_leaving_goes_on_to_leaving_and_has_not_left(today: Today) -> None:
    today.presenter.on_board.picked("w1", "with_clinician")
    today.presenter.find.typed("hanh")
    today.presenter.found_picked(1)
    today.presenter.digits_typed("0811")
    assert isinstance(today.display.front, LeavingShown)
    assert today.visit("w1").state is VisitState.WITH_CLINICIAN


def test_a_press_on_the_row_of_somebody_who_is_in_opens_the_card(today: Today) -> None:
    today.presenter.visit_picked("w1")
    assert isinstance(today.display.front, CardShown)
