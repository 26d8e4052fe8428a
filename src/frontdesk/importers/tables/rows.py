"""One row of a list with columns, under roles, as a person or a booking. Every reason is free of values."""

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta
from functools import cache
from itertools import takewhile
from zoneinfo import ZoneInfo

from frontdesk.domain.imported import ImportedPatient, ImportedRow, ImportedVisit, RowProblem
from frontdesk.domain.patient import (
    SUFFIXES,
    TITLES,
    ContactPoint,
    ContactSystem,
    Identifier,
    NameUse,
    PatientStatus,
    PersonName,
)
from frontdesk.importers.languages import language_tag
from frontdesk.importers.limits import LONGEST_NAME, LONGEST_SOUND, OLDEST_YEARS
from frontdesk.importers.signs import spoiled
from frontdesk.importers.tables.columns import split_moment
from frontdesk.importers.tables.dates import parse_date, parse_minutes, parse_range, without_clock
from frontdesk.importers.tables.headers import words_of
from frontdesk.importers.tables.moments import at_clinic, with_offset
from frontdesk.importers.tables.words import pronouns, visit_kind, visit_status, yes_no
from frontdesk.likeness.fold import fold, name_key


class Unusable(Exception):
    """This row or this part of it cannot be used; the text says why, without a value."""


@dataclass(frozen=True, slots=True)
class Table:
    """How the rows of one list are to be read."""

    header: tuple[str, ...]
    roles: Mapping[str, tuple[int, ...]]
    """Role to the places of its columns, in the list's order."""
    zone: ZoneInfo
    today: date
    day_first: bool
    only_day: date | None = None
    """The day of every booking, for a list with times but no date."""
    system: str = field(default="list")

    @property
    def books(self) -> bool:
        """True for a list of bookings, False for a list of patients."""
        return "start" in self.roles or "time" in self.roles


def table_of(header: Sequence[str], columns: Mapping[str, str], **how: object) -> Table:
    """The places of the roles; columns that are not in this header are passed over."""
    roles: dict[str, list[int]] = {}
    for place, name in enumerate(header):
        if role := columns.get(name, ""):
            roles.setdefault(role, []).append(place)
    if infixes := [place for place in roles.get("family", ()) if _INFIX.search(words_of(header[place]))]:
        roles["family"].sort(key=lambda place: place not in infixes)
    return Table(tuple(header), {role: tuple(at) for role, at in roles.items()}, **how)  # type: ignore[arg-type]  # the other fields by name, checked by the dataclass


_INFIX = re.compile("tussenvoegsel|voorvoegsel")
"""The column of "van den" beside that of "Berg": it stands in front, wherever its column does."""


def read_row(table: Table, where: str, cells: Sequence[str]) -> Iterator[ImportedRow]:
    """The person, or the booking with its person, and what had to be left out."""
    whole = {"patients": 1, "visits": 1 if table.books else 0}
    try:
        _check_signs(cells)
        patient, remarks = read_patient(table, where, cells)
    except Unusable as reason:
        yield RowProblem(where, f"{where[:1].upper()}{where[1:]}: {reason}", **whole)
        return
    yield from (RowProblem(where, f"{where[:1].upper()}{where[1:]}: {remark}.") for remark in remarks)
    if not table.books:
        yield patient
        return
    try:
        visit, remark = read_visit(table, where, cells, patient)
    except Unusable as reason:
        yield patient
        yield RowProblem(where, f"{where[:1].upper()}{where[1:]}: {reason}", visits=1)
        return
    yield visit
    if remark:
        yield RowProblem(where, f"{where[:1].upper()}{where[1:]}: {remark}.")


def read_patient(table: Table, where: str, cells: Sequence[str]) -> tuple[ImportedPatient, list[str]]:
    """The person of a row and remarks about what was not understood; raises ``Unusable``."""
    remarks: list[str] = []
    names = _names(table, cells)
    if _sums_up(cells):
        raise Unusable("it sums up the list and is no person.")
    if _all(table, cells, "name", "family", "given") and {w.lower() for w in cells if w} <= {
        "required",
        "optional",
    }:
        raise Unusable("this is the list's own instruction, not a person.")
    languages: tuple[str, ...] = ()
    if written := _one(table, cells, "language"):
        tag = language_tag(written)
        languages = (tag,) if tag else ()
        if not tag and fold(written) not in ("unknown", "declined", "other", "none", "n a", "na"):
            remarks.append("the language was not recognised and left out")
    interpreter = yes_no(_one(table, cells, "interpreter"))
    if interpreter is None and (tag := language_tag(_one(table, cells, "interpreter"))):
        interpreter, languages = True, languages or (tag,)
    status = _status(table, cells)
    return (
        ImportedPatient(
            where=where,
            names=names,
            identifiers=tuple(_identifiers(table, cells)),
            birth_date=_birth_date(table, cells),
            contacts=tuple(_contacts(table, cells)),
            languages=languages,
            interpreter=interpreter,
            pronouns=pronouns(_one(table, cells, "pronouns")),
            status=status,
            sound=_one(table, cells, "sound")[:LONGEST_SOUND],
        ),
        remarks,
    )


