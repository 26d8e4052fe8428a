"""Imports: whole or absent, counted, the same when read again, never over the desk, never by name alone."""

import json
from collections import Counter
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings, strategies as st

from frontdesk.domain.clinic import Clinician
from frontdesk.domain.deed import Change
from frontdesk.domain.fact import FactKind, FactStatus, Source
from frontdesk.domain.imported import ImportedPatient, ImportedRow, ImportedVisit, RowProblem
from frontdesk.domain.patient import Identifier, NameUse, Patient, PatientStatus, PersonName
from frontdesk.domain.visit import Visit, VisitState
from frontdesk.store.sqlite.open import finish_imports
from frontdesk.store.sqlite.store import SqliteStore
from frontdesk.usecases.check_in import check_in
from frontdesk.usecases.confirm_fact import confirm_fact
from frontdesk.usecases.desk import Desk
from frontdesk.usecases.import_records import accept, bring_in, drop, preview, remember, stage, step
from frontdesk.usecases.import_review import Counts, Review
from tests.importers.generators import csv_day, fhir_day
from tests.usecases.imports import (
    TODAY,
    booking,
    bring,
    bring_file,
    desk_for_import,
    facts,
    patients,
    person,
    planned,
    visits,
)


def counts(review: Review) -> tuple[dict[str, int], dict[str, int]]:
    return review.patients.as_json(), review.visits.as_json()


def only(new: int = 0, changed: int = 0, same: int = 0, left_out: int = 0) -> Counts:
    return Counts(new, changed, same, left_out=left_out)


def change(desk: Desk, before: Any, **to: Any) -> None:
    """Somebody at the desk changes a record."""
    desk.store.commit(desk.deed("by hand", Change(before, replace(before, **to))))


# --- whole walk


def test_nothing_is_visible_before_the_last_button() -> None:
    desk = desk_for_import()
    review = planned(desk, [booking(), person("Bo Berg")])
    assert (review.patients, review.visits) == (only(new=2), only(new=1))
    assert not patients(desk)
    assert not visits(desk)
    accept(desk, review)
    assert not step(desk, review, limit=1)
    assert not patients(desk)
    while not step(desk, review, limit=1):
        pass
    assert [patient.name.full for patient in patients(desk)] == ["Ann Lee", "Bo Berg"]
    assert len(visits(desk)) == 1


def test_a_dropped_review_leaves_nothing() -> None:
    desk = desk_for_import()
    drop(desk, planned(desk, [booking()]))
    assert not desk.store.unfinished_imports()
    assert not patients(desk)


def test_killed_before_it_was_accepted_nothing_and_after_it_whole() -> None:
    desk = desk_for_import()
    store = desk.whole
    assert isinstance(store, SqliteStore)
    planned(desk, [person("Never Seen")])
    review = planned(desk, [person(f"Person {number}", mrn=str(number)) for number in range(40)])
    accept(desk, review)
    step(desk, review, limit=5)
    told = finish_imports(store)  # the next start
    assert len(told.finished) == len(told.dropped) == 1
    assert len(patients(desk)) == 40


def test_a_refused_file_leaves_nothing_and_says_why(tmp_path: Path) -> None:
    desk = desk_for_import()
    path = tmp_path / "list.csv"
    path.write_bytes(
        b"Name,DOB\n" + b"Ann Lee,1961-03-14\n" * 500 + "Zoë".encode("cp1252") + b",1961-03-14\n"
    )
    review = stage(desk, path)
    assert "Row 502" in review.refused
    assert not desk.store.unfinished_imports()
    assert review.as_json()["refused"] == review.refused
    assert review.patients == only()


def test_a_file_refused_halfway_leaves_nothing_of_its_first_half(tmp_path: Path) -> None:
    desk = desk_for_import()
    good = [
        json.dumps({"resourceType": "Patient", "id": str(n), "name": [{"text": "A B"}]}) for n in range(450)
    ]
    path = tmp_path / "patients.ndjson"
    path.write_text("\n".join([*good, '{"resourceType":"Patient","name":[{"family":["Lee"]}]}']))
    review = stage(desk, path)
    assert review.refused.startswith("This is FHIR DSTU2")
    assert not desk.store.unfinished_imports()
    assert not patients(desk)


