"""The command as a clinic starts it: its own process, pipes, keys, and what it loads."""

import contextlib
import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.cli.terminal import PASS, Terminal, process
from tests.conftest import ROOT

VERBS = (
    "demo init import imports listen patients visits find today card check-in check-out print prompts looks"
    " export export-person erase-person backup restore check repair doctor help"
).split()


def test_the_installed_command_and_the_module_are_the_same() -> None:
    installed = shutil.which("frontdesk", path=str(Path(sys.executable).parent))
    assert installed, "pip install . gives a frontdesk command"
    by_name, by_module = process("--help", command=[installed]), process("--help")
    assert by_name == by_module
    assert by_name.code == 0
    listed = [line.split()[0] for line in by_name.out.partition("Commands:")[2].splitlines() if line.strip()]
    assert listed == VERBS


@pytest.mark.slow
def test_a_walk_in_processes_of_its_own(clinic: Terminal, day_list: Path) -> None:
    store = ["--store", str(clinic.store)]
    assert process("import", str(day_list), *store).code == 0
    found = process("find", "nguyen", "--json", *store)
    assert found.code == 0
    assert "Hà" in found.out
    assert found.err == ""
    visit = found.lines[0]["visit"]["id"]
    assert process("check-in", visit, *store).code == 0
    again = process("check-in", visit, *store)
    assert (again.code, again.out) == (3, "")
    assert process("today", *store, passphrase="not the one at all").code == 12
    assert process("today", *store, passphrase=None).code == 2
    assert process("today", "--store", str(clinic.store) + "x").code == 10


def test_what_is_piped_is_utf8_on_every_computer(day: Terminal) -> None:
    plain = {"LC_ALL": "C", "PYTHONIOENCODING": "cp1252", "PYTHONUTF8": "0"}
    there = process("patients", "--json", "--store", str(day.store), environment=plain)
    assert there.code == 0
    assert "Nguyễn" in there.out


def test_half_a_letter_in_an_argument() -> None:
    half = os.fsdecode(b"\xff\xfe")
    assert process("card", half, "--store", "/nowhere/at-all").code == 10
    assert process(half).code == 2


def test_a_reader_that_has_enough_is_no_trouble(sample: Terminal) -> None:
    reading = subprocess.Popen(
        [sys.executable, "-m", "frontdesk", "patients", "--json", "--store", str(sample.store)],
        env={**os.environ, "PYTHONPATH": str(ROOT / "src"), "FRONTDESK_PASSPHRASE": PASS},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert reading.stdout is not None
    assert reading.stderr is not None
    reading.stdout.close()
    err = reading.stderr.read()
    reading.stderr.close()
    assert (reading.wait(timeout=30), err) == (0, b"")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="a disk that is always full")
@pytest.mark.parametrize("verb", [["today"], ["patients", "--json"], ["visits"], ["--help"]], ids=str)
def test_an_answer_that_cannot_be_written_is_told(sample: Terminal, verb: list[str]) -> None:
    where = ["--store", str(sample.store)] if verb != ["--help"] else []
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [sys.executable, "-m", "frontdesk", *verb, *where],
            env={**os.environ, "PYTHONPATH": str(ROOT / "src"), "FRONTDESK_PASSPHRASE": PASS},
            stdout=full,
            stderr=subprocess.PIPE,
            stdin=subprocess.DEVNULL,
            timeout=60,
            check=False,
        )
    assert done.returncode == 6
    assert done.stderr.decode() == (
        "The answer could not be written out. The store itself is sound."
        " Free room on that disk, or write the answer to another place.\n"
    )


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="signals")
def test_ctrl_c_ends_it_calmly(clinic: Terminal, tmp_path: Path) -> None:
    big = tmp_path / "big.csv"
    rows = (f"Ada{n},Byron{n},1985-12-10,{n}" for n in range(40_000))
    big.write_text("First name,Last name,DOB,Patient number\n" + "\n".join(rows), encoding="utf-8")
    with subprocess.Popen(
        [sys.executable, "-m", "frontdesk", "import", str(big), "--store", str(clinic.store)],
        env={**os.environ, "PYTHONPATH": str(ROOT / "src"), "FRONTDESK_PASSPHRASE": PASS},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        # a shell that runs the tests behind itself has its children ignore Ctrl C
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),  # noqa: PLW1509 - no thread forks here
    ) as working:
        lock = clinic.store.with_name(clinic.store.name + ".lock")
        ends = time.monotonic() + 20
        while not (lock.exists() and lock.read_text()) and time.monotonic() < ends:
            time.sleep(0.02)
        time.sleep(0.5)
        for _ in range(3):  # Python loses one that falls into a callback of its own; a person presses again
            working.send_signal(signal.SIGINT)
            with contextlib.suppress(subprocess.TimeoutExpired):
                working.wait(timeout=3)
                break
        else:
            working.kill()
        out, err = working.communicate()
    assert (working.returncode, out) == (130, b"")
    assert err.decode().strip().endswith("Cancelled. Nothing more was done.")
    assert b"Traceback" not in err
    assert clinic("patients").out == "", "nobody accepted it: nothing of it is here"


