"""Rows that wait for a decision: who sees them, how one is known again, and that an older store has room."""

from dataclasses import replace
from pathlib import Path

from frontdesk.domain.deed import Change
from frontdesk.domain.hidden_from import HiddenFrom
from frontdesk.domain.set_aside import Decision, Reason, SetAside
from frontdesk.store.port import StagedRow
from frontdesk.store.sqlite.open import create, in_memory, open_store
from frontdesk.usecases.seen_by import seen_by
from tests.store.made import KEY, NOW, TODAY, add, commit, days, patient, run, set_up
from tests.store.sqlite.test_open import uncounted, without_set_aside

ROW = SetAside("s1", NOW, "people.csv", Reason.MAY_BE_DOUBLE, '["p"]', ("p1",), "same", "row")


def test_those_that_wait_are_read_oldest_first_and_decided_ones_are_known_by_their_mark() -> None:
    store = in_memory()
    set_up(store)
    older = replace(ROW, id="s2", at=NOW - days(1), person_mark="older")
    add(store, ROW, older)
    assert store.set_aside() == (older, ROW)
    assert store.set_aside(1) == (older,)
    decided = replace(ROW, row="", decision=Decision.NOT_USED, decided_by="dana", decided_on=TODAY)
    commit(store, Change(ROW, decided))
    assert store.set_aside() == (older,)
    assert store.set_aside_before(["same", "older", "new"]) == (older, decided)
    commit(store, Change(decided, replace(decided, decision=Decision.ANOTHER)))
    (another,) = store.set_aside_before(["same"])
    assert another.decision is Decision.ANOTHER, "whose it is was said: it is asked no more"


def test_a_row_that_may_be_about_somebody_hidden_is_not_there_for_whom_they_are_hidden() -> None:
    store = in_memory()
    set_up(store)
    given = replace(ROW, id="s2", may_be=(), became="p1", decision=Decision.ANOTHER)
    other = replace(ROW, id="s3", may_be=("p2",))
    add(store, patient("p1"), patient("p2"), ROW, given, other)
    add(store, HiddenFrom("h", "p1", "joy", TODAY))
    joy, dana = seen_by(store, lambda: "joy"), seen_by(store, lambda: "dana")
    assert (joy.set_aside(), joy.set_aside(1)) == ((other,), (other,))
    assert dana.set_aside() == (ROW, other)
    assert [joy.get(SetAside, id) for id in ("s1", "s2")] == [None, None]
    assert dana.get(SetAside, "s2") == given


def test_a_row_of_an_import_waits_for_nobody_before_the_import_is_done() -> None:
    store = in_memory()
    set_up(store)
    row = replace(ROW, import_id="run")
    store.import_stage(run(), (StagedRow(1, ((None, row),)),))
    store.import_accept("run")
    assert store.import_step("run") is False
    assert (store.set_aside(), store.set_aside_before(["same"])) == ((), ())
    while not store.import_step("run"):
        pass
    assert store.set_aside() == (row,)


def test_a_store_of_the_twentieth_layout_gets_room_for_them(tmp_path: Path) -> None:
    path = tmp_path / "clinic.frontdesk"
    store = create(path, KEY, now=NOW)
    set_up(store)
    with store._writer.writing() as raw:
        uncounted(raw)
        without_set_aside(raw)
        raw.execute("DELETE FROM row_sum WHERE name IN ('set_aside', 'feed_message')")
        raw.execute("DELETE FROM _sqlite_migrations WHERE name > 'm020_feed_reads'")
        raw.execute("PRAGMA user_version = 20")
    store.close()
    again = open_store(path, KEY, now=NOW)
    add(again, ROW)
    assert again.set_aside() == (ROW,)
    again.close()
