"""A real encrypted clinic, made once: a copy of its files for each test that wants one."""

import shutil
from collections.abc import Callable
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path

import pytest

from frontdesk import bootstrap
from frontdesk.cli.main import run
from frontdesk.usecases.first_run import FirstAnswers
from frontdesk.vault.wrapped import Cost
from tests.cli.terminal import PASS, Terminal, zone_at_noon

LIST = """Time,Last name,First name,DOB,Phone,Language,Provider,Appt ID
09:10,Okonkwo-Bell,Ngozi,1968-11-02,020 7946 0101,English,"VOSS, LENA MD",A1
09:30,Nguyễn,Hà,1990-01-02,020 7946 0102,Vietnamese,"VOSS, LENA MD",A2
15:10,Lindqvist,Åsa,1955-06-30,020 7946 0103,Swedish,"OSEI, KOFI MD",A3
15:30,O’Brien,Siobhán,1983-03-17,020 7946 0104,English,"OSEI, KOFI MD",A4
"""
"""A list without a date column: it is today's, wherever the clinic is."""


@pytest.fixture(scope="session")
def made_clinic(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty clinic; its key is wrapped as cheaply as the vault allows."""
    store = tmp_path_factory.mktemp("clinic") / "clinic.frontdesk"
    answers = FirstAnswers("Linden Street", "Ana", zone_at_noon(), clinicians=("Dr Lena Voss",))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("frontdesk.vault.key_file.Cost", lambda *given: Cost(*given or (1, 8192)))
        desk, _ = bootstrap.create_desk(store, PASS, answers)
    desk.store.close()
    return store


@pytest.fixture(scope="session")
def made_sample(tmp_path_factory: pytest.TempPathFactory) -> Callable[[], Path]:
    """The sample clinic, made once a day: its bookings are today's, and a run may stand across midnight."""

    @cache
    def made_on(_: date) -> Path:
        store = tmp_path_factory.mktemp("sample") / "sample.frontdesk"
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr("frontdesk.vault.key_file.Cost", lambda *given: Cost(*given or (1, 8192)))
            desk = bootstrap.create_sample(store, PASS)
        desk.store.close()
        return store

    return lambda: made_on(datetime.now(UTC).astimezone().date())


@pytest.fixture(scope="session")
def made_day(made_clinic: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The clinic with its list of today, brought in through the command."""
    store = tmp_path_factory.mktemp("day") / made_clinic.name
    _copy(made_clinic, store.parent)
    file = store.with_name("today.csv")
    file.write_text(LIST, encoding="utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("FRONTDESK_PASSPHRASE", PASS)
        assert run(["import", str(file), "--store", str(store)]) == 0
    return store


@pytest.fixture
def day_list(tmp_path: Path) -> Path:
    """Four bookings of today."""
    file = tmp_path / "today.csv"
    file.write_text(LIST, encoding="utf-8")
    return file


@pytest.fixture
def clinic(
    made_clinic: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Terminal:
    """A terminal at an empty clinic of its own."""
    return _terminal(made_clinic, tmp_path, capsys, monkeypatch)


@pytest.fixture
def day(
    made_day: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Terminal:
    """A terminal at a clinic of its own, with its list of today."""
    return _terminal(made_day, tmp_path, capsys, monkeypatch)


@pytest.fixture
def sample(
    made_sample: Callable[[], Path],
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> Terminal:
    """A terminal at a sample clinic of its own."""
    return _terminal(made_sample(), tmp_path, capsys, monkeypatch)


def _terminal(
    made: Path, folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Terminal:
    monkeypatch.setenv("FRONTDESK_PASSPHRASE", PASS)
    for name in ("XDG_STATE_HOME", "LOCALAPPDATA"):  # a computer that has not seen the other copies
        monkeypatch.setenv(name, str(folder / "state"))
    _copy(made, folder)
    return Terminal(folder / made.name, capsys)


def _copy(made: Path, folder: Path) -> None:
    for name in (made.name, made.name + ".keys"):
        shutil.copy2(made.parent / name, folder / name)
