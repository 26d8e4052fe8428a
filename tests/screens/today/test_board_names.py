"""With whom, on each row of the board, for whoever wants it."""

from dataclasses import replace

import pytest

from frontdesk.screens.today.board_words import board_shown
from frontdesk.screens.today.shown import BoardItem
from frontdesk.usecases.day_board import day_board
from tests.people import patient, visit
from tests.screens.today.presented import Today


@pytest.fixture
def today() -> Today:
    gone = replace(visit("v7", "p7", "12:00"), in_latest_list=False)
    nobody = replace(visit("v8", "p8", "12:20"), clinician_id="")
    return Today(more=(patient("p7", "Ada"), gone, patient("p8", "Bo"), nobody))


def rows(today: Today, **how: bool) -> dict[str, BoardItem]:
    shown = board_shown(today.desk, day_board(today.desk), **how)  # type: ignore[arg-type]  # its yes and no, by name
    return {item.visit_id: item for item in shown.items if item.visit_id}


def test_off_by_default(today: Today) -> None:
    assert not any("Voss" in item.note + item.spoken for item in rows(today).values())


def test_short_on_the_row_and_whole_to_a_screen_reader(today: Today) -> None:
    today.check_in("v1")
    named = rows(today, with_whom=True)
    assert named["v1"].note == "Dr Voss. just now"
    assert named["v2"].note == "Dr Voss"
    assert named["v2"].spoken.endswith(", Dr Lena Voss")


def test_a_long_note_leaves_no_room_for_it(today: Today) -> None:
    named = rows(today, with_whom=True)
    assert named["v7"].note == "Not in the latest list"
    assert named["v7"].spoken.endswith("Dr Lena Voss")
    assert named["v8"].note == ""


def test_hidden_nobody_is_named(today: Today) -> None:
    assert not any("Voss" in i.note + i.spoken for i in rows(today, with_whom=True, hidden=True).values())
