"""FHIR R4 in its breadth: Bundles of every type, references of every kind, what is absent."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from frontdesk.domain.imported import (
    ImportedPatient,
    ImportedRelation,
    ImportedRow,
    ImportedVisit,
    RowProblem,
)
from frontdesk.domain.patient import NameUse
from frontdesk.domain.relation import MayMention, Relation
from frontdesk.importers import wire
from frontdesk.importers.format import ReadAs
from frontdesk.importers.formats import fhir
from frontdesk.screens.record.other_notes import words_of
from frontdesk.usecases.keep_note import remove_note
from tests.usecases.imports import bring_file, desk_for_import, patients, visits

ANN = {"resourceType": "Patient", "id": "1", "name": [{"text": "Ann Lee"}], "birthDate": "1961-03-14"}
ABSENT = "http://hl7.org/fhir/StructureDefinition/data-absent-reason"


def booked(actor: dict[str, Any], **more: Any) -> dict[str, Any]:
    whole = {"resourceType": "Appointment", "id": "a", "status": "booked", "start": "2026-11-21T09:00:00Z"}
    return {**whole, "participant": [{"actor": actor, "status": "accepted"}], **more}


def bundle(kind: str, *resources: dict[str, Any], **entry: Any) -> dict[str, Any]:
    return {
        "resourceType": "Bundle",
        "type": kind,
        "entry": [
            {"fullUrl": f"urn:uuid:{at}", "resource": one, **entry} for at, one in enumerate(resources)
        ],
    }


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "in.json"


def rows(file: Path, document: dict[str, Any]) -> list[ImportedRow]:
    file.write_text(json.dumps(document), encoding="utf-8")
    found = list(fhir.read(file, ReadAs("Europe/London", date(2026, 11, 21))))
    return [wire.unpack_row(json.loads(wire.written(wire.pack_row(row)))) for row in found]


@pytest.mark.parametrize(
    "kind",
    ["collection", "searchset", "batch", "transaction", "batch-response", "transaction-response", "document",
     "message", "history"],
)  # fmt: skip
def test_a_bundle_of_every_type_nested_too(file: Path, kind: str) -> None:
    other = bundle("collection", bundle(kind, {"resourceType": "OperationOutcome"}, ANN))
    (person,) = rows(file, other)
    assert isinstance(person, ImportedPatient)
    assert person.names[0].text == "Ann Lee"


def test_of_a_history_the_newest_version_counts(file: Path) -> None:
    newer, older = ({**ANN, "name": [{"text": name}]} for name in ("Ann Young", "Ann Lee"))
    gone = {"resourceType": "Patient", "id": "2", "name": [{"text": "Gone Away"}]}
    history = bundle("history", newer, older)
    history["entry"].append({"request": {"method": "DELETE", "url": "Patient/2"}})
    history["entry"].append({"request": {"method": "PUT", "url": "Patient/2"}, "resource": gone})
    found = rows(file, history)
    people = [row for row in found if isinstance(row, ImportedPatient)]
    assert [one.names[0].text for one in people] == ["Ann Young"]
    assert [row.reason for row in found if isinstance(row, RowProblem)] == [
        "Entry 3 asks to delete; Frontdesk deletes nothing, and it is not used."
    ]


@pytest.mark.parametrize(
    "actor",
    [
        {"reference": "Patient/1"},
        {"reference": "Patient/1/_history/4"},
        {"reference": "urn:uuid:0"},
        {"reference": "http://ehr.example/fhir/Patient/1"},
        {"reference": "Patient?identifier=http://ehr.example/mrn|77"},
        {"type": "Patient", "identifier": {"system": "http://ehr.example/mrn", "value": "77"}},
        {"reference": "#p"},
    ],
    ids=["relative", "of a version", "uuid", "absolute", "conditional", "number", "contained"],
)
def test_a_booking_finds_its_person_however_it_points(file: Path, actor: dict[str, Any]) -> None:
    number = [{"system": "http://ehr.example/mrn", "value": "77"}]
    visit = booked(actor, contained=[{**ANN, "id": "p", "identifier": number}])
    document = bundle("collection", {**ANN, "identifier": number}, visit)
    if actor.get("reference", "").startswith("http"):
        document["entry"][0]["fullUrl"] = actor["reference"]
    file.write_text(json.dumps(document), encoding="utf-8")
    desk = desk_for_import()
    bring_file(desk, file)
    assert [one.patient_id for one in visits(desk)] == [one.id for one in patients(desk)]


@pytest.mark.parametrize(
    "absent",
    [
        {"_birthDate": {"extension": [{"url": ABSENT, "valueCode": "unknown"}]}},
        {"birthDate": None, "_birthDate": {"extension": [{"url": ABSENT, "valueCode": "asked-declined"}]}},
        {"birthDate": "", "_birthDate": {"extension": []}},
    ],
)
def test_a_birth_date_that_is_not_there(file: Path, absent: dict[str, Any]) -> None:
    (person,) = rows(file, {"resourceType": "Patient", "id": "1", "name": [{"text": "Ann Lee"}], **absent})
    assert isinstance(person, ImportedPatient)
    assert person.birth_date == ""


def test_a_birth_date_with_a_time_beside_it_is_the_date(file: Path) -> None:
    beside = {"extension": [{"url": "patient-birthTime", "valueDateTime": "1961-03-14T04:00:00Z"}]}
    (person,) = rows(file, {**ANN, "_birthDate": beside})
    assert isinstance(person, ImportedPatient)
    assert person.birth_date == "1961-03-14"


def test_names_of_old_and_names_without_parts_stay_what_they_are(file: Path) -> None:
    names = [
        {"text": "Nguyễn Thị Hạnh"},
        {"use": "old", "family": "Before", "_family": {"id": "x"}, "given": [None, "Ann"]},
        {"use": "maiden", "family": "Born"},
    ]
    (person,) = rows(file, {**ANN, "name": names})
    assert isinstance(person, ImportedPatient)
    assert [(one.use, one.full) for one in person.names] == [
        (NameUse.UNSAID, "Nguyễn Thị Hạnh"),
        (NameUse.OLD, "Ann Before"),
        (NameUse.MAIDEN, "Born"),
    ]
    desk = desk_for_import()
    bring_file(desk, file)
    assert patients(desk)[0].name.full == "Nguyễn Thị Hạnh"


# --- RelatedPerson

DAUGHTER = {
    "resourceType": "RelatedPerson",
    "patient": {"reference": "Patient/1"},
    "name": [{"given": ["Mia"], "family": "Lee"}],
    "relationship": [{"coding": [{"system": "v3-RoleCode", "code": "DAU", "display": "daughter"}]}],
    "gender": "female",
    "telecom": [{"system": "phone", "value": "555-0100"}],
}


def test_who_is_around_a_patient_waits_to_be_confirmed(file: Path) -> None:
    found = rows(file, bundle("collection", DAUGHTER, ANN))
    relation = next(row for row in found if isinstance(row, ImportedRelation))
    assert (relation.name, relation.relation) == ("Mia Lee", "daughter")
    desk = desk_for_import()
    review = bring_file(desk, file)
    assert "1 person around patients: kept as from the other system" in review.problems[-1].reason
    (ann,) = patients(desk)
    (mia,) = desk.store.records_of(Relation, ann.id)
    assert (mia.name, mia.may_mention, mia.guardian, mia.entered_by) == (
        "Mia Lee", MayMention.NEITHER, False, "",
    )  # fmt: skip
    assert words_of(mia) == "Mia Lee, daughter (from the other system)"
    assert bring_file(desk, file).rows == 0
    remove_note(desk, Relation, ann.id, mia.id)
    assert bring_file(desk, file).rows == 0, "the desk took it out: no file brings it back"


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({"active": False}, "is not in use"),
        ({"name": []}, "has no name or no patient"),
        ({"patient": {"reference": "Patient/2"}}, "not in this file"),
    ],
)
def test_who_is_around_nobody_is_said(file: Path, change: dict[str, Any], why: str) -> None:
    file.write_text(json.dumps(bundle("collection", ANN, {**DAUGHTER, **change})), encoding="utf-8")
    desk = desk_for_import()
    review = bring_file(desk, file)
    assert any(why in problem.reason for problem in review.problems)
    assert review.patients.left_out == 0
    assert desk.store.records_of(Relation, patients(desk)[0].id) == ()


# --- bookings of people who are not there


def test_a_booking_of_somebody_who_is_not_there_keeps_the_name_and_asks(file: Path) -> None:
    visit = booked({"reference": "Patient/99", "display": "Ann Lee"})
    file.write_text(json.dumps(bundle("collection", ANN, visit)), encoding="utf-8")
    desk = desk_for_import()
    review = bring_file(desk, file)
    assert (review.visits.new, review.visits.left_out) == (1, 0)
    assert visits(desk) == [], "it is nobody's: that Ann Lee has another number"
    assert [row.board_name for row in desk.store.board(desk.today())] == ["Ann Lee"]
    file.write_text(json.dumps(bundle("collection", {**ANN, "id": "99"}, visit)), encoding="utf-8")
    bring_file(desk, file)
    (found,) = visits(desk)
    assert found.patient_id in {one.id for one in patients(desk)}
    assert len(desk.store.board(desk.today())) == 1


def test_the_order_of_phones_is_their_rank(file: Path) -> None:
    telecom = [
        {"system": "phone", "value": "555-0102"},
        {"system": "phone", "value": "555-0101", "rank": 2},
        {"system": "phone", "value": "555-0100", "rank": 1},
        {"system": "phone", "value": "555-0103", "rank": "x"},
    ]
    (person,) = rows(file, {**ANN, "telecom": telecom})
    assert isinstance(person, ImportedPatient)
    assert [one.value[-1] for one in person.contacts] == ["0", "1", "2", "3"]


def test_a_room_is_what_says_so_by_its_kind(file: Path) -> None:
    room = {"resourceType": "Location", "id": "r", "name": "3", "physicalType": {"coding": [{"code": "ro"}]}}
    found = rows(file, bundle("collection", ANN, booked({"reference": "Patient/1"}, contained=[room])))
    assert [row.room for row in found if isinstance(row, ImportedVisit)] == ["3"]
