"""Today without Qt: picking, matching, the gate, Find, hiding, taking back."""

from datetime import date
from typing import Any

import pytest

from frontdesk.domain.errors import NotSaved
from frontdesk.domain.fact import FactKind
from frontdesk.domain.line import Listening, Mark
from frontdesk.domain.visit import VisitState
from frontdesk.screens.today.actions import ACTIONS
from frontdesk.screens.today.shown import CardShown, GateShown, IdleShown
from tests.people import NOW, fact, patient, visit
from tests.screens.today.fakes import LaterJobs
from tests.screens.today.presented import Today

OF_THE_VIEW = ("panes", "panes_back", "row_menu", "line_menu", "keys", "strip")
"""Acts that no presenter knows."""


@pytest.fixture
def today() -> Today:
    return Today()


def test_the_desk_opens_idle_with_the_next_person_by_first_name(today: Today) -> None:
    assert isinstance(today.display.front, IdleShown)
    assert (today.display.front.next_words, today.display.front.main) == (
        "Next: Siobhán, 10:20.",
        "Open Siobhán",
    )


def test_the_first_beat_holds_name_needs_and_check_line_and_no_line(today: Today) -> None:
    today.presenter.visit_picked("v1")
    card = today.display.front
    assert isinstance(card, CardShown)
    assert card.beat == "match"
    assert card.under == "“Good morning, Siobhán Brennan.”"
    assert [n.text for n in card.needs] == ["Offer the quiet corner"]
    assert "".join(words for words, _ in card.check) == "Compare: surname Brennan, born 14 Mar 1961"
    assert card.big is None
    assert card.rows == ()
    assert card.sections == ()


def test_enter_waits_until_the_card_stood_and_the_check_line_is_visible(today: Today) -> None:
    today.presenter.visit_picked("v1")
    today.presenter.enter()
    assert today.visit("v1").state is VisitState.EXPECTED
    today.wait()
    today.display.check_line = False
    today.presenter.enter()
    assert today.visit("v1").state is VisitState.EXPECTED
    today.display.check_line = True
    today.presenter.enter()
    assert today.visit("v1").state is VisitState.WAITING


def test_after_the_match_the_birth_date_is_gone_and_the_lines_come(today: Today) -> None:
    today.check_in("v1")
    card = today.display.front
    assert card.beat == "lines"
    assert card.check == ()
    assert card.when == "Checked in 10:18"
    assert card.big is not None
    assert [s.title for s in card.sections] == ["Preferences", "Cultural notes", "Last visit"]
    assert today.display.toasts[-1].text == "Siobhán is checked in, 10:18"
    assert "1961" not in repr_of(card)


def repr_of(shown: object) -> str:
    """Every word of a shown thing, also those kept out of its repr."""
    from dataclasses import fields, is_dataclass

    if is_dataclass(shown):
        return " ".join(repr_of(getattr(shown, f.name)) for f in fields(shown))
    if isinstance(shown, tuple | list):
        return " ".join(map(repr_of, shown))
    return str(shown)


def test_enter_does_nothing_in_the_second_beat(today: Today) -> None:
    today.check_in("v1")
    before = today.display.front
    for _ in range(20):
        today.wait()
        today.presenter.enter()
    assert today.display.front == before
    assert today.visit("v2").state is VisitState.EXPECTED


def test_private_words_are_nowhere_until_the_key_is_held_long(today: Today) -> None:
    today.check_in("v1")
    acts = today.presenter.acts
    assert "Never ring" not in repr_of(today.display.front)
    acts.notes_held(1)
    assert "Never ring" not in repr_of(today.display.front)
    acts.notes_held(2)
    assert "Never ring" in repr_of(today.display.front)
    acts.notes_held(0)
    assert "Never ring" not in repr_of(today.display.front)


def test_before_the_match_holding_the_key_opens_no_note(today: Today) -> None:
    today.presenter.visit_picked("v1")
    today.presenter.acts.notes_held(2)
    card = today.display.front
    assert card.notes.private_count == 1
    assert "Never ring" not in repr_of(card)


def test_escape_puts_the_card_away_and_enter_brings_it_back(today: Today) -> None:
    today.presenter.visit_picked("v2")
    today.presenter.put_away()
    idle: Any = today.display.front
    assert isinstance(idle, IdleShown)
    assert idle.main == "Back to Tomasz"
    today.presenter.enter()
    card: Any = today.display.front
    assert card.name == "Tomasz Wójcik"


