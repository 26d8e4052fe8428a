"""Backups: made beside an open desk, proven, thinned, practised, and put in the place of a store."""

import errno
import os
import random
import shutil
import time
from collections.abc import Iterator
from contextlib import suppress
from datetime import timedelta
from pathlib import Path

import pytest

from frontdesk.domain.backup import Why
from frontdesk.domain.deed import Deed
from frontdesk.domain.errors import Damaged, NotSaved, Refused
from frontdesk.domain.patient import Patient
from frontdesk.store.sqlite import backup, backup_list, restoring
from frontdesk.store.sqlite.backups import Backups
from frontdesk.store.sqlite.open import create, open_store
from frontdesk.store.sqlite.store import SqliteStore
from tests.store.made import DANA, KEY, NOW, add, patient, set_up
from tests.store.sqlite.test_kills import start


@pytest.fixture
def store(tmp_path: Path) -> Iterator[SqliteStore]:
    """An open store with two people; a key file is any file here: the vault has its own tests."""
    path = tmp_path / "clinic.frontdesk"
    made = create(path, KEY, now=NOW)
    set_up(made)
    add(made, patient(), patient("p2", "Hà Nguyễn"))
    path.with_name(path.name + ".keys").write_text("keys of that day", encoding="utf-8")
    yield made
    made.close()


@pytest.fixture
def backups(store: SqliteStore, tmp_path: Path) -> Backups:
    path = tmp_path / "clinic.frontdesk"
    return Backups(path, path.with_name(path.name + ".keys"), KEY)


def restored(
    backups: Backups, name: str, folder: Path, *, erased: tuple[str, ...] = (), by: str = DANA.id
) -> Path:
    chosen = restoring.Chosen(folder / name, backup_list.keys_of(folder / name))
    act = Deed("restore", "restore", NOW, by, ())
    restoring.prepare(chosen, KEY, backups.store, act, erased=erased)
    aside = restoring.put_in_place(backups.store, NOW)
    assert aside is not None
    return aside


def names(path: Path) -> list[str]:
    again = open_store(path, KEY, now=NOW)
    try:
        return sorted(one.name.full for one, _ in again.patients())
    finally:
        again.close()


def test_a_backup_is_made_beside_an_open_desk_and_holds_what_the_store_held(
    store: SqliteStore, backups: Backups, tmp_path: Path
) -> None:
    writes = iter(range(1_000))

    def meanwhile(done: int, of: int) -> None:
        add(store, patient(f"late{next(writes)}", "Came Later"))

    made = backups.make(tmp_path / "b", NOW, step=meanwhile)
    assert next(writes) > 0, "the desk wrote between two steps"
    assert made.contents is not None
    assert made.contents.people == 2, "one moment of the store, however long the copy takes"
    assert backup.prove(tmp_path / "b" / made.name, KEY) == made.contents
    assert backups.known(tmp_path / "b", NOW) == (made,)
    assert sorted(file.name for file in (tmp_path / "b").iterdir()) == [
        "backups.json", made.name, made.name + ".keys",
    ]  # fmt: skip
    if os.name == "posix":
        assert {f.stat().st_mode & 0o077 for f in (tmp_path / "b").glob("clinic*")} == {0}


def test_nothing_of_anybody_can_be_read_in_the_folder(backups: Backups, tmp_path: Path) -> None:
    made = backups.make(tmp_path / "b", NOW, erased=["gone"])
    for file in (tmp_path / "b").iterdir():
        content = file.read_bytes()
        assert b"Okonkwo" not in content
        assert "Nguyễn".encode() not in content
    with pytest.raises(Damaged):
        backup.prove(tmp_path / "b" / made.name, bytes(32))


def test_a_copy_that_differs_counts_for_nothing_and_thins_nothing(backups: Backups, tmp_path: Path) -> None:
    folder = tmp_path / "b"
    days = [
        backups.make(folder, NOW - timedelta(days=back, minutes=many)) for back in (3, 2) for many in (9, 1)
    ]
    assert len(backups.known(folder, NOW)) == 1 + 2, "all of a day stay that day; then its newest"

    def wrong(path: Path, key: bytes) -> object:
        held = backup.prove(path, key)
        return type(held)(held.layout, held.people + 1, held.acts, held.head, held.rows)

    before = backups.known(folder, NOW)
    other = Backups(backups.store, backups.store.with_name("clinic.frontdesk.keys"), KEY, wrong)  # type: ignore[arg-type]  # a way to fail
    with pytest.raises(Damaged):
        other.make(folder, NOW)
    assert backups.known(folder, NOW) == before
    assert days


