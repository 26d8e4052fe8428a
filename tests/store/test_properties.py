"""Whatever the deeds are: undone in reverse they leave nothing, and one visit's facts never reach another."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from hypothesis import given, settings, strategies as st

from frontdesk.domain.concern import Concern, ConcernState, ConcernType
from frontdesk.domain.consent import Consent, ConsentAnswer
from frontdesk.domain.deed import Change
from frontdesk.domain.errors import Conflict
from frontdesk.domain.fact import Fact, FactKind, FactStatus
from frontdesk.domain.patient import ContactPoint, ContactSystem, Identifier, Patient, PersonName
from frontdesk.domain.visit import Visit, VisitState
from frontdesk.store.sqlite.open import in_memory
from frontdesk.store.sqlite.store import SqliteStore
from frontdesk.store.sqlite.tables import TABLES
from tests.store.made import DANA, NOW, TODAY, add, commit, days, fact, patient, set_up, undo, visit

PATIENTS, VISITS = ("p1", "p2", "p3"), ("v1", "v2", "v3", "v4")
WORDS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=12)


@st.composite
def patients(draw: st.DrawFn) -> Patient:
    names = draw(
        st.lists(st.builds(PersonName, text=WORDS, family=WORDS, given=st.tuples(WORDS)), max_size=2)
    )
    return Patient(
        draw(st.sampled_from(PATIENTS)),
        draw(WORDS),
        tuple(names),
        draw(st.sampled_from(["", "1984", "1984-03", "1984-03-07"])),
        tuple(Identifier("mrn", value) for value in draw(st.lists(WORDS, max_size=2))),
        tuple(ContactPoint(ContactSystem.PHONE, value) for value in draw(st.lists(WORDS, max_size=2))),
        known_before=draw(st.none() | st.booleans()),
        last_seen_on=draw(st.none() | st.just(TODAY) | st.just(TODAY - days(9))),
    )


VISITS_MADE = st.builds(
    visit,
    st.sampled_from(VISITS),
    st.sampled_from(PATIENTS),
    st.sampled_from([TODAY, TODAY - days(7), TODAY + days(7)]),
    state=st.sampled_from(VisitState),
    note=WORDS,
)
FACTS_MADE = st.builds(
    lambda id, text, kind, who, at, status: fact(id, text, kind, patient_id=who, visit_id=at, status=status),
    st.sampled_from(["f1", "f2", "f3", "f4", "f5"]),
    WORDS,
    st.sampled_from([FactKind.NAME_TO_USE, FactKind.ADJUSTMENT, FactKind.INTERPRETER]),
    st.sampled_from(PATIENTS),
    st.sampled_from(["", *VISITS]),
    st.sampled_from(FactStatus),
)
CONCERNS_MADE = st.builds(
    lambda id, who, words, state: Concern(id, who, ConcernType.SERVICE, words, TODAY, state=state),
    st.sampled_from(["c1", "c2"]),
    st.sampled_from(PATIENTS),
    WORDS,
    st.sampled_from(ConcernState),
)
CONSENTS_MADE = st.builds(Consent, st.sampled_from(PATIENTS), st.sampled_from(ConsentAnswer), st.just(TODAY))
RECORDS = st.one_of(patients(), VISITS_MADE, FACTS_MADE, CONCERNS_MADE, CONSENTS_MADE)
PLANS = st.lists(st.lists(st.tuples(RECORDS, st.booleans()), min_size=1, max_size=4), max_size=8)
"""Deeds as wishes: make the record so, or take it out."""

Rows = dict[str, list[Any]]


def rows_of(store: SqliteStore) -> Rows:
    """Everything the desk's records are in the file, what follows from them included."""
    with store._reader.reading() as raw:
        kept = {
            table.name: sorted(map(repr, raw.execute(f"SELECT {table.columns} FROM {table.name}")))
            for table in TABLES
        }
        kept["identifier"] = sorted(map(repr, raw.execute("SELECT * FROM identifier")))
        kept["words"] = sorted(map(repr, raw.execute("SELECT id, name_fold, name_key, words FROM patient")))
        kept["search"] = sorted(map(repr, raw.execute("SELECT rowid FROM search")))
    return kept


def carry_out(store: SqliteStore, plan: Sequence[Sequence[tuple[Any, bool]]]) -> list[str]:
    """Write the wishes as deeds, against what stands there; those that cannot be are refused whole."""
    done = []
    for wishes in plan:
        changes: list[Change] = []
        for record, wanted in wishes:
            stands = store.get(type(record), record.id, getattr(record, "patient_id", ""))
            if wanted or stands is not None:
                changes.append(Change(stands, record if wanted else None))
        before = rows_of(store)
        try:
            done.append(commit(store, *changes))
        except Conflict:
            assert rows_of(store) == before
    return done


