"""A person at a terminal: runs verbs in this process, or the command itself in one of its own."""

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from frontdesk.cli.main import run
from frontdesk.cli.shared import PASSPHRASE
from tests.conftest import ROOT

PASS = "otter lamp seven bridge"


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """The one JSON value."""
        return json.loads(self.out)

    @property
    def lines(self) -> list[Any]:
        """One JSON value a line."""
        return [json.loads(line) for line in self.out.split("\n") if line]


class Terminal:
    """``terminal("today", "--json")`` on its store; no answer holds what must never be there."""

    def __init__(self, store: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.store = store
        self._capsys = capsys

    def __call__(self, verb: str, *arguments: str) -> Answer:
        self._capsys.readouterr()
        code = run([verb, "--store", str(self.store), *arguments])
        out, err = self._capsys.readouterr()
        answer = Answer(code, out, err)
        assert "Traceback" not in out + err
        assert PASS not in out + err
        assert "\x1b" not in out, "nothing acts on the terminal"
        return answer


def process(*arguments: str, passphrase: str | None = PASS, **more: Any) -> Answer:
    """The command in a process of its own, as a clinic starts it."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "src"), "QT_QPA_PLATFORM": "offscreen"}
    environment.pop(PASSPHRASE, None)
    if passphrase is not None:
        environment[PASSPHRASE] = passphrase
    environment |= more.pop("environment", {})
    done = subprocess.run(
        more.pop("command", [sys.executable, "-m", "frontdesk"]) + list(arguments),
        env=environment,
        capture_output=True,
        stdin=subprocess.DEVNULL,
        timeout=60,
        check=False,
        **more,
    )
    out, err = done.stdout.decode(), done.stderr.decode()
    assert "Traceback" not in out + err, err
    return Answer(done.returncode, out, err)


def zone_at_noon() -> str:
    """A zone where it is about noon now, so that no test runs into midnight."""
    ahead = 12 - datetime.now(UTC).hour
    return f"Etc/GMT{-ahead:+d}" if ahead else "Etc/GMT"


def row_counts(store: Path, passphrase: str = PASS) -> dict[str, int]:
    """How many rows each table holds, read past the program."""
    from frontdesk.store.sqlite.connection import Connection
    from frontdesk.vault import key_file

    key = key_file.open_with_passphrase(key_file.beside(store), passphrase).key
    connection = Connection(store, key, read_only=True)
    try:
        with connection.reading() as raw:
            names = [row[0] for row in raw.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
            names = [name for name in names if not name.startswith("search")]
            return {name: raw.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0] for name in names}
    finally:
        connection.close()
