"""Checking in and out: one Deed each, with undo, and calm words where it cannot be."""

from datetime import date, timedelta

import pytest

from frontdesk.domain.errors import Conflict, Refused, WrongUsage
from frontdesk.domain.patient import Patient
from frontdesk.domain.visit import BoardList, Visit, VisitState, board_list
from frontdesk.usecases.check_in import check_in
from frontdesk.usecases.check_out import check_out
from frontdesk.usecases.desk import Desk
from frontdesk.usecases.undo import redo, undo
from tests.desks import StillClock, desk_with
from tests.people import ANA, JOY, NOW, STAFF, TODAY, patient, visit


@pytest.fixture
def desk() -> Desk:
    """One person due now, one tomorrow."""
    tomorrow = TODAY + timedelta(days=1)
    records = (*STAFF, patient("p1"), visit("v1", "p1"), patient("p2"), visit("v2", "p2", day=tomorrow))
    return desk_with(records, NOW, ANA)


def stored(desk: Desk, key: str = "v1") -> Visit:
    found = desk.store.get(Visit, key)
    assert found is not None
    return found


def test_the_match_passes_arrived_and_identified_in_one_step(desk: Desk) -> None:
    changes = check_in(desk, "v1")
    after = stored(desk)
    assert (after.state, after.arrived_at, after.identified_at) == (VisitState.WAITING, NOW, NOW)
    assert after.checked_in_by == "ana"
    assert changes.visits == {"v1"}
    patient_now = desk.store.get(Patient, "p1")
    assert patient_now is not None
    assert patient_now.last_seen_on == TODAY


def test_a_second_check_in_says_when_and_changes_nothing(desk: Desk) -> None:
    check_in(desk, "v1")
    before = stored(desk)
    with pytest.raises(Conflict, match=r"Already checked in at 10:18\. Nothing was changed\."):
        check_in(desk, "v1")
    assert stored(desk) == before


def test_a_visit_of_another_day_is_refused(desk: Desk) -> None:
    with pytest.raises(Refused, match="15 May, not today"):
        check_in(desk, "v2")


def test_an_unknown_visit_is_wrong_usage(desk: Desk) -> None:
    with pytest.raises(WrongUsage):
        check_in(desk, "nobody")


def test_leaving_is_open_from_any_state(desk: Desk) -> None:
    check_out(desk, "v1")
    after = stored(desk)
    assert board_list(after, NOW) is BoardList.LEFT
    assert after.left_at == NOW
    with pytest.raises(Conflict, match="Already left at 10:18"):
        check_out(desk, "v1")
    with pytest.raises(Refused):
        check_out(desk, "v2")


def test_whoever_leaves_without_a_check_in_has_no_time_of_coming(desk: Desk) -> None:
    assert stored(desk).start > NOW
    check_out(desk, "v1")
    assert stored(desk).arrived_at is None


def test_whoever_was_checked_in_keeps_the_time_of_coming(desk: Desk) -> None:
    check_in(desk, "v1")
    check_out(desk, "v1")
    assert stored(desk).arrived_at == NOW


def test_a_check_in_after_leaving_says_so(desk: Desk) -> None:
    check_out(desk, "v1")
    before = stored(desk)
    with pytest.raises(Conflict, match=r"^This visit has left at 10:18\. Nothing was changed\."):
        check_in(desk, "v1")
    assert stored(desk) == before


def test_undo_takes_own_acts_back_one_after_the_other_and_redo_brings_them_again(desk: Desk) -> None:
    untouched, person = stored(desk), desk.store.get(Patient, "p1")
    check_in(desk, "v1")
    checked_in = stored(desk)
    check_out(desk, "v1")
    undo(desk)
    assert stored(desk) == checked_in
    undo(desk)
    assert stored(desk) == untouched
    assert desk.store.get(Patient, "p1") == person
    with pytest.raises(WrongUsage, match="nothing to undo"):
        undo(desk)
    redo(desk)
    assert stored(desk) == checked_in


def test_undo_never_takes_back_what_somebody_else_did(desk: Desk) -> None:
    check_in(desk, "v1")
    desk.staff = JOY
    with pytest.raises(WrongUsage, match="nothing to undo"):
        undo(desk)
    assert stored(desk).state is VisitState.WAITING


def test_undo_after_a_later_change_of_the_same_visit_is_refused_whole(desk: Desk) -> None:
    deed = check_in(desk, "v1").deed
    check_out(desk, "v1")
    before = stored(desk)
    with pytest.raises(Conflict):
        undo(desk, deed)
    assert stored(desk) == before


def test_the_time_of_a_check_in_is_the_desks_clock(desk: Desk) -> None:
    clock = desk.clock
    assert isinstance(clock, StillClock)
    clock.forward(minutes=7)
    check_in(desk, "v1")
    assert stored(desk).identified_at == NOW + timedelta(minutes=7)
    assert stored(desk).day == date(2026, 5, 14)
