"""What the desk waits for looks at no whole table: a clinic of a million people is as fast as a small one."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest

from frontdesk.domain.deed import Change
from frontdesk.domain.patient import Identifier
from frontdesk.domain.visit import Visit, VisitState
from frontdesk.store.sqlite import connection
from frontdesk.store.sqlite.open import in_memory
from frontdesk.store.sqlite.store import SqliteStore
from tests.store.made import DANA, NOW, TODAY, add, bring_in, commit, list_of, patient, set_up, undo, visit

LARGE = {"patient", "fact", "visit", "booking", "identifier", "deed", "prompt_event", "concern", "promise"}


class Planned:
    """Every statement on its way to the store, with how it would be done."""

    def __init__(self) -> None:
        self.whole_tables: dict[str, str] = {}

    def look(self, raw: Any, statement: str, values: Any) -> None:
        verb = statement.lstrip().split(None, 1)[0].upper()
        if verb in ("SELECT", "UPDATE", "DELETE", "WITH"):
            for *_, how in _execute(raw, f"EXPLAIN QUERY PLAN {statement}", *values).fetchall():
                word, _, rest = how.partition(" ")
                if word == "SCAN" and rest.split()[0] in LARGE and "INDEX" not in rest:
                    self.whole_tables[" ".join(statement.split())] = how


_execute = connection.Raw.execute


@pytest.fixture
def planned(monkeypatch: pytest.MonkeyPatch) -> Planned:
    seen = Planned()

    def execute(raw: Any, statement: str, *values: Any) -> Any:
        seen.look(raw, statement, values)
        return _execute(raw, statement, *values)

    monkeypatch.setattr(connection.Raw, "execute", execute, raising=False)
    return seen


@pytest.fixture
def store() -> Iterator[SqliteStore]:
    store = in_memory()
    set_up(store)
    yield store
    store.close()


def test_a_day_at_the_desk_with_an_import_beside_it(store: SqliteStore, planned: Planned) -> None:
    add(store, patient(), visit())
    bring_in(store, list_of(20))
    store.board(TODAY)
    store.find("ann", today=TODAY)
    store.find("555", today=TODAY)
    store.card_input(patient_id="p1", visit_id="v1", staff=DANA, now=NOW)
    here = store.get(Visit, "v1")
    assert here is not None
    commit(store, Change(here, replace(here, state=VisitState.WAITING, arrived_at=NOW)))
    who = store.person("p1")
    assert who is not None
    now = replace(who, identifiers=(Identifier("list", "new"),))
    undo(store, commit(store, Change(who, now), patient_id="p1"))
    undo(store, add(store, patient("p9")))
    store.facts_of("p1")
    store.everything_of("p1")
    store.bookings(TODAY)
    store.bookings_of_aside(["s1"])
    store.set_aside()
    store.set_aside_before(["mark"])
    store.visits_by_source([("list", "1")])
    store.bookings_by_source([("list", "1")])
    store.patients_by_identifier(Identifier("list", "1"))
    store.known([Identifier("list", "1")], [("ann lee", "1961-03-14")])
    store.people_called(["ann"])
    store.promises_due(TODAY)
    store.unseen_by("dana")
    assert planned.whole_tables == {}
