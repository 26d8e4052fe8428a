"""On the board: where somebody is, one tap each, and the day closed in one key."""

import pytest

from frontdesk.domain.visit import BoardList, VisitState
from frontdesk.screens.today.board_acts import WORDS
from frontdesk.screens.today.shown import IdleShown
from frontdesk.usecases.set_state import NEXT
from tests.screens.today.presented import Today


@pytest.fixture
def today() -> Today:
    return Today()


def test_every_step_has_words() -> None:
    assert set(WORDS) == {state for states in NEXT.values() for state in states}


def test_the_menu_says_what_may_come_next_and_the_toast_what_was_done(today: Today) -> None:
    acts = today.presenter.on_board
    assert [words for _, words in acts.choices("v2")] == [
        "Is here, not matched yet", "Did not come", "Cancelled",
    ]  # fmt: skip
    acts.state_picked("v2", "did_not_come")
    assert today.visit("v2").state is VisitState.DID_NOT_COME
    assert today.display.toasts[-1].text == "Tomasz: did not come"
    assert "v2" not in [item.visit_id for item in today.display.board.items]
    today.presenter.undo()
    assert today.visit("v2").state is VisitState.EXPECTED
    assert "v2" in [item.visit_id for item in today.display.board.items]


def test_somebody_waiting_goes_in_and_is_ready_to_leave(today: Today) -> None:
    today.check_in("v1")
    acts = today.presenter.on_board
    acts.state_picked("v1", "with_clinician")
    acts.state_picked("v1", "ready_to_leave")
    assert today.presenter.stage.board is not None
    assert [r.visit.id for r in today.presenter.stage.board.lists[BoardList.LEAVING]] == ["v1"]


def test_nothing_is_offered_or_done_while_everything_is_hidden(today: Today) -> None:
    today.presenter.hide_or_show()
    assert today.presenter.on_board.choices("v2") == ()
    today.presenter.on_board.state_picked("v2", "did_not_come")
    today.presenter.on_board.close_day()
    assert today.visit("v2").state is VisitState.EXPECTED


def test_the_day_is_closed_in_one_key_and_opened_by_the_next(today: Today) -> None:
    today.check_in("v1")
    today.presenter.on_board.close_day()
    assert isinstance(today.display.front, IdleShown)
    assert today.display.toasts[-1].text == "The day is closed"
    assert today.visit("v1").state is VisitState.LEFT
    assert today.visit("v2").state is VisitState.DID_NOT_COME
    today.presenter.undo()
    assert today.visit("v1").state is VisitState.WAITING
    assert today.visit("v2").state is VisitState.EXPECTED