def test_a_late_answer_for_somebody_else_is_dropped() -> None:
    jobs = LaterJobs()
    today = Today(jobs)
    jobs.run_all()
    today.presenter.visit_picked("v1")
    today.presenter.visit_picked("v2")
    jobs.run(1)
    assert today.display.front.name == "Tomasz Wójcik"
    jobs.run(0)
    assert today.display.front.name == "Tomasz Wójcik"


def test_nobody_is_checked_in_twice_while_the_first_is_being_saved() -> None:
    jobs = LaterJobs()
    today = Today(jobs)
    jobs.run_all()
    today.presenter.visit_picked("v1")
    jobs.run_all()
    today.wait()
    today.presenter.enter()
    today.presenter.enter()
    assert len(jobs.waiting) == 1


class TestGate:
    def test_it_opens_from_either_row_and_shows_nothing_of_anybody(self, today: Today) -> None:
        for key in ("w1", "w2"):
            today.presenter.visit_picked(key)
            shown = today.display.front
            assert isinstance(shown, GateShown)
            assert [r.time for r in shown.rows] == ["10:30", "11:00"]
            assert not {"1979", "1991", "08", "17"} & set(repr_of(shown).split())

    def test_the_fourth_digit_opens_the_right_card_from_the_wrong_row(self, today: Today) -> None:
        today.presenter.visit_picked("w1")
        today.presenter.digits_typed("170")
        gate: Any = today.display.front
        assert isinstance(gate, GateShown)
        today.presenter.digits_typed("1702")
        card: Any = today.display.front
        assert card.beat == "lines"
        assert today.visit("w2").state is VisitState.WAITING
        assert today.visit("w1").state is VisitState.EXPECTED

    def test_a_date_of_neither_opens_nobody(self, today: Today) -> None:
        today.presenter.visit_picked("w1")
        today.presenter.digits_typed("0101")
        assert today.display.front.trouble.startswith("None of them")
        assert {today.visit(k).state for k in ("w1", "w2")} == {VisitState.EXPECTED}
        today.presenter.stage.show_open()
        assert today.display.front.trouble.startswith("None of them"), "a passing minute takes no word away"

    def test_twins_are_told_apart_by_their_first_names(self, today: Today) -> None:
        from tests.desks import fill

        twin = patient("h3", "Hạnh Mai", "Nguyễn", "1991-02-17")
        fill(today.desk.store, (twin, visit("w3", "h3", "11:10")), NOW, "ana")
        today.presenter.visit_picked("w2")
        today.presenter.digits_typed("1702")
        shown = today.display.front
        assert shown.pick
        assert shown.trouble.startswith("Born on the same day")
        assert {r.visit_id for r in shown.rows} == {"w2", "w3"}
        today.presenter.gate_picked("w3")
        assert today.visit("w3").state is VisitState.WAITING
        assert today.visit("w2").state is VisitState.EXPECTED

    def test_enter_never_passes_the_gate(self, today: Today) -> None:
        today.presenter.visit_picked("w1")
        for _ in range(5):
            today.wait()
            today.presenter.enter()
        assert isinstance(today.display.front, GateShown)
        assert today.visit("w1").state is VisitState.EXPECTED