def test_a_verb_loads_no_window(clinic: Terminal) -> None:
    told = _loaded_after(
        f"from frontdesk.cli.main import run\nassert run(['today', '--store', {str(clinic.store)!r}]) == 0\n"
    )
    assert not {name for name in told if name.split(".")[0] in ("PySide6", "shiboken6", "numpy", "asyncio")}


NOT_IN_A_WINDOW = {
    "click",
    "keyring",
    "babel",
    "phonenumbers",
    "sqlite_utils",
    "asyncio",
    "numpy",
    "psycopg",
    "icalendar",
}
OURS_NOT_IN_A_WINDOW = {
    "frontdesk.cli",
    "frontdesk.importers.read",
    "frontdesk.prompts.lint",
    "frontdesk.screens.first_run",
    "frontdesk.screens.import_review.presenter",
    "frontdesk.screens.preferences",
    "frontdesk.usecases.import_records",
    "frontdesk.usecases.sample_clinic",
}

WINDOW = """
import tempfile, time
from pathlib import Path
from frontdesk import bootstrap
from frontdesk.app import application
from frontdesk.desktop import Desktop
from frontdesk.usecases.open_card import open_card
desktop = Desktop(application(), bootstrap.open_desk(Path({store!r}), {passphrase!r}))
desktop.show()
view = desktop.window.show_screen("today")
presenter = view._presenter
def until(stands):
    ends = time.monotonic() + 20
    while not stands():
        assert time.monotonic() < ends
        desktop.app.processEvents()
until(lambda: presenter.stage.board is not None)
presenter.visit_picked({visit!r})
until(lambda: presenter.stage.open is not None)
desktop.window.grab()
desktop.close()
"""


@pytest.mark.slow
def test_a_window_with_a_card_loads_only_what_it_needs(sample: Terminal) -> None:
    (ngozi,) = sample("find", "okonkwo", "--json").lines
    visit = ngozi["visit"]["id"]
    told = _loaded_after(WINDOW.format(store=str(sample.store), passphrase=PASS, visit=visit))
    assert "PySide6" in told
    assert not NOT_IN_A_WINDOW & {name.split(".")[0] for name in told}
    assert sorted(OURS_NOT_IN_A_WINDOW & told) == []


def _loaded_after(code: str) -> set[str]:
    """Names of all modules a fresh interpreter holds after ``code``."""
    told = process(command=[sys.executable, "-c", code + "\nimport sys\nprint('|'.join(sys.modules))"])
    assert told.code == 0, told.err
    return set(told.out.splitlines()[-1].split("|"))


def test_without_a_display_the_window_says_so(clinic: Terminal) -> None:
    if not sys.platform.startswith("linux"):
        pytest.skip("there is always a display")
    bare = {"DISPLAY": "", "WAYLAND_DISPLAY": "", "QT_QPA_PLATFORM": ""}
    for arguments in ([], ["--store", str(clinic.store)], [f"--store={clinic.store}"]):
        answer = process(*arguments, environment=bare)
        assert answer.code == 2
        assert answer.err.startswith("There is no display here.")
    assert process("--store", environment=bare).code == 2
    assert process(f"--store={clinic.store}", "today").code == 0


@pytest.mark.slow
def test_demo_without_a_display_plays_prints_and_draws(tmp_path: Path) -> None:
    bare = {"DISPLAY": "", "WAYLAND_DISPLAY": "", "QT_QPA_PLATFORM": ""}
    answer = process("demo", "--json", "--pictures", str(tmp_path / "drawn"), environment=bare)
    assert answer.code == 0, answer.err
    names = ["1-idle", "2-find", "3-match", "4-lines", "5-hidden", "6-leaving", "7-left"]
    assert answer.json == {"folder": str(tmp_path / "drawn"), "pictures": [f"{name}.png" for name in names]}
    assert "Ask full name and date of birth" in answer.err
    assert all(
        title in answer.err for title in ("Needs", "To say", "Preferences", "Cultural notes", "Last visit")
    )
    assert process("demo", "--store", str(tmp_path / "mine.frontdesk")).code == 2
