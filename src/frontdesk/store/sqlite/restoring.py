"""A backup takes the store's place: first a whole proven copy beside it, then one step each, nothing deleted.

``prepare`` works beside the store, which may be open and in use, and ends with a file under the name
``….restored``. ``put_in_place`` sets the old store aside and moves that one in. A kill before leaves the old
store, a kill in between is finished by ``settle`` at the next start: there is always one of the two.
"""

import shutil
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from frontdesk.domain.backup import Contents
from frontdesk.domain.deed import Deed
from frontdesk.domain.errors import NotSaved, Refused, WrongUsage
from frontdesk.domain.staff import Role
from frontdesk.store.sqlite import backup, backup_list, chain, open as opening
from frontdesk.store.sqlite.connection import Connection, damaged
from frontdesk.store.sqlite.head_file import HeadFile
from frontdesk.store.sqlite.lock import Lock
from frontdesk.store.sqlite.proving import Prove

_READY, _BEGUN = ".restored", ".restoring"
_HEADS = ".restored-head"
"""A folder beside the store: the head this computer is to remember from now on, under the store's key."""
_SIDES = ("-wal", "-shm", "-journal")
KEYS = backup_list.KEYS


@dataclass(frozen=True, slots=True)
class Chosen:
    """A backup to restore."""

    file: Path
    keys: Path
    """The key file that goes with it from now on."""
    expected: Contents | None = None
    """What it held when it was proven."""


@dataclass(frozen=True, slots=True)
class Prepared:
    """A restored store that waits beside the present one."""

    store: Path
    people: int
    acts: int
    """Up to which act of the chain it goes."""
    erased_again: int = 0
    """People in the backup who were erased since, and are not brought back."""


def prepare(
    chosen: Chosen,
    key: bytes,
    store: Path,
    act: Deed,
    *,
    erased: Iterable[str] = (),
    app_version: str = "0",
    prove: Prove = backup.prove,
    hear: Callable[[int], None] = lambda _: None,
) -> Prepared:
    """Copy a backup beside ``store``, read every page of the copy, take out who was erased since, write the
    ``act`` into its chain.

    Raises ``Damaged`` where the backup is not as it was written or not as it was listed, ``NewerStore``,
    ``NotSaved``, ``Refused`` where whoever acts is no manager. The present store is not touched.
    ``hear`` is told which of the three steps begins: 1, 2, 3.
    """
    drop(store)
    store.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    begun = store.with_name(store.name + _BEGUN)
    try:
        hear(1)
        backup.copy_file(chosen.file, begun)
        hear(2)
        held = prove(begun, key)
        if chosen.expected not in (None, held):
            raise damaged()
        hear(3)
        people, gone = _settle_inside(begun, key, act, set(erased), app_version)
        note_head(begun, key, store)
        backup.copy_file(chosen.keys, store.with_name(store.name + _READY + KEYS))
        begun.replace(store.with_name(store.name + _READY))
        backup.settle(store.parent)
    finally:
        _remove(begun)
    return Prepared(store, people, held.acts, gone)


def put_in_place(store: Path, now: datetime) -> Path | None:
    """The prepared one becomes the store; nobody has the old one open. Where the old one lies from now on;
    None where there was none."""
    aside = _free(store.with_name(f"{store.name}.before-restore-{now:%Y%m%d-%H%M%S}"))
    if not store.with_name(store.name + _READY).exists():
        raise WrongUsage("No backup was made ready.", "Nothing was changed.")
    had_one = store.exists()
    if had_one:
        store.replace(aside)
    _move_in(store, aside)
    return aside if had_one else None


def settle(store: Path, now: datetime) -> bool:
    """At every start: finish a restore that was cut off in its last step. True when there was one."""
    ready = store.with_name(store.name + _READY)
    if store.exists() or not ready.exists():
        return False
    lock = Lock(store, now)
    try:
        asides = [
            one
            for one in sorted(store.parent.glob(f"{store.name}.before-restore-*"))
            if not one.name.endswith((KEYS, *_SIDES))
        ]
        _move_in(store, asides[-1] if asides else _free(store.with_name(f"{store.name}.before-restore")))
    finally:
        lock.release()
    return True


def accept_head(store: Path, key: bytes, heads: Path) -> None:
    """A backup took the store's place: this computer remembers its head, though it knew a newer one.

    Asked after ``put_in_place`` and at every start; what is not the restored store changes nothing.
    """
    note = store.with_name(store.name + _HEADS)
    if not note.is_dir():
        return
    head = HeadFile(note, key).remembered()
    if head is not None:
        connection = Connection(store, key, read_only=True)
        try:
            with connection.reading() as raw:
                if chain.holds(raw, head):
                    HeadFile(heads, key).accept(head)
        except OSError:
            raise NotSaved(
                "The restored backup is in place, and the disk is full.",
                "Nothing of it is lost.",
                "Free at least 50 MB, then open it again.",
            ) from None
        finally:
            connection.close()
    shutil.rmtree(note, ignore_errors=True)


