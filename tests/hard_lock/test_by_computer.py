"""The computer's sign-in in real processes, one start after the other, with a keyring of the tests' own."""

import sys
from pathlib import Path

import pytest

from frontdesk.vault import key_file
from tests.canary.walk import PASSPHRASE, make_store
from tests.hard_lock.test_forgotten import AtWork
from tests.vault.own_keyring import PLACE

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="worked by a pipe as POSIX has it")


class Starts:
    """One desk, started again and again on one computer."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.kept = folder / "keyring.json"
        made = folder / "store"
        made.mkdir()
        self.store = make_store(made)

    def start(self, *, allowed: bool = True) -> AtWork:
        backend = {"PYTHON_KEYRING_BACKEND": "tests.vault.own_keyring.OwnKeyring", PLACE: str(self.kept)}
        return AtWork(self.store, self.folder / "home", {"computer_sign_in": allowed}, **backend)

    @staticmethod
    def end(at_work: AtWork) -> None:
        at_work.process.communicate(timeout=60)
        assert at_work.process.returncode == 0


def test_allowed_asked_for_used_locked_and_taken_back(tmp_path: Path) -> None:
    starts = Starts(tmp_path)
    desk = starts.start()
    desk.do("remember", "on")
    desk.do("sign in", PASSPHRASE)
    starts.end(desk)
    assert len(key_file.for_whom_a_computer_opens(key_file.beside(starts.store))) == 1

    held = starts.kept.read_text(encoding="utf-8")
    starts.kept.write_text("locked", encoding="utf-8")
    desk = starts.start()
    assert "keeps no secrets" in desk.do("by computer")
    starts.kept.write_text(held, encoding="utf-8")
    assert desk.do("by computer") == "open"
    starts.end(desk)

    starts.kept.write_text("hangs", encoding="utf-8")
    desk = starts.start(allowed=False)  # it was allowed when it was asked for; to ask for it anew it is not
    desk.do("ask computer")
    desk.do("sign in", PASSPHRASE)  # the field stays usable while nobody answers
    starts.end(desk)

    starts.kept.write_text(held, encoding="utf-8")
    desk = starts.start()
    desk.do("remember", "off")
    desk.do("sign in", PASSPHRASE)
    starts.end(desk)
    assert starts.kept.read_text(encoding="utf-8") == "{}"
    assert key_file.for_whom_a_computer_opens(key_file.beside(starts.store)) == ()
