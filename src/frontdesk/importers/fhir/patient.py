"""FHIR R4 Patient to ImportedPatient. Gender, race, address, photo, narrative are not read."""

import hashlib
import json
import re
from dataclasses import dataclass, field
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
from frontdesk.importers.limits import (
    LONGEST_NAME,
    LONGEST_SOUND,
    MOST_OF_A_KIND,
    NAME_TOO_LONG,
    NOT_BORN_THEN,
    TOO_MANY,
)
from frontdesk.importers.signs import tidy
from frontdesk.importers.tables.words import pronouns, yes_no

RESOURCE_ID = "Patient"
"""Identifier system of a resource id without a server; with one it is ``<server>/Patient``."""
_PAPERS = frozenset({"SS", "DL", "PPN", "SB", "TAX", "MC", "MB", "NIIP", "PNT"})
"""Social security, licences, passports, insurance: nothing a desk matches by."""
_PRONOUNS = {"LA29518-0": "he / him", "LA29519-8": "she / her", "LA29520-6": "they / them"}
_USES = {use.value: use for use in NameUse}
_SYSTEMS = {system.value: system for system in ContactSystem}
_YES, _NO = "373066001", "373067005"
_SYLLABLES = "SYL"
"""Of a name's representations the one that says how it sounds."""
_READS, _SPEAKS = frozenset({"RWR", "EWR"}), frozenset({"RSP", "ESP"})
_OWN_SYSTEM, _OWN = "urn:ietf:rfc:3986", "urn:uuid:"
_LAST_RANK = 10_000
_OF_LANGUAGES = re.compile(r"bcp|language|639|2\.16\.840\.1\.113883\.6\.(?:99|100|121)")
"""Code systems that hold languages: BCP 47, ISO 639 by name or by number."""


@dataclass(frozen=True, slots=True)
class _Pronouns:
    """What the extension says."""

    words: str = field(default="", repr=False)
    since: str = ""
    until: str = ""
    comment: str = field(default="", repr=False)


