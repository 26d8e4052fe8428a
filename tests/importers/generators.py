"""Made-up day lists with their truth: CSV in the manner of eight export systems, FHIR. Seeded.

Truth: one ``Booking`` a row, names in parts (or whole, where the system keeps one field), the start in UTC.
"""

import csv
import io
import json
import random
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

_PEOPLE = tuple(
    tuple(line.split("|"))
    for line in """Okonkwo-Bell|Ngozi
Nguyễn|Thị Thu Hà
Ramírez Ortega|Xóchitl
Ní Bhriain|Saoirse
王|秀英
佐藤|美咲
김|서연
الحسن|عائشة
ברוך|יעל
Ólafsdóttir|Sigrún
Kaʻōpua|Leilani
Parāone|Aroha
Yıldırım|İpek
Adébáyọ̀|Oluwaṣeun
García López|María del Carmen
da Silva Gonçalves|João Pedro
N'Diaye|Jean-Baptiste
Wiśniewska|Małgorzata
Коваленко|Олена
Παπαδοπούλου|Ελένη
გელაშვილი|ქეთევან
แสงทอง|ศิริพร
Null|Rowan
O'Connell-Diaz|Ava
Whitfield|Margaret
Brooks|Kevin
Cohen-Kim|Grace
van der Berg|Pieter
Müller|Jörg
Strauß|Änne
Lefèvre|Zoë
Smith|John
Smith|Joan
Jones|Mary Ann
D’Angelo|Gianni
Nowak|Łukasz
Đặng|Văn Đức
Þórðarson|Guðmundur
Šimić|Žana
Singh|Harpreet""".splitlines()
)
_LATIN1 = tuple(
    person
    for person in _PEOPLE
    if "".join(person).encode("cp1252", "ignore").decode("cp1252") == "".join(person)
)
_CLINICIANS = (("Voss", "Lena"), ("Chen", "Amy"), ("Haddad", "Omar"), ("Whitaker", "Ruth"))
_LANGUAGES = (("English", "en"), ("Spanish", "es"), ("Vietnamese", "vi"), ("Arabic", "ar"), ("Polish", "pl"))
ZONES = (
    "Europe/London",
    "America/New_York",
    "Europe/Berlin",
    "Australia/Sydney",
    "America/Los_Angeles",
    "Asia/Kolkata",
)


@dataclass(frozen=True, slots=True)
class Booking:
    """One appointment as it truly is."""

    family: str
    given: str
    birth: date
    number: str
    phone: str
    start: datetime
    minutes: int
    clinician: tuple[str, str]
    language: tuple[str, str]
    interpreter: bool

    @property
    def words(self) -> frozenset[str]:
        """All words of the name, whatever their order."""
        return frozenset(f"{self.family} {self.given}".split())


@dataclass(frozen=True, slots=True)
class DayList:
    """A file and what it says."""

    dialect: str
    zone: str
    day: date
    content: bytes
    truth: tuple[Booking, ...]
    encoding: str | None = None
    ending: str = ".csv"


def bookings(
    chance: random.Random, zone: str, day: date, size: int, *, latin1: bool = False
) -> tuple[Booking, ...]:
    """A day: unlike people, quarter hours from 8 to 18, no time that the clocks jump over or repeat."""
    pool = list(_LATIN1 if latin1 else _PEOPLE)
    people = chance.sample(pool, min(size, len(pool)))
    made = []
    for at, (family, given) in enumerate(people):
        start = datetime.combine(
            day, time(8 + at % 10, chance.choice((0, 10, 15, 20, 30, 40, 45, 50))), ZoneInfo(zone)
        )
        birth = date(1925, 1, 1) + timedelta(days=chance.randrange(36_000))
        made.append(
            Booking(
                family,
                given,
                birth,
                f"{chance.randrange(10**6):06}{at:02}",
                f"0151 555 {at:02}{chance.randrange(100):02}",
                start.astimezone(UTC),
                chance.choice((10, 15, 20, 30, 45, 60)),
                chance.choice(_CLINICIANS),
                chance.choice(_LANGUAGES),
                chance.random() < 0.2,
            )
        )
    return tuple(made)


def csv_day(seed: int) -> DayList:
    """A CSV day list; the seed picks dialect, zone, day and people."""
    chance = random.Random(seed)
    dialect, write, latin1 = _DIALECTS[seed % len(_DIALECTS)]
    zone = chance.choice(ZONES)
    day = date(2026, 1, 5) + timedelta(days=chance.randrange(360))
    truth = bookings(chance, zone, day, chance.randrange(8, 40), latin1=latin1)
    content, encoding = write(truth, ZoneInfo(zone), chance)
    return DayList(dialect, zone, day, content, truth, encoding)


