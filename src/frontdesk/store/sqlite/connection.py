"""One connection to the encrypted file: key, settings, lock, and the disk's troubles in calm words."""

import shutil
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any
from urllib.parse import quote

import sqlcipher3
from sqlcipher3 import dbapi2 as driver

from frontdesk.domain.errors import BelowFloor, Conflict, Damaged, Fixable, InUse, NotSaved, ReadOnly
from frontdesk.store.sqlite import chain, journal

FLOOR = (3, 51, 3)
"""Older libraries can damage a store of this kind (SQLite's WAL-reset fault)."""
MEMORY = Path(":memory:")
_CACHED_STATEMENTS = 512

READ_ONLY = ReadOnly(
    "This store can only be read (the disk is read-only).",
    "You can look things up; check-ins are switched off.",
)


def use_one_library() -> None:
    """Make sqlite-utils speak to the library that holds the file open, and leave numpy and pandas alone.

    It prefers a module called ``pysqlite3``; without this it would catch the exceptions of another library.
    Must run before sqlite_utils is first imported.
    """
    sys.modules["pysqlite3"] = sqlcipher3
    sys.modules["pysqlite3.dbapi2"] = driver


def check_floor(found: tuple[int, ...] = driver.sqlite_version_info) -> None:
    """Refuse a library that could damage the store."""
    if found < FLOOR:
        raise BelowFloor(
            f"This computer has SQLite {'.'.join(map(str, found))}; {'.'.join(map(str, FLOOR))} is needed.",
            "Nothing was opened.",
            "Install Frontdesk again with its own libraries.",
        )


class Raw(driver.Connection):  # type: ignore[misc]  # the driver has no types
    """The driver's connection, with what is needed to add to the audit chain."""

    seal: chain.Seal


class Connection:
    """A connection with the lock that lets any thread of this process use it, one at a time."""

    def __init__(
        self,
        path: Path,
        key: bytes,
        *,
        read_only: bool = False,
        unchanging: bool = False,
        alone: bool = False,
    ) -> None:
        """Open ``path``. ``unchanging``: a read-only disk, where no journal can be made beside the file.

        ``alone``: a full disk, where not even the index that several connections share can be made. Nobody
        else can open the file then.
        """
        check_floor()
        self.path = path
        self.read_only = read_only or unchanging
        self.alone = alone
        self.lock = threading.RLock()
        self.remember: Callable[[chain.Head], None] = lambda _: None
        """Told the chain's new head after each transaction that added to it."""
        self.raw: Any = None
        self.key = key
        self._open(unchanging=unchanging)

    def _open(self, *, unchanging: bool = False) -> None:
        self.raw = driver.connect(
            _address(self.path, read_only=self.read_only, unchanging=unchanging),
            uri=True,
            isolation_level=None,
            check_same_thread=False,
            cached_statements=_CACHED_STATEMENTS,
            timeout=5.0,
            factory=Raw,
        )
        self.raw.seal = chain.Seal(self.key)
        try:
            self._prepare(self.key, journal=not self.read_only)
        except driver.Error as problem:
            self.raw.close()
            unread = getattr(problem, "sqlite_errorcode", 0) & 0xFF == driver.SQLITE_NOTADB
            raise _unread(self.path, self.key) if unread else in_calm_words(problem, self.path) from None

    def share(self) -> None:
        """The disk may have room again: open the file anew so that others can read beside it.

        It stays ``alone`` where there is none.
        """
        with self.lock:
            self.raw.close()
            self.alone = False
            try:
                self._open()
            except NotSaved:
                self.alone = True
                self._open()
            self.follow_rows()

    def _prepare(self, key: bytes, *, journal: bool) -> None:
        execute = self.raw.execute
        execute("PRAGMA cipher_log_level = NONE")
        if self.path != MEMORY:
            execute(f"PRAGMA key = \"x'{key.hex()}'\"")
        if self.alone:
            execute("PRAGMA locking_mode = EXCLUSIVE")
        execute("PRAGMA temp_store = MEMORY")
        execute("PRAGMA cache_size = -65536")
        execute("PRAGMA foreign_keys = ON")
        execute("PRAGMA trusted_schema = OFF")
        execute("SELECT count(*) FROM sqlite_master").fetchone()  # the first read tells whether the key fits
        if journal:
            execute("PRAGMA secure_delete = ON")
            execute("PRAGMA journal_mode = WAL")
            execute("PRAGMA synchronous = FULL")
            # Emptied at idle, and beside an import in parts so small that a check-in can wait for one.
            execute("PRAGMA wal_autocheckpoint = 400")
        else:
            execute("PRAGMA query_only = ON")

    def follow_rows(self) -> None:
        """From now on every row written counts in the audit chain. The layout is up to date."""
        with self.reading() as raw:
            raw.seal.sums.follow(raw)

    @contextmanager
    def reading(self) -> Iterator[Any]:
        """The driver's connection for reads; what the disk says comes out as a calm sentence."""
        with self.lock:
            try:
                yield self.raw
            except driver.Error as problem:
                raise in_calm_words(problem, self.path) from None

    @contextmanager
    def writing(self) -> Iterator[Any]:
        """One transaction, whole or absent. The connection can be used again whatever happens."""
        if self.read_only:
            raise _again(READ_ONLY)
        with self.lock:
            raw = self.raw
            try:
                raw.execute("BEGIN IMMEDIATE")
                yield raw
                raw.seal.settle(raw)
                raw.execute("COMMIT")
            except BaseException as problem:
                with suppress(driver.Error):  # after "disk full" the transaction is gone already
                    raw.execute("ROLLBACK")
                raw.seal.back()
                if isinstance(problem, driver.Error):
                    raise in_calm_words(problem, self.path) from None
                raise
            if head := raw.seal.done():
                self.remember(head)

    def close(self) -> None:
        """Let go of the file."""
        with self.lock:
            self.raw.close()


