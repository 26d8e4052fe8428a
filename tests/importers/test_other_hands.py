"""The same things as other systems write them: what each way of writing becomes, kind by kind."""

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from frontdesk.domain.errors import Refused
from frontdesk.domain.imported import ImportedPatient, ImportedRow, ImportedVisit, RowProblem
from frontdesk.importers.formats import csv_file, fhir, hl7, vcard
from tests.importers.test_fields import card, message, read

CORE = "http://hl7.org/fhir/StructureDefinition"
UK = "https://fhir.hl7.org.uk/StructureDefinition/Extension-UKCore-NHSCommunication"


def person(rows: list[ImportedRow]) -> ImportedPatient:
    [one] = [row for row in rows if isinstance(row, ImportedPatient)]
    return one


def patient(folder: Path, **more: object) -> ImportedPatient:
    resource = {"resourceType": "Patient", "id": "1", "name": [{"text": "Ann Lee"}], **more}
    return person(read(fhir.FORMAT, folder, json.dumps(resource)))


# --- FHIR

LANGUAGES: dict[str, dict[str, Any]] = {
    "en-US": {"coding": [{"system": "http://a.example/lang", "code": "17"}, {"code": "en-US"}]},
    "en": {"coding": [{"system": "urn:oid:2.16.840.1.113883.6.121", "code": "eng"}]},
    "es": {
        "coding": [{"system": "http://snomed.info/sct", "code": "297504001", "display": "Spanish language"}]
    },
    "nl": {"coding": [{"system": "http://a.example/x", "code": "nl"}]},
    "vi": {"coding": [{"system": "http://a.example/x", "code": "en"}], "text": "Vietnamese"},
    "de": {"coding": [{"system": "urn:ietf:bcp:47", "code": "de-x-simple"}]},
    "zh-yue": {"coding": [{"system": "urn:ietf:bcp:47", "code": "zh-yue"}]},
    "": {"coding": [{"system": "http://a.example/x", "code": "OTH", "display": "Other"}]},
}


def test_languages_of_other_code_systems(tmp_path: Path) -> None:
    found = {
        tag: patient(tmp_path, communication=[{"language": said}]).languages
        for tag, said in LANGUAGES.items()
    }
    assert found == {tag: (tag,) if tag else () for tag in LANGUAGES}


def test_the_british_say_language_and_interpreter_in_one_place(tmp_path: Path) -> None:
    inner = [
        {"url": "language", "valueCodeableConcept": {"coding": [{"code": "fr"}]}},
        {"url": "preferred", "valueBoolean": True},
        {"url": "interpreterRequired", "valueBoolean": True},
    ]
    english = {"url": UK, "extension": [{"url": "language", "valueCodeableConcept": {"text": "English"}}]}
    found = patient(tmp_path, extension=[english, {"url": UK, "extension": inner}])
    assert (found.languages, found.interpreter) == (("fr", "en"), True)


def test_a_family_name_in_parts(tmp_path: Path) -> None:
    parts = [
        {"url": f"{CORE}/humanname-mothers-family", "valueString": "López"},
        {"url": f"{CORE}/humanname-fathers-family", "valueString": "García"},
    ]
    name: dict[str, Any] = {
        "_family": {"extension": parts},
        "given": [None, "Ana"],
        "_given": [{"extension": []}, None],
    }
    assert patient(tmp_path, name=[name]).names[0].full == "Ana García López"


def test_pronouns_nobody_told_are_none(tmp_path: Path) -> None:
    value = {"url": "value", "valueCodeableConcept": {"coding": [{"display": "Asked But Declined"}]}}
    said = {"url": f"{CORE}/individual-pronouns", "extension": [value]}
    assert patient(tmp_path, extension=[said]).pronouns == ""


@pytest.mark.parametrize(
    ("profile", "version"),
    [
        ("https://fhir.nhs.uk/STU3/StructureDefinition/CareConnect-GPC-Patient-1", "STU3"),
        ("http://fhir.org/guides/argonaut/StructureDefinition/argo-patient", "DSTU2"),
        ("http://hl7.org/fhir/5.0/StructureDefinition/Patient", "R5"),
    ],
)
def test_profiles_of_other_versions(tmp_path: Path, profile: str, version: str) -> None:
    with pytest.raises(Refused, match=f"This is FHIR {version}"):
        patient(tmp_path, meta={"profile": [profile]})


