"""The appointment of a row that was set aside stands on its day, and goes with what is decided."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings, strategies as st

from frontdesk.domain.booking import Booking
from frontdesk.domain.deed import Change
from frontdesk.domain.hidden_from import HiddenFrom
from frontdesk.domain.imported import ImportedPatient, ImportedVisit
from frontdesk.domain.patient import Patient
from frontdesk.domain.set_aside import Decision
from frontdesk.domain.staff import Person, Role
from frontdesk.domain.visit import Visit, VisitState
from frontdesk.usecases.add_patient import NewPerson, add_patient
from frontdesk.usecases.decide_aside import decide
from frontdesk.usecases.desk import Desk
from frontdesk.usecases.erase_person import erase_person
from frontdesk.usecases.import_review import Counts, Review
from frontdesk.usecases.set_aside import waiting
from frontdesk.usecases.take_back_import import take_back, take_back_step
from frontdesk.usecases.undo import redo, undo
from frontdesk.usecases.who_is_it import ask_again, may_ask_again, off_the_list, say_who, whom_it_may_be
from tests.usecases.imports import TODAY, booking, bring, desk_for_import, patients, person, visits

JOY = Person("joy", "Joy", Role.DESK, datetime(2026, 1, 1, tzinfo=UTC))
EIGHT = person(mrn="8", phone="0151 555 0199")
ROW = booking(EIGHT)
NUMBERED = booking(EIGHT, source_system="s", source_value="1")


@pytest.fixture
def desk() -> Desk:
    """Ann Lee is here under number 7, and Zoe Quist."""
    desk = desk_for_import()
    bring(desk, [person(mrn="7"), person("Zoe Quist", "1990-01-01", mrn="1")])
    return desk


def asks(desk: Desk) -> list[tuple[str, str, str]]:
    """What of the day's board asks who it is."""
    rows = [row for row in desk.store.board(TODAY) if row.booking]
    return [(f"{row.visit.start:%H:%M}", row.board_name, row.visit.state) for row in rows]


def whose(desk: Desk) -> list[tuple[str, str]]:
    """The visits that are somebody's, with the numbers of those."""
    numbers = {who.id: " ".join(one.value for one in who.identifiers) for who in patients(desk)}
    return [(f"{one.start:%H:%M}", numbers[one.patient_id]) for one in visits(desk)]


def id_of(desk: Desk, name: str = "Ann Lee") -> str:
    return next(who.id for who in patients(desk) if who.name.full == name)


def asked(desk: Desk) -> str:
    """The id of the one booking."""
    (one,) = desk.store.bookings(TODAY)
    return one.id


def decided(desk: Desk, decision: Decision) -> None:
    decide(desk, waiting(desk)[0].first.id, decision)


def test_it_stands_there_before_anybody_decides_and_is_counted_once(desk: Desk) -> None:
    review = bring(desk, [ROW])
    assert (review.patients, review.visits, review.asks) == (Counts(set_aside=1), Counts(set_aside=1), 1)
    assert asks(desk) == [("09:30", "Ann L.", VisitState.EXPECTED)]
    again = bring(desk, [ROW, ROW])
    assert (again.visits, again.asks, again.run_id) == (Counts(set_aside=2), 0, "")
    assert (len(asks(desk)), len(waiting(desk)), visits(desk)) == (1, 1, [])


def test_a_later_list_moves_it_cancels_it_or_has_it_no_more(desk: Desk) -> None:
    bring(desk, [NUMBERED])
    assert NUMBERED.start is not None
    review = bring(desk, [replace(NUMBERED, start=NUMBERED.start + timedelta(hours=1))])
    assert (review.moved, len(waiting(desk))) == (1, 1)
    assert asks(desk) == [("10:30", "Ann L.", VisitState.EXPECTED)]
    bring(desk, [booking(person("Zoe Quist", "1990-01-01", mrn="1"), "14:00")])
    (one,) = desk.store.bookings(TODAY)
    assert not one.in_latest_list
    bring(desk, [replace(NUMBERED, status="cancelled")])
    assert asks(desk)[0][2] is VisitState.CANCELLED