def fhir_day(seed: int) -> DayList:
    """A FHIR day list: a Bundle or NDJSON, in any order, with either kind of reference."""
    chance = random.Random(10_000 + seed)
    zone = chance.choice(ZONES)
    day = date(2026, 1, 5) + timedelta(days=chance.randrange(360))
    truth = bookings(chance, zone, day, chance.randrange(8, 40))
    style = ("searchset", "collection", "transaction", "ndjson", "nested")[seed % 5]
    resources = _resources(truth, ZoneInfo(zone), chance, by_uuid=style == "transaction")
    chance.shuffle(resources)
    if style == "ndjson":
        content = "\n".join(
            json.dumps(resource, ensure_ascii=chance.random() < 0.5) for _, resource in resources
        )
        return DayList(style, zone, day, content.encode(), truth, None, ".ndjson")
    entries = [{"fullUrl": url, "resource": resource} for url, resource in resources]
    bundle: dict[str, Any] = {
        "resourceType": "Bundle",
        "type": "collection" if style == "nested" else style,
        "entry": entries,
    }
    if style == "nested":
        half = len(entries) // 2
        inner = {"resourceType": "Bundle", "type": "searchset", "entry": entries[half:]}
        bundle["entry"] = [*entries[:half], {"resource": inner}]
    return DayList(
        style, zone, day, json.dumps(bundle, indent=seed % 3 or None).encode(), truth, None, ".json"
    )


def patient_resource(booking: Booking, *, gender: bool = True) -> dict[str, Any]:
    """A US Core Patient."""
    yes = {"system": "http://snomed.info/sct", "code": "373066001" if booking.interpreter else "373067005"}
    resource: dict[str, Any] = {
        "resourceType": "Patient",
        "id": f"p{booking.number}",
        "identifier": [{"system": "http://clinic.example.org/mrn", "value": booking.number}],
        "name": [
            {"use": "old", "family": "Gone", "given": ["Long"], "period": {"end": "2001-01-01"}},
            {"use": "official", "family": booking.family, "given": booking.given.split()},
        ],
        "telecom": [{"system": "phone", "value": booking.phone, "use": "home"}],
        "birthDate": booking.birth.isoformat(),
        "communication": [
            {"language": {"coding": [{"system": "urn:ietf:bcp:47", "code": "tlh"}]}},
            {
                "language": {"coding": [{"system": "urn:ietf:bcp:47", "code": booking.language[1]}]},
                "preferred": True,
            },
        ],
        "extension": [
            {
                "url": "http://hl7.org/fhir/us/core/StructureDefinition/us-core-interpreter-needed",
                "valueCoding": yes,
            }
        ],
        "text": {"status": "generated", "div": "<div><script>alert(1)</script></div>"},
    }
    return {**resource, "gender": "unknown"} if gender else resource


def _resources(
    truth: tuple[Booking, ...], zone: ZoneInfo, chance: random.Random, *, by_uuid: bool
) -> list[tuple[str, dict[str, Any]]]:
    base = "urn:uuid:" if by_uuid else "https://fhir.example.org/r4/"
    found: list[tuple[str, dict[str, Any]]] = []
    for family, given in _CLINICIANS:
        doctor: dict[str, Any] = {
            "resourceType": "Practitioner",
            "id": family.lower(),
            "name": [{"family": family, "given": [given], "prefix": ["Dr"]}],
        }
        found.append((base + ("doctor-" if by_uuid else "Practitioner/") + family.lower(), doctor))
    for booking in truth:
        url = base + ("" if by_uuid else "Patient/") + f"p{booking.number}"
        found.append((url, patient_resource(booking)))
        start = booking.start.astimezone(zone if chance.random() < 0.5 else UTC)
        family = booking.clinician[0].lower()
        doctor_url = base + "doctor-" + family if by_uuid else f"Practitioner/{family}"
        visit: dict[str, Any] = {
            "resourceType": "Appointment",
            "id": f"a{booking.number}",
            "status": "booked",
            "description": "never read",
            "reasonCode": [{"text": "never read"}],
            "appointmentType": {"coding": [{"code": chance.choice(("ROUTINE", "FOLLOWUP", "CHECKUP"))}]},
            "start": start.isoformat().replace("+00:00", "Z"),
            "end": (start + timedelta(minutes=booking.minutes)).isoformat(),
            "participant": [
                {"actor": {"reference": doctor_url}, "status": "accepted"},
                {
                    "actor": {"reference": url if by_uuid else f"Patient/p{booking.number}"},
                    "status": "accepted",
                },
            ],
        }
        found.append((base + ("" if by_uuid else "Appointment/") + f"a{booking.number}", visit))
    return found


