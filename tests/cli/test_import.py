"""Files come in whole or not at all, and the numbers say what became of every row."""

from datetime import date
from pathlib import Path

import pytest

from frontdesk.cli.reference import SHAPES
from frontdesk.words import English
from tests.cli.conftest import LIST
from tests.cli.terminal import Terminal, row_counts
from tests.cli.test_shapes import differs

NOTHING = {"new": 0, "changed": 0, "same": 0, "set_aside": 0, "left_out": 0}


def test_a_dry_run_writes_nothing_and_says_the_same(clinic: Terminal, day_list: Path) -> None:
    before = row_counts(clinic.store)
    dry = clinic("import", str(day_list), "--dry-run", "--json")
    after = row_counts(clinic.store)
    assert after.pop("chain") >= before.pop("chain"), "that a run came and went stands in the history"
    assert after == before
    assert clinic("patients").out == ""
    wet = clinic("import", str(day_list), "--json")
    assert dry.json == wet.json
    assert row_counts(clinic.store)["patient"] == 4
    assert clinic("import", str(day_list), "--dry-run").out.endswith("Nothing was written.\n")


def test_read_again_it_changes_nothing(clinic: Terminal, day_list: Path) -> None:
    first = clinic("import", str(day_list), "--json").json["files"][0]
    assert first["patients"] == first["visits"] == {**NOTHING, "new": 4}
    assert (first["path"], first["format"], first["refused"]) == (str(day_list), "csv", None)
    patients, visits = clinic("patients", "--json").out, clinic("visits", "--json").out
    again = clinic("import", str(day_list), "--json")
    assert again.code == 0
    assert again.json["files"][0]["patients"] == {**NOTHING, "same": 4}
    assert again.json["files"][0]["visits"] == {**NOTHING, "same": 4}
    assert (clinic("patients", "--json").out, clinic("visits", "--json").out) == (patients, visits)


def test_a_second_list_names_who_moved_and_who_is_gone(day: Terminal, day_list: Path) -> None:
    rows = [row for row in LIST.splitlines() if "A4" not in row]
    day_list.write_text("\n".join(rows).replace("15:10", "15:50"), encoding="utf-8")
    today = day("today", "--json").json["date"]
    said = English().short_day(date.fromisoformat(today), date.fromisoformat(today))
    moved = {"board_name": "Åsa L.", "time": f"{today} 15:50", "instead_of": f"{today} 15:10"}
    gone = {"board_name": "Siobhán O.", "time": f"{today} 15:30", "instead_of": None}
    for how in ("--dry-run", ""):
        given = ["import", str(day_list), *filter(None, [how])]
        text = day(*given).out if how else ""
        one = day(*given, "--json").json["files"][0]
        assert differs(SHAPES["import"][1]["files"][0], one) == []
        assert one["moved"] == {"count": 1, "visits": [moved]}
        assert one["not_in_latest_list"] == {"count": 1, "visits": [gone]}
        assert (
            not how
            or (
                f"  Moved 1\n    Åsa L.  {said} 15:50 instead of {said} 15:10\n"
                f"  Not in the latest list 1\n    Siobhán O.  {said} 15:30\n"
            )
            in text
        )
    board = {row["id"]: row for rows in day("today", "--json").json["lists"] for row in rows["visits"]}
    named = {row["board_name"]: row["in_latest_list"] for row in board.values()}
    assert named == {"Ngozi O.": True, "Hà N.": True, "Åsa L.": True, "Siobhán O.": False}
    (line,) = [line for line in day("today").out.splitlines() if "not in the latest list" in line]
    assert "Siobhán O." in line


@pytest.mark.parametrize(
    ("name", "what"), [("gone.csv", "csv"), ("gone.JSON", "fhir"), ("gone.xyz", None), ("gone", None)]
)
def test_a_file_that_cannot_be_read_has_the_format_of_its_ending(
    clinic: Terminal, tmp_path: Path, name: str, what: str | None
) -> None:
    (one,) = clinic("import", str(tmp_path / name), "--json").json["files"]
    assert one["refused"]
    assert one["format"] == what


def test_an_import_is_listed_and_taken_back(clinic: Terminal, day_list: Path) -> None:
    assert clinic("imports").out == "Nothing was brought in yet.\n"
    clinic("import", str(day_list))
    (listed,) = clinic("imports", "--json").lines
    assert differs(SHAPES["imports"][1], listed) == []
    assert (listed["file"], listed["can_be_taken_back"]) == (day_list.name, True)
    assert day_list.name in clinic("imports").out
    assert (
        clinic("imports", "--take-back", listed["id"]).out == "Taken back. The store is as it was before.\n"
    )
    assert clinic("patients", "--json").out == ""
    (gone,) = clinic("imports", "--json").lines
    assert (gone["can_be_taken_back"], gone["stays"], bool(gone["taken_back_at"])) == (False, 0, True)
    assert clinic("imports", "--take-back", listed["id"]).code == 2