@pytest.mark.parametrize("row", [ROW, NUMBERED], ids=["without a number", "with a number"])
@pytest.mark.parametrize(
    ("decision", "after"),
    [
        (Decision.THIS_ONE, [("09:30", "7 8")]),
        (Decision.ANOTHER, [("09:30", "8")]),
        (Decision.NOT_USED, []),
    ],
)
def test_what_is_decided_is_done_with_it_and_taken_back_with_it(
    desk: Desk, row: ImportedVisit, decision: Decision, after: list[tuple[str, str]]
) -> None:
    bring(desk, [row])
    before = asked(desk)
    decided(desk, decision)
    assert (asks(desk), whose(desk), waiting(desk)) == ([], after, ())
    assert [one.id for one in visits(desk)] == [before] * len(after)
    review = bring(desk, [row])
    assert (asks(desk), whose(desk), review.run_id) == ([], after, "")
    undo(desk)
    assert (len(asks(desk)), visits(desk), len(waiting(desk))) == (1, [], 1)
    redo(desk)
    assert (asks(desk), whose(desk), waiting(desk)) == ([], after, ())


def test_whoever_it_may_be_is_offered_first_and_gets_the_row_too(desk: Desk) -> None:
    bring(desk, [ROW])
    first, *_ = whom_it_may_be(desk, asked(desk))
    assert first.patient.id == id_of(desk)
    say_who(desk, asked(desk), id_of(desk))
    assert (asks(desk), whose(desk), waiting(desk)) == ([], [("09:30", "7 8")], ())
    undo(desk)
    assert (len(asks(desk)), visits(desk), len(waiting(desk))) == (1, [], 1)


def test_somebody_new_of_that_name_gets_the_row_too(desk: Desk) -> None:
    bring(desk, [ROW])
    add_patient(desk, "new", NewPerson("Ann", "Lee"))
    say_who(desk, asked(desk), "new")
    assert (asks(desk), whose(desk), waiting(desk)) == ([], [("09:30", "8")], ())
    assert bring(desk, [ROW]).visits == Counts(same=1)


@pytest.mark.parametrize("decision", [Decision.THIS_ONE, Decision.ANOTHER])
@pytest.mark.parametrize("row", [ROW, NUMBERED], ids=["without a number", "with a number"])
def test_somebody_else_gets_the_appointment_alone_and_keeps_it(
    desk: Desk, row: ImportedVisit, decision: Decision
) -> None:
    bring(desk, [row])
    say_who(desk, asked(desk), id_of(desk, "Zoe Quist"))
    assert (asks(desk), whose(desk), len(waiting(desk))) == ([], [("09:30", "1")], 1)
    assert bring(desk, [row]).run_id == "", "it is that person's, and the row waits already"
    decided(desk, decision)
    assert (asks(desk), whose(desk), waiting(desk)) == ([], [("09:30", "1")], ())


def test_a_visit_that_went_by_the_name_alone_goes_to_whom_somebody_says(desk: Desk) -> None:
    bring(desk, [replace(ROW, patient=None, written_name="Lee, Ann")])
    assert whose(desk) == [("09:30", "7")]
    bring(desk, [ROW])
    assert (asks(desk), whose(desk)) == ([], [("09:30", "7")]), "it stands there once"
    decided(desk, Decision.ANOTHER)
    assert (asks(desk), whose(desk), waiting(desk)) == ([], [("09:30", "8")], ())


def test_who_was_checked_in_by_then_keeps_the_visit(desk: Desk) -> None:
    bring(desk, [replace(ROW, patient=None, written_name="Lee, Ann")])
    (one,) = visits(desk)
    here = replace(one, state=VisitState.WAITING, arrived_at=one.start)
    desk.store.commit(desk.deed("check_in", Change(one, here)))
    bring(desk, [ROW])
    decided(desk, Decision.ANOTHER)
    assert whose(desk) == [("09:30", "7")]


