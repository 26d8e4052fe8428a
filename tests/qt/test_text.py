"""The one label: plain whatever it is given, as high as its words, quick with every name."""

import json
import sys
import unicodedata
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings, strategies as st
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QFontMetricsF, QImage, QTextLayout
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from frontdesk.qt import text as text_module
from frontdesk.qt.look import Look
from frontdesk.qt.plain_text import MARK, shown
from frontdesk.qt.text import Run, Text
from frontdesk.qt.type_style import BIG_LINE, BODY, NAME, SMALL, SMALL_STRONG, TextStyle
from tests.looks.compare import picture
from tests.qt.reading import inked_rows, read

TABLES = ("<table><tr><td>" * 20)[:300]
WORDS = "“Last time the lift made things hard. Was it any better today?”"


@pytest.fixture
def naughty(shared_data: Path) -> list[str]:
    """The big list of naughty strings."""
    text = (shared_data / "naughty" / "strings" / "blns.json").read_text(encoding="utf-8")
    strings: list[str] = json.loads(text)
    assert len(strings) > 400
    return strings


@pytest.fixture
def layouts(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """The width of each time that words were laid out, which is all the work there is."""
    widths: list[int] = []
    laid_out = text_module._break

    def counted(layout: QTextLayout, width: int, step: int, metrics: QFontMetricsF) -> object:
        widths.append(width)
        return laid_out(layout, width, step, metrics)

    monkeypatch.setattr(text_module, "_break", counted)
    return widths


def test_a_name_of_tables_is_laid_out_once_and_as_it_is(qtbot: QtBot, look: Look, layouts: list[int]) -> None:
    label = Text(look, TABLES, NAME)
    qtbot.addWidget(label)
    label.resize(600, label.heightForWidth(600))
    label.grab()
    label.grab()
    assert len(layouts) <= 2, "on one line, then in the width it has"
    assert label.text() == TABLES
    assert label.textFormat() is Qt.TextFormat.PlainText
    assert label.line_count(600) > 5


def test_markup_is_never_taken_for_a_document(
    qtbot: QtBot, look: Look, naughty: list[str], layouts: list[int]
) -> None:
    label = Text(look, "", BODY)
    qtbot.addWidget(label)
    label.resize(400, 200)
    for text in naughty:
        layouts.clear()
        label.show_words(text)
        label.grab()
        assert len(layouts) <= 2, text
        assert label.text() == shown(text)
        assert label.textFormat() is Qt.TextFormat.PlainText
        assert label.textInteractionFlags() == Qt.TextInteractionFlag.NoTextInteraction


def test_what_is_invisible_is_a_mark_and_no_font_is_searched_for_it() -> None:
    """A joiner shapes the letters beside it; every other sign without a shape of its own is a mark."""
    hidden = {chr(c) for c in range(sys.maxunicode + 1) if unicodedata.category(chr(c)) in ("Cc", "Cf", "Cs")}
    assert {sign for sign in hidden if shown(sign) != MARK} == {
        "\N{ZERO WIDTH JOINER}",
        "\N{ZERO WIDTH NON-JOINER}",
    }


def test_angle_brackets_are_painted_as_letters(qtbot: QtBot, look: Look) -> None:
    plain, tagged = Text(look, "hello"), Text(look, "<b>hello</b>")
    for label in (plain, tagged):
        qtbot.addWidget(label)
    assert tagged.natural_width() > plain.natural_width() + 30
    assert read(tagged) == (QAccessible.Role.StaticText, "<b>hello</b>")


def test_a_wrapping_label_is_never_lower_than_its_words(qtbot: QtBot, look: Look, naughty: list[str]) -> None:
    label = Text(look, "", SMALL)
    qtbot.addWidget(label)
    for text in naughty:
        label.show_words(text)
        for width in (40, 180, 500):
            height = label.heightForWidth(width)
            label.resize(width, height + 60)
            rows = inked_rows(_on_white(label))
            if rows and not any(ord(c) > 0x2FF for c in text):
                assert rows[-1] < height, (text, width)
            assert height >= label.line_count(width) * look.line_height(SMALL)


@given(text=st.text(max_size=120), width=st.integers(30, 900), k=st.sampled_from((0.8, 1.0, 1.5, 2.0)))
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_less_width_never_needs_less_height(look: Look, text: str, width: int, k: float) -> None:
    look.set_zoom(k)
    label = Text(look, text, BODY)
    try:
        wide, less = label.heightForWidth(width), label.heightForWidth(max(20, width // 2))
        assert less >= wide >= look.line_height(BODY)
    finally:
        label.deleteLater()


def test_a_layout_gives_the_label_the_height_it_needs(qtbot: QtBot, look: Look) -> None:
    ground = QWidget()
    qtbot.addWidget(ground)
    column = QVBoxLayout(ground)
    label = Text(look, WORDS * 3, BODY)
    column.addWidget(label)
    column.addStretch(1)
    for width in (220, 400, 900):
        ground.resize(width, 700)
        picture(ground)
        assert label.height() >= label.heightForWidth(label.width())


@pytest.mark.parametrize("style", [NAME, BIG_LINE, BODY, SMALL])
def test_every_line_has_the_height_of_its_style(qtbot: QtBot, look: Look, style: TextStyle) -> None:
    label = Text(look, WORDS, style)
    qtbot.addWidget(label)
    for width in (200, 320, 2000):
        assert label.heightForWidth(width) == label.line_count(width) * style.line
    assert label.line_count(200) > label.line_count(2000) == 1


def test_balanced_words_keep_the_lines_and_leave_no_word_alone(qtbot: QtBot, look: Look) -> None:
    free, even = Text(look, WORDS, BIG_LINE), Text(look, WORDS, BIG_LINE, balanced=True)
    for label in (free, even):
        qtbot.addWidget(label)
        label.resize(510, 200)
    for width in (300, 420, 510, 640):
        assert even.line_count(width) == free.line_count(width)
        assert even.heightForWidth(width) == free.heightForWidth(width)
    ragged, balanced = (_widest(_on_white(label)) for label in (free, even))
    assert balanced < ragged - 20


def test_runs_are_one_label_with_one_name(qtbot: QtBot, look: Look) -> None:
    runs: list[str | Run] = [
        "Compare: surname ",
        Run("Brennan", SMALL_STRONG, "ink"),
        ", born ",
        Run("14 Mar 1961", SMALL_STRONG),
    ]
    label = Text(look, runs, SMALL, "ink2")
    qtbot.addWidget(label)
    assert read(label) == (QAccessible.Role.StaticText, "Compare: surname Brennan, born 14 Mar 1961")
    plain = Text(look, label.text(), SMALL, "ink2")
    qtbot.addWidget(plain)
    assert label.natural_width() > plain.natural_width(), "the bold runs are wider"


def test_runs_after_characters_of_two_units_keep_their_place(qtbot: QtBot, look: Look) -> None:
    label = Text(look, ["👋 ", Run("Ana", colour="alert")], BODY)
    qtbot.addWidget(label)
    image = _on_white(label)
    reds = [
        x
        for x in range(image.width())
        for y in range(image.height())
        if image.pixelColor(x, y).red() > image.pixelColor(x, y).green() + 90
    ]
    assert max(reds) - min(reds) > 15, "the whole word is in its colour"


def test_elision_only_where_asked(qtbot: QtBot, look: Look) -> None:
    whole, short = Text(look, WORDS, wrap=False), Text(look, WORDS, elide=True)
    for label in (whole, short):
        qtbot.addWidget(label)
    assert whole.minimumSizeHint().width() == whole.natural_width()
    assert short.minimumSizeHint().width() < 60
    short.resize(120, 22)
    assert short.text() == WORDS, "a screen reader hears all of it"
    image = _on_white(short)
    assert _widest(image) <= 120


def test_line_breaks_are_kept_only_in_paragraphs(qtbot: QtBot, look: Look) -> None:
    name, note = Text(look, "Ana\nBee"), Text(look, "Ana\nBee", paragraphs=True)
    for label in (name, note):
        qtbot.addWidget(label)
    assert (name.line_count(500), note.line_count(500)) == (1, 2)


def test_zoom_and_theme_reach_a_standing_label(qtbot: QtBot, look: Look) -> None:
    label = Text(look, "Siobhán", NAME)
    qtbot.addWidget(label)
    before = label.sizeHint()
    look.set_zoom(2.0)
    assert label.sizeHint().height() == 2 * before.height()


def _on_white(label: Text) -> QImage:
    image = QImage(label.size(), QImage.Format.Format_RGB32)
    image.fill(0xFFFFFFFF)
    label.render(image)
    return image


def _widest(image: QImage) -> int:
    ground = image.pixel(image.width() - 1, image.height() - 1)
    return max(x for x in range(image.width()) for y in range(image.height()) if image.pixel(x, y) != ground)
