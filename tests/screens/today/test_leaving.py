"""Leaving without Qt: promises first, the last sentence, Enter that always works."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from frontdesk.card.last_sentence import FIND_A_TIME, NOTHING_NEEDED, PROMISES_OPEN
from frontdesk.domain.audience import Audience
from frontdesk.domain.deed import Change
from frontdesk.domain.next_step import NextStep
from frontdesk.domain.promise import Promise, PromiseState
from frontdesk.domain.visit import MoneyTopic, VisitState
from frontdesk.screens.today.leaving_words import SENTENCE, UNSAID
from frontdesk.screens.today.shown import IdleShown, LeavingShown
from tests.people import NOW, visit
from tests.screens.today.presented import Today

TODAY = NOW.date()
READY = Promise(
    "ready", "p9", "bus pass letter", "the desk", date(2026, 5, 14), date(2026, 5, 7), PromiseState.READY,
    place="tray B",
)  # fmt: skip
OVERDUE = Promise("late", "p9", "call about the form", "Dr Voss", date(2026, 5, 12), date(2026, 5, 7))
SECRET = Promise(
    "secret", "p9", "nobody reads this", "Dr Voss", date(2026, 6, 1), TODAY, audience=Audience.PRIVATE
)
SEEN = visit("v7", "p9", "09:40", state=VisitState.READY_TO_LEAVE)


def leaving(*more: Any) -> Today:
    today = Today(more=(SEEN, *more))
    today.presenter.visit_picked("v7")
    today.wait()
    return today


def shown(today: Today) -> LeavingShown:
    assert isinstance(today.display.front, LeavingShown)
    return today.display.front


def promises(today: Today) -> list[Promise]:
    return list(
        today.desk.store.card_input(patient_id="p9", visit_id="v7", staff=today.desk.staff, now=NOW).promises
    )


def test_it_opens_prefilled_with_nothing_needed_and_enter_marks_as_left() -> None:
    today = leaving()
    card = shown(today)
    assert card.sentence.text == f"“{NOTHING_NEEDED}”"
    assert card.step == NextStep()
    assert card.chosen == SENTENCE
    assert today.display.board.selected == "v7", "Enter acts on this row"
    today.presenter.enter()
    assert today.visit("v7").state is VisitState.LEFT
    assert promises(today) == []
    assert isinstance(today.display.front, IdleShown)
    today.presenter.taking_back.undo()
    assert today.visit("v7").state is VisitState.READY_TO_LEAVE


def test_a_step_that_begins_gets_an_owner_a_day_and_a_way_back_and_becomes_a_promise() -> None:
    today = leaving()
    today.presenter.situation.next_listening()
    today.presenter.situation.next_listening()
    today.presenter.at_leaving.field_typed("what", "A text with the new time")
    assert shown(today).step == NextStep(
        "A text with the new time", "The desk", "By Thu 21 May", "Ring us, ask for Ana"
    )
    today.presenter.at_leaving.field_typed("who", "Dr Voss")
    today.presenter.at_leaving.field_typed("when", "By Fri 22 May")
    assert shown(today).sentence.text == (
        "“Dr Voss will text you the new time by Friday 22 May. If not, ring us and ask for Ana.”"
    )
    today.presenter.enter()
    (made,) = promises(today)
    assert (made.what, made.who, made.due_on) == ("A text with the new time", "Dr Voss", date(2026, 5, 22))
    assert (made.visit_id, made.audience, made.entered_by) == ("v7", Audience.DESK, today.desk.staff.id)
    today.presenter.taking_back.undo()
    assert today.visit("v7").state is VisitState.READY_TO_LEAVE
    assert promises(today) == [], "one act: the promise goes with it"


def test_what_only_the_desk_may_know_stays_unsaid_while_somebody_can_hear() -> None:
    today = leaving()
    act = today.presenter.at_leaving
    act.field_typed("what", "A call with the blood result")
    said = shown(today).sentence
    assert "blood" not in said.text
    assert said.text == "“We will be in touch by Thursday 21 May. If not, ring us and ask for Ana.”"
    assert said.hint == UNSAID
    act.say_what_it_is()
    assert "ring you with the blood result" in shown(today).sentence.text
    assert shown(today).sentence.hint == ""
    act.say_what_it_is()
    assert "blood" not in shown(today).sentence.text
    today.presenter.situation.next_listening()
    assert "blood" not in shown(today).sentence.text, "with someone"
    today.presenter.situation.next_listening()
    assert "blood" in shown(today).sentence.text, "alone"


def test_a_promise_made_here_fills_the_sentence_and_follows_what_is_corrected() -> None:
    today = leaving()
    today.presenter.acts.words_given("promise", "a letter for school", None)
    assert [(p.what, p.made_today, p.can_give) for p in shown(today).promises] == [
        ("Something the desk knows of", True, False)
    ]
    today.presenter.at_leaving.field_typed("when", "By Mon 18 May")
    today.presenter.enter()
    (made,) = promises(today)
    assert (made.what, made.due_on) == ("A letter for school", date(2026, 5, 18))


def test_the_words_of_a_promise_made_here_stand_in_no_field_while_somebody_can_read_them() -> None:
    today = leaving()
    act = today.presenter.at_leaving
    today.presenter.acts.words_given("promise", "a letter for school", None)
    assert (shown(today).step.what, shown(today).what_shut) == ("Something the desk knows of", True)
    act.field_typed("what", "Something the desk knows of!")
    act.field_typed("who", "Priya")
    today.presenter.acts.words_given("promise", "a call about the form", None)
    assert shown(today).what_shut, "the field is about the first of them still"
    assert shown(today).step.who == "Priya"
    today.presenter.acts.notes_held(1)
    assert (shown(today).step.what, shown(today).what_shut) == ("A letter for school", False)
    today.presenter.acts.notes_held(0)
    assert shown(today).what_shut
    act.field_typed("what", "A card for the bus")
    assert shown(today).what_shut, "nothing is written over unseen"
    act.nothing_needed()
    act.field_typed("what", "A card for the bus")
    assert (shown(today).step.what, shown(today).what_shut) == ("A card for the bus", False), "as it is typed"
    today.presenter.taking_back.undo()
    assert shown(today).what_shut, "the words of the promise once more"
    act.say_what_it_is()
    assert (shown(today).step.what, shown(today).what_shut) == ("A letter for school", False), "aloud"


def test_a_second_promise_is_not_overwritten_by_what_was_typed_before() -> None:
    today = leaving()
    today.presenter.at_leaving.field_typed("what", "A text with the new time")
    today.presenter.acts.words_given("promise", "a letter for school", None)
    today.presenter.enter()
    assert sorted(p.what for p in promises(today)) == ["A text with the new time", "a letter for school"]


def test_nothing_needed_takes_the_sentence_back_and_leaves_what_was_promised() -> None:
    today = leaving()
    today.presenter.acts.words_given("promise", "a letter for school", None)
    today.presenter.at_leaving.nothing_needed()
    assert shown(today).sentence.text == f"“{PROMISES_OPEN}”", "more is to come: we promised it"
    assert shown(today).step == NextStep()
    today.presenter.taking_back.undo()
    assert shown(today).step.needed, "one press is taken back by one"
    today.presenter.taking_back.redo()
    today.presenter.enter()
    assert [p.what for p in promises(today)] == ["a letter for school"]


def test_a_call_in_between_keeps_the_fields_and_the_way_back() -> None:
    today = leaving()
    today.presenter.acts.words_given("promise", "a letter for school", None)
    today.presenter.at_leaving.nothing_needed()
    today.presenter.phone.ring()
    today.presenter.find.typed("tomasz")
    today.presenter.enter()
    today.presenter.put_away()
    assert shown(today).step == NextStep()
    today.presenter.taking_back.undo()
    assert shown(today).step.needed, "taken back on the card that stands"


def test_everything_is_not_said_while_a_next_time_is_still_to_be_found() -> None:
    today = leaving()
    today.presenter.situation.chip_clicked("next", "follow_up")
    assert shown(today).sentence.text == f"“{FIND_A_TIME}”"
    today.presenter.situation.chip_clicked("next", "booked")
    assert shown(today).sentence.text == f"“{NOTHING_NEEDED}”"


def test_other_words_are_for_the_desk_again_whoever_might_hear_the_old_ones() -> None:
    today = leaving(replace(OVERDUE, id="open", visit_id="v7", made_on=TODAY, audience=Audience.ALOUD))
    assert "ring you about the form" in shown(today).sentence.text
    act = today.presenter.at_leaving
    act.field_typed("what", "A call with the biopsy result")
    assert "biopsy" not in shown(today).sentence.text
    act.say_what_it_is()
    assert "biopsy" in shown(today).sentence.text
    assert shown(today).say_what == "Leave it unsaid"
    act.field_typed("what", "A call with the other result")
    assert "other" not in shown(today).sentence.text
    today.presenter.enter()
    assert {p.audience for p in promises(today)} == {Audience.DESK}


def test_saying_what_it_is_is_taken_back_by_one_key() -> None:
    today = leaving()
    act = today.presenter.at_leaving
    act.field_typed("what", "A call with the blood result")
    act.say_what_it_is()
    today.presenter.taking_back.undo()
    assert "blood" not in shown(today).sentence.text


def test_unsaid_means_all_four_fields() -> None:
    today = leaving()
    act = today.presenter.at_leaving
    for name, words in (
        ("what", "A call"), ("who", "The cancer clinic"), ("when", "when the biopsy is back"),
        ("if_not", "ring the cancer line"),
    ):  # fmt: skip
        act.field_typed(name, words)
    assert shown(today).sentence.text == "“We will be in touch. If not, ring us and ask for Ana.”"
    act.field_typed("who", "Dr Lena Voss")
    assert shown(today).sentence.text.startswith("“Dr Lena Voss will be in touch.")


@pytest.mark.parametrize("words", ["Nothing", "none", "-", "n/a", "No."])
def test_nothing_typed_is_nothing_promised(words: str) -> None:
    today = leaving()
    today.presenter.at_leaving.field_typed("what", words)
    today.presenter.enter()
    assert promises(today) == []


def test_a_tick_taken_back_no_longer_says_handed_over() -> None:
    today = leaving(READY)
    today.presenter.at_leaving.promise_ticked("ready")
    today.presenter.taking_back.undo()
    assert not shown(today).promises[0].given
    today.presenter.at_leaving.promise_ticked("ready")
    assert [p.state for p in promises(today)] == [PromiseState.KEPT]


def test_somebody_else_changing_the_promise_holds_nobody_up_for_long() -> None:
    today = leaving(replace(OVERDUE, id="open", visit_id="v7", made_on=TODAY))
    today.presenter.at_leaving.field_typed("who", "Priya")
    (mine,) = promises(today)
    today.desk.store.commit(today.desk.deed("edit", Change(mine, replace(mine, who="Sam"))))
    today.presenter.enter()
    assert today.visit("v7").state is VisitState.READY_TO_LEAVE
    assert "changed" in today.display.toasts[-1].text
    today.wait()
    today.presenter.enter()
    assert today.visit("v7").state is VisitState.LEFT


def test_what_was_typed_waits_while_somebody_else_is_served() -> None:
    today = leaving()
    today.presenter.at_leaving.field_typed("what", "A text with the new time")
    today.presenter.visit_picked("v2")
    today.presenter.visit_picked("v1")
    today.presenter.visit_picked("v7")
    assert shown(today).step.what == "A text with the new time"


def test_a_card_put_away_at_leaving_comes_back_at_leaving() -> None:
    today = Today()
    today.check_in("v1")
    today.presenter.leaving()
    today.presenter.put_away()
    today.presenter.enter()
    assert isinstance(today.display.front, LeavingShown)


def test_a_promise_for_the_desk_alone_opens_in_its_own_place_while_the_key_is_held() -> None:
    today = leaving(OVERDUE)
    (row,) = shown(today).promises
    assert (row.what, shown(today).notes.desk_count) == ("Something the desk knows of", 1)
    today.presenter.acts.notes_held(1)
    (row,) = shown(today).promises
    assert (row.what.lower(), shown(today).notes.desk) == (OVERDUE.what.lower(), ())
    today.presenter.acts.notes_held(0)
    today.presenter.situation.next_listening()
    today.presenter.situation.next_listening()
    (row,) = shown(today).promises
    assert row.what.lower() == OVERDUE.what.lower(), "nobody else can read it"


@pytest.mark.parametrize("when", ["soon", "", "By the blue moon", "Mon 22 May"])
def test_a_day_nobody_can_read_is_a_week(when: str) -> None:
    today = leaving()
    today.presenter.at_leaving.field_typed("what", "A text with the new time")
    today.presenter.at_leaving.field_typed("when", when)
    today.presenter.enter()
    (made,) = promises(today)
    assert made.due_on == date(2026, 5, 21)


def test_promises_stand_first_what_is_ready_before_what_is_late_and_a_private_one_nowhere() -> None:
    today = leaving(OVERDUE, READY, SECRET)
    today.presenter.acts.notes_held(1)
    assert [(p.id, p.note, p.can_give) for p in shown(today).promises] == [
        ("ready", "Promised 7 May. Ready, tray B: hand it over.", True),
        ("late", "Dr Voss. Was due Tue 12 May.", True),
    ]
    assert "nobody reads" not in repr(vars_of(shown(today)))


def test_a_promise_handed_over_is_kept_and_a_second_tick_gives_it_back() -> None:
    today = leaving(READY)
    act = today.presenter.at_leaving
    act.promise_ticked("ready")
    assert [p.state for p in promises(today)] == [PromiseState.KEPT]
    assert [(p.given, p.note) for p in shown(today).promises] == [(True, "Handed over")]
    act.promise_ticked("ready")
    assert [p.state for p in promises(today)] == [PromiseState.READY]
    assert not shown(today).promises[0].given
    today.presenter.taking_back.undo()
    assert [p.state for p in promises(today)] == [PromiseState.KEPT]


def test_space_ticks_the_sentence_arrows_choose_a_row_and_nothing_is_stored_of_the_sentence() -> None:
    today = leaving()
    acts = today.presenter.acts
    acts.tick_big()
    assert shown(today).sentence.said
    acts.tick_big()
    assert not shown(today).sentence.said
    acts.line_down()
    first = shown(today).rows[0]
    assert shown(today).chosen == first.key
    acts.tick_big()
    assert shown(today).rows[0].said
    acts.line_up()
    acts.line_up()
    assert shown(today).chosen == SENTENCE
    acts.not_right_asked()
    assert "not right" not in today.display.asked, "the last sentence is nobody's template"


def test_the_rows_never_say_the_sentence_a_second_time() -> None:
    today = leaving()
    today.presenter.situation.chip_clicked("next", "follow_up")
    before = {line.theme for line in today.presenter.stage.open.lines}  # type: ignore[union-attr]  # a card is open
    assert "next_steps" in before
    today.presenter.at_leaving.field_typed("what", "A text with the new time")
    after = {line.theme for line in today.presenter.stage.open.lines}  # type: ignore[union-attr]  # a card is open
    assert not after & {"next_steps", "hear_back"}
    assert after


def test_what_comes_next_is_set_by_a_tap_and_taken_back_by_another() -> None:
    today = leaving()
    tap = today.presenter.situation.chip_clicked
    tap("next")
    assert today.visit("v7").follow_up_due is True
    tap("next", "no_follow_up")
    tap("next", "not_booked")
    tap("next", "estimate_asked")
    v7 = today.visit("v7")
    assert (v7.follow_up_due, v7.next_booked, v7.money_topic) == (False, False, MoneyTopic.ESTIMATE_ASKED)
    chip = next(c for c in shown(today).chips if c.id == "next")
    assert (chip.label, chip.on) == ("No follow-up, +2", True)
    for choice in ("no_follow_up", "not_booked", "estimate_asked"):
        tap("next", choice)
    v7 = today.visit("v7")
    assert (v7.follow_up_due, v7.next_booked, v7.money_topic) == (None, None, MoneyTopic.NONE)


def test_put_away_and_back_keeps_what_was_typed_and_ticked() -> None:
    today = leaving(READY)
    today.presenter.at_leaving.field_typed("what", "A text with the new time")
    today.presenter.at_leaving.promise_ticked("ready")
    today.presenter.put_away()
    today.presenter.visit_picked("v7")
    assert shown(today).step.what == "A text with the new time"
    assert shown(today).promises[0].given


def test_somebody_who_left_has_no_button_and_no_enter() -> None:
    today = leaving()
    today.presenter.enter()
    today.presenter.visit_picked("v7")
    today.wait()
    assert shown(today).left == "Left 10:18"
    assert not shown(today).main_ready
    left = today.desk.store.last_deed(today.desk.staff.id)
    today.presenter.enter()
    assert today.desk.store.last_deed(today.desk.staff.id) == left


def test_any_matched_card_goes_to_leaving_by_one_key() -> None:
    today = Today()
    today.check_in("v1")
    today.presenter.leaving()
    assert shown(today).name == "Siobhán Brennan"
    assert shown(today).seen.startswith("10:20"), "nobody marked that the clinician saw them"
    today.presenter.enter()
    assert today.visit("v1").state is VisitState.WAITING, "it has to stand first"
    today.wait()
    today.presenter.enter()
    assert today.visit("v1").state is VisitState.LEFT


def vars_of(card: LeavingShown) -> dict[str, Any]:
    """All of it, also what its repr leaves out."""
    return {name: getattr(card, name) for name in card.__slots__}
