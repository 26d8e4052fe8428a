"""The key file: who can open the store, and how each trouble is told apart."""

import json
import os
import random
import stat
import subprocess
import sys
import time
from pathlib import Path

import pytest
from nacl.pwhash import argon2id

from frontdesk.domain.errors import Damaged, Fixable, NotSaved, Refused, WrongPassphrase
from frontdesk.vault import key_file
from frontdesk.vault.key_file import (
    Holder,
    add_person,
    beside,
    change_passphrase,
    create,
    holders,
    new_recovery_key,
    open_with_passphrase,
    open_with_recovery,
    remove_person,
)
from frontdesk.vault.wrapped import Cost

QUICK = Cost(1, 8192)
"""A guess costs nothing here; the real cost has a test of its own."""
DANA, AMIR = "harbor violin carrot", "quiet lantern seventeen"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "clinic.frontdesk.keys"


@pytest.fixture
def made(path: Path) -> key_file.Made:
    return create(path, person_id="dana", passphrase=DANA, shown_name="Dana", cost=QUICK)


def test_it_lies_beside_the_store() -> None:
    assert beside(Path("/x/clinic.frontdesk")) == Path("/x/clinic.frontdesk.keys")


def test_the_first_person_opens_it(path: Path, made: key_file.Made) -> None:
    assert len(made.key) == 32
    opened = open_with_passphrase(path, DANA, "dana")
    assert (opened.key, opened.person_id) == (made.key, "dana")
    assert open_with_passphrase(path, f"  {DANA} ").key == made.key
    assert holders(path) == (Holder("dana", "Dana"),)


def test_every_store_has_a_key_of_its_own(tmp_path: Path) -> None:
    keys = {create(tmp_path / str(n), person_id="d", passphrase=DANA, cost=QUICK).key for n in range(5)}
    assert len(keys) == 5


def test_the_same_letters_typed_another_way_are_the_same_passphrase(path: Path) -> None:
    made = create(path, person_id="dana", passphrase="na\u00efve caf\u00e9 lantern", cost=QUICK)
    assert open_with_passphrase(path, "nai\u0308ve cafe\u0301 lantern").key == made.key


@pytest.mark.parametrize("person", ["", "dana", "nobody"])
def test_a_wrong_passphrase_is_told(path: Path, made: key_file.Made, person: str) -> None:
    with pytest.raises(WrongPassphrase) as told:
        open_with_passphrase(path, "something else entirely", person)
    assert told.value.exit_code == 12
    assert str(told.value) == "That passphrase does not open this store. Nothing was changed."


def test_one_persons_passphrase_does_not_open_for_another(path: Path, made: key_file.Made) -> None:
    add_person(path, made.key, person_id="amir", passphrase=AMIR, cost=QUICK)
    with pytest.raises(WrongPassphrase):
        open_with_passphrase(path, DANA, "amir")
    swapped = path.read_text().replace('"dana"', '"x"').replace('"amir"', '"dana"').replace('"x"', '"amir"')
    path.write_text(resummed(swapped))
    with pytest.raises(WrongPassphrase):
        open_with_passphrase(path, DANA)


def resummed(text: str) -> str:
    """The file as somebody would leave it who changed it on purpose."""
    tree = json.loads(text)
    tree.pop("sum")
    tree["sum"] = key_file._sum_of(tree)
    return json.dumps(tree)


def test_people_come_and_go(path: Path, made: key_file.Made) -> None:
    add_person(path, made.key, person_id="amir", passphrase=AMIR, shown_name="Amir", cost=QUICK)
    assert open_with_passphrase(path, AMIR).person_id == "amir"
    assert holders(path) == (Holder("dana", "Dana"), Holder("amir", "Amir"))
    remove_person(path, "dana")
    with pytest.raises(WrongPassphrase):
        open_with_passphrase(path, DANA)
    with pytest.raises(Refused, match="last person"):
        remove_person(path, "amir")
    assert open_with_passphrase(path, AMIR).key == made.key
    assert open_with_recovery(path, made.recovery_key).key == made.key


def test_no_two_people_share_a_passphrase(path: Path, made: key_file.Made) -> None:
    with pytest.raises(Refused, match="Somebody else"):
        add_person(path, made.key, person_id="amir", passphrase=DANA, cost=QUICK)
    add_person(path, made.key, person_id="amir", passphrase=AMIR, cost=QUICK)
    with pytest.raises(Refused, match="Somebody else"):
        change_passphrase(path, person_id="amir", old=AMIR, new=DANA, cost=QUICK)


