"""HL7 v2 messages in files: people of every message that names one, appointments of SIU.

A file tells one story: of several messages about one person or one appointment the last one counts. That is
why it is gone through more than once; one message is in memory at a time.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from frontdesk.domain.errors import Refused
from frontdesk.domain.imported import ImportedPatient, ImportedRow, RowProblem
from frontdesk.domain.patient import Identifier
from frontdesk.importers.format import Format, Preview, ReadAs
from frontdesk.importers.hl7.fields import FIELDS, NEVER_READ
from frontdesk.importers.hl7.message import Message
from frontdesk.importers.hl7.rows import booking_of, people_of, subject
from frontdesk.importers.hl7.stream import Astray, Found, messages

KEY, LABEL = "hl7", "HL7 v2 messages"
_STARTS = (b"MSH", b"FHS", b"BHS")


def preview(path: Path, how: ReadAs) -> Preview:
    """How many people and bookings there are. Raises ``Refused``."""
    return Preview(KEY, LABEL, sum(1 for row in read(path, how) if not isinstance(row, RowProblem)))


def read(path: Path, how: ReadAs) -> Iterator[ImportedRow]:
    """Everybody, then appointments. Raises ``Refused`` for a file without a message that names somebody."""
    told = _told(path, how)
    last, named = told.last, any(row.patients for row in told.troubles)
    yield from told.troubles
    for number, message in _each(path, how):
        for person in people_of(message, f"message {number}", how):
            named = named or isinstance(person, ImportedPatient) or bool(person.patients)
            if isinstance(person, RowProblem) or last.get(subject(person), number) == number:
                yield person
    for number, message in _each(path, how) if told.books else ():
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


@dataclass(slots=True)
class _Told:
    """What the first walk through a file finds out."""

    last: dict[Identifier | None, int] = field(default_factory=dict, repr=False)
    """The last message about each person and each appointment."""
    troubles: list[RowProblem] = field(default_factory=list)
    books: bool = False
    """There are appointments in it."""


def _told(path: Path, how: ReadAs) -> _Told:
    told = _Told()
    for found in messages(path, how.encoding):
        if isinstance(found, Astray) or found.message is None:
            told.troubles.append(_trouble(found))
            continue
        bookings = tuple(booking_of(found.message, "", how))
        told.books = told.books or bool(bookings)
        for row in (*people_of(found.message, "", how), *bookings):
            if (about := subject(row)) is not None:
                told.last[about] = found.number
    return told


def _trouble(found: Found | Astray) -> RowProblem:
    """What is no message; counted as a person, so that the sum of what was read stays true."""
    if isinstance(found, Astray):
        lines = "1 line" if found.lines == 1 else f"{found.lines} lines"
        return RowProblem("outside", f"Not used, because no message begins before: {lines}.")
    reason = f"Message {found.number} is not used: {found.trouble}."
    return RowProblem(f"message {found.number}", reason, patients=1)


FORMAT = Format(KEY, LABEL, (".hl7", ".hl7v2"), sniff, preview, read, FIELDS, NEVER_READ)
