"""The audit chain: every act has its line, no line holds a value, and no line can be changed unseen."""

from dataclasses import replace
from typing import Any

import pytest

from frontdesk.domain.deed import Change
from frontdesk.domain.fact import FactKind
from frontdesk.store.sqlite.open import in_memory
from frontdesk.store.sqlite.store import SqliteStore
from tests.store.made import add, bring_in, commit, fact, list_of, patient, set_up, undo, visit


@pytest.fixture
def store() -> SqliteStore:
    store = in_memory()
    set_up(store)
    add(store, patient(), visit(), id="added")
    commit(store, Change(visit(), replace(visit(), room="3")), id="moved", patient_id="p1", visit_id="v1")
    undo(store, "moved")
    bring_in(store, list_of(3))
    return store


def entries(store: SqliteStore) -> list[tuple[Any, ...]]:
    with store._reader.reading() as raw:
        return list(raw.execute("SELECT seq, person, kind, targets FROM chain ORDER BY seq"))


def test_every_act_has_one_line_with_ids_alone(store: SqliteStore) -> None:
    assert entries(store) == [
        (1, "dana", "first_run", "clinic dana voss"),
        (2, "dana", "add", "p1 v1"),
        (3, "dana", "act", "p1 v1"),
        (4, "dana", "undo", "moved v1"),
        *((seq, "", "quiet", "") for seq in range(5, len(entries(store)))),
        (len(entries(store)), "dana", "import", "run"),
    ]
    assert store.chain_head().seq == len(entries(store)) > 6
    assert store.chain_first_bad() == 0


def test_no_patient_value_stands_in_it(store: SqliteStore) -> None:
    add(store, patient("p9", "Canary Zwetschge", birth_date="1901-02-03"))
    add(store, fact("f9", "CANARYTOLD", FactKind.PERSONAL_DETAIL, patient_id="p9"))
    with store._reader.reading() as raw:
        text = repr(raw.execute("SELECT * FROM chain").fetchall())
    assert not {"Canary", "Zwetschge", "CANARYTOLD", "1901"} & set(text.replace("'", " ").split())
    assert "anary" not in text.lower().replace("harbour", "")


@pytest.mark.parametrize(
    ("tamper", "first_bad"),
    [
        ("UPDATE chain SET person = 'amir' WHERE seq = 2", 2),
        ("UPDATE chain SET kind = 'look' WHERE seq = 3", 3),
        ("UPDATE chain SET targets = 'p2' WHERE seq = 4", 4),
        ("UPDATE chain SET at = '2020-01-01T00:00:00+00:00' WHERE seq = 1", 1),
        ("DELETE FROM chain WHERE seq = 2", 3),
        ("UPDATE chain SET hash = (SELECT hash FROM chain WHERE seq = 1) WHERE seq = 2", 2),
        ("UPDATE chain SET seq = 90 WHERE seq = 3", 4),
    ],
)
def test_a_changed_line_is_named(store: SqliteStore, tamper: str, first_bad: int) -> None:
    with store._writer.writing() as raw:
        raw.execute(tamper)
    assert store.chain_first_bad() == first_bad


def test_a_refused_deed_leaves_no_line(store: SqliteStore) -> None:
    head = store.chain_head()
    with pytest.raises(Exception, match="added already"):
        add(store, patient())
    assert store.chain_head() == head