def test_another_visit_of_the_name_at_that_time_is_not_taken_for_it(desk: Desk) -> None:
    bring(desk, [replace(ROW, patient=None, written_name="Ann Lee", clinician="QUAYLE, JUNE MD"), ROW])
    assert (len(asks(desk)), whose(desk)) == (1, [("09:30", "7")])
    decided(desk, Decision.ANOTHER)
    assert (asks(desk), sorted(whose(desk))) == ([], [("09:30", "7"), ("09:30", "8")])


def test_a_number_that_is_somebody_else_s_visit_is_left_out_however_often_it_stands_there(desk: Desk) -> None:
    bring(desk, [replace(NUMBERED, patient=person("Zoe Quist", "1990-01-01", mrn="1"))])
    review = bring(desk, [NUMBERED, NUMBERED, replace(NUMBERED, patient=person(mrn="7"))] * 2)
    assert (whose(desk), asks(desk), review.visits.read) == ([("09:30", "1")], [], 6)


def test_off_the_list_it_stays_off_whatever_is_decided(desk: Desk) -> None:
    bring(desk, [ROW])
    off_the_list(desk, asked(desk))
    bring(desk, [ROW])
    decided(desk, Decision.THIS_ONE)
    (one,) = visits(desk)
    assert (one.patient_id, one.state) == (id_of(desk), VisitState.CANCELLED)


def test_asked_again_it_is_the_desk_s_question_alone(desk: Desk) -> None:
    bring(desk, [ROW])
    say_who(desk, asked(desk), id_of(desk, "Zoe Quist"))
    ask_again(desk, visits(desk)[0].id)
    assert bring(desk, [ROW]).run_id == ""
    assert (len(asks(desk)), visits(desk)) == (1, [])
    say_who(desk, asked(desk), id_of(desk))
    assert whose(desk) == [("09:30", "7")]


def test_what_was_said_of_a_row_that_fits_two_is_not_asked_again(desk: Desk) -> None:
    first, second = person(mrn="8"), person(mrn="9")
    bring(desk, [first])
    decided(desk, Decision.ANOTHER)
    bring(desk, [second])
    decided(desk, Decision.ANOTHER)
    bare = booking(person())
    bring(desk, [bare])
    (one,) = waiting(desk)
    decide(desk, one.first.id, Decision.THIS_ONE, one.may_be[0].patient.id)
    after = whose(desk)
    assert bring(desk, [bare]).visits == Counts(same=1)
    tomorrow = bring(desk, [booking(person(), day=TODAY + timedelta(days=1))])
    assert (tomorrow.visits, waiting(desk)) == (Counts(new=1), ())
    assert {who for _, who in whose(desk)} == {who for _, who in after}


def test_who_is_hidden_is_a_busy_time_and_stands_in_no_review(desk: Desk) -> None:
    hidden = HiddenFrom("h", id_of(desk), "joy", TODAY)
    desk.store.commit(desk.deed("hide_from", Change(None, hidden)))
    sam, desk.staff = desk.staff, JOY
    other = replace(ROW, patient=person("Annette Lee-Voss", "1961-03-14", mrn="7"))
    review = bring(desk, [ROW])
    assert (review.visits, review.asks, review.items) == (Counts(same=1), 0, [])
    assert other.patient is not None
    assert [row.board_name for row in desk.store.board(TODAY)] == ["Busy"]
    (one,) = desk.whole.bookings(TODAY)
    assert desk.store.get(type(one), one.id) is None
    renamed = replace(one, written_name="Quite Another")
    desk.whole.commit(desk.deed("edit", Change(one, renamed)))
    assert [row.board_name for row in desk.store.board(TODAY)] == ["Busy"], "by its row, not by its name"
    desk.staff = sam
    assert len(asks(desk)) == 1


def test_erasing_whoever_it_may_be_takes_it_too(desk: Desk) -> None:
    bring(desk, [ROW])
    erase_person(desk, id_of(desk))
    assert (asks(desk), waiting(desk)) == ([], ())


