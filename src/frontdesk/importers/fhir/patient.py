"""FHIR R4 Patient to ImportedPatient. Gender, race, address, photo, narrative are not read."""

import hashlib
import json
import re
from datetime import date

from frontdesk.domain.imported import ImportedPatient
from frontdesk.domain.patient import (
    ContactPoint,
    ContactSystem,
    Identifier,
    NameUse,
    PatientStatus,
    PersonName,
)
from frontdesk.importers.birth import may_be_born
from frontdesk.importers.fhir.elements import (
    Element,
    child,
    children,
    codings,
    ended,
    extension_value,
    extensions,
    text,
    texts,
    words,
)  # fmt: skip
from frontdesk.importers.languages import language_tag
from frontdesk.importers.limits import LONGEST_NAME, MOST_OF_A_KIND, NAME_TOO_LONG, NOT_BORN_THEN, TOO_MANY
from frontdesk.importers.tables.words import pronouns, yes_no

RESOURCE_ID = "Patient"
"""Identifier system of a resource id without a server; with one it is ``<server>/Patient``."""
_PAPERS = frozenset({"SS", "DL", "PPN", "SB", "TAX", "MC", "MB", "NIIP", "PNT"})
"""Social security, licences, passports, insurance: nothing a desk matches by."""
_PRONOUNS = {"LA29518-0": "he / him", "LA29519-8": "she / her", "LA29520-6": "they / them"}
_USES = {use.value: use for use in NameUse}
_SYSTEMS = {system.value: system for system in ContactSystem}
_YES, _NO = "373066001", "373067005"


def read_patient(
    resource: Element, where: str, full_url: str, today: date
) -> tuple[ImportedPatient, list[str]]:
    """The person and remarks about what could not be read. A person without a name is kept without one."""
    remarks: list[str] = []
    resource = _shortened(resource, remarks)
    written = [name for part in children(resource, "name") if (name := _name(part, today))]
    names = tuple(name for name in written if _letters(name) <= LONGEST_NAME)
    if len(names) < len(written):
        remarks.append(NAME_TOO_LONG)
    if not written:
        remarks.append("there is no name")
    born = text(resource, "birthDate")[:10]
    if born and not may_be_born(born, today):
        remarks.append(NOT_BORN_THEN)
        born = ""
    languages, interpreter = _languages(resource)
    return (
        ImportedPatient(
            where=where,
            names=names,
            identifiers=_identifiers(resource, full_url),
            local_ids=local_ids(resource, full_url),
            birth_date=born,
            contacts=tuple(
                contact for part in children(resource, "telecom") if (contact := _contact(part, today))
            ),
            languages=languages,
            interpreter=interpreter,
            pronouns=_pronouns(resource, today),
            status=_status(resource),
        ),
        remarks,
    )


def _shortened(resource: Element, remarks: list[str]) -> Element:
    """The resource with no more of a kind than a person has."""
    long = {
        key: parts[:MOST_OF_A_KIND]
        for key, parts in resource.items()
        if isinstance(parts, list) and len(parts) > MOST_OF_A_KIND
    }
    if not long:
        return resource
    remarks.append(TOO_MANY)
    return resource | long


def local_ids(resource: Element, full_url: str) -> tuple[str, ...]:
    """How other entries may point at this one: ``Patient/12`` and its full URL."""
    kind, own = text(resource, "resourceType"), text(resource, "id")
    return tuple(dict.fromkeys(ref for ref in (full_url, f"{kind}/{own}" if own else "") if ref))


def id_system(kind: str, full_url: str) -> str:
    """The system a resource id belongs to: its server where the full URL names one."""
    base = re.match(rf"(https?://.+)/{kind}/[^/]+$", full_url)
    return f"{base[1]}/{kind}" if base else kind


