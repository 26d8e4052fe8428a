"""What docs/import.md says of each field is so: what becomes something is read, the rest changes nothing."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from frontdesk.domain.imported import ImportedRow
from frontdesk.importers.field_tables import renewed
from frontdesk.importers.format import Format, ReadAs
from frontdesk.importers.formats import csv_file, fhir, hl7, icalendar_file, vcard
from frontdesk.importers.formats.catalogue import FORMATS
from frontdesk.importers.tables.columns import may_be_kept
from tests.conftest import ROOT

HOW = ReadAs("Europe/London", date(2026, 11, 21))
SHARED_TABLE = {"spreadsheet"}
"""Kinds whose table is another one's."""


def test_the_page_is_as_the_readers_are() -> None:
    page = (ROOT / "docs" / "import.md").read_text(encoding="utf-8")
    again = "run: python -m frontdesk.importers.field_tables docs/import.md"
    assert renewed(page) == page, again
    assert {kind.key for kind in FORMATS if not kind.fields} == SHARED_TABLE
    assert all(f"<!-- fields {kind.key} -->" in page for kind in FORMATS if kind.fields)


def test_columns_that_are_never_read() -> None:
    assert [name for name in csv_file.FORMAT.never_read if may_be_kept(name)] == []


def read(kind: Format, folder: Path, text: str) -> list[ImportedRow]:
    file = folder / f"in{kind.endings[0]}"
    file.write_text(text, encoding="utf-8", newline="")
    return list(kind.read(file, HOW))


# --- address cards

CARD = {
    "N": "N:Lee;Ann;;Dr;",
    "FN": "FN:Lee Ann",
    "NICKNAME": "NICKNAME:Annie",
    "N;PHONETIC": "N;ALTID=1;PHONETIC=ipa:;ænˈliː;;;",
    "SOUND": "SOUND;VALUE=text:an LEE",
    "X-PHONETIC-FIRST-NAME, -MIDDLE-, -LAST-": "X-PHONETIC-FIRST-NAME:an",
    "BDAY": "BDAY:19610314",
    "TEL": "TEL;TYPE=home:555-0100",
    "EMAIL": "EMAIL:ann@example.org",
    "PREF": "EMAIL:b@example.org\r\nEMAIL;PREF=1:a@example.org",
    "LANG": "LANG:vi",
    "PRONOUNS": "PRONOUNS:they/them",
    "GRAMGENDER": "GRAMGENDER;LANGUAGE=de:feminine",
    "UID": "UID:urn:uuid:1",
    "DEATHDATE": "DEATHDATE:20200101",
    "KIND": "KIND:org",
}


def card(*lines: str) -> str:
    name = () if any(line.startswith(("N:", "FN:")) for line in lines) else ("FN:Ann Lee",)
    return "\r\n".join(("BEGIN:VCARD", "VERSION:4.0", *name, *lines, "END:VCARD", ""))


def test_each_property_of_a_card(tmp_path: Path) -> None:
    assert list(CARD) == [one.said for one in vcard.FORMAT.fields]
    bare = read(vcard.FORMAT, tmp_path, card())
    assert [said for said, line in CARD.items() if read(vcard.FORMAT, tmp_path, card(line)) == bare] == []
    first = read(vcard.FORMAT, tmp_path, card(CARD["PREF"].replace(";PREF=1", "")))
    assert read(vcard.FORMAT, tmp_path, card(CARD["PREF"])) != first
    never = [f"{name}:feminine" for name in vcard.FORMAT.never_read]
    assert [line for line in never if read(vcard.FORMAT, tmp_path, card(line)) != bare] == []


# --- calendars

EVENT = {
    "DTSTART": "DTSTART:20261124T090000Z",
    "DTEND, else DURATION": "DURATION:PT20M",
    "UID": "UID:other",
    "SUMMARY": "SUMMARY:Ann Lee",
    "ATTENDEE": "ATTENDEE;CN=Ann Lee:mailto:ann@example.org",
    "ORGANIZER, else X-WR-CALNAME": "ORGANIZER;CN=Dr Lena Voss:mailto:voss@example.org",
    "LOCATION": "LOCATION:Room 3",
    "STATUS, METHOD": "STATUS:CANCELLED",
    "RRULE, RDATE": "RRULE:FREQ=DAILY;COUNT=2",
}


def event(*lines: str) -> str:
    said = {line.partition(":")[0].partition(";")[0] for line in lines}
    usual = ("UID:1", "DTSTART:20261123T090000Z")
    kept = [line for line in usual if line.partition(":")[0] not in said]
    whole = ("BEGIN:VCALENDAR", "VERSION:2.0", "BEGIN:VEVENT", *kept, *lines, "END:VEVENT", "END:VCALENDAR")
    return "\r\n".join((*whole, ""))