# --- CSV in the manner of export systems: each returns bytes and the encoding somebody has to choose


Written = tuple[bytes, str | None]


def _rows(header: list[str], rows: list[list[str]], delimiter: str = ",", end: str = "\n", **how: int) -> str:
    out = io.StringIO()
    writer = csv.writer(out, delimiter=delimiter, lineterminator=end, **how)  # type: ignore[arg-type]  # the quoting, by name
    writer.writerow(header)
    writer.writerows(rows)
    return out.getvalue()


def _twelve(moment: datetime) -> str:
    return f"{moment.hour % 12 or 12}:{moment.minute:02} {'AM' if moment.hour < 12 else 'PM'}"


def _american(truth: tuple[Booking, ...], zone: ZoneInfo, chance: random.Random) -> Written:
    """Practice system, US: one name with a comma, 12 hours, reason and insurance beside it."""
    rows = []
    for b in truth:
        at = b.start.astimezone(zone)
        rows.append(
            [
                f"{at.month}/{at.day}/{at.year}",
                _twelve(at),
                f"{b.family}, {b.given}",
                f"{b.birth.month}/{b.birth.day}/{b.birth.year}",
                b.number,
                b.phone,
                f"{b.clinician[0].upper()}, {b.clinician[1].upper()} MD",
                "Follow-up",
                "chest pain",
                "Acme Health",
                str(b.minutes),
                b.language[0],
                "Y" if b.interpreter else "N",
                "Scheduled",
            ]
        )
    header = [
        "Appt Date",
        "Appt Time",
        "Patient Name",
        "DOB",
        "MRN",
        "Home Phone",
        "Provider",
        "Visit Type",
        "Reason for Visit",
        "Insurance",
        "Duration",
        "Preferred Language",
        "Interpreter Needed",
        "Appt Status",
    ]
    return _rows(header, rows, end="\r\n").encode("utf-8-sig"), None


def _american_parts(truth: tuple[Booking, ...], zone: ZoneInfo, chance: random.Random) -> Written:
    """Scheduler, US: parts, camel case, date and time together, sex and balance beside it."""
    rows = []
    for b in truth:
        at = b.start.astimezone(zone)
        rows.append(
            [
                f"A{b.number}",
                at.strftime("%m/%d/%Y ") + _twelve(at),
                f"{b.minutes} min",
                b.number,
                b.given,
                b.family,
                b.birth.strftime("%m/%d/%Y"),
                "F",
                "-12.50",
                b.phone,
                f"Dr. {b.clinician[1]} {b.clinician[0]}",
            ]
        )
    header = [
        "AppointmentId",
        "StartDateTime",
        "ApptLength",
        "PatientNumber",
        "PatientFirstName",
        "PatientLastName",
        "PatientDOB",
        "Sex",
        "BalanceDue",
        "CellPhone",
        "ProviderName",
    ]
    return _rows(header, rows, quoting=csv.QUOTE_ALL).encode(), None


def _british(truth: tuple[Booking, ...], zone: ZoneInfo, chance: random.Random) -> Written:
    """Surgery system, UK: title lines above, 24 hours, NHS number, month names in birth dates."""
    rows = []
    for b in truth:
        at = b.start.astimezone(zone)
        rows.append(
            [
                at.strftime("%d/%m/%Y"),
                at.strftime("%H:%M"),
                f"{b.given} {b.family}",
                b.birth.strftime("%d-%b-%Y"),
                b.number,
                f"Dr {b.clinician[0]}",
                b.phone,
                "Booked",
            ]
        )
    header = ["Date", "Time", "Patient", "Date of birth", "NHS number", "Clinician", "Mobile", "Status"]
    return b"Appointments report\n\n" + _rows(header, rows).encode(), None


def _german(truth: tuple[Booking, ...], zone: ZoneInfo, chance: random.Random) -> Written:
    """Praxis system: semicolons, dotted dates, Windows encoding that somebody has to choose."""
    rows = []
    for b in truth:
        at = b.start.astimezone(zone)
        rows.append(
            [
                b.number,
                b.family,
                b.given,
                b.birth.strftime("%d.%m.%Y"),
                at.strftime("%d.%m.%Y"),
                at.strftime("%H:%M"),
                f"Dr. med. {b.clinician[1]} {b.clinician[0]}",
                "AOK",
                "Kontrolle",
                b.phone,
            ]
        )
    header = [
        "Patientennummer",
        "Nachname",
        "Vorname",
        "Geburtsdatum",
        "Datum",
        "Uhrzeit",
        "Behandler",
        "Krankenkasse",
        "Terminart",
        "Telefon",
    ]
    return _rows(header, rows, ";", "\r\n").encode("cp1252"), "cp1252"


