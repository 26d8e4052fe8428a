"""A promise goes on until somebody says how it ended, and the next card says sorry where it is late."""

from contextlib import suppress
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given, settings, strategies as st

from frontdesk.domain.audience import Audience
from frontdesk.domain.deed import Change
from frontdesk.domain.errors import Refused
from frontdesk.domain.line import Identity, Listening
from frontdesk.domain.patient import PatientStatus
from frontdesk.domain.promise import Promise, PromiseStanding, PromiseState
from frontdesk.domain.situation import CallPurpose, Situation
from frontdesk.domain.staff import Person
from frontdesk.domain.template import Occasion
from frontdesk.screens.today.phone_words import promised
from frontdesk.usecases.day_board import day_board
from frontdesk.usecases.desk import Desk
from frontdesk.usecases.follow_promise import WORDS, Way, go, new_day, promises_told, ways
from frontdesk.usecases.give_promise import give_promise, not_given
from frontdesk.usecases.keep_promise import keep_promise
from frontdesk.usecases.ledger import FIRST, ledger
from frontdesk.usecases.open_card import draw_card, open_card
from frontdesk.usecases.promise_words import (
    by_clinician,
    day_unread,
    note_promise,
    read_new_day,
    read_promise,
)
from frontdesk.usecases.quiet_jobs import quiet_jobs
from frontdesk.usecases.set_state import close_day
from frontdesk.usecases.undo import undo
from frontdesk.words import English
from tests.desks import StillClock, desk_over, desk_with
from tests.people import ANA, JOY, NOW, STAFF, TODAY, VOSS, patient, visit

DAY = timedelta(days=1)
MADE = date(2026, 4, 14)


def promise(key: str = "o1", days_left: int = -1, who: str = "p1", **more: object) -> Promise:
    due = TODAY + days_left * DAY
    made = Promise(key, who, "a copy of the letter", "the desk", due, MADE, entered_by="joy")
    return replace(made, **more)  # type: ignore[arg-type]  # whatever the test is about


def desk_of(*promises: Promise, staff: Person = ANA) -> Desk:
    people = (patient("p1", "Zoë", "Lindqvist"), patient("p2", "Arjun", "Mehta"))
    return desk_with((*STAFF, *people, visit("v1", "p1"), *promises), NOW, staff)


def kept(desk: Desk, key: str = "o1", who: str = "p1") -> Promise:
    found = desk.store.get(Promise, key, who)
    assert found is not None
    return found


# --- what its menu does


def test_the_menu_offers_what_fits_how_it_stands() -> None:
    def offered(one: Promise) -> list[str]:
        return [words for _, words in ways(one)]

    assert offered(promise()) == [
        "Handed over", "Ready to hand over", "New date", "Not needed any more",
        "Could not keep it, said sorry",
    ]  # fmt: skip
    ready = promise(state=PromiseState.READY)
    assert offered(ready)[1:4] == ["Open again", "New date", "The patient was told"]
    assert offered(replace(ready, told_on=TODAY))[3] == "Not needed any more"
    assert offered(promise(state=PromiseState.BROKEN_APOLOGISED, told_on=TODAY)) == ["Open again"]


@pytest.mark.parametrize(
    ("way", "here", "state", "told", "closed"),
    [
        (Way.READY, False, PromiseState.READY, None, None),
        (Way.GIVEN, True, PromiseState.KEPT, TODAY, TODAY),
        (Way.GIVEN, False, PromiseState.KEPT, None, TODAY),
        (Way.RELEASED, False, PromiseState.RELEASED, None, TODAY),
        (Way.BROKEN, False, PromiseState.BROKEN_APOLOGISED, TODAY, TODAY),
    ],
)
def test_each_end_is_one_deed_that_undo_takes_back(
    way: Way, here: bool, state: PromiseState, told: date | None, closed: date | None
) -> None:
    desk = desk_of(promise())
    deed = go(desk, kept(desk), way, here=here).deed
    after = kept(desk)
    assert (after.state, after.told_on, after.closed_on) == (state, told, closed)
    undo(desk, deed)
    assert kept(desk) == promise()


def test_handed_over_at_leaving_is_told_and_unticked_it_stands_as_before() -> None:
    before = promise(days_left=2, first_due_on=TODAY - DAY, late_because="the printer is broken")
    desk = desk_of(before)
    give_promise(desk, before)
    assert (kept(desk).told_on, kept(desk).closed_on) == (TODAY, TODAY)
    not_given(desk, kept(desk), before)
    assert kept(desk) == before