def test_files_through_the_child_with_columns_remembered(tmp_path: Path) -> None:
    desk = desk_for_import()
    path = tmp_path / "list.csv"
    path.write_text("Alpha;Beta;Gamma\nAnn;Lee;14.03.1961\n")
    shown = preview(desk, path)
    assert not shown.guess
    columns = {"Alpha": "given", "Beta": "family", "Gamma": "birth_date"}
    assert bring_in(desk, [path])[0].refused
    remember(desk, shown, columns)
    again = preview(desk, path)
    assert (again.guess, again.as_last_time, again.anew) == (columns, True, {})
    (dry,) = bring_in(desk, [path], dry_run=True)
    assert dry.patients == only(new=1)
    assert not patients(desk)
    (review,) = bring_in(desk, [path])
    assert review.patients == only(new=1)
    assert json.loads(json.dumps(review.as_json()))["format"] == "csv"
    elsewhere = tmp_path / "other"
    elsewhere.mkdir()
    theirs = path.rename(elsewhere / "list.csv")
    assert preview(desk, theirs).guess == columns, "a folder not seen before: by the header alone"
    swapped = columns | {"Alpha": "family", "Beta": "given"}
    remember(desk, preview(desk, theirs), swapped)
    assert preview(desk, theirs).guess == swapped
    assert preview(desk, theirs.rename(path)).guess == columns, "each folder has its own"


def test_which_comes_first_of_day_and_month_is_asked_once_for_a_source(tmp_path: Path) -> None:
    desk = desk_for_import("America/New_York")
    path = tmp_path / "list.csv"
    path.write_text("First name,Last name,DOB\nAnn,Lee,03/04/1961\n")
    shown = preview(desk, path)
    assert (shown.day_first, shown.day_first_sure, shown.order_as_last_time) == (False, False, False)
    remember(desk, shown, None, day_first=True)
    again = preview(desk, path)
    assert (again.day_first, again.day_first_sure, again.order_as_last_time) == (True, True, True)
    assert not again.as_last_time, "of its columns nobody said anything"
    bring_in(desk, [path])
    assert [who.birth_date for who in patients(desk)] == ["1961-04-03"], "where nobody is asked, too"
    path.write_text("First name,Last name,DOB\nAnn,Lee,03/14/1961\nBo,Roe,03/04/1961\n")
    decided = preview(desk, path)
    assert (decided.day_first, decided.order_as_last_time) == (False, False), "the list itself says it"
    remember(desk, shown, None, day_first=False)
    path.write_text("First name,Last name,DOB\nAnn,Lee,03/04/1961\n")
    assert preview(desk, path).day_first is False


def test_the_sample_clinic_takes_no_real_people(tmp_path: Path) -> None:
    desk = desk_for_import()
    desk.clinic = replace(desk.clinic, sample=True)
    path = tmp_path / "list.csv"
    path.write_text("Name\nAnn Lee\n")
    assert "sample clinic" in bring_in(desk, [path])[0].refused


def test_appointments_find_patients_of_another_file_brought_in_with_them(tmp_path: Path) -> None:
    desk = desk_for_import()
    people = tmp_path / "z-Patient.ndjson"
    people.write_text('{"resourceType":"Patient","id":"1","name":[{"family":"Lee","given":["Ann"]}]}\n')
    booked = tmp_path / "a-Appointment.ndjson"
    line = {
        "resourceType": "Appointment",
        "id": "a",
        "status": "booked",
        "start": "2026-11-21T09:30:00Z",
        "participant": [{"actor": {"reference": "Patient/1"}}],
    }
    booked.write_text(json.dumps(line) + "\n")
    reviews = bring_in(desk, [booked, people])
    assert [review.visits.new for review in reviews] == [0, 1]
    assert visits(desk)[0].patient_id == patients(desk)[0].id


def test_a_booking_may_stand_before_its_person() -> None:
    desk = desk_for_import()
    rows: list[ImportedRow] = [
        replace(booking(), patient=None, patient_ref="Patient/1"),
        replace(booking(), patient=None, patient_ref="Patient/2"),
        *(person(f"Person {number}", mrn=str(number)) for number in range(20)),
        replace(person(), local_ids=("Patient/1",)),
    ]
    review = bring(desk, rows, format="fhir")
    assert (review.patients, review.visits) == (only(new=21), only(new=1, left_out=1))
    assert visits(desk)[0].patient_id == patients(desk)[0].id
    assert "not in this file" in review.problems[0].reason


# --- who is who


