"""One store full of canaries for the whole run, and a terminal over a copy of it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from frontdesk import log
from tests.canary.walk import PASSPHRASE, make_store


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_store(tmp_path_factory.mktemp("canaries"))


@pytest.fixture
def terminal(made: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A store of its own, and everything the command writes below one folder."""
    for file in made.parent.iterdir():
        (tmp_path / file.name).write_bytes(file.read_bytes())
    monkeypatch.setenv("FRONTDESK_PASSPHRASE", PASSPHRASE)
    for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME"):
        monkeypatch.setenv(name, str(tmp_path / name.lower()))
    monkeypatch.setattr(log, "default_folder", lambda: tmp_path / "log")
    yield tmp_path / made.name
    log.stop()
