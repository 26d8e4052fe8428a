"""Nobody at the desk: what folds, what hides, and what brings it back."""

import pytest

from frontdesk.domain.visit import VisitState
from frontdesk.screens.today.shown import CardShown, FindShown, IdleShown
from frontdesk.settings import declared
from frontdesk.settings.settings import Settings
from tests.screens.today.presented import Today

FOLD_AFTER = 20
HIDE_AFTER = 90


@pytest.fixture
def today() -> Today:
    today = Today()
    today.check_in("v1")
    today.presenter.away.somebody()
    return today


def alone(today: Today, seconds: float) -> None:
    today.ticks.now += seconds + 0.01
    today.presenter.away.second_passed()


def sources(today: Today) -> list[str]:
    card = today.display.front
    assert isinstance(card, CardShown)
    return [line.source for line in (card.big, *card.rows) if line is not None]


def test_after_twenty_seconds_open_notes_and_sources_fold_and_the_card_stays(today: Today) -> None:
    today.presenter.acts.notes_held(1)
    assert today.display.front.notes.level == 1
    assert any(sources(today))
    alone(today, FOLD_AFTER - 1)
    assert any(sources(today))
    alone(today, 1)
    assert today.display.front.notes.level == 0
    assert not any(sources(today))
    assert today.display.front.name
    assert not today.display.hidden
    assert not today.presenter.away.somebody(), "the key means what it always means"
    assert any(sources(today))


def test_after_ninety_seconds_everything_hides_and_any_key_brings_it_back_and_does_nothing_else(
    today: Today,
) -> None:
    alone(today, HIDE_AFTER - 1)
    assert not today.display.hidden
    alone(today, 1)
    assert today.display.hidden
    assert today.display.front is None
    assert today.display.board.items
    assert all(len(item.text) <= 5 for item in today.display.board.items if item.visit_id), "initials"
    assert today.presenter.away.somebody() is True
    assert not today.display.hidden
    assert isinstance(today.display.front, CardShown)
    assert any(sources(today))
    assert today.presenter.away.somebody() is False


def test_a_hammered_enter_commits_nothing_on_a_card_that_just_came_back() -> None:
    today = Today()
    today.presenter.visit_picked("v1")
    today.wait()
    alone(today, HIDE_AFTER)
    today.presenter.away.somebody()
    today.presenter.enter()
    assert today.visit("v1").state is VisitState.EXPECTED
    today.ticks.now += 1
    today.presenter.enter()
    assert today.visit("v1").state is VisitState.WAITING


def test_it_says_whether_any_key_brings_it_back(today: Today) -> None:
    alone(today, HIDE_AFTER)
    assert today.display.hid_by_itself
    today.presenter.away.somebody()
    today.presenter.hide_or_show()
    assert not today.display.hid_by_itself


def test_every_touch_begins_the_count_anew(today: Today) -> None:
    for _ in range(5):
        alone(today, HIDE_AFTER - 1)
        today.presenter.away.somebody()
    assert not today.display.hidden


def test_after_f9_only_f9_brings_it_back(today: Today) -> None:
    today.presenter.hide_or_show()
    alone(today, HIDE_AFTER + 1)
    assert today.presenter.away.somebody() is False
    assert today.display.hidden
    today.presenter.hide_or_show()
    assert not today.display.hidden


def test_f9_pressed_on_a_screen_that_hid_by_itself_shows_it(today: Today) -> None:
    alone(today, HIDE_AFTER)
    assert today.presenter.away.somebody() is True, "the press ends here"
    assert not today.display.hidden
    today.presenter.hide_or_show()
    alone(today, HIDE_AFTER + 1)
    assert today.presenter.away.somebody() is False
    assert today.display.hidden


def test_find_left_open_closes_and_nobody_stands_in_it(today: Today) -> None:
    today.presenter.find.typed("ha")
    assert isinstance(today.display.found, FindShown)
    alone(today, HIDE_AFTER)
    assert today.display.hidden
    assert today.display.found is None


def test_with_nobody_at_the_desk_the_board_goes_to_initials_too() -> None:
    today = Today()
    alone(today, FOLD_AFTER)
    assert isinstance(today.display.front, IdleShown)
    alone(today, HIDE_AFTER)
    assert today.display.hidden


def test_the_usual_times_are_those_of_the_settings() -> None:
    assert (declared.FOLD_AFTER.default, declared.HIDE_AFTER.default) == (FOLD_AFTER, HIDE_AFTER)


def test_other_times_count_at_once(today: Today) -> None:
    settings = Settings({"hide_after_s": 30, "fold_after_s": 10})
    today.presenter.away.follow(settings)
    alone(today, 10)
    assert not any(sources(today))
    alone(today, 19)
    assert not today.display.hidden
    alone(today, 1)
    assert today.display.hidden
    today.presenter.away.somebody()
    settings.change(declared.HIDE_AFTER, 300)
    alone(today, 299)
    assert not today.display.hidden
    alone(today, 1)
    assert today.display.hidden


def test_never_is_never(today: Today) -> None:
    settings = Settings()
    today.presenter.away.follow(settings)
    settings.change(declared.FOLD_AFTER, None)
    alone(today, 89)
    assert any(sources(today))
    settings.change(declared.HIDE_AFTER, None)
    alone(today, 100_000)
    assert not today.display.hidden
    assert any(sources(today))