def test_a_number_finds_a_person_whose_name_changed() -> None:
    desk = desk_for_import()
    bring(desk, [person("Ann Lee", mrn="7")])
    review = bring(desk, [person("Ann Berg", mrn="7", phone="0151 555 0100")])
    assert review.patients == only(changed=1)
    (patient,) = patients(desk)
    assert patient.name.full == "Ann Berg"
    assert patient.board_name == "Ann B."
    assert patient.phones == ("0151 555 0100",)


def test_a_number_given_out_twice_is_two_people_and_says_so() -> None:
    desk = desk_for_import()
    bring(desk, [person("Ann Lee", "1961-03-14", mrn="7")])
    review = bring(desk, [person("Omar Haddad", "1990-05-05", mrn="7")])
    assert review.patients == only(new=1)
    assert "both are kept" in review.problems[0].reason
    assert bring(desk, [person("Ann Lee", "1961-03-14", mrn="7")]).patients == only(same=1)
    assert bring(desk, [person("Omar Haddad", "1990-05-05", mrn="7")]).patients == only(same=1)


def test_name_and_birth_date_find_a_person_in_any_order_of_the_name() -> None:
    desk = desk_for_import()
    bring(desk, [person("Thu Hà Nguyễn")])
    whole = ImportedPatient("row 2", (PersonName("NGUYỄN Thu Hà"),), birth_date="1961-03-14")
    assert bring(desk, [whole]).patients == only(same=1)


def test_a_name_alone_is_never_somebody_with_other_details() -> None:
    desk = desk_for_import()
    bring(desk, [person("Ann Lee", "1961-03-14", mrn="7", phone="0151 555 0100")])
    review = bring(desk, [person("Ann Lee", "")])
    assert review.patients == only(new=1)
    assert "kept as another person" in review.problems[0].reason
    assert bring(desk, [person("Ann Lee", "")]).patients == only(same=1)
    assert bring(desk, [person("Ann Lee", "", phone="+44 151 555 0100")]).patients == only(same=1)
    assert bring(desk, [person("Ann Lee", "1961-03-15")]).patients == only(new=1)


def test_a_possible_double_is_set_aside_and_listed() -> None:
    desk = desk_for_import()
    bring(desk, [person(mrn="7")])
    review = bring(desk, [booking(person(mrn="8"))])
    assert (review.patients, review.visits) == (Counts(set_aside=1), Counts(set_aside=1))
    assert review.problems[0].reason == (
        "Row 2 may be somebody who is here already under another number; set aside until somebody at the "
        "desk says who it is."
    )
    assert "Lee" not in review.problems[0].reason
    assert len(patients(desk)) == 1
    assert not visits(desk)


def test_two_rows_of_one_file_with_two_numbers_are_two_people() -> None:
    desk = desk_for_import()
    rows = [person(mrn="7"), person(mrn="8")]
    assert bring(desk, rows).patients == only(new=2)
    assert bring(desk, rows).patients == only(same=2)


def test_the_first_row_of_a_file_decides_so_that_reading_again_changes_nothing() -> None:
    desk = desk_for_import()
    rows = [person("Ann Lee", mrn="7", languages=("vi",)), person("Anne Lee", mrn="7", languages=("fr",))]
    assert bring(desk, rows).patients == only(new=1, same=1)
    assert patients(desk)[0].name.full == "Ann Lee"
    assert bring(desk, rows).patients == only(same=2)


def test_people_without_a_name_are_kept_and_known_again() -> None:
    desk = desk_for_import()
    nameless = ImportedPatient("entry 1", (), identifiers=(Identifier("Patient", "9"),))
    assert bring(desk, [nameless], format="fhir").patients == only(new=1)
    assert bring(desk, [nameless], format="fhir").patients == only(same=1)
    assert patients(desk)[0].board_name == "Name not known"
    other = replace(person("Ann Lee"), identifiers=(Identifier("Patient", "9"),))
    assert bring(desk, [other], format="fhir").patients == only(new=1)  # another server's number nine


@pytest.mark.parametrize(("before", "known"), [(True, None), (False, False)])
def test_unknown_is_not_new(before: bool, known: bool | None) -> None:
    desk = desk_for_import(known_since_before=before)
    bring(desk, [person()])
    assert patients(desk)[0].known_before is known


# --- what the desk did stays


