"""Limits of workbooks, HL7 v2 messages and address cards, each gone beyond."""

import io
import zipfile

import openpyxl

from frontdesk.domain.imported import RowProblem
from tests.hostile.limit import Limit, said_of

_SHEET, _HL7, _CARD = (
    "importers/formats/spreadsheet.py",
    "importers/formats/hl7.py",
    "importers/formats/vcard.py",
)
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
CARDS = (
    Limit("Lines of a card: 2,000", _CARD, lambda: _card("N:Lee;Ann", *["X-A:1"] * 2_001)),
    Limit("A card that names nobody", _CARD, lambda: _card("ORG:A company")),
    Limit("A name: 200 letters", "importers/vcard/person.py", lambda: _card("FN:" + "x" * 201)),
    Limit("A birthday without a year", "importers/vcard/person.py", lambda: _card("FN:Ann", "BDAY:--0314")),
)
