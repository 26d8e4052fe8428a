"""One look, changed in one place, and every size follows."""

from collections.abc import Callable

import pytest
from PySide6.QtGui import QFont
from pytestqt.qtbot import QtBot

from frontdesk.qt.look import Look, Room, auto_zoom, room_for
from frontdesk.qt.theme import DARK
from frontdesk.qt.type_style import BODY, NAME, SHOW, TIME, TITLE_LARGE


@pytest.mark.parametrize(
    "change",
    [
        lambda look: look.set_theme(DARK),
        lambda look: look.set_zoom(1.5),
        lambda look: look.set_reduced_motion(False),
        lambda look: look.set_room(Room.COMPACT),
    ],
)
def test_a_change_is_told_once(qtbot: QtBot, look: Look, change: Callable[[Look], None]) -> None:
    told: list[bool] = []
    look.changed.connect(lambda: told.append(True))
    change(look)
    change(look)
    assert told == [True]


def test_zoom_stays_between_80_and_200(look: Look) -> None:
    look.set_zoom(5)
    assert look.k == 2.0
    look.set_zoom(0.1)
    assert look.k == 0.8


def test_zoom_reaches_sizes_and_fonts(look: Look) -> None:
    assert (look.px(10), look.font(BODY).pixelSize(), look.line_height(NAME)) == (10, 15, 56)
    look.set_zoom(2.0)
    assert (look.px(10), look.font(BODY).pixelSize(), look.line_height(NAME)) == (20, 30, 112)


def test_two_looks_know_nothing_of_each_other(look: Look) -> None:
    other = Look(DARK, 2.0)
    assert look.theme is not other.theme
    assert look.font(BODY).pixelSize() != other.font(BODY).pixelSize()


def test_styles_are_the_bundled_families_with_their_features(look: Look) -> None:
    name, body = look.font(NAME), look.font(BODY)
    assert (name.family(), name.weight()) == ("Source Serif 4", QFont.Weight.DemiBold)
    assert name.hintingPreference() == QFont.HintingPreference.PreferNoHinting
    assert body.family() == "Inter"
    assert body.hintingPreference() == QFont.HintingPreference.PreferVerticalHinting
    assert look.font(TIME).isFeatureSet(QFont.Tag("tnum"))
    assert not body.isFeatureSet(QFont.Tag("tnum"))
    assert look.font(TITLE_LARGE).letterSpacing() == pytest.approx(-0.48, abs=0.02)
    assert look.font(SHOW).pixelSize() == 40


@pytest.mark.parametrize(
    ("width", "height", "k", "room"),
    [
        (1366, 768, 1.0, Room.COMFORTABLE),
        (1366, 720, 1.0, Room.COMFORTABLE),
        (1366, 688, 1.0, Room.COMPACT),
        (1366, 639, 1.0, Room.NARROW),
        (1099, 768, 1.0, Room.NARROW),
        (1366, 688, 1.5, Room.NARROW),
        (1920, 1080, 1.2, Room.COMFORTABLE),
    ],
)
def test_room(width: int, height: int, k: float, room: Room) -> None:
    assert room_for(width, height, k) is room


def test_auto_zoom() -> None:
    assert [auto_zoom(w) for w in (1366, 1599, 1600, 2200, 2201)] == [1.0, 1.0, 1.2, 1.2, 1.4]
