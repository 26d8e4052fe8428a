"""Taps of the situation row, marks on lines, consent and promises."""

from datetime import date
from typing import Any

import pytest

from frontdesk.domain.consent import ConsentAnswer
from frontdesk.domain.errors import Refused
from frontdesk.domain.fact import Fact, FactKind, FactStatus
from frontdesk.domain.line import Mark
from frontdesk.domain.moment import Moment, Tone
from frontdesk.domain.visit import Visit, VisitEvent
from frontdesk.usecases.add_promise import add_promise
from frontdesk.usecases.check_in import check_in
from frontdesk.usecases.close_card import close_card
from frontdesk.usecases.desk import Desk
from frontdesk.usecases.mark_line import not_right, tick, untick
from frontdesk.usecases.open_card import draw_card, first_situation, open_card
from frontdesk.usecases.set_consent import set_consent
from frontdesk.usecases.set_situation import set_delay, set_go_gently, set_on_visit
from frontdesk.usecases.undo import undo
from tests.desks import desk_with
from tests.people import ANA, NOW, STAFF, fact, need, patient, visit


@pytest.fixture
def desk() -> Desk:
    """One person with a need, a moment and a small thing told to us."""
    records = (
        *STAFF,
        patient("p1"),
        visit("v1", "p1"),
        need("f1", "p1", "Offer the quiet corner", "wait:quiet"),
        fact("f2", "p1", FactKind.PERSONAL_DETAIL, "the choir", happy_to_be_asked=True),
        Moment("m1", "p1", "a new job", Tone.JOYFUL, date(2026, 5, 1), happy_to_be_asked=True),
    )
    return desk_with(records, NOW, ANA)


def read(desk: Desk) -> Any:
    return open_card(desk, visit_id="v1")


def test_a_delay_reaches_the_card_and_zero_is_known_to_time(desk: Desk) -> None:
    assert read(desk).delay is None
    set_delay(desk, "voss", 15)
    assert read(desk).delay.minutes == 15
    set_delay(desk, "voss", 0)
    assert read(desk).delay.minutes == 0
    assert len(desk.store.delays(desk.today())) == 1


def test_what_happened_at_a_visit_is_kept_with_the_visit(desk: Desk) -> None:
    set_on_visit(desk, "v1", event=VisitEvent.COMPLAINT_TODAY)
    assert first_situation(read(desk)).event is VisitEvent.COMPLAINT_TODAY


def test_go_gently_is_on_until_midnight_and_off_by_the_same_tap(desk: Desk) -> None:
    set_go_gently(desk, "p1", True)
    assert first_situation(read(desk)).go_gently
    (gently,) = [f for f in desk.store.facts_of("p1") if f.kind is FactKind.GO_GENTLY]
    assert gently.expires_on == date(2026, 5, 14)
    set_go_gently(desk, "p1", False)
    assert not first_situation(read(desk)).go_gently


def test_a_no_to_personal_notes_erases_them_and_leaves_what_serves(desk: Desk) -> None:
    set_consent(desk, "p1", ConsentAnswer.YES)
    changes = set_consent(desk, "p1", ConsentAnswer.NO)
    after = read(desk)
    assert after.consent.answer is ConsentAnswer.NO
    assert after.moments == ()
    assert [f.id for f in after.facts] == ["f1"]
    undo(desk, changes.deed)
    assert [m.id for m in read(desk).moments] == ["m1"]


def test_a_promise_has_an_owner_and_a_day(desk: Desk) -> None:
    add_promise(desk, "p1", "v1", "a copy of the form")
    (promise,) = read(desk).promises
    assert (promise.what, promise.who, promise.due_on) == (
        "a copy of the form",
        "the desk",
        date(2026, 5, 21),
    )
    with pytest.raises(Refused):
        add_promise(desk, "p1", "v1", " ")


def checked_in_lines(desk: Desk) -> Any:
    from dataclasses import replace

    from frontdesk.domain.line import Identity
    from frontdesk.domain.template import Occasion

    if desk.store.get(Visit, "v1").identified_at is None:  # type: ignore[union-attr]  # put there above
        check_in(desk, "v1")
    card_input = read(desk)
    situation = replace(first_situation(card_input), identity=Identity.CONFIRMED, occasion=Occasion.CHECK_IN)
    return draw_card(desk.deck, desk.speech, card_input, situation).lines


def test_a_tick_counts_once_and_unticking_leaves_no_trace(desk: Desk) -> None:
    line = checked_in_lines(desk)[0]
    tick(desk, line, "v1")
    assert read(desk).use[line.template].said == 1
    untick(desk, line, "v1")
    use = read(desk).use.get(line.template)
    assert use is None or use.said == 0


def test_not_true_any_more_sends_the_fact_to_check_and_undo_brings_it_back(desk: Desk) -> None:
    line = next(x for x in checked_in_lines(desk) if "f1" in x.about)
    changes = not_right(desk, line, "v1", "p1", Mark.NOT_TRUE)
    got = desk.store.get(Fact, "f1", "p1")
    assert got is not None
    assert got.status is FactStatus.CHECK
    assert line.template not in {x.template for x in checked_in_lines(desk)}
    undo(desk, changes.deed)
    again = desk.store.get(Fact, "f1", "p1")
    assert again is not None
    assert again.status is FactStatus.ACTIVE


def test_the_other_reasons_are_marks_alone(desk: Desk) -> None:
    line = checked_in_lines(desk)[0]
    assert not_right(desk, line, "v1", "p1", Mark.ODD_WORDING).deed == ""
    assert read(desk).use[line.template].not_right == 1


def test_what_was_shown_is_kept_for_the_next_visit(desk: Desk) -> None:
    lines = checked_in_lines(desk)
    assert lines
    close_card(desk, "v1", lines)
    from datetime import timedelta

    later = visit("v9", "p1", day=desk.today() + timedelta(days=30))
    from tests.desks import fill

    fill(desk.store, (later,), NOW, "ana")
    past = open_card(desk, visit_id="v9").past_prompts
    assert {p.event.template for p in past} == {x.template for x in lines}
    assert all(p.visits_ago == 1 for p in past)


def test_a_card_that_comes_back_at_the_same_visit_says_the_same(desk: Desk) -> None:
    first = [x.text for x in checked_in_lines(desk)]
    for _ in range(3):
        close_card(desk, "v1", checked_in_lines(desk))
        assert [x.text for x in checked_in_lines(desk)] == first
    odd = checked_in_lines(desk)[0]
    not_right(desk, odd, "v1", "p1", Mark.ODD_WORDING)
    assert odd.template not in read(desk).worded_here
