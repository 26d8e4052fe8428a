"""Which FHIR version a file speaks: said outright, or told by elements only one version has."""

import re
from collections.abc import Iterable

from frontdesk.domain.errors import Refused
from frontdesk.importers.fhir.elements import Element, child, children, text, texts

_NUMBERS = {"0": "DSTU1", "1": "DSTU2", "2": "STU3", "3": "STU3", "5": "R5", "6": "R6"}
_PROFILE = re.compile(
    r"hl7\.org/fhir/([1-6]\.\d)(?:\.\d+)?/|/(DSTU2|STU3|R5)/|StructureDefinition/(?:Patient|Appointment|Bundle)\|([1-6]\.\d)"
)
_STU3_GUIDES = ("http://fhir.org/guides/argonaut-scheduling/", "http://standardhealthrecord.org/fhir/")
_DSTU2_GUIDE = "http://fhir.org/guides/argonaut/StructureDefinition/"
_STU3_SYSTEMS = re.compile(r"http://hl7\.org/fhir/(?:v3/|v2/0276|v2/0203)")


def refuse_other_versions(resources: Iterable[Element]) -> None:
    """Raises ``Refused`` naming the version when a resource is not R4."""
    for resource in resources:
        found = version_of(resource)
        if found != "R4":
            raise Refused(
                f"This is FHIR {found}; Frontdesk reads R4.",
                "Nothing was imported.",
                "Export the list as FHIR R4 or as CSV.",
            )


def version_of(resource: Element) -> str:
    """``R4`` unless something says otherwise; a resource that reads the same in two versions counts as R4."""
    said = text(resource, "fhirVersion")
    if said and said[0] in _NUMBERS:
        return _NUMBERS[said[0]]
    for profile in texts(child(resource, "meta"), "profile"):
        if profile.startswith(_STU3_GUIDES):
            return "STU3"
        if profile.startswith(_DSTU2_GUIDE):
            return "DSTU2"
        if found := _PROFILE.search(profile):
            name = found[1] or found[2] or found[3]
            if name[0] != "4":
                return _NUMBERS.get(name[0], name)
    kind = text(resource, "resourceType")
    if kind in _GONE:
        return _GONE[kind]
    by_shape = _SHAPES.get(kind)
    return by_shape(resource) if by_shape else "R4"


def _patient(resource: Element) -> str:
    if "careProvider" in resource or any(
        isinstance(name.get("family"), list) for name in children(resource, "name")
    ):
        return "DSTU2"
    if "animal" in resource or _old_systems(child(resource, "maritalStatus")):
        return "STU3"
    if _us_core_of_old(resource):
        return "STU3"
    old = (
        "http://hl7.org/fhir/StructureDefinition/birthPlace",
        "http://hl7.org/fhir/StructureDefinition/us-core-race",
    )
    return "STU3" if any(text(ext, "url") in old for ext in children(resource, "extension")) else "R4"


def _us_core_of_old(resource: Element) -> bool:
    """US Core with the code systems of STU3; on R4 it speaks of terminology.hl7.org."""
    profiles = texts(child(resource, "meta"), "profile")
    types = [child(identifier, "type") for identifier in children(resource, "identifier")]
    return any("/us/core/" in profile for profile in profiles) and any(_old_systems(kind) for kind in types)


def _appointment(resource: Element) -> str:
    if (
        "indication" in resource
        or "incomingReferral" in resource
        or _old_systems(child(resource, "appointmentType"))
    ):
        return "STU3"
    if isinstance(resource.get("reason"), dict) or "type" in resource:
        return "DSTU2"
    reasons = children(resource, "reason")
    if any("concept" in reason or "reference" in reason for reason in reasons):
        return "R5"
    if reasons:
        return "STU3"
    new = {
        "subject",
        "class",
        "virtualService",
        "cancellationDate",
        "previousAppointment",
        "recurrenceTemplate",
        "note",
    }
    return "R5" if new & resource.keys() else "R4"


def _encounter(resource: Element) -> str:
    if "actualPeriod" in resource or isinstance(resource.get("class"), list):
        return "R5"
    return "DSTU2" if isinstance(resource.get("class"), str) else "R4"


def _old_systems(concept: Element) -> bool:
    return any(_STU3_SYSTEMS.match(text(coding, "system")) for coding in children(concept, "coding"))


def _problem(resource: Element) -> str:
    """Conditions and allergies: before R4 their state was a bare code."""
    if text(resource, "resourceType") == "Condition" and "patient" in resource:
        return "DSTU2"
    return "STU3" if isinstance(resource.get("clinicalStatus"), str) else "R4"


def _immunization(resource: Element) -> str:
    return "DSTU2" if "wasNotGiven" in resource else "STU3" if "notGiven" in resource else "R4"


def _medication(resource: Element) -> str:
    return "R5" if isinstance(resource.get("medication"), dict) else "R4"


_GONE = {
    "MedicationOrder": "DSTU2",
    "DiagnosticOrder": "DSTU2",
    "ProcedureRequest": "STU3",
    "ReferralRequest": "STU3",
}
"""Kinds of resources that R4 has no more, under the last version that had them."""
_SHAPES = {
    "Patient": _patient,
    "Appointment": _appointment,
    "Encounter": _encounter,
    "Condition": _problem,
    "AllergyIntolerance": _problem,
    "Immunization": _immunization,
    "MedicationRequest": _medication,
}
