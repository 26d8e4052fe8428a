"""Every part in its states against the approved pictures, and that the comparison sees what it must."""

from dataclasses import fields, replace
from typing import Any, cast, get_args

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from frontdesk.qt.theme import DARK, LIGHT, Theme, Token
from tests.looks.compare import assert_approved, differences, picture
from tests.looks.components_sheet import SIZE, ComponentsSheet
from tests.looks.dress import dressed


def drawn(qtbot: QtBot, theme: Theme) -> QImage:
    sheet = ComponentsSheet(dressed(theme))
    qtbot.addWidget(sheet)
    sheet.show()
    sheet.activateWindow()
    assert sheet.focused is not None
    sheet.focused.setFocus()
    QApplication.processEvents()
    return picture(sheet)


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=lambda t: t.name)
def test_components_look_as_approved(qtbot: QtBot, theme: Theme) -> None:
    image = drawn(qtbot, theme)
    assert image.size() == SIZE
    assert_approved(image, f"00-components-{theme.name}")


def test_the_same_picture_twice_is_the_same(qtbot: QtBot) -> None:
    image = drawn(qtbot, LIGHT)
    assert differences(image, image.copy()) == []


def test_letters_cut_by_two_pixels_are_found(qtbot: QtBot) -> None:
    image = drawn(qtbot, LIGHT)
    # the words "Leaflet is in tray B": their baseline, seen as the lowest row with much ink
    words = QRect(90, 600, 170, 34)
    rows = [y for y in range(words.top(), words.bottom()) if _ink(image, words, y) > 8]
    cut = image.copy()
    painter = QPainter(cut)
    painter.fillRect(words.left(), rows[-1] - 1, words.width(), 2, image.pixelColor(60, 595))
    painter.end()
    assert any("cut" in words for words in differences(image, cut))


def test_a_row_lower_by_two_pixels_is_found(qtbot: QtBot) -> None:
    sheet = ComponentsSheet(dressed(LIGHT))
    qtbot.addWidget(sheet)
    before = picture(sheet)
    tile = sheet.tiles[0]
    tile.setGeometry(tile.geometry().adjusted(0, 0, 0, -2))
    assert differences(before, picture(sheet))


@pytest.mark.parametrize("token", ["need", "line2", "track", "say_line", "brand", "sunken", "ok_bg"])
def test_one_changed_colour_is_found(qtbot: QtBot, token: Token) -> None:
    assert token in get_args(Token)
    colour = QColor(cast("str", getattr(LIGHT, token)))
    other = QColor(colour.red(), colour.green(), colour.blue() ^ 4).name()
    changed = _with(token, other)
    assert differences(drawn(qtbot, LIGHT), drawn(qtbot, changed))


@pytest.mark.parametrize("token", ["ink", "ink2", "say_label", "need_ink", "focus", "on_brand", "say_ink"])
def test_words_in_another_colour_are_found(qtbot: QtBot, token: Token) -> None:
    changed = _with(token, "#E02020")
    assert differences(drawn(qtbot, LIGHT), drawn(qtbot, changed))


def test_a_font_drawn_a_little_bolder_is_no_difference(qtbot: QtBot) -> None:
    image = drawn(qtbot, LIGHT)
    other = image.copy()
    # the noise of another rasteriser: every grey edge of a letter a step darker
    for y in range(610, 625):
        for x in range(90, 260):
            colour = image.pixelColor(x, y)
            if 120 < colour.lightness() < 235:
                other.setPixelColor(x, y, colour.darker(112))
    assert image != other
    assert differences(image, other) == []


def test_every_token_is_a_field_of_the_theme() -> None:
    assert set(get_args(Token)) == {f.name for f in fields(Theme)} - {"name", "dark", "high_contrast"}


def _with(token: Token, colour: str) -> Theme:
    changed: dict[str, Any] = {token: colour}
    return replace(LIGHT, **changed)


def _ink(image: QImage, place: QRect, y: int) -> int:
    ground = image.pixelColor(60, 595).lightness()
    return sum(ground - image.pixelColor(x, y).lightness() > 60 for x in range(place.left(), place.right()))