def test_imported_facts_are_unconfirmed_and_follow_the_other_system() -> None:
    desk = desk_for_import()
    given_names = (
        PersonName("", "Lee", ("Magdalena",), use=NameUse.OFFICIAL),
        PersonName("Gosia", use=NameUse.USUAL),
    )
    row = replace(person(languages=("pl",)), names=given_names, interpreter=True, pronouns="she / her")
    bring(desk, [row])
    (patient,) = patients(desk)
    kept = {fact.kind: fact for fact in facts(desk, patient.id)}
    assert {kind: (fact.text, fact.code) for kind, fact in kept.items()} == {
        FactKind.SPOKEN_LANGUAGE: ("", "pl"),
        FactKind.INTERPRETER: ("", "yes"),
        FactKind.PRONOUNS: ("she / her", "she"),
        FactKind.NAME_TO_USE: ("Gosia", ""),
    }
    assert all(fact.source is Source.IMPORTED and fact.unconfirmed_import for fact in kept.values())
    review = bring(desk, [replace(row, languages=("cs",), interpreter=False)])
    assert review.patients == only(changed=1)
    now = {fact.kind: fact for fact in facts(desk, patient.id)}
    assert now[FactKind.SPOKEN_LANGUAGE].code == "cs"
    assert now[FactKind.SPOKEN_LANGUAGE].replaces == kept[FactKind.SPOKEN_LANGUAGE].id
    assert now[FactKind.INTERPRETER].code == "no"
    assert len(now) == 4


def test_a_confirmed_fact_is_never_overwritten() -> None:
    desk = desk_for_import()
    bring(desk, [person(languages=("pl",))])
    (patient,) = patients(desk)
    (fact,) = facts(desk, patient.id)
    confirm_fact(desk, patient.id, fact.id)
    assert bring(desk, [person(languages=("de",))]).patients == only(same=1)
    assert [fact.code for fact in facts(desk, patient.id)] == ["pl"]


def test_a_fact_somebody_took_out_does_not_come_back() -> None:
    desk = desk_for_import()
    bring(desk, [person(languages=("pl",))])
    (patient,) = patients(desk)
    (fact,) = facts(desk, patient.id)
    change(desk, fact, status=FactStatus.RETIRED)
    assert bring(desk, [person(languages=("pl",))]).patients == only(same=1)
    assert not facts(desk, patient.id)


def test_what_the_desk_wrote_about_a_person_stays() -> None:
    desk = desk_for_import()
    mine = Patient("p1", "Annie", (PersonName("Ann Lee"),), "1961-03-14", (Identifier("list:mrn", "7"),))
    desk.store.commit(desk.deed("quick add", Change(None, mine)))
    review = bring(desk, [person("Ann Marie Lee", "1961-04-13", mrn="7", phone="0151 555 0100")])
    assert review.patients == only(changed=1)
    (patient,) = patients(desk)
    assert (patient.board_name, patient.name.full, patient.birth_date) == ("Annie", "Ann Lee", "1961-03-14")
    assert patient.phones == ("0151 555 0100",)
    assert "the desk's was kept" in review.problems[0].reason


def test_a_board_name_changed_by_hand_stays_when_the_name_changes() -> None:
    desk = desk_for_import()
    bring(desk, [person("Ann Lee", mrn="7")])
    change(desk, patients(desk)[0], board_name="Annie at the front")
    bring(desk, [person("Ann Berg", mrn="7")])
    assert patients(desk)[0].board_name == "Annie at the front"
    assert patients(desk)[0].name.family == "Berg"


def test_somebody_who_died_does_not_come_back_by_an_old_list() -> None:
    desk = desk_for_import()
    bring(desk, [person(status=PatientStatus.DIED)])
    assert bring(desk, [person(status=PatientStatus.INACTIVE), person()]).patients == only(same=2)
    assert patients(desk)[0].status is PatientStatus.DIED


def test_a_state_marked_at_the_desk_stays() -> None:
    desk = desk_for_import()
    bring(desk, [booking()])
    change(desk, visits(desk)[0], state=VisitState.WAITING)
    review = bring(desk, [booking(status="cancelled")])
    assert review.visits == only(same=1)
    assert "the desk's was kept" in review.problems[-1].reason
    assert visits(desk)[0].state is VisitState.WAITING


# --- the day's list