def test_a_new_date_keeps_the_first_one_and_nobody_was_told_yet() -> None:
    desk = desk_of(promise(told_on=TODAY))
    new_day(desk, kept(desk), TODAY + 5 * DAY, "the school has not answered")
    one = kept(desk)
    assert (one.due_on, one.first_due_on, one.told_on) == (TODAY + 5 * DAY, TODAY - DAY, None)
    assert one.late_because == "the school has not answered"
    new_day(desk, one, TODAY + 9 * DAY)
    assert kept(desk).first_due_on == TODAY - DAY, "the first stays the first"
    with pytest.raises(Refused, match="that day already"):
        new_day(desk, kept(desk), TODAY + 9 * DAY)
    with pytest.raises(Refused, match="61 characters; 60 fit"):
        new_day(desk, kept(desk), TODAY + 10 * DAY, "x" * 61)
    new_day(desk, kept(desk), TODAY - DAY)
    assert (kept(desk).first_due_on, kept(desk).late_because) == (None, ""), "no later than first said"


def test_all_that_was_told_on_the_morning_sheet_is_one_deed() -> None:
    one, two = promise(), promise("o2", who="p2", state=PromiseState.READY)
    desk = desk_of(one, two)
    changes = promises_told(desk, (one, two))
    assert {kept(desk).told_on, kept(desk, "o2", "p2").told_on} == {TODAY}
    assert changes.patients == {"p1", "p2"}
    assert promises_told(desk, (kept(desk),)).deed == "", "told today already"
    undo(desk, changes.deed)
    assert kept(desk) == one


# --- as it is typed


@pytest.mark.parametrize(
    ("typed", "what", "who", "due"),
    [
        ("a copy of the letter", "a copy of the letter", "the desk", None),
        ("the letter by tomorrow", "the letter", "the desk", TODAY + DAY),
        ("Dr Voss: a call by Fri 22 May", "a call", "Dr Lena Voss", date(2026, 5, 22)),
        ("dr lena voss: a call", "a call", "Dr Lena Voss", None),
        ("Joy: the form by Fri 22 May.", "the form", "Joy", date(2026, 5, 22)),
        ("note: stand by the door", "note: stand by the door", "the desk", None),
        ("sent by post by Fri 22 May", "sent by post", "the desk", date(2026, 5, 22)),
        ("Dr Voss:", "Dr Voss:", "the desk", None),
    ],
)
def test_who_and_by_when_are_read_from_the_words(typed: str, what: str, who: str, due: date | None) -> None:
    read = read_promise(typed, English(), TODAY, (VOSS,), ("Ana", "Joy"))
    assert (read.what, read.who, read.due_on) == (what, who, due)


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("Dr Voss: a call by Sat 22 May", "“Sat 22 May” is no day: Fri 22 May is."),
        (
            "the letter by next Friday",
            "“next Friday” is no day that can be read, like Thu 21 May or in 2 weeks.",
        ),
        ("the letter by 31 June", "“31 June” is no day that can be read, like Thu 21 May or in 2 weeks."),
        ("the letter by Fri 22 May", ""),
        ("sent by post", ""),
        ("a note by Maria by tomorrow", ""),
        ("a call by Marek", ""),
        ("a call by Jane", ""),
        ("a call by May", ""),
        ("the letter signed by the doctor", ""),
        ("a copy by in-house post", ""),
        ("stand by", ""),
        ("by Friday", ""),
    ],
)
def test_a_day_that_is_none_is_said_and_nothing_is_promised_for_another(typed: str, said: str) -> None:
    assert day_unread(typed, English(), TODAY) == said
    desk = desk_of()
    if said:
        with pytest.raises(Refused, match="is no day"):
            note_promise(desk, "p1", "v1", typed)
        assert desk.store.promises_due(TODAY + 60 * DAY) == ()
    else:
        note_promise(desk, "p1", "v1", typed)


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("Fri 22 May", (date(2026, 5, 22), "")),
        ("by Fri 22 May", (date(2026, 5, 22), "")),
        ("Fri 22 May, the school has not answered", (date(2026, 5, 22), "the school has not answered")),
        ("tomorrow because the lab is late.", (TODAY + DAY, "the lab is late")),
        ("in 2 weeks: holidays", (TODAY + 14 * DAY, "holidays")),
        ("soon", None),
        ("", None),
    ],
)
def test_a_new_day_and_why_are_read_from_the_words(typed: str, read: tuple[date, str] | None) -> None:
    assert read_new_day(typed, English(), TODAY) == read