def test_each_property_of_an_event(tmp_path: Path) -> None:
    kind = icalendar_file.FORMAT
    assert list(EVENT) == [one.said for one in kind.fields]
    bare = read(kind, tmp_path, event())
    assert [said for said, line in EVENT.items() if read(kind, tmp_path, event(line)) == bare] == []
    never = [f"{name}:Ann Lee" for name in kind.never_read]
    assert [line for line in never if read(kind, tmp_path, event(line)) != bare] == []


# --- messages

PLAIN = {
    "MSH": {9: "SIU^S12", 12: "2.3"},
    "PID": {5: "Lee^Ann", 3: "1"},
    "SCH": {1: "7", 11: "^^^202611230900"},
}
MESSAGE: dict[str, dict[str, dict[int, str]]] = {
    "PID-5": {"PID": {5: "Lee^Mia"}},
    "PID-3": {"PID": {3: "2^^^Hill^MR"}},
    "PID-2, PID-4": {"PID": {2: "3", 3: ""}},
    "PID-7": {"PID": {7: "19610314"}},
    "PID-13, PID-14, PID-40": {"PID": {14: "555-0100"}},
    "PID-15": {"PID": {15: "vi"}},
    "PID-29, PID-30": {"PID": {30: "Y"}},
    "TQ1-7, else AIS-4, AIG-8, AIL-6, AIP-6, SCH-11": {"TQ1": {7: "202611230930"}},
    "SCH-9, SCH-10": {"SCH": {9: "20", 10: "min"}},
    "AIP-3, else PV1-7, SCH-12": {"AIP": {3: "9^Voss^Lena"}},
    "AIL-3": {"AIL": {3: "^3"}},
    "SCH-8": {"SCH": {8: "FOLLOWUP"}},
    "SCH-2, else SCH-1": {"SCH": {2: "8"}},
    "MSH-9 S15, S16, S17, S26": {"MSH": {9: "SIU^S15"}},
}


def message(more: dict[str, dict[int, str]]) -> str:
    segments = []
    for name in dict.fromkeys((*PLAIN, *more)):
        fields = {**PLAIN.get(name, {}), **more.get(name, {})}
        if name == "MSH":
            fields = {at - 1: value for at, value in {2: "^~\\&", 3: "PAS", 4: "HILL", **fields}.items()}
        segments.append("|".join((name, *(fields.get(at, "") for at in range(1, max(fields) + 1)))))
    return "\r".join(segments) + "\r"


def test_each_field_of_a_message(tmp_path: Path) -> None:
    assert list(MESSAGE) == [one.said for one in hl7.FORMAT.fields]
    bare = read(hl7.FORMAT, tmp_path, message({}))
    same = [said for said, more in MESSAGE.items() if read(hl7.FORMAT, tmp_path, message(more)) == bare]
    assert same == []
    for said in hl7.FORMAT.never_read:
        segment, _, at = said.partition(" ")[0].partition("-")
        more = {segment: {int(at or 3): "Zqnever"}}
        assert read(hl7.FORMAT, tmp_path, message(more)) == bare, said


# --- FHIR

CORE = "http://hl7.org/fhir/StructureDefinition"
ANN: dict[str, Any] = {"resourceType": "Patient", "id": "1", "name": [{"text": "Ann Lee"}]}
BOOKED: dict[str, Any] = {
    "resourceType": "Appointment",
    "id": "a",
    "status": "booked",
    "start": "2026-11-23T09:00:00Z",
    "participant": [{"actor": {"reference": "Patient/1"}}],
}
MIA: dict[str, Any] = {
    "resourceType": "RelatedPerson",
    "patient": {"reference": "Patient/1"},
    "name": [{"text": "Mia Lee"}],
}


def pronouns(*more: dict[str, Any]) -> dict[str, Any]:
    value = {"url": "value", "valueCodeableConcept": {"text": "they/them"}}
    return {"extension": [{"url": f"{CORE}/individual-pronouns", "extension": [value, *more]}]}


def with_actor(actor: dict[str, Any]) -> dict[str, Any]:
    return {"participant": [*BOOKED["participant"], {"actor": actor}]}


