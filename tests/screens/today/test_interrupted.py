"""The desk in a hurry, without Qt: late answers, acts taken back, interruptions that lose nothing."""

import datetime as dt
from dataclasses import replace

import pytest

from frontdesk.domain.audience import Audience
from frontdesk.domain.changes import Changes
from frontdesk.domain.deed import Change
from frontdesk.domain.visit import Visit, VisitState
from frontdesk.screens.today.actions import ACTIONS
from frontdesk.screens.today.open_card_state import OpenCard
from frontdesk.screens.today.shown import GateShown, PhoneShown
from frontdesk.usecases.change_line import put_live
from frontdesk.usecases.check_out import check_out
from tests.people import NOW, patient, visit
from tests.screens.today.fakes import LaterJobs
from tests.screens.today.presented import Today


@pytest.fixture
def today() -> Today:
    return Today()


def act(today: Today, action_id: str) -> None:
    """An action by its id, as a key does it."""
    action = next(a for a in ACTIONS if a.id == action_id)
    target: object = today.presenter
    for name in action.handler.split("."):
        target = getattr(target, name)
    assert callable(target)
    target()


def toast(today: Today) -> str:
    return today.display.toasts[-1].text


def stands(today: Today) -> OpenCard:
    """The open card."""
    card = today.presenter.stage.open
    assert card is not None
    return card


class TestFindInAHurry:
    def test_enter_before_the_answer_opens_who_was_typed_not_an_older_row(self) -> None:
        jobs = LaterJobs()
        today = Today(jobs)
        jobs.run_all()
        today.presenter.find.typed("si")
        jobs.run_all()
        today.presenter.find.typed("tom")
        assert today.presenter.find.chosen() is None
        today.presenter.enter()
        assert not today.display.front or "Siobhán" not in str(today.display.front)
        jobs.run_all()
        assert today.display.front.name == "Tomasz Wójcik"

    def test_another_letter_after_enter_means_that_enter_was_not_meant(self) -> None:
        jobs = LaterJobs()
        today = Today(jobs)
        jobs.run_all()
        today.presenter.find.typed("s")
        today.presenter.enter()
        today.presenter.find.typed("si")
        jobs.run_all()
        assert today.presenter.stage.open is None
        assert [r.name for r in today.display.found.rows] == ["Siobhán Brennan"]

    @pytest.mark.parametrize("action", ["said", "not_right", "add", "promise", "listening", "leaving", "why"])
    def test_keys_of_a_card_do_nothing_while_find_is_open(self, today: Today, action: str) -> None:
        today.check_in("v1")
        card = today.presenter.stage.open
        assert card is not None
        before = (card.handled.said, card.situation, today.desk.store.last_deed("ana"))
        today.presenter.find.typed("tom")
        act(today, action)
        assert (card.handled.said, card.situation, today.desk.store.last_deed("ana")) == before
        assert today.display.asked == []
        assert today.display.why is None


class TestTakingBackInOrder:
    def test_the_toast_says_whose_check_in_was_taken_back(self, today: Today) -> None:
        today.check_in("v1")
        today.presenter.taking_back.undo()
        assert toast(today) == "Taken back: Siobhán’s check-in"
        assert not today.display.toasts[-1].undo
        today.presenter.taking_back.redo()
        assert toast(today) == "Done again: Siobhán’s check-in"

    def test_it_stops_at_the_sitting(self, today: Today) -> None:
        check_out(today.desk, "v2")
        today.presenter.taking_back.undo()
        assert toast(today) == "Nothing of yours to take back"
        assert today.visit("v2").state is VisitState.LEFT

    def test_two_undos_and_two_redos_end_where_they_began(self, today: Today) -> None:
        today.check_in("v1")
        today.presenter.acts.words_given("fact", "Window seat", None)
        today.presenter.taking_back.undo()
        today.presenter.taking_back.undo()
        assert today.visit("v1").state is VisitState.EXPECTED
        today.presenter.taking_back.redo()
        today.presenter.taking_back.redo()
        assert today.visit("v1").state is VisitState.WAITING
        assert [f.text for f in today.desk.store.facts_of("p1") if f.text == "Window seat"] == ["Window seat"]
        today.presenter.taking_back.redo()
        assert toast(today) == "Nothing to do again"

    def test_something_new_ends_what_could_be_done_again(self, today: Today) -> None:
        today.check_in("v1")
        today.presenter.acts.words_given("fact", "Window seat", None)
        today.presenter.taking_back.undo()
        today.presenter.acts.words_given("fact", "Tea, please", None)
        today.presenter.taking_back.redo()
        assert toast(today) == "Nothing to do again"
        assert not [f for f in today.desk.store.facts_of("p1") if f.text == "Window seat"]

    def test_a_new_act_puts_an_older_way_back_away(self, today: Today) -> None:
        today.check_in("v1")
        before = today.display.toasts_put_away
        today.presenter.acts.tick_big()
        assert today.display.toasts_put_away == before + 1

    def test_a_toast_that_comes_while_hidden_waits(self) -> None:
        jobs = LaterJobs()
        today = Today(jobs)
        jobs.run_all()
        today.presenter.visit_picked("v1")
        jobs.run_all()
        today.wait()
        today.presenter.enter()
        today.presenter.hide_or_show()
        jobs.run_all()
        assert today.display.toasts == []
        today.presenter.hide_or_show()
        assert toast(today).startswith("Siobhán is checked in")


