"""The computer's own sign-in at the lock, with a keyring of the tests' own."""

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import TypeVar

import keyring
import pytest

from frontdesk.frame.jobs import AtOnce
from frontdesk.vault import key_file, keyring_of_computer as ring
from frontdesk.vault.wrapped import Cost
from tests.people import JOY
from tests.screens.lock.test_presenter import Locked
from tests.vault.own_keyring import PLACE, OwnKeyring

T = TypeVar("T")
PASS, JOYS = "harbour violet kettle sunday", "lantern copper meadow train"
QUICK = Cost(1, 8192)


@pytest.fixture
def computer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """What this computer keeps."""
    monkeypatch.setenv(PLACE, str(tmp_path / "keyring.json"))
    before = keyring.get_keyring()
    keyring.set_keyring(OwnKeyring())  # type: ignore[no-untyped-call]  # the library has no types there
    yield tmp_path / "keyring.json"
    keyring.set_keyring(before)


@pytest.fixture
def keys(tmp_path: Path, computer: Path) -> Path:
    """Two passphrases; the computer opens it for Joy."""
    path, secret = tmp_path / "clinic.keys", "ab" * 32
    made = key_file.create(path, person_id="ana", passphrase=PASS, cost=QUICK)
    key_file.add_person(path, made.key, person_id=JOY.id, passphrase=JOYS, cost=QUICK)
    key_file.let_computer_open(path, made.key, JOY.id, secret)
    ring.keep(key_file.store_id(path), JOY.id, secret, lambda: False)
    return path


def test_it_is_offered_to_whom_it_opens_for_and_opens_in_their_name(keys: Path) -> None:
    at = Locked(keys)
    assert at.display.page is not None
    assert not at.display.page.computer_too, "the one at the desk never asked for it"
    at.presenter.person_picked(JOY.id)
    assert at.display.page.computer_too
    at.presenter.recovery_asked()
    assert not at.display.page.computer_too
    at.presenter.back()
    at.presenter.computer_asked()
    assert (at.display.covered, at.sat, at.display.asking) == (False, [JOY.id], False)


@pytest.mark.parametrize("trouble", ["locked", "{}"])
def test_a_computer_that_does_not_answer_leaves_the_passphrase(
    keys: Path, computer: Path, trouble: str
) -> None:
    computer.write_text(trouble, encoding="utf-8")
    at = Locked(keys)
    at.presenter.person_picked(JOY.id)
    at.presenter.computer_asked()
    assert at.display.covered
    assert "Use the passphrase." in at.display.trouble
    at.presenter.given(JOYS)
    assert (at.display.covered, at.sat) == (False, [JOY.id])


def test_wrong_pins_go_on_counting(keys: Path) -> None:
    at = Locked(keys)
    at.tries.missed(JOY.id)
    at.presenter.person_picked(JOY.id)
    at.presenter.computer_asked()
    assert at.tries.left(JOY.id) == 4


class Slow(AtOnce):
    """The computer has answered, and nobody has heard it yet."""

    def aside(
        self, job: Callable[[], T], then: Callable[[T], None], failed: Callable[[Exception], None]
    ) -> None:
        del failed
        self.heard = partial(then, job())


@pytest.mark.parametrize("meanwhile", ["nothing", "locked again", "somebody else"])
def test_an_answer_counts_for_the_lock_and_the_person_it_was_asked_for(keys: Path, meanwhile: str) -> None:
    jobs = Slow()
    at = Locked(keys, jobs)
    at.presenter.person_picked(JOY.id)
    at.presenter.computer_asked()
    assert at.display.asking
    if meanwhile == "locked again":
        at.presenter.given(JOYS)  # the field stays usable
        assert not at.display.covered
        at.presenter.lock()
    elif meanwhile == "somebody else":
        at.presenter.person_picked("ana")
    jobs.heard()
    assert at.display.covered == (meanwhile != "nothing")
    assert not at.display.asking
