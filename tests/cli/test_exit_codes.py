"""Each number is proven, with one calm sentence on standard error and nothing on standard output."""

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from frontdesk import bootstrap, log
from frontdesk.cli.main import run
from frontdesk.store.port import ImportRun, StagedRow
from frontdesk.usecases.desk import new_id
from frontdesk.vault import key_file
from tests.cli.terminal import PASS, Answer, Terminal

READS = [
    ["patients"],
    ["visits"],
    ["find", "a"],
    ["today"],
    ["card", "x"],
    ["check-in", "x"],
    ["check-out", "x"],
]


def calm(answer: Answer) -> Answer:
    assert answer.out == ""
    assert answer.err.strip()
    assert len(answer.err.splitlines()) == 1
    return answer


@pytest.mark.parametrize("verb", READS, ids=lambda verb: verb[0])
def test_no_store_there(clinic: Terminal, tmp_path: Path, verb: list[str], monkeypatch: Any) -> None:
    monkeypatch.delenv("FRONTDESK_PASSPHRASE")
    nowhere = Terminal(tmp_path / "nothing.frontdesk", clinic._capsys)
    assert calm(nowhere(*verb)).code == 10  # before anybody is asked for a passphrase
    assert list(tmp_path.glob("nothing*")) == []


@pytest.mark.parametrize("verb", READS, ids=lambda verb: verb[0])
def test_a_wrong_passphrase(clinic: Terminal, verb: list[str], monkeypatch: Any) -> None:
    monkeypatch.setenv("FRONTDESK_PASSPHRASE", "not the one at all")
    assert calm(clinic(*verb)).code == 12


def test_nobody_to_ask_for_the_passphrase(clinic: Terminal, monkeypatch: Any) -> None:
    monkeypatch.delenv("FRONTDESK_PASSPHRASE")
    answer = calm(clinic("today"))
    assert answer.code == 2
    assert "FRONTDESK_PASSPHRASE" in answer.err


def test_the_passphrase_is_asked_without_echo(clinic: Terminal, monkeypatch: Any) -> None:
    asked: list[str] = []

    def hidden(prompt: str) -> str:
        asked.append(prompt)
        return PASS

    monkeypatch.delenv("FRONTDESK_PASSPHRASE")
    monkeypatch.setattr("frontdesk.cli.shared.on_a_terminal", lambda: True)
    monkeypatch.setattr("click.termui.hidden_prompt_func", hidden)
    assert clinic("patients").code == 0
    assert len(asked) == 1


