"""Is the whole store as it was left? Every page, the chain, every row, and what Find knows.

For backup copies and for ``frontdesk check``: it reads everything once and changes nothing. What it finds is
said in sentences without patient values: tables, entries and ids.
"""

import json
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any

from sqlcipher3 import dbapi2 as driver

from frontdesk.domain.errors import Damaged
from frontdesk.store.sqlite import chain, deep_find, migrations, place, row_sums
from frontdesk.store.sqlite.chain import Head
from frontdesk.store.sqlite.connection import Connection, in_calm_words
from frontdesk.store.sqlite.tables import OF_NAME, Table

_MOST_NAMED = 20
"""So many records of a table are named one by one."""


class Part(StrEnum):
    """Which part of the store something was found in."""

    PAGES = "pages"
    LAYOUT = "layout"
    CHAIN = "chain"
    HEAD = "head"
    RECORDS = "records"
    FIND = "find"


@dataclass(frozen=True, slots=True)
class Trouble:
    """One thing that is not as it was left."""

    part: Part
    where: str
    """An entry of the chain, a table, or a table and an id."""
    words: str
    """The same for whoever reads the answer, without patient values."""


@dataclass(frozen=True, slots=True)
class DeepFound:
    """What a look at every row found."""

    troubles: tuple[Trouble, ...]
    head: Head
    """The newest entry of the chain."""
    rows: int = 0
    """Rows that were counted."""
    layout: int = 0

    @property
    def sound(self) -> bool:
        """All is as it was left."""
        return not self.troubles


def deep_check(path: Path, key: bytes, head: Head | None = None) -> DeepFound:
    """Read all of the store at ``path``, or of a copy of it; beside an open window too.

    ``head``: an entry of the chain that is remembered outside the store. A store of a layout from before the
    key of the chain has its pages checked alone. Raises ``NewerStore``.
    """
    try:
        connection = Connection(path, key, read_only=True, unchanging=place.only_readable(path))
    except Damaged as damage:
        return DeepFound((Trouble(Part.PAGES, "page 1", damage.what),), Head(0, chain.START))
    raw = connection.raw
    try:
        layout = migrations.version_of(connection)
        deep_find.make_room(raw)
        raw.execute("BEGIN")  # one moment of the store, whoever writes meanwhile
        if pages := tuple(_pages(raw)):
            return DeepFound(pages, Head(0, chain.START), layout=layout)
        return look(raw, head)
    except driver.Error as problem:
        if isinstance(problem, driver.OperationalError) and "UTF-8" not in str(problem):
            raise in_calm_words(problem, path) from None
        unread = Trouble(
            Part.PAGES, "tables", "A part of the store cannot be read. It was changed or is damaged."
        )
        return DeepFound((unread,), Head(0, chain.START))
    finally:
        connection.close()


def look(raw: Any, known: Head | None = None) -> DeepFound:
    """The same without the pages: the chain, every row, and what Find knows."""
    layout = raw.execute("PRAGMA user_version").fetchone()[0]
    if layout < migrations.KEYED:
        return DeepFound((), Head(0, chain.START), layout=layout)
    rows, changed = _rows(raw)
    today = layout == migrations.VERSION  # what makes names findable changes with the layout
    lost = (Trouble(Part.FIND, where, words) for where, words in (deep_find.look(raw) if today else ()))
    return DeepFound(
        (*_layout(raw, layout), *_chain(raw, known), *changed, *lost), chain.head(raw), rows, layout
    )


def _pages(raw: Any) -> Iterator[Trouble]:
    try:
        bad = raw.execute("PRAGMA cipher_integrity_check").fetchall()
        if bad:
            yield Trouble(
                Part.PAGES, bad[0][0].rpartition(" ")[2], f"{len(bad):,} pages of the file are damaged."
            )
            return
        found = [words for (words,) in raw.execute("PRAGMA integrity_check(10)") if words != "ok"]
        if found:
            yield Trouble(Part.PAGES, "tables", "The pages of the file do not fit each other.")
    except driver.OperationalError:
        raise
    except driver.DatabaseError:  # a broken page makes the check itself stop, without a word
        yield Trouble(Part.PAGES, "tables", "The pages of the file do not fit each other.")


