"""init: a store, its key file and a recovery key that opens it; asked on a terminal, given otherwise."""

from datetime import date, time
from pathlib import Path
from typing import Any

import pytest

from frontdesk import bootstrap
from frontdesk.cli.verbs.init import hours_of
from frontdesk.domain.errors import WrongUsage
from frontdesk.vault import key_file
from tests.cli.terminal import PASS, Terminal


@pytest.fixture
def nowhere(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Terminal:
    monkeypatch.setenv("FRONTDESK_PASSPHRASE", PASS)
    return Terminal(tmp_path / "new" / "clinic.frontdesk", capsys)


def test_everything_given(nowhere: Terminal) -> None:
    answer = nowhere(
        "init", "--json", "--clinic", "Linden Street", "--manager", "Ana", "--zone", "Europe/London",
        "--phone", "020 7946 0000", "--hours", "mon-fri 08:30-17:00", "--hours", "sat 09:00-12:00",
        "--closed", "2026-12-25", "--clinician", "Dr Lena Voss", "--been-here-before", "no",
    )  # fmt: skip
    assert answer.code == 0
    assert list(answer.json) == ["store", "recovery_key", "manager"]
    desk = bootstrap.open_desk(nowhere.store, PASS)
    clinic, clinicians = desk.clinic, desk.store.clinicians()
    desk.store.close()
    assert (clinic.name, clinic.zone, clinic.phone) == ("Linden Street", "Europe/London", "020 7946 0000")
    assert [hours.weekday for hours in clinic.hours] == [0, 1, 2, 3, 4, 5]
    assert (clinic.hours[5].opens, clinic.hours[5].closes) == (time(9), time(12))
    assert clinic.closed_days == (date(2026, 12, 25),)
    assert clinic.known_since_before is False
    assert [one.spoken_name for one in clinicians] == ["Dr Lena Voss"]
    assert answer.json["manager"] == desk.staff.id
    key_file.open_with_recovery(key_file.beside(nowhere.store), answer.json["recovery_key"])
    assert nowhere.store.stat().st_mode & 0o077 == 0


def test_without_a_terminal_it_takes_what_is_usual(nowhere: Terminal) -> None:
    answer = nowhere("init")
    assert answer.code == 0
    printed = "".join(line.strip() for line in answer.out.splitlines() if line.startswith("    "))
    key_file.open_with_recovery(key_file.beside(nowhere.store), printed)
    assert nowhere("today").code == 0


def test_on_a_terminal_it_asks_for_what_is_missing(nowhere: Terminal, monkeypatch: Any) -> None:
    told = {"Clinicians": "Dr Lena Voss, Dr Kofi Osei", "Have most": "not-sure", "Clinic": "Linden Street"}
    told |= {"First manager": "Ana", "Time zone": "Europe/London", "Phone": ""}
    asked: list[str] = []

    def visible(question: str) -> str:
        asked.append(question)
        return next((answer for lead, answer in told.items() if question.startswith(lead)), "")

    monkeypatch.delenv("FRONTDESK_PASSPHRASE")
    monkeypatch.setattr("frontdesk.cli.shared.on_a_terminal", lambda: True)
    monkeypatch.setattr("frontdesk.cli.verbs.init.on_a_terminal", lambda: True)
    monkeypatch.setattr("click.termui.visible_prompt_func", visible)
    hidden: list[str] = []

    def unseen(question: str) -> str:
        hidden.append(question)
        return PASS

    monkeypatch.setattr("click.termui.hidden_prompt_func", unseen)
    assert nowhere("init").code == 0
    assert len(hidden) == 2, "a new passphrase is typed twice"
    assert len(asked) == len(told)
    desk = bootstrap.open_desk(nowhere.store, PASS)
    names = [one.spoken_name for one in desk.store.clinicians()]
    clinic = desk.clinic
    desk.store.close()
    assert sorted(names) == ["Dr Kofi Osei", "Dr Lena Voss"]
    assert (clinic.name, clinic.known_since_before) == ("Linden Street", True)


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["--zone", "Middle/Earth"], 4),
        (["--clinic", "  "], 4),
        (["--hours", "always"], 2),
        (["--closed", "Christmas"], 2),
    ],
)
def test_an_answer_that_cannot_be_used_leaves_nothing(
    nowhere: Terminal, arguments: list[str], code: int
) -> None:
    answer = nowhere("init", *arguments)
    assert (answer.code, answer.out) == (code, "")
    left = list(nowhere.store.parent.glob("*")) if nowhere.store.parent.exists() else []
    assert not left, left


@pytest.mark.skipif(not Path("/proc/self").exists(), reason="a folder nobody can write to")
def test_where_nothing_can_be_written(capsys: pytest.CaptureFixture[str], monkeypatch: Any) -> None:
    monkeypatch.setenv("FRONTDESK_PASSPHRASE", PASS)
    for folder in ("/proc", "/proc/self/task"):
        answer = Terminal(Path(folder) / "new" / "clinic.frontdesk", capsys)("init")
        assert (answer.code, answer.out) == (6, "")
        assert answer.err == (
            "A store cannot be written here. Nothing was made. Choose a folder that you may write to.\n"
        )
    assert Terminal(Path("/proc/clinic.frontdesk"), capsys)("init").err == answer.err


def test_a_weak_passphrase_is_refused(nowhere: Terminal, monkeypatch: Any) -> None:
    monkeypatch.setenv("FRONTDESK_PASSPHRASE", "short")
    assert nowhere("init").code == 4


@pytest.mark.parametrize("given", ["mon-fri", "fri-mon 08:00-17:00", "mon 17:00-08:00", "xyz 08:00-09:00"])
def test_hours_that_cannot_be_read(given: str) -> None:
    with pytest.raises(WrongUsage):
        hours_of((given,))
