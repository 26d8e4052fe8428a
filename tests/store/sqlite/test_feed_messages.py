"""Messages of other systems in the store: once each, in their order, gone when used, erased too."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from frontdesk.domain.deed import Change, Deed
from frontdesk.domain.errors import Conflict, Refused
from frontdesk.domain.feed_message import FeedMessage, MessageState, Settled
from frontdesk.domain.patient import Patient
from frontdesk.store.sqlite.deep_check import deep_check
from frontdesk.store.sqlite.open import create, in_memory, open_store
from frontdesk.store.sqlite.store import SqliteStore
from tests.store.made import KEY, NOW, add, patient, set_up
from tests.store.sqlite.test_open import uncounted, without_feed_messages

ONE = FeedMessage(NOW, "10.0.0.7", "A1", "11", b"MSH|one")
TWO = FeedMessage(NOW - timedelta(days=1), "10.0.0.8", "A1", "22", b"MSH|two")


@pytest.fixture
def store() -> SqliteStore:
    """With a clinic and nobody in it."""
    made = in_memory()
    set_up(made)
    return made


def rows(store: SqliteStore) -> list[tuple[str, bytes]]:
    with store._reader.reading() as raw:
        return [tuple(row) for row in raw.execute("SELECT state, text FROM feed_message ORDER BY number")]


def settled(store: SqliteStore, state: MessageState = MessageState.APPLIED, deed: Deed | None = None) -> None:
    store.settle_messages([Settled(one, state, "", deed) for one in store.messages_waiting(9)])


def test_in_the_order_they_came_and_one_that_comes_again_is_no_second_one(store: SqliteStore) -> None:
    store.keep_messages([ONE, TWO])
    store.keep_messages([replace(ONE, source="10.0.0.9"), TWO])
    assert store.messages_waiting(9) == (replace(ONE, number=1), replace(TWO, number=2))
    settled(store)
    store.keep_messages([ONE])
    assert store.messages_waiting(9) == ()
    assert rows(store) == [("applied", b""), ("applied", b"")], "the text goes when it is used"


def test_what_it_brings_and_that_it_did_are_one_transaction(store: SqliteStore) -> None:
    store.keep_messages([ONE])
    (waits,) = store.messages_waiting(9)
    change = Change(None, patient())
    deed = Deed("d1", "hl7_message", NOW, "feed:hl7", (change,), "p1")
    add(store, patient())
    with pytest.raises(Conflict):
        store.settle_messages([Settled(waits, MessageState.APPLIED, "", deed)])
    assert store.messages_waiting(9) == (waits,)
    other = Deed("d2", "hl7_message", NOW, "feed:hl7", (Change(None, patient("p2")),), "p2")
    store.settle_messages([Settled(waits, MessageState.APPLIED, "", other)])
    assert store.get(Patient, "p2") is not None
    with store._reader.reading() as raw:
        targets = raw.execute("SELECT targets FROM chain WHERE kind = 'hl7_message'").fetchall()
    assert targets == [("p2 10.0.0.7",)], "where it came from stands in the history"


def test_old_ones_are_forgotten_and_those_that_wait_never(store: SqliteStore) -> None:
    store.keep_messages([TWO])
    store.forget_messages(NOW)
    assert len(rows(store)) == 1
    settled(store)
    store.keep_messages([ONE])
    store.forget_messages(NOW)
    assert rows(store) == [("waiting", b"MSH|one")]


def test_nobody_is_erased_while_messages_wait_and_no_text_stays_behind(store: SqliteStore) -> None:
    add(store, patient())
    store.keep_messages([ONE])
    erasing = Deed("e", "erase_person", NOW, "dana", (), "p1")
    with pytest.raises(Refused, match="being taken in"):
        store.erase(erasing)
    settled(store, MessageState.STUCK)
    assert rows(store) == [("stuck", b"MSH|one")]
    store.erase(erasing)
    assert rows(store) == [("stuck", b"")]


def test_a_store_of_the_layout_before_gets_room_for_them(tmp_path: Path) -> None:
    path = tmp_path / "clinic.frontdesk"
    store = create(path, KEY, now=NOW)
    set_up(store)
    with store._writer.writing() as raw:
        uncounted(raw)
        without_feed_messages(raw)
        raw.execute("DELETE FROM row_sum WHERE name = 'feed_message'")
        raw.execute("DELETE FROM _sqlite_migrations WHERE name >= 'm023'")
        raw.execute("PRAGMA user_version = 22")
    store.close()
    again = open_store(path, KEY, now=NOW)
    again.keep_messages([ONE])
    again.close()
    last = open_store(path, KEY, now=NOW)
    assert [one.text for one in last.messages_waiting(9)] == [b"MSH|one"]
    last.close()
    assert deep_check(path, KEY).troubles == ()
