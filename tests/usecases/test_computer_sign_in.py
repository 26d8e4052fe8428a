"""The computer opens the store for somebody: allowed, asked for, taken away, and every way it can fail."""

import json
from collections.abc import Iterator
from pathlib import Path

import keyring
import pytest
from keyring.backends.fail import Keyring as NoKeyring

from frontdesk import bootstrap
from frontdesk.domain.errors import NotAllowed, NotSaved, Refused, WrongUsage
from frontdesk.usecases.access import bring_in, end_access
from frontdesk.usecases.computer_sign_in import allow, let_computer_open, opens_for, stop_computer
from frontdesk.usecases.desk import Desk
from frontdesk.usecases.first_run import FirstAnswers
from frontdesk.usecases.people_at_desk import people_at_desk, take_the_desk
from frontdesk.usecases.undo import undo
from frontdesk.vault import key_file, keyring_of_computer as ring
from frontdesk.vault.wrapped import Cost
from tests.vault.own_keyring import PLACE, OwnKeyring

PASS, JOYS = "otter lamp seven bridge", "lantern copper meadow train"


@pytest.fixture
def computer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """What this computer keeps."""
    file = tmp_path / "keyring.json"
    monkeypatch.setenv(PLACE, str(file))
    before = keyring.get_keyring()
    keyring.set_keyring(OwnKeyring())  # type: ignore[no-untyped-call]  # the library has no types there
    OwnKeyring.let_go.clear()
    yield file
    OwnKeyring.let_go.set()
    keyring.set_keyring(before)


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, computer: Path) -> Iterator[Desk]:
    """Ana manages, Joy has a passphrase; over a real file."""
    monkeypatch.setattr("frontdesk.vault.key_file.Cost", lambda *given: Cost(*given or (1, 8192)))
    answers = FirstAnswers("Linden", "Ana", "Europe/London")
    desk, _ = bootstrap.create_desk(tmp_path / "clinic.frontdesk", PASS, answers)
    bring_in(desk, "Joy", JOYS)
    yield desk
    desk.store.close()


def never() -> bool:
    return False


def joy_sits_down(desk: Desk) -> str:
    joy = next(one for one in people_at_desk(desk) if one.shown_name == "Joy")
    take_the_desk(desk, joy)
    return joy.id


def opened(desk: Desk) -> key_file.Opened:
    assert desk.openers is not None
    file = desk.openers.file
    return key_file.open_with_secret(
        file, ring.kept(key_file.store_id(file), desk.staff.id, never), desk.staff.id
    )


def test_it_opens_with_what_the_computer_keeps_and_names_nobody_there(desk: Desk, computer: Path) -> None:
    assert not opens_for(desk)
    let_computer_open(desk, never)
    assert opens_for(desk)
    assert desk.openers is not None
    assert opened(desk) == key_file.Opened(desk.openers.key, desk.staff.id)
    ((name, secret),) = json.loads(computer.read_text(encoding="utf-8")).items()
    assert name == f"Frontdesk/{key_file.store_id(desk.openers.file)} {desk.staff.id}"
    assert secret not in desk.openers.file.read_text(encoding="utf-8")
    assert len(bytes.fromhex(secret)) == 32


def test_each_is_listed_once_and_the_passphrases_go_on_opening(desk: Desk) -> None:
    assert desk.openers is not None
    let_computer_open(desk, never)
    let_computer_open(desk, never)
    file, me = desk.openers.file, desk.staff.id
    assert [one.shown_name for one in key_file.holders(file)] == ["Ana", "Joy"]
    assert key_file.for_whom_a_computer_opens(file) == (me,)
    assert key_file.open_with_passphrase(file, PASS).person_id == me
    assert key_file.open_with_passphrase(file, JOYS).person_id != me
    assert opened(desk).person_id == me
    key_file.change_passphrase(file, person_id=me, old=PASS, new="seven quiet bicycles")
    with pytest.raises(Refused, match="no more"):
        opened(desk)  # whoever needs a new one may have lost the computer


