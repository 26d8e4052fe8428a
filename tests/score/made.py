"""A folder of made-up files with its ``expected.json``, for what no public data has: many ways of saving
letters, pronouns, interpreters, a week of appointments, clocks and repeats of every kind. Seeded.

The truth is written down beside each value as it is made; nothing of the importers is used.
"""

import csv
import io
import json
import random
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from itertools import islice
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from dateutil.rrule import rrulestr  # type: ignore[import-untyped]

from tests.importers.generators import Booking, bookings

Entry = dict[str, Any]
Made = Iterator[tuple[str, bytes, Entry]]
CLINIC = "Europe/London"
PRONOUNS = ("she/her", "he/him", "they/them", "xe/xem", "ze/hir")
ENCODINGS = ("utf-8", "utf-8-sig", "utf-16", "cp1252", "iso-8859-2", "cp1251", "mac-roman")
CLOCKS = (
    ("America/New_York", "America/New_York"),
    ("Europe/Berlin", "W. Europe Standard Time"),
    ("Australia/Sydney", "(GMT+10:00) Canberra, Melbourne, Sydney"),
    ("America/Chicago", "/mozilla.org/20070129_1/America/Chicago"),
    ("Asia/Kolkata", "(UTC+05:30) Chennai, Kolkata, Mumbai, New Delhi"),
    ("America/Los_Angeles", "Pacific Standard Time"),
)
"""Where, and what a calendar calls its clock."""
RULES = (
    "FREQ=DAILY;COUNT=8", "FREQ=WEEKLY;BYDAY=MO,TH", "FREQ=WEEKLY;INTERVAL=2;COUNT=6",
    "FREQ=MONTHLY;BYDAY=2TU",
    "FREQ=MONTHLY;BYMONTHDAY=-1;COUNT=5", "FREQ=YEARLY;COUNT=5",
    "FREQ=DAILY;INTERVAL=3;UNTIL=20290101T000000Z",
)  # fmt: skip
_INTERPRETER = "http://hl7.org/fhir/us/core/StructureDefinition/us-core-interpreter-needed"
_SNOMED = "http://snomed.info/sct"
_PRONOUNS = "http://hl7.org/fhir/StructureDefinition/individual-pronouns"


def write(folder: Path, seed: int) -> None:
    """All files and ``expected.json``."""
    chance = random.Random(seed)
    files: dict[str, Entry] = {}
    for make in (_fhir, _hl7, _lists, _cards, _calendars):
        for name, content, entry in make(chance):
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
            files[name] = {**entry, "bytes": len(content)}
    (folder / "expected.json").write_text(json.dumps({"meta": {"seed": seed}, "files": files}, indent=1))


def _people(chance: random.Random) -> tuple[Booking, ...]:
    return bookings(chance, CLINIC, date(2026, 1, 5) + timedelta(days=chance.randrange(360)), 40)


def _fhir(chance: random.Random) -> Made:
    for day in range(5):
        people, entries = _people(chance), []
        told: Entry = {"format": "fhir", "fhir_version_guess": "R4", "patients": [], "appointments": []}
        for one in people:
            said, code = chance.choice(PRONOUNS), one.language[1]
            needed = "373066001" if one.interpreter else "373067005"
            words = {"url": "value", "valueCodeableConcept": {"text": said}}
            entries.append({
                "resourceType": "Patient", "id": one.number, "birthDate": one.birth.isoformat(),
                "name": [{"family": one.family, "given": one.given.split()}],
                "communication": [{"language": {"coding": [{"code": code}]}, "preferred": True}],
                "extension": [
                    {"url": _INTERPRETER, "valueCoding": {"system": _SNOMED, "code": needed}},
                    {"url": _PRONOUNS, "extension": [words]},
                ],
            })  # fmt: skip
            told["patients"].append({
                "id": one.number, "family": one.family, "given": one.given.split(),
                "birthDate": one.birth.isoformat(), "preferred_language": {"code": code},
                "interpreter_needed": {"code": needed}, "pronouns": [{"text": said}],
            })  # fmt: skip
            entries.append({
                "resourceType": "Appointment", "status": "booked", "start": one.start.isoformat(),
                "participant": [{"actor": {"reference": f"Patient/{one.number}"}, "status": "accepted"}],
            })  # fmt: skip
            told["appointments"].append({"start_utc": one.start.isoformat()})
        bundle = {
            "resourceType": "Bundle",
            "type": "collection",
            "entry": [{"resource": one} for one in entries],
        }
        yield f"fhir/day{day}.json", json.dumps(bundle).encode(), told