class TestFind:
    def test_typing_removes_the_card_and_the_names_of_the_board(self, today: Today) -> None:
        today.presenter.visit_picked("v1")
        today.presenter.find.typed("tom")
        assert [r.name for r in today.display.found.rows] == ["Tomasz Wójcik"]
        assert {i.text for i in today.display.board.items if i.visit_id} == {"S. B.", "T. W.", "H. N."}

    def test_enter_opens_the_chosen_one_and_accents_are_not_needed(self, today: Today) -> None:
        today.presenter.find.typed("wojcik")
        today.presenter.enter()
        assert today.display.front.name == "Tomasz Wójcik"
        assert today.visit("v2").state is VisitState.EXPECTED

    def test_somebody_not_booked_today_opens_with_a_banner_and_changes_no_visit(self, today: Today) -> None:
        today.presenter.find.typed("zoe")
        today.presenter.enter()
        card = today.display.front
        assert card.banner == "Not booked. Nothing ahead."
        assert [a.text for a in card.answers] == ["Add to today", "Just a question"]
        today.wait()
        today.presenter.acts.line_down()
        today.presenter.enter()
        assert today.display.front.beat == "lines"
        assert list(today.desk.store.visits()) == [today.visit(k) for k in ("v1", "w1", "v2", "w2")]

    def test_somebody_with_a_form_of_address_is_known_again_by_the_first_name(self, today: Today) -> None:
        from tests.desks import fill

        fill(today.desk.store, (fact("a1", "p2", FactKind.NAME_TO_USE, "Mr Wójcik"),), NOW, "ana")
        today.presenter.find.typed("toma")
        assert [(r.name, r.beside) for r in today.display.found.rows] == [
            ("Mr Wójcik", "Tomasz W., 10:40 today with Dr Lena Voss")
        ]
        today.presenter.find.typed("wojc")
        assert today.display.found.rows[0].beside == "10:40 today with Dr Lena Voss"

    def test_two_of_one_name_today_are_named_before_anybody_is_opened(self, today: Today) -> None:
        today.presenter.find.typed("hanh")
        assert today.display.found.alike == "Two people named Hạnh Nguyễn today."

    def test_escape_clears_find_and_brings_the_card_back(self, today: Today) -> None:
        today.presenter.visit_picked("v1")
        today.presenter.find.typed("x")
        today.presenter.put_away()
        assert today.display.found is None
        assert today.display.front.name == "Siobhán Brennan"

    def test_a_late_answer_of_an_older_letter_is_dropped(self) -> None:
        jobs = LaterJobs()
        today = Today(jobs)
        jobs.run_all()
        today.presenter.find.typed("t")
        today.presenter.find.typed("si")
        jobs.run(1)
        jobs.run(0)
        assert [r.name for r in today.display.found.rows] == ["Siobhán Brennan"]


class TestHidden:
    def test_everything_goes_and_comes_back_by_the_same_key(self, today: Today) -> None:
        today.check_in("v1")
        today.presenter.hide_or_show()
        assert today.display.hidden
        assert {i.text for i in today.display.board.items if i.visit_id} <= {"S. B.", "T. W.", "H. N."}
        assert not any(i.look_alike or i.interpreter for i in today.display.board.items)
        today.presenter.hide_or_show()
        assert today.display.front.name == "Siobhán Brennan"

    @pytest.mark.parametrize(
        "action",
        [a for a in ACTIONS if a.id not in ("hide", "notes", *OF_THE_VIEW)],
    )
    def test_no_key_but_f9_does_anything(self, today: Today, action: Any) -> None:
        today.check_in("v1")
        today.presenter.hide_or_show()
        target: Any = today.presenter
        for name in action.handler.split("."):
            target = getattr(target, name)
        target()
        today.presenter.find.typed("si")
        today.presenter.visit_picked("v2")
        assert today.display.front is None
        assert today.display.found is None
        assert today.visit("v1").state is VisitState.WAITING


class TestTakingBack:
    def test_a_check_in_and_the_card_goes_back_to_its_first_beat(self, today: Today) -> None:
        today.check_in("v1")
        today.presenter.taking_back.undo()
        assert today.visit("v1").state is VisitState.EXPECTED
        assert today.display.front.beat == "match"
        assert not today.display.front.main_ready
        today.presenter.taking_back.redo()
        assert today.visit("v1").state is VisitState.WAITING

    def test_a_tick_a_fact_and_a_check_in_one_after_the_other(self, today: Today) -> None:
        today.check_in("v1")
        today.presenter.acts.words_given("fact", "Window seat", None)
        today.presenter.acts.tick_big()
        assert today.display.front.big.said
        today.presenter.taking_back.undo()
        assert not today.display.front.big.said
        today.presenter.taking_back.undo()
        assert not [f for f in today.desk.store.facts_of("p1") if f.text == "Window seat"]
        today.presenter.taking_back.undo()
        assert today.visit("v1").state is VisitState.EXPECTED

    def test_not_right_leaves_the_card_and_comes_back(self, today: Today) -> None:
        today.check_in("v1")
        first = today.display.front.big.key
        today.presenter.acts.not_right_asked()
        today.presenter.acts.not_right(Mark.ODD_WORDING)
        assert today.display.asked == ["not right"]
        assert today.display.front.big.key != first
        today.presenter.taking_back.undo()
        assert today.display.front.big.key == first


