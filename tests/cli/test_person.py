"""`export-person` and `erase-person`, as a manager at a terminal uses them."""

import json
import stat
import sys
from pathlib import Path

import pytest

from tests.cli.terminal import Terminal

NAME = "Ngozi"


@pytest.fixture
def who(day: Terminal) -> str:
    return str(next(one["id"] for one in day("patients", "--json").lines if NAME in str(one["names"])))


def test_a_copy_is_two_files_that_nobody_else_may_read(day: Terminal, who: str, tmp_path: Path) -> None:
    folder = tmp_path / "copy"
    answer = day("export-person", who, str(folder), "--json")
    assert answer.code == 0
    data, page = sorted(folder.iterdir())
    assert [str(data), str(page)] == sorted(answer.json["files"])
    assert NAME not in data.name
    assert json.loads(data.read_text(encoding="utf-8"))["patients"][0]["id"] == who
    assert page.read_bytes().startswith(b"%PDF")
    if sys.platform != "win32":
        assert {stat.S_IMODE(file.stat().st_mode) for file in (data, page)} == {0o600}
    again = day("export-person", who, str(folder))
    assert again.code != 0
    assert "is there already" in again.err


def test_where_nothing_can_be_written_nothing_is(day: Terminal, who: str, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x", encoding="utf-8")
    answer = day("export-person", who, str(tmp_path / "file" / "below"))
    assert answer.code != 0
    assert "cannot be written there" in answer.err


def test_first_it_says_what_goes_and_then_it_goes(day: Terminal, who: str) -> None:
    looked = day("erase-person", who)
    assert (looked.code, "1 visit" in looked.out, "Nothing was erased" in looked.out) == (0, True, True)
    assert any(one["id"] == who for one in day("patients", "--json").lines)
    done = day("erase-person", who, "--really", "--json")
    assert (done.code, done.json["erased"]) == (0, True)
    assert not any(one["id"] == who for one in day("patients", "--json").lines)
    assert day("find", NAME).out.strip() in ("", "Nobody found.")
    assert day("erase-person", who, "--really").code != 0


def test_who_looked_says_everybody_who_opened_the_card(day: Terminal, who: str) -> None:
    assert day("card", who).code == 0
    listed = day("looks", who, "--json").lines
    assert [(one["who"], one["what"], one["reason"]) for one in listed][:1] == [
        ("Ana", "Opened the card, from that day’s list", None)
    ]
    assert "Read this list" in day("looks", who).out
    assert day("looks", "nobody").code == 2