def _hl7(chance: random.Random) -> Made:
    for day in range(3):
        lines, told = [], []
        for one in _people(chance):
            local = one.start.astimezone(ZoneInfo(CLINIC))
            name = f"{one.family}^{one.given}"
            lines += [
                "MSH|^~\\&|PM|HOSP|FD|HOSP|20260101||SIU^S12|" + one.number + "|P|2.5|||||||UNICODE UTF-8",
                f"SCH|{one.number}|{one.number}|||||||{one.minutes}|min|^^^{local:%Y%m%d%H%M}",
                f"PID|1||{one.number}^^^HOSP^MR||{name}||{one.birth:%Y%m%d}||||||||{one.language[1]}",
            ]
            told.append({
                "event": "S12", "appointment": {"start": {"local": local.replace(tzinfo=None).isoformat()}},
                "patients": [{"ids": [{"id": one.number}], "family": one.family, "given": one.given,
                              "birth": f"{one.birth:%Y%m%d}", "language": one.language[1]}],
            })  # fmt: skip
        yield f"hl7/day{day}.hl7", "\r".join(lines).encode(), {"format": "hl7v2", "messages": told}


def _lists(chance: random.Random) -> Made:
    for encoding in ENCODINGS:
        rows: list[list[str]] = []
        told: Entry = {"format": "csv", "encoding": encoding, "patients": [], "appointments": []}
        for one in _people(chance):
            if (
                f"{one.family}{one.given}".encode(encoding, "ignore").decode(encoding)
                != f"{one.family}{one.given}"
            ):
                continue
            local, said = one.start.astimezone(ZoneInfo(CLINIC)), chance.choice(PRONOUNS)
            interpreter = "yes" if one.interpreter else "no"
            rows.append([one.number, one.family, one.given, one.birth.isoformat(), one.language[0],
                         interpreter, said, f"{local:%Y-%m-%d}", f"{local:%H:%M}"])  # fmt: skip
            told["patients"].append({
                "id": one.number, "family": one.family, "given": one.given, "birth": one.birth.isoformat(),
                "language": one.language[1], "interpreter": interpreter, "pronouns": said,
            })  # fmt: skip
            told["appointments"].append({"local": local.replace(tzinfo=None).isoformat()})
        out, sign = io.StringIO(), chance.choice(",;\t|")
        heads = [
            "MRN",
            "Last name",
            "First name",
            "DOB",
            "Language",
            "Interpreter",
            "Pronouns",
            "Date",
            "Time",
        ]
        csv.writer(out, delimiter=sign).writerows([heads, *rows])
        yield f"csv/{encoding}.csv", out.getvalue().encode(encoding), told


def _cards(chance: random.Random) -> Made:
    lines, told = [], []
    for one in _people(chance):
        said = chance.choice(PRONOUNS)
        lines += ["BEGIN:VCARD", "VERSION:4.0", f"N:{one.family};{one.given};;;", f"BDAY:{one.birth:%Y%m%d}",
                  f"LANG:{one.language[1]}", f"PRONOUNS:{said}", "END:VCARD"]  # fmt: skip
        told.append({"n": f"{one.family};{one.given};;;", "bday": f"{one.birth:%Y%m%d}",
                     "lang": one.language[1], "pronouns": said})  # fmt: skip
    yield "vcard/book.vcf", "\r\n".join(lines).encode(), {"format": "vcard", "cards": told}


def _calendars(chance: random.Random) -> Made:
    for place, name in CLOCKS:
        lines, told = ["BEGIN:VCALENDAR", "VERSION:2.0"], []
        for at, one in enumerate(_people(chance)[:30]):
            rule = RULES[at % len(RULES)] if at % 2 else ""
            local = one.start.astimezone(ZoneInfo(place)).replace(tzinfo=None)
            # a time of day at which no clock is changed
            local = datetime.combine(local.date(), time(8 + local.hour % 10, local.minute))
            lines += ["BEGIN:VEVENT", f"UID:{one.number}", f'DTSTART;TZID="{name}":{local:%Y%m%dT%H%M%S}',
                      *([f"RRULE:{rule}"] if rule else []), f"SUMMARY:{one.given} {one.family}",
                      "END:VEVENT"]  # fmt: skip
            told.append(_event(one.number, local, place, name, rule))
        lines.append("END:VCALENDAR")
        entry = {"format": "icalendar", "calendar": {}, "events": told}
        yield f"ical/{place.replace('/', '-')}.ics", "\r\n".join(lines).encode(), entry


def _event(uid: str, local: datetime, place: str, name: str, rule: str) -> Entry:
    instant = local.replace(tzinfo=ZoneInfo(place)).astimezone(ZoneInfo("UTC"))
    start = {"kind": "tzid", "local": local.isoformat(), "tzid": name, "utc": instant.isoformat()}
    event: Entry = {"uid": uid, "dtstart": start}
    if rule:
        every = [
            local,
            *(at for at in islice(rrulestr(rule.replace("000Z", "000"), dtstart=local), 6) if at != local),
        ]
        event["occ"] = {"first5": [at.isoformat() for at in every[:5]], "confirmed": True}
        event["rrule"] = rule
    return event
