"""Backing up, checking and restoring from a terminal, on real encrypted stores."""

import re
import shutil
from pathlib import Path
from typing import Any

import pytest

from frontdesk.cli.reference import SHAPES
from frontdesk.store.sqlite.lock import Lock
from frontdesk.vault import key_file
from frontdesk.vault.wrapped import Cost
from tests.cli.terminal import PASS, Terminal
from tests.cli.test_shapes import differs
from tests.store.made import NOW


def people(terminal: Terminal) -> list[str]:
    return sorted(one["names"][0]["family"] for one in terminal("patients", "--json").lines)


def backed_up(terminal: Terminal) -> Path:
    return Path(terminal("backup", "--json").json["file"])


def flip(file: Path, at: int) -> None:
    content = bytearray(file.read_bytes())
    content[at] ^= 1
    file.write_bytes(content)


def test_there_and_back(day: Terminal) -> None:
    made = day("backup", "--json").json
    assert differs(SHAPES["backup"][1], made) == []
    assert made["people"] == 4
    before = people(day)
    visit = day("visits", "--json").lines[0]["id"]
    assert day("check-in", visit).code == 0
    would = day("restore", "newest", "--json").json
    assert (would["people"], would["newer_acts"], would["restored"]) == (4, 1, False)
    done = day("restore", "newest", "--really", "--json").json
    assert differs(SHAPES["restore"][1], done) == []
    assert (done["people"], done["newer_acts"], done["restored"]) == (4, 1, True)
    assert people(day) == before
    assert day("visits", "--json").lines[0]["state"] == "expected"
    assert day("restore", done["set_aside"], "--really").code == 0, "and back on the restore"
    assert day("visits", "--json").lines[0]["state"] != "expected"


def test_the_list_says_what_there_is(day: Terminal) -> None:
    assert "no backup" in day("restore").out
    made = backed_up(day)
    assert day("restore").out.split()[0] == made.name
    assert day("restore", "--json").lines[0]["proven"] is True
    assert day("restore", "nothing").code == 2


def test_a_check_says_how_old_the_newest_good_backup_is(day: Terminal) -> None:
    found = day("check", "--deep", "--json").json
    assert differs(SHAPES["check"][1], found) == []
    assert found["newest_backup"] is None
    backed_up(day)
    assert "The newest good backup is from today" in day("check").out
    visit = day("visits", "--json").lines[0]["id"]
    assert day("check-in", visit).code == 0
    assert day("card", visit).code == 0, "a look is no act that would be missing"
    flip(day.store, 20_000)
    for verb in (["check"], ["check", "--deep"]):
        answer = day(*verb)
        assert (answer.code, answer.out) == (5, "")
        told, *younger = answer.err.splitlines()
        assert re.fullmatch(
            r"This patient store is damaged \(page 5 of \d+\)\. Frontdesk has not opened or changed it\."
            r" The newest good backup is from today \d\d:\d\d \(1 check-in younger than it is listed\)\."
            r" Restore it, or save a copy of the damaged file first\.",
            told,
        ), told
        (line,) = younger
        assert re.fullmatch(r"today \d\d:\d\d: Checked in \(appointment .* \d\d:\d\d\)", line), line


def test_a_damaged_store_does_not_open_and_says_the_same(day: Terminal) -> None:
    day.store.write_bytes(day.store.read_bytes()[:4096] + bytes(8192))
    told = day("patients")
    assert told.code == 5
    assert told.err.startswith(
        "This patient store is damaged (page 2 of 3). Frontdesk has not opened or changed it. There is no"
        " proven backup yet."
    )


def test_a_damaged_store_is_restored_and_the_damaged_file_kept(day: Terminal) -> None:
    backed_up(day)
    flip(day.store, 20_000)
    damaged = day.store.read_bytes()
    done = day("restore", "newest", "--really", "--json").json
    assert len(people(day)) == 4
    assert Path(done["set_aside"]).read_bytes() == damaged


