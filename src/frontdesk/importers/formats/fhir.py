"""FHIR R4 as JSON: single resources, Bundles of every type, nested ones, and NDJSON line by line."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from zoneinfo import ZoneInfo

from frontdesk.domain.errors import Refused
from frontdesk.domain.imported import ImportedRelation, ImportedRow, RowProblem
from frontdesk.importers.encodings import text_chunks
from frontdesk.importers.fhir.appointment import Around, NotUsable, clinician_name, read_appointment
from frontdesk.importers.fhir.elements import Element, child, text
from frontdesk.importers.fhir.fields import FIELDS, NEVER_READ
from frontdesk.importers.fhir.patient import local_ids, read_patient
from frontdesk.importers.fhir.related import read_related
from frontdesk.importers.fhir.strict_json import parse
from frontdesk.importers.fhir.version import refuse_other_versions
from frontdesk.importers.format import Format, Preview, ReadAs
from frontdesk.importers.tables.dialect import MAX_LINE, lines_of

KEY, LABEL = "fhir", "FHIR R4 (JSON)"
MAX_BYTES, MAX_ENTRIES = 20_000_000, 10_000
_NOTHING = "Nothing was imported."
_KIND = re.compile(r'"resourceType"\s*:\s*"(\w+)"')


@dataclass(frozen=True, slots=True)
class _Entry:
    number: int
    resource: Element = field(repr=False)
    full_url: str = field(default="", repr=False)

    @property
    def kind(self) -> str:
        return text(self.resource, "resourceType")


def preview(path: Path, how: ReadAs) -> Preview:
    """How many people and bookings there are, of NDJSON how many lines: quick, whatever the size of the file.
    Raises ``Refused``."""
    if _is_ndjson(path):
        lines = lines_of(text_chunks(path, how.encoding))
        return Preview(KEY, LABEL, sum(1 for line in lines if line.strip()))
    count = sum(1 for row in read(path, how) if not isinstance(row, RowProblem))
    return Preview(KEY, LABEL, count)


def read(path: Path, how: ReadAs) -> Iterator[ImportedRow]:
    """Patients, then appointments, entry by entry. Raises ``Refused`` for the whole file."""
    found = False
    lines = _is_ndjson(path)  # of many files that belong together one may hold RelatedPerson alone
    for row in _read_lines(path, how) if lines else _read_document(path, how):
        found = found or _counts(row) or (lines and isinstance(row, ImportedRelation))
        yield row
    if not found:
        raise Refused("This file holds no patients and no appointments.", _NOTHING, "Choose another file.")


def _counts(row: ImportedRow) -> bool:
    """A person or a booking, read or left out."""
    if isinstance(row, RowProblem):
        return bool(row.patients or row.visits)
    return not isinstance(row, ImportedRelation)


def sniff(start: bytes, ending: str) -> bool:
    """JSON by its first sign; XML under a FHIR ending is ours to refuse by name."""
    first = start.lstrip(b"\xef\xbb\xbf\xff\xfe\x00 \t\r\n")[:1]
    return ending in FORMAT.endings or first in (b"{", b"[") or b"http://hl7.org/fhir" in start[:2000]


def _read_document(path: Path, how: ReadAs) -> Iterator[ImportedRow]:
    if path.stat().st_size > MAX_BYTES:
        raise Refused(
            f"This file has {path.stat().st_size // 1_000_000} MB; the limit for one FHIR document is 20 MB.",
            _NOTHING, "Export it as NDJSON or in smaller parts.",
        )  # fmt: skip
    content = "".join(text_chunks(path, how.encoding))
    if content.lstrip()[:1] == "<":
        raise Refused(
            "This is XML; Frontdesk reads FHIR as JSON.", _NOTHING, "Export it as FHIR JSON or CSV."
        )
    doubled: list[str] = []
    document = parse(content, doubled)
    parts = list(_entries(document))
    entries = [part for part in parts if isinstance(part, _Entry)]
    if not entries and not any(text(one, "resourceType") for one in _top(document)):
        raise Refused("This is JSON, but it is not FHIR.", _NOTHING, "Choose a FHIR R4 or CSV file.")
    refuse_other_versions(_top(document))
    refuse_other_versions(entry.resource for entry in entries)
    yield from (_unsure("file", key) for key in doubled)
    yield from _rows(parts, _around(entries, how), "entry")


def _read_lines(path: Path, how: ReadAs) -> Iterator[ImportedRow]:
    named = [entry for entry in _lines(path, how, '"Practitioner') if isinstance(entry, _Entry)]
    around = _around(named, how)
    for entry in _lines(path, how, ""):
        if isinstance(entry, RowProblem):
            yield entry
        elif entry.kind in ("Patient", "Appointment", "RelatedPerson", "Bundle"):
            inner = list(_entries(entry.resource, entry.number))
            refuse_other_versions(one.resource for one in inner if isinstance(one, _Entry))
            yield from _rows(inner, around, "line")


def _lines(path: Path, how: ReadAs, holding: str) -> Iterator[_Entry | RowProblem]:
    for number, line in enumerate(lines_of(text_chunks(path, how.encoding)), start=1):
        if len(line) > MAX_LINE:
            yield _broken(number, line[:2000], f"it has more than {MAX_LINE:,} letters.")
            continue
        if not line.strip() or holding not in line:
            continue
        doubled: list[str] = []
        try:
            resource = parse(line, doubled)
        except Refused as broken:
            what = broken.what.replace(" at line 1", "").replace("This JSON file", "it")
            yield _broken(number, line, what)
            continue
        yield from (_unsure(f"line {number}", key) for key in doubled)
        if isinstance(resource, dict) and text(resource, "resourceType"):
            yield _Entry(number, resource)
        else:
            yield _no_resource("line", number)


def _broken(number: int, line: str, what: str) -> RowProblem:
    """A line that is no JSON, counted by what it may have been: a person where nothing says otherwise."""
    said = _KIND.search(line)
    kind = "Appointment" if '"Appointment"' in line else "Patient" if '"Patient"' in line else ""
    kind = kind or (said[1] if said else "Patient")
    reason = f"Line {number} is not used: {what}"
    return RowProblem(f"line {number}", reason, int(kind == "Patient"), int(kind == "Appointment"))


def _no_resource(unit: str, number: int) -> RowProblem:
    """Counted as a person, so that the sum of what was read stays true."""
    return RowProblem(
        f"{unit} {number}", f"{unit.title()} {number} is no FHIR resource and is left out.", patients=1
    )


def _deletes(unit: str, number: int) -> RowProblem:
    """A remark: nobody is read in such an entry, so nobody is left out."""
    return RowProblem(
        f"{unit} {number}",
        f"{unit.title()} {number} asks to delete; Frontdesk deletes nothing, and it is not used.",
    )


def _unsure(where: str, key: str) -> RowProblem:
    return RowProblem(where, f"The key “{key}” stands twice with two values; neither was used.")


def _entries(document: object, line: int = 0) -> Iterator[_Entry | RowProblem]:
    """The resources of a document in their order, Bundles in Bundles opened, contained resources not.

    What stands in the place of a resource and is none is named; every entry keeps its own number, in NDJSON
    that of its ``line``.
    """
    unit = "line" if line else "entry"
    waiting: list[tuple[object, str, int]] = [(document, "", 1)]
    count = 0
    while waiting:
        resource, full_url, own = waiting.pop()
        number = line or own
        count += 1
        if count > MAX_ENTRIES + 1:
            raise Refused(
                f"This file holds more than {MAX_ENTRIES:,} entries.",
                _NOTHING,
                "Export it as NDJSON or in smaller parts.",
            )
        if isinstance(resource, list):
            waiting.extend((item, "", place) for place, item in reversed(list(enumerate(resource, start=1))))
        elif isinstance(resource, RowProblem):
            yield resource
        elif not isinstance(resource, dict):
            yield _no_resource(unit, number)
        elif text(resource, "resourceType") == "Bundle" or (
            not resource.get("resourceType") and isinstance(resource.get("entry"), list)
        ):
            waiting.extend(reversed(list(_inside(resource, unit, line))))
        elif text(resource, "resourceType"):
            yield _Entry(number, resource, full_url)
        else:
            yield _no_resource(unit, number)


def _inside(bundle: Element, unit: str, line: int) -> Iterator[tuple[object, str, int]]:
    """Resource, full URL and number of the entries of a Bundle; an entry may be a question without one.

    A history holds the newest version first; the older ones behind it are not what is so today.
    """
    entries = bundle.get("entry") or []
    seen: set[str] | None = set() if text(bundle, "type") == "history" else None
    for place, entry in enumerate(entries if isinstance(entries, list) else [entries], start=1):
        if not isinstance(entry, dict):
            yield _no_resource(unit, line or place), "", place
        elif seen is not None and not _is_newest(entry, seen):
            continue
        elif text(child(entry, "request"), "method") == "DELETE":
            yield _deletes(unit, line or place), "", place
        elif "resource" in entry or not (child(entry, "request") or child(entry, "response")):
            yield entry.get("resource"), text(entry, "fullUrl"), place


def _is_newest(entry: Element, seen: set[str]) -> bool:
    """The first of its resource; what cannot be told apart is none of them."""
    resource, asked = child(entry, "resource"), text(child(entry, "request"), "url")
    named = f"{text(resource, 'resourceType')}/{text(resource, 'id')}" if text(resource, "id") else asked
    which = "/".join(named.partition("/_history")[0].split("/")[-2:])
    if not which:
        return True
    newest = which not in seen
    seen.add(which)
    return newest


def _top(document: object) -> Iterable[Element]:
    return [document] if isinstance(document, dict) else []


def _around(entries: Iterable[_Entry], how: ReadAs) -> Around:
    clinicians: dict[str, str] = {}
    patients: set[str] = set()
    roles: list[_Entry] = []
    for entry in entries:
        if entry.kind == "Practitioner":
            clinicians.update(
                dict.fromkeys(local_ids(entry.resource, entry.full_url), clinician_name(entry.resource))
            )
        elif entry.kind == "PractitionerRole":
            roles.append(entry)
        elif entry.kind == "Patient":
            patients.update(local_ids(entry.resource, entry.full_url))
    for entry in roles:
        person = child(entry.resource, "practitioner")
        name = clinicians.get(text(person, "reference"), "") or text(person, "display")
        clinicians.update(dict.fromkeys(local_ids(entry.resource, entry.full_url), name))
    return Around(ZoneInfo(how.zone), how.today, clinicians, frozenset(patients))


def _rows(parts: Iterable[_Entry | RowProblem], around: Around, unit: str) -> Iterator[ImportedRow]:
    bookings: list[_Entry] = []
    for entry in parts:
        if isinstance(entry, RowProblem):
            yield entry
        elif entry.kind == "Patient":
            where = f"{unit} {entry.number} (Patient)"
            patient, remarks = read_patient(entry.resource, where, entry.full_url, around.today)
            yield from (RowProblem(where, f"{unit.title()} {entry.number}: {remark}.") for remark in remarks)
            yield patient
        elif entry.kind == "RelatedPerson":
            yield read_related(entry.resource, f"{unit} {entry.number} (RelatedPerson)")
        elif entry.kind == "Appointment":
            bookings.append(entry)
    for entry in bookings:
        where = f"{unit} {entry.number} (Appointment)"
        said = f"{unit.title()} {entry.number}"
        try:
            visit, remark = read_appointment(entry.resource, where, entry.full_url, around)
        except NotUsable as reason:
            yield RowProblem(where, f"{said}: this appointment is left out, {reason}.", visits=1)
            continue
        yield visit
        if remark:
            yield RowProblem(where, f"{said}: {remark}.")


def _is_ndjson(path: Path) -> bool:
    """By its ending, or a whole object on the first line and another one below."""
    if path.suffix.lower() in (".ndjson", ".jsonl"):
        return True
    with path.open("rb") as file:
        lines = (line.strip(b"\xef\xbb\xbf \t\r\n") for line in iter(lambda: file.readline(MAX_BYTES), b""))
        first, second = (*islice(filter(None, lines), 2), b"", b"")[:2]
    return first[:1] == b"{" and first[-1:] == b"}" and second[:1] == b"{"


FORMAT = Format(KEY, LABEL, (".json", ".ndjson", ".jsonl", ".fhir"), sniff, preview, read, FIELDS, NEVER_READ)