def test_a_second_list_says_who_moved_who_is_new_and_who_is_gone() -> None:
    desk = desk_for_import()
    ann, bo, cy, di = (person(name) for name in ("Ann Lee", "Bo Berg", "Cy Dee", "Di Fox"))
    bring(desk, [booking(ann, "09:00"), booking(bo, "10:00"), booking(cy, "11:00")])
    review = bring(desk, [booking(ann, "09:00"), booking(bo, "10:40"), booking(di, "12:00")])
    assert review.visits == only(new=1, changed=1, same=1)
    assert (review.moved, review.not_in_list) == (1, 1)
    by_name = {desk.store.get(Patient, visit.patient_id).name.full: visit for visit in visits(desk)}  # type: ignore[union-attr]  # imported with its visit
    assert by_name["Bo Berg"].start.strftime("%H:%M") == "10:40"
    assert not by_name["Cy Dee"].in_latest_list
    assert {item.sort: item.said(desk) for item in review.items if item.sort in ("moved", "not_in_list")} == {
        "moved": "21 November 10:40 instead of 21 November 10:00",
        "not_in_list": "21 November 11:00",
    }
    back = bring(
        desk, [booking(ann, "09:00"), booking(bo, "10:40"), booking(cy, "11:00"), booking(di, "12:00")]
    )
    assert back.visits == only(changed=1, same=3)
    assert all(visit.in_latest_list for visit in visits(desk))


def test_one_message_is_no_list_of_a_day() -> None:
    desk = desk_for_import()
    bring(desk, [booking(person("Ann Lee")), booking(person("Bo Berg"), "10:00")])
    assert bring(desk, [booking(person("Cy Dee"), "12:00")], format="fhir").not_in_list == 0


def test_visits_made_or_marked_at_the_desk_are_never_called_gone() -> None:
    desk = desk_for_import()
    bring(desk, [booking(person("Ann Lee"), "09:00"), booking(person("Bo Berg"), "10:00")])
    ann, bo = visits(desk)
    change(desk, ann, state=VisitState.LEFT)
    walk_in = replace(bo, id="walk-in", start=bo.start + timedelta(hours=1), import_id="")
    desk.store.commit(desk.deed("walk in", Change(None, walk_in)))
    review = bring(desk, [booking(person("Cy Dee"), "12:00")])
    assert review.not_in_list == 1
    assert [visit.id for visit in visits(desk) if not visit.in_latest_list] == [bo.id]


def test_appointment_numbers_follow_a_booking_to_another_day() -> None:
    desk = desk_for_import()
    row = booking(at="09:00", source_system="s", source_value="1")
    bring(desk, [row])
    assert row.start
    review = bring(desk, [replace(row, start=row.start + timedelta(days=3))])
    assert review.visits == only(changed=1)
    assert review.moved == 1
    (visit,) = visits(desk)
    assert visit.day == TODAY + timedelta(days=3)


def test_an_appointment_number_never_carries_a_visit_to_another_person() -> None:
    desk = desk_for_import()
    bring(desk, [booking(person("Ann Lee"), source_system="s", source_value="1")])
    review = bring(desk, [booking(person("Bo Berg"), source_system="s", source_value="1")])
    assert review.visits == only(left_out=1)
    assert "somebody else" in review.problems[0].reason
    twice = [booking(person("Cy Dee"), at, source_system="s", source_value="2") for at in ("09:00", "10:00")]
    assert bring(desk, twice).visits == only(new=1, left_out=1)


def test_two_visits_of_one_person_on_one_day() -> None:
    desk = desk_for_import()
    rows = [booking(at="09:00"), booking(at="11:00"), booking(at="11:00")]
    assert bring(desk, rows).visits == only(new=2, same=1)
    assert bring(desk, rows).visits == only(same=3)
    assert bring(desk, [booking(at="09:00"), booking(at="12:00")]).visits == only(changed=1, same=1)


def test_two_visits_at_one_time_keep_their_clinicians() -> None:
    rows = [booking(clinician=""), booking(clinician="Dr Voss")]
    for _ in range(8):  # ids are random, and with them the order in which visits are compared
        desk = desk_for_import()
        assert bring(desk, rows).visits == only(new=2)
        here = visits(desk)
        assert bring(desk, rows).visits == only(same=2)
        assert visits(desk) == here