def test_what_a_clinician_promised_is_marked_so() -> None:
    desk = desk_of()
    note_promise(desk, "p1", "v1", "Dr Voss: a word about the result by tomorrow")
    (row,) = ledger(desk, whole=True).rows
    assert row.clinician
    assert by_clinician(row.promise, desk.store.clinicians())
    assert not by_clinician(promise(), desk.store.clinicians())


def test_the_records_form_changes_it_and_knows_a_later_day() -> None:
    desk = desk_of()
    keep_promise(desk, "p1", "a letter", "dr voss", "Fri 22 May")
    (one,) = desk.store.promises_owed(TODAY)
    assert (one.who, one.due_on) == ("Dr Lena Voss", date(2026, 5, 22))
    keep_promise(desk, "p1", "a long letter", "", "Fri 29 May", "the printer", replaces=one.id)
    after = kept(desk, one.id)
    assert (after.what, after.who, after.due_on) == ("a long letter", "the desk", date(2026, 5, 29))
    assert (after.first_due_on, after.late_because) == (date(2026, 5, 22), "the printer")
    with pytest.raises(Refused, match="A day reads like"):
        keep_promise(desk, "p1", "a letter", by="some day", replaces=one.id)
    with pytest.raises(Refused, match="201 characters; 200 fit"):
        keep_promise(desk, "p1", "a" * 201, replaces=one.id)
    assert kept(desk, one.id) == after, "it is refused, never cut"


def test_a_day_that_is_past_stays_as_it_stands_in_the_form() -> None:
    desk = desk_of(promise())
    shown = desk.speech.short_day(kept(desk).due_on, TODAY)
    keep_promise(desk, "p1", "two copies", by=shown, replaces="o1")
    assert (kept(desk).what, kept(desk).due_on) == ("two copies", TODAY - DAY)


# --- the ledger


def test_due_first_then_what_waits_to_be_told_and_the_rest_as_counts() -> None:
    desk = desk_of(
        promise("late", -3), promise("today", 0), promise("week", 7), promise("later", 8),
        promise("ready", -9, state=PromiseState.READY, told_on=TODAY),
        promise("tell", -2, state=PromiseState.READY),
        promise("moved", 3, first_due_on=TODAY - DAY),
        promise("gone", -5, state=PromiseState.KEPT, closed_on=TODAY - DAY),
        promise("given", -5, state=PromiseState.KEPT, closed_on=TODAY),
    )  # fmt: skip
    owed = ledger(desk)
    assert [row.promise.id for row in owed.rows] == ["late", "tell", "today", "given"]
    assert (owed.due, owed.week, owed.later, owed.ready) == (0, 2, 1, 1)
    whole = ledger(desk, whole=True)
    assert [row.promise.id for row in whole.rows][4:] == ["moved", "week", "later", "ready"]
    go(desk, kept(desk, "given"), Way.TOLD)
    assert "given" not in [row.promise.id for row in ledger(desk).rows], "kept and told"


def test_what_finds_no_room_is_counted_and_never_left_out() -> None:
    desk = desk_of(*(promise(f"o{n:03}", -n - 1) for n in range(60)))
    owed, whole = ledger(desk), ledger(desk, whole=True)
    assert (len(owed.rows), owed.due) == (FIRST, 60 - FIRST)
    assert len(whole.rows) + whole.hidden == 60
    assert owed.rows[0].promise.id == "o059", "the oldest first"


def test_nothing_of_it_is_named_in_public_unless_it_may_be_heard() -> None:
    desk = desk_of(promise(what="the biopsy result"), promise("o2", audience=Audience.ALOUD))
    assert [row.what for row in ledger(desk).rows] == [
        "A promise for Zoë",
        "A copy of the letter, for Zoë",
    ]
    assert [job.sort for job in quiet_jobs(desk, day_board(desk))] == [], "each stands once"


STEPS = ("close the day", "a year", "inactive", "joy leaves", "somebody else", "a card")