def read_patient(
    resource: Element, where: str, full_url: str, today: date
) -> tuple[ImportedPatient, list[str]]:
    """The person and remarks about what could not be read. A person without a name is kept without one."""
    remarks: list[str] = []
    resource = _shortened(resource, remarks)
    written = [name for part in children(resource, "name") if (name := _name(part, today))]
    names = tuple(name for name in written if _letters(name) <= LONGEST_NAME)
    names, sound = _apart(resource, names, today)
    if len(names) < len(written):
        remarks.append(NAME_TOO_LONG)
    if not written:
        remarks.append("there is no name")
    born = text(resource, "birthDate")[:10]
    if born and not may_be_born(born, today):
        remarks.append(NOT_BORN_THEN)
        born = ""
    languages, reading, interpreter = _languages(resource)
    said = _pronouns(resource, today)
    return (
        ImportedPatient(
            where=where,
            names=names,
            identifiers=_identifiers(resource, full_url),
            local_ids=local_ids(resource, full_url),
            birth_date=born,
            contacts=tuple(
                contact
                for part in sorted(children(resource, "telecom"), key=_rank)
                if (contact := _contact(part, today))
            ),
            languages=languages,
            interpreter=interpreter,
            pronouns=said.words,
            status=_status(resource),
            sound=sound[:LONGEST_SOUND],
            reading=reading,
            pronouns_since=said.since,
            pronouns_until=said.until,
            pronouns_comment=said.comment[:LONGEST_NAME],
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
        family=text(part, "family") or _family_in_parts(part),
        given=texts(part, "given"),
        prefix=" ".join(texts(part, "prefix")),
        suffix=" ".join(texts(part, "suffix")),
        use=_USES.get(use, NameUse.UNSAID),
        ended=ended(part, today),
    )
    return name if name.full else None


def _family_in_parts(part: Element) -> str:
    """A family name of which only the parts are said: the own one, or the father's and then the mother's."""
    own, kinds = child(part, "_family"), ("own-name", "fathers-family", "mothers-family")
    said = (extension_value(one) for kind in kinds for one in extensions(own, f"humanname-{kind}"))
    return " ".join(word for word in map(tidy, said) if word)


def _apart(
    resource: Element, names: tuple[PersonName, ...], today: date
) -> tuple[tuple[PersonName, ...], str]:
    """The names, and how they sound: a name in syllables beside another one is its sound."""
    sounds = [
        name
        for part in children(resource, "name")
        for said in extensions(part, "iso21090-EN-representation")
        if extension_value(said) == _SYLLABLES and (name := _name(part, today))
    ]
    others = tuple(name for name in names if name not in sounds)
    return (others, sounds[0].full) if others and sounds else (names, "")


def _identifiers(resource: Element, full_url: str) -> tuple[Identifier, ...]:
    found: dict[Identifier, None] = {}
    for part in children(resource, "identifier"):
        value, system = text(part, "value"), text(part, "system")
        kinds = {code for _, code, _ in codings(child(part, "type"))}
        if value and not kinds & _PAPERS and "us-ssn" not in system and text(part, "use") != "old":
            found[Identifier(system or words(child(part, "type")) or "fhir", value[:200])] = None
    own = text(resource, "id")
    if Identifier(_OWN_SYSTEM, _OWN + own) in found:
        return tuple(found)  # the id is a number of the whole world: it needs no server beside it
    if own:
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


def _rank(part: Element) -> int:
    """The contact to try first has rank 1; the others stay in their order."""
    rank = part.get("rank")
    return rank if isinstance(rank, int) and rank > 0 else _LAST_RANK


def _languages(resource: Element) -> tuple[tuple[str, ...], str, bool | None]:
    """Tags, the preferred one first; what is only read; whether an interpreter is needed."""
    spoken = children(resource, "communication") + _british(resource)
    spoken.sort(key=lambda part: part.get("preferred") is not True)
    read = [part for part in spoken if _only_read(part)]
    tags = [tag for part in spoken if part not in read and (tag := _tag(child(part, "language")))]
    reading = next((tag for part in read if (tag := _tag(child(part, "language")))), "")
    interpreter: bool | None = None
    for place in (resource, *spoken):
        for ending in ("interpreter-needed", "interpreterRequired", "interpreter-required"):
            for extension in extensions(place, ending):
                said = _yes(extension_value(extension))
                interpreter = said if said is not None else interpreter
    return tuple(dict.fromkeys(tags)), reading, interpreter


def _british(resource: Element) -> list[Element]:
    """What the British profiles say of a language in an extension of their own."""
    found = [one for one in children(resource, "extension") if "NHSCommunication" in text(one, "url")]
    return [
        {"extension": one.get("extension")}
        | {
            name: extension_value(said)
            for name in ("language", "preferred")
            for said in extensions(one, name)
        }
        for one in found
    ]


def _only_read(part: Element) -> bool:
    """A language somebody reads or writes, of which nobody says that it is spoken."""
    modes = {
        code
        for ability in extensions(part, "patient-proficiency")
        for mode in extensions(ability, "type")
        if isinstance(coding := extension_value(mode), dict)
        for _, code, _ in codings(coding)
    }
    return bool(modes & _READS) and not modes & _SPEAKS


def _tag(concept: Element) -> str:
    for system, code, display in codings(concept):
        if code and (not system or _OF_LANGUAGES.search(system)) and (tag := language_tag(code)):
            return tag
        if tag := language_tag(display):
            return tag
    # in the code system of a single house a code is a language only where no word says otherwise
    rest = (text(concept, "text"), *(code for _, code, _ in codings(concept)))
    return next((tag for written in rest if (tag := language_tag(written))), "")


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


def _pronouns(resource: Element, today: date) -> _Pronouns:
    """The first that are used today, since when, until when and the words beside them."""
    for ending in ("individual-pronouns", "patient-pronouns"):
        for extension in extensions(resource, ending):
            inner = next(iter(extensions(extension, "period")), {})
            period = child(inner, "valuePeriod")
            if ended({"period": period}, today):
                continue
            if said := _pronoun_words(extension_value(extension)):
                comment = next(iter(extensions(extension, "comment")), {})
                since, until = (_whole_day(text(period, end)) for end in ("start", "end"))
                return _Pronouns(said, since, until, text(comment, "valueString"))
    return _Pronouns()


def _pronoun_words(value: object) -> str:
    if isinstance(value, str):
        return pronouns(value)
    if isinstance(value, dict):
        known = [_PRONOUNS[code] for _, code, _ in codings(value) if code in _PRONOUNS]
        return known[0] if known else pronouns(words(value))
    return ""


def _whole_day(written: str) -> str:
    """The day of a FHIR dateTime; empty where it is none or less than a day."""
    try:
        return date.fromisoformat(written[:10]).isoformat()
    except ValueError:
        return ""


def _status(resource: Element) -> PatientStatus:
    died = resource.get("deceasedBoolean") is True or bool(text(resource, "deceasedDateTime"))
    if died:
        return PatientStatus.DIED
    return PatientStatus.INACTIVE if resource.get("active") is False else PatientStatus.ACTIVE


def _letters(name: PersonName) -> int:
    parts = (*name.given, name.family, name.prefix, name.suffix)
    return max(len(name.full), len(" ".join(part for part in parts if part)))
