"""doctor: what is fine, what wants a look, and its numbers 0, 15, 5, 10."""

from pathlib import Path
from typing import Any

import pytest

from frontdesk import bootstrap
from frontdesk.cli.verbs import doctor
from frontdesk.domain.imported import RowProblem
from frontdesk.store.port import ImportRun, StagedRow
from frontdesk.usecases.desk import new_id
from tests.cli.terminal import PASS, Terminal


def test_everything_is_there(clinic: Terminal) -> None:
    answer = clinic("doctor", "--json")
    assert answer.code == 0
    checks = {one["what"]: one for one in answer.json["checks"]}
    assert all(one["ok"] for one in checks.values())
    assert {"SQLite", "SQLCipher", "PySide6", "Fonts", "Icons", "Lines", "Time zones"} < set(checks)
    assert checks["Inside"]["found"] == "every page is sound, 0 patients"
    assert "look at this" not in clinic("doctor").out


def test_without_a_store_and_without_a_passphrase(clinic: Terminal, tmp_path: Path, monkeypatch: Any) -> None:
    monkeypatch.delenv("FRONTDESK_PASSPHRASE")
    seen = clinic("doctor")
    assert seen.code == 0
    assert "not looked at: no passphrase" in seen.out
    nowhere = Terminal(tmp_path / "nothing.frontdesk", clinic._capsys)("doctor")
    assert nowhere.code == 10
    assert "There is no patient store there." in nowhere.out
    assert "SQLCipher" in nowhere.out


def test_swap_in_the_clear_is_said_and_is_no_trouble() -> None:
    found = doctor.swap_finding(("/swapfile",))
    assert (found.code, "/swapfile" in found.found, bool(found.todo)) == (0, True, True)
    assert doctor.swap_finding(()).todo == ""


@pytest.mark.parametrize("name", ["SQLite", "SQLCipher"])
def test_a_library_below_the_floor(clinic: Terminal, monkeypatch: Any, name: str) -> None:
    versions = bootstrap.library_versions()
    old = {**versions, name: ((3, 51, 1) if name == "SQLite" else (4, 8, 0), versions[name][1])}
    monkeypatch.setattr("frontdesk.bootstrap.library_versions", lambda: old)
    answer = clinic("doctor")
    assert answer.code == 15
    assert "look at this" in answer.out


@pytest.mark.parametrize(
    ("found", "fine"),
    [((6, 9, 3), False), ((6, 10, 0), True), ((6, 11, 9), True), ((6, 12, 0), False), ((), False)],
)
def test_the_window_library_has_a_floor_and_a_ceiling(found: tuple[int, ...], fine: bool) -> None:
    assert (doctor.qt_finding(found).code == 0) is fine


def test_the_floors_are_those_of_the_handbook() -> None:
    floors = {name: floor for name, (_, floor) in bootstrap.library_versions().items()}
    assert floors == {"SQLite": (3, 51, 3), "SQLCipher": (4, 9)}


PAGE = 4096


def test_damage_on_any_page_is_found_and_nothing_is_changed(day: Terminal) -> None:
    whole = day.store.read_bytes()
    for page in range(1, len(whole) // PAGE):
        pages = bytearray(whole)
        pages[page * PAGE + 100] ^= 1
        day.store.write_bytes(bytes(pages))
        answer = day("doctor", "--json")
        assert answer.code == answer.json["exit_code"] == 5, f"page {page}"
        assert day.store.read_bytes() == bytes(pages)
    day.store.write_bytes(whole)
    assert day("doctor").code == 0


def test_of_several_things_the_library_counts_first() -> None:
    assert _exit_code(5, 10, 15) == 15
    assert _exit_code(12, 5) == 5
    assert _exit_code(0, 10) == 10
    assert _exit_code(0, 0) == 0


def _exit_code(*codes: int) -> int:
    return doctor._exit_code([doctor.Finding("", "", code) for code in codes])


def test_a_missing_key_file_and_a_wrong_passphrase(clinic: Terminal, monkeypatch: Any) -> None:
    monkeypatch.setenv("FRONTDESK_PASSPHRASE", "not the one at all")
    assert clinic("doctor").code == 12
    clinic.store.with_name(clinic.store.name + ".keys").unlink()
    assert clinic("doctor").code == 5


def test_beside_an_open_window_and_with_an_unfinished_import(clinic: Terminal) -> None:
    desk = bootstrap.open_desk(clinic.store, PASS)
    try:
        run = ImportRun(new_id(), desk.now(), desk.staff.id, "list.csv", 0, 0, "staged")
        desk.store.import_stage(run, [StagedRow(1, ())], [RowProblem("row 2", "left out")])
        answer = clinic("doctor", "--json")
    finally:
        desk.store.close()
    assert answer.code == 0
    found = {one["what"]: one["found"] for one in answer.json["checks"]}
    assert found["Imports"].startswith("1 unfinished")


def test_a_missing_font_is_seen(clinic: Terminal, tmp_path: Path, monkeypatch: Any) -> None:
    monkeypatch.setattr("frontdesk.resources.path", tmp_path.joinpath)
    assert clinic("doctor").code == 5
