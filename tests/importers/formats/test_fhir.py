"""FHIR R4 against the published examples: who is stored, what is read, what is refused by name."""

import json
from collections import Counter
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings, strategies as st

from frontdesk.domain.errors import Refused
from frontdesk.domain.imported import ImportedPatient, ImportedRow, ImportedVisit, RowProblem
from frontdesk.domain.patient import Identifier, Patient, PatientStatus
from frontdesk.importers.format import ReadAs
from frontdesk.importers.formats import fhir
from frontdesk.importers.formats.fhir import MAX_ENTRIES, read
from frontdesk.importers.limits import LONGEST_NAME, MOST_OF_A_KIND, OLDEST_YEARS

HOW = ReadAs("Europe/London", date(2026, 11, 21))


def read_text(tmp_path: Path, content: str | bytes, ending: str = ".json") -> list[ImportedRow]:
    path = tmp_path / f"file{ending}"
    path.write_bytes(content if isinstance(content, bytes) else content.encode(errors="surrogatepass"))
    return list(read(path, HOW))


def read_resource(tmp_path: Path, *resources: dict[str, Any]) -> list[ImportedRow]:
    entries = [{"resource": resource} for resource in resources]
    return read_text(tmp_path, json.dumps({"resourceType": "Bundle", "type": "collection", "entry": entries}))


@pytest.fixture(scope="module")
def expected(shared_data: Path) -> dict[str, Any]:
    files: dict[str, Any] = json.loads((shared_data / "expected.json").read_text("utf-8"))["files"]
    return {
        name: about for name, about in files.items() if name.startswith("fhir/") and not name.endswith(".md")
    }


def test_every_patient_of_the_published_files(
    shared_data: Path, expected: dict[str, Any], capsys: pytest.CaptureFixture[str]
) -> None:
    asked, right = Counter[str](), Counter[str]()
    wrong: list[str] = []

    def compare(file: str, what: str, wanted: object, found: object) -> None:
        if wanted:
            asked[what] += 1
            right[what] += wanted == found
            if wanted != found:
                wrong.append(f"{file}: {what}")

    for file, about in expected.items():
        if about["fhir_version_guess"] != "R4" or not about["patients"]:
            continue
        found = [row for row in read(shared_data / file, HOW) if isinstance(row, ImportedPatient)]
        asked["stored"] += len(about["patients"])
        right["stored"] += min(len(found), len(about["patients"]))
        assert len(found) == len(about["patients"]), file
        for truth, person in zip(about["patients"], found, strict=True):
            name = Patient("", "", person.names).name
            compare(file, "family", truth.get("family"), name.family)
            compare(file, "given", [part for part in truth.get("given") or [] if part], list(name.given))
            compare(file, "birth date", truth.get("birthDate"), person.birth_date)
            language = (truth.get("preferred_language") or {}).get("code") or ""
            compare(file, "language", language.lower(), (person.languages or ("",))[0].lower())
    with capsys.disabled():
        print("\n  FHIR R4: " + ", ".join(f"{what} {right[what]}/{asked[what]}" for what in asked))
    assert right["stored"] == asked["stored"] >= 230, wrong
    for what in ("family", "given", "birth date"):
        assert right[what] >= 0.99 * asked[what] > 100, wrong
    assert right["language"] >= 0.95 * asked["language"] > 100, wrong


def test_other_versions_and_broken_files_are_refused_by_name(
    shared_data: Path, expected: dict[str, Any]
) -> None:
    refused = Counter[str]()
    for file, about in expected.items():
        if about["fhir_version_guess"] == "R4":
            continue
        with pytest.raises(Refused) as refusal:
            list(read(shared_data / file, HOW))
        refused[refusal.value.what] += 1
        assert refusal.value.safe == "Nothing was imported."
    assert refused["This is FHIR STU3; Frontdesk reads R4."] >= 19, refused
    assert refused["This is FHIR DSTU2; Frontdesk reads R4."] == 3
    assert refused["This is XML; Frontdesk reads FHIR as JSON."] == 2
    assert sum(refused.values()) == len([f for f, a in expected.items() if a["fhir_version_guess"] != "R4"])


