"""FHIR R4 Appointment to ImportedVisit. Reason, description and comment are not read."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from zoneinfo import ZoneInfo

from frontdesk.domain.imported import ImportedPatient, ImportedVisit
from frontdesk.domain.patient import PersonName
from frontdesk.importers.fhir.elements import Element, child, children, codings, text, texts, words
from frontdesk.importers.fhir.patient import id_system, read_patient
from frontdesk.importers.fhir.references import pointed_at
from frontdesk.importers.limits import LONGEST_NAME
from frontdesk.importers.tables.moments import at_clinic, with_offset
from frontdesk.importers.tables.words import room, visit_kind

_LEFT_OUT = {
    "entered-in-error": "it was entered in error in the other system",
    "waitlist": "it is on a waiting list and has no time yet",
}


_CLINICIANS = ("Practitioner", "PractitionerRole")


class NotUsable(Exception):
    """Why this booking is left out, without a value."""


@dataclass(frozen=True, slots=True)
class Around:
    """What else the file says: names of practitioners and who is a patient, by how entries point at them."""

    zone: ZoneInfo
    today: date
    clinicians: Mapping[str, str] = field(repr=False)
    patients: frozenset[str] = field(repr=False)


def read_appointment(
    resource: Element, where: str, full_url: str, around: Around
) -> tuple[ImportedVisit, str]:
    """The booking and a remark about its time; raises ``NotUsable``."""
    status = text(resource, "status")
    if status in _LEFT_OUT:
        raise NotUsable(_LEFT_OUT[status])
    start, remark = _instant(text(resource, "start"), around.zone)
    if start is None:
        raise NotUsable(remark or "it has no start time")
    end, _ = _instant(text(resource, "end"), around.zone)
    patient, reference = _patient(resource, where, around)
    name = "" if patient or reference else _name_alone(resource)
    if not (patient or reference or name):
        raise NotUsable("it names no patient")
    system, value = _number(resource, full_url)
    visit = ImportedVisit(
        where=where,
        patient=patient,
        patient_ref=reference,
        start=start,
        end=end if end and end > start else None,
        clinician=_clinician(resource, around)[:200],
        kind=_kind(resource),
        status=status if status not in ("proposed", "pending") else "booked",
        room=_room(resource),
        source_system=system,
        source_value=value,
        written_name=name,
    )
    return visit, remark


def clinician_name(resource: Element) -> str:
    """How a Practitioner reads: the text of the name, else title, given names, family name."""
    for name in children(resource, "name"):
        parts = (*texts(name, "prefix"), *texts(name, "given"), text(name, "family"))
        if written := text(name, "text") or " ".join(part for part in parts if part):
            return written
    return ""


def _instant(written: str, zone: ZoneInfo) -> tuple[datetime | None, str]:
    """UTC; a time without an offset, which the standard does not allow, is the clinic's."""
    if exact := with_offset(written):
        return exact, ""
    try:
        naive = datetime.fromisoformat(written) if len(written) > len("2026-01-01") else None
    except ValueError:
        return None, "its start time cannot be read"
    if naive is None or naive.tzinfo or not 1800 <= naive.year <= 2199:
        return None, "its start time cannot be read" if written else ""
    return at_clinic(naive.date(), naive.time(), zone)


def _patient(resource: Element, where: str, around: Around) -> tuple[ImportedPatient | None, str]:
    """The person it carries itself, or how it points at one."""
    contained = {text(inner, "id"): inner for inner in children(resource, "contained")}
    for part in children(resource, "participant"):
        actor = child(part, "actor")
        reference = _unversioned(text(actor, "reference"))
        if reference.startswith("#"):
            inner = contained.get(reference[1:], {})
            if inner.get("resourceType") == "Patient":
                return read_patient({**inner, "id": ""}, where, "", around.today)[0], ""
        one = _is(reference, "Patient") or text(actor, "type") == "Patient" or reference in around.patients
        if one and (whose := pointed_at(actor)):
            return _shown(text(actor, "display"), where), whose
    return None, ""


def _name_alone(resource: Element) -> str:
    """The name of a patient to whom nothing points: who it is stays open."""
    actors = (child(part, "actor") for part in children(resource, "participant"))
    return next((text(one, "display")[:LONGEST_NAME] for one in actors if text(one, "type") == "Patient"), "")


def _shown(display: str, where: str) -> ImportedPatient | None:
    """The name beside a reference: nobody by itself, but a check on whom the reference finds."""
    return ImportedPatient(where, (PersonName(display),), status=None) if display else None


def _clinician(resource: Element, around: Around) -> str:
    contained = {"#" + text(inner, "id"): clinician_name(inner) for inner in children(resource, "contained")}
    for part in children(resource, "participant"):
        actor = child(part, "actor")
        reference = _unversioned(text(actor, "reference"))
        known = contained.get(reference, "") or around.clinicians.get(reference, "")
        treats = any(_is(reference, kind) or text(actor, "type") == kind for kind in _CLINICIANS)
        if name := known or (text(actor, "display") if treats else ""):
            return name
    return ""


def _room(resource: Element) -> str:
    """Only what says itself that it is a room; a location is mostly the clinic."""
    for inner in children(resource, "contained"):
        if any(code == "ro" for _, code, _ in codings(child(inner, "physicalType"))):
            return text(inner, "name")[:40]
    parts = children(resource, "participant")
    return next((name for part in parts if (name := room(str(child(part, "actor").get("display", ""))))), "")


def _kind(resource: Element) -> str:
    concept = child(resource, "appointmentType")
    return next(
        (kind for _, code, _ in codings(concept) if (kind := visit_kind(code))), visit_kind(words(concept))
    )


def _number(resource: Element, full_url: str) -> tuple[str, str]:
    for part in children(resource, "identifier"):
        if value := text(part, "value"):
            return text(part, "system") or "fhir", value[:200]
    if own := text(resource, "id"):
        return id_system("Appointment", full_url), own[:200]
    return ("Appointment", full_url[:200]) if full_url else ("", "")


def _is(reference: str, kind: str) -> bool:
    return reference.startswith((f"{kind}/", f"{kind}?")) or f"/{kind}/" in reference


def _unversioned(reference: str) -> str:
    return reference.partition("/_history/")[0]
