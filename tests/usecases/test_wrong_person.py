"""Twenty minutes later it was somebody else: the check-in goes, what was written is said."""

from dataclasses import replace
from datetime import timedelta

import pytest

from frontdesk.domain.errors import Refused
from frontdesk.domain.line import Mark, PromptEvent
from frontdesk.domain.patient import Patient
from frontdesk.domain.visit import Visit, VisitState
from frontdesk.usecases.add_promise import add_promise
from frontdesk.usecases.add_visit import add_to_today, move_to_today
from frontdesk.usecases.check_in import check_in
from frontdesk.usecases.desk import Desk
from frontdesk.usecases.set_state import set_state
from frontdesk.usecases.undo import undo
from frontdesk.usecases.wrong_person import here_since, take_back_check_in
from tests.desks import StillClock, desk_with
from tests.people import ANA, NOW, STAFF, TODAY, patient, visit

SEEN = TODAY - timedelta(days=40)


@pytest.fixture
def desk() -> Desk:
    known = replace(patient("p1"), last_seen_on=SEEN)
    other = replace(visit("v3", "p3", "10:20"), day=TODAY + timedelta(days=1))
    return desk_with(
        (*STAFF, known, visit("v1", "p1", "10:20"), patient("p2"), visit("v2", "p2", "10:30"),
         patient("p3"), other, patient("p4")),
        NOW, ANA,
    )  # fmt: skip


def later(desk: Desk, minutes: int) -> None:
    assert isinstance(desk.clock, StillClock)
    desk.clock.now += timedelta(minutes=minutes)


def visit_of(desk: Desk, key: str) -> Visit:
    found = desk.store.get(Visit, key)
    assert found is not None
    return found


def last_seen(desk: Desk, key: str) -> object:
    found = desk.store.get(Patient, key)
    assert found is not None
    return found.last_seen_on


def test_the_visit_is_to_come_again_and_says_why(desk: Desk) -> None:
    check_in(desk, "v1")
    assert last_seen(desk, "p1") == TODAY
    set_state(desk, "v1", VisitState.WITH_CLINICIAN)
    later(desk, 20)
    _, back = take_back_check_in(desk, "v1")
    now = visit_of(desk, "v1")
    assert (now.state, now.arrived_at, now.identified_at, now.checked_in_by, now.with_clinician_at) == (
        VisitState.EXPECTED, None, None, "", None,
    )  # fmt: skip
    assert now.note.startswith("Wrong person, put right ")
    assert last_seen(desk, "p1") == SEEN
    assert (back.arrived_at, back.written) == (NOW, 0)


def test_what_was_written_meanwhile_is_counted_and_stays(desk: Desk) -> None:
    add_promise(desk, "p1", "v1", "Before the check-in")
    later(desk, 1)
    check_in(desk, "v1")
    add_promise(desk, "p1", "v1", "A letter")
    made = add_promise(desk, "p1", "v1", "A second letter")
    undo(desk, made.deed)
    add_promise(desk, "p2", "v2", "Somebody else's")
    _, back = take_back_check_in(desk, "v1")
    assert back.written == 1


def test_marks_of_the_visit_are_forgotten(desk: Desk) -> None:
    check_in(desk, "v1")
    desk.store.note_prompts([PromptEvent("v1", "CI-07", "welcome", 1, Mark.SAID)])
    take_back_check_in(desk, "v1")
    assert desk.store.prompts_of("v1") == ()


def test_a_visit_made_only_for_this_leaves_the_list(desk: Desk) -> None:
    add_to_today(desk, "v4", "p4", "")
    take_back_check_in(desk, "v4")
    assert visit_of(desk, "v4").state is VisitState.CANCELLED


def test_a_visit_moved_here_goes_back_to_its_day(desk: Desk) -> None:
    before = visit_of(desk, "v3")
    move_to_today(desk, "v3", "")
    take_back_check_in(desk, "v3")
    now = visit_of(desk, "v3")
    assert (now.day, now.start, now.state) == (before.day, before.start, VisitState.EXPECTED)


def test_one_undo_checks_in_again(desk: Desk) -> None:
    check_in(desk, "v1")
    was = visit_of(desk, "v1")
    changes, _ = take_back_check_in(desk, "v1")
    undo(desk, changes.deed)
    assert visit_of(desk, "v1") == was
    assert last_seen(desk, "p1") == TODAY


def test_nobody_checked_in_is_refused(desk: Desk) -> None:
    with pytest.raises(Refused):
        take_back_check_in(desk, "v1")


def test_the_right_person_has_waited_since_then_and_is_matched_as_everybody(desk: Desk) -> None:
    check_in(desk, "v1")
    later(desk, 20)
    _, back = take_back_check_in(desk, "v1")
    here_since(desk, "v2", back.arrived_at)
    assert visit_of(desk, "v2").state is VisitState.ARRIVED
    check_in(desk, "v2")
    assert visit_of(desk, "v2").arrived_at == NOW
    assert not here_since(desk, "v2", NOW).deed  # in already: nothing is written
    assert not here_since(desk, "v3", NOW).deed  # another day's
