"""FHIR R4: a Bundle of Patient, RelatedPerson and Appointment, in standard elements only."""

import json
from collections.abc import Iterator
from datetime import date
from typing import Any

from frontdesk.domain.patient import ContactPoint, Identifier, NameUse, PatientStatus, PersonName
from frontdesk.domain.visit import VisitKind
from frontdesk.exporters.outgoing import (
    URN,
    URN_SYSTEM,
    ExportFormat,
    Outgoing,
    PersonOut,
    PronounsOut,
    VisitOut,
    made_uuid,
    written,
)

Element = dict[str, Any]
_CORE = "http://hl7.org/fhir/StructureDefinition"
_V3 = "http://terminology.hl7.org/CodeSystem"
_LOINC = {
    "he / him": ("LA29518-0", "he/him/his/his/himself"),
    "she / her": ("LA29519-8", "she/her/her/hers/herself"),
    "they / them": ("LA29520-6", "they/them/their/theirs/themselves"),
}
_NEEDED = {True: ("373066001", "Yes"), False: ("373067005", "No")}
_KINDS = {VisitKind.ROUTINE: ("ROUTINE", "Routine"), VisitKind.FOLLOW_UP: ("FOLLOWUP", "A follow up visit")}
_USES = ("home", "work", "temp", "mobile")


def write(outgoing: Outgoing) -> Iterator[str]:
    """The Bundle, an entry a line, so that it can be compared and searched."""
    yield '{"resourceType": "Bundle", "type": "collection"'
    begun = False
    for resource in _resources(outgoing):
        entry = {"fullUrl": f"{URN}{resource['id']}", "resource": resource}
        yield (",\n" if begun else ', "entry": [\n') + json.dumps(entry, ensure_ascii=False)
        begun = True
    yield "\n]}\n" if begun else "}\n"


def patient(person: PersonOut) -> Element:
    """One person. What is not known is left out."""
    died = person.status is PatientStatus.DIED
    return _without_empty(
        {
            "resourceType": "Patient",
            "id": person.uuid,
            "extension": [*_interpreter(person.interpreter), *_pronouns(person.pronouns)],
            "identifier": [
                _identifier(Identifier(URN_SYSTEM, URN + person.uuid)),
                *map(_identifier, person.numbers),
            ],
            "active": person.status is PatientStatus.ACTIVE,
            "name": [*map(_name, person.names), *_sound(person.sound)],
            "telecom": [_contact(one, rank) for rank, one in enumerate(person.contacts, start=1)],
            "deceasedBoolean": died or None,
            "birthDate": person.birth_date,
            "communication": list(_languages(person)),
        }
    )


def related(person: PersonOut) -> Iterator[Element]:
    """Who is around somebody, each as a RelatedPerson."""
    for one in person.related:
        yield _without_empty(
            {
                "resourceType": "RelatedPerson",
                "id": made_uuid(person.uuid, one.name, one.relation),
                "patient": {"reference": URN + person.uuid},
                "relationship": [{"text": written(one.relation)}] if one.relation else [],
                "name": [{"text": written(one.name)}],
            }
        )


def appointment(visit: VisitOut) -> Element:
    """One visit: its person, its clinician by name, its room."""
    code, display = _KINDS.get(visit.kind, ("", ""))
    coding = [{"system": f"{_V3}/v2-0276", "code": code, "display": display}] if code else []
    room = written(visit.room)
    actors: list[Element] = [{"reference": URN + visit.person.uuid}]
    if visit.clinician:
        actors.append({"type": "Practitioner", "display": written(visit.clinician)})
    if room:
        actors.append({"reference": "#room", "display": room})
    kind = _coding("location-physical-type", "ro", "Room")
    return _without_empty(
        {
            "resourceType": "Appointment",
            "id": visit.uuid,
            "contained": [
                {"resourceType": "Location", "id": "room", "name": room, "physicalType": {"coding": [kind]}}
            ]
            if room
            else [],
            "identifier": [_identifier(visit.number)],
            "status": visit.status,
            "appointmentType": {"coding": coding, "text": visit.kind.value.replace("_", " ")},
            "start": visit.start.isoformat(),
            "end": (visit.end or visit.start).isoformat(),
            "participant": [{"actor": actor, "status": "accepted"} for actor in actors],
        }
    )


