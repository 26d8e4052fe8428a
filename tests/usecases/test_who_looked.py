"""Every look stands in the history with who and when, and a manager reads it on one page."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest

from frontdesk.domain.errors import NotSaved, Refused
from frontdesk.domain.look_note import REASONS, LookKind
from frontdesk.domain.staff import Role
from frontdesk.store.sqlite.open import in_memory
from frontdesk.store.sqlite.store import SqliteStore
from frontdesk.usecases.check_in import check_in
from frontdesk.usecases.desk import Desk
from frontdesk.usecases.export_records import export_records
from frontdesk.usecases.look_at import look_at, note_look
from frontdesk.usecases.morning_sheet import morning_sheet
from frontdesk.usecases.who_looked import NO_REASON, who_looked
from tests.desks import StillClock, desk_over
from tests.store.made import DANA, NOW, TODAY, add, days, patient, set_up, visit

AMIR = replace(DANA, id="amir", shown_name="Amir", role=Role.DESK)


@pytest.fixture
def store() -> Iterator[SqliteStore]:
    store = in_memory()
    set_up(store)
    yield store
    store.close()


@pytest.fixture
def desk(store: SqliteStore) -> Desk:
    add(store, AMIR, patient(), visit(), patient("p2", "Ana Harbour"), visit("v2", "p2", TODAY + days(3)))
    return desk_over(store, StillClock(NOW), AMIR)


def rows(desk: Desk, patient_id: str) -> list[tuple[str, str, str]]:
    desk.staff = DANA
    found = who_looked(desk, patient_id).rows
    desk.staff = AMIR
    return [(row.who, row.what, row.reason) for row in found]


def test_a_file_of_everybody_stands_with_each(desk: Desk) -> None:
    look_at(desk, visit_id="v1")
    desk.staff = DANA
    list(export_records(desk, "csv")[1])
    assert rows(desk, "p1")[:2] == [
        ("Dana", "Wrote people and visits to a file", ""),
        ("Amir", "Opened the card, from that day’s list", ""),
    ]


def test_looks_and_acts_stand_there_the_newest_first(desk: Desk) -> None:
    look_at(desk, visit_id="v1")
    note_look(desk, LookKind.PRIVATE, "p1", "v1")
    check_in(desk, "v1")
    morning_sheet(desk)
    assert rows(desk, "p1") == [
        ("Amir", "Made a paper", ""),
        ("Amir", "Checked in", ""),
        ("Amir", "Opened private notes", ""),
        ("Amir", "Opened the card, from that day’s list", ""),
        ("Dana", "Changed what is kept", ""),
    ]
    assert rows(desk, "p1")[0] == ("Dana", "Read this list", "")


@pytest.mark.parametrize("kind", REASONS)
def test_a_look_outside_of_todays_list_stands_there_with_its_reason(desk: Desk, kind: LookKind) -> None:
    look_at(desk, patient_id="p2")
    look_at(desk, patient_id="p2")
    note_look(desk, kind, "p2")
    assert [(what, why) for _, what, why in rows(desk, "p2")][:2] == [
        ("Opened the card, not on that day’s list", REASONS[kind]),
        ("Opened the card, not on that day’s list", NO_REASON),
    ]


def test_the_list_is_a_managers_and_whoever_asked_for_it_stands_in_it(desk: Desk) -> None:
    with pytest.raises(Refused, match="manager"):
        who_looked(desk, "p1")
    assert rows(desk, "p1")[0] == ("Amir", "Asked for this list", "")


def test_while_the_disk_takes_nothing_looking_goes_on_and_is_kept_later(
    desk: Desk, store: SqliteStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: Any) -> Any:
        raise NotSaved("Not saved: the disk is full.")

    before = store.chain_head()
    with monkeypatch.context() as patch:
        patch.setattr("frontdesk.store.sqlite.chain.append", full)
        assert look_at(desk, visit_id="v1").patient.id == "p1"
        store.keep_looks()
        with pytest.raises(NotSaved):
            check_in(desk, "v1")
    assert store.chain_head() == before
    check_in(desk, "v1")
    assert [what for _, what, _ in rows(desk, "p1")] == [
        "Checked in",
        "Opened the card, from that day’s list",
        "Changed what is kept",
    ]


def test_a_look_alone_is_written_where_the_desk_has_a_moment(desk: Desk, store: SqliteStore) -> None:
    before = store.chain_head().seq
    look_at(desk, visit_id="v1")
    assert store.chain_head().seq == before
    store.idle()
    assert store.chain_head().seq == before + 1
    assert store.chain_first_bad() == 0