def test_switched_off_both_are_gone(desk: Desk, computer: Path) -> None:
    let_computer_open(desk, never)
    secret = next(iter(json.loads(computer.read_text(encoding="utf-8")).values()))
    stop_computer(desk, never)
    assert json.loads(computer.read_text(encoding="utf-8")) == {}
    assert desk.openers is not None
    with pytest.raises(Refused, match="no more"):
        key_file.open_with_secret(desk.openers.file, secret, desk.staff.id)
    with pytest.raises(Refused, match="does not know you"):
        opened(desk)


def test_the_end_of_access_ends_it_too(desk: Desk) -> None:
    ana = desk.staff
    joy = joy_sits_down(desk)
    let_computer_open(desk, never)
    take_the_desk(desk, ana)
    end_access(desk, joy)
    assert desk.openers is not None
    assert key_file.for_whom_a_computer_opens(desk.openers.file) == ()


def test_a_computer_alone_is_no_opener_and_the_last_one_stays(desk: Desk) -> None:
    assert desk.openers is not None
    let_computer_open(desk, never)
    end_access(desk, next(one.id for one in people_at_desk(desk) if one.shown_name == "Joy"))
    with pytest.raises(Refused, match="last person"):
        key_file.remove_person(desk.openers.file, desk.staff.id)


def test_a_manager_allows_it_and_takes_it_from_everybody(desk: Desk, computer: Path) -> None:
    ana = desk.staff
    allow(desk, on=True, giving_up=never)
    let_computer_open(desk, never)
    joy_sits_down(desk)
    let_computer_open(desk, never)
    with pytest.raises(NotAllowed):
        allow(desk, on=False, giving_up=never)
    assert opens_for(desk)
    take_the_desk(desk, ana)
    allow(desk, on=False, giving_up=never)
    assert json.loads(computer.read_text(encoding="utf-8")) == {}
    assert not opens_for(desk)


def test_the_history_tells_and_no_key_takes_it_back(desk: Desk) -> None:
    let_computer_open(desk, never)
    stop_computer(desk, never)
    told = [entry.kind for entry in desk.store.history_of(desk.staff.id)]
    assert {"computer_opens", "computer_stops"} <= set(told)
    with pytest.raises(WrongUsage):
        undo(desk)


@pytest.mark.parametrize("trouble", ["locked", "none", "hangs"])
def test_a_keyring_that_will_not_ends_in_a_sentence_and_nothing_is_changed(
    desk: Desk, computer: Path, trouble: str
) -> None:
    let_computer_open(desk, never)
    held = computer.read_text(encoding="utf-8")
    assert desk.openers is not None
    keys = desk.openers.file.read_bytes()
    asked = iter((False, False, True))
    if trouble == "none":
        keyring.set_keyring(NoKeyring())  # type: ignore[no-untyped-call]  # what the library takes where there is none
    else:
        computer.write_text(trouble, encoding="utf-8")
    with pytest.raises(Refused, match=r"keeps no secrets|did not answer") as problem:
        ring.kept(key_file.store_id(desk.openers.file), desk.staff.id, lambda: next(asked, True))
    assert "passphrase" in str(problem.value)
    with pytest.raises(Refused):
        let_computer_open(desk, lambda: next(asked, True))
    assert desk.openers.file.read_bytes() == keys
    if trouble == "locked":  # it opens nothing any more, whatever the computer goes on keeping
        stop_computer(desk, never)
        computer.write_text(held, encoding="utf-8")
        with pytest.raises(Refused):
            opened(desk)


def test_a_disk_that_takes_no_key_leaves_no_secret_behind(
    desk: Desk, computer: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "full")

    monkeypatch.setattr(key_file, "_write", full)
    with pytest.raises(NotSaved):
        let_computer_open(desk, never)
    assert json.loads(computer.read_text(encoding="utf-8")) == {}
    assert not opens_for(desk)
