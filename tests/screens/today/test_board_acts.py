"""On the board: where somebody is, one tap each, and the day closed in one key."""

from dataclasses import replace
from datetime import timedelta

import pytest

from frontdesk.domain.clinic import Clinician
from frontdesk.domain.visit import BoardList, VisitState
from frontdesk.screens.today.board_acts import WORDS
from frontdesk.screens.today.shown import IdleShown
from frontdesk.usecases.set_state import NEXT
from tests.people import NOW, visit
from tests.screens.today.presented import Today


@pytest.fixture
def today() -> Today:
    return Today()


PRINT = ("Print a door slip", "Print “About your visit”")


def test_every_step_has_words() -> None:
    assert set(WORDS) == {state for states in NEXT.values() for state in states}


def test_the_menu_says_what_may_come_next_and_the_toast_what_was_done(today: Today) -> None:
    acts = today.presenter.on_board
    assert [words for _, words in acts.choices("v2")] == [
        "Is here, not matched yet", "Did not come", "Cancelled", "Another time or day", *PRINT,
    ]  # fmt: skip
    acts.picked("v2", "did_not_come")
    assert today.visit("v2").state is VisitState.DID_NOT_COME
    assert today.display.toasts[-1].text == "Tomasz: did not come"
    assert "v2" not in [item.visit_id for item in today.display.board.items]
    today.presenter.taking_back.undo()
    assert today.visit("v2").state is VisitState.EXPECTED
    assert "v2" in [item.visit_id for item in today.display.board.items]


def test_somebody_waiting_goes_in_and_is_ready_to_leave(today: Today) -> None:
    today.check_in("v1")
    acts = today.presenter.on_board
    acts.picked("v1", "with_clinician")
    acts.picked("v1", "ready_to_leave")
    assert today.presenter.stage.board is not None
    assert [r.visit.id for r in today.presenter.stage.board.lists[BoardList.LEAVING]] == ["v1"]


def test_nothing_is_offered_or_done_while_everything_is_hidden(today: Today) -> None:
    today.presenter.hide_or_show()
    assert today.presenter.on_board.choices("v2") == ()
    today.presenter.on_board.picked("v2", "did_not_come")
    today.presenter.on_board.close_day()
    assert today.visit("v2").state is VisitState.EXPECTED


def test_the_day_is_closed_in_one_key_and_opened_by_the_next(today: Today) -> None:
    today.check_in("v1")
    today.presenter.on_board.close_day()
    assert isinstance(today.display.front, IdleShown)
    assert today.display.toasts[-1].text == "The day is closed"
    assert today.visit("v1").state is VisitState.LEFT
    assert today.visit("v2").state is VisitState.DID_NOT_COME
    today.presenter.taking_back.undo()
    assert today.visit("v1").state is VisitState.WAITING
    assert today.visit("v2").state is VisitState.EXPECTED


class TestByHand:
    def test_another_time_is_typed_and_the_toast_says_when(self, today: Today) -> None:
        acts = today.presenter.on_board
        acts.picked("v2", "time")
        assert today.display.asked[-1] == "visit_time"
        acts.time_given("14:30")
        assert today.display.toasts[-1].text == "Tomasz: is booked for 14:30"
        acts.picked("v2", "time")
        acts.time_given("tomorrow 9:40")
        assert "v2" not in [item.visit_id for item in today.display.board.items]
        today.presenter.taking_back.undo()
        assert "v2" in [item.visit_id for item in today.display.board.items]

    def test_what_is_no_time_is_asked_again_and_changes_nothing(self, today: Today) -> None:
        acts, was = today.presenter.on_board, today.visit("v2")
        acts.picked("v2", "time")
        acts.time_given("somewhen")
        assert today.display.toasts[-1].text.startswith("That is no time")
        assert today.display.asked[-2:] == ["visit_time", "visit_time"]
        assert today.visit("v2") == was

    def test_somebody_else_sees_them(self) -> None:
        okafor_works = replace(visit("v8", "p9", "11:20"), clinician_id="okafor")
        today = Today(more=(Clinician("okafor", "Dr Ada Okafor"), okafor_works))
        assert ("with:okafor", "With Dr Ada Okafor instead") in today.presenter.on_board.choices("v2")
        today.presenter.on_board.picked("v2", "with:okafor")
        assert today.visit("v2").clinician_id == "okafor"
        assert today.display.toasts[-1].text == "Tomasz: with Dr Ada Okafor instead"

    def test_the_wrong_person_goes_and_the_right_one_has_waited_since(self, today: Today) -> None:
        today.check_in("v1")
        arrived = today.visit("v1").arrived_at
        today.presenter.acts.tick_big()
        today.presenter.acts.words_given("promise", "A letter", None)
        later = NOW + timedelta(minutes=20)
        today.desk.clock = lambda: later
        today.presenter.on_board.picked("v1", "wrong")
        assert today.visit("v1").state is VisitState.EXPECTED
        assert "1 thing written meanwhile on that card" in today.display.toasts[-1].text
        assert "instead" in today.display.found.nobody
        today.presenter.find.typed("tomasz")
        today.presenter.enter()
        assert today.display.front.name == "Tomasz Wójcik"
        today.wait()
        today.presenter.enter()
        assert (today.visit("v2").state, today.visit("v2").arrived_at) == (VisitState.WAITING, arrived)
        today.presenter.visit_picked("v1")
        today.wait()
        today.presenter.enter()
        assert not today.display.front.big.said  # what was ticked was said to somebody else

    def test_esc_leaves_it_taken_back_and_later_finds_mean_nothing_of_it(self, today: Today) -> None:
        today.check_in("v1")
        today.presenter.on_board.picked("v1", "wrong")
        today.presenter.put_away()
        today.presenter.find.typed("tomasz")
        today.presenter.enter()
        assert today.visit("v2").arrived_at is None

    def test_who_is_not_in_has_no_check_in_to_take_back(self, today: Today) -> None:
        assert "wrong" not in dict(today.presenter.on_board.choices("v2"))
        today.presenter.on_board.picked("v2", "wrong")
        assert today.display.found is None