def test_a_key_that_stands_twice_with_two_values_is_not_guessed(shared_data: Path) -> None:
    rows = list(read(shared_data / "fhir/validator-cases/patient-duplicate.json", HOW))
    assert next(r.reason for r in rows if isinstance(r, RowProblem)) == (
        "The key “active” stands twice with two values; neither was used."
    )
    assert sum(isinstance(r, ImportedPatient) for r in rows) == 1


def test_files_without_patients_say_so(shared_data: Path, expected: dict[str, Any]) -> None:
    without = [
        f
        for f, about in expected.items()
        if about["fhir_version_guess"] == "R4" and not about["patients"] and not about["appointments"]
    ]
    assert len(without) > 200
    for file in without[::7]:
        with pytest.raises(Refused, match="no patients"):
            list(read(shared_data / file, HOW))


def test_published_appointments(shared_data: Path) -> None:
    (visit,) = read(shared_data / "fhir/hl7-r4-examples/Appointment-example.json", HOW)
    assert isinstance(visit, ImportedVisit)
    assert visit.start == datetime(2013, 12, 10, 9, tzinfo=UTC)
    assert (visit.clinician, visit.patient_ref, visit.kind) == (
        "Dr Adam Careful",
        "Patient/example",
        "follow_up",
    )
    (request,) = read(shared_data / "fhir/hl7-r4-examples/Appointment-examplereq.json", HOW)
    assert isinstance(request, RowProblem)
    assert (request.visits, "no start time" in request.reason) == (1, True)


def test_extensions_of_us_core_and_au_core(shared_data: Path) -> None:
    (us,) = read(shared_data / "fhir/us-core-8.0.0/patient-example.json", HOW)
    assert isinstance(us, ImportedPatient)
    assert (us.languages, us.interpreter) == (("es",), True)
    (au,) = read(shared_data / "fhir/au-core/Patient-banks-mia-leanne.json", HOW)
    assert isinstance(au, ImportedPatient)
    assert au.pronouns == "she / her"


def test_a_person_tolerantly(tmp_path: Path) -> None:
    odd = {
        "resourceType": "Patient",
        "id": "1",
        "active": False,
        "unknown": {"x": []},
        "gender": "female",
        "identifier": [
            {"system": "http://hl7.org/fhir/sid/us-ssn", "value": "999"},
            {"value": 7},
            "x",
            None,
            {"system": "http://mrn", "value": " 12 "},
        ],
        "name": [{"family": None, "given": [None, "Ann", 3]}, "Ann", {"use": "maiden", "family": "Berg"}],
        "telecom": {"system": "phone", "value": "1"},
        "birthDate": "1961-02-31",
        "text": {"div": "<script>"},
    }
    remark, person = read_resource(tmp_path, odd)
    assert isinstance(person, ImportedPatient)
    assert [name.full for name in person.names] == ["Ann", "Berg"]
    assert person.identifiers == (Identifier("http://mrn", "12"), Identifier("Patient", "1"))
    assert (person.birth_date, person.status, len(person.contacts)) == ("", PatientStatus.INACTIVE, 1)
    assert isinstance(remark, RowProblem)
    assert (remark.patients, remark.visits) == (0, 0)


@pytest.mark.parametrize(
    "name",
    [
        {"text": "x" * (LONGEST_NAME + 1)},
        {"family": "x" * 100, "given": ["y" * 100]},
        {"text": "Ann", "family": "x" * (LONGEST_NAME + 1)},
    ],
)
def test_a_name_beyond_the_limit_is_left_out_by_name(tmp_path: Path, name: dict[str, Any]) -> None:
    usual = {"use": "usual", "text": "z" * LONGEST_NAME}
    remark, person = read_resource(tmp_path, {"resourceType": "Patient", "id": "1", "name": [name, usual]})
    assert isinstance(person, ImportedPatient)
    assert isinstance(remark, RowProblem)
    assert [one.text for one in person.names] == [usual["text"]]
    assert remark.reason == "Entry 1: a name longer than 200 letters was left out."
    assert (remark.patients, remark.visits) == (0, 0)


