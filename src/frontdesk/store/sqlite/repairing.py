"""What can still be read of a damaged store, in a new one beside it. The damaged file is only read.

Each table is read from both ends towards the damage. What belongs to a record that is gone goes with it. The
entries of the chain stay as far as it holds; the repair is its newest entry. Find is made anew.
"""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from sqlcipher3 import dbapi2 as driver

from frontdesk.domain.deed import Deed
from frontdesk.domain.errors import Refused
from frontdesk.store.sqlite import backup, chain, deeds, journal, migrations, people
from frontdesk.store.sqlite.connection import Connection, damaged

_MADE_ANEW = frozenset(("_sqlite_migrations", "made_with", "row_sum", "name_word", "name_slip", "name_sound"))
_HEADING = "What could not be read when this store was repaired. No names stand here."
_AT_ONCE = 5_000
LOST = ".lost.txt"
"""The list of what could not be read, beside the new store."""


@dataclass(frozen=True, slots=True)
class Kept:
    """One table: how many rows were read, and how many there had been; None where nobody can say."""

    table: str
    rows: int
    of: int | None

    @property
    def lost(self) -> bool:
        """Something of it could not be read."""
        return self.of != self.rows


@dataclass(frozen=True, slots=True)
class Repaired:
    """A new sound store, and what is in it."""

    people: int
    tables: tuple[Kept, ...]

    @property
    def lost(self) -> tuple[Kept, ...]:
        """Tables that are not whole."""
        return tuple(one for one in self.tables if one.lost)


def repair(source: Path, key: bytes, to: Path, act: Deed, *, keys: Path, app_version: str = "0") -> Repaired:
    """Read what can be read into a new store at ``to``, with its key file and the list of what was lost.

    Raises ``Refused`` where anything is there already, ``Damaged`` where not even the list of tables is left.
    """
    beside = to.with_name(to.name + ".keys"), to.with_name(to.name + LOST)
    if not _free(to) or not (_free(beside[0], keys.read_bytes()) and _free(beside[1], _HEADING.encode())):
        raise Refused("There is a file of this name already.", "Nothing was changed.", "Choose another name.")
    begun = to.with_name(to.name + backup.BEGUN)
    _remove(begun)  # of a repair that was cut off
    old = _Old(source, key)
    try:
        with old.opened() as raw:
            if raw.execute("PRAGMA user_version").fetchone()[0] != migrations.VERSION:
                raise Refused(
                    "This store is of an older version.", "Nothing was changed.", "Restore a backup of it."
                )
        found = _carry_over(old, begun, key, act, app_version)
        backup.prove(begun, key)
        backup.copy_file(keys, beside[0])
        backup.write_text(beside[1], _list(found))
        begun.replace(to)
        backup.settle(to.parent)
    except driver.Error:
        raise damaged() from None
    finally:
        _remove(begun)
    return found


@dataclass(frozen=True, slots=True)
class _Old:
    """The damaged store. After one page that cannot be read the library reads nothing more on the same
    connection: each try begins with a new one."""

    path: Path
    key: bytes = field(repr=False)

    @contextmanager
    def opened(self) -> Iterator[Any]:
        connection = Connection(
            self.path, self.key, read_only=True, unchanging=not journal.left_behind(self.path)
        )
        try:
            yield connection.raw
        finally:
            connection.close()


def _free(path: Path, own: bytes = b"") -> bool:
    """Nothing is there, or what a repair that was cut off had laid there already: it begins with ``own``."""
    if path.is_symlink() or not path.exists():
        return not path.is_symlink()
    return bool(own) and path.is_file() and path.read_bytes().startswith(own)


def _remove(begun: Path) -> None:
    for side in ("", "-wal", "-shm", "-journal"):
        with suppress(FileNotFoundError):
            begun.with_name(begun.name + side).unlink()


