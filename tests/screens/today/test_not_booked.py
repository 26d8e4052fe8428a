"""Somebody without a visit today: three answers, and no visit that nobody meant."""

from dataclasses import replace
from datetime import date

import pytest

from frontdesk.domain.clinic import Clinician
from frontdesk.domain.visit import Visit, VisitState
from frontdesk.screens.today.shown import CardShown, IdleShown
from tests.people import NOW, visit
from tests.screens.today.presented import Today

TODAY = NOW.date()
FRIDAY = date(2026, 5, 15)
OKAFOR = Clinician("okafor", "Dr Okafor")
SEEN_BY_OKAFOR = replace(visit("o1", "p2", "12:00"), clinician_id="okafor")


def opened(*more: object, coming: bool = True) -> Today:
    """Zoë came; she is booked tomorrow unless ``coming`` is False."""
    ahead = (visit("v9", "p9", "09:40", day=FRIDAY),) if coming else ()
    today = Today(more=(*ahead, *more))
    today.presenter.patient_picked("p9")
    today.wait()
    return today


def card(today: Today) -> CardShown:
    assert isinstance(today.display.front, CardShown)
    return today.display.front


def of_zoe(today: Today) -> list[Visit]:
    return [v for v in today.desk.store.visits() if v.patient_id == "p9"]


def test_three_answers_stand_before_the_match_and_nothing_says_when_she_is_booked_aloud() -> None:
    today = opened()
    assert card(today).banner == "Not booked today. Next: Fri 15 May, 09:40, Dr Voss."
    assert [(a.text, a.beside) for a in card(today).answers] == [
        ("Add to today", "Then it is a check-in"),
        ("Came on another day", "Keep tomorrow, or offer a place"),
        ("Just a question", "No visit is written"),
    ]
    assert card(today).answer == 0
    assert "Your visit" not in card(today).ask


def test_arrows_move_between_the_answers_and_stop_at_the_ends() -> None:
    today = opened()
    for expected in (1, 2, 2):
        today.presenter.acts.line_down()
        assert card(today).answer == expected
    for expected in (1, 0, 0):
        today.presenter.acts.line_up()
        assert card(today).answer == expected


def test_added_to_today_she_is_checked_in_with_the_one_clinician_there_is() -> None:
    today = opened()
    today.presenter.enter()
    (added,) = (v for v in of_zoe(today) if v.day == TODAY)
    assert (added.state, added.clinician_id, added.identified_at) == (VisitState.WAITING, "voss", NOW)
    assert card(today).beat == "lines"
    assert today.display.toasts[-1].text == "Zoë is checked in, 10:18"
    today.presenter.taking_back.undo()
    assert [v.id for v in of_zoe(today)] == ["v9"]


def test_with_two_clinicians_the_desk_is_asked_and_a_hammered_enter_picks_nobody() -> None:
    today = opened(OKAFOR, SEEN_BY_OKAFOR)
    today.presenter.enter()
    assert today.display.asked == ["with whom: Dr Lena Voss, Dr Okafor"], "the clinician of tomorrow first"
    today.presenter.whom_picked(0)
    assert [v.id for v in of_zoe(today)] == ["v9"], "too soon to have been read"
    assert len(today.display.asked) == 2
    today.wait()
    today.presenter.whom_picked(1)
    (added,) = (v for v in of_zoe(today) if v.day == TODAY)
    assert added.clinician_id == "okafor"


def test_came_on_another_day_says_when_only_after_the_match_and_keeps_it_unless_asked() -> None:
    today = opened()
    today.presenter.acts.line_down()
    today.presenter.enter()
    assert card(today).ask == "“Your visit is tomorrow at 09:40. Shall I see what we can do today?”"
    assert card(today).check == ()
    assert [a.text for a in card(today).answers] == ["Keep tomorrow", "Find a place today"]
    today.presenter.enter()
    assert card(today).beat == "another_day", "it has to stand first"
    today.wait()
    today.presenter.enter()
    assert isinstance(today.display.front, IdleShown)
    assert [(v.id, v.day) for v in of_zoe(today)] == [("v9", FRIDAY)]


def test_a_place_today_moves_the_visit_and_taking_it_back_moves_it_back() -> None:
    today = opened()
    today.presenter.acts.line_down()
    today.presenter.enter()
    today.wait()
    today.presenter.answer_picked(1)
    moved = today.visit("v9")
    assert (moved.day, moved.state, moved.start) == (TODAY, VisitState.WAITING, NOW.replace(second=0))
    today.presenter.taking_back.undo()
    assert (today.visit("v9").day, today.visit("v9").state) == (FRIDAY, VisitState.EXPECTED)


def test_just_a_question_writes_no_visit() -> None:
    today = opened()
    for _ in range(2):
        today.presenter.acts.line_down()
    today.presenter.enter()
    assert card(today).beat == "lines"
    assert [v.id for v in of_zoe(today)] == ["v9"]


def test_a_match_taken_back_asks_the_three_questions_again() -> None:
    today = opened()
    today.presenter.acts.line_down()
    today.presenter.enter()
    today.presenter.taking_back.undo()
    assert [a.key for a in card(today).answers] == ["add", "another_day", "question"]


@pytest.mark.parametrize("check_line", [True, False])
def test_no_answer_before_the_check_line_is_in_sight(check_line: bool) -> None:
    today = opened()
    today.display.check_line = check_line
    today.presenter.enter()
    assert (len(of_zoe(today)) == 2) is check_line


def test_somebody_booked_has_no_answers() -> None:
    today = Today()
    today.presenter.visit_picked("v1")
    assert card(today).answers == ()
    assert card(today).main == "Matched: check in"
