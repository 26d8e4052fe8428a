"""`export`, as a manager at a terminal uses it."""

import json
from pathlib import Path

from frontdesk.cli.reference import SHAPES
from tests.cli.terminal import Terminal
from tests.cli.test_shapes import differs


def test_a_file_or_a_pipe_and_days(day: Terminal, tmp_path: Path) -> None:
    out = tmp_path / "clinic.json"
    answer = day("export", "--format", "fhir", "--out", str(out), "--json")
    assert answer.code == 0
    assert differs(SHAPES["export"][1], answer.json) == []
    kinds = [one["resource"]["resourceType"] for one in json.loads(out.read_text(encoding="utf-8"))["entry"]]
    assert kinds.count("Patient") == answer.json["people"] > 0
    assert kinds.count("Appointment") == answer.json["visits"] > 0
    piped = day("export", "--format", "fhir")
    assert piped.out == out.read_text(encoding="utf-8")
    assert "not encrypted" in piped.err
    none = day("export", "--format", "ics", "--from", "1999-01-01", "--to", "1999-01-02")
    assert (none.code, "VEVENT" in none.out) == (0, False)


def test_what_cannot_be_asked(day: Terminal, tmp_path: Path) -> None:
    (tmp_path / "there.csv").write_text("x", encoding="utf-8")
    assert day("export", "--format", "csv", "--out", str(tmp_path / "there.csv")).code == 4
    assert day("export", "--format", "csv", "--json").code == 2
    assert day("export", "--format", "csv", "--from", "soon").code == 2
    assert day("export", "--format", "pdf").code == 2
    assert (tmp_path / "there.csv").read_text(encoding="utf-8") == "x"
