"""Lists saved as CSV: of patients, or of a day's appointments; commas, semicolons, tabs or bars."""

from collections.abc import Iterator
from functools import partial
from itertools import islice
from pathlib import Path

from frontdesk.domain.errors import Refused
from frontdesk.domain.imported import ImportedRow
from frontdesk.importers.encodings import encoding_of, text_chunks
from frontdesk.importers.format import Format, Preview, ReadAs
from frontdesk.importers.tables import listing
from frontdesk.importers.tables.dialect import Cells, delimiter_of, lines_of, rows_of
from frontdesk.importers.tables.fields import FIELDS, NEVER_READ

KEY, LABEL = "csv", "List with columns (CSV)"
_OTHER_KINDS = (b"MSH|", b"FHS|", b"BHS|", b"BEGIN:V")
"""HL7 v2, calendars, address cards: text with signs between, but no lists."""
_LINES_TO_JUDGE = 200


def preview(path: Path, how: ReadAs) -> Preview:
    """Header, guess and sample values. Raises ``Refused`` when the file is no list."""
    sheet = _sheet(path, how)
    with path.open("rb") as file:
        encoding = how.encoding or encoding_of(file.read(4096))
    return listing.preview(sheet, how, KEY, LABEL, encoding)


def read(path: Path, how: ReadAs) -> Iterator[ImportedRow]:
    """Person by person or booking by booking; rows that cannot be used as problems, by number."""
    yield from listing.read(_sheet(path, how), how)


def sniff(start: bytes, ending: str) -> bool:
    """Text with at least one sign between cells; a file without a known ending must look like a list."""
    first = start.lstrip(b"\xef\xbb\xbf \t\r\n")
    if first.startswith(_OTHER_KINDS):
        return False
    if first[:1] in (b"{", b"[", b"<") or start[:4] in (
        b"PK\x03\x04",
        b"\xd0\xcf\x11\xe0",
    ):
        return False
    return ending in FORMAT.endings or any(sign.encode() in start for sign in ",;\t|")


def _sheet(path: Path, how: ReadAs) -> listing.Sheet:
    lines = list(islice(lines_of(text_chunks(path, how.encoding)), _LINES_TO_JUDGE))
    if not any(line.strip() for line in lines):
        raise Refused("This list is empty.", "Nothing was imported.", "Export it again and bring it in.")
    delimiter = delimiter_of(lines)
    return listing.Sheet(tuple(rows_of(lines, delimiter)), partial(_rows, path, how, delimiter))


def _rows(path: Path, how: ReadAs, delimiter: str, width: int) -> Iterator[Cells]:
    return rows_of(lines_of(text_chunks(path, how.encoding)), delimiter, width)


FORMAT = Format(KEY, LABEL, (".csv", ".tsv", ".txt", ".tab"), sniff, preview, read, FIELDS, NEVER_READ)
