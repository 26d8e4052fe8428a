"""Limits of workbooks, HL7 v2 messages, address cards and calendars, each gone beyond."""

import io
import zipfile

import openpyxl

from frontdesk.domain.imported import RowProblem
from frontdesk.importers.format import ReadAs
from frontdesk.importers.pasted.reading import read
from tests.hostile.calendar_bombs import calendar, event
from tests.hostile.limit import Limit, said_of
from tests.usecases.imports import TODAY

_SHEET, _HL7, _CARD, _CALENDAR = (
    "importers/formats/spreadsheet.py",
    "importers/formats/hl7.py",
    "importers/formats/vcard.py",
    "importers/formats/icalendar_file.py",
)
_PASTED = "importers/pasted/lines.py"
_REMOVES = b"MSH|^~\\&|A|B|||1||ADT^A29|1|P|2.5\rPID|||7||Lee^Ann"
_MSH = "MSH|^~\\&|A|B|||1||ADT^A08|1|P|2.5\r"


def _wide(columns: int) -> RowProblem:
    made, packed = openpyxl.Workbook(), io.BytesIO()
    made.worksheets[0].append([f"c{at}" for at in range(columns)])
    made.save(packed)
    return said_of(".xlsx", packed.getvalue())


def _packed(content: bytes, parts: int = 1) -> RowProblem:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as book:
        for at in range(parts):
            book.writestr(f"xl/part{at}.xml", content)
    return said_of(".xlsx", packed.getvalue())


def _hl7(more: str) -> RowProblem:
    return said_of(".hl7", (_MSH + more).encode())


def _card(*lines: str) -> RowProblem:
    return said_of(".vcf", "\n".join(("BEGIN:VCARD", *lines, "END:VCARD")).encode())


def _calendar(*lines: str, start: str = "DTSTART:20261123T090000Z", events: int = 1) -> RowProblem:
    return said_of(".ics", calendar(*(event(at, *lines, start=start) for at in range(events))).encode())


def _pasted(text: str) -> RowProblem:
    rows = read(text, ReadAs("Europe/London", TODAY))
    return next(row for row in rows if isinstance(row, RowProblem))


BOOKS = (
    Limit("A workbook: 20 MB", _SHEET, lambda: said_of(".xlsx", b"PK\x03\x04" + bytes(20_000_001))),
    Limit("Unpacked: 100 MB, a part at most 100 times", _SHEET, lambda: _packed(bytes(2_000_000))),
    Limit("Parts of a workbook: 2,000", _SHEET, lambda: _packed(b"", 2_001)),
    Limit(
        "A workbook that points outside", _SHEET, lambda: _packed(b"<!DOCTYPE a [<!ENTITY b SYSTEM 'c'>]>")
    ),
    Limit("A damaged workbook", _SHEET, lambda: said_of(".xls", b"\xd0\xcf\x11\xe0" + bytes(600))),
    Limit("Columns of a sheet: 200", _SHEET, lambda: _wide(202)),
)
MESSAGES = (
    Limit("Segments of a message: 5,000", _HL7, lambda: _hl7("NTE|1\r" * 5_000)),
    Limit("Bytes of a message: 1,000,000", _HL7, lambda: _hl7("NTE|" + "x" * 1_000_000)),
    Limit("A message without name and number", _HL7, lambda: _hl7("PID|1")),
    Limit("An appointment without a time", _HL7, lambda: _hl7("SCH|V1\rPID|||7||Lee^Ann")),
    Limit("A message that removes somebody", _HL7, lambda: said_of(".hl7", _REMOVES)),
    Limit("A file without a message", _HL7, lambda: said_of(".hl7", b"PID|1\r")),
)
PASTED = (
    Limit("A pasted list: 1,000,000 letters", _PASTED, lambda: _pasted("x" * 1_000_001)),
    Limit("Lines of a pasted list: 5,000", _PASTED, lambda: _pasted("\n" * 5_001)),
    Limit("A line of a pasted list: 2,000 letters", _PASTED, lambda: _pasted("08:00 " + "x" * 2_000)),
    Limit("A pasted text without a row", "importers/pasted/reading.py", lambda: _pasted("Dear all")),
    Limit("A pasted line without a name", "importers/pasted/rows.py", lambda: _pasted("08:00 Lunch")),
)
CARDS = (
    Limit("Lines of a card: 2,000", _CARD, lambda: _card("N:Lee;Ann", *["X-A:1"] * 2_001)),
    Limit("A card that names nobody", _CARD, lambda: _card("ORG:A company")),
    Limit("A name: 200 letters", "importers/vcard/person.py", lambda: _card("FN:" + "x" * 201)),
    Limit("A birthday without a year", "importers/vcard/person.py", lambda: _card("FN:Ann", "BDAY:--0314")),
)
CALENDARS = (
    Limit("A calendar: 20 MB", _CALENDAR, lambda: said_of(".ics", b"BEGIN:VCALENDAR\n" + bytes(20_000_001))),
    Limit("Appointments of a calendar: 20,000", _CALENDAR, lambda: _calendar(events=20_001)),
    Limit("A calendar without an event", _CALENDAR, lambda: said_of(".ics", b"BEGIN:VCALENDAR\n")),
    Limit(
        "Appointments of one event: 500",
        "importers/calendar/occurrences.py",
        lambda: _calendar("RRULE:FREQ=DAILY;BYHOUR=8,9,10,11"),
    ),
    Limit("Lines of an event: 2,000", _CALENDAR, lambda: _calendar(*["EXDATE:20261123T090000Z"] * 2_001)),
    Limit(
        "Repeats more than once an hour, each of more than 366, more than 1,000 times",
        "importers/calendar/recurrence.py",
        lambda: _calendar("RRULE:FREQ=SECONDLY"),
    ),
    Limit(
        "An unknown clock",
        "importers/calendar/zones.py",
        lambda: _calendar(start="DTSTART;TZID=X:20261123T090000"),
    ),
    Limit(
        "A whole day", "importers/calendar/event.py", lambda: _calendar(start="DTSTART;VALUE=DATE:20261123")
    ),
)