def _carry_over(old: _Old, begun: Path, key: bytes, act: Deed, app_version: str) -> Repaired:
    begun.touch(mode=0o600, exist_ok=False)
    new = Connection(begun, key)
    try:
        migrations.migrate(new, app_version)
        new.follow_rows()
        new.raw.execute("PRAGMA foreign_keys = OFF")  # what belongs to nobody goes at the end
        with new.writing() as into:
            kept = [_table(old, into, name) for name in _tables(into)]
            _drop_orphans(into)
            _end_where_it_breaks(into)
            into.execute("UPDATE patient SET in_search = 0")
            deeds.record(into, act, [], ())
        while _indexed(new):
            pass
        with new.reading() as into:
            many = into.execute("SELECT count(*) FROM patient").fetchone()[0]
            into.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    finally:
        new.close()
    return Repaired(many, tuple(kept))


def _tables(raw: Any) -> list[str]:
    names = raw.execute("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name").fetchall()
    return [n for (n,) in names if n not in _MADE_ANEW and not n.startswith(("search", "sqlite_"))]


def _table(old: _Old, into: Any, name: str) -> Kept:
    columns = [row[1] for row in into.execute(f'PRAGMA table_info("{name}")')]
    key = [
        row[1] for row in sorted(into.execute(f'PRAGMA table_info("{name}")'), key=lambda r: r[5]) if row[5]
    ]
    listed = ", ".join(f'"{one}"' for one in columns)
    insert = f'INSERT OR IGNORE INTO "{name}" ({listed}) VALUES ({", ".join("?" * len(columns))})'
    whole = False
    for way in ("ASC", "DESC") if key else ("ASC",):
        order = f" ORDER BY {', '.join(f'{_quoted(one)} {way}' for one in key)}" if key else ""
        if not whole:
            whole = _read(old, into, f'SELECT {listed} FROM "{name}" NOT INDEXED{order}', insert)
    rows = int(into.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0])
    return Kept(name, rows, rows if whole else _count(old, name))


def _read(old: _Old, into: Any, select: str, insert: str) -> bool:
    """Row by row until the damage; True when there was none."""
    with old.opened() as raw:
        try:
            for row in raw.execute(select):
                if _cut_through(row):
                    return False
                into.execute(insert, row)
        except driver.DatabaseError:
            return False
    return True


def _cut_through(row: Iterable[object]) -> bool:
    """The end of a long text that lay on a damaged page comes as zeros, and only the next read complains."""
    return any(isinstance(value, str) and "\0" in value for value in row)


def _count(old: _Old, name: str) -> int | None:
    """How many there were, where an index of the table is still whole."""
    with old.opened() as raw:
        try:
            return int(raw.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0])
        except driver.DatabaseError:
            return None


def _drop_orphans(into: Any) -> None:
    """What belongs to a record that could not be read."""
    for name in _tables(into):
        for row in into.execute(f'PRAGMA foreign_key_list("{name}")').fetchall():
            parent, column, there = row[2], _quoted(row[3]), _quoted(row[4] or "id")
            into.execute(
                f"DELETE FROM \"{name}\" WHERE {column} IS NOT NULL AND {column} <> ''"
                f' AND {column} NOT IN (SELECT {there} FROM "{parent}")'
            )


def _end_where_it_breaks(into: Any) -> None:
    """Entries behind a gap prove nothing any more; the repair follows the last one that holds."""
    bad = chain.first_bad(into)
    if bad:
        into.execute("DELETE FROM chain WHERE seq >= ?", (bad,))


def _indexed(new: Connection) -> int:
    with new.writing() as into:
        return people.index_next(into, _AT_ONCE)


def _list(found: Repaired) -> str:
    lines = [_HEADING, ""]
    for one in found.lost:
        of = f" of {one.of:,}" if one.of is not None else ""
        lines.append(f"{one.table}: {one.rows:,}{of} rows could be read")
    return "\n".join([*lines, *([] if found.lost else ["Nothing was lost."])]) + "\n"


def _quoted(name: str) -> str:
    return f'"{name}"'