VI, SYL = {"language": {"coding": [{"code": "vi"}]}}, f"{CORE}/iso21090-EN-representation"
READS = {"url": f"{CORE}/patient-proficiency", "extension": [{"url": "type", "valueCoding": {"code": "RWR"}}]}
ROOM = {"resourceType": "Location", "id": "r", "name": "3", "physicalType": {"coding": [{"code": "ro"}]}}
TWO = [{"text": "Ann Lee"}, {"text": "Annie"}]
PHONES = [{"system": "phone", "value": "555-0100"}, {"system": "phone", "value": "555-0101"}]
FHIR: dict[str, tuple[dict[str, Any], dict[str, Any]]] = {
    # what is added to whom
    "Patient.name": (ANN, {"name": [{"text": "Ann Li"}]}),
    "Patient.name.use": (ANN, {"name": [{**ANN["name"][0], "use": "usual"}]}),
    "Patient.name.period": (ANN, {"name": [{**ANN["name"][0], "period": {"end": "1999"}}]}),
    "Patient.name with iso21090-EN-representation SYL": (
        {**ANN, "name": TWO},
        {"name": [TWO[0], {**TWO[1], "extension": [{"url": SYL, "valueCode": "SYL"}]}]},
    ),
    "Patient.identifier": (ANN, {"identifier": [{"system": "http://a.example", "value": "1"}]}),
    "Patient.id": (ANN, {"id": "2"}),
    "Patient.birthDate": (ANN, {"birthDate": "1961"}),
    "Patient.telecom": (ANN, {"telecom": PHONES}),
    "Patient.telecom.rank": ({**ANN, "telecom": PHONES}, {"telecom": [PHONES[0], {**PHONES[1], "rank": 1}]}),
    "Patient.active": (ANN, {"active": False}),
    "Patient.deceasedBoolean, deceasedDateTime": (ANN, {"deceasedBoolean": True}),
    "Patient.communication.language": (ANN, {"communication": [VI]}),
    "Patient.communication.preferred": (
        {**ANN, "communication": [VI, {"language": {"text": "Polish"}}]},
        {"communication": [VI, {"language": {"text": "Polish"}, "preferred": True}]},
    ),
    "Patient.communication with patient-proficiency RWR, EWR": (
        {**ANN, "communication": [VI]},
        {"communication": [{**VI, "extension": [READS]}]},
    ),
    "us-core-interpreter-needed, patient-interpreterRequired": (
        ANN,
        {"extension": [{"url": f"{CORE}/patient-interpreterRequired", "valueBoolean": True}]},
    ),
    "individual-pronouns: value": (ANN, pronouns()),
    "individual-pronouns: period": (
        {**ANN, **pronouns()},
        pronouns({"url": "period", "valuePeriod": {"start": "2020-01-01"}}),
    ),
    "individual-pronouns: comment": (
        {**ANN, **pronouns()},
        pronouns({"url": "comment", "valueString": "at work"}),
    ),
    "RelatedPerson.name": (MIA, {"name": [{"text": "Leo"}]}),
    "RelatedPerson.relationship": (MIA, {"relationship": [{"text": "daughter"}]}),
    "Appointment.start, end": (BOOKED, {"end": "2026-11-23T09:20:00Z"}),
    "Appointment.status": (BOOKED, {"status": "cancelled"}),
    "Appointment.appointmentType": (BOOKED, {"appointmentType": {"text": "follow up"}}),
    "Appointment.identifier, id": (BOOKED, {"identifier": [{"value": "9"}]}),
    "Appointment.participant: Patient": (
        BOOKED,
        {"participant": [{"actor": {"type": "Patient", "identifier": {"value": "2"}}}]},
    ),
    "Appointment.participant: Practitioner": (
        BOOKED,
        with_actor({"type": "Practitioner", "display": "Dr Voss"}),
    ),
    "Appointment.participant: Location": (BOOKED, {"contained": [ROOM]}),
}


def bundled(resource: dict[str, Any]) -> str:
    others = [] if resource["resourceType"] == "Patient" else [ANN]
    entries = [{"resource": one} for one in (*others, resource)]
    return json.dumps({"resourceType": "Bundle", "type": "collection", "entry": entries})


def test_each_element_of_fhir(tmp_path: Path) -> None:
    assert list(FHIR) == [one.said for one in fhir.FORMAT.fields]
    for said, (resource, more) in FHIR.items():
        bare = read(fhir.FORMAT, tmp_path, bundled(resource))
        assert read(fhir.FORMAT, tmp_path, bundled({**resource, **more})) != bare, said


@pytest.mark.parametrize("said", fhir.FORMAT.never_read)
def test_what_of_fhir_is_never_read(tmp_path: Path, said: str) -> None:
    kind, _, name = said.partition(".")
    resource = {"Appointment": BOOKED, "RelatedPerson": MIA}.get(kind, ANN)
    value: Any = [{"text": "Zqnever", "value": "Zqnever", "system": "phone"}]
    url = f"{CORE}/{said}".replace("StructureDefinition/us-core", "us/core/StructureDefinition/us-core")
    more = {name: value} if name else {"extension": [{"url": url, "valueString": "Zqnever"}]}
    bare = read(fhir.FORMAT, tmp_path, bundled(resource))
    assert read(fhir.FORMAT, tmp_path, bundled({**resource, **more})) == bare
