"""Whoever has key and SQL changes nothing unseen, and no old page or old file passes for the new one."""

import random
import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings, strategies as st
from sqlcipher3 import dbapi2 as driver

from frontdesk.domain.consent import Consent, ConsentAnswer
from frontdesk.domain.deed import Change, Deed
from frontdesk.domain.fact import FactKind
from frontdesk.domain.feed_message import FeedMessage, MessageState
from frontdesk.domain.feed_read import FeedRead
from frontdesk.domain.line import Mark, PromptEvent
from frontdesk.domain.patient import Identifier
from frontdesk.store.sqlite import deep_find, migrations
from frontdesk.store.sqlite.deep_check import DeepFound, Part, deep_check, look
from frontdesk.store.sqlite.open import create, in_memory, open_store
from frontdesk.store.sqlite.store import SqliteStore
from tests.store.made import (
    KEY,
    NOW,
    TODAY,
    add,
    bring_in,
    commit,
    fact,
    list_of,
    patient,
    set_up,
    undo,
    visit,
)
from tests.store.test_properties import PLANS, carry_out

PAGE = 4096
EDITS, PAGES, FILES = 200, 50, 20
_INDEX = ("search_data", "search_idx", "search_content", "search_docsize", "search_config")
_NOT_SAID = (*_INDEX, "_sqlite_migrations")
"""Pages of the index are put back below; of the list of layouts the names alone are compared."""
_TABLES = (
    "SELECT name FROM sqlite_schema WHERE type = 'table' AND name <> 'search' AND name NOT LIKE 'sqlite_%'"
)
HINTS = {"name_told", "booked_until"}
"""Set too high they cost time and nothing else."""


def live(store: SqliteStore) -> None:
    """A store in which a little of everything has happened."""
    set_up(store)
    add(
        store, patient(identifiers=(Identifier("mrn", "77"),)), visit(), fact("f1", "Window seat"), id="added"
    )
    add(store, patient("p2", "Ana Harbour", birth_date="1950-01-01"), visit("v2", "p2"))
    add(
        store,
        fact("f2", "Annie", FactKind.NAME_TO_USE, patient_id="p2"),
        Consent("p1", ConsentAnswer.YES, TODAY),
    )
    commit(store, Change(visit(), replace(visit(), room="3")), id="moved", patient_id="p1", visit_id="v1")
    undo(store, "moved")
    bring_in(store, list_of(12))
    store.note_prompts([PromptEvent("v1", "CI-14", "promise", 0, Mark.SHOWN)])
    store.remember_columns("k", {"a": "b"})
    store.note_feed_read(FeedRead("feed:folder", NOW, "a.csv", "11"))
    store.keep_messages([FeedMessage(NOW, "10.0.0.7", "1", "11", b"MSH", MessageState.NOT_USED)])
    store.erase(Deed("erasing", "erase_person", NOW, "dana", (), "imported 3"))
    for number in range(12):
        add(store, fact(f"told {number}", f"Told {number} " * 20, patient_id="p2"))


