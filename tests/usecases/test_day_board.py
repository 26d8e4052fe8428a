"""The board: each person in exactly one list, counts that are the lists' lengths, stable order."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from random import Random

from hypothesis import given, settings, strategies as st

from frontdesk.domain.booking import Booking
from frontdesk.domain.visit import BoardList, Visit, VisitState, board_list
from frontdesk.store.port import BoardRow
from frontdesk.usecases.day_board import SHOWN, day_board, sort_into_lists
from tests.desks import desk_with
from tests.people import ANA, NOW, STAFF, TODAY, patient, visit

_STATES = st.sampled_from(list(VisitState))
_STARTS = st.integers(-300, 300).map(lambda m: NOW + timedelta(minutes=m))


@st.composite
def days(draw: st.DrawFn) -> tuple[BoardRow, ...]:
    return tuple(
        BoardRow(
            Visit(f"v{i}", f"p{i}", TODAY, draw(_STARTS), state=draw(_STATES)),
            f"P{i}",
            "",
            False,
            patient_id=f"p{i}",
        )
        for i in range(draw(st.integers(0, 40)))
    )


@given(days())
def test_each_person_stands_in_exactly_one_list(rows: tuple[BoardRow, ...]) -> None:
    lists = sort_into_lists(rows, NOW)
    standing = [row.visit.id for found in lists.values() for row in found]
    assert len(standing) == len(set(standing))
    off = {r.visit.id for r in rows if board_list(r.visit, NOW) is BoardList.OFF}
    assert set(standing) | off == {r.visit.id for r in rows}
    assert not set(standing) & off


@given(days(), st.randoms())
@settings(max_examples=40)
def test_two_readings_of_one_day_give_one_order(rows: tuple[BoardRow, ...], random: Random) -> None:
    shuffled = list(rows)
    random.shuffle(shuffled)
    assert sort_into_lists(rows, NOW) == sort_into_lists(tuple(shuffled), NOW)


def test_twenty_minutes_past_their_time_and_unmarked_is_probably_in() -> None:
    late = visit("v1", "p1", "09:57")
    assert board_list(late, NOW) is BoardList.PROBABLY_IN
    assert board_list(late, NOW - timedelta(minutes=2)) is BoardList.TO_COME


def test_the_same_name_twice_today_is_marked_on_both_rows_and_nobody_else() -> None:
    records = (
        *STAFF,
        patient("p1", "Hạnh", "Nguyễn", "1979-11-08"),
        patient("p2", "Hanh", "Nguyen", "1991-02-17"),
        patient("p3", "Tomasz", "Wójcik"),
        visit("v1", "p1", "10:30"),
        visit("v2", "p2", "11:00"),
        visit("v3", "p3", "10:40"),
    )
    board = day_board(desk_with(records, NOW, ANA))
    assert board.look_alikes == {"v1", "v2"}
    assert [board.count(which) for which in SHOWN] == [0, 0, 3, 0, 0, 0]


def test_a_booking_whose_person_nobody_said_stands_and_counts_beside_the_visits() -> None:
    asked = Booking("b1", TODAY, NOW + timedelta(hours=2), written_name="BRENNAN Siobhan")
    gone = replace(asked, id="b2", start=NOW - timedelta(hours=1), written_name="Ada Lee")
    off = replace(asked, id="b3", state=VisitState.CANCELLED)
    twice = replace(gone, id="b4")
    records = (*STAFF, patient("p1"), visit("v1", "p1", "10:30"), asked, gone, off, twice)
    board = day_board(desk_with(records, NOW, ANA))
    assert [row.visit.id for row in board.lists[BoardList.TO_COME]] == ["v1", "b1"]
    assert [row.booking for row in board.lists[BoardList.PROBABLY_IN]] == [gone, twice]
    assert board.look_alikes == {"v1", "b1", "b2", "b4"}, "who it is may be somebody else"


def test_two_visits_of_one_person_are_no_look_alike() -> None:
    records = (*STAFF, patient("p1"), visit("v1", "p1", "10:30"), visit("v2", "p1", "14:00"))
    assert day_board(desk_with(records, NOW, ANA)).look_alikes == frozenset()


def test_somebody_leaving_is_next_before_the_next_to_come() -> None:
    leaving = visit(
        "v2", "p2", "09:40", state=VisitState.READY_TO_LEAVE, ready_at=datetime(2026, 5, 14, 9, tzinfo=UTC)
    )
    records = (*STAFF, patient("p1"), patient("p2", "Tendai", "Moyo"), visit("v1", "p1"), leaving)
    board = day_board(desk_with(records, NOW, ANA))
    assert board.next_to_come is not None
    assert board.next_to_come.visit.id == "v2"