def test_one_changes_ones_own_passphrase(path: Path, made: key_file.Made) -> None:
    with pytest.raises(WrongPassphrase):
        change_passphrase(path, person_id="dana", old=AMIR, new=AMIR, cost=QUICK)
    change_passphrase(path, person_id="dana", old=DANA, new=AMIR, cost=QUICK)
    assert open_with_passphrase(path, AMIR).key == made.key
    assert holders(path) == (Holder("dana", "Dana"),)
    with pytest.raises(WrongPassphrase):
        open_with_passphrase(path, DANA)


def test_the_printed_sheet_opens_and_can_be_replaced(path: Path, made: key_file.Made) -> None:
    assert open_with_recovery(path, made.recovery_key.lower().replace("-", " ")).key == made.key
    new = new_recovery_key(path, made.key, cost=QUICK)
    assert open_with_recovery(path, new).key == made.key
    with pytest.raises(WrongPassphrase):
        open_with_recovery(path, made.recovery_key)
    with pytest.raises(WrongPassphrase):
        open_with_passphrase(path, new)


def test_after_the_sheet_a_new_passphrase_is_set(path: Path, made: key_file.Made) -> None:
    opened = open_with_recovery(path, made.recovery_key)
    add_person(path, opened.key, person_id="dana", passphrase=AMIR, cost=QUICK)
    assert open_with_passphrase(path, AMIR, "dana").key == made.key


def test_the_key_of_another_store_is_not_taken(path: Path, made: key_file.Made) -> None:
    before = path.read_bytes()
    for act in (
        lambda: add_person(path, bytes(32), person_id="amir", passphrase=AMIR, cost=QUICK),
        lambda: new_recovery_key(path, bytes(32), cost=QUICK),
    ):
        with pytest.raises(Damaged):
            act()
    assert path.read_bytes() == before


@pytest.mark.parametrize("weak", ["", "short", "elevenchars", "password1234", "aaaaaaaaaaaaa"])
def test_a_weak_passphrase_is_refused(path: Path, weak: str) -> None:
    with pytest.raises(Refused) as told:
        create(path, person_id="dana", passphrase=weak, cost=QUICK)
    assert told.value.what == "Choose at least 12 characters; four random words are good."
    assert not path.exists()


def test_a_key_file_is_never_overwritten(path: Path, made: key_file.Made) -> None:
    with pytest.raises(Refused):
        create(path, person_id="amir", passphrase=AMIR, cost=QUICK)
    assert open_with_passphrase(path, DANA).key == made.key


# --- damage


def test_every_flipped_bit_is_damage_and_none_a_wrong_passphrase(path: Path, made: key_file.Made) -> None:
    whole, chance = path.read_bytes(), random.Random(1)
    for _ in range(150):
        broken = bytearray(whole)
        broken[chance.randrange(len(whole))] ^= 1 << chance.randrange(7)
        path.write_bytes(broken)
        try:
            opened = open_with_passphrase(path, DANA)
        except Damaged:
            continue
        assert opened.key == made.key, "only a blank between two values may change unnoticed"
    path.write_bytes(whole)
    assert open_with_passphrase(path, DANA).key == made.key


@pytest.mark.parametrize(
    "text", ["", "{", "[]", "null", "1", '{"sum": 1}', "[" * 100_000, '{"form": 2, "sum": ""}', "\x00", "{}"]
)
def test_what_is_no_key_file_is_damage(path: Path, text: str) -> None:
    path.write_text(text)
    for read in (holders, lambda p: open_with_passphrase(p, DANA)):
        with pytest.raises(Damaged):
            read(path)


def test_a_missing_key_file_is_told(path: Path) -> None:
    with pytest.raises(Damaged, match="missing"):
        open_with_passphrase(path, DANA)


@pytest.fixture
def guesses(monkeypatch: pytest.MonkeyPatch) -> list[tuple[int, int]]:
    """What each slow guess was asked to cost: passes and memory."""
    asked: list[tuple[int, int]] = []
    guess = argon2id.kdf

    def counted(size: int, secret: bytes, salt: bytes, opslimit: int, memlimit: int) -> bytes:
        asked.append((opslimit, memlimit))
        made: bytes = guess(size, secret, salt, opslimit=opslimit, memlimit=memlimit)
        return made

    monkeypatch.setattr(argon2id, "kdf", counted)
    return asked


