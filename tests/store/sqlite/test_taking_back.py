"""An import taken back: the store is as before but for what the desk touched; no kill leaves a half."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings, strategies as st

from frontdesk.domain.deed import Change, Record
from frontdesk.domain.errors import Refused, WrongUsage
from frontdesk.domain.fact import Fact, FactKind
from frontdesk.domain.imported import ImportedPatient, ImportedRow
from frontdesk.domain.line import Mark, PromptEvent
from frontdesk.domain.patient import Patient, PatientStatus
from frontdesk.domain.visit import Visit, VisitState
from frontdesk.store.sqlite.open import finish_imports
from frontdesk.store.sqlite.tables import TABLES
from frontdesk.usecases.desk import Desk, new_id
from frontdesk.usecases.import_review import Review
from tests.usecases.imports import TODAY, booking, bring, desk_for_import, patients, person, planned, visits

SYSTEM = "s"


def booked(who: ImportedPatient, at: str, number: str, **more: Any) -> ImportedRow:
    """An appointment with its number in the other system."""
    return booking(who, at, source_system=SYSTEM, source_value=number, **more)


FIRST: list[ImportedRow] = [
    booked(person("Ann Lee", mrn="1", phone="0151 555 0100", languages=("vi",)), "09:30", "1"),
    booked(person("Bo Berg", mrn="2", languages=("pl",)), "10:00", "2"),
    person("Cy Dee", "1970-01-01", mrn="3", status=PatientStatus.ACTIVE),
]
EVE, FAY = person("Eve New", "1981-02-03", mrn="9", languages=("es",)), person("Fay New", mrn="10")
SECOND: list[ImportedRow] = [
    booked(
        person("Ann Berg", mrn="1", phone="0151 555 0199", languages=("fr",)),
        "11:30",
        "1",
        clinician="Dr Who",
    ),
    booked(EVE, "12:00", "9"),
    booked(FAY, "12:30", "10"),
    replace(FAY, languages=("so",)),
    person("Cy Dee", "1970-01-01", mrn="3", status=PatientStatus.INACTIVE, sound="sigh DEE"),
    person("Cy Dee", "1970-01-01", mrn="4"),
]


def store_of(desk: Desk) -> Any:
    store: Any = desk.whole
    return store


def held(desk: Desk) -> dict[str, list[Any]]:
    """Every record as the file holds it, hidden ones too, and who is found by what."""
    with store_of(desk)._reader.reading() as raw:
        tables = {
            table.name: sorted(map(repr, raw.execute(f"SELECT {table.columns} FROM {table.name}").fetchall()))
            for table in TABLES
        }
        tables["identifier"] = sorted(map(repr, raw.execute("SELECT * FROM identifier").fetchall()))
        tables["unfinished"] = raw.execute("SELECT * FROM unfinished").fetchall()
        tables["words"] = sorted(map(repr, raw.execute("SELECT id, words FROM patient").fetchall()))
    return tables


def take_back(desk: Desk, review: Review, limit: int = 3) -> None:
    desk.whole.import_take_back(review.run_id, "sam", desk.now())
    while not desk.whole.import_back_step(review.run_id, limit):
        pass


def two_lists(
    first: Sequence[ImportedRow] = FIRST, second: Sequence[ImportedRow] = SECOND
) -> tuple[Desk, Any, Review]:
    """A desk after two lists, how it was after the first one, and the second one's review."""
    desk = desk_for_import()
    bring(desk, first)
    before = held(desk)
    return desk, before, bring(desk, second)


def by_name(desk: Desk, name: str) -> Patient:
    return next(one for one in patients(desk) if one.name.full == name)


def act(desk: Desk, before: Record | None, after: Record | None, patient_id: str) -> None:
    desk.store.commit(desk.deed("act", Change(before, after), patient_id=patient_id))