def test_a_damaged_newest_backup_is_passed_over_and_said(day: Terminal) -> None:
    older = backed_up(day)
    newest = backed_up(day)
    flip(newest, 30_000)
    assert day("restore", newest.name, "--really").code == 5
    answer = day("restore", "newest", "--really")
    assert answer.code == 0
    assert f"{newest.name} is damaged" in answer.out
    assert len(people(day)) == 4
    flip(older, 30_000)
    before = day.store.read_bytes()
    assert day("restore", "newest", "--really").code == 5, "none is good"
    assert day.store.read_bytes() == before


def test_on_a_new_computer_with_the_recovery_key(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("frontdesk.vault.key_file.Cost", lambda *given: Cost(*given or (1, 8192)))
    monkeypatch.setenv("FRONTDESK_PASSPHRASE", PASS)
    old = Terminal(tmp_path / "old" / "clinic.frontdesk", capsys)
    recovery = old("init", "--clinic", "Linden", "--manager", "Ana", "--json").json["recovery_key"]
    made = backed_up(old)
    stick = tmp_path / "stick"
    shutil.copytree(made.parent, stick)
    shutil.rmtree(tmp_path / "old")
    new = Terminal(tmp_path / "new" / "clinic.frontdesk", capsys)
    monkeypatch.setenv("FRONTDESK_PASSPHRASE", "not the one at all")
    assert new("restore", "newest", "--from", str(stick), "--really").code == 12
    assert not new.store.exists()
    monkeypatch.setenv("FRONTDESK_PASSPHRASE", recovery)
    done = new("restore", "newest", "--from", str(stick), "--recovery-key", "--really", "--json").json
    assert (done["restored"], done["set_aside"]) == (True, None)
    monkeypatch.setenv("FRONTDESK_PASSPHRASE", PASS)
    assert new("check", "--deep").code == 0


def test_a_passphrase_changed_since_stays_changed(day: Terminal, monkeypatch: Any) -> None:
    monkeypatch.setattr("frontdesk.vault.key_file.Cost", lambda *given: Cost(*given or (1, 8192)))
    backed_up(day)
    keys = key_file.beside(day.store)
    holder = key_file.holders(keys)[0]
    key_file.change_passphrase(keys, person_id=holder.person_id, old=PASS, new="four other words here")
    monkeypatch.setenv("FRONTDESK_PASSPHRASE", "four other words here")
    assert day("restore", "newest", "--really").code == 0
    assert len(people(day)) == 4
    monkeypatch.setenv("FRONTDESK_PASSPHRASE", PASS)
    assert day("patients").code == 12


def test_who_was_erased_stays_erased_even_where_only_the_backups_are_left(day: Terminal) -> None:
    gone = day("patients", "--json").lines[0]
    first = backed_up(day)
    assert day("erase-person", gone["id"], "--really").code == 0
    backed_up(day)
    day.store.unlink()
    done = day("restore", first.name, "--really", "--json").json
    assert done["erased_again"] == 1
    assert gone["names"][0]["family"] not in people(day)
    assert len(people(day)) == 3


def test_nothing_is_restored_under_an_open_window(day: Terminal) -> None:
    backed_up(day)
    lock = Lock(day.store, NOW)
    try:
        assert day("backup").code == 0, "a backup disturbs nobody"
        assert day("restore", "newest", "--really").code == 11
    finally:
        lock.release()


def test_a_repair_goes_into_a_new_store_and_lists_what_is_lost(day: Terminal, tmp_path: Path) -> None:
    to = tmp_path / "repaired.frontdesk"
    before = day.store.read_bytes()
    whole = day("repair", "--to", str(to), "--json")
    assert (whole.code, whole.json["people"], whole.json["tables"]) == (0, 4, [])
    assert day("repair", "--to", str(to)).code == 4, "nothing is overwritten"
    assert day("repair", "--to", str(day.store)).code == 4
    assert day.store.read_bytes() == before
    put_back = day("restore", str(to), "--really")
    assert put_back.code == 0
    assert len(people(day)) == 4
