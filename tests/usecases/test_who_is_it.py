"""Whom a booking may be, the act that says so, and the way back."""

from dataclasses import replace
from datetime import timedelta

import pytest

from frontdesk.domain.booking import Booking
from frontdesk.domain.deed import Change
from frontdesk.domain.errors import Conflict, Refused, WrongUsage
from frontdesk.domain.visit import Visit, VisitState
from frontdesk.usecases.desk import Desk
from frontdesk.usecases.find_patient import MOST
from frontdesk.usecases.undo import redo, undo
from frontdesk.usecases.who_is_it import ask_again, may_ask_again, off_the_list, say_who, whom_it_may_be
from tests.desks import desk_with
from tests.people import ANA, NOW, STAFF, TODAY, patient

ASKED = Booking(
    "b1", TODAY, NOW + timedelta(hours=1), NOW + timedelta(hours=2), "Lee, Ada M", "voss", room="3",
    source_system="cal", source_value="7", import_id="run",
)  # fmt: skip
PEOPLE = (patient("p1", "Ada", "Lee"), patient("p2", "Ada Rose", "Lee"), patient("p3", "Tendai", "Moyo"))


def desk(*more: Booking) -> Desk:
    return desk_with((*STAFF, *PEOPLE, ASKED, *more), NOW, ANA)


@pytest.mark.parametrize(
    ("written", "who"),
    [
        ("Lee, Ada M", ["p1", "p2"]),
        ("LEE Ada", ["p1", "p2"]),
        ("Ada R. Lee", ["p2", "p1"]),
        ("Ada L.", ["p1", "p2"]),
        ("Moio Tendai", ["p3"]),
        ("Somebody Else", []),
        ("", []),
    ],
)
def test_whoever_has_such_a_name_is_offered(written: str, who: list[str]) -> None:
    named = replace(ASKED, id="b2", written_name=written)
    assert sorted(one.patient.id for one in whom_it_may_be(desk(named), "b2")) == sorted(who)


def test_said_it_is_that_person_s_visit_and_taken_back_it_asks_again() -> None:
    at = desk()
    said = say_who(at, "b1", "p2")
    visit = at.store.get(Visit, "b1")
    assert visit is not None
    assert visit == ASKED.visit_of("p2")
    assert (visit.start, visit.room, visit.source_value, visit.written_name) == (
        ASKED.start,
        "3",
        "7",
        "Lee, Ada M",
    )
    assert at.store.bookings(TODAY) == ()
    assert (set(said.patients), set(said.visits), said.everything) == ({"p2"}, {"b1"}, False)
    with pytest.raises(Conflict):
        say_who(at, "b1", "p1")
    undo(at)
    assert (at.store.bookings(TODAY), at.store.get(Visit, "b1")) == ((ASKED,), None)
    redo(at)
    assert at.store.get(Visit, "b1") == visit


def test_nobody_is_no_answer() -> None:
    at = desk()
    with pytest.raises(WrongUsage):
        say_who(at, "b1", "nobody")
    assert at.store.bookings(TODAY) == (ASKED,)


def test_a_visit_that_is_somebody_else_s_asks_again_until_somebody_came_for_it() -> None:
    at = desk()
    say_who(at, "b1", "p2")
    ask_again(at, "b1")
    assert at.store.bookings(TODAY) == (replace(ASKED, import_id=""),)
    assert at.store.get(Visit, "b1") is None
    undo(at)
    visit = at.store.get(Visit, "b1")
    assert visit == ASKED.visit_of("p2")
    assert visit is not None
    for begun in (replace(visit, state=VisitState.WAITING), replace(visit, written_name="")):
        assert not may_ask_again(begun)
    at.store.commit(at.deed("arrives", Change(visit, replace(visit, state=VisitState.WAITING))))
    with pytest.raises(Refused):
        ask_again(at, "b1")


def test_where_nobody_is_meant_it_leaves_the_list_and_comes_back_by_undo() -> None:
    at = desk()
    off_the_list(at, "b1")
    assert [one.state for one in at.store.bookings(TODAY)] == [VisitState.CANCELLED]
    undo(at)
    assert at.store.bookings(TODAY) == (ASKED,)


def test_a_place_is_left_for_somebody_new() -> None:
    many = [patient(f"q{at}", "Ada", f"Lee{'abcdefgh'[at]}") for at in range(8)]
    at = desk_with((*STAFF, *many, replace(ASKED, written_name="Ada Lee")), NOW, ANA)
    assert len(whom_it_may_be(at, "b1")) == MOST - 1