def test_nothing_of_it_is_left_and_what_it_changed_is_as_before() -> None:
    desk, before, review = two_lists()
    assert held(desk) != before
    take_back(desk, review)
    assert held(desk) == before
    assert [found.patient.name.full for found in desk.store.find("lee", today=TODAY)] == ["Ann Lee"]
    assert desk.store.find("eve", today=TODAY) == ()
    assert [run.state for run in desk.store.import_runs()] == ["taken_back", "done"]
    again = bring(desk, SECOND)
    assert (again.patients, again.visits) == (review.patients, review.visits), (
        "read again it is all new again"
    )


_ROW = st.builds(
    lambda name, born, mrn, phone, languages, at, comes, number: (
        booked(person(name, born, mrn, phone, languages), at, number)
        if comes
        else person(name, born, mrn, phone, languages)
    ),
    st.sampled_from(("Ann Lee", "Bo Berg", "Cy Dee")),
    st.sampled_from(("1961-03-14", "1970-01-01", "")),
    st.sampled_from(("1", "2", "3", "")),
    st.sampled_from(("", "0151 555 0100", "0151 555 0199")),
    st.sampled_from(((), ("vi",), ("pl",))),
    st.sampled_from(("09:00", "10:30")),
    st.booleans(),
    st.sampled_from(("", "1", "2")),
)
_ROWS = st.lists(_ROW, max_size=6)


@settings(deadline=None, max_examples=25, suppress_health_check=[HealthCheck.too_slow])
@given(first=_ROWS, second=_ROWS, limit=st.integers(1, 9), data=st.data())
def test_whatever_was_read_taken_back_it_is_as_before_but_for_what_the_desk_touched(
    first: list[ImportedRow], second: list[ImportedRow], limit: int, data: st.DataObject
) -> None:
    desk, before, review = two_lists(first, second)
    if not review.run_id:
        return
    touched = set()
    if data.draw(st.booleans()) and (here := visits(desk)):
        visit = data.draw(st.sampled_from(here))
        act(desk, visit, replace(visit, state=VisitState.WAITING, room="4"), visit.patient_id)
        touched |= {visit.id, visit.patient_id}
    if data.draw(st.booleans()) and (people := patients(desk)):
        who = data.draw(st.sampled_from(people))
        act(desk, None, Fact(new_id(), who.id, FactKind.ADJUSTMENT, "steps"), who.id)
        touched.add(who.id)
    between = {} if touched else before
    take_back(desk, review, limit)
    after = held(desk)
    assert after["unfinished"] == []
    if between:
        assert {name: (rows, before[name]) for name, rows in after.items() if rows != before[name]} == {}
    for visit in visits(desk):
        assert desk.store.get(Patient, visit.patient_id) is not None, "nobody's visit stays behind"
    here_now = {one.id for one in patients(desk)} | {one.id for one in visits(desk)}
    assert touched <= here_now, "what the desk touched is here"
    for name in ("patient", "visit", "fact"):
        untouched = [row for row in after[name] if not any(id in row for id in touched)]
        assert set(untouched) <= set(before[name]), "and nothing else of it is"


def test_who_was_checked_in_or_noted_about_stays_and_is_named() -> None:
    desk, _, review = two_lists()
    eve, fay, cy = by_name(desk, "Eve New"), by_name(desk, "Fay New"), by_name(desk, "Cy Dee")
    (visit,) = (one for one in visits(desk) if one.patient_id == eve.id)
    act(desk, visit, replace(visit, state=VisitState.WAITING), eve.id)
    desk.store.note_prompts([PromptEvent("", "CI-13", "", 0, Mark.SHOWN)])
    act(desk, cy, replace(cy, last_seen_on=TODAY), cy.id)
    take_back(desk, review)
    assert desk.store.import_stays(review.run_id) == (eve.id, cy.id)
    assert [one.name.full for one in patients(desk)] == ["Ann Lee", "Bo Berg", "Cy Dee", "Eve New"]
    assert [one.code for one in desk.store.facts_of(eve.id)] == ["es"], "with what was said about who stays"
    assert desk.store.get(Visit, visit.id) is not None
    assert by_name(desk, "Cy Dee").status is PatientStatus.INACTIVE, "changed since, so it stays as it is"
    assert fay.id not in {one.id for one in patients(desk)}