def _name(part: Element, today: date) -> PersonName | None:
    use = text(part, "use")
    name = PersonName(
        text=text(part, "text"),
        family=text(part, "family"),
        given=texts(part, "given"),
        prefix=" ".join(texts(part, "prefix")),
        suffix=" ".join(texts(part, "suffix")),
        use=_USES.get(use, NameUse.UNSAID),
        ended=ended(part, today),
    )
    return name if name.full else None


def _identifiers(resource: Element, full_url: str) -> tuple[Identifier, ...]:
    found: dict[Identifier, None] = {}
    for part in children(resource, "identifier"):
        value, system = text(part, "value"), text(part, "system")
        kinds = {code for _, code, _ in codings(child(part, "type"))}
        if value and not kinds & _PAPERS and "us-ssn" not in system and text(part, "use") != "old":
            found[Identifier(system or words(child(part, "type")) or "fhir", value[:200])] = None
    if own := text(resource, "id"):
        found[Identifier(id_system(RESOURCE_ID, full_url), own[:200])] = None
    elif full_url:
        found[Identifier(RESOURCE_ID, full_url[:200])] = None
    elif not found:
        bare = {key: value for key, value in resource.items() if key not in ("meta", "text")}
        made = hashlib.sha256(json.dumps(bare, sort_keys=True).encode(errors="replace")).hexdigest()
        found[Identifier(RESOURCE_ID, made[:32])] = None
    return tuple(found)


def _contact(part: Element, today: date) -> ContactPoint | None:
    system, value = text(part, "system"), text(part, "value")[:120]
    if not value or text(part, "use") == "old" or ended(part, today) or system not in _SYSTEMS:
        return None
    return ContactPoint(_SYSTEMS[system], value, text(part, "use")[:20])


def _languages(resource: Element) -> tuple[tuple[str, ...], bool | None]:
    """Tags, the preferred one first, and whether an interpreter is needed (US Core, AU Core, HL7)."""
    spoken = children(resource, "communication")
    spoken.sort(key=lambda part: part.get("preferred") is not True)
    tags = [tag for part in spoken if (tag := _tag(child(part, "language")))]
    interpreter: bool | None = None
    for place in (resource, *spoken):
        for ending in ("interpreter-needed", "interpreterRequired", "interpreter-required"):
            for extension in extensions(place, ending):
                said = _yes(extension_value(extension))
                interpreter = said if said is not None else interpreter
    return tuple(dict.fromkeys(tags)), interpreter


def _tag(concept: Element) -> str:
    for system, code, display in codings(concept):
        if code and ("bcp" in system or "language" in system or not system) and (tag := language_tag(code)):
            return tag
        if tag := language_tag(display):
            return tag
    return language_tag(text(concept, "text"))


def _yes(value: object) -> bool | None:
    if isinstance(value, bool):
        return value
    if isinstance(value, str):
        return yes_no(value)
    if isinstance(value, dict):
        for _, code, display in codings(value):
            if code in (_YES, _NO):
                return code == _YES
            said = yes_no(code)
            if (said := yes_no(display) if said is None else said) is not None:
                return said
    return None


def _pronouns(resource: Element, today: date) -> str:
    for ending in ("individual-pronouns", "patient-pronouns"):
        for extension in extensions(resource, ending):
            inner = next(iter(extensions(extension, "period")), {})
            if ended({"period": child(inner, "valuePeriod")}, today):
                continue
            value = extension_value(extension)
            if isinstance(value, str):
                return pronouns(value)
            if isinstance(value, dict):
                known = [_PRONOUNS[code] for _, code, _ in codings(value) if code in _PRONOUNS]
                return known[0] if known else pronouns(words(value))
    return ""


def _status(resource: Element) -> PatientStatus:
    died = resource.get("deceasedBoolean") is True or bool(text(resource, "deceasedDateTime"))
    if died:
        return PatientStatus.DIED
    return PatientStatus.INACTIVE if resource.get("active") is False else PatientStatus.ACTIVE


def _letters(name: PersonName) -> int:
    parts = (*name.given, name.family, name.prefix, name.suffix)
    return max(len(name.full), len(" ".join(part for part in parts if part)))
