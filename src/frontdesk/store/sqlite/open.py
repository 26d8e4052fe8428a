"""Make a store, open a store, finish what was begun. Called by ``bootstrap`` alone."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from pathlib import Path

from frontdesk.domain.errors import NotSaved, ReadOnly, Refused
from frontdesk.store.port import ImportRun
from frontdesk.store.sqlite import chain, erasing, journal, migrations, place
from frontdesk.store.sqlite.connection import MEMORY, Connection
from frontdesk.store.sqlite.head_file import HeadFile
from frontdesk.store.sqlite.lock import Lock
from frontdesk.store.sqlite.store import SqliteStore

KEY_BYTES = 32
_WAITS = (
    "An import that was interrupted is not finished yet: the disk is full. Nothing of it is seen until then."
    " Free at least 50 MB, then open Frontdesk again."
)
_BESIDE = ("-wal", "-shm", "-journal")


def create(
    path: Path, key: bytes, *, now: datetime, app_version: str = "0", heads: Path | None = None
) -> SqliteStore:
    """Make an empty encrypted store at ``path`` and open it. ``key`` is 32 random bytes, kept by the vault.

    ``heads``: see ``open_store``.

    The file appears under its name only when it is whole. Raises ``Refused`` when something is there already.
    """
    _check_key(key)
    place.check_folder(path)
    if path.exists() or path.is_symlink():
        raise Refused("There is a file of this name already.", "Nothing was changed.", "Choose another name.")
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    begun = path.with_name(path.name + ".new")
    _remove(begun)
    begun.touch(mode=0o600)
    try:
        connection = Connection(begun, key)
        try:
            migrations.migrate(connection, app_version)
        finally:
            connection.close()
        begun.replace(path)
    finally:
        _remove(begun)
    return open_store(path, key, now=now, app_version=lambda: app_version, heads=heads)


def open_store(
    path: Path,
    key: bytes,
    *,
    now: datetime,
    app_version: Callable[[], str] = lambda: "0",
    before_update: migrations.Before | None = None,
    take_over: bool = False,
    heads: Path | None = None,
) -> SqliteStore:
    """Open the store at ``path``. ``now`` is local time, for "open since"; the vault saw that ``key`` fits.

    Raises ``NoStore``, ``Refused`` (place, not encrypted), ``InUse``, ``Damaged``, ``NewerStore`` or
    ``BelowFloor``.
    ``app_version`` is asked only when the layout is updated: looking it up takes a while.
    ``before_update(found, wanted)`` is called before the layout of an older store is updated.
    ``heads``: the folder outside the store where the head of its audit chain is remembered; None for a store
    that is thrown away.
    """
    _check_key(key)
    place.check(path)
    if place.cannot_be_written(path):
        return _open_to_read(path, key, heads)
    lock = Lock(path, now, take_over=take_over)
    opened: list[Connection] = []
    try:
        cut_off = lock.left_behind and journal.left_behind(path)
        journal.check(path, key)
        opened += _both_sides(path, key)
        writer, reader = opened
        found = _known_layout(writer, key, heads)
        if found < migrations.VERSION:
            _check_room(writer)
            if before_update:
                before_update(found, migrations.VERSION)
            migrations.migrate(writer, app_version())
        writer.follow_rows()
        if heads:
            writer.remember = HeadFile(heads, key).remember
            with writer.reading() as raw:
                writer.remember(chain.head(raw))
        crowded = writer.alone or not _wiped(writer)
    except BaseException:
        for connection in opened:
            connection.close()
        lock.release()
        raise
    return SqliteStore(writer, reader, lock, cut_off=cut_off, crowded=crowded)


def _both_sides(path: Path, key: bytes) -> tuple[Connection, Connection]:
    """The writer and the reader; one connection for both on a disk too full for two."""
    try:
        writer = Connection(path, key)
        try:
            return writer, Connection(path, key, read_only=True)
        except BaseException:
            writer.close()
            raise
    except NotSaved:
        alone = Connection(path, key, alone=True)
        return alone, alone


def _wiped(writer: Connection) -> bool:
    """Closing does it, where the program was not cut off. False: the disk has no room for it now."""
    try:
        with writer.writing() as raw:
            erasing.wipe_withdrawn(raw)
    except NotSaved:
        return False
    return True


def _check_room(writer: Connection) -> None:
    """An update needs room for a backup and for itself."""
    if writer.alone:
        raise NotSaved(
            "This store needs an update, and its disk is full.",
            "Nothing was changed.",
            "Free at least 50 MB, then open it again.",
        )


def in_memory() -> SqliteStore:
    """A store without a file, for tests: one connection serves both sides."""
    connection = Connection(MEMORY, b"")
    _empty().raw.backup(connection.raw)
    connection.follow_rows()
    return SqliteStore(connection, connection)


@cache
def _empty() -> Connection:
    """A store of this layout with nothing in it, to be copied: laying it out is a hundred times the work."""
    connection = Connection(MEMORY, b"")
    migrations.migrate(connection, "0")
    return connection


@dataclass(frozen=True, slots=True)
class Finished:
    """What ``finish_imports`` found to do; each run by its id."""

    finished: tuple[ImportRun, ...] = ()
    dropped: tuple[ImportRun, ...] = ()
    taken_back: tuple[ImportRun, ...] = ()
    waits: bool = False
    """The disk had no room for the rest."""

    @property
    def messages(self) -> tuple[str, ...]:
        """What the desk is told at start."""
        return (
            tuple(
                f"The import of {_named(run)} was interrupted and has been finished now. All of it is here."
                for run in self.finished
            )
            + tuple(
                f"The import of {_named(run)} did not finish. Nothing was imported. Start it again."
                for run in self.dropped
            )
            + tuple(
                f"The import of {_named(run)} was being taken back, and that has been finished now."
                for run in self.taken_back
            )
            + ((_WAITS,) if self.waits else ())
        )


def _named(run: ImportRun) -> str:
    """By its file, as the desk knows it; an import that came without one by its size."""
    return run.file_name or f"{run.rows:,} rows"


def finish_imports(store: SqliteStore) -> Finished:
    """Finish accepted imports, drop those nobody accepted: each is whole or absent. At every start."""
    if store.read_only:
        return Finished()
    runs = store.unfinished_imports()
    accepted = tuple(run for run in runs if run.state == "accepted")
    staged = tuple(run for run in runs if run.state == "staged")
    leaving = tuple(run for run in runs if run.state in ("leaving", "going"))
    finished, dropped, taken_back = [], [], []
    try:
        for run in accepted:
            while not store.import_step(run.id):
                pass
            finished.append(run)
        for run in staged:
            store.import_drop(run.id)
            dropped.append(run)
        for run in leaving:
            while not store.import_back_step(run.id):
                pass
            taken_back.append(run)
    except NotSaved:  # what is left stays unseen, and the next start goes on with it
        return Finished(tuple(finished), tuple(dropped), tuple(taken_back), waits=True)
    return Finished(accepted, staged, leaving)


def _known_layout(connection: Connection, key: bytes, heads: Path | None) -> int:
    """The layout of a store that holds what this computer remembers of it."""
    found = migrations.version_of(connection)
    if heads and found >= migrations.KEYED:
        with connection.reading() as raw:
            HeadFile(heads, key).check(raw)
    return found


def _open_to_read(path: Path, key: bytes, heads: Path | None) -> SqliteStore:
    if journal.left_behind(path):
        connection = _beside_a_journal(path, key)
    else:
        connection = Connection(path, key, unchanging=True)
    try:
        found = _known_layout(connection, key, heads)
    except BaseException:
        connection.close()
        raise
    if found < migrations.VERSION:
        connection.close()
        raise Refused("This store needs an update, and its disk can only be read.", "Nothing was changed.")
    return SqliteStore(connection, connection)


def _beside_a_journal(path: Path, key: bytes) -> Connection:
    """The desk was cut off and its disk is read-only since: the library reads the journal where it lies, as
    long as the index of it is there too."""
    if not path.with_name(path.name + "-shm").exists():
        raise place.journal_unread()
    journal.check(path, key)
    try:
        return Connection(path, key, read_only=True)
    except (NotSaved, ReadOnly):
        raise place.journal_unread() from None


def _check_key(key: bytes) -> None:
    if len(key) != KEY_BYTES:
        raise ValueError("a store's key is 32 bytes")


def _remove(path: Path) -> None:
    for beside in ("", *_BESIDE):
        with suppress(FileNotFoundError):
            path.with_name(path.name + beside).unlink()
