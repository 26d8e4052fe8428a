"""HL7 v2 messages in files: people of every message that names one, appointments of SIU.

A file tells one story: of several messages about one person or one appointment the last one counts. That is
why it is gone through more than once; one message is in memory at a time.
"""

from collections.abc import Iterator
from pathlib import Path

from frontdesk.domain.errors import Refused
from frontdesk.domain.imported import ImportedPatient, ImportedRow, RowProblem
from frontdesk.domain.patient import Identifier
from frontdesk.importers.format import Format, Preview, ReadAs
from frontdesk.importers.hl7.fields import FIELDS, NEVER_READ
from frontdesk.importers.hl7.message import Message
from frontdesk.importers.hl7.rows import booking_of, people_of, subject
from frontdesk.importers.hl7.stream import Astray, messages

KEY, LABEL = "hl7", "HL7 v2 messages"
_STARTS = (b"MSH", b"FHS", b"BHS")


def preview(path: Path, how: ReadAs) -> Preview:
    """How many people and bookings there are. Raises ``Refused``."""
    return Preview(KEY, LABEL, sum(1 for row in read(path, how) if not isinstance(row, RowProblem)))


def read(path: Path, how: ReadAs) -> Iterator[ImportedRow]:
    """Everybody, then appointments. Raises ``Refused`` for a file without a message that names somebody."""
    last, named = _last_words(path, how), False
    for row in _troubles(path, how):
        named = named or bool(row.patients)
        yield row
    for number, message in _each(path, how):
        for person in people_of(message, f"message {number}", how):
            named = named or isinstance(person, ImportedPatient) or bool(person.patients)
            if isinstance(person, RowProblem) or last.get(subject(person), number) == number:
                yield person
    for number, message in _each(path, how):
        for booking in booking_of(message, f"message {number}", how):
            named = True
            if isinstance(booking, RowProblem) or last.get(subject(booking), number) == number:
                yield booking
    if not named:
        raise Refused(
            "This file holds no message about a patient.", "Nothing was imported.", "Choose another file."
        )


def sniff(start: bytes, ending: str) -> bool:
    """By its first segment, in a frame or not, or one that begins a line further down."""
    text = start.replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe\x0b \t\r\n")
    return text.startswith(_STARTS) or ending in FORMAT.endings or b"\nMSH|" in text or b"\rMSH|" in text


def _each(path: Path, how: ReadAs) -> Iterator[tuple[int, Message]]:
    for found in messages(path, how.encoding):
        if not isinstance(found, Astray) and found.message is not None:
            yield found.number, found.message


def _troubles(path: Path, how: ReadAs) -> Iterator[RowProblem]:
    """What is no message; counted as a person, so that the sum of what was read stays true."""
    for found in messages(path, how.encoding):
        if isinstance(found, Astray):
            lines = "1 line" if found.lines == 1 else f"{found.lines} lines"
            yield RowProblem("outside", f"Not used, because no message begins before: {lines}.")
        elif found.message is None:
            reason = f"Message {found.number} is not used: {found.trouble}."
            yield RowProblem(f"message {found.number}", reason, patients=1)


def _last_words(path: Path, how: ReadAs) -> dict[Identifier | None, int]:
    """The last message about each person and each appointment."""
    last: dict[Identifier | None, int] = {}
    for number, message in _each(path, how):
        for row in (*people_of(message, "", how), *booking_of(message, "", how)):
            if (about := subject(row)) is not None:
                last[about] = number
    return last


FORMAT = Format(KEY, LABEL, (".hl7", ".hl7v2"), sniff, preview, read, FIELDS, NEVER_READ)