def test_rows_left_out_are_named_and_the_rest_is_stored(clinic: Terminal, day_list: Path) -> None:
    with day_list.open("a", encoding="utf-8") as file:
        file.write('15:00,,,1990-01-02,020 7946 0109,English,"VOSS, LENA MD",A9\n')
    found = clinic("import", str(day_list), "--json")
    assert found.code == 3
    one = found.json["files"][0]
    assert one["patients"] == {**NOTHING, "new": 4, "left_out": 1}
    assert any(problem["where"] == "row 6" for problem in one["problems"])
    text = clinic("import", str(day_list))
    assert text.code == 3
    assert "Row 6" in text.out


def test_a_refused_file_leaves_nothing_and_the_other_is_whole(
    clinic: Terminal, day_list: Path, tmp_path: Path
) -> None:
    bad = tmp_path / "bad.json"
    bad.write_text('{"resourceType": "Bundle", "resourceType": "Patient"}', encoding="utf-8")
    only = clinic("import", str(bad), "--json")
    assert only.code == 4
    assert only.json["files"][0]["refused"]
    assert only.json["files"][0]["patients"] == NOTHING
    both = clinic("import", str(bad), str(day_list), "--json")
    assert both.code == 3
    assert [bool(one["refused"]) for one in both.json["files"]] == [True, False]
    assert [one["path"] for one in both.json["files"]] == [str(bad), str(day_list)]
    assert len(clinic("patients", "--json").lines) == 4
    assert clinic("import", str(tmp_path / "not-there.csv")).code == 4


def test_a_folder_stands_for_what_can_be_read_in_it(clinic: Terminal, day_list: Path, tmp_path: Path) -> None:
    (day_list.parent / "read.me").write_text("not a list", encoding="utf-8")
    inner = tmp_path / "older"
    inner.mkdir()
    (inner / "patients.csv").write_text("Name,DOB\nAda Byron,1985-12-10\n", encoding="utf-8")
    found = clinic("import", str(tmp_path), str(day_list), "--json")
    assert {Path(one["path"]).name for one in found.json["files"]} == {"today.csv", "patients.csv"}
    assert len(found.json["files"]) == 2, "a file named twice is read once"
    empty = tmp_path / "empty"
    empty.mkdir()
    assert clinic("import", str(empty)).code == 4


def test_a_column_is_corrected_and_remembered(clinic: Terminal, tmp_path: Path) -> None:
    odd = tmp_path / "odd.csv"
    odd.write_text("Who,Arrived on earth\nAda Byron,1985-12-10\n", encoding="utf-8")
    clinic("import", str(odd), "--column", "birth_date=arrived on EARTH")
    assert [one["birth_date"] for one in clinic("patients", "--json").lines] == ["1985-12-10"]
    odd.write_text("Who,Arrived on earth\nMary Fairfax,1980-12-26\n", encoding="utf-8")
    clinic("import", str(odd))
    assert {one["birth_date"] for one in clinic("patients", "--json").lines} == {"1985-12-10", "1980-12-26"}


@pytest.mark.parametrize("column", ["birth_date", "birthday=Who", "=Who", "room=", "room=No such header"])
def test_a_correction_that_fits_nothing_is_wrong_usage(clinic: Terminal, day_list: Path, column: str) -> None:
    before = row_counts(clinic.store)
    assert clinic("import", str(day_list), "--column", column).code == 2
    assert row_counts(clinic.store) == before


def test_letters_dates_and_zone_as_somebody_says(clinic: Terminal, tmp_path: Path) -> None:
    old = tmp_path / "old.csv"
    old.write_bytes("Name,DOB,Appointment\nZoë Müller,03/04/1961,14/05/2026 10:20\n".encode("cp1252"))
    assert clinic("import", str(old)).code == 4
    assert clinic("import", str(old), "--encoding", "no-such-letters").code == 4
    assert clinic("import", str(old), "--zone", "Middle/Earth").code == 4
    first = clinic("import", str(old), "--encoding", "cp1252", "--zone", "America/New_York", "--json")
    assert first.code == 0, first.out
    (visit,) = clinic("visits", "--json").lines
    assert visit["start"] == "2026-05-14T14:20:00Z"
    assert clinic("find", "muller", "--json").lines[0]["birth_date"] == "1961-04-03"


@pytest.mark.parametrize(("dates", "born"), [("day-first", "1961-04-03"), ("month-first", "1961-03-04")])
def test_dates_that_can_be_read_two_ways(clinic: Terminal, tmp_path: Path, dates: str, born: str) -> None:
    file = tmp_path / "two-ways.csv"
    file.write_text("Name,DOB\nAda Byron,03/04/1961\n", encoding="utf-8")
    clinic("import", str(file), "--dates", dates)
    assert clinic("patients", "--json").lines[0]["birth_date"] == born


def test_the_sample_clinic_takes_no_real_data(sample: Terminal, day_list: Path) -> None:
    found = sample("import", str(day_list), "--json")
    assert found.code == 4
    assert "sample clinic" in found.json["files"][0]["refused"]


def test_published_fhir_files_come_in_through_the_command(clinic: Terminal, shared_data: Path) -> None:
    files = sorted((shared_data / "fhir" / "au-core").glob("*atient*.json"))[:4]
    assert files
    found = clinic("import", *map(str, files), "--json").json["files"]
    stored = len(clinic("patients", "--json").lines)
    assert stored == sum(one["patients"]["new"] for one in found)
    assert stored
    for one in found:
        assert bool(one["refused"]) <= (one["patients"] == NOTHING)