def test_thinning_takes_the_pair_and_only_the_pair(backups: Backups, tmp_path: Path) -> None:
    folder = tmp_path / "b"
    first = backups.make(folder, NOW - timedelta(days=1, minutes=5))
    second = backups.make(folder, NOW - timedelta(days=1))
    update = backups.make(folder, NOW - timedelta(days=1, minutes=9), Why.UPDATE)
    today = backups.make(folder, NOW)
    assert [one.name for one in backups.known(folder, NOW)] == [today.name, second.name, update.name]
    assert not (folder / first.name).exists()
    assert not backup_list.keys_of(folder / first.name).exists()


@pytest.mark.parametrize("at", [0, 10, 4096, 20_000, -1])
def test_one_changed_bit_is_found_by_test_and_drill(backups: Backups, tmp_path: Path, at: int) -> None:
    folder = tmp_path / "b"
    older = backups.make(folder, NOW - timedelta(hours=4))
    newest = backups.make(folder, NOW)
    assert backups.drill(folder, NOW).good
    bytes_ = bytearray((folder / newest.name).read_bytes())
    bytes_[at] ^= 1
    (folder / newest.name).write_bytes(bytes_)
    drill = backups.drill(folder, NOW)
    assert (drill.good, drill.name) == (False, newest.name)
    assert backups.last_drill(folder, NOW) == drill
    assert [one.name for one in backups.known(folder, NOW) if one.proven] == [older.name]
    assert backups.test(folder, newest.name) is None
    assert backups.drill(folder, NOW).good, "the next older one"


def test_without_its_list_a_backup_counts_again_once_it_is_tested(backups: Backups, tmp_path: Path) -> None:
    folder = tmp_path / "b"
    made = backups.make(folder, NOW)
    (folder / "backups.json").write_text("[[[", encoding="utf-8")
    (found,) = backups.known(folder, NOW)
    assert (found.name, found.at, found.proven) == (made.name, NOW, False)
    assert backups.test(folder, made.name) is not None
    assert backups.known(folder, NOW)[0].contents == made.contents


def test_another_stores_backups_in_the_folder_are_left_alone(backups: Backups, tmp_path: Path) -> None:
    folder = tmp_path / "b"
    other_path = tmp_path / "other" / "clinic.frontdesk"
    other_store = create(other_path, bytes(range(32, 64)), now=NOW)
    other_store.close()
    keys = other_path.with_name("k")
    keys.write_text("k", encoding="utf-8")
    other = Backups(other_path, keys, bytes(range(32, 64)))
    theirs = [other.make(folder, NOW - timedelta(days=1, minutes=many)) for many in (9, 1)]
    backups.make(folder, NOW)
    assert {one.name for one in theirs} >= {one.name for one in other.known(folder, NOW)}
    assert all((folder / one.name).exists() for one in theirs[1:])
    assert len(backups.known(folder, NOW)) == 1