class TestInterruptions:
    def test_half_typed_words_wait_on_their_card_only(self, today: Today) -> None:
        today.check_in("v1")
        today.presenter.acts.add_asked()
        today.presenter.acts.words_left("fact", "Window s", Audience.ALOUD)
        today.presenter.put_away()
        today.presenter.enter()
        today.presenter.acts.add_asked()
        assert today.display.draft is not None
        assert (today.display.draft.words, today.display.draft.audience) == ("Window s", Audience.ALOUD)
        today.presenter.acts.promise_asked()
        assert today.display.draft is None, "words of a note are no promise"
        today.presenter.visit_picked("v2")
        today.presenter.acts.add_asked()
        assert today.display.draft is None

    def test_half_typed_words_outlive_any_number_of_cards(self) -> None:
        more = [(patient(f"q{n}", f"Amara{n}", "Okafor"), visit(f"x{n}", f"q{n}", "11:30")) for n in range(6)]
        today = Today(more=tuple(record for pair in more for record in pair))
        today.check_in("v1")
        today.presenter.acts.words_left("promise", "Ring bac", None)
        for n in range(6):
            today.presenter.visit_picked(f"x{n}")
            today.presenter.put_away()
        today.presenter.visit_picked("v1")
        today.presenter.acts.promise_asked()
        assert today.display.draft is not None
        assert today.display.draft.words == "Ring bac"

    def test_what_was_half_typed_in_a_call_waits_for_the_next_one(self, today: Today) -> None:
        for _ in range(2):
            today.presenter.phone.ring()
            today.presenter.find.typed("zoe")
            today.presenter.enter()
            before = today.display.draft
            today.presenter.acts.promise_asked()
            assert isinstance(today.display.front, PhoneShown)
            today.presenter.acts.words_left("promise", "Ring bac", None)
            today.presenter.put_away()
        assert before is None
        assert today.display.draft is not None
        assert today.display.draft.words == "Ring bac"
        today.presenter.patient_picked("p9")
        today.presenter.acts.promise_asked()
        assert today.display.draft is None, "the card at the desk is another one"

    def test_a_match_that_no_visit_keeps_outlives_a_call(self, today: Today) -> None:
        today.presenter.patient_picked("p9")
        today.presenter.acts.line_down()
        today.wait()
        today.presenter.enter()  # a question only
        assert stands(today).matched
        today.presenter.phone.ring()
        today.presenter.find.typed("tomasz")
        today.presenter.enter()
        today.presenter.put_away()
        assert (stands(today).patient_id, stands(today).matched) == ("p9", True)
        today.presenter.taking_back.undo()
        assert not stands(today).matched, "the match is taken back on the card that stands"
        today.presenter.taking_back.redo()
        assert stands(today).matched

    def test_a_tick_from_before_a_call_is_taken_back_on_the_card_that_stands(self, today: Today) -> None:
        today.check_in("v1")
        today.presenter.acts.tick_big()
        today.presenter.phone.ring()
        today.presenter.find.typed("tomasz")
        today.presenter.enter()
        today.presenter.put_away()
        assert today.display.front.big.said
        today.presenter.taking_back.undo()
        assert not today.display.front.big.said

    def test_a_gate_stays_a_gate_when_its_card_comes_back(self, today: Today) -> None:
        today.presenter.visit_picked("w1")
        assert isinstance(today.display.front, GateShown)
        today.presenter.put_away()
        today.presenter.enter()
        assert isinstance(today.display.front, GateShown)

    def test_ticks_are_still_there_after_the_card_was_put_away(self, today: Today) -> None:
        today.check_in("v1")
        today.presenter.acts.tick_big()
        today.presenter.put_away()
        today.presenter.enter()
        assert today.display.front.big.said

    def test_midnight_puts_the_card_away_and_checks_nobody_in(self, today: Today) -> None:
        today.presenter.visit_picked("v1")
        today.wait()
        tomorrow = NOW + dt.timedelta(hours=15)
        today.desk.clock = lambda: tomorrow
        today.ticks.now += 60
        today.presenter.stage.minute_passed()
        assert today.presenter.stage.open is None
        assert today.presenter.stage.parked.cards == ()
        assert today.visit("v1").state is VisitState.EXPECTED

    def test_private_notes_never_open_on_a_card_nobody_held_the_key_on(self, today: Today) -> None:
        today.check_in("v1")
        today.presenter.acts.notes_held(1)
        today.presenter.visit_picked("v2")
        today.presenter.acts.notes_held(2)
        assert today.presenter.stage.open is not None
        assert today.presenter.stage.open.notes_level == 0

    def test_f2_asks_for_the_sound_only_where_none_is_known_and_before_the_match(self, today: Today) -> None:
        today.presenter.visit_picked("v2")
        act(today, "add")
        today.wait()
        today.presenter.enter()
        act(today, "add")
        assert today.display.asked == ["sound", "fact"]


