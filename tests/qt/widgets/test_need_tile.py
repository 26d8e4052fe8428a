"""Needs keep their thirds and are always whole."""

from itertools import pairwise

import pytest
from hypothesis import given, strategies as st
from PySide6.QtGui import QAccessible
from pytestqt.qtbot import QtBot

from frontdesk.qt.look import Look, Room
from frontdesk.qt.type_style import NEED
from frontdesk.qt.widgets.need_tile import NeedRow, NeedTile, thirds
from tests.looks.compare import picture
from tests.qt.reading import read

THREE = [
    ("ear", "Speak to the right ear"),
    ("glasses", "Give large print"),
    ("armchair", "Offer the quiet corner"),
]


@given(st.integers(60, 4000), st.integers(0, 20))
def test_thirds_are_equal_and_fit(width: int, gap: int) -> None:
    columns = thirds(width, gap)
    assert len({w for _, w in columns}) == 1
    assert all(b[0] - (a[0] + a[1]) == gap for a, b in pairwise(columns))
    assert 0 <= width - (columns[-1][0] + columns[-1][1]) < 3


def test_at_846_the_columns_are_270(look: Look) -> None:
    assert thirds(846, 18) == ((0, 270), (288, 270), (576, 270))


def test_fewer_needs_keep_their_place(qtbot: QtBot, look: Look) -> None:
    row = NeedRow(look)
    qtbot.addWidget(row)
    row.resize(846, 54)
    row.show_needs(THREE)
    whole = [tile.geometry() for tile in row.tiles()]
    row.show_needs(THREE[:1])
    assert [tile.geometry() for tile in row.tiles()] == whole[:1]
    row.show_needs([])
    assert row.heightForWidth(846) == 0
    with pytest.raises(ValueError, match="three"):
        row.show_needs([*THREE, THREE[0]])


@pytest.mark.parametrize("k", [0.8, 1.0, 1.5, 2.0])
@pytest.mark.parametrize("width", [620, 846, 1246])
def test_a_long_need_grows_and_all_tiles_with_it(qtbot: QtBot, look: Look, k: float, width: int) -> None:
    look.set_zoom(k)
    row = NeedRow(look)
    qtbot.addWidget(row)
    row.show_needs([("languages", "Phone the interpreter, Vietnamese, before ten o’clock"), *THREE[:2]])
    row.resize(width, row.heightForWidth(width))
    picture(row)
    tops = {tile.y() for tile in row.tiles()}
    assert len(tops) == (1 if width >= (3 * 160 + 2 * 18) * k else 3), "slim thirds stand one under the other"
    for tile in row.tiles():
        room = tile.contentsRect()
        assert len(tops) > 1 or tile.height() == row.height()
        assert row.rect().contains(tile.geometry())
        assert tile.line_count(room.width()) * look.line_height(NEED) <= room.height()


def test_a_need_is_read_as_text(qtbot: QtBot, look: Look) -> None:
    tile = NeedTile(look, "Speak to the right ear", icon="ear")
    qtbot.addWidget(tile)
    assert read(tile) == (QAccessible.Role.StaticText, "Speak to the right ear")


def test_a_tile_is_lower_in_the_compact_layout(qtbot: QtBot, look: Look) -> None:
    tile = NeedTile(look, "Give large print", icon="glasses")
    qtbot.addWidget(tile)
    assert tile.heightForWidth(270) == 54
    look.set_room(Room.COMPACT)
    assert tile.heightForWidth(270) == 48
