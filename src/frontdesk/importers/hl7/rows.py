"""One message as rows: its people, its appointment, and what is said of what cannot be used."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import islice
from zoneinfo import ZoneInfo

from frontdesk.domain.imported import ImportedPatient, ImportedRow, ImportedVisit, RowProblem
from frontdesk.domain.patient import Identifier
from frontdesk.importers.format import ReadAs
from frontdesk.importers.hl7.booking import NotUsable, read_booking
from frontdesk.importers.hl7.message import Message
from frontdesk.importers.hl7.person import numbers, read_person

_MERGES = frozenset(f"A{number}" for number in (18, 30, 34, 35, 36, *range(39, 51)))
_REMOVES = frozenset(("A23", "A29"))


def people_of(message: Message, where: str, how: ReadAs) -> Iterator[ImportedPatient | RowProblem]:
    """The people of one message, and remarks."""
    said = where[:1].upper() + where[1:]
    if removes(message):
        yield RowProblem(
            where, f"{said} asks to remove somebody; Frontdesk removes nothing, and it is not used."
        )
        return
    if merges(message):
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


def numbers_of(message: Message) -> Iterator[Identifier]:
    """The ``subject`` of each person of one message, without reading the rest of them."""
    for pid in () if removes(message) else message.all("PID"):
        yield from islice(numbers(message, pid, []), 1)


def booking_of(message: Message, where: str, how: ReadAs) -> Iterator[ImportedVisit | RowProblem]:
    """The appointment of one message, if it is about one; its person by number where there is one."""
    if removes(message) or (message.kind != "SIU" and message.first("SCH") is None):
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


def subject(row: ImportedRow) -> Identifier | None:
    """Tells whether two messages are about the same person or the same appointment."""
    if isinstance(row, ImportedPatient):
        return next(iter(row.identifiers), None)
    if isinstance(row, ImportedVisit) and row.source_value:
        return Identifier(f"appointment {row.source_system}", row.source_value)
    return None


def merges(message: Message) -> bool:
    """It says that two numbers are one person."""
    return message.first("MRG") is not None and message.kind == "ADT" and message.event in _MERGES


def removes(message: Message) -> bool:
    """It asks to take somebody out."""
    return message.kind == "ADT" and message.event in _REMOVES


def _local_ids(person: ImportedPatient) -> tuple[str, ...]:
    return tuple(f"{one.system}|{one.value}" for one in person.identifiers[:1])
