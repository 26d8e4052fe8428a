"""`frontdesk print`: each paper as a PDF of one page that nobody else of this computer reads."""

import stat
import sys
from pathlib import Path

import pytest

from frontdesk.cli.reference import SHAPES
from tests.cli.terminal import Terminal
from tests.cli.test_shapes import differs


@pytest.mark.parametrize("size", ["A4", "Letter"])
@pytest.mark.parametrize("what", ["morning-sheet", "door-slip", "pocket-slip", "visit-sheet"])
def test_a_paper_is_one_page(day: Terminal, tmp_path: Path, what: str, size: str) -> None:
    visit = str(next(one["id"] for one in day("visits", "--json").lines))
    whose = [visit] if what in ("door-slip", "pocket-slip") else []
    file = tmp_path / "out" / f"{what}.pdf"
    answer = day("print", what, *whose, "--to", str(file), "--paper", size, "--json")
    assert answer.code == 0
    assert answer.json == {"paper": what, "file": str(file)}
    assert differs(SHAPES[f"print {what}"][1], answer.json) == []
    assert file.read_bytes().count(b"/Type /Page\n") == 1
    if sys.platform != "win32":
        assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_a_file_that_is_there_stays(day: Terminal, tmp_path: Path) -> None:
    file = tmp_path / "sheet.pdf"
    file.write_text("mine", encoding="utf-8")
    answer = day("print", "visit-sheet", "--to", str(file))
    assert answer.code != 0
    assert "is there already" in answer.err
    assert file.read_text(encoding="utf-8") == "mine"


def test_a_language_without_words_and_a_visit_of_nobody_are_told(day: Terminal, tmp_path: Path) -> None:
    file = str(tmp_path / "sheet.pdf")
    assert day("print", "visit-sheet", "--language", "es", "--to", file).code == 0
    answer = day("print", "visit-sheet", "--language", "vi", "--to", str(tmp_path / "vi.pdf"))
    assert "Try one of: en, es." in answer.err
    assert "no patient or visit" in day("print", "door-slip", "nobody", "--to", str(tmp_path / "x.pdf")).err
    assert not (tmp_path / "x.pdf").exists()


def test_where_nothing_can_be_written_nothing_is(day: Terminal, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x", encoding="utf-8")
    answer = day("print", "morning-sheet", "--to", str(tmp_path / "file" / "below" / "a.pdf"))
    assert answer.code != 0
    assert "cannot be written there" in answer.err
