"""Address cards, messages and workbooks that cost little to send and much to read."""

import io
import zipfile
from collections.abc import Iterator

import openpyxl

from tests.importers.hl7_messages import message_day
from tests.importers.workbooks import book_day

Made = Iterator[tuple[str, str | bytes, str]]
_CARD = "BEGIN:VCARD\r\nVERSION:3.0\r\nN:Lee;Ann;;;\r\n"


def vcard_bombs() -> Made:
    """A card is read line by line."""
    yield "a name of 10 MB", _CARD.replace("Lee", "x" * 10_000_000) + "END:VCARD\r\n", ".vcf"
    yield "a line of 300,000 folds", _CARD + "NOTE:x" + "\r\n x" * 300_000 + "\r\nEND:VCARD\r\n", ".vcf"
    yield "300,000 cards begun", "BEGIN:VCARD\r\n" * 300_000, ".vcf"
    yield "300,000 cards of nothing", "BEGIN:VCARD\r\nEND:VCARD\r\n" * 300_000, ".vcf"
    yield "300,000 phones of one", _CARD + "TEL:1\r\n" * 300_000 + "END:VCARD\r\n", ".vcf"
    yield "a value without end", _CARD + "N;ENCODING=QUOTED-PRINTABLE:" + "=41=\r\n" * 300_000, ".vcf"
    yield "parameters only", _CARD + "N" + ";A=B" * 500_000 + ":Lee\r\nEND:VCARD\r\n", ".vcf"
    yield "an open quotation mark", _CARD + 'N;A="' + "x;" * 500_000 + "\r\nEND:VCARD\r\n", ".vcf"


def hl7_bombs() -> Made:
    """A message is read segment by segment."""
    good = message_day(0).content.decode("utf-8", "replace")
    head = "MSH|^~\\&|||||20260514||ADT^A04|1|P|2.5.1\r"
    yield "a field of 10 MB", head + "PID|||1||" + "x" * 10_000_000 + "^Ann\r", ".hl7"
    yield "a million fields", head + "PID" + "|" * 1_000_000 + "\r", ".hl7"
    yield "300,000 numbers of one", head + "PID|||" + "~".join(["1^^^H^MR"] * 300_000) + "||Lee^Ann\r", ".hl7"
    yield "a million escapes", head + "PID|||1||" + "\\T\\" * 1_000_000 + "^Ann\r", ".hl7"
    yield "30,000 heads", head * 30_000, ".hl7"
    yield "300,000 segments of one", head + "PID|||1||Lee^Ann\r" * 300_000, ".hl7"
    yield "100,000 empty frames", b"\x0b\x1c\r" * 100_000, ".hl7"
    yield "frames that never end", b"\x0b" * 100_000 + good.encode(), ".hl7"
    yield "MSH alone", "MSH", ".hl7"
    yield "MSH and its sign", "MSH|", ".hl7"


def workbook_bombs() -> Made:
    """A workbook is an archive of XML."""
    good = book_day(0).content
    yield "one cell at the far end", _far_cell(), ".xlsx"
    yield "half of one", good[: len(good) // 2], ".xlsx"
    for name, size in (("40 MB", 40), ("300 MB", 300)):
        yield f"a sheet that unpacks to {name}", _padded(good, size), ".xlsx"
    yield "entities in a sheet", _with_sheet(good, _ENTITIES), ".xlsx"
    yield "a sheet of open tags", _with_sheet(good, b"<worksheet><sheetData>" + b"<row>" * 500_000), ".xlsx"
    yield "an archive of nothing", _packed({}), ".xlsx"
    yield "a workbook by name only", _packed({"a.txt": b"x"}), ".xlsx"


_ENTITIES = b'<!DOCTYPE w [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]><worksheet>&b;</worksheet>'


def _far_cell() -> bytes:
    made, out = openpyxl.Workbook(), io.BytesIO()
    made.worksheets[0].cell(1_048_576, 16_384, "x")
    made.save(out)
    return out.getvalue()


def _padded(book: bytes, megabytes: int) -> bytes:
    return _with_sheet(book, b"<worksheet><sheetData/>" + b" " * (megabytes * 1_000_000) + b"</worksheet>")


def _with_sheet(book: bytes, sheet: bytes) -> bytes:
    with zipfile.ZipFile(io.BytesIO(book)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    return _packed({name: sheet if "worksheets/" in name else part for name, part in parts.items()})


def _packed(parts: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return out.getvalue()