OLD_BUNDLES: dict[str, tuple[dict[str, Any], ...]] = {
    "STU3": ({"resourceType": "Condition", "clinicalStatus": "active"}, {"resourceType": "ProcedureRequest"}),
    "DSTU2": ({"resourceType": "Condition", "patient": {}}, {"resourceType": "Appointment", "type": {}}),
    "R5": ({"resourceType": "MedicationRequest", "medication": {"concept": {}}},),
}


@pytest.mark.parametrize("version", OLD_BUNDLES)
def test_what_stands_beside_a_person_tells_the_version(tmp_path: Path, version: str) -> None:
    for other in OLD_BUNDLES[version]:
        entries = [{"resource": one} for one in ({"resourceType": "Patient", "id": "1"}, other)]
        with pytest.raises(Refused, match=f"This is FHIR {version}"):
            read(fhir.FORMAT, tmp_path, json.dumps({"resourceType": "Bundle", "entry": entries}))


def test_an_appointment_that_names_its_patient_and_points_at_nobody(tmp_path: Path) -> None:
    actors = [{"type": "Practitioner", "display": "Dr Voss"}, {"type": "Patient", "display": "Ann Lee"}]
    booked = {
        "resourceType": "Appointment",
        "status": "booked",
        "start": "2026-11-23T09:30:00z",
        "participant": [{"actor": actor} for actor in actors],
    }
    [visit] = read(fhir.FORMAT, tmp_path, json.dumps(booked))
    assert isinstance(visit, ImportedVisit)
    assert (visit.written_name, visit.clinician, visit.patient_ref) == ("Ann Lee", "Dr Voss", "")


def test_objects_line_by_line_with_blank_lines_between(tmp_path: Path) -> None:
    lines = (json.dumps({"resourceType": "Patient", "id": at, "name": [{"text": "Ann Lee"}]}) for at in "12")
    assert len(read(fhir.FORMAT, tmp_path, "\ufeff" + "\r\n\r\n".join(lines))) == 2


# --- messages

BORN = {
    "19610314": "1961-03-14", "196103141230-0500": "1961-03-14", "1961-03-14": "1961-03-14",
    "1961-03": "1961-03", "1961-0500": "1961", "196103": "1961-03", "19610300": "1961-03",
}  # fmt: skip
STARTS = (
    "^^^202611230930", "^^^20261123093000.1234-0000", "^^^2026-11-23T09:30:00", "^^^20261123T093000Z",
    "^^^202611231030+01:00", "202611230930",
)  # fmt: skip


def test_days_and_times_of_messages(tmp_path: Path) -> None:
    found = {
        born: person(read(hl7.FORMAT, tmp_path, message({"PID": {7: born}}))).birth_date for born in BORN
    }
    assert found == BORN
    nine = datetime(2026, 11, 23, 9, 30, tzinfo=UTC)
    for written in STARTS:
        rows = read(hl7.FORMAT, tmp_path, message({"SCH": {11: written}}))
        assert [row.start for row in rows if isinstance(row, ImportedVisit)] == [nine], written


def test_names_and_languages_of_messages(tmp_path: Path) -> None:
    dutch = person(
        read(hl7.FORMAT, tmp_path, message({"PID": {5: "&van den&Berg^Jan", 15: "^^^SP^Spanish"}}))
    )
    assert (dutch.names[0].full, dutch.languages) == ("Jan van den Berg", ("es",))
    small = person(read(hl7.FORMAT, tmp_path, message({}).replace("PID|", "pid|")))
    assert small.names[0].full == "Ann Lee"


# --- address cards

BIRTHDAYS = {
    "1961-03-14T00:00:00Z": "1961-03-14", "1961-03-14 00:00:00": "1961-03-14", "1961/3/14": "1961-03-14",
    "--0314": "", "1604-03-14": "", "0000-00-00": "",
}  # fmt: skip


