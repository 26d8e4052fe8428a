"""HL7 v2 messages in files: people of every message that names one, appointments of SIU.

A file tells one story: of several messages about one person or one appointment the last one counts. That is
why it is gone through more than once; one message is in memory at a time.
"""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TypeVar

from frontdesk.domain.errors import Refused
from frontdesk.domain.imported import ImportedPatient, ImportedRow, RowProblem
from frontdesk.domain.patient import Identifier
from frontdesk.importers.format import Format, Preview, ReadAs
from frontdesk.importers.hl7.fields import FIELDS, NEVER_READ
from frontdesk.importers.hl7.last import LastMessages
from frontdesk.importers.hl7.message import Message
from frontdesk.importers.hl7.rows import booking_of, numbers_of, people_of, subject
from frontdesk.importers.hl7.stream import Astray, Found, messages

R = TypeVar("R", bound=ImportedRow)
KEY, LABEL = "hl7", "HL7 v2 messages"
_STARTS = (b"MSH", b"FHS", b"BHS")


def preview(path: Path, how: ReadAs) -> Preview:
    """How many messages there are: quick, whatever the size. ``read`` says what cannot be used."""
    return Preview(KEY, LABEL, sum(1 for _ in _each(path, how)))


def read(path: Path, how: ReadAs) -> Iterator[ImportedRow]:
    """Everybody, then appointments. Raises ``Refused`` for a file without a message that names somebody."""
    people, bookings, books = LastMessages(), LastMessages(), False
    for _, message in _each(path, how):
        people.tell(numbers_of(message))
        rows = tuple(booking_of(message, "", how))
        bookings.tell(_subjects(rows))
        books = books or bool(rows)
    named = False
    for found in messages(path, how.encoding):
        if isinstance(found, Astray) or found.message is None:
            trouble = _trouble(found)
            named = named or bool(trouble.patients)
            yield trouble
            continue
        for person in _that_count(tuple(people_of(found.message, f"message {found.number}", how)), people):
            named = named or isinstance(person, ImportedPatient) or bool(person.patients)
            yield person
    for number, message in _each(path, how) if books else ():
        yield from _that_count(tuple(booking_of(message, f"message {number}", how)), bookings)
    if not (named or books):
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


def _subjects(rows: Iterable[ImportedRow]) -> list[Identifier]:
    return [about for row in rows if (about := subject(row))]


def _that_count(rows: Sequence[R], last: LastMessages) -> Iterator[R]:
    """Rows of one message without those about whom a later one speaks."""
    still = last.of(_subjects(rows))
    return (row for row in rows if (about := subject(row)) is None or about in still)


def _trouble(found: Found | Astray) -> RowProblem:
    """What is no message; counted as a person, so that the sum of what was read stays true."""
    if isinstance(found, Astray):
        lines = "1 line" if found.lines == 1 else f"{found.lines} lines"
        return RowProblem("outside", f"Not used, because no message begins before: {lines}.")
    reason = f"Message {found.number} is not used: {found.trouble}."
    return RowProblem(f"message {found.number}", reason, patients=1)


FORMAT = Format(KEY, LABEL, (".hl7", ".hl7v2"), sniff, preview, read, FIELDS, NEVER_READ)