@settings(max_examples=25, deadline=None)
@given(steps=st.lists(st.sampled_from(STEPS), max_size=6), days_left=st.integers(-400, 400))
def test_nothing_ever_drops_an_open_promise(steps: list[str], days_left: int) -> None:
    desk = desk_of(promise(days_left=days_left), staff=ANA)
    clock = desk.clock
    assert isinstance(clock, StillClock)
    for step in steps:
        _live(desk, clock, step)
        desk = desk_over(desk.store, clock, ANA)
    (row,) = ledger(desk, whole=True).rows
    assert row.promise == promise(days_left=days_left)
    desk.store.close()


def _live(desk: Desk, clock: StillClock, step: str) -> None:
    if step == "close the day":
        with suppress(Refused):  # closed already
            close_day(desk)
    elif step == "a year":
        clock.forward(days=365)
    elif step == "inactive":
        one = next(who for who, _ in desk.store.patients() if who.id == "p1")
        desk.store.commit(desk.deed("status", Change(one, replace(one, status=PatientStatus.INACTIVE))))
    elif step == "joy leaves":
        joy = next(person for person in desk.store.people() if person.id == "joy")
        gone = replace(joy, ended_at=joy.ended_at or desk.now())
        desk.store.commit(desk.deed("end_person", Change(joy, gone)))
    elif step == "somebody else":
        desk_over(desk.store, clock, JOY)
    else:
        open_card(desk, patient_id="p1")


# --- the first line at the next arrival, and on the phone


def lines(desk: Desk, occasion: Occasion, listening: Listening = Listening.OTHERS) -> list[tuple[str, str]]:
    given_ = open_card(desk, visit_id="v1")
    purpose = Situation(identity=Identity.CONFIRMED, listening=listening, occasion=occasion)
    card = draw_card(desk.deck, desk.speech, given_, purpose)
    return [(line.template, line.text) for line in card.lines]


@pytest.mark.parametrize(("days_left", "more", "template"), [
    (-1, {}, "CI-14"),
    (3, {"first_due_on": TODAY - DAY, "late_because": "the school has not answered"}, "CI-33"),
    (5, {"state": PromiseState.READY}, "CI-13"),
])  # fmt: skip
def test_it_is_the_first_line_of_the_real_pack_at_the_next_arrival(
    days_left: int, more: dict[str, object], template: str
) -> None:
    desk = desk_of(replace(promise(days_left=days_left), **more))  # type: ignore[arg-type]  # as above
    assert lines(desk, Occasion.CHECK_IN)[0][0] == template


def test_the_apology_says_why_and_the_new_day_where_nobody_else_hears_and_rests_once_told() -> None:
    desk = desk_of(promise())
    new_day(desk, kept(desk), TODAY + 5 * DAY, "the school has not answered")
    template, words = lines(desk, Occasion.CHECK_IN, Listening.ALONE)[0]
    assert template == "CI-33"
    assert "sorry" in words
    assert "the school has not answered" in words
    assert "Tuesday 19 May" in words
    others = lines(desk, Occasion.CHECK_IN)[0][1]
    assert "school" not in others, "others can hear"
    go(desk, kept(desk), Way.TOLD)
    assert "CI-33" not in [key for key, _ in lines(desk, Occasion.CHECK_IN)]
    assert kept(desk).standing(TODAY) is PromiseStanding.OPEN


def test_on_the_phone_it_comes_first_once_they_can_talk_freely() -> None:
    desk = desk_of(promise())
    given_ = open_card(desk, visit_id="v1")
    call = Situation(
        identity=Identity.CONFIRMED,
        listening=Listening.PHONE,
        occasion=Occasion.PHONE,
        call_purpose=CallPurpose.PROMISE,
    )
    card = draw_card(desk.deck, desk.speech, given_, call)
    assert [line.template for line in card.lines][:2] == ["PH-11", "PH-09"]
    assert promised(given_) == "Something, promised, and late", "the panel says so before the match"


def test_years_do_not_change_where_it_stands() -> None:
    desk = desk_of(promise())
    clock = desk.clock
    assert isinstance(clock, StillClock)
    clock.now = datetime(2056, 5, 14, 9, 0, tzinfo=UTC)
    (row,) = ledger(desk).rows
    assert row.standing is PromiseStanding.OVERDUE
    assert WORDS[Way.NEW_DAY] in dict(ways(row.promise)).values()
