"""Somebody is erased: nothing they told us stands in the file any more, and nobody else is touched."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from frontdesk.domain.booking import Booking
from frontdesk.domain.concern import Concern, ConcernType
from frontdesk.domain.consent import Consent, ConsentAnswer
from frontdesk.domain.deed import Change, Deed
from frontdesk.domain.errors import NotSaved, Refused, WrongUsage
from frontdesk.domain.fact import Fact, FactKind, FactStatus
from frontdesk.domain.line import Mark, PromptEvent
from frontdesk.domain.moment import Moment, Tone
from frontdesk.domain.need_met import Met, NeedMet
from frontdesk.domain.own_words import TOOK_OUT, emptied
from frontdesk.domain.patient import Identifier, PersonName
from frontdesk.domain.promise import Promise
from frontdesk.domain.relation import Relation
from frontdesk.domain.set_aside import Decision, Reason, SetAside
from frontdesk.domain.staff import HandOverNote
from frontdesk.domain.task import Task
from frontdesk.domain.visit import VisitState
from frontdesk.store.port import StagedRow
from frontdesk.store.sqlite import erasing
from frontdesk.store.sqlite.open import create, open_store
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
    run,
    set_up,
    undo,
    visit,
)  # fmt: skip
from tests.store.sqlite.plain_pages import plain

CANARIES = (
    "Zwetschgenbaum", "Quittenstrauch", "19111213", "1911-12-13", "55501987", "CANARYNUMBER", "CANARYTOLD",
    "CANARYRETIRED", "CANARYNOTE", "CANARYWORRY", "CANARYPROMISE", "CANARYMOMENT", "CANARYFRIEND",
    "CANARYSOURCE", "CANARYBOOKING", "CANARYLATE", "CANARYTASK", "CANARYWHY", "CANARYASIDE", "CANARYDECIDED",
    "CANARYWRITTEN",
)  # fmt: skip
WHO = patient(
    "p1", "Ana Zwetschgenbaum", birth_date="1911-12-13", phone="0170 55501987",
    identifiers=(Identifier("mrn", "CANARYNUMBER"),),
)  # fmt: skip
OTHER = patient("p2", "Ana Harbour", birth_date="1950-01-01")
ERASE = Deed("erasing", "erase_person", NOW, "dana", (), "p1")


def live_a_while(store: SqliteStore) -> None:
    """A name before this one, facts that were replaced, a visit, an import that touched them, marks."""
    set_up(store)
    before = replace(WHO, names=(PersonName(text="Ana Quittenstrauch"),))
    add(store, before, OTHER, visit(), visit("v2", "p2"))
    commit(store, Change(before, WHO))
    told = fact("f1", "CANARYTOLD", FactKind.PERSONAL_DETAIL)
    old = fact("f0", "CANARYRETIRED", FactKind.PERSONAL_DETAIL)
    add(store, told, old, fact("f9", "Ana of two", FactKind.NAME_TO_USE, patient_id="p2"))
    commit(store, Change(old, replace(old, status=FactStatus.RETIRED)))
    commit(store, Change(visit(), replace(visit(), note="CANARYNOTE")), patient_id="p1")
    add(
        store,
        Concern("c1", "p1", ConcernType.SERVICE, "CANARYWORRY", TODAY),
        Promise("o1", "p1", "CANARYPROMISE", "the desk", TODAY, TODAY, late_because="CANARYLATE"),
        Task("t1", "p1", "v1", "CANARYTASK", TODAY),
        NeedMet("n1", "p1", "v1", "f1", Met.NO, TODAY, "CANARYWHY"),
        Moment("m1", "p1", "CANARYMOMENT", Tone.NEUTRAL, TODAY),
        Relation("r1", "p1", "CANARYFRIEND", "a friend"),
        Consent("p1", ConsentAnswer.YES, TODAY, "asked", "dana"),
    )
    waits = SetAside("s1", NOW, "people.csv", Reason.MAY_BE_DOUBLE, '["CANARYASIDE"]', ("p2", "p1"))
    other = replace(waits, id="s2", row='["CANARYDECIDED"]', may_be=("p2",))
    theirs = replace(waits, id="s3", row='["of p2"]', may_be=("p2",))
    add(store, waits, other, theirs)
    commit(store, Change(other, replace(other, row="", decision=Decision.ANOTHER, became="p1")))
    beside = Booking("b4", TODAY, NOW, written_name="CANARYBESIDE", aside_id="s1")
    gone = replace(beside, id="b5", written_name="CANARYNOTUSED")
    add(store, beside, gone)
    commit(store, Change(gone, None))
    asked = Booking("b1", TODAY, NOW, written_name="CANARYWRITTEN")
    bring_in(store, [StagedRow(1, ((None, asked),))], "first")
    commit(store, Change(asked, later := replace(asked, room="3")))
    commit(store, Change(later, None), Change(None, later.visit_of("p1")), patient_id="p1")
    store.note_prompts([PromptEvent("v1", "CI-13", "promise", 0, Mark.SAID, "o1", "form", (("o1", "x"),))])
    now = store.everything_of("p1")[0]
    booked = replace(WHO, identifiers=(*WHO.identifiers, Identifier("booking", "CANARYBOOKING")))
    again = fact("f2", "CANARYSOURCE", FactKind.ADJUSTMENT, import_id="run")
    bring_in(store, [StagedRow(1, ((now, booked), (None, again))), *list_of(30)[1:]])


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "clinic.frontdesk"


@pytest.fixture
def store(file: Path) -> Iterator[SqliteStore]:
    store = create(file, KEY, now=NOW)
    live_a_while(store)
    yield store
    store.close()


def found_in(file: Path) -> set[str]:
    """The canaries that stand somewhere in the file, in any writing the search makes of them."""
    whole = plain(file, KEY).lower()
    return {canary for canary in CANARIES if canary.lower().encode() in whole}


def test_nothing_is_left_in_any_page_of_the_file(store: SqliteStore, file: Path) -> None:
    assert found_in(file) == set(CANARIES), "the look through the file finds what is there"
    gone = store.erase(ERASE)
    assert found_in(file) == set()
    assert gone == {
        "patient": 1, "fact": 3, "visit": 2, "concern": 1, "promise": 1, "moment": 1, "relation": 1,
        "task": 1, "need_met": 1,
    }  # fmt: skip
    store.close()
    assert found_in(file) == set()


def test_a_disk_that_takes_no_scrubbing_is_asked_again_at_idle(
    store: SqliteStore, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_: object) -> None:
        raise NotSaved("Not saved: the disk is full.")

    with monkeypatch.context() as patch:
        patch.setattr(erasing, "scrub", full)
        store.erase(ERASE)
    assert store.erased() == ("p1",), "they are gone, and nobody is told that nothing was saved"
    store.idle()
    assert found_in(file) == set()


def test_nobody_finds_them_and_everybody_else_is_found_as_before(store: SqliteStore) -> None:
    before = [found.patient.id for found in store.find("ana", today=TODAY)]
    assert before == ["p1", "p2"]
    store.erase(ERASE)
    assert [found.patient.id for found in store.find("ana", today=TODAY)] == ["p2"]
    assert [found.patient.id for found in store.find("arbou", today=TODAY)] == ["p2"], "the middle of a word"
    assert store.find("Zwetschgenbaum", today=TODAY) == store.find("wetschge", today=TODAY) == ()
    assert store.everything_of("p1") == ()
    assert store.erased() == ("p1",)
    assert {"v1", "v2"} & {row.visit.id for row in store.board(TODAY)} == {"v2"}


def test_who_did_what_and_when_stays_and_the_chain_is_whole(store: SqliteStore) -> None:
    store.erase(ERASE)
    assert store.chain_first_bad() == 0
    done = store.deed("erasing")
    assert done is not None
    assert (done.by, done.patient_id, done.changes) == ("dana", "p1", ())


def test_an_act_about_several_keeps_what_is_about_the_others(store: SqliteStore) -> None:
    mine, other = store.everything_of("p1"), store.everything_of("p2")
    came = [one for one in (*mine, *other) if isinstance(one, type(visit()))]
    closed = commit(
        store, *(Change(one, replace(one, state=VisitState.LEFT)) for one in came), kind="close_the_day"
    )
    store.erase(ERASE)
    deed = store.deed(closed)
    assert deed is not None
    assert [change.after.id for change in deed.changes if change.after] == ["v2"]
    undo(store, closed)
    assert [one.state for one in store.visits(TODAY) if one.id == "v2"] == [VisitState.EXPECTED]


def test_undo_passes_over_what_nothing_is_left_of(store: SqliteStore) -> None:
    last = commit(store, Change(OTHER, replace(OTHER, board_name="Ana H.")))
    who = store.everything_of("p1")[0]
    commit(store, Change(who, replace(who, board_name="Z")))
    store.erase(ERASE)
    standing = store.last_deed("dana")
    assert standing is not None
    assert standing.id == last


def test_whoever_was_merged_into_them_goes_as_well(store: SqliteStore, file: Path) -> None:
    add(
        store,
        replace(patient("p3", "Ana Birnbaumwipfel"), merged_into="p1"),
        fact("f5", "x", patient_id="p3"),
    )
    assert b"birnbaumwipfel" in plain(file, KEY).lower()
    store.erase(ERASE)
    assert store.erased() == ("p1", "p3")
    assert b"birnbaumwipfel" not in plain(file, KEY).lower()


def test_a_booking_that_is_somebody_else_s_by_now_keeps_its_history(store: SqliteStore) -> None:
    asked = Booking("b3", TODAY, NOW, written_name="Ana")
    add(store, asked)
    for who in ("p1", "p2"):
        commit(store, Change(asked, None), Change(None, asked.visit_of(who)), patient_id=who)
        if who == "p1":
            wrong = store.last_deed("dana")
            assert wrong is not None
            back = tuple(Change(one.after, one.before) for one in reversed(wrong.changes))
            store.commit(Deed("back", "undo", NOW, "dana", back, "p1", undo_of=wrong.id))
    store.erase(ERASE)
    said = store.last_deed("dana")
    assert said is not None
    assert said.changes == (Change(asked, None), Change(None, asked.visit_of("p2")))


def test_words_about_others_are_counted_and_left(store: SqliteStore) -> None:
    add(store, HandOverNote("n1", "Ring ana zwetschgenbaum at two", "dana", NOW))
    add(store, Relation("r2", "p2", "Ana Zwetschgenbaum", "neighbour"))
    add(store, Booking("b2", TODAY, NOW, written_name="ANA ZWETSCHGENBAUM"))
    assert store.mentions("p1") == {"hand_over_note": 1, "relation": 1, "booking": 1}
    store.erase(ERASE)
    assert len(store.hand_over_notes()) == 1


def test_nobody_is_erased_twice_or_beside_an_import(store: SqliteStore) -> None:
    store.import_stage(replace(run("second")), list_of(3, "second"))
    with pytest.raises(Refused, match="import is under way"):
        store.erase(ERASE)
    assert store.everything_of("p1")
    store.import_drop("second")
    store.erase(ERASE)
    with pytest.raises(WrongUsage, match="no such patient"):
        store.erase(replace(ERASE, id="again"))


# Personal notes that were taken back.


def withdraw(store: SqliteStore) -> str:
    consent = Consent("p1", ConsentAnswer.YES, TODAY, "asked", "dana")
    kept = [one for one in store.everything_of("p1") if one.id in ("m1", "f1")]
    taken = [Change(one, None) for one in kept]
    answer = Change(consent, replace(consent, answer=ConsentAnswer.WITHDRAWN))
    return commit(store, answer, *taken, kind="set_consent", patient_id="p1")


NOTES = {"CANARYMOMENT", "CANARYTOLD"}


def test_what_is_withdrawn_leaves_the_history_when_the_store_closes(store: SqliteStore, file: Path) -> None:
    deed = withdraw(store)
    store.close()
    assert found_in(file) == set(CANARIES) - NOTES
    again = open_store(file, KEY, now=NOW + timedelta(hours=1))
    undo(again, deed)  # the answer alone: there is nothing else to bring back
    assert {one.id for one in again.everything_of("p1")} & {"m1", "f1"} == set()
    again.close()


def test_and_when_it_is_opened_after_a_kill(store: SqliteStore, file: Path, tmp_path: Path) -> None:
    withdraw(store)
    killed = tmp_path / "killed.frontdesk"
    for end in ("", "-wal"):
        killed.with_name(killed.name + end).write_bytes(file.with_name(file.name + end).read_bytes())
    open_store(killed, KEY, now=NOW).close()
    assert found_in(killed) == set(CANARIES) - NOTES


def test_until_then_undo_brings_it_back(store: SqliteStore, file: Path) -> None:
    undo(store, withdraw(store))
    store.close()
    assert found_in(file) == set(CANARIES)


@pytest.mark.parametrize("again", [undo, None])
def test_what_was_withdrawn_brought_back_and_withdrawn_again_goes(
    store: SqliteStore, file: Path, again: Callable[..., str] | None
) -> None:
    taken_back = undo(store, withdraw(store))
    if again is not None:
        deed = store.deed(taken_back)
        assert deed is not None
        changes = [Change(change.after, change.before) for change in reversed(deed.changes)]
        commit(store, *changes, kind="redo", undo_of=taken_back, patient_id="p1")
    else:
        withdraw(store)
    store.close()
    assert found_in(file) == set(CANARIES) - NOTES


@pytest.mark.parametrize("back", [False, True])
def test_what_the_patient_took_out_leaves_the_history_too(store: SqliteStore, file: Path, back: bool) -> None:
    told = next(one for one in store.everything_of("p1") if one.id == "f1")
    assert isinstance(told, Fact)
    deed = commit(store, Change(told, emptied(told)), kind=TOOK_OUT, patient_id="p1")
    if back:
        undo(store, deed)
    store.close()
    assert found_in(file) == set(CANARIES) - (set() if back else {"CANARYTOLD"})