def test_a_line_put_live_comes_with_the_next_patient(today: Today) -> None:
    def texts() -> str:
        return " ".join(line.text for line in stands(today).lines)

    today.check_in("v1")
    before = next(line for line in stands(today).lines if line.template == "CI-16")
    shipped = today.desk.deck.by_id["CI-16"].template
    put_live(today.desk, replace(shipped, texts=("Is there one thing to be sure of?",)), shipped)
    act(today, "listening")
    assert before.text in texts(), "the open card keeps its lines, also when who listens changes"
    today.check_in("v2")
    assert "Is there one thing to be sure of?" in texts()


class TestWhoIsTakenBack:
    def test_a_visit_added_by_mistake_leaves_a_card_of_somebody_not_booked(self, today: Today) -> None:
        today.presenter.patient_picked("p9")
        today.wait()
        today.presenter.enter()
        visit_id = stands(today).visit_id
        assert visit_id
        today.presenter.taking_back.undo()
        assert (stands(today).patient_id, stands(today).visit_id) == ("p9", "")
        assert today.display.front.answers, "what may be done for them is asked again"
        assert today.desk.store.get(Visit, visit_id) is None
        assert not any(card.visit_id == visit_id for card in today.presenter.stage.before.cards)

    def test_a_visit_moved_to_another_day_leaves_today_and_the_put_away(self, today: Today) -> None:
        today.presenter.visit_picked("v2")
        today.presenter.put_away()
        today.presenter.on_board.picked("v2", "time")
        today.presenter.on_board.time_given("tomorrow 9:40")
        today.wait()
        today.presenter.enter()
        assert today.visit("v2").state is VisitState.EXPECTED, "nobody is checked in on another day"
        today.presenter.put_away()
        today.presenter.visit_picked("v1")
        assert stands(today).visit_id == "v1", "the desk goes on"


class TestWhoComesAfterAll:
    @pytest.mark.parametrize(
        "state",
        [VisitState.DID_NOT_COME, VisitState.CANCELLED, VisitState.MOVED, VisitState.LEFT_BEFORE_SEEN],
    )
    def test_they_are_checked_in_like_anybody(self, today: Today, state: VisitState) -> None:
        marked = Change(today.visit("v1"), replace(today.visit("v1"), state=state))
        today.desk.store.commit(today.desk.deed("visit", marked))
        today.presenter.stage.reload_board()
        today.check_in("v1")
        assert today.visit("v1").state is VisitState.WAITING
        today.presenter.taking_back.undo()
        assert today.visit("v1").state is state

    def test_the_date_of_who_is_in_already_shows_them_and_writes_nothing(self, today: Today) -> None:
        today.presenter.visit_picked("w1")
        today.presenter.digits_typed("1702")
        before: tuple[Visit, Visit] = (today.visit("w1"), today.visit("w2"))
        today.presenter.put_away()
        today.presenter.visit_picked("w1")
        assert isinstance(today.display.front, GateShown)
        toasts = len(today.display.toasts)
        today.presenter.digits_typed("1702")
        assert (today.visit("w1"), today.visit("w2")) == before
        assert today.presenter.stage.open is not None
        assert today.presenter.stage.open.visit_id == "w2"
        assert len(today.display.toasts) == toasts, "nothing was done, nothing is said"

    def test_enter_on_a_card_of_somebody_who_left_does_nothing(self, today: Today) -> None:
        today.check_in("v1")
        today.presenter.leaving()
        today.wait()
        today.presenter.enter()
        assert today.visit("v1").state is VisitState.LEFT
        today.presenter.visit_picked("v1")
        today.wait()
        deed = today.desk.store.last_deed("ana")
        today.presenter.enter()
        assert today.desk.store.last_deed("ana") == deed


def test_no_changes_are_no_deed() -> None:
    assert Changes().deed == ""
