"""A copy of the whole store while the desk goes on, and the proof that a copy is good.

The copy is made by SQLite itself, some pages a step, from a connection of its own that holds one moment of
the store: nobody waits for it, and what is written meanwhile is in the next one. It is encrypted with the
same key.
"""

import os
import shutil
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

from sqlcipher3 import dbapi2 as driver

from frontdesk.domain.backup import Contents
from frontdesk.domain.errors import Damaged, Fixable, NotSaved
from frontdesk.store.sqlite import chain, deep_check, deep_find, migrations, place
from frontdesk.store.sqlite.connection import Connection, damaged, in_calm_words

STEP_PAGES = 512
"""Two megabytes: a few milliseconds."""
BEGUN = ".tmp"
_SMALLEST = 4096
_SEARCH = "search"
Step = Callable[[int, int], None]
"""Hears how many pages of how many are done; may wait, and may raise to give up."""
_FULL = "database or disk is full"
"""The library's words for it: what goes wrong in the middle of a copy comes without its number."""


def nobody_hears(done: int, of: int) -> None:
    """For whoever does not want to know."""
    del done, of


def copy(source: Path, key: bytes, to: Path, step: Step = nobody_hears) -> Contents:
    """Copy the store at ``source`` to ``to``; what the store held at that moment.

    Raises ``Damaged`` where a page of the store cannot be read, ``NotSaved`` where nothing can be written.
    """
    reader = Connection(source, key, read_only=True, unchanging=place.only_readable(source))
    try:
        with reader.reading() as raw:
            raw.execute("BEGIN")  # one moment of the store, however long the copy takes
            held = contents(raw, reader)
            _write(raw, to, key, step)
            raw.execute("ROLLBACK")
    except OSError as problem:
        raise no_room(problem) from None
    finally:
        reader.close()
    return held


def prove(path: Path, key: bytes, *, open_now: bool = False) -> Contents:
    """Read every page of a copy and what it holds. Writes nothing, not even beside it.

    ``open_now``: the store itself, which may be written meanwhile.

    Raises ``Damaged`` for anything that is not as it was written, ``NewerStore``.
    """
    try:
        if path.stat().st_size < _SMALLEST:  # the library would take it for an empty one
            raise damaged()
    except OSError:
        raise damaged() from None
    unchanging = not open_now or place.only_readable(path)
    connection = Connection(path, key, read_only=True, unchanging=unchanging)
    try:
        layout = migrations.version_of(connection)
        with connection.reading() as raw:
            try:
                deep_find.make_room(raw)
                raw.execute("BEGIN")
                broken = raw.execute("PRAGMA cipher_integrity_check").fetchall()
                tables = raw.execute("PRAGMA quick_check(1)").fetchall()
                if broken or tables != [("ok",)]:
                    raise damaged()
                _rows_and_acts(raw, layout)
                return contents(raw, connection)
            except driver.OperationalError:
                raise
            except driver.DatabaseError:
                raise damaged() from None  # a broken page makes the check itself stop, without a word
    finally:
        connection.close()


def _rows_and_acts(raw: Any, layout: int) -> None:
    """Every row and every act; of a layout from before this version, the acts: its rows lie otherwise."""
    if layout == migrations.VERSION:
        found = deep_check.look(raw)
        if not found.sound:
            raise not_as_left(found)
    elif layout >= migrations.KEYED and (chain.first_bad(raw) or not chain.end_is_marked(raw)):
        raise damaged()


def not_as_left(found: deep_check.DeepFound) -> Damaged:
    """What a look at every row found, in one sentence."""
    return Damaged(
        f"This patient store is not as it was left: {found.troubles[0].words}",
        "Frontdesk has not changed it.",
        "Restore the newest good backup, or save a copy of the damaged file first.",
    )


def contents(raw: Any, connection: Connection) -> Contents:
    """What a file holds, in numbers. Raises ``Damaged`` for a file that is no store."""
    layout = migrations.version_of(connection)
    if not layout:
        raise damaged()
    names = raw.execute("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name").fetchall()
    rows = tuple(
        (name, raw.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0])
        for (name,) in names
        if not name.startswith((_SEARCH, "sqlite_"))  # parts of the index are merged while the desk is idle
    )
    head = chain.head(raw)
    return Contents(layout, dict(rows)["patient"], head.seq, head.hash, rows)


def copy_file(source: Path, to: Path) -> None:
    """A file as it is, readable by its owner alone, whole under its name or not there."""
    begun = to.with_name(to.name + BEGUN)
    try:
        with suppress(FileNotFoundError):
            begun.unlink()
        handle = os.open(begun, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with source.open("rb") as read, os.fdopen(handle, "wb") as written:
            shutil.copyfileobj(read, written, 1 << 20)
            written.flush()
            os.fsync(written.fileno())
        begun.replace(to)
        settle(to.parent)
    except OSError as problem:
        with suppress(OSError):
            begun.unlink()
        raise no_room(problem) from None


def write_text(path: Path, text: str) -> None:
    """A small file, whole or as before. Raises ``OSError``."""
    begun = path.with_name(path.name + BEGUN)
    with begun.open("w", encoding="utf-8") as out:
        out.write(text)
        out.flush()
        os.fsync(out.fileno())
    begun.replace(path)


def settle(folder: Path) -> None:
    """The new name itself reaches the disk (a folder cannot be opened on Windows, and need not be)."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def no_room(problem: Exception) -> Fixable:
    """Why a copy could not be written; whoever asked says what is kept."""
    full = (
        getattr(problem, "errno", 0) == 28
        or getattr(problem, "sqlite_errorcode", 0) == driver.SQLITE_FULL
        or str(problem) == _FULL
    )
    if full:
        return NotSaved(
            "There is no space on the backup disk.", "The store itself is sound.", "Free some room there."
        )
    return NotSaved(
        "The folder for backups cannot be written.",
        "The store itself is sound.",
        "See whether its disk is plugged in, or choose another folder.",
    )


def _write(raw: Any, to: Path, key: bytes, step: Step) -> None:
    with suppress(FileNotFoundError):
        to.unlink()
    to.touch(mode=0o600)
    target = driver.connect(str(to), isolation_level=None)
    try:
        target.execute("PRAGMA cipher_log_level = NONE")
        target.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
        target.execute("PRAGMA journal_mode = OFF")  # a copy cut off is thrown away
        target.execute("PRAGMA synchronous = OFF")  # it reaches the disk at once, below
        raw.backup(target, pages=STEP_PAGES, progress=lambda _, left, of: step(of - left, of))
    except driver.Error as problem:
        code = getattr(problem, "sqlite_errorcode", 0) & 0xFF
        not_written = (
            driver.SQLITE_FULL,
            driver.SQLITE_IOERR,
            driver.SQLITE_CANTOPEN,
            driver.SQLITE_READONLY,
        )
        if code in not_written or (not code and isinstance(problem, driver.OperationalError)):
            raise no_room(problem) from None
        calm = in_calm_words(problem, to)
        raise calm if isinstance(calm, Damaged) else problem from None
    finally:
        target.close()
    with to.open("rb+") as file:
        os.fsync(file.fileno())