@pytest.mark.parametrize("years", [OLDEST_YEARS, OLDEST_YEARS + 1, -1])
def test_a_birth_date_nobody_can_have_is_left_out(tmp_path: Path, years: int) -> None:
    born = f"{HOW.today.year - years}-01-31"
    rows = read_resource(tmp_path, {"resourceType": "Patient", "name": [{"text": "A B"}], "birthDate": born})
    person = rows[-1]
    assert isinstance(person, ImportedPatient)
    assert person.birth_date == (born if years == OLDEST_YEARS else "")
    assert len(rows) == (1 if years == OLDEST_YEARS else 2)


def test_who_died_and_who_is_contained(tmp_path: Path) -> None:
    died = {
        "resourceType": "Patient",
        "deceasedDateTime": "2020",
        "name": [{"text": "A B"}],
        "contained": [{"resourceType": "Patient", "id": "c", "name": [{"text": "Nobody"}]}],
    }
    (person,) = read_resource(tmp_path, died)
    assert isinstance(person, ImportedPatient)
    assert person.status is PatientStatus.DIED


def test_appointments_find_their_people_and_doctors(tmp_path: Path) -> None:
    visit = {
        "resourceType": "Appointment",
        "id": "a",
        "status": "booked",
        "start": "2026-07-01T09:30:00+01:00",
        "contained": [
            {"resourceType": "Practitioner", "id": "d", "name": [{"family": "Voss", "given": ["Lena"]}]}
        ],
        "participant": [
            {"actor": {"reference": "#d"}},
            {"actor": {"reference": "Patient/1/_history/3"}},
            {"actor": {"display": "Room 4"}},
        ],
    }
    own = {
        **visit,
        "id": "b",
        "contained": [{"resourceType": "Patient", "id": "p", "name": [{"text": "A B"}]}],
        "participant": [{"actor": {"reference": "#p"}}],
    }
    token = {
        **visit,
        "id": "c",
        "participant": [{"actor": {"type": "Patient", "identifier": {"system": "s", "value": "9"}}}],
    }
    rows = read_resource(tmp_path, visit, own, token)
    first, second, third = (row for row in rows if isinstance(row, ImportedVisit))
    assert (first.patient_ref, first.clinician, first.room) == ("Patient/1", "Lena Voss", "Room 4")
    assert first.start == datetime(2026, 7, 1, 8, 30, tzinfo=UTC)
    assert second.patient
    assert second.patient.names[0].text == "A B"
    assert third.patient_ref == "s|9"


def test_appointments_that_are_left_out_say_why(tmp_path: Path) -> None:
    base = {"resourceType": "Appointment", "participant": [{"actor": {"reference": "Patient/1"}}]}
    rows = read_resource(
        tmp_path,
        {**base, "status": "entered-in-error", "start": "2026-07-01T09:30:00Z"},
        {**base, "status": "booked"},
        {**base, "status": "booked", "start": "not a time at all"},
        {**base, "status": "booked", "start": "2026-03-29T01:30:00"},
        {"resourceType": "Appointment", "status": "booked", "start": "2026-07-01T09:30:00Z"},
    )
    assert [row.visits for row in rows if isinstance(row, RowProblem)] == [1] * 5
    said = " ".join(row.reason for row in rows if isinstance(row, RowProblem))
    for part in (
        "entered in error",
        "no start time",
        "cannot be read",
        "clocks go forward",
        "names no patient",
    ):
        assert part in said


R5 = {"resourceType": "Appointment", "subject": {"reference": "Patient/1"}, "start": "2026-07-01T09:30:00Z"}


@pytest.mark.parametrize(
    ("resource", "version"),
    [
        (R5, "R5"),
        ({"resourceType": "Encounter", "class": [{}]}, "R5"),
        (
            {
                "resourceType": "Patient",
                "meta": {"profile": ["http://hl7.org/fhir/5.0/StructureDefinition/Patient"]},
            },
            "R5",
        ),
        ({"resourceType": "CapabilityStatement", "fhirVersion": "5.0.0"}, "R5"),
        ({"resourceType": "Patient", "animal": {}}, "STU3"),
        ({"resourceType": "Patient", "name": [{"family": ["Lee"]}]}, "DSTU2"),
        ({"resourceType": "Patient", "careProvider": []}, "DSTU2"),
    ],
)
def test_versions_by_what_only_they_have(tmp_path: Path, resource: dict[str, Any], version: str) -> None:
    with pytest.raises(Refused, match=f"This is FHIR {version}; Frontdesk reads R4"):
        read_resource(tmp_path, {"resourceType": "Patient", "name": [{"text": "A B"}]}, resource)


