"""Large files of each format, every item another person or booking, written as plain text."""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from random import Random

from tests.bench.made_clinic import Numbers, family_names
from tests.bench.made_names import GIVEN

SEED = 11
_FAMILIES = 5_000


@dataclass(frozen=True, slots=True)
class Person:
    """Who an item is about."""

    number: int
    family: str
    given: str
    born: str
    phone: str


def people() -> Iterator[Person]:
    """The same people for every format, without an end."""
    draw = Numbers(Random(SEED))
    families = family_names(_FAMILIES)
    for number in count(1):
        year, month, day = (draw.rng.randrange(most) for most in (90, 12, 28))
        born = f"{1930 + year}-{month + 1:02d}-{day + 1:02d}"
        phone = f"0161 496 {draw.rng.randrange(10_000):04d}"
        yield Person(number, draw.zipf(families), draw.zipf(GIVEN), born, phone)


def _csv_row(one: Person) -> str:
    time = f"{8 + one.number % 9:02d}:{one.number % 12 * 5:02d}"
    return f'{one.number},"{one.family}",{one.given},{one.born},{one.phone},2026-11-23,{time},Dr Lena Voss\n'


def _patient(one: Person) -> dict[str, object]:
    return {
        "resourceType": "Patient",
        "id": f"p{one.number}",
        "identifier": [{"system": "https://hospital.example.org/mrn", "value": str(one.number)}],
        "active": True,
        "name": [{"use": "official", "family": one.family, "given": [one.given]}],
        "telecom": [{"system": "phone", "value": one.phone, "use": "home"}],
        "gender": "unknown",
        "birthDate": one.born,
        "address": [{"line": ["1 High Street"], "city": "Manchester", "postalCode": "M1 1AA"}],
        "communication": [{"language": {"coding": [{"system": "urn:ietf:bcp:47", "code": "pl"}]}}],
    }


def _line(one: Person) -> str:
    return json.dumps(_patient(one), ensure_ascii=False) + "\n"


def _entry(one: Person) -> str:
    comma = "" if one.number == 1 else ","
    return f'{comma}{{"fullUrl": "urn:uuid:{one.number}", "resource": {_line(one)}}}'


def _message(one: Person) -> str:
    born = one.born.replace("-", "")
    return (
        f"MSH|^~\\&|PAS|HILL|DESK|HILL|20261123080000||ADT^A04|{one.number}|P|2.5|||||GBR|UNICODE UTF-8\r"
        f"EVN|A04|20261123080000\r"
        f"PID|1||{one.number}^^^HILL^MR||{one.family}^{one.given}^^^^^L||{born}|U|||"
        f"1 High Street^^Manchester^^M1 1AA||{one.phone}^PRN^PH|||pl\r"
        f"PV1|1|O|ROOM2^^||||100^VOSS^LENA^^^DR\r"
    )


def _card(one: Person) -> str:
    return (
        f"BEGIN:VCARD\r\nVERSION:4.0\r\nN:{one.family};{one.given};;;\r\nFN:{one.given} {one.family}\r\n"
        f"BDAY:{one.born.replace('-', '')}\r\nTEL;TYPE=cell:{one.phone}\r\nLANG;PREF=1:pl\r\n"
        f"UID:urn:x:{one.number}\r\nEND:VCARD\r\n"
    )


def _event(one: Person) -> str:
    time = f"{8 + one.number % 9:02d}{one.number % 12 * 5:02d}00"
    return (
        f"BEGIN:VEVENT\r\nUID:{one.number}@example.org\r\nDTSTAMP:20261101T080000Z\r\n"
        f"DTSTART;TZID=Europe/London:202611{one.number % 28 + 1:02d}T{time}\r\nDURATION:PT20M\r\n"
        f"SUMMARY:{one.given} {one.family}\r\nSTATUS:CONFIRMED\r\nEND:VEVENT\r\n"
    )


@dataclass(frozen=True, slots=True)
class Made:
    """How a file of one format is made."""

    ending: str
    item: Callable[[Person], str]
    head: str = ""
    foot: str = ""
    most_mb: int = 100
    """No larger file of this format is read at all (docs/import.md), as it holds too much or too many."""

    def write(self, path: Path, size: int, items: int = 1) -> int:
        """A file of so many bytes and so many items, whichever is more; how many items."""
        written = number = 0
        with path.open("w", encoding="utf-8", newline="") as file:
            written += file.write(self.head)
            for one in people():
                text = self.item(one)
                written += len(text.encode())
                file.write(text)
                number = one.number
                if written >= size and number >= items:
                    break
            file.write(self.foot)
        return number


_HEADER = "MRN,Last name,First name,Date of birth,Phone,Date,Time,Provider\n"
_BUNDLE = '{"resourceType": "Bundle", "type": "collection", "entry": ['
_CALENDAR = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Made//EN\r\n"
MADE = {
    "CSV": Made(".csv", _csv_row, _HEADER),
    "FHIR NDJSON": Made(".ndjson", _line),
    "FHIR Bundle": Made(".json", _entry, _BUNDLE, "]}", most_mb=1),
    "HL7": Made(".hl7", _message),
    "vCard": Made(".vcf", _card),
    "iCalendar": Made(".ics", _event, _CALENDAR, "END:VCALENDAR\r\n", most_mb=1),
}
"""Formats by the name of their rows in the table."""
