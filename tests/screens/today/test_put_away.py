"""Cards put away: up to three wait, the newest comes back by Enter, any of them by one more key."""

import pytest

from frontdesk.screens.today.actions import ACTIONS
from frontdesk.screens.today.shown import IdleShown
from tests.people import patient, visit
from tests.screens.today.presented import Today

MORE = (
    patient("p3", "Amara", "Okafor"),
    visit("v3", "p3", "10:50"),
    patient("p4", "Leilani", "Kealoha"),
    visit("v4", "p4", "10:55"),
)


@pytest.fixture
def today() -> Today:
    return Today(more=MORE)


def put_away(today: Today, *visits: str) -> None:
    for key in visits:
        today.presenter.visit_picked(key)
        today.presenter.put_away()


def idle(today: Today) -> IdleShown:
    assert isinstance(today.display.front, IdleShown)
    return today.display.front


def test_three_wait_the_newest_first_and_then_the_next_person(today: Today) -> None:
    put_away(today, "v1", "v2", "v3", "v4")
    assert idle(today).choices[:3] == ("Back to Leilani", "Back to Amara", "Back to Tomasz")
    assert idle(today).main == "Back to Leilani"
    assert idle(today).choices[3:] == ("Open Siobhán",)  # the fourth went back to the board


def test_the_arrows_choose_and_enter_opens(today: Today) -> None:
    put_away(today, "v1", "v2")
    today.presenter.acts.line_down()
    assert idle(today).main == "Back to Siobhán"
    today.presenter.acts.line_up()
    today.presenter.acts.line_up()
    assert idle(today).main == "Back to Tomasz"
    for _ in range(9):
        today.presenter.acts.line_down()
    today.ticks.now += 9
    today.presenter.enter()
    assert today.display.front.name == "Siobhán Brennan"


def test_a_press_opens_any_of_them(today: Today) -> None:
    put_away(today, "v1", "v2")
    today.presenter.idle_picked(1)
    assert today.display.front.name == "Siobhán Brennan"
    today.presenter.put_away()
    assert idle(today).choices[:2] == ("Back to Siobhán", "Back to Tomasz")


def test_who_is_done_with_leaves_the_row_when_somebody_else_is_opened(today: Today) -> None:
    today.check_in("v1")
    today.presenter.put_away()
    assert idle(today).main == "Back to Siobhán"
    today.presenter.visit_picked("v2")
    today.presenter.put_away()
    assert idle(today).choices[:1] == ("Back to Tomasz",)
    assert "Back to Siobhán" not in idle(today).choices


def test_half_typed_words_wait_when_somebody_else_is_opened(today: Today) -> None:
    today.presenter.visit_picked("v1")
    today.presenter.acts.words_left("fact", "window seat", None)
    today.presenter.visit_picked("v2")
    today.presenter.put_away()
    assert idle(today).choices[:2] == ("Back to Tomasz", "Back to Siobhán")
    today.presenter.idle_picked(1)
    today.presenter.acts.add_asked()
    assert today.display.draft is not None
    assert today.display.draft.words == "window seat"


def test_ctrl_b_asks_for_somebody_who_is_not_booked(today: Today) -> None:
    assert any(a.key == "Ctrl+B" and a.handler == "not_booked_asked" for a in ACTIONS)
    today.presenter.not_booked_asked()
    assert "Not booked today" in today.display.found.nobody
    today.presenter.find.typed("zoe")
    today.presenter.enter()
    assert today.display.front.answers


def test_a_prompt_stands_again_when_the_letters_are_taken_out(today: Today) -> None:
    today.presenter.not_booked_asked()
    today.presenter.find.typed("z")
    today.presenter.find.typed("")
    assert "Not booked today" in today.display.found.nobody
    assert today.presenter.stage.finding
    today.presenter.put_away()
    assert today.display.found is None
    assert not today.presenter.stage.finding
