"""After a hard lock nothing of anybody is in the program's memory: read from outside, in a real process."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from frontdesk.vault import key_file
from tests.canary import people
from tests.canary.walk import PASSPHRASE, make_store
from tests.conftest import ROOT
from tests.hard_lock import at_work
from tests.hard_lock.memory import counted

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="memory is read as Linux shows it")

LOOKED_AT = "ada"


class AtWork:
    """The desk in its process."""

    def __init__(self, store: Path, home: Path, settings: dict[str, object], **around: str) -> None:
        file = home / "config" / "frontdesk" / "settings.json"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(json.dumps(settings), encoding="utf-8")
        places = {
            f"XDG_{name}_HOME": str(home / name.lower()) for name in ("DATA", "CONFIG", "STATE", "CACHE")
        }
        self.process = subprocess.Popen(
            [sys.executable, str(Path(at_work.__file__)), str(store)],
            env={
                **os.environ, **places, "PYTHONPATH": f"{ROOT / 'src'}{os.pathsep}{ROOT}",
                "QT_QPA_PLATFORM": "offscreen", "TZ": "UTC", "TMPDIR": str(home), **around,
            },
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )  # fmt: skip

    def do(self, act: str, about: str = "") -> str:
        """One act; what it told."""
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        self.process.stdin.write(f"{act}: {about}\n")
        self.process.stdin.flush()
        told: list[str] = []
        while (line := self.process.stdout.readline().strip()) != "done":
            assert line or self.process.poll() is None, "it ended"
            told.append(line)
        return " ".join(told)

    @property
    def around(self) -> bytes:
        """The command line and the environment, as any program of this person may read them."""
        return b"".join(
            Path(f"/proc/{self.process.pid}/{part}").read_bytes() for part in ("cmdline", "environ")
        )


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The clinic of canaries, with its day around now."""
    now = datetime.now(UTC).replace(microsecond=0)
    monkeypatch.setattr(people, "NOW", now - timedelta(minutes=2))
    monkeypatch.setattr(people, "TODAY", now.date())
    folder = tmp_path / "store"
    folder.mkdir()
    return make_store(folder)


@pytest.fixture
def desk(store: Path, tmp_path: Path) -> Iterator[AtWork]:
    at_work = AtWork(store, tmp_path / "home", {"forget_when_locking": True})
    yield at_work
    at_work.process.communicate(timeout=60)  # the end of its input ends it
    assert at_work.process.returncode == 0


def test_a_hard_lock_leaves_no_word_of_anybody(desk: AtWork, store: Path) -> None:
    key = key_file.open_with_passphrase(key_file.beside(store), PASSPHRASE).key
    looked_for = {
        "names and notes": b"zq" + LOOKED_AT.encode(),
        "numbers": people.DIGITS[LOOKED_AT].encode(),
        "the store's key": key,
    }

    def in_memory() -> dict[str, int]:
        try:
            return counted(desk.process.pid, looked_for)
        except PermissionError:
            pytest.skip("memory of another program cannot be read here (root, or CAP_SYS_PTRACE, can)")

    desk.do("sign in", PASSPHRASE)
    desk.do("look", LOOKED_AT)
    desk.do("move", "900 640")
    before = in_memory()
    assert all(before.values()), f"there is nothing to be forgotten: {before}"
    said = desk.do("lock")
    assert said == "Locked. Nothing of anybody is left in memory. Sign in with your passphrase. 900 x 640"
    after = in_memory()
    assert after == dict.fromkeys(looked_for, 0)
    print(f"before {before}, after {after}")
    assert b"zq" not in desk.around.lower()
    assert PASSPHRASE.encode() not in desk.around
    held = [str(file.readlink()) for file in Path(f"/proc/{desk.process.pid}/fd").iterdir()]
    assert not [name for name in held if ".frontdesk" in name], "no file of the store is open"
    desk.do("sign in", PASSPHRASE)  # and the desk goes on
    desk.do("look", LOOKED_AT)