def test_a_full_disk_keeps_every_older_backup(
    backups: Backups, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "b"
    kept = [backups.make(folder, NOW - timedelta(days=9, minutes=many)) for many in (3, 2, 1)]
    before = backups.known(folder, NOW)

    def full(*_: object, **__: object) -> None:
        raise OSError(errno.ENOSPC, "no space")

    monkeypatch.setattr("frontdesk.store.sqlite.backup._write", full)
    with pytest.raises(NotSaved) as said:
        backups.make(folder, NOW)
    assert said.value.exit_code == 6
    assert "no space on the backup disk" in said.value.what
    assert backups.known(folder, NOW) == before
    assert not list(folder.glob("*.tmp"))
    assert kept


def test_a_folder_that_is_a_file_is_said_calmly(backups: Backups, tmp_path: Path) -> None:
    (tmp_path / "b").write_text("", encoding="utf-8")
    with pytest.raises(NotSaved, match="cannot be written"):
        backups.make(tmp_path / "b", NOW)


def test_restoring_sets_the_old_store_aside_and_erases_again(
    store: SqliteStore, backups: Backups, tmp_path: Path
) -> None:
    folder = tmp_path / "b"
    made = backups.make(folder, NOW)
    store.erase(Deed("erase", "erase_person", NOW, DANA.id, (), patient_id="p2"))
    add(store, patient("p3", "Came Later"))
    store.close()
    path = backups.store
    aside = restored(backups, made.name, folder, erased=restoring.erased_in(path, KEY))
    assert names(path) == ["Ngozi Okonkwo-Bell"], "who was erased stays erased"
    assert "Nguyễn".encode() not in path.read_bytes()
    again = open_store(path, KEY, now=NOW)
    assert (again.get(Patient, "p2"), again.erased()) == (None, ("p2",))
    assert again.chain_first_bad() == 0
    again.close()
    assert names(aside) == ["Came Later", "Ngozi Okonkwo-Bell"], "the store from before opens as it was"


def test_only_a_manager_restores(store: SqliteStore, backups: Backups, tmp_path: Path) -> None:
    made = backups.make(tmp_path / "b", NOW)
    store.close()
    before = backups.store.read_bytes()
    with pytest.raises(Refused, match="manager"):
        restored(backups, made.name, tmp_path / "b", by="somebody")
    assert backups.store.read_bytes() == before
    assert not [one for one in tmp_path.iterdir() if ".restored" in one.name]


@pytest.mark.parametrize("killed_after", range(6))
def test_a_restore_cut_off_at_any_step_leaves_one_whole_store(
    store: SqliteStore, backups: Backups, tmp_path: Path, killed_after: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = backups.make(tmp_path / "b", NOW)
    add(store, patient("p3", "Came Later"))
    store.close()
    path, real, steps = backups.store, Path.replace, iter(range(99))
    chosen = restoring.Chosen(tmp_path / "b" / made.name, backup_list.keys_of(tmp_path / "b" / made.name))
    restoring.prepare(chosen, KEY, path, Deed("restore", "restore", NOW, DANA.id, ()))

    class Killed(BaseException):
        """Ends everything, as a kill does."""

    def cut_off(self: Path, to: Path) -> Path:
        if next(steps) == killed_after:
            raise Killed
        return real(self, to)

    monkeypatch.setattr(Path, "replace", cut_off)
    with suppress(Killed):
        restoring.put_in_place(path, NOW)
    monkeypatch.undo()
    restoring.settle(path, NOW)
    came_later = "Came Later" in names(path)
    assert came_later == (killed_after == 0), "the old one before the first step, the restored one after it"
    assert path.with_name(path.name + ".keys").read_text(encoding="utf-8") == "keys of that day"


MAKER = """
import sys
from pathlib import Path
from frontdesk.store.sqlite.backups import Backups
from tests.store.made import KEY, NOW
path = Path(sys.argv[1])
backups = Backups(path, path.with_name(path.name + ".keys"), KEY)
print("begun", flush=True)
for n in range(1000):
    backups.make(path.parent / "b", NOW)
"""


@pytest.mark.slow
def test_killed_while_backing_up_no_broken_file_has_the_name_of_a_backup(
    store: SqliteStore, backups: Backups, tmp_path: Path
) -> None:
    store.close()
    folder, chance = tmp_path / "b", random.Random(7)
    for _ in range(6):
        child = start(MAKER, str(backups.store))
        assert child.stdout is not None
        assert child.stdout.readline() == "begun\n"
        time.sleep(chance.uniform(0, 0.15))
        child.kill()
        child.communicate()
        for file in folder.glob("*.fdbackup"):
            assert backup.prove(file, KEY).people == 2
    assert names(backups.store) == ["Hà Nguyễn", "Ngozi Okonkwo-Bell"]
    backups.make(folder, NOW)
    assert not list(folder.glob("*.tmp")), "what a kill left is taken away by the next backup"
    shutil.rmtree(folder)