@pytest.mark.parametrize(
    ("status", "state"),
    [
        ("", "expected"),
        ("booked", "expected"),
        ("cancelled", "cancelled"),
        ("noshow", "did_not_come"),
        ("arrived", "expected"),
        ("checked-in", "expected"),
        ("fulfilled", "expected"),
    ],
)
def test_states_of_the_other_system(status: str, state: str) -> None:
    desk = desk_for_import()
    bring(desk, [booking(status=status)])
    assert visits(desk)[0].state == state


def test_what_is_over_is_over() -> None:
    desk = desk_for_import()
    bring(desk, [booking(status="fulfilled", day=TODAY - timedelta(days=9))])
    assert visits(desk)[0].state is VisitState.LEFT


# --- clinicians


def test_clinicians_are_known_by_other_spellings() -> None:
    voss = Clinician("v", "Dr Lena Voss")
    desk = desk_for_import(clinicians=(voss, Clinician("c", "Dr Chen")))
    spellings = [
        "VOSS, LENA MD",
        "Lena Voss",
        "Dr. Lena Voss",
        "Voss, Lena",
        "CHEN, AMY NP",
        "Haddad, Omar MD",
        "HYG 2",
        "VOSS MD",
        "Voss, L",
    ]
    rows = [
        booking(person(f"Person {n}"), f"{9 + n:02}:00", clinician=name) for n, name in enumerate(spellings)
    ]
    bring(desk, rows)
    seen = [visit.clinician_id for visit in visits(desk)]
    assert (seen[:5], seen[7:]) == (["v", "v", "v", "v", "c"], ["v", "v"])
    known = {clinician.spoken_name: clinician for clinician in desk.store.clinicians()}
    assert set(known) == {"Dr Lena Voss", "Dr Chen", "Dr Haddad", "HYG 2"}
    assert "VOSS, LENA MD" in known["Dr Lena Voss"].aliases
    before = desk.store.clinicians()
    assert bring(desk, rows).visits == only(same=9)
    assert desk.store.clinicians() == before


def test_two_doctors_of_one_family_name_are_not_mixed_up() -> None:
    desk = desk_for_import(clinicians=(Clinician("l", "Dr Lena Voss"), Clinician("k", "Dr Karl Voss")))
    bring(
        desk, [booking(person("A B"), clinician="VOSS, KARL MD"), booking(person("C D"), clinician="VOSS MD")]
    )
    by_id = {clinician.id: clinician for clinician in desk.store.clinicians()}
    first, second = visits(desk)
    assert {by_id[first.clinician_id].spoken_name, by_id[second.clinician_id].spoken_name} == {
        "Dr Karl Voss",
        "Dr Voss",
    }


# --- sums


_NUMBERS = {"Ann Lee": "7", "Anne Lee": "7", "Bo Berg": "8", "Cy Dee": "9", "Thu Hà Nguyễn": ""}


@st.composite
def _people(draw: st.DrawFn) -> ImportedPatient:
    """Somebody with or without birth date, number, phone, languages; one number is one person's."""
    name = draw(st.sampled_from(list(_NUMBERS)))
    born = draw(st.sampled_from(["", "1961", "1961-03-14", "1990-05-05"]))
    number = draw(st.sampled_from(["", _NUMBERS[name]]))
    phone = draw(st.sampled_from(["", "0151 555 0100"]))
    status = draw(st.sampled_from([None, *PatientStatus]))
    languages = draw(st.sampled_from([(), ("pl",), ("vi", "en")]))
    return person(name, born, number, phone, languages, status=status)


_ROWS = st.one_of(
    _people(),
    st.builds(
        booking,
        _people(),
        st.sampled_from(["09:00", "09:00", "10:00", "11:00"]),
        clinician=st.sampled_from(["", "Dr Voss", "VOSS, LENA MD"]),
        status=st.sampled_from(["", "cancelled", "booked"]),
    ),
    st.builds(
        lambda number: booking(person(), "13:00", source_system="s", source_value=number),
        st.sampled_from(["1", "2"]),
    ),
    st.just(RowProblem("row 9", "Row 9 has 2 fields, the header has 3.", 1, 1)),
    st.just(RowProblem("row 9", "Row 9: a remark.")),
)