def test_listening_goes_round_and_falls_back_with_the_next_card(today: Today) -> None:
    today.check_in("v1")
    seen = []
    for _ in range(3):
        today.presenter.situation.next_listening()
        assert today.presenter.stage.open is not None
        seen.append(today.presenter.stage.open.situation.listening)
    assert seen == [Listening.WITH_SOMEONE, Listening.ALONE, Listening.OTHERS]
    today.presenter.situation.next_listening()
    today.presenter.visit_picked("v2")
    assert today.presenter.stage.open is not None
    assert today.presenter.stage.open.situation.listening is Listening.OTHERS


def test_what_to_call_somebody_is_asked_once_and_written_down(today: Today) -> None:
    today.check_in("v2")
    question = today.display.front.question
    assert question.key == "CI-05"
    today.presenter.acts.question_answered("Write it down")
    assert today.display.asked == ["address"]
    today.presenter.acts.words_given("address", "Mr Wójcik", None)
    (told,) = [f for f in today.desk.store.facts_of("p2") if f.kind is FactKind.NAME_TO_USE]
    assert (told.text, told.confirmed_by) == ("Mr Wójcik", "ana")
    assert today.display.front.name == "Mr Wójcik", "what somebody asks to be called stands largest"
    assert today.display.front.question is None
    today.presenter.put_away()
    today.presenter.enter()
    assert today.display.front.question is None or today.display.front.question.key != "CI-05"


def test_a_question_nobody_saw_is_not_noted_as_asked() -> None:
    old = fact("f7", "p2", FactKind.STAFF_REQUEST, "A woman", code="", review_by=date(2025, 1, 1))
    today = Today(more=(old,))
    today.check_in("v2")
    first = today.display.front.question
    today.presenter.acts.question_answered(first.answers[0])
    today.presenter.acts.words_given("address", "Mr Wójcik", None)
    card = today.presenter.stage.open
    assert card is not None
    assert card.card.question is not None, "another one would be due"
    assert today.display.front.question is None
    today.presenter.put_away()
    asked = {e.template for e in today.desk.store.prompts_of("v2") if e.theme == "housekeeping"}
    assert asked == {first.key}


def test_the_question_of_a_visit_is_kept_and_not_asked_at_the_next(today: Today) -> None:
    from datetime import timedelta

    from tests.desks import fill

    today.check_in("v1")
    asked = today.display.front.question
    assert asked is not None
    today.presenter.put_away()
    later = visit("v8", "p1", day=today.desk.today() + timedelta(days=20))
    fill(today.desk.store, (later,), NOW, "ana")
    clock: Any = today.desk.clock
    clock.forward(days=20)
    today.check_in("v8")
    again = today.display.front.question
    assert again is None or again.key != asked.key


def test_the_situation_chips_change_the_store_and_the_lines(today: Today) -> None:
    today.check_in("v1")
    situation = today.presenter.situation
    situation.chip_clicked("late", "20")
    shown = today.display.front
    said = [shown.under, *(line.text for line in (shown.big, *shown.rows))]
    assert sum("20 minutes" in words for words in said) == 1, "once: in the line, or under the name"
    situation.chip_clicked("go_gently")
    assert next(c for c in today.display.front.chips if c.id == "go_gently").on
    situation.chip_clicked("event", "our_error")
    assert next(c for c in today.display.front.chips if c.id == "event").label == "Our mistake"
    assert today.display.front.beat == "lines"


def test_a_write_that_did_not_go_through_says_so_and_the_desk_goes_on(
    today: Today, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_: object) -> None:
        raise NotSaved("Not saved: the disk is full.", "Everything saved before is safe.")

    today.presenter.visit_picked("v1")
    today.wait()
    monkeypatch.setattr(today.desk.store, "commit", full)
    today.presenter.enter()
    assert today.display.toasts[-1].text.startswith("Not saved: the disk is full.")
    assert today.display.toasts[-1].stays
    assert today.display.front.beat == "match"
    monkeypatch.undo()
    today.presenter.enter()
    assert today.visit("v1").state is VisitState.WAITING


def test_every_action_has_a_handler_and_no_key_stands_twice(today: Today) -> None:
    keys = [a.key for a in ACTIONS]
    assert len(keys) == len(set(keys))
    for action in ACTIONS:
        target: Any = today.presenter
        if action.handler in ("next_pane", "last_pane", "row_menu", "line_menu", "keys", "strip"):
            continue
        for name in action.handler.split("."):
            target = getattr(target, name)
        assert callable(target)
        assert len(action.key) > 1
