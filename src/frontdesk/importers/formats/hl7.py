"""HL7 v2 messages in files: people of every message that names one, appointments of SIU."""

from collections.abc import Iterator
from pathlib import Path
from zoneinfo import ZoneInfo

from frontdesk.domain.errors import Refused
from frontdesk.domain.imported import ImportedPatient, ImportedRow, RowProblem
from frontdesk.importers.format import Format, Preview, ReadAs
from frontdesk.importers.hl7.booking import NotUsable, read_booking
from frontdesk.importers.hl7.message import Message
from frontdesk.importers.hl7.person import read_person
from frontdesk.importers.hl7.stream import Astray, messages

KEY, LABEL = "hl7", "HL7 v2 messages"
_STARTS = (b"MSH", b"FHS", b"BHS")
_MERGES = frozenset(
    f"A{number}" for number in (18, 30, 34, 35, 36, 39, 40, 41, 42, 43, 44, 45, 46, 47, 48, 49, 50)
)
_REMOVES = frozenset(("A23", "A29"))


def preview(path: Path, how: ReadAs) -> Preview:
    """How many people and bookings there are. Raises ``Refused``."""
    return Preview(KEY, LABEL, sum(1 for row in read(path, how) if not isinstance(row, RowProblem)))


def read(path: Path, how: ReadAs) -> Iterator[ImportedRow]:
    """Message by message. Raises ``Refused`` for a file without one that names somebody."""
    named = False
    for found in messages(path, how.encoding):
        if isinstance(found, Astray):
            yield RowProblem(
                "outside", f"{found.lines} lines stand outside of any message and were not used."
            )
            continue
        where = f"message {found.number}"
        if found.message is None:
            yield RowProblem(where, f"Message {found.number} is not used: {found.trouble}.", patients=1)
            continue
        for row in rows_of(found.message, where, how):
            named = named or not isinstance(row, RowProblem) or bool(row.patients or row.visits)
            yield row
    if not named:
        raise Refused(
            "This file holds no message about a patient.", "Nothing was imported.", "Choose another file."
        )


def rows_of(message: Message, where: str, how: ReadAs) -> Iterator[ImportedRow]:
    """What one message says: its people, its appointment, and remarks."""
    said = where[:1].upper() + where[1:]
    if message.event in _REMOVES and message.kind == "ADT":
        yield RowProblem(
            where, f"{said} asks to remove somebody; Frontdesk removes nothing, and it is not used."
        )
        return
    if message.event in _MERGES and message.kind == "ADT" and message.first("MRG"):
        yield RowProblem(
            where, f"{said} says that two numbers are one person; look at both and make one of the two."
        )
    people = list[ImportedPatient]()
    for pid in message.all("PID"):
        person, remarks = read_person(message, pid, where, how.today)
        if not person.names and not person.identifiers:
            yield RowProblem(where, f"{said} is left out: it names nobody.", patients=1)
            continue
        yield from (RowProblem(where, f"{said}: {remark}.") for remark in remarks)
        people.append(person)
    if message.kind != "SIU" and message.first("SCH") is None:
        yield from people
        return
    try:
        visit, remark = read_booking(message, people[0] if people else None, where, ZoneInfo(how.zone))
    except NotUsable as reason:
        yield from people
        yield RowProblem(where, f"{said}: this appointment is left out, {reason}.", visits=1)
        return
    yield visit
    yield from people[1:]
    if remark:
        yield RowProblem(where, f"{said}: {remark}.")


def sniff(start: bytes, ending: str) -> bool:
    """By its first segment, in a frame or not, or one that begins a line further down."""
    text = start.replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe\x0b \t\r\n")
    return text.startswith(_STARTS) or ending in FORMAT.endings or b"\nMSH|" in text or b"\rMSH|" in text


FORMAT = Format(KEY, LABEL, (".hl7", ".hl7v2"), sniff, preview, read)
