"""What reaches Today from around it: the lock, somebody else at the desk, a note."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from frontdesk.domain.line import Listening
from frontdesk.domain.visit import VisitState
from frontdesk.screens.today.board_words import board_shown
from frontdesk.screens.today.pace import REST_AFTER_COMMIT
from frontdesk.screens.today.shown import BoardItem, CardShown, IdleShown
from frontdesk.usecases.hide_from import hide_from
from frontdesk.usecases.merge_people import merge_people
from frontdesk.usecases.people_at_desk import leave_note, take_the_desk
from tests.people import ANA, JOY, NOW, patient, visit
from tests.screens.today.fakes import LaterJobs
from tests.screens.today.presented import Today

MET_ANA = replace(
    visit("old", "p1", "10:00", date(2026, 4, 2)), state=VisitState.LEFT, checked_in_by=ANA.id, left_at=NOW
)


@pytest.fixture
def today() -> Today:
    today = Today()
    today.presenter.visit_picked("v1")
    today.wait()
    return today


def hidden_names(today: Today) -> list[str]:
    board = today.display.board
    return [item.text for item in board.items if item.visit_id]


# --- the lock


def test_a_locked_desk_shows_no_card_and_an_empty_board(today: Today) -> None:
    today.presenter.at_desk.lock(True)
    assert today.display.front is None
    board = today.display.board
    assert (board.items, board.counts, board.date, board.delays) == ((), "", "", ())


def test_nothing_that_goes_on_meanwhile_draws_on_a_locked_desk(today: Today) -> None:
    today.presenter.at_desk.lock(True)
    today.ticks.now += 400
    today.presenter.stage.minute_passed()
    today.presenter.stage.reload_board()
    today.presenter.away.second_passed()
    today.presenter.enter()
    today.presenter.taking_back.undo()
    today.presenter.put_away()
    assert today.display.front is None
    assert today.display.board.items == ()
    assert today.visit("v1").state is VisitState.EXPECTED


def test_unlocked_the_card_is_back_and_has_to_stand_again(today: Today) -> None:
    today.presenter.at_desk.lock(True)
    today.presenter.at_desk.lock(False)
    card = today.display.front
    assert isinstance(card, CardShown)
    assert (card.name, card.main_ready) == ("Siobhán Brennan", False)
    assert "Siobhán B." in hidden_names(today)
    today.presenter.enter()
    assert today.visit("v1").state is VisitState.EXPECTED
    today.wait()
    today.presenter.enter()
    assert today.visit("v1").state is VisitState.WAITING


def test_half_typed_words_wait_on_their_card(today: Today) -> None:
    today.presenter.enter()
    today.presenter.acts.words_left("fact", "window seat", None)
    today.presenter.at_desk.lock(True)
    today.presenter.at_desk.lock(False)
    today.presenter.acts.add_asked()
    assert today.display.draft is not None
    assert today.display.draft.words == "window seat"


def test_the_enter_that_unlocked_opens_nobody() -> None:
    today = Today()
    today.presenter.at_desk.lock(True)
    today.presenter.at_desk.lock(False)
    assert isinstance(today.display.front, IdleShown)
    today.presenter.enter()
    assert today.presenter.stage.open is None
    today.ticks.now += REST_AFTER_COMMIT
    today.presenter.enter()
    assert today.presenter.stage.open is not None


def test_what_f9_hid_stays_hidden_and_what_hid_by_itself_comes_back(today: Today) -> None:
    today.presenter.hide_or_show()
    today.presenter.at_desk.lock(True)
    today.presenter.at_desk.lock(False)
    assert today.display.hidden
    assert today.display.front is None
    assert hidden_names(today) == [i.text for i in shown_hidden(today)]
    today.presenter.hide_or_show()
    today.ticks.now += 91
    today.presenter.away.second_passed()
    assert today.display.hidden
    today.presenter.at_desk.lock(True)
    today.presenter.at_desk.lock(False)
    assert not today.display.hidden
    assert isinstance(today.display.front, CardShown)


def shown_hidden(today: Today) -> list[BoardItem]:
    assert today.presenter.stage.board is not None
    board = board_shown(today.desk, today.presenter.stage.board, open_folds=set(), hidden=True)
    return [item for item in board.items if item.visit_id]


def test_the_count_for_hiding_begins_anew_after_the_lock(today: Today) -> None:
    today.presenter.at_desk.lock(True)
    today.ticks.now += 4_000
    today.presenter.at_desk.lock(False)
    today.presenter.away.second_passed()
    assert not today.display.hidden


def test_find_left_open_is_closed_by_the_lock() -> None:
    today = Today()
    today.presenter.find.typed("ha")
    today.presenter.at_desk.lock(True)
    assert today.display.found is None
    today.presenter.at_desk.lock(False)
    assert isinstance(today.display.front, IdleShown)


def test_a_call_is_on_while_the_card_is_on_the_phone(today: Today) -> None:
    assert not today.presenter.at_desk.phoning
    card = today.presenter.stage.open
    assert card is not None
    card.set_situation(replace(card.situation, listening=Listening.PHONE))
    assert today.presenter.at_desk.phoning
    today.presenter.put_away()
    assert not today.presenter.at_desk.phoning


# --- somebody else


def lines(today: Today) -> list[str]:
    card = today.presenter.stage.open
    assert card is not None
    return [line.text for line in card.lines]


def test_the_open_card_speaks_for_whoever_is_there_now() -> None:
    """Ana has met this patient, Joy has not: only then somebody introduces herself, by her own name."""
    new_here = patient("p5", "Ngozi", "Bell", known_before=False)
    today = Today(more=(new_here, visit("v5", "p5", "10:25"), replace(MET_ANA, patient_id="p5")))
    today.check_in("v5")
    assert not any("met" in words for words in lines(today)), "Ana is known"
    take_the_desk(today.desk, JOY)
    today.presenter.at_desk.person_changed()
    assert "We haven't met. I'm Joy, and I'll look after you at the desk today." in lines(today)
    card = today.presenter.stage.open
    assert card is not None
    assert card.card_input.staff == JOY
    take_the_desk(today.desk, ANA)
    today.presenter.at_desk.person_changed()
    assert not any("met" in words for words in lines(today))


def test_the_situation_stays_and_enter_waits_until_the_card_has_stood_again(today: Today) -> None:
    today.presenter.situation.next_listening()
    today.wait()
    take_the_desk(today.desk, JOY)
    today.presenter.at_desk.person_changed()
    card = today.presenter.stage.open
    assert card is not None
    assert card.situation.listening is Listening.WITH_SOMEONE
    today.presenter.enter()
    assert today.visit("v1").state is VisitState.EXPECTED
    today.wait()
    today.presenter.enter()
    assert today.visit("v1").checked_in_by == "joy"


def test_a_late_read_for_a_card_that_is_gone_changes_nothing() -> None:
    jobs = LaterJobs()
    today = Today(jobs)
    jobs.run_all()
    today.presenter.visit_picked("v1")
    jobs.run_all()
    take_the_desk(today.desk, JOY)
    today.presenter.at_desk.person_changed()
    today.presenter.put_away()
    jobs.run_all()
    assert isinstance(today.display.front, IdleShown)


def test_ctrl_z_takes_back_own_acts_only_and_each_finds_theirs_again() -> None:
    today = Today()
    today.check_in("v1")
    take_the_desk(today.desk, JOY)
    today.presenter.at_desk.person_changed()
    today.presenter.taking_back.undo()
    assert today.visit("v1").state is VisitState.WAITING
    assert today.display.toasts[-1].text == "Nothing of yours to take back"
    today.check_in("v2")
    today.presenter.taking_back.undo()
    assert today.visit("v2").state is VisitState.EXPECTED
    take_the_desk(today.desk, ANA)
    today.presenter.at_desk.person_changed()
    today.presenter.taking_back.undo()
    assert today.visit("v1").state is VisitState.EXPECTED


def test_whoever_must_not_see_somebody_reads_no_name_of_theirs_anywhere() -> None:
    """What Ana had found, did and had open is nothing Joy may read."""
    today = Today()
    hide_from(today.desk, "p1", JOY.id)
    today.check_in("v1")
    take_the_desk(today.desk, JOY)
    today.check_in("v2")
    take_the_desk(today.desk, ANA)
    today.presenter.at_desk.person_changed()
    today.presenter.find.typed("siob")
    found = today.display.found
    assert found is not None
    assert found.rows
    take_the_desk(today.desk, JOY)
    today.presenter.at_desk.person_changed()
    assert today.display.found is None
    today.presenter.taking_back.undo()
    today.presenter.taking_back.undo()
    assert not any("Siobh" in toast.text for toast in today.display.toasts[-2:])


def test_two_records_made_one_while_a_card_is_open_is_that_persons_card(today: Today) -> None:
    merge = merge_people(today.desk, "p9", "p1")
    today.presenter.stage.news.publish(merge, object())
    card = today.presenter.stage.open
    assert card is not None
    assert card.patient_id == "p9"


def test_the_toast_of_the_person_before_offers_no_way_back(today: Today) -> None:
    today.presenter.enter()
    before = today.display.toasts_put_away
    take_the_desk(today.desk, JOY)
    today.presenter.at_desk.person_changed()
    assert today.display.toasts_put_away > before


def test_a_key_of_the_window_only_wakes_a_screen_that_hid_by_itself(today: Today) -> None:
    at_desk = today.presenter.at_desk
    assert at_desk.awake()
    today.ticks.now += 91
    today.presenter.away.second_passed()
    assert not at_desk.awake()
    assert not today.display.hidden
    assert at_desk.awake()
    today.presenter.hide_or_show()
    assert not at_desk.awake()
    assert today.display.hidden


# --- the note


def test_a_note_stands_on_the_idle_screen_and_not_beside_a_card() -> None:
    today = Today(more=(patient("p5"),))
    changes = leave_note(today.desk, "The courier comes at two")
    today.presenter.at_desk.did(changes, "the note", "It waits.")
    idle = today.display.front
    assert isinstance(idle, IdleShown)
    assert (idle.jobs[0].what, idle.jobs[0].when) == ("The courier comes at two", "Ana, 10:18")
    today.presenter.follow.job_ticked(idle.jobs[0].key)
    assert today.desk.store.hand_over_notes() == ()
    today.presenter.taking_back.undo()
    assert today.display.toasts[-1].text == "Taken back: the note"
    assert len(today.desk.store.hand_over_notes()) == 1
    today.presenter.visit_picked("v1")
    assert "courier" not in repr(today.display.front)
    today.presenter.put_away()
    today.presenter.taking_back.undo()
    assert today.desk.store.hand_over_notes() == ()


def test_the_turned_screen_goes_with_the_lock(today: Today) -> None:
    today.presenter.visit_picked("v1")
    today.presenter.turned.turn()
    today.presenter.turned.typed("Siobhan")
    today.presenter.at_desk.lock(True)
    assert today.display.turned is None
    assert not today.presenter.turned.facing
    today.presenter.at_desk.lock(False)
    assert not today.display.toasts


def test_a_field_comes_back_for_who_locked_and_from_then_on_for_everybody(
    today: Today, monkeypatch: pytest.MonkeyPatch
) -> None:
    at_desk, later = today.presenter.at_desk, list[Callable[[], None]]()
    monkeypatch.setattr(type(today.display), "call_after", lambda _, _seconds, call: later.append(call))
    at_desk.lock(True)
    assert at_desk.fields_open_again
    take_the_desk(today.desk, JOY)
    at_desk.lock(False)
    assert not at_desk.fields_open_again
    for call in later:
        call()
    assert at_desk.fields_open_again