@settings(max_examples=100, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(_ROWS, max_size=8), st.lists(_ROWS, max_size=5), st.sets(st.integers(0, 7)))
def test_all_that_was_read_is_counted_and_reading_again_changes_nothing(
    first: list[ImportedRow], second: list[ImportedRow], checked_in: set[int]
) -> None:
    desk = desk_for_import()
    for rows in (first, second):
        compared = [
            desk.store.get(Patient, visit.patient_id)
            for at, visit in enumerate(visits(desk))
            if at in checked_in and check_in(desk, visit.id) is not None
        ]
        people = sum(isinstance(row, ImportedPatient | ImportedVisit) for row in rows)
        booked = sum(isinstance(row, ImportedVisit) for row in rows)
        refused = sum(isinstance(row, RowProblem) and row.patients for row in rows)
        before = (len(patients(desk)), len(visits(desk)))
        review = bring(desk, rows)
        assert (review.patients.read, review.visits.read) == (people + refused, booked + refused)
        assert len(patients(desk)) == before[0] + review.patients.new
        assert len(visits(desk)) == before[1] + review.visits.new
        here = (patients(desk), visits(desk), desk.store.clinicians())
        for before_file in filter(None, compared):
            after = desk.store.get(Patient, before_file.id)
            assert after
            assert after.names == before_file.names
            assert after.birth_date == before_file.birth_date or not before_file.birth_date
        again = bring(desk, rows)
        assert (again.patients.new, again.patients.changed) == (0, 0)
        assert (again.visits.new, again.visits.changed) == (0, 0)
        assert (again.patients.read, again.visits.read) == (review.patients.read, review.visits.read)
        assert (patients(desk), visits(desk), desk.store.clinicians()) == here


def test_generated_lists_read_again_change_nothing(tmp_path: Path) -> None:
    for seed in range(16):
        day = csv_day(seed) if seed % 2 else fhir_day(seed)
        desk = desk_for_import(day.zone, day.day)
        path = tmp_path / f"day{day.ending}"
        path.write_bytes(day.content)
        review = bring_file(desk, path, day.encoding)
        assert (review.patients, review.visits) == (only(new=len(day.truth)), only(new=len(day.truth)))
        assert [visit.start for visit in visits(desk)] == sorted(booked.start for booked in day.truth)
        again = bring_file(desk, path, day.encoding)
        assert (again.patients, again.visits) == (only(same=len(day.truth)), only(same=len(day.truth)))
        assert not again.run_id


def test_the_published_fhir_files_are_stored_whole(
    shared_data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Every R4 file that holds patients, each into an empty store, then all of them into one, twice."""
    files: dict[str, Any] = json.loads((shared_data / "expected.json").read_text("utf-8"))["files"]
    told = Counter[str]()
    together = desk_for_import()
    chosen = [
        name
        for name, about in files.items()
        if name.startswith("fhir/")
        and about.get("fhir_version_guess") == "R4"
        and about["patients"]
        and not name.endswith("patient-duplicate.json")
    ]
    for name in chosen:
        wanted = len(files[name]["patients"])
        alone = desk_for_import()
        review = bring_file(alone, shared_data / name)
        assert not review.refused, name
        stored = review.patients.new + review.patients.changed + review.patients.same
        told["patients"] += wanted
        told["stored"] += stored
        assert stored == wanted == review.patients.read, name
        assert review.patients.new == len(patients(alone))
        again = bring_file(alone, shared_data / name)
        assert (again.patients, again.visits.new, again.visits.changed) == (only(same=wanted), 0, 0), name
        bring_file(together, shared_data / name)
    with capsys.disabled():
        print(f"\n  stored: {told['stored']} of {told['patients']} patients of {len(chosen)} files")
    assert told["stored"] == told["patients"] >= 230


def test_hostile_names_stay_what_they_are(shared_data: Path) -> None:
    strings = json.loads((shared_data / "naughty/strings/blns.json").read_text("utf-8"))
    desk = desk_for_import()
    rows = [
        ImportedPatient(f"row {n}", (PersonName(text),), identifiers=(Identifier("s", str(n)),))
        for n, text in enumerate(strings)
        if text.strip() and text.isprintable()
    ]
    review = bring(desk, rows)
    assert review.patients == only(new=len(rows))
    assert sorted(patient.name.full for patient in patients(desk)) == sorted(
        row.names[0].text for row in rows
    )
    assert bring(desk, rows).patients == only(same=len(rows))


def test_a_visit_needs_no_clinician() -> None:
    desk = desk_for_import()
    bring(desk, [booking(clinician="")])
    (visit,) = visits(desk)
    assert isinstance(visit, Visit)
    assert visit.clinician_id == ""
    assert not desk.store.clinicians()