def _address(path: Path, *, read_only: bool, unchanging: bool) -> str:
    if path == MEMORY:
        return "file::memory:"
    mode = "?mode=ro" if read_only else "?mode=rw"
    return f"file:{quote(str(path))}{mode}{'&immutable=1' if unchanging else ''}"


def in_calm_words(problem: Exception, path: Path) -> Exception:
    """What the library reported, as what happened, what is safe and what to do. Ours stays ours."""
    code = getattr(problem, "sqlite_errorcode", 0) & 0xFF
    if code == driver.SQLITE_FULL:
        return _not_saved(f"the disk is full ({_free_mb(path)} MB free)")
    if code in (driver.SQLITE_IOERR, driver.SQLITE_CANTOPEN):
        return _not_saved("the disk reported an error")
    if code == driver.SQLITE_READONLY:
        return _again(READ_ONLY)
    if code in (driver.SQLITE_CORRUPT, driver.SQLITE_NOTADB):
        return damaged()
    if code in (driver.SQLITE_BUSY, driver.SQLITE_LOCKED):
        return InUse(
            "Another program is using this store.", "Nothing was changed.", "Close it, then try again."
        )
    if code == driver.SQLITE_CONSTRAINT:
        twice = str(problem).startswith("UNIQUE")  # the library names the table, never the value
        what = "This was done already." if twice else "The patient this belongs to is not kept here any more."
        return Conflict(what, "Nothing was changed.", "Look again, then decide.")
    return problem


def _unread(path: Path, key: bytes) -> Damaged:
    """The first page does not open. A key that fits no page cannot say which of the two is the wrong one."""
    if not path.stat().st_size or journal.has_a_page_of(path, key):
        return damaged()
    return Damaged(
        "This patient store is damaged, or its key file belongs to another store.",
        "Frontdesk has changed neither of them.",
        "Put the store and the key file of the same backup side by side.",
    )


def damaged() -> Damaged:
    """M05, as far as it is known at this place."""
    return Damaged(
        "This patient store is damaged.",
        "Frontdesk has not changed it.",
        "Restore the newest good backup, or save a copy of the damaged file first.",
    )


def _not_saved(what: str) -> NotSaved:
    return NotSaved(
        f"Not saved: {what}.",
        "Everything saved before is safe, and you can go on reading and calling patients.",
        "Free at least 50 MB, then press Try again.",
    )


def _free_mb(path: Path) -> str:
    try:
        return f"{shutil.disk_usage(path.parent).free / 1e6:.1f}"
    except OSError:
        return "0.0"


def _again(problem: Fixable) -> Fixable:
    """A fresh exception with the same words: raising one twice would chain their tracebacks."""
    return type(problem)(problem.what, problem.safe, problem.todo)