def test_birthdays_of_cards(tmp_path: Path) -> None:
    found = {
        born: person(read(vcard.FORMAT, tmp_path, card(f"BDAY:{born}"))).birth_date for born in BIRTHDAYS
    }
    assert found == BIRTHDAYS


@pytest.mark.parametrize(
    "lines",
    [
        ("FN:Acme Inc", "N:;;;;", "ORG:Acme Inc;Sales"),
        ("FN:Acme", "N:Acme;;;;", "X-ABShowAs:COMPANY"),
        ("FN:Friends", "N:Friends;;;;", "X-ADDRESSBOOKSERVER-KIND:group"),
    ],
)
def test_a_company_is_nobody(tmp_path: Path, lines: tuple[str, ...]) -> None:
    assert [
        row for row in read(vcard.FORMAT, tmp_path, card(*lines)) if isinstance(row, ImportedPatient)
    ] == []


# --- lists

LEE = ("Lee", ("Ann",), "1961-03-14")
LISTS = {
    "pt_fname,pt_lname,pt_dob\nAnn,Lee,03/14/1961": LEE,
    "Surname,Forenames,D.O.B.\nLee,Ann,14-Mar-1961": LEE,
    "Familienname;Rufname;Geb.-Datum\nLee;Ann;14.03.1961": LEE,
    "Cognome;Nome;Data di nascita\nLee;Ann;14/03/1961": LEE,
    "Sobrenome;Nome;Data de Nasc.\nLee;Ann;14/03/1961": LEE,
    "Nazwisko;Imi\u0119;Data urodzenia\nLee;Ann;14.03.1961": LEE,
    "Efternamn;F\u00f6rnamn;F\u00f6delsedatum\nLee;Ann;1961-03-14": LEE,
    "NOM;PRENOM;N\u00e9(e) le\nLee;Ann;14/03/1961": LEE,
    "Achternaam;Tussenvoegsel;Voornaam;Geboortedatum\nBerg;van den;Ann;14-03-1961": (
        "van den Berg",
        *LEE[1:],
    ),
    "First Name,Last Name,Previous Last Name,DOB\nAnn,Lee,Smith,1961-03-14 05:30:00": LEE,
    "First Name,Last Name,Parent First Name,DOB\nAnn,Lee,Mia,1961-03-14T00:00:00+01:00": LEE,
    "First Name,Last Name,DOB\nAnn,Lee,1961-03-14T00:00:00Z\nBob,Lee,1961-03-13T23:00:00Z": LEE,
    'Patient,DOB\n"Lee, Dr. Ann",1961-03-14': LEE,
    "First Name,Last Name,DOB\nAnn,Lee,0000-00-00": (*LEE[:2], ""),
    "First Name,Last Name,DOB\nAnn,Lee,Unknown\nTotal: 1,,": (*LEE[:2], ""),
}


@pytest.mark.parametrize("written", LISTS)
def test_lists_of_other_programs(tmp_path: Path, written: str) -> None:
    found = person(read(csv_file.FORMAT, tmp_path, written))
    assert (found.names[0].family, found.names[0].given, found.birth_date) == LISTS[written]


def test_interpreters_in_other_languages(tmp_path: Path) -> None:
    for column, yes in (("Tolk nodig", "Ja"), ("Int\u00e9rprete", "S\u00ed"), ("Interpreter Required?", "Y")):
        rows = read(csv_file.FORMAT, tmp_path, f"Name;DOB;{column}\nAnn Lee;1961;{yes}\n")
        assert person(rows).interpreter is True, column


def test_a_line_of_totals_is_left_out_and_a_person_of_that_name_is_not(tmp_path: Path) -> None:
    rows = read(csv_file.FORMAT, tmp_path, "First Name,Last Name,DOB\nTotal,Ann,1961\nTotal patients: 1,,\n")
    assert person(rows).names[0].full == "Total Ann"
    assert [row.patients for row in rows if isinstance(row, RowProblem)] == [1]
