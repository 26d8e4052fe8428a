"""HL7 v2 messages in files: people of every message that names one, appointments of SIU.

A file tells one story: of several messages about one person or one appointment the last one counts. That is
why it is gone through more than once; one message is in memory at a time.
"""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from zoneinfo import ZoneInfo

from frontdesk.domain.errors import Refused
from frontdesk.domain.imported import ImportedPatient, ImportedRow, ImportedVisit, RowProblem
from frontdesk.domain.patient import Identifier
from frontdesk.importers.format import Format, Preview, ReadAs
from frontdesk.importers.hl7.booking import NotUsable, read_booking
from frontdesk.importers.hl7.message import Message
from frontdesk.importers.hl7.person import read_person
from frontdesk.importers.hl7.stream import Astray, messages

KEY, LABEL = "hl7", "HL7 v2 messages"
_STARTS = (b"MSH", b"FHS", b"BHS")
_MERGES = frozenset(f"A{number}" for number in (18, 30, 34, 35, 36, *range(39, 51)))
_REMOVES = frozenset(("A23", "A29"))


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
            if isinstance(person, RowProblem) or last.get(_subject(person), number) == number:
                yield person
    for number, message in _each(path, how):
        for booking in booking_of(message, f"message {number}", how):
            named = True
            if isinstance(booking, RowProblem) or last.get(_subject(booking), number) == number:
                yield booking
    if not named:
        raise Refused(
            "This file holds no message about a patient.", "Nothing was imported.", "Choose another file."
        )


def people_of(message: Message, where: str, how: ReadAs) -> Iterator[ImportedPatient | RowProblem]:
    """The people of one message, and remarks."""
    said = where[:1].upper() + where[1:]
    if _removes(message):
        yield RowProblem(
            where, f"{said} asks to remove somebody; Frontdesk removes nothing, and it is not used."
        )
        return
    if message.kind == "ADT" and message.event in _MERGES and message.first("MRG"):
        yield RowProblem(
            where, f"{said} says that two numbers are one person; make one of both after a look."
        )
    for pid in message.all("PID"):
        person, remarks = read_person(message, pid, where, how.today)
        if not person.names and not person.identifiers:
            yield RowProblem(where, f"{said} is left out: it names nobody.", patients=1)
            continue
        yield from (RowProblem(where, f"{said}: {remark}.") for remark in remarks)
        yield replace(person, local_ids=_local_ids(person))


def booking_of(message: Message, where: str, how: ReadAs) -> Iterator[ImportedVisit | RowProblem]:
    """The appointment of one message, if it is about one; its person by number where there is one."""
    if _removes(message) or (message.kind != "SIU" and message.first("SCH") is None):
        return
    said = where[:1].upper() + where[1:]
    people = (one for one in people_of(message, where, how) if isinstance(one, ImportedPatient))
    person = next(people, None)
    try:
        visit, remark = read_booking(message, person, where, ZoneInfo(how.zone))
    except NotUsable as reason:
        yield RowProblem(where, f"{said}: this appointment is left out, {reason}.", visits=1)
        return
    if person is not None and person.local_ids:
        visit = replace(visit, patient=None, patient_ref=person.local_ids[0])
    yield visit
    if remark:
        yield RowProblem(where, f"{said}: {remark}.")


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
            if (subject := _subject(row)) is not None:
                last[subject] = number
    return last


def _subject(row: ImportedRow) -> Identifier | None:
    if isinstance(row, ImportedPatient):
        return next(iter(row.identifiers), None)
    if isinstance(row, ImportedVisit) and row.source_value:
        return Identifier(f"appointment {row.source_system}", row.source_value)
    return None


def _local_ids(person: ImportedPatient) -> tuple[str, ...]:
    return tuple(f"{one.system}|{one.value}" for one in person.identifiers[:1])


def _removes(message: Message) -> bool:
    return message.kind == "ADT" and message.event in _REMOVES


FORMAT = Format(KEY, LABEL, (".hl7", ".hl7v2"), sniff, preview, read)
