"""Where somebody is: every step from every list, the moments that belong to it, and the end of the day."""

from itertools import product

import pytest

from frontdesk.domain.booking import Booking
from frontdesk.domain.errors import Refused
from frontdesk.domain.visit import BoardList, Visit, VisitState, board_list
from frontdesk.usecases.change_clinic import change_clinic
from frontdesk.usecases.desk import Desk
from frontdesk.usecases.set_state import NEXT, choices, close_day, set_state
from frontdesk.usecases.undo import undo
from tests.desks import StillClock, desk_with
from tests.people import ANA, NOW, STAFF, patient, visit


def desk_in(state: VisitState, clock: str = "10:20") -> Desk:
    return desk_with((*STAFF, patient("p1"), visit("v1", "p1", clock, state=state)), NOW, ANA)


def read(desk: Desk, key: str = "v1") -> Visit:
    found = desk.store.get(Visit, key)
    assert found is not None
    return found


@pytest.mark.parametrize(("now", "then"), list(product(VisitState, VisitState)))
def test_a_step_is_made_or_refused_and_every_one_is_taken_back(now: VisitState, then: VisitState) -> None:
    desk = desk_in(now)
    before = read(desk)
    if then in choices(desk, before):
        changes = set_state(desk, "v1", then)
        assert read(desk).state is then
        undo(desk, changes.deed)
    else:
        with pytest.raises(Refused):
            set_state(desk, "v1", then)
    assert read(desk) == before


def test_every_list_has_a_way_on_and_none_goes_round_the_match() -> None:
    assert set(NEXT) == set(BoardList)
    assert all(NEXT.values())
    assert not any(VisitState.IDENTIFIED in states for states in NEXT.values())
    assert VisitState.WAITING not in NEXT[BoardList.TO_COME]


def test_the_moments_follow_the_way_through_the_clinic() -> None:
    desk = desk_in(VisitState.WAITING)
    clock = desk.clock
    assert isinstance(clock, StillClock)
    set_state(desk, "v1", VisitState.WITH_CLINICIAN)
    clock.forward(minutes=12)
    set_state(desk, "v1", VisitState.READY_TO_LEAVE)
    clock.forward(minutes=3)
    set_state(desk, "v1", VisitState.LEFT)
    left = read(desk)
    assert (left.with_clinician_at, left.ready_at, left.left_at) == (
        NOW, NOW.replace(minute=NOW.minute + 12), NOW.replace(minute=NOW.minute + 15),
    )  # fmt: skip
    set_state(desk, "v1", VisitState.READY_TO_LEAVE)
    set_state(desk, "v1", VisitState.WITH_CLINICIAN)
    back = read(desk)
    assert (back.with_clinician_at, back.ready_at, back.left_at) == (NOW, None, None)


def test_the_day_is_closed_in_one_act_and_opened_by_one_undo() -> None:
    people = [patient(f"p{n}", f"Given{n}") for n in range(7)]
    visits = [
        visit("expected", "p0", "12:00"),
        visit("unmarked", "p1", "08:00"),
        visit("waiting", "p2", "10:00", state=VisitState.WAITING),
        visit("in", "p3", "10:00", state=VisitState.WITH_CLINICIAN),
        visit("leaving", "p4", "09:00", state=VisitState.READY_TO_LEAVE),
        visit("left", "p5", "09:00", state=VisitState.LEFT),
        visit("off", "p6", "09:00", state=VisitState.CANCELLED),
    ]
    asked = Booking("asked", NOW.date(), NOW, written_name="Ann Lee")
    desk = desk_with((*STAFF, *people, *visits, asked), NOW, ANA)
    before = {v.id: v for v in desk.store.visits()}
    changes = close_day(desk)
    after = {v.id: v.state for v in desk.store.visits()}
    assert after == {
        "expected": VisitState.DID_NOT_COME,
        "unmarked": VisitState.LEFT,
        "waiting": VisitState.LEFT,
        "in": VisitState.LEFT,
        "leaving": VisitState.LEFT,
        "left": VisitState.LEFT,
        "off": VisitState.CANCELLED,
    }
    assert all(board_list(v, NOW) in (BoardList.LEFT, BoardList.OFF) for v in desk.store.visits())
    assert read(desk, "left") == before["left"], "who had left keeps the time"
    assert desk.store.bookings(NOW.date()) == (asked,), "nobody knows who would have come"
    undo(desk, changes.deed)
    assert {v.id: v for v in desk.store.visits()} == before


def test_a_clinic_that_says_so_leaves_whoever_is_still_to_come_as_they_are() -> None:
    visits = (visit("expected", "p0", "12:00"), visit("waiting", "p1", "10:00", state=VisitState.WAITING))
    desk = desk_with((*STAFF, patient("p0"), patient("p1"), *visits), NOW, ANA)
    change_clinic(desk, missed_at_close=False)
    close_day(desk)
    assert (read(desk, "expected").state, read(desk, "waiting").state) == (
        VisitState.EXPECTED,
        VisitState.LEFT,
    )


def test_a_closed_day_is_not_closed_again() -> None:
    desk = desk_in(VisitState.LEFT)
    with pytest.raises(Refused, match="Nobody is left"):
        close_day(desk)
