"""The bundled fonts are there, in every weight used, and know the letters of our names."""

from pathlib import Path

import pytest
from PySide6.QtGui import QFont, QFontDatabase, QFontInfo, QRawFont
from pytestqt.qtbot import QtBot

from frontdesk import resources
from frontdesk.qt import fonts
from frontdesk.qt.look import Look
from frontdesk.qt.plain_text import MARK


@pytest.mark.parametrize(
    ("family", "weights"), [("Inter", (400, 500, 600, 700)), ("Source Serif 4", (400, 500, 600))]
)
def test_every_weight_is_a_file_of_its_own(look: Look, family: str, weights: tuple[int, ...]) -> None:
    for weight in weights:
        font = QFont(family)
        font.setWeight(QFont.Weight(weight))
        info = QFontInfo(font)
        assert (info.family(), info.weight(), info.exactMatch()) == (family, weight, True)


@pytest.mark.parametrize(
    "file", sorted(Path(str(resources.path("fonts"))).glob("*.ttf")), ids=lambda f: f.name
)
def test_the_files_know_the_letters_of_our_names(qtbot: QtBot, file: Path) -> None:
    raw = QRawFont(str(file), 16)
    for letter in "Hạnh Wójcik Siobhán Zoë Nguyễn “”’…" + MARK:
        assert raw.supportsCharacter(ord(letter)), f"{letter!r} in {file.name}"


def test_a_missing_folder_is_named(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(resources, "path", lambda *_: tmp_path)
    with pytest.raises(FileNotFoundError, match="resources/fonts"):
        fonts.load()
    (tmp_path / "Broken.ttf").write_text("no font")
    with pytest.raises(FileNotFoundError, match=r"Broken\.ttf"):
        fonts.load()


def test_loading_gives_both_families(qtbot: QtBot) -> None:
    assert {fonts.SANS, fonts.SERIF} <= set(fonts.load())
    assert {fonts.SANS, fonts.SERIF} <= set(QFontDatabase.families())
