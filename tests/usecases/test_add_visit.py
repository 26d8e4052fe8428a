"""Put on today's list: never twice, whole or not at all, and taken back in one act."""

from datetime import date

import pytest

from frontdesk.domain.errors import Conflict
from frontdesk.domain.patient import Patient
from frontdesk.domain.visit import Visit, VisitState
from frontdesk.usecases.add_visit import add_to_today, move_to_today
from frontdesk.usecases.desk import Desk
from frontdesk.usecases.undo import undo
from tests.desks import desk_with
from tests.people import ANA, NOW, STAFF, patient, visit


@pytest.fixture
def desk() -> Desk:
    people = (
        patient("p1"),
        patient("p2", "Zoë"),
        visit("v1", "p1"),
        visit("ahead", "p2", day=date(2026, 5, 15)),
    )
    return desk_with((*STAFF, *people), NOW, ANA)


def test_somebody_added_waits_from_now_and_was_seen_today(desk: Desk) -> None:
    changes = add_to_today(desk, "new", "p2", "voss")
    added = desk.store.get(Visit, "new")
    assert added is not None
    assert (added.state, added.arrived_at, added.start) == (VisitState.WAITING, NOW, NOW.replace(second=0))
    assert (added.checked_in_by, added.source_value) == (ANA.id, "")
    seen = desk.store.get(Patient, "p2")
    assert seen is not None
    assert seen.last_seen_on == NOW.date()
    undo(desk, changes.deed)
    assert desk.store.get(Visit, "new") is None
    before = desk.store.get(Patient, "p2")
    assert before is not None
    assert before.last_seen_on is None


@pytest.mark.parametrize("state", [VisitState.EXPECTED, VisitState.WAITING, VisitState.LEFT])
def test_nobody_stands_on_the_list_twice(state: VisitState) -> None:
    desk = desk_with((*STAFF, patient("p1"), visit("v1", "p1", state=state)), NOW, ANA)
    with pytest.raises(Conflict, match="on today's list already"):
        add_to_today(desk, "new", "p1", "voss")
    assert [v.id for v in desk.store.visits()] == ["v1"]


@pytest.mark.parametrize("state", [VisitState.CANCELLED, VisitState.DID_NOT_COME, VisitState.MOVED])
def test_a_visit_that_is_off_does_not_keep_anybody_out(state: VisitState) -> None:
    desk = desk_with((*STAFF, patient("p1"), visit("v1", "p1", state=state)), NOW, ANA)
    add_to_today(desk, "new", "p1", "voss")
    assert {v.id for v in desk.store.visits()} == {"v1", "new"}


def test_a_visit_moved_to_today_keeps_its_clinician_unless_another_is_named(desk: Desk) -> None:
    move_to_today(desk, "ahead", "")
    moved = desk.store.get(Visit, "ahead")
    assert moved is not None
    assert (moved.day, moved.clinician_id, moved.state) == (NOW.date(), "voss", VisitState.WAITING)