def test_ndjson_keeps_what_is_whole_and_names_the_rest(tmp_path: Path) -> None:
    good = json.dumps({"resourceType": "Patient", "name": [{"text": "A B"}], "birthDate": "1961-03-14"})
    lines = [
        good,
        '{"resourceType":"Patient","name":',
        "",
        '{"resourceType":"Patient","id":"1","id":"2"}',
        '{"resourceType":"Observation"}',
        good.replace("A B", "C D"),
    ]
    rows = read_text(tmp_path, "\r\n".join(lines), ".ndjson")
    assert [type(row).__name__ for row in rows] == [
        "ImportedPatient",
        "RowProblem",
        "RowProblem",
        "RowProblem",
        "ImportedPatient",
        "ImportedPatient",
    ]
    assert [row.where.removesuffix(" (Patient)") for row in rows] == [f"line {n}" for n in (1, 2, 4, 4, 4, 6)]
    assert len(read_text(tmp_path, "\n".join([good, good.replace("A B", "C D")]))) == 2


_JUNK = st.sampled_from(
    [
        ("null", 1, 0),
        ("5", 1, 0),
        ('"x"', 1, 0),
        ("[]", 1, 0),
        ("{}", 1, 0),
        ('{"resourceType":5}', 1, 0),
        ("{oops", 1, 0),
        ("}", 1, 0),
        ('{"resourceType":"Patient","name":', 1, 0),
        ('{"resourceType":"Appointment","start":', 0, 1),
        ('{"resourceType":"Observation","value":', 0, 0),
        ('{"resourceType":"Observation"}', 0, 0),
        ('{"resourceType":"Appointment","status":"booked"}', 0, 1),
        ('{"resourceType":"Bundle","entry":[null,{"resource":"x"}]}', 2, 0),
        ("NaN", 1, 0),
        ("", 0, 0),
    ]
)
"""Lines, with how many people and bookings each leaves out."""


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(_JUNK, max_size=8), st.integers(0, 8))
def test_every_line_of_ndjson_is_read_or_left_out(
    tmp_path: Path, junk: list[tuple[str, int, int]], place: int
) -> None:
    good = json.dumps({"resourceType": "Patient", "name": [{"text": "A B"}]})
    lines = [line for line, _, _ in junk]
    rows = read_text(tmp_path, "\n".join([*lines[:place], good, *lines[place:]]), ".ndjson")
    problems = [row for row in rows if isinstance(row, RowProblem)]
    assert sum(isinstance(row, ImportedPatient) for row in rows) == 1
    assert sum(row.patients for row in problems) == sum(people for _, people, _ in junk)
    assert sum(row.visits for row in problems) == sum(booked for _, _, booked in junk)


def _mixed(junk: list[str]) -> str:
    return '{"resourceType":"Bundle","entry":[' + ",".join(junk) + "]}"


def test_entries_that_are_no_resource_are_named_and_the_others_keep_their_numbers(tmp_path: Path) -> None:
    person = '{"resource":{"resourceType":"Patient","name":[{"text":"A B"}]}}'
    visit = '{"resource":{"resourceType":"Appointment"}}'
    rows = read_text(tmp_path, _mixed(["null", "5", '{"resource":"x"}', person, '{"resource":{}}', visit]))
    assert [(row.where, getattr(row, "patients", -1)) for row in rows] == [
        ("entry 1", 1),
        ("entry 2", 1),
        ("entry 3", 1),
        ("entry 4 (Patient)", -1),
        ("entry 5", 1),
        ("entry 6 (Appointment)", 0),
    ]
    assert isinstance(rows[0], RowProblem)
    assert rows[0].reason == "Entry 1 is no FHIR resource and is left out."


