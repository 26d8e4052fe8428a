"""A look at a store that changes nothing: versions of the library, layout, pages, unfinished imports."""

from dataclasses import dataclass
from pathlib import Path

from sqlcipher3 import dbapi2 as driver

from frontdesk.store.sqlite import imports, migrations, place
from frontdesk.store.sqlite.connection import Connection, damaged

CIPHER_FLOOR = (4, 9)


@dataclass(frozen=True, slots=True)
class Looked:
    """What was found in a store whose pages are all sound."""

    layout: int
    wanted_layout: int
    patients: int = 0
    unfinished: int = 0
    """Imports the next start finishes or drops."""


def sqlite_version() -> tuple[int, ...]:
    """Of the library that opens the store."""
    return tuple(driver.sqlite_version_info)


def cipher_version() -> tuple[int, ...]:
    """SQLCipher's own; empty where the library has none."""
    raw = driver.connect(":memory:")
    try:
        row = raw.execute("PRAGMA cipher_version").fetchone()
    finally:
        raw.close()
    return tuple(int(part) for part in row[0].split()[0].split(".")) if row else ()


def look(path: Path, key: bytes) -> Looked:
    """Read every page once, beside an open window too. Raises ``Damaged``, ``NewerStore``, ``NoStore``."""
    place.check(path)
    connection = Connection(path, key, read_only=True, unchanging=place.only_readable(path))
    try:
        layout = migrations.version_of(connection)
        with connection.reading() as raw:
            try:
                pages = raw.execute("PRAGMA cipher_integrity_check").fetchall()
                tables = raw.execute("PRAGMA quick_check(1)").fetchall()
            except driver.OperationalError:
                raise
            except driver.DatabaseError:
                raise damaged() from None  # a broken page makes the check itself stop, without a word
            if pages or tables != [("ok",)]:
                raise damaged()
            patients = raw.execute("SELECT count(*) FROM patient").fetchone()[0] if layout else 0
            unfinished = len(imports.unfinished(raw)) if layout else 0
    finally:
        connection.close()
    return Looked(layout, migrations.VERSION, patients, unfinished)
