"""Going back to a backup as the program does it: one process, from the door to the door and in again."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from frontdesk import bootstrap
from frontdesk.usecases.add_patient import NewPerson, add_patient
from frontdesk.usecases.first_run import FirstAnswers
from frontdesk.usecases.keep_backups import back_up
from frontdesk.vault.wrapped import Cost

PASS = "otter lamp seven bridge"


def test_from_the_door_to_the_door(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("frontdesk.vault.key_file.Cost", lambda *given: Cost(*given or (1, 8192)))
    store = tmp_path / "clinic.frontdesk"
    homes = {name: str(tmp_path / name) for name in ("XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_DATA_HOME")}
    for name, folder in homes.items():
        monkeypatch.setenv(name, folder)
    desk, _ = bootstrap.create_desk(store, PASS, FirstAnswers("Linden Street", "Ana", "Europe/London"))
    add_patient(desk, "p1", NewPerson("Ngozi", "Okonkwo"))
    back_up(desk)
    add_patient(desk, "p2", NewPerson("Min-jun", "Kim"))
    desk.store.close()
    ran = subprocess.run(
        [sys.executable, "-m", "tests.screens.preferences.going_back_play", str(store), PASS],
        env={**os.environ, **homes, "PYTHONPATH": os.pathsep.join(sys.path), "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert ran.returncode == 0, ran.stderr
    seen = json.loads(ran.stdout.splitlines()[-1])
    assert (seen["code"], seen["before"], seen["people"]) == (0, "", ["Okonkwo"])
    assert seen["asked"].startswith("Going back to today ")
    assert seen["after"].startswith("The store is as of today ")
    assert (
        "1 newer act is not in it. The one from before is kept as clinic.frontdesk.before-restore-"
        in seen["after"]
    )
    assert list(tmp_path.glob("clinic.frontdesk.before-restore-*"))
