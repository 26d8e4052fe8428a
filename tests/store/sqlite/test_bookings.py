"""Bookings whose person nobody has said yet, in a file of an older layout."""

from dataclasses import replace
from pathlib import Path

from frontdesk.domain.booking import Booking
from frontdesk.store.sqlite.open import create, open_store
from tests.store.made import KEY, NOW, TODAY, add, patient, set_up, visit
from tests.store.sqlite.test_open import uncounted, without_aside_bookings, without_bookings


def test_a_store_of_the_twenty_first_layout_gets_room_for_them_and_keeps_its_visits(tmp_path: Path) -> None:
    path = tmp_path / "clinic.frontdesk"
    store = create(path, KEY, now=NOW)
    set_up(store)
    add(store, patient(), visit())
    with store._writer.writing() as raw:
        uncounted(raw)
        without_bookings(raw)
        raw.execute("DELETE FROM row_sum WHERE name = 'booking'")
        raw.execute("DELETE FROM _sqlite_migrations WHERE name > 'm021_set_aside'")
        raw.execute("PRAGMA user_version = 21")
    store.close()
    again = open_store(path, KEY, now=NOW)
    assert list(again.visits()) == [visit()]
    one = Booking("b1", TODAY, NOW, written_name="Ann Lee")
    brought = replace(visit("v2"), written_name="Ann Lee")
    add(again, one, brought)
    assert again.bookings(TODAY) == (one,)
    assert again.get(type(brought), "v2") == brought
    assert again.chain_first_bad() == 0
    again.close()


def test_a_store_of_the_twenty_third_layout_keeps_its_bookings_and_they_count(tmp_path: Path) -> None:
    path = tmp_path / "clinic.frontdesk"
    store = create(path, KEY, now=NOW)
    set_up(store)
    with store._writer.writing() as raw:
        uncounted(raw)
        without_aside_bookings(raw)
        raw.execute("DELETE FROM _sqlite_migrations WHERE name > 'm023_feed_messages'")
        raw.execute("PRAGMA user_version = 23")
    store.close()
    again = open_store(path, KEY, now=NOW)
    one = Booking("b1", TODAY, NOW, written_name="Ann Lee", aside_id="s1")
    add(again, one)
    assert again.bookings_of_aside(["s1", "s2"]) == again.bookings(TODAY) == (one,)
    assert again.chain_first_bad() == 0
    again.close()