def _sums_up(cells: Sequence[str]) -> bool:
    """The line under a list: "Total: 12", with nothing else beside it but numbers."""
    filled = [text for cell in cells if (text := cell.strip())]
    if not all(map(_NUMBER.fullmatch, filled[1:])):
        return False
    counted = any(sign.isdigit() for cell in filled for sign in cell)
    return counted and bool(_SUM.match(fold(filled[0])))


_SUM = re.compile(r"(grand )?(total|summe|gesamt|totaal)( \w+)?( \d+)?$|end of (report|list)|page \d+")
_NUMBER = re.compile(r"[\d.,]+")


def read_visit(
    table: Table, where: str, cells: Sequence[str], patient: ImportedPatient
) -> tuple[ImportedVisit, str]:
    """The booking of a row and a remark about its time; raises ``Unusable``."""
    start, until, remark = _start(table, cells)
    value = _one(table, cells, "visit_id")
    visit = ImportedVisit(
        where=where,
        patient=patient,
        start=start,
        end=_end(table, cells, start, until),
        clinician=_one(table, cells, "clinician")[:LONGEST_NAME],
        kind=visit_kind(_one(table, cells, "visit_type")),
        status=visit_status(_one(table, cells, "status")),
        room=_one(table, cells, "room")[:40],
        source_system=f"{table.system}:appointment" if value else "",
        source_value=value,
    )
    return visit, remark


# --- the person


def _names(table: Table, cells: Sequence[str]) -> tuple[PersonName, ...]:
    preferred = _one(table, cells, "preferred_name")
    use = NameUse.OFFICIAL if "preferred_name" in table.roles else NameUse.UNSAID
    whole = _one(table, cells, "name")
    family = " ".join(_all(table, cells, "family"))
    given = tuple(part for cell in _all(table, cells, "given", "middle") for part in cell.split())
    prefix, suffix = _one(table, cells, "prefix"), _one(table, cells, "suffix")
    if whole and not (family or given):
        name = _from_whole(whole, prefix, suffix, use)
    else:
        name = PersonName("", family, given, prefix, suffix, use)
        if whole and "," not in whole and name_key(whole) == name_key(name.full):
            name = replace(name, text=whole)  # the same words in the person's own order
    if not name.full:
        raise Unusable("there is no patient name.")
    if len(name.full) > LONGEST_NAME:
        raise Unusable(f"the name is longer than {LONGEST_NAME} letters.")
    if not any(unicodedata.category(sign)[0] in "LN" for sign in name.full):
        raise Unusable("the name has no letter.")
    if preferred and len(preferred) <= LONGEST_NAME and fold(preferred) != fold(name.full):
        return name, PersonName(text=preferred, use=NameUse.USUAL)
    return (name,)


def _from_whole(whole: str, prefix: str, suffix: str, use: NameUse) -> PersonName:
    """A comma says which part is the family name; without one the name stays as written, whole."""
    parts = [part.strip() for part in whole.split(",")]
    if len(parts) == 3 and fold(parts[2]) in SUFFIXES:
        suffix = suffix or parts.pop()
    if len(parts) == 2 and all(parts):
        if fold(parts[1]) in SUFFIXES:
            return PersonName(parts[0], "", (), prefix, parts[1], use)
        given = parts[1].split()
        titles = list(takewhile(lambda word: fold(word) in TITLES, given[:-1]))
        return PersonName("", parts[0], tuple(given[len(titles) :]), prefix or " ".join(titles), suffix, use)
    return PersonName(whole.strip(" ,"), "", (), prefix, suffix, use)


_NO_DATE = frozenset(
    {"unknown", "n a", "na", "none", "null", "unbekannt", "inconnu", "desconocido", "not known"}
)
_ZEROS = re.compile(r"[0/.-]+")
"""A database that holds no date writes 0000-00-00."""


def _birth_date(table: Table, cells: Sequence[str]) -> str:
    written = without_clock(_one(table, cells, "birth_date"))
    born = parse_date(written, day_first=table.day_first, newest=table.today)
    if born is None:
        if fold(written) in _NO_DATE or _ZEROS.fullmatch(written):
            return ""
        raise Unusable("the birth date cannot be read.")
    if born and born > table.today.isoformat()[: len(born)]:
        raise Unusable("the birth date lies in the future.")
    if born and int(born[:4]) < table.today.year - OLDEST_YEARS:
        raise Unusable(f"the birth date lies more than {OLDEST_YEARS} years back.")
    return born


def _identifiers(table: Table, cells: Sequence[str]) -> Iterator[Identifier]:
    for place in table.roles.get("mrn", ()):
        if value := _cell(cells, place):
            system = _NAMED_SYSTEM.fullmatch(table.header[place])
            kind = system[1] if system else f"{table.system}:{_number_kind(table.header[place])}"
            yield Identifier(kind, value[:100])


_NAMED_SYSTEM = re.compile(r"Patient number \((?!\d+\)$)(.+)\)")
"""A column of Frontdesk's own lists names the system of its numbers."""