@settings(max_examples=60)
@given(plan=PLANS)
def test_undoing_all_in_reverse_leaves_the_rows_as_they_were(plan: list[list[tuple[Any, bool]]]) -> None:
    store = in_memory()
    set_up(store)
    add(store, patient("p0"), visit("v0", "p0"), fact("f0", patient_id="p0"))
    start = rows_of(store)
    for deed_id in reversed(carry_out(store, plan)):
        undo(store, deed_id)
    assert rows_of(store) == start
    assert store.chain_first_bad() == 0
    store.close()


@settings(max_examples=40)
@given(plan=PLANS)
def test_redoing_all_brings_everything_back(plan: list[list[tuple[Any, bool]]]) -> None:
    store = in_memory()
    set_up(store)
    done = carry_out(store, plan)
    end = without_places(rows_of(store))
    undone = []
    while (deed := store.last_deed("dana")) is not None:
        undone.append(undo(store, deed.id))
    assert len(undone) == len(done)
    while (deed := store.last_deed("dana", undone=True)) is not None:
        undo(store, deed.id)
    assert without_places(rows_of(store)) == end
    store.close()


@settings(max_examples=60)
@given(plan=PLANS)
def test_a_name_to_use_and_a_visit_ahead_are_always_looked_for(plan: list[list[tuple[Any, bool]]]) -> None:
    store = in_memory()
    set_up(store)
    add(store, patient("p0"), visit("v0", "p0"), fact("f0", patient_id="p0"))
    done = carry_out(store, plan)
    assert overlooked(store) == []
    for deed_id in reversed(done):
        undo(store, deed_id)
    assert overlooked(store) == []
    store.close()


def test_they_are_looked_for_whatever_is_written_first() -> None:
    store = in_memory()
    set_up(store)
    told = fact("f0", patient_id="p0", kind=FactKind.NAME_TO_USE, text="Goz")
    add(store, visit("v0", "p0"), told, patient("p0", "Ngozi Bell"))
    (found,) = store.find("ngozi", today=TODAY)
    assert found.visit is not None
    assert overlooked(store) == []
    moved = replace(found.visit, day=TODAY + days(30))
    commit(store, Change(found.visit, moved))
    assert overlooked(store) == []
    (found,) = store.find("ngozi", today=TODAY + days(30))
    assert found.visit == moved
    add(store, patient("p2", "Ana Diaz"), other := fact("f2", "Anita", patient_id="p2"))
    commit(store, Change(other, replace(other, kind=FactKind.NAME_TO_USE)))
    assert overlooked(store) == []
    store.close()


def overlooked(store: SqliteStore) -> list[Any]:
    """Patients of whom Find would look for no name to use, or no visit ahead, although there is one."""
    with store._reader.reading() as raw:
        found: list[Any] = raw.execute(
            "SELECT p.id FROM patient p WHERE"
            " booked_until < (SELECT max(day) FROM visit WHERE patient_id = p.id) OR name_told <"
            " (SELECT count(*) > 0 FROM fact WHERE patient_id = p.id AND kind = 'name_to_use')"
        ).fetchall()
    return found


def without_places(rows: Rows) -> Rows:
    """A person brought back stands at another place of the search index: only how many is compared."""
    return rows | {"search": [len(rows["search"])]}


@settings(max_examples=60)
@given(plan=PLANS)
def test_what_belongs_to_one_visit_never_shows_at_another(plan: list[list[tuple[Any, bool]]]) -> None:
    store = in_memory()
    set_up(store)
    carry_out(store, plan)
    for kept in list(store.visits()):
        found = store.card_input(patient_id="", visit_id=kept.id, staff=DANA, now=NOW)
        assert found.visit == kept
        assert found.patient.id == kept.patient_id
        assert {f.visit_id for f in found.facts} <= {"", kept.id}
        assert {f.patient_id for f in found.facts} <= {kept.patient_id}
        assert FactStatus.RETIRED not in {f.status for f in found.facts}
        everything = {f.id for f in store.facts_of(kept.patient_id)}
        shown = {f.id for f in found.facts}
        hidden = {f.id for f in store.facts_of(kept.patient_id) if not _belongs(f, kept)}
        assert shown == everything - hidden
    store.close()


def _belongs(found: Fact, kept: Visit) -> bool:
    return found.status is not FactStatus.RETIRED and found.visit_id in ("", kept.id)


@settings(max_examples=40)
@given(beside=RECORDS)
def test_of_two_who_saw_the_same_only_one_gets_each_field(beside: Any) -> None:
    """Compare and set: a change made on an old picture is refused where it meets a newer one."""
    store = in_memory()
    set_up(store)
    add(store, *map(patient, PATIENTS))
    one = visit("v9", "p1", note="old")
    add(store, one)
    commit(store, Change(one, replace(one, note="first")))
    before = rows_of(store)
    try:
        commit(store, Change(one, replace(one, note="second")), Change(None, beside))
    except Conflict:
        assert rows_of(store) == before
    else:
        raise AssertionError("the second one was not refused")
    store.close()