def test_an_entry_that_asks_to_delete_is_named_and_nobody_is_left_out(tmp_path: Path) -> None:
    gone = '{"request":{"method":"DELETE","url":"Patient/7"}}'
    asked = '{"request":{"method":"GET","url":"Patient/7"}}'
    answered = '{"response":{"status":"204"}}'
    person = '{"resource":{"resourceType":"Patient","name":[{"text":"A B"}]}}'
    remark, patient = read_text(tmp_path, _mixed([asked, gone, answered, person]))
    assert isinstance(remark, RowProblem)
    assert (remark.where, remark.patients, remark.visits) == ("entry 2", 0, 0)
    assert remark.reason == "Entry 2 asks to delete; Frontdesk deletes nothing, and it is not used."
    assert patient.where == "entry 4 (Patient)"
    with pytest.raises(Refused, match="no patients"):
        read_text(tmp_path, _mixed([gone, '{"resource":{"resourceType":"Observation"}}']))


def _deep(depth: int) -> str:
    return '{"resourceType":"Patient","x":' + "[" * depth + "]" * depth + "}"


PERSON = '{"resourceType":"Patient","name":[{"text":"A B"}]}'
_ENTRIES = ",".join([f'{{"resource":{PERSON}}}'] * (MAX_ENTRIES + 2))
BOMBS = {
    "deep 65": _deep(65),
    "deep 100,000": _deep(100_000),
    "deep objects": '{"a":' * 5000 + "1" + "}" * 5000,
    "too many entries": '{"resourceType":"Bundle","entry":[' + _ENTRIES + "]}",
    "NaN": '{"resourceType":"Patient","x":NaN}',
    "Infinity": '{"resourceType":"Patient","x":-Infinity}',
    "long number": '{"resourceType":"Patient","x":' + "9" * 100_000 + "}",
    "cut off": PERSON[:-3],
    "two documents": PERSON + " " + PERSON,
    "xml": '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "c">]><Patient xmlns="http://hl7.org/fhir"/>',
    "not FHIR": '{"hello":"world"}',
    "a number": "7",
    "nothing": " ",
}


@pytest.mark.parametrize("name", BOMBS)
def test_bombs_are_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(Refused) as refused:
        read_text(tmp_path, BOMBS[name])
    assert refused.value.safe == "Nothing was imported."
    assert "A B" not in str(refused.value)


def test_a_document_of_twenty_megabytes_is_refused_unread(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fhir, "text_chunks", lambda path: pytest.fail("the file was read"))
    with pytest.raises(Refused, match="20 MB"):
        read_text(tmp_path, '{"resourceType":"Patient","x":"' + "x" * 20_000_001 + '"}')


@pytest.mark.parametrize(
    "content",
    [
        PERSON.encode("utf-8-sig"),
        PERSON.encode("utf-16"),
        PERSON.replace("A B", "A \\ud800 B").replace('"text"', '"family":"Lee","text"').encode(),
        PERSON.replace("A B", "A\\u0000B").encode(),
        _deep(60).encode(),
        b'[{"resourceType":"Patient","name":[{"text":"A B"}]}]',
    ],
)
def test_odd_but_whole(tmp_path: Path, content: bytes) -> None:
    assert len([row for row in read_text(tmp_path, content) if isinstance(row, ImportedPatient)]) == 1


def test_half_letters_never_reach_a_name(tmp_path: Path) -> None:
    rows = read_text(tmp_path, '{"resourceType":"Patient","name":[{"family":"\\ud800Lee","given":["Ann"]}]}')
    (person,) = (row for row in rows if isinstance(row, ImportedPatient))
    assert person.names[0].full == "Ann"


def test_a_line_of_ndjson_that_does_not_end_is_one_row(tmp_path: Path) -> None:
    long = PERSON.replace("A B", "A" * 9_000_000)
    problem, person = read_text(tmp_path, f"{long}\n{PERSON}\n", ".ndjson")
    assert isinstance(problem, RowProblem)
    assert problem.reason == "Line 1 is not used: it has more than 4,000,000 letters."
    assert (problem.patients, isinstance(person, ImportedPatient)) == (1, True)


def test_nobody_has_a_hundred_thousand_names(tmp_path: Path) -> None:
    names = [{"family": f"Lee{number}"} for number in range(100_000)]
    person, remark = sorted(read_resource(tmp_path, {"resourceType": "Patient", "name": names}), key=repr)
    assert isinstance(person, ImportedPatient)
    assert len(person.names) == MOST_OF_A_KIND
    assert isinstance(remark, RowProblem)
    assert "the first 50 were read" in remark.reason