def gone(desk: Desk, review: Review) -> None:
    take_back(desk, review.run_id)
    while not take_back_step(desk, review.run_id):
        pass


def test_imports_taken_back_in_whatever_order_leave_no_booking_beside_its_visit(desk: Desk) -> None:
    first = bring(desk, [NUMBERED])
    second = bring(desk, [replace(NUMBERED, patient=person())])
    assert (asks(desk), whose(desk)) == ([], [("09:30", "7")])
    gone(desk, first)
    gone(desk, second)
    assert (len(visits(desk)), len(desk.store.bookings(TODAY))) == (1, 0)


def test_what_a_later_import_said_of_a_booking_is_asked_again_without_it(desk: Desk) -> None:
    bring(desk, [NUMBERED])
    gone(desk, bring(desk, [replace(NUMBERED, patient=person())]))
    assert (visits(desk), len(asks(desk)), len(waiting(desk))) == ([], 1, 1)


def test_an_import_that_is_taken_back_takes_it_back(desk: Desk) -> None:
    gone(desk, bring(desk, [ROW]))
    assert (asks(desk), waiting(desk)) == ([], ())
    assert [type(who) for who in patients(desk)] == [Patient, Patient]


NUMBERS = {"": "VOSS, LENA MD", "a": "VOSS, LENA MD", "b": "HADDAD, AMIR MD"}
PEOPLE = (person(), person(mrn="1"), person(mrn="2"), person("Zoe Quist", "1990-01-01", mrn="3"))


def a_row(who: ImportedPatient, at: str, number: str, status: str, named: bool) -> ImportedVisit:
    system = "s" if number else ""
    row = booking(
        who, at, clinician=NUMBERS[number], status=status, source_system=system, source_value=number
    )
    return replace(row, patient=None, written_name="Ann Lee") if named else row


ROWS = st.builds(
    a_row,
    st.sampled_from(PEOPLE),
    st.sampled_from(("09:00", "10:00")),
    st.sampled_from(tuple(NUMBERS)),
    st.sampled_from(("", "", "cancelled")),
    st.sampled_from((False, False, True)),
)
STEPS = st.one_of(st.lists(ROWS, min_size=1, max_size=3), *map(st.just, ("decide", "say", "again", "undo")))


def one_step(desk: Desk, step: list[ImportedVisit] | str, choice: Random) -> None:
    """What somebody at the desk does, or the next list."""
    if isinstance(step, list):
        assert bring(desk, step).visits.read == len(step), "each row is counted once"
    elif step == "decide" and (rows := waiting(desk)):
        one = choice.choice(rows)
        decision = choice.choice((Decision.THIS_ONE, Decision.ANOTHER, Decision.NOT_USED))
        decide(desk, one.first.id, decision, choice.choice(one.may_be).patient.id)
    elif step == "say" and patients(desk) and (asking := desk.store.bookings(TODAY)):
        say_who(desk, choice.choice(asking).id, choice.choice(patients(desk)).id)
    elif step == "again" and (said := [one for one in visits(desk) if may_ask_again(one)]):
        ask_again(desk, choice.choice(said).id)
    elif step == "undo" and desk.store.last_deed(desk.staff.id):
        undo(desk)


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(STEPS, max_size=7), st.randoms(use_true_random=False))
def test_whatever_comes_and_is_said_no_appointment_stands_twice_or_asks_for_nothing(
    steps: list[list[ImportedVisit] | str], choice: Random
) -> None:
    desk = desk_for_import()
    for step in steps:
        one_step(desk, step, choice)
        here: list[Visit | Booking] = [*visits(desk), *desk.store.bookings(TODAY)]
        sources = [one.source_value for one in here if one.source_value]
        assert len(sources) == len(set(sources))
        assert len({one.id for one in here}) == len(here)
    for rows in waiting(desk):
        decide(desk, rows.first.id, Decision.ANOTHER)
    assert not any(one.aside_id for one in desk.store.bookings(TODAY)), "all that waited was decided"