def _resources(outgoing: Outgoing) -> Iterator[Element]:
    for person in outgoing.people():
        yield patient(person)
        yield from related(person)
    yield from map(appointment, outgoing.visits())


def _identifier(number: Identifier) -> Element:
    """A system that is no address of the standard's kind goes as the words of the type."""
    system = written(number.system)
    named = {"system": system} if ":" in system and " " not in system else {"type": {"text": system}}
    return {**named, "value": written(number.value)}


def _name(name: PersonName) -> Element:
    """A name that ended has no day of it here: it is an old one."""
    ended = name.ended and name.use is not NameUse.MAIDEN
    return _without_empty(
        {
            "use": NameUse.OLD.value if ended else name.use.value,
            "text": written(name.text),
            "family": written(name.family),
            "given": [part for part in map(written, name.given) if part],
            "prefix": [written(name.prefix)] if name.prefix else [],
            "suffix": [written(name.suffix)] if name.suffix else [],
        }
    )


def _sound(sound: str) -> Iterator[Element]:
    """How the name is said: the standard's syllables of a name."""
    if sound:
        syllables = {"url": f"{_CORE}/iso21090-EN-representation", "valueCode": "SYL"}
        yield {"extension": [syllables], "text": written(sound)}


def _contact(contact: ContactPoint, rank: int) -> Element:
    use = contact.use if contact.use in _USES else ""
    return _without_empty(
        {"system": contact.system.value, "value": written(contact.value), "use": use, "rank": rank}
    )


def _languages(person: PersonOut) -> Iterator[Element]:
    if person.spoken:
        yield {"language": _language(person.spoken), "preferred": True}
    if person.reading:
        reads = {"url": "type", "valueCoding": _coding("v3-LanguageAbilityMode", "RWR", "Received written")}
        ability = {"url": f"{_CORE}/patient-proficiency", "extension": [reads]}
        yield {"extension": [ability], "language": _language(person.reading), "preferred": False}


def _language(tag: str) -> Element:
    return {"coding": [{"system": "urn:ietf:bcp:47", "code": tag}]}


def _interpreter(needed: bool | None) -> Iterator[Element]:
    if needed is not None:
        code, display = _NEEDED[needed]
        coding = {"system": "http://snomed.info/sct", "code": code, "display": display}
        url = "http://hl7.org/fhir/us/core/StructureDefinition/us-core-interpreter-needed"
        yield {"url": url, "valueCoding": coding}


def _pronouns(said: PronounsOut | None) -> Iterator[Element]:
    if said is None:
        return
    words = written(said.words)
    code, display = _LOINC.get(words, ("", ""))
    coding = [{"system": "http://loinc.org", "code": code, "display": display}] if code else []
    parts: list[Element] = [
        {"url": "value", "valueCodeableConcept": _without_empty({"coding": coding, "text": words})}
    ]
    if period := _without_empty({"start": _day(said.since), "end": _day(said.until)}):
        parts.append({"url": "period", "valuePeriod": period})
    if said.comment:
        parts.append({"url": "comment", "valueString": written(said.comment)})
    yield {"url": f"{_CORE}/individual-pronouns", "extension": parts}


def _coding(system: str, code: str, display: str) -> Element:
    return {"system": f"{_V3}/{system}", "code": code, "display": display}


def _day(day: date | None) -> str:
    return day.isoformat() if day else ""


def _without_empty(element: Element) -> Element:
    return {key: value for key, value in element.items() if value not in ("", None, [], {})}


FORMAT = ExportFormat(
    "fhir", "FHIR R4 (JSON)", ".json", "People, who belongs to a person, and visits.", write
)
