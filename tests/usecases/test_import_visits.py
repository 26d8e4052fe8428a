"""A second list against what the desk marked, and the clinicians it no longer names."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from frontdesk.domain.deed import Change
from frontdesk.domain.patient import Patient
from frontdesk.domain.visit import Visit, VisitState
from frontdesk.usecases.desk import Desk
from frontdesk.usecases.import_visits import HERE_ALREADY
from tests.usecases.imports import TODAY, booking, bring, desk_for_import, patients, person, visits

HERE = (
    VisitState.ARRIVED,
    VisitState.IDENTIFIED,
    VisitState.WAITING,
    VisitState.DELAYED,
    VisitState.WITH_CLINICIAN,
    VisitState.READY_TO_LEAVE,
)


def change(desk: Desk, before: Visit, **to: Any) -> None:
    """Somebody at the desk marks a visit."""
    desk.store.commit(desk.deed("by hand", Change(before, replace(before, **to))))


def gone(desk: Desk) -> list[str]:
    """Who is not in the latest list."""
    missing = (visit.patient_id for visit in visits(desk) if not visit.in_latest_list)
    return sorted(found.name.full for id in missing if (found := desk.store.get(Patient, id)))


# --- who is here already


@pytest.mark.parametrize("state", HERE)
def test_somebody_who_is_here_gets_no_second_visit_when_the_time_moves(state: VisitState) -> None:
    desk = desk_for_import()
    bring(desk, [booking(at="10:00")])
    change(desk, visits(desk)[0], state=state)
    before = visits(desk)
    for _ in range(2):
        review = bring(desk, [booking(at="15:00")])
        assert review.visits.as_json() == {"new": 0, "changed": 0, "same": 1, "set_aside": 0, "left_out": 0}
        assert [problem.reason for problem in review.problems] == [f"Row 2 {HERE_ALREADY}."]
        assert visits(desk) == before


@pytest.mark.parametrize("clinicians", [("", "Dr Voss"), ("Dr Voss", ""), ("", "")])
def test_one_side_need_not_say_with_whom(clinicians: tuple[str, str]) -> None:
    desk = desk_for_import()
    bring(desk, [booking(at="10:00", clinician=clinicians[0])])
    change(desk, visits(desk)[0], state=VisitState.WAITING)
    assert bring(desk, [booking(at="15:00", clinician=clinicians[1])]).visits.new == 0


def test_a_walk_in_who_is_then_in_the_list_is_one_visit() -> None:
    desk = desk_for_import()
    bring(desk, [person()])
    start = booking(at="08:50").start
    assert start
    here = Visit("walk-in", patients(desk)[0].id, TODAY, start, state=VisitState.WAITING)
    desk.store.commit(desk.deed("walk in", Change(None, here)))
    assert bring(desk, [booking(at="09:00")]).visits.new == 0


@pytest.mark.parametrize(
    "state",
    [
        VisitState.LEFT,
        VisitState.FOLLOWED_UP,
        VisitState.LEFT_BEFORE_SEEN,
        VisitState.CANCELLED,
        VisitState.DID_NOT_COME,
        VisitState.MOVED,
    ],
)
def test_a_visit_that_is_over_does_not_swallow_a_new_booking(state: VisitState) -> None:
    desk = desk_for_import()
    bring(desk, [booking(at="10:00")])
    change(desk, visits(desk)[0], state=state)
    assert bring(desk, [booking(at="15:00")]).visits.new == 1


def test_numbers_and_other_clinicians_tell_bookings_apart() -> None:
    desk = desk_for_import()
    bring(desk, [booking(at="10:00", clinician="Dr Voss")])
    change(desk, visits(desk)[0], state=VisitState.WAITING)
    assert bring(desk, [booking(at="15:00", clinician="Dr Chen")]).visits.new == 1
    assert bring(desk, [booking(at="16:00", source_system="s", source_value="1")]).visits.new == 1


def test_the_booking_at_the_exact_time_comes_first() -> None:
    desk = desk_for_import()
    bring(desk, [booking(at="10:00")])
    change(desk, visits(desk)[0], state=VisitState.WAITING)
    for new in (1, 0):
        review = bring(desk, [booking(at="15:00"), booking(at="10:00")])
        assert review.visits.new == new
        assert not review.problems
    assert len(visits(desk)) == 2


# --- a clinician who has no row left


def test_a_clinician_who_left_the_list_is_not_in_the_latest_list() -> None:
    desk = desk_for_import()
    ann, bo = booking(person("Ann Lee")), booking(person("Bo Berg"), clinician="Dr Chen")
    bring(desk, [ann, bo])
    assert bring(desk, [ann]).not_in_list == 1
    assert gone(desk) == ["Bo Berg"]
    assert bring(desk, [ann]).not_in_list == 0
    bring(desk, [ann, bo])
    assert gone(desk) == []


def test_lists_of_one_clinician_each_say_nothing_about_the_others() -> None:
    desk = desk_for_import()
    bring(desk, [booking(person("Ann Lee"), clinician="Dr Voss")])
    bring(desk, [booking(person("Bo Berg"), clinician="Dr Chen")])
    assert bring(desk, [booking(person("Cy Dee"), "12:00", clinician="Dr Chen")]).not_in_list == 1
    assert gone(desk) == ["Bo Berg"]


def test_a_list_speaks_for_its_own_days_only() -> None:
    desk = desk_for_import()
    later = booking(person("Bo Berg"), clinician="Dr Chen", day=TODAY + timedelta(days=1))
    bring(desk, [booking(person("Ann Lee")), later])
    assert bring(desk, [booking(person("Ann Lee"))]).not_in_list == 0


def test_everybody_of_a_clinician_changed_hands() -> None:
    desk = desk_for_import()
    bring(desk, [booking(person("Ann Lee")), booking(person("Bo Berg"), "10:00")])
    moved = [booking(person("Ann Lee"), clinician="Dr Chen")]
    assert bring(desk, moved).not_in_list == 1
    assert gone(desk) == ["Bo Berg"]
    assert bring(desk, moved).visits.same == 1
    assert gone(desk) == ["Bo Berg"]


def test_one_message_says_nothing_about_other_clinicians() -> None:
    desk = desk_for_import()
    ann, bo = booking(person("Ann Lee")), booking(person("Bo Berg"), clinician="Dr Chen")
    bring(desk, [ann, bo])
    assert bring(desk, [ann], format="fhir").not_in_list == 0


def test_a_booking_of_another_day_that_moved_here_reads_the_same_again() -> None:
    desk = desk_for_import()
    tomorrow = TODAY + timedelta(days=1)
    ann = booking(person("Ann Lee"), day=tomorrow, source_system="s", source_value="1")
    bring(desk, [ann, booking(person("Bo Berg"), clinician="Dr Chen")])
    here = booking(person("Ann Lee"), source_system="s", source_value="1")
    first = bring(desk, [here]).not_in_list
    assert bring(desk, [here]).not_in_list == 0, first