def test_a_file_that_asks_for_endless_work_is_damage(
    path: Path, made: key_file.Made, guesses: list[tuple[int, int]]
) -> None:
    tree = json.loads(path.read_text())
    tree["wrapped"][0]["memory"] = 2**40
    path.write_text(resummed(json.dumps(tree)))
    guesses.clear()
    with pytest.raises(Damaged):
        open_with_passphrase(path, DANA)
    assert guesses == [], "it is refused before the first guess"


# --- the file


def test_nothing_secret_stands_in_it(path: Path, made: key_file.Made) -> None:
    text = path.read_text()
    for secret in (DANA, made.recovery_key, made.recovery_key.replace("-", ""), made.key.hex()):
        assert secret not in text
    assert made.key not in path.read_bytes()
    assert made.key.hex() not in repr(made)
    assert made.key.hex() not in repr(open_with_passphrase(path, DANA))


@pytest.mark.skipif(sys.platform == "win32", reason="permissions of Unix")
def test_only_its_owner_may_read_it(path: Path, made: key_file.Made) -> None:
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_a_full_disk_leaves_the_old_file(
    path: Path, made: key_file.Made, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(NotSaved) as told:
        add_person(path, made.key, person_id="amir", passphrase=AMIR, cost=QUICK)
    assert told.value.exit_code == 6
    assert [p.name for p in path.parent.iterdir()] == [path.name]
    assert open_with_passphrase(path, DANA).key == made.key


@pytest.mark.parametrize(("number", "why"), [(28, ": the disk is full."), (13, "."), (30, "."), (5, ".")])
def test_where_nothing_can_be_written_no_store_is_made(
    path: Path, monkeypatch: pytest.MonkeyPatch, number: int, why: str
) -> None:
    def stuck(_: int) -> None:
        raise OSError(number, "the system's own words")

    monkeypatch.setattr(os, "fsync", stuck)
    with pytest.raises(NotSaved) as told:
        create(path, person_id="dana", passphrase=DANA, cost=QUICK)
    assert told.value.what == f"A store cannot be written here{why}"
    assert told.value.safe == "Nothing was made."
    assert told.value.todo
    assert list(path.parent.iterdir()) == []


CHANGER = """
import sys
from pathlib import Path
from frontdesk.vault.key_file import change_passphrase
from frontdesk.vault.wrapped import Cost
old, new = sys.argv[2:]
print("start", flush=True)
while True:
    change_passphrase(Path(sys.argv[1]), person_id="dana", old=old, new=new, cost=Cost(1, 8192))
    old, new = new, old
"""


def test_a_kill_while_the_passphrase_changes_leaves_the_old_or_the_new(
    path: Path, made: key_file.Made
) -> None:
    chance, old = random.Random(2), DANA
    for _ in range(15):
        child = subprocess.Popen(
            [sys.executable, "-c", CHANGER, str(path), old, AMIR if old == DANA else DANA],
            stdout=subprocess.PIPE,
            env=os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)},
        )
        assert child.stdout is not None
        child.stdout.readline()
        time.sleep(chance.uniform(0, 0.05))
        child.kill()
        child.communicate()
        opens = [phrase for phrase in (DANA, AMIR) if _opens(path, phrase, made.key)]
        assert len(opens) == 1
        old = opens[0]


def _opens(path: Path, phrase: str, key: bytes) -> bool:
    try:
        return open_with_passphrase(path, phrase).key == key
    except Fixable:
        return False


def test_a_guess_is_slow_by_default(path: Path, guesses: list[tuple[int, int]]) -> None:
    """64 MiB of Argon2id; the time depends on the computer, the memory does not."""
    create(path, person_id="dana", passphrase=DANA)
    for wrapped in json.loads(path.read_text())["wrapped"]:
        assert (wrapped["passes"], wrapped["memory"]) == (2, 64 * 1024 * 1024)
    guesses.clear()
    with pytest.raises(WrongPassphrase):
        open_with_passphrase(path, AMIR)
    assert (2, 64 * 1024 * 1024) in guesses


def test_a_new_passphrase_ends_what_a_computer_keeps(path: Path, made: key_file.Made) -> None:
    add_person(path, made.key, person_id="amir", passphrase=AMIR, cost=QUICK)
    for person_id in ("dana", "amir"):
        key_file.let_computer_open(path, made.key, person_id, "ab" * 32)
    change_passphrase(path, person_id="dana", old=DANA, new="another lamp entirely", cost=QUICK)
    assert key_file.for_whom_a_computer_opens(path) == ("amir",)
