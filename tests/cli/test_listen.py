"""``frontdesk listen``: what comes in by itself with no window, until it is asked to end."""

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from frontdesk.settings import file as settings_file
from frontdesk.settings.declared import WATCHED_FOLDER
from tests.cli.terminal import PASS, Terminal
from tests.conftest import ROOT


def test_nothing_is_switched_on(clinic: Terminal) -> None:
    answer = clinic("listen")
    assert (answer.code, answer.out) == (4, "")
    assert "A manager switches it on in Settings, under Connections." in answer.err


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="signals")
def test_files_come_in_until_it_is_asked_to_end(clinic: Terminal, day_list: Path, tmp_path: Path) -> None:
    folder = tmp_path / "lists"
    folder.mkdir()
    day_list.rename(folder / "day.csv")
    place = settings_file.default_file()
    settings_file.load(place).change(WATCHED_FOLDER, str(folder))
    try:
        with subprocess.Popen(
            [sys.executable, "-m", "frontdesk", "listen", "--json", "--store", str(clinic.store)],
            env={**os.environ, "PYTHONPATH": str(ROOT / "src"), "FRONTDESK_PASSPHRASE": PASS},
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        ) as listening:
            assert listening.stdout is not None
            said = json.loads(listening.stdout.readline())
            in_use = clinic("today").code
            listening.send_signal(signal.SIGTERM)
            rest, err = listening.communicate(timeout=60)
    finally:
        place.unlink()
    assert said["changed"]
    assert said["done"].startswith("The watched folder: day.csv: 4 patients: 4 new. 4 visits: 4 new.")
    assert in_use == 11
    assert (listening.returncode, rest) == (0, "")
    assert err == "Listening: The watched folder. Ctrl C ends it.\n"
    assert len(clinic("visits", "--json").lines) == 4
    assert len(list((folder / "done").iterdir())) == 2