def drop(store: Path) -> None:
    """A prepared one that nobody wants any more."""
    if store.with_name(store.name + _READY).exists():
        shutil.rmtree(store.with_name(store.name + _HEADS), ignore_errors=True)
    for name in (_BEGUN, _READY):
        _remove(store.with_name(store.name + name))
        with suppress(FileNotFoundError):
            store.with_name(store.name + name + KEYS).unlink()


def ready(store: Path) -> tuple[Path, Path]:
    """Where a prepared one and its key file wait."""
    file = store.with_name(store.name + _READY)
    return file, file.with_name(file.name + KEYS)


def sweep(store: Path) -> bool:
    """At a start, with the store open: what a restore left that ended before its last step. True for any."""
    left = any(store.with_name(store.name + name).exists() for name in (_BEGUN, _READY))
    if left:
        drop(store)
    return left


def save_copy(store: Path, folder: Path, now: datetime) -> Path:
    """The file as it lies there, whatever is wrong with it, with what belongs to it. Raises ``NotSaved``."""
    copy = _free(folder / f"{store.name}.as-it-is-{now:%Y%m%d-%H%M%S}")
    for side in ("", KEYS, *_SIDES):
        source = store.with_name(store.name + side)
        if source.exists():
            backup.copy_file(source, copy.with_name(copy.name + side))
    return copy


def erased_in(store: Path, key: bytes) -> tuple[str, ...]:
    """Who was erased in the present store, as far as it can still be read."""
    with suppress(Exception):
        connection = Connection(store, key, read_only=True)
        try:
            with connection.reading() as raw:
                return tuple(id for (id,) in raw.execute("SELECT id FROM erasure"))
        finally:
            connection.close()
    return ()


def acts_in(store: Path, key: bytes) -> int:
    """The number of the newest act of the present store; 0 where it cannot be read."""
    with suppress(Exception):
        connection = Connection(store, key, read_only=True)
        try:
            with connection.reading() as raw:
                return int(raw.execute("SELECT ifnull(max(seq), 0) FROM chain").fetchone()[0])
        finally:
            connection.close()
    return 0


def check_may(store: Path, key: bytes, by: str) -> None:
    """Raise ``Refused`` for whoever is no manager in the present store, as far as it can still be read: in
    an old backup somebody may still be one whose access has ended since. ``by`` is empty for the sheet."""
    roles: list[tuple[str, str | None]] = []
    with suppress(Exception):
        connection = Connection(store, key, read_only=True)
        try:
            with connection.reading() as raw:
                known = raw.execute("SELECT role, ended_at FROM person WHERE id = ?", (by,))
                roles = known.fetchall()
        finally:
            connection.close()
    if any(ended is not None or role != Role.MANAGER.value for role, ended in roles):
        raise _not_by_them()


def _not_by_them() -> Refused:
    return Refused("A backup is restored by a manager.", "Nothing was changed.", "Ask one to do it.")


def _settle_inside(begun: Path, key: bytes, act: Deed, erased: set[str], app_version: str) -> tuple[int, int]:
    """Bring the copy up to today: its layout, its imports, who was erased. How many people, how many went."""
    store = opening.open_store(begun, key, now=act.at, app_version=lambda: app_version)
    try:
        if act.by and not any(one.id == act.by and one.role is Role.MANAGER for one in store.people()):
            raise _not_by_them()
        opening.finish_imports(store)
        again = sorted(erased - set(store.erased()))
        gone = store.erase_again(
            Deed(f"{act.id} {id}", "erase_person", act.at, act.by, (), patient_id=id) for id in again
        )
        store.commit(act)
        people = store.how_many_people()
    finally:
        store.close()
        _remove_sides(begun, also=(".lock",))
    return people, gone


def note_head(begun: Path, key: bytes, store: Path) -> None:
    """Beside ``store``: how the history of the restored one ends, for ``accept_head``."""
    note = store.with_name(store.name + _HEADS)
    shutil.rmtree(note, ignore_errors=True)
    connection = Connection(begun, key, read_only=True, unchanging=True)
    try:
        with connection.reading() as raw:
            HeadFile(note, key).accept(chain.head(raw))
    finally:
        connection.close()


def _move_in(store: Path, aside: Path) -> None:
    """Sides first: a journal of the old store must never be written into the new one."""
    ready = store.with_name(store.name + _READY)
    for side in (*_SIDES, KEYS):
        with suppress(FileNotFoundError):
            if side != KEYS or ready.with_name(ready.name + KEYS).exists():
                store.with_name(store.name + side).replace(aside.with_name(aside.name + side))
    with suppress(FileNotFoundError):
        ready.with_name(ready.name + KEYS).replace(store.with_name(store.name + KEYS))
    ready.replace(store)
    backup.settle(store.parent)


def _free(path: Path) -> Path:
    number, free = 1, path
    while free.exists():
        number += 1
        free = path.with_name(f"{path.name}-{number}")
    return free


def _remove(path: Path) -> None:
    with suppress(FileNotFoundError):
        path.unlink()
    _remove_sides(path, also=(backup.BEGUN, ".lock"))


def _remove_sides(path: Path, also: tuple[str, ...] = ()) -> None:
    for side in (*_SIDES, *also):
        with suppress(FileNotFoundError):
            path.with_name(path.name + side).unlink()
