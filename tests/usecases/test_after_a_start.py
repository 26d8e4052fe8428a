"""What is told when the desk opens again, and what is noted about a clock that went back."""

from datetime import timedelta

import pytest

from frontdesk.usecases.after_a_start import CLOCK_BACK, clock_went_back, told_at_start
from frontdesk.usecases.check_in import check_in
from frontdesk.usecases.desk import Desk
from frontdesk.usecases.undo import undo
from tests.desks import StillClock, desk_with
from tests.people import ANA, NOW, STAFF, patient, visit


@pytest.fixture
def desk() -> Desk:
    people = [one for n in range(4) for one in (patient(f"p{n}", f"Ana{n}"), visit(f"v{n}", f"p{n}"))]
    return desk_with([*STAFF, *people], NOW - timedelta(hours=1), ANA)


def put_forward(desk: Desk, **by: float) -> None:
    clock = desk.clock
    assert isinstance(clock, StillClock)
    clock.forward(**by)


def test_an_ordinary_start_says_nothing(desk: Desk) -> None:
    assert told_at_start(desk, cut_off=False) == ()
    put_forward(desk, minutes=-5)
    assert told_at_start(desk, cut_off=False) == (), "clocks are set right by a few minutes all the time"


def test_a_desk_that_was_cut_off_says_from_when_on_to_look(desk: Desk) -> None:
    (told,) = told_at_start(desk, cut_off=True)
    assert told.startswith(
        "Frontdesk was closed unexpectedly after 09:18. Everything confirmed before that is here."
    )


def test_a_clock_that_went_back_is_said_once_and_noted(desk: Desk) -> None:
    put_forward(desk, minutes=50)
    check_in(desk, "v0")
    check_in(desk, "v1")
    put_forward(desk, minutes=-47)
    (told,) = told_at_start(desk, cut_off=False)
    assert told == (
        "The computer's clock went back by 47 minutes. Times of the last 2 entries may look out of order;"
        " the order is kept."
    )
    kinds = [kind for _, kind in desk.whole.latest_acts(3)]
    assert kinds == [CLOCK_BACK, "check_in", "check_in"]
    assert told_at_start(desk, cut_off=False) == (), "once"


def test_what_was_seen_while_the_desk_was_open_counts_as_well(desk: Desk) -> None:
    put_forward(desk, hours=3)
    assert clock_went_back(desk, timedelta(hours=2, minutes=5)) == (
        "The computer's clock went back by 2 hours. Every entry keeps its place."
    )


def test_the_note_is_nothing_to_take_back(desk: Desk) -> None:
    check_in(desk, "v0")
    put_forward(desk, hours=-8)
    assert told_at_start(desk, cut_off=False)
    undo(desk)
    assert [kind for _, kind in desk.whole.latest_acts(3)] == ["undo", CLOCK_BACK, "check_in"]
