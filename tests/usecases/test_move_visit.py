"""Another time, another day, somebody else: what is read, what is refused, one undo each."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

import pytest

from frontdesk.domain.errors import Refused
from frontdesk.domain.visit import Visit, VisitState
from frontdesk.usecases.check_in import check_in
from frontdesk.usecases.desk import Desk
from frontdesk.usecases.move_visit import give_to, move_visit, read_when
from frontdesk.usecases.undo import undo
from frontdesk.words import English
from tests.desks import StillClock, desk_with
from tests.people import ANA, CLINIC, NOW, STAFF, TODAY, patient, visit

TOMORROW = TODAY + timedelta(days=1)


@pytest.fixture
def desk() -> Desk:
    long = replace(visit("v1", "p1", "10:20"), room="Room 2")
    long = replace(long, end=long.start + timedelta(minutes=20))
    return desk_with((*STAFF, patient("p1"), long), NOW, ANA)


def stored(desk: Desk) -> Visit:
    found = desk.store.get(Visit, "v1")
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("typed", "wanted"),
    [
        ("14:30", (TODAY, time(14, 30))),
        ("2.30 pm", (TODAY, time(14, 30))),
        ("1430", (TODAY, time(14, 30))),
        ("tomorrow 9:40", (TOMORROW, time(9, 40))),
        ("in 2 weeks, 9:40", (TODAY + timedelta(days=14), time(9, 40))),
        ("Tomorrow 9 am", (TOMORROW, time(9))),
        ("", None),
        ("tomorrow", None),
        ("9:40 somewhen", None),
        ("someday 9:40", None),
        ("25:00", None),
    ],
)
def test_what_is_read(typed: str, wanted: tuple[date, time] | None) -> None:
    assert read_when(typed, TODAY, English()) == wanted


def test_later_today_keeps_its_length(desk: Desk) -> None:
    move_visit(desk, "v1", (TODAY, time(14, 30)))
    now = stored(desk)
    assert desk.local(now.start).time() == time(14, 30)
    assert now.end is not None
    assert now.end - now.start == timedelta(minutes=20)


def test_another_day_leaves_today_and_one_undo_brings_it_back(desk: Desk) -> None:
    was = stored(desk)
    changes = move_visit(desk, "v1", (TOMORROW, time(9, 40)))
    assert desk.store.board(TODAY) == ()
    assert stored(desk).day == TOMORROW
    undo(desk, changes.deed)
    assert stored(desk) == was


def test_who_did_not_come_is_to_come_at_the_new_time(desk: Desk) -> None:
    off = stored(desk)
    desk = desk_with((*STAFF, patient("p1"), replace(off, state=VisitState.DID_NOT_COME)), NOW, ANA)
    move_visit(desk, "v1", (TOMORROW, time(9, 40)))
    assert stored(desk).state is VisitState.EXPECTED


@pytest.mark.parametrize("hours", [-1, -24])
def test_a_time_that_is_past_is_refused(desk: Desk, hours: int) -> None:
    then = desk.local(NOW + timedelta(hours=hours))
    with pytest.raises(Refused, match="past"):
        move_visit(desk, "v1", (then.date(), then.time()))


def test_a_visit_that_has_begun_stays(desk: Desk) -> None:
    check_in(desk, "v1")
    with pytest.raises(Refused):
        move_visit(desk, "v1", (TOMORROW, time(9, 40)))


def test_with_somebody_else_the_room_goes_too(desk: Desk) -> None:
    give_to(desk, "v1", "okafor")
    assert (stored(desk).clinician_id, stored(desk).room) == ("okafor", "")


def test_a_time_the_clocks_jump_over_is_refused_and_one_that_comes_twice_is_the_one_to_come() -> None:
    spring, autumn = datetime(2026, 3, 29, 0, 30, tzinfo=UTC), datetime(2026, 10, 24, 12, tzinfo=UTC)
    london = replace(CLINIC, zone="Europe/London")
    people = (london, *STAFF[1:], patient("p1"), visit("v1", "p1", day=date(2026, 3, 29)))
    desk = desk_with(people, spring, ANA)
    with pytest.raises(Refused, match="01:30 does not exist on that day: the clocks go forward"):
        move_visit(desk, "v1", (date(2026, 3, 29), time(1, 30)))
    clock = desk.clock
    assert isinstance(clock, StillClock)
    twice, said = (date(2026, 10, 25), time(1, 30)), []
    for now in (autumn, datetime(2026, 10, 25, 0, 40, tzinfo=UTC)):
        clock.now = now
        move_visit(desk, "v1", twice)
        said.append(desk.speech.clock(desk.local(stored(desk).start)))
    assert said == ["01:30 (UTC+1)", "01:30 (UTC+0)"]