def test_what_a_later_list_says_about_somebody_keeps_that_person() -> None:
    desk, _, review = two_lists()
    bring(desk, [booked(EVE, "15:00", "99", day=TODAY + timedelta(days=30))])
    take_back(desk, review)
    assert by_name(desk, "Eve New").import_id == f"{review.run_id} kept"
    assert [one.start.hour for one in visits(desk) if one.patient_id == by_name(desk, "Eve New").id] == [15]


def test_all_of_it_is_hidden_at_once_and_whoever_is_met_meanwhile_stays() -> None:
    desk, _, review = two_lists()
    eve = by_name(desk, "Eve New")
    desk.whole.import_take_back(review.run_id, "sam", desk.now())
    while desk.whole.unfinished_imports()[0].state == "leaving":
        assert len(patients(desk)) == 5, "all still here while it is looked who stays"
        desk.whole.import_back_step(review.run_id, 2)
    assert [one.name.full for one in patients(desk)] == ["Ann Berg", "Bo Berg", "Cy Dee"]
    act(desk, None, Fact("told", eve.id, FactKind.ADJUSTMENT, "steps"), eve.id)  # her card stood open
    while not desk.whole.import_back_step(review.run_id, 2):
        pass
    assert by_name(desk, "Eve New").id == eve.id
    assert by_name(desk, "Ann Lee").id != eve.id


def test_killed_at_any_step_the_next_start_finishes_it() -> None:
    desk, before, review = two_lists()
    desk.whole.import_take_back(review.run_id, "sam", desk.now())
    steps = 0
    while not desk.whole.import_back_step(review.run_id, 2):
        steps += 1
    assert steps > 6
    for killed_after in range(steps + 1):
        desk, before, review = two_lists()
        desk.whole.import_take_back(review.run_id, "sam", desk.now())
        gone = any(desk.whole.import_back_step(review.run_id, 2) for _ in range(killed_after))
        store_of(desk)._touched.clear()  # what a process knew is gone with it
        done = finish_imports(store_of(desk))
        assert gone or [run.id for run in done.taken_back] == [review.run_id]
        assert gone or "taken back" in done.messages[0]
        assert held(desk) == before, killed_after


def test_not_beside_another_import_and_none_beside_it() -> None:
    desk, _, review = two_lists()
    other = planned(desk, [person("Gus Neu", mrn="77")])
    with pytest.raises(Refused, match="Finish or leave it first"):
        desk.whole.import_take_back(review.run_id, "sam", desk.now())
    desk.whole.import_drop(other.run_id)
    desk.whole.import_take_back(review.run_id, "sam", desk.now())
    with pytest.raises(Refused, match="being taken back"):
        planned(desk, [person("Gus Neu", mrn="77")])
    with pytest.raises(WrongUsage, match="no longer"):
        desk.whole.import_take_back(review.run_id, "sam", desk.now())


def test_after_seven_days_what_was_kept_for_it_goes_and_the_run_is_still_listed() -> None:
    desk, _, review = two_lists()
    assert not desk.whole.import_forget(desk.now() - timedelta(days=7))
    while desk.whole.import_forget(desk.now() + timedelta(days=1), 2):
        pass
    with store_of(desk)._reader.reading() as raw:
        assert raw.execute("SELECT count(*) FROM import_row").fetchone() == (0,)
    assert [run.id for run in desk.store.import_runs(1)] == [review.run_id]
    with pytest.raises(WrongUsage, match="no longer"):
        desk.whole.import_take_back(review.run_id, "sam", desk.now())
