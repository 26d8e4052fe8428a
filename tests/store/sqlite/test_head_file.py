"""This computer remembers how far a store had come, and does not take an older one for it."""

import shutil
from pathlib import Path

import pytest

from frontdesk.domain.errors import Damaged
from frontdesk.store.sqlite.chain import Head
from frontdesk.store.sqlite.head_file import HeadFile
from frontdesk.store.sqlite.open import create, open_store
from frontdesk.store.sqlite.store import SqliteStore
from tests.store.made import KEY, NOW, add, patient, set_up

FILES = 20


@pytest.fixture
def heads(tmp_path: Path) -> Path:
    return tmp_path / "heads"


@pytest.fixture
def path(tmp_path: Path, heads: Path) -> Path:
    path = tmp_path / "clinic.frontdesk"
    store = create(path, KEY, now=NOW, heads=heads)
    set_up(store)
    store.close()
    return path


def opened(path: Path, heads: Path) -> SqliteStore:
    return open_store(path, KEY, now=NOW, heads=heads)


def test_an_old_file_put_back_is_refused_with_both_numbers(path: Path, heads: Path, tmp_path: Path) -> None:
    for turn in range(FILES):
        old = tmp_path / f"old {turn}"
        shutil.copy(path, old)
        store = opened(path, heads)
        add(store, patient(f"p{turn}"))
        store.close()
        newer = path.read_bytes()
        shutil.copy(old, path)
        with pytest.raises(Damaged) as told:
            opened(path, heads)
        assert f"(entry {turn + 1}; expected {turn + 2})" in str(told.value)
        assert told.value.exit_code == 5
        assert path.read_bytes() == old.read_bytes()
        path.write_bytes(newer)
    opened(path, heads).close()


def test_another_course_of_things_is_not_the_store_seen_last(path: Path, heads: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.frontdesk"
    shutil.copy(path, other)
    for at, name in ((path, "here"), (other, "there")):
        store = open_store(at, KEY, now=NOW)
        add(store, patient(name), id=name)
        store.close()
    opened(path, heads).close()
    with pytest.raises(Damaged, match="entry 2 differs"):
        opened(other, heads)


def test_a_restored_backup_is_accepted_once_somebody_says_so(path: Path, heads: Path, tmp_path: Path) -> None:
    old = tmp_path / "old"
    shutil.copy(path, old)
    store = opened(path, heads)
    before = store.chain_head()
    add(store, patient("p1"), id="one")
    add(store, patient("p2"), id="two")
    store.close()
    shutil.copy(old, path)
    HeadFile(heads, KEY).accept(before)
    store = opened(path, heads)
    add(store, patient("p3"), id="three")
    assert HeadFile(heads, KEY).remembered() == store.chain_head()
    store.close()


def test_a_cut_while_it_is_written_leaves_the_head_before(heads: Path) -> None:
    file = HeadFile(heads, KEY)
    first, second, third = (Head(seq, f"{seq:064x}") for seq in (1, 2, 3))
    for head in (first, second, third):
        file.remember(head)
        assert file.remembered() == head
    whole = file.path.read_bytes()
    middle = len(whole) // 2
    torn = (
        whole[:middle] + bytes(middle)
        if third == file._opened(whole[middle:])
        else bytes(middle) + whole[middle:]
    )
    file.path.write_bytes(torn)
    assert file.remembered() == second
    assert HeadFile(heads, bytes(32)).remembered() is None
    file.path.unlink()
    assert file.remembered() is None


def test_where_nothing_can_be_remembered_the_desk_goes_on(path: Path, tmp_path: Path) -> None:
    in_the_way = tmp_path / "a file"
    in_the_way.write_bytes(b"")
    store = opened(path, in_the_way)
    add(store, patient())
    store.close()
    opened(path, in_the_way).close()