@pytest.mark.parametrize(
    "arguments",
    [
        ["bogus"],
        ["today", "--colour"],
        ["find"],
        ["card"],
        ["card", "x", "--listening", "nobody"],
        ["help", "all"],
    ],
)
def test_wrong_usage(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert run(arguments) == 2
    assert capsys.readouterr().out == ""


@pytest.mark.parametrize("verb", ["card", "check-in", "check-out"])
def test_no_such_visit(clinic: Terminal, verb: str) -> None:
    assert calm(clinic(verb, "no-such-id")).code == 2


def test_somebody_was_there_first(day: Terminal) -> None:
    visit = day("visits", "--json").lines[0]["id"]
    day("check-in", visit)
    before = day("visits", "--json").out
    assert calm(day("check-in", visit)).code == 3
    assert "Already checked in at" in day("check-in", visit).err
    assert day("visits", "--json").out == before
    day("check-out", visit)
    assert calm(day("check-out", visit)).code == 3


def test_a_visit_of_another_day_is_refused(sample: Terminal) -> None:
    day = sample("today", "--json").json["date"]
    other = [
        v for v in sample("visits", "--json").lines if v["state"] == "expected" and v["start"][:10] > day
    ]
    assert other
    assert calm(sample("check-in", other[-1]["id"])).code == 4


def test_a_second_clinic_in_its_place_is_refused(clinic: Terminal) -> None:
    before = clinic.store.read_bytes()
    assert calm(clinic("init", "--clinic", "Another")).code == 4
    assert clinic.store.read_bytes() == before


def test_damaged(clinic: Terminal) -> None:
    clinic.store.write_bytes(clinic.store.read_bytes()[:4096] + b"\x00" * 8192)
    assert calm(clinic("patients")).code == 5
    clinic.store.with_name(clinic.store.name + ".keys").write_text("{}")
    assert calm(clinic("patients")).code == 5


def test_only_readable(clinic: Terminal, day_list: Path, monkeypatch: Any) -> None:
    clinic("import", str(day_list))
    visit = clinic("visits", "--json").lines[0]["id"]
    monkeypatch.setattr("frontdesk.store.sqlite.place.cannot_be_written", lambda _: True)
    before = clinic.store.read_bytes()
    assert clinic("today").code == 0
    assert clinic("card", visit).code == 0
    assert calm(clinic("check-in", visit)).code == 7
    more = day_list.with_name("more.csv")
    more.write_text(day_list.read_text(encoding="utf-8").replace("Ngozi", "Chidi"), encoding="utf-8")
    assert calm(clinic("import", str(more))).code == 7
    assert clinic.store.read_bytes() == before


def test_from_a_newer_version(clinic: Terminal, monkeypatch: Any) -> None:
    monkeypatch.setattr("frontdesk.store.sqlite.migrations.VERSION", 0)
    assert calm(clinic("patients")).code == 9


def test_in_use(clinic: Terminal) -> None:
    desk = bootstrap.open_desk(clinic.store, PASS)
    try:
        assert calm(clinic("today")).code == 11
    finally:
        desk.store.close()
    assert clinic("today").code == 0


def test_a_file_under_two_names_is_refused(clinic: Terminal, tmp_path: Path) -> None:
    (tmp_path / "second").hardlink_to(clinic.store)
    assert calm(clinic("today")).code == 4


def test_a_key_file_of_another_store_is_no_wrong_passphrase(
    clinic: Terminal, made_sample: Callable[[], Path]
) -> None:
    shutil.copy2(key_file.beside(made_sample()), key_file.beside(clinic.store))
    answer = calm(clinic("today"))
    assert answer.code == 5
    assert "or its key file belongs to another store" in answer.err


def test_a_missing_key_file_is_named(clinic: Terminal) -> None:
    keys = key_file.beside(clinic.store)
    keys.unlink()
    answer = calm(clinic("today"))
    assert answer.code == 5
    assert f"Put {keys.name} back beside the store" in answer.err


def test_cancelled(clinic: Terminal, monkeypatch: Any) -> None:
    def pressed(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("frontdesk.bootstrap.open_desk", pressed)
    answer = clinic("today")
    assert answer.code == 130
    assert answer.err.strip() == "Cancelled. Nothing more was done."


def test_our_own_fault_has_a_reference_and_no_value(clinic: Terminal, monkeypatch: Any) -> None:
    def broken(*_: object, **__: object) -> None:
        raise ValueError("Ngozi Okonkwo-Bell")

    monkeypatch.setattr("frontdesk.bootstrap.open_desk", broken)
    answer = calm(clinic("today"))
    log.stop()
    assert answer.code == 1
    assert "Reference" in answer.err
    assert "Ngozi" not in answer.err


def test_the_table_of_numbers(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["help", "exit-codes"]) == 0
    out = capsys.readouterr().out
    assert "12   wrong passphrase" in out
    assert len(out.splitlines()) == 15


def test_what_was_interrupted_is_told_beside_the_answer(day: Terminal) -> None:
    desk = bootstrap.open_desk(day.store, PASS)
    run_id = new_id()
    desk.store.import_stage(
        ImportRun(run_id, desk.now(), desk.staff.id, "list.csv", 0, 0, "staged"), [StagedRow(1, ())]
    )
    desk.store.close()
    answer = day("patients", "--json")
    assert (answer.code, len(answer.lines)) == (0, 4)
    assert answer.err == "The import of list.csv did not finish. Nothing was imported. Start it again.\n"
    assert day("patients").err == ""