def _german_one_cell(truth: tuple[Booking, ...], zone: ZoneInfo, chance: random.Random) -> Written:
    """Kalender export: name in one cell with a comma, from and to, a sep line, UTF-8 with mark."""
    rows = []
    for b in truth:
        at = b.start.astimezone(zone)
        until = at + timedelta(minutes=b.minutes)
        rows.append(
            [
                at.strftime("%d.%m.%y"),
                at.strftime("%H:%M"),
                until.strftime("%H:%M"),
                f"{b.family}, {b.given}",
                b.birth.strftime("%d.%m.%Y"),
                b.clinician[0],
                b.phone,
            ]
        )
    header = ["Termin", "Beginn", "Ende", "Name, Vorname", "Geb.-Datum", "Arzt", "Telefon privat"]
    return ("\ufeffsep=;\r\n" + _rows(header, rows, ";", "\r\n")).encode(), None


def _french(truth: tuple[Booking, ...], zone: ZoneInfo, chance: random.Random) -> Written:
    """Agenda: tabs, UTF-16, hours as 9h30."""
    rows = []
    for b in truth:
        at = b.start.astimezone(zone)
        rows.append(
            [
                at.strftime("%d/%m/%Y"),
                f"{at.hour}h{at.minute:02}",
                b.family,
                b.given,
                b.birth.strftime("%d/%m/%Y"),
                b.phone,
                f"Dr {b.clinician[0]}",
                "douleur",
            ]
        )
    header = [
        "Date du rendez-vous",
        "Heure",
        "Nom",
        "Prénom",
        "Date de naissance",
        "Téléphone portable",
        "Praticien",
        "Motif",
    ]
    return _rows(header, rows, "\t").encode(chance.choice(("utf-16", "utf-16-be", "utf-16-le"))), None


def _spanish(truth: tuple[Booking, ...], zone: ZoneInfo, chance: random.Random) -> Written:
    """Agenda clínica: bars or semicolons, family names first, month names."""
    months = "ene feb mar abr may jun jul ago sep oct nov dic".split()
    rows = []
    for b in truth:
        at = b.start.astimezone(zone)
        rows.append(
            [
                b.number,
                b.family,
                b.given,
                f"{b.birth.day:02} {months[b.birth.month - 1]} {b.birth.year}",
                at.strftime("%d-%m-%Y"),
                at.strftime("%H:%M"),
                f"Dra. {b.clinician[0]}",
                "Consulta",
                "Sanitas",
            ]
        )
    header = [
        "N.º historia",
        "Apellidos",
        "Nombre",
        "Fecha de nacimiento",
        "Fecha",
        "Hora",
        "Profesional",
        "Tipo de cita",
        "Aseguradora",
    ]
    return _rows(header, rows, chance.choice("|;")).encode(), None


def _iso(truth: tuple[Booking, ...], zone: ZoneInfo, chance: random.Random) -> Written:
    """Modern system: ISO instants with offset, old line ends, snake case, the name whole in its own order."""
    rows = []
    for b in truth:
        at = b.start.astimezone(zone)
        name = f"{b.family} {b.given}" if chance.random() < 0.5 else f"{b.given} {b.family}"
        rows.append(
            [
                b.number,
                name,
                b.birth.isoformat(),
                at.isoformat(),
                (at + timedelta(minutes=b.minutes)).isoformat(),
                f"{b.clinician[1]} {b.clinician[0]}",
                b.language[1],
                "true" if b.interpreter else "false",
                "she/her",
            ]
        )
    header = [
        "patient_id",
        "full_name",
        "date_of_birth",
        "start",
        "end",
        "practitioner",
        "language",
        "interpreter",
        "pronouns",
    ]
    return _rows(header, rows, end="\r").encode(), None


_DIALECTS: tuple[tuple[str, Callable[[tuple[Booking, ...], ZoneInfo, random.Random], Written], bool], ...] = (
    ("american", _american, False),
    ("american parts", _american_parts, False),
    ("british", _british, False),
    ("german", _german, True),
    ("german one cell", _german_one_cell, False),
    ("french", _french, False),
    ("spanish", _spanish, False),
    ("iso", _iso, False),
)
