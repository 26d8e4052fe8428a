"""The contrast of every pair in use, computed from the tokens with the WCAG 2.2 formula."""

import re
from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from frontdesk.qt import theme
from frontdesk.qt.theme import DARK, HIGH_CONTRAST, LIGHT, THEMES, Theme, Token

# pair: ratio in light, dark, high contrast, as the design states them
TABLE: tuple[tuple[Token, Token, float, float, float], ...] = (
    ("ink", "surface", 16.2, 14.9, 21),
    ("ink", "canvas", 14.4, 16.2, 21),
    ("ink2", "surface", 8.1, 10.1, 21),
    ("ink2", "canvas", 7.2, 11.0, 21),
    ("ink2", "sunken", 7.7, 9.2, 21),
    ("ink2", "say", 7.4, 9.2, 21),
    ("ink2", "waiting_bg", 7.0, 8.1, 21),
    ("ink3", "surface", 5.4, 6.8, 17.1),
    ("ink3", "canvas", 4.8, 7.4, 17.1),
    ("ink3", "sunken", 5.1, 6.2, 17.1),
    ("need_ink", "need", 11.0, 10.8, 21),
    ("say_ink", "say", 14.2, 13.5, 21),
    ("say_label", "say", 6.9, 9.1, 15.2),
    ("say_label", "surface", 7.5, 10.0, 15.2),
    ("data", "surface", 7.1, 8.2, 11.2),
    ("focus", "surface", 5.7, 8.7, 15.2),
    ("focus", "canvas", 5.1, 9.5, 15.2),
    ("focus", "say", 5.2, 8.0, 15.2),
    ("waiting", "waiting_bg", 6.0, 8.7, 15.2),
    ("clinician", "clinician_bg", 5.9, 7.7, 11.2),
    ("surface", "ready", 9.0, 9.2, 11.3),
    ("surface", "expected", 7.1, 9.8, 21),
    ("alert", "alert_bg", 6.1, 7.6, 9.6),
    ("ok", "ok_bg", 5.5, 8.0, 16.8),
    ("on_brand", "brand", 7.7, 9.0, 13.7),
    ("brand_ink", "brand_soft", 8.4, 9.4, 12.2),
    ("line2", "surface", 3.8, 4.8, 21),
    ("line2", "canvas", 3.3, 5.3, 21),
    ("expected", "canvas", 6.3, 10.7, 21),
)
LINES: frozenset[Token] = frozenset({"line2", "focus"})


def luminance(colour: QColor) -> float:
    def linear(part: float) -> float:
        return part / 12.92 if part <= 0.04045 else float(((part + 0.055) / 1.055) ** 2.4)

    red, green, blue = (linear(part) for part in (colour.redF(), colour.greenF(), colour.blueF()))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(dress: Theme, one: Token, other: Token) -> float:
    light, dark = sorted((luminance(dress.colour(one)), luminance(dress.colour(other))), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("pair", TABLE, ids=lambda p: f"{p[0]} on {p[1]}")
def test_contrast_is_what_the_design_states(pair: tuple[Token, Token, float, float, float]) -> None:
    one, other, *stated = pair
    for dress, ratio in zip((LIGHT, DARK, HIGH_CONTRAST), stated, strict=True):
        assert contrast(dress, one, other) == pytest.approx(ratio, abs=0.1), dress.name


@pytest.mark.parametrize("dress", THEMES, ids=lambda t: t.name)
def test_no_pair_is_below_the_wcag_minimum(dress: Theme) -> None:
    for one, other, *_ in TABLE:
        assert contrast(dress, one, other) >= (3.0 if one in LINES else 4.5), (one, other)
    body: tuple[tuple[Token, Token], ...] = (
        ("ink", "surface"),
        ("ink", "canvas"),
        ("ink2", "surface"),
        ("ink2", "canvas"),
    )
    for ink, ground in body:
        assert contrast(dress, ink, ground) >= 7.0, (ink, ground)


def test_every_token_is_a_six_digit_colour() -> None:
    for dress in THEMES:
        for token in theme.tokens():
            assert re.fullmatch("#[0-9A-F]{6}", getattr(dress, token)), (dress.name, token)


def test_the_palette_follows_the_theme(qtbot: QtBot) -> None:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    for dress in (DARK, LIGHT):
        theme.apply(app, dress)
        assert app.style().objectName().lower() == "fusion"
        assert app.palette().color(QPalette.ColorRole.Window) == dress.colour("surface")
        assert app.palette().color(QPalette.ColorRole.WindowText) == dress.colour("ink")


def test_no_other_module_of_qt_names_a_colour() -> None:
    folder = Path(theme.__file__).parent
    for file in folder.rglob("*.py"):
        if file.name != "theme.py":
            text = file.read_text(encoding="utf-8")
            assert not re.search(r"\"#[0-9A-Fa-f]{3,8}\"|QColor\(\d", text), file.name
            assert "setStyleSheet" not in text, file.name
