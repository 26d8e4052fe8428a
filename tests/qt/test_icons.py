"""Every icon named in code is bundled, and drawn in the colour asked for."""

import ast
from pathlib import Path
from typing import get_args

import pytest
from PySide6.QtGui import QColor
from pytestqt.qtbot import QtBot

import frontdesk
from frontdesk.qt.icons import icon, names
from frontdesk.qt.theme import Token
from frontdesk.qt.widgets.state_pill import FORMS

SOURCE = Path(str(frontdesk.__file__)).parent


def named_in_code() -> set[tuple[str, str]]:
    """(icon, file) of each `icon="…"` argument or default, and of the glyphs painted by name."""
    found: set[tuple[str, str]] = set()
    for file in sorted(SOURCE.rglob("*.py")):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call):
                given = [k.value for k in node.keywords if k.arg == "icon"]
                called = (
                    node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
                )
                if called in ("glyph", "icon", "show_icon", "Glyph"):
                    given += [a for a in node.args if isinstance(a, ast.Constant)]
                found |= {
                    (v.value, file.name)
                    for v in given
                    if isinstance(v, ast.Constant) and isinstance(v.value, str) and v.value.islower()
                }
    return found


def test_every_icon_named_in_code_is_bundled() -> None:
    used = {(i, f) for i, f in named_in_code() if i not in get_args(Token)}
    assert ("check", "tick.py") in used, "the search for names has gone blind"
    missing = sorted((i, f) for i, f in used if i not in names())
    assert not missing, missing
    assert {form.icon for form in FORMS.values()} <= set(names())


def test_an_unknown_icon_is_named(qtbot: QtBot) -> None:
    with pytest.raises(KeyError, match="no-such-icon"):
        icon("no-such-icon", QColor("black"), 18)


def test_an_icon_has_the_colour_asked_for_and_nothing_else(qtbot: QtBot) -> None:
    image = icon("lock", QColor("#0B5D57"), 24).toImage()
    solid = {
        image.pixelColor(x, y).name()
        for x in range(24)
        for y in range(24)
        if image.pixelColor(x, y).alpha() == 255
    }
    assert solid == {"#0b5d57"}


def test_every_bundled_icon_can_be_drawn_sharp_at_twice_the_pixels(qtbot: QtBot) -> None:
    for name in names():
        pixmap = icon(name, QColor("#1A2220"), 18, 2.0)
        assert (pixmap.width(), pixmap.devicePixelRatio()) == (36, 2.0)
        image = pixmap.toImage()
        assert any(image.pixelColor(x, y).alpha() > 200 for x in range(36) for y in range(36)), name


def test_the_same_icon_is_drawn_once(qtbot: QtBot) -> None:
    first = icon("ear", QColor("#1A2220"), 18)
    assert icon("ear", QColor("#1A2220"), 18).cacheKey() == first.cacheKey()