@cache
def _number_kind(header: str) -> str:
    """Two exports of one system call the same number "MRN" and "Medical record number"."""
    words = words_of(header)
    for kind, rule in _NUMBER_KINDS:
        if rule.search(words):
            return kind
    return words.replace(" ", "-")


_NUMBER_KINDS = tuple(
    (kind, re.compile(rule))
    for kind, rule in (
        ("mrn", r"\bmrn\b|medical record"),
        ("nhs", r"\bnhs\b"),
        ("chart", r"\bchart\b"),
        ("account", r"\b(account|acct)\b"),
        ("id", r"\b(patient|pat|pt|client|person|member|pid|id)\w*\b|dossier|expediente|historia|nhc|ipp"),
    )
)


def _contacts(table: Table, cells: Sequence[str]) -> Iterator[ContactPoint]:
    seen: set[str] = set()
    for place in table.roles.get("phone", ()):
        value = _cell(cells, place)[:60]
        if sum(sign.isdigit() for sign in value) >= 5 and value not in seen:
            seen.add(value)
            yield ContactPoint(ContactSystem.PHONE, value, _phone_use(table.header[place]))
    for place in table.roles.get("email", ()):
        value = _cell(cells, place)[:120]
        if "@" in value and value not in seen:
            seen.add(value)
            yield ContactPoint(ContactSystem.EMAIL, value)


@cache
def _phone_use(header: str) -> str:
    words = words_of(header)
    mobile = re.search(r"mobil|cell|handy|portable|movil|celular|sms", words)
    home = re.search(r"home|privat|domicile|casa|festnetz", words)
    work = re.search(r"work|dienst|bureau|trabajo|business", words)
    return "mobile" if mobile else "home" if home else "work" if work else ""


def _status(table: Table, cells: Sequence[str]) -> PatientStatus | None:
    """None for a list or a row that does not say."""
    places = table.roles.get("patient_status", ())
    value = fold(_cell(cells, places[0])) if places else ""
    if not value:
        return None
    header, said = words_of(table.header[places[0]]), yes_no(value)
    if re.search(r"decea|died|verstorb|fallec", header):
        return None if said is False else PatientStatus.DIED
    if re.search(r"decea|died|dead|verstorb|fallec|decede", value):
        return PatientStatus.DIED
    off = said is False or bool(re.search(r"^in(a|k)|^former|^archiv", value))
    if header.startswith("inactive"):
        off = said is True
    return PatientStatus.INACTIVE if off else PatientStatus.ACTIVE


# --- the booking


def _start(table: Table, cells: Sequence[str]) -> tuple[datetime, time | None, str]:
    """Instant in UTC, the end's time of day where the same cell names it, and a remark."""
    written = _one(table, cells, "start")
    if exact := with_offset(written):
        return exact, None, ""
    day_text, clock_text = split_moment(written) or (_one(table, cells, "date"), _one(table, cells, "time"))
    if table.only_day:
        day: date | None = table.only_day
    else:
        iso = parse_date(day_text, day_first=table.day_first, newest=date(table.today.year + 50, 12, 31))
        day = date.fromisoformat(iso) if iso and len(iso) == 10 else None
    if day is None:
        raise Unusable("the appointment's date cannot be read.")
    clock = parse_range((split_moment(clock_text) or ("", clock_text))[1])
    if clock is None:
        raise Unusable("the appointment's time cannot be read.")
    instant, remark = at_clinic(day, clock[0], table.zone)
    if instant is None:
        raise Unusable(f"{remark}.")
    return instant, clock[1], remark


def _end(table: Table, cells: Sequence[str], start: datetime, until: time | None) -> datetime | None:
    written = _one(table, cells, "end")
    end = with_offset(written)
    if end is None:
        ranged = parse_range((split_moment(written) or ("", written))[1]) if written else None
        clock = until or (ranged[0] if ranged else None)
        if clock:
            end = at_clinic(start.astimezone(table.zone).date(), clock, table.zone)[0]
    if end is None and (minutes := parse_minutes(_one(table, cells, "length"))):
        end = start + timedelta(minutes=minutes)
    return end if end and start < end <= start + timedelta(hours=24) else None


# --- cells


_GUARDED = re.compile("''*[=+\\-@＝＋－＠]")


def _cell(cells: Sequence[str], place: int) -> str:
    """A cell without its margins; a spreadsheet's guard of numbers (="00123") is taken off, and so is the
    apostrophe that keeps a cell from being a formula."""
    text = cells[place] if place < len(cells) else ""
    if _GUARDED.match(text):
        text = text[1:]
    if text.startswith('="') and text.endswith('"'):
        text = text[2:-1]
    return " ".join(text.split())


def _one(table: Table, cells: Sequence[str], role: str) -> str:
    for place in table.roles.get(role, ()):  # a loop: this is asked twenty times a row
        if text := _cell(cells, place):
            return text
    return ""


def _all(table: Table, cells: Sequence[str], *roles: str) -> list[str]:
    return [text for role in roles for place in table.roles.get(role, ()) if (text := _cell(cells, place))]


def _check_signs(cells: Sequence[str]) -> None:
    if any(spoiled(cell) for cell in cells):
        raise Unusable("it holds control characters, which are never part of a name.")