def _layout(raw: Any, layout: int) -> Iterator[Trouble]:
    done = raw.execute("SELECT name FROM _sqlite_migrations ORDER BY id").fetchall()
    if done != [(name,) for name in migrations.NAMES[:layout]]:
        yield Trouble(Part.LAYOUT, "_sqlite_migrations", "The list of layouts was changed outside Frontdesk.")


def _chain(raw: Any, known: Head | None) -> Iterator[Trouble]:
    if bad := chain.first_bad(raw):
        yield Trouble(
            Part.CHAIN, f"entry {bad}", f"Entry {bad:,} of the history does not follow from the one before."
        )
    elif not chain.end_is_marked(raw):
        yield Trouble(Part.CHAIN, "the end", "Entries at the end of the history are missing.")
    if known and not chain.holds(raw, known):
        newest = chain.head(raw).seq
        yield Trouble(
            Part.HEAD,
            f"entry {known.seq}",
            f"This is not the history that was seen last (entry {newest:,}; expected {known.seq:,}).",
        )


def _rows(raw: Any) -> tuple[int, list[Trouble]]:
    sums: row_sums.RowSums = raw.seal.sums.anew()
    rows = sums.count(raw)
    kept = dict(raw.execute("SELECT name, total FROM row_sum WHERE name <> ?", (chain.END,)).fetchall())
    now = sums.texts()
    wrong = sorted(name for name in now | kept if now.get(name) != kept.get(name))
    troubles = [trouble for name in wrong for trouble in _of_table(raw, name)]
    if not wrong and sums.total() != chain.newest_total(raw):
        words = "The records are not those the newest entry of the history speaks of."
        troubles.append(Trouble(Part.RECORDS, "all tables", words))
    return rows, troubles


def _of_table(raw: Any, name: str) -> Iterator[Trouble]:
    ids: list[str] = []
    with suppress(ValueError, TypeError, KeyError, AttributeError):  # what was changed need not be readable
        ids += _acts_changed(raw) if name == "deed" else ()
        ids += _not_as_left(raw, OF_NAME[name]) if name in OF_NAME else ()
    for id in ids[:_MOST_NAMED]:
        yield Trouble(
            Part.RECORDS, f"{name} {id}", f"The record {id} of “{name}” is not as the last act left it."
        )
    if len(ids) > _MOST_NAMED or not ids:
        yield Trouble(Part.RECORDS, name, f"Rows of “{name}” were changed outside Frontdesk.")


def _not_as_left(raw: Any, table: Table) -> Iterator[str]:
    """Ids of records that stand otherwise than the acts and imports that wrote them say.

    What an import brought in new and nobody touched since is written down nowhere else.
    """
    left: dict[tuple[Any, ...], list[Any]] = {}
    for text, imported in raw.execute(
        "SELECT changes, 0 FROM (SELECT changes FROM deed ORDER BY seq)"
        " UNION ALL SELECT changes, 1 FROM import_row WHERE stage = 2"
    ):
        for name, before, after, *_ in json.loads(text):
            if name == table.name:
                row = (before or {}) | (after or {})
                key = tuple(row.get(column, "") for column in table.key)
                left[key] = [*(left.get(key, ()) if imported else ()), after]
    hidden = '"import_id"' if table.hideable else "''"
    for *columns, run in raw.execute(f"SELECT {table.columns}, {hidden} FROM {table.name}"):
        now = table.codec.to_json(columns)
        key = tuple(now.get(column, "") for column in table.key)
        known = left.pop(key, None)
        if (now not in known) if known is not None else not run:
            yield str(now["id"])
    yield from (key[-1] for key, states in left.items() if None not in states)


def _acts_changed(raw: Any) -> Iterator[str]:
    """Acts that are not those the chain has entries for, by their number."""
    own = ", ".join(f"'{kind}'" for kind in chain.NOT_DEEDS)
    entries = raw.execute(
        f"SELECT at, person, kind FROM chain WHERE kind NOT IN ({own}) AND kind NOT GLOB 'look*' ORDER BY seq"
    ).fetchall()
    acts = raw.execute("SELECT seq, at, by, kind FROM deed ORDER BY seq").fetchall()
    for number, entry in enumerate(entries, 1):
        act = acts[number - 1] if number <= len(acts) else None
        if act is None or act != (number, *entry):
            yield str(number)
            return  # from here on the rows may have moved
    if len(acts) > len(entries):
        yield str(acts[len(entries)][0])