@pytest.fixture(scope="module")
def lived(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A closed store, only ever copied."""
    path = tmp_path_factory.mktemp("lived") / "clinic.frontdesk"
    store = create(path, KEY, now=NOW)
    live(store)
    store.close()
    assert deep_check(path, KEY) == replace(deep_check(path, KEY), troubles=())
    return path


def as_insider(path: Path) -> Any:
    """The file as any program opens it that has the key and the library."""
    raw = driver.connect(str(path), isolation_level=None)
    raw.execute(f"PRAGMA key = \"x'{KEY.hex()}'\"")
    return raw


class Insider:
    """Changes one thing by SQL; says which table has to be named."""

    def __init__(self, raw: Any, seed: int) -> None:
        self.raw, self.dice = raw, random.Random(seed)

    def act(self) -> set[str]:
        """Try until something was changed."""
        ways = (self.edit, self.edit, self.delete, self.swap, self.add_one, self.cut)
        while True:
            try:
                if named := self.dice.choice(ways)():
                    return named
            except driver.IntegrityError:
                continue  # the layout itself forbids it

    def table(self) -> tuple[str, list[str], list[str], list[Any]]:
        names = [name for (name,) in self.raw.execute(_TABLES) if name not in _NOT_SAID]
        name = self.dice.choice([*names, "chain", "chain", "deed", "fact", "patient"])
        about = self.raw.execute(f"PRAGMA table_info({name})").fetchall()
        keys = [row[1] for row in about if row[5]] or [about[0][1]]
        return name, [row[1] for row in about], keys, self.raw.execute(f"SELECT * FROM {name}").fetchall()

    def edit(self) -> set[str]:
        """A value of a row."""
        name, columns, keys, rows = self.table()
        columns = [column for column in columns if column not in HINTS]
        if not rows:
            return set()
        row, column = self.dice.choice(rows), self.dice.choice(columns)
        key = self.key_of(name, keys, row)
        new = f'"{column}" + 1' if self.is_number(name, column) else f"coalesce(\"{column}\", '') || '7'"
        self.raw.execute(f'UPDATE {name} SET "{column}" = {new} WHERE {self.at(keys)}', key)
        return self.names_of(name, row)

    def delete(self) -> set[str]:
        """A row."""
        name, _, keys, rows = self.table()
        if not rows:
            return set()
        row = self.dice.choice(rows)
        self.raw.execute(f"DELETE FROM {name} WHERE {self.at(keys)}", self.key_of(name, keys, row))
        return self.names_of(name, row)

    def swap(self) -> set[str]:
        """What two rows say in one column."""
        name, columns, keys, rows = self.table()
        column = self.dice.choice([one for one in columns if one not in keys and one not in HINTS] or columns)
        place = self.every(name).index(column)
        if column in keys or len({row[place] for row in rows}) < 2:
            return set()
        one = self.dice.choice(rows)
        other = self.dice.choice([row for row in rows if row[place] != one[place]])
        for row, value in ((one, other[place]), (other, one[place])):
            key = self.key_of(name, keys, row)
            self.raw.execute(f'UPDATE {name} SET "{column}" = ? WHERE {self.at(keys)}', [value, *key])
        return self.names_of(name, one) | self.names_of(name, other)

    def add_one(self) -> set[str]:
        """A copy of a row under another key."""
        name, columns, keys, rows = self.table()
        if not rows:
            return set()
        row = list(self.dice.choice(rows))
        at = columns.index(keys[-1])
        row[at] = row[at] + 1000 if isinstance(row[at], int) else f"{row[at]}7"
        self.raw.execute(f"INSERT INTO {name} VALUES ({', '.join('?' * len(row))})", row)
        return self.names_of(name, row)

    def cut(self) -> set[str]:
        """The end of the history."""
        name = self.dice.choice(("chain", "chain", "deed"))
        last = self.raw.execute(f"SELECT max(seq) FROM {name}").fetchone()[0]
        self.raw.execute(f"DELETE FROM {name} WHERE seq > ?", (last - self.dice.randint(1, 5),))
        return {name}

    def every(self, name: str) -> list[str]:
        return [row[1] for row in self.raw.execute(f"PRAGMA table_info({name})")]

    def is_number(self, name: str, column: str) -> bool:
        kinds = {row[1]: row[2] for row in self.raw.execute(f"PRAGMA table_info({name})")}
        return bool(kinds[column] == "INTEGER")

    def key_of(self, name: str, keys: list[str], row: Any) -> list[Any]:
        columns = self.every(name)
        return [row[columns.index(key)] for key in keys]

    def at(self, keys: list[str]) -> str:
        return " AND ".join(f'"{key}" = ?' for key in keys)

    def names_of(self, name: str, row: Any) -> set[str]:
        return {row[0], name} if name == "row_sum" else {name}


def is_named(found: DeepFound, names: set[str]) -> bool:
    """One of the troubles says where."""
    wheres = {trouble.where.partition(" ")[0] for trouble in found.troubles}
    in_the_chain = any(trouble.part is Part.CHAIN for trouble in found.troubles)
    in_find = names == {"patient"} and any(trouble.part is Part.FIND for trouble in found.troubles)
    told = any(where.startswith(name) for where in wheres for name in names)
    return told or in_find or ("chain" in names and in_the_chain)


@pytest.mark.parametrize("part", range(4))
def test_every_change_by_sql_is_found_and_named(lived: Path, tmp_path: Path, part: int) -> None:
    copy = tmp_path / "copy"
    missed = []
    for seed in range(part, EDITS, 4):
        shutil.copy(lived, copy)
        raw = as_insider(copy)
        names = Insider(raw, seed).act()
        raw.close()
        found = deep_check(copy, KEY)
        if not is_named(found, names):
            missed.append((seed, names, found.troubles))
    assert missed == []


def test_a_changed_record_is_named_by_its_id(lived: Path, tmp_path: Path) -> None:
    for change, where in (
        ("UPDATE fact SET text = 'x' WHERE id = 'f1'", "fact f1"),
        ("DELETE FROM fact WHERE id = 'told 4'", "fact told 4"),
        ("UPDATE visit SET room = '9' WHERE id = 'v2'", "visit v2"),
        ("UPDATE deed SET by = 'amir' WHERE seq = 3", "deed 3"),
        ("UPDATE chain SET person = 'amir' WHERE seq = 3", "entry 3"),
    ):
        copy = tmp_path / "copy"
        shutil.copy(lived, copy)
        raw = as_insider(copy)
        raw.execute(change)
        raw.close()
        assert where in [trouble.where for trouble in deep_check(copy, KEY).troubles]


def test_a_store_of_the_layout_before_is_sound_until_somebody_changes_it(
    lived: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A newer version looks at it before it updates it."""
    monkeypatch.setattr(migrations, "NAMES", (*migrations.NAMES, "m099_to_come"))
    monkeypatch.setattr(migrations, "VERSION", migrations.VERSION + 1)
    copy = tmp_path / "copy"
    shutil.copy(lived, copy)
    assert deep_check(copy, KEY).troubles == ()
    raw = as_insider(copy)
    raw.execute("UPDATE fact SET text = 'x' WHERE id = 'f1'")
    raw.close()
    assert "fact f1" in [trouble.where for trouble in deep_check(copy, KEY).troubles]


@settings(max_examples=25)
@given(plan=PLANS, extra=st.permutations(["undo", "import", "erase", "marks"]))
def test_what_the_desk_does_is_never_reported(plan: list[list[tuple[Any, bool]]], extra: list[str]) -> None:
    store = in_memory()
    set_up(store)
    add(store, patient("p0"), visit("v0", "p0"), fact("f0", patient_id="p0"))
    more: dict[str, Callable[[], Any]] = {
        "undo": lambda: [undo(store, id) for id in reversed(carry_out(store, plan))],
        "import": lambda: bring_in(store, list_of(4)),
        "erase": lambda: store.erase(Deed("erasing", "erase_person", NOW, "dana", (), "p0")),
        "marks": lambda: store.note_prompts([PromptEvent("v0", "CI-14", "promise", 0, Mark.SHOWN)]),
    }
    for name in extra:
        more[name]()
    carry_out(store, plan)
    while store.idle():
        pass
    with store._writer.reading() as raw:
        deep_find.make_room(raw)
        assert look(raw).troubles == ()
    store.close()


def versions(path: Path, tmp_path: Path) -> Iterator[tuple[Path, Path]]:
    """The store twice: before some acts and after them, closed each time."""
    for turn in range(FILES):
        before = tmp_path / f"before {turn}"
        shutil.copy(path, before)
        store = open_store(path, KEY, now=NOW)
        add(store, patient(f"late {turn}", f"Late Comer{turn}", birth_date="1970-01-01"))
        add(store, *(fact(f"late {turn} {n}", f"Words {turn} {n} " * 30, patient_id="p2") for n in range(9)))
        store.note_prompts([PromptEvent("v2", f"CI-{turn}", "promise", 0, Mark.SAID)])
        store.close()
        yield before, path


def test_people_who_move_up_in_find_are_never_reported(lived: Path, tmp_path: Path) -> None:
    path = tmp_path / "clinic.frontdesk"
    shutil.copy(lived, path)
    store = open_store(path, KEY, now=NOW)
    for turn in range(4):
        day = TODAY + timedelta(days=turn)
        changes = tuple(Change(one, replace(one, last_seen_on=day)) for one, _ in store.patients())
        store.commit(Deed(f"seen {turn}", "act", NOW, "dana", changes))
        store.idle(0)  # moved, and nothing merged since
        assert deep_check(path, KEY).sound, turn
    store.close()
    assert deep_check(path, KEY).sound


def test_an_old_page_or_an_old_file_put_back_is_found(lived: Path, tmp_path: Path) -> None:
    path = tmp_path / "clinic.frontdesk"
    shutil.copy(lived, path)
    dice, pages, missed = random.Random(7), 0, []
    for before, after in versions(path, tmp_path):
        old, new = before.read_bytes(), after.read_bytes()
        head = deep_check(after, KEY).head
        assert deep_check(before, KEY).sound
        assert [t.part for t in deep_check(before, KEY, head).troubles] == [Part.HEAD]
        differ = [
            at
            for at in range(PAGE, min(len(old), len(new)), PAGE)
            if old[at : at + PAGE] != new[at : at + PAGE]
        ]
        for at in dice.sample(differ, min(3, len(differ))):
            mixed = tmp_path / "mixed"
            mixed.write_bytes(new[:at] + old[at : at + PAGE] + new[at + PAGE :])
            pages += 1
            if deep_check(mixed, KEY).sound and logical(mixed) != logical(after):
                missed.append(at)
    assert pages >= PAGES
    assert missed == []


def logical(path: Path) -> list[Any]:
    """All rows of all tables, and of the index what it answers."""
    raw = as_insider(path)
    tables = [name for (name,) in raw.execute(_TABLES) if name not in _INDEX]
    rows: list[Any] = [raw.execute(f"SELECT * FROM {name}").fetchall() for name in tables]
    raw.execute("CREATE VIRTUAL TABLE temp.words USING fts5vocab('main', 'search', 'instance')")
    rows.append(raw.execute("SELECT term, doc FROM temp.words").fetchall())
    words = sorted({term for term, _ in rows[-1]})
    asked = [f'"{word[:most]}"*' for word in words for most in (1, 2, 3, 4, 5, 99)]
    find = "SELECT rowid FROM search WHERE search MATCH ?"
    rows.append([raw.execute(find, (typed,)).fetchall() for typed in asked])
    raw.close()
    return rows
