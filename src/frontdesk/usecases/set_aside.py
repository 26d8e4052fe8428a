"""Rows of other systems that only a person can place: kept whole, asked about once, then decided.

A row is kept as it was read (``importers.wire``), so that the decision can use it later. Rows that ask the
same about the same person wait together. `decide_aside` says what becomes of them.
"""

import json
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from hashlib import blake2b

from frontdesk.domain.imported import ImportedPatient, ImportedVisit
from frontdesk.domain.look_note import LookKind
from frontdesk.domain.patient import Patient, best_name
from frontdesk.domain.set_aside import REQUESTS, Decision, Reason, SetAside
from frontdesk.importers.wire import pack_row, unpack_row, written
from frontdesk.likeness.candidates import compare
from frontdesk.likeness.evidence import OnFile
from frontdesk.usecases.desk import Desk, new_id
from frontdesk.usecases.import_merge import plain
from frontdesk.usecases.import_people import WEAK_SYSTEM
from frontdesk.usecases.look_at import note_look
from frontdesk.usecases.possible_doubles import on_file

Row = ImportedPatient | ImportedVisit


@dataclass(frozen=True, slots=True)
class MayBe:
    """Somebody here whom a row may be about."""

    patient: Patient = field(repr=False)
    why: str = field(repr=False)
    """What speaks for it, then what speaks against; empty where the row tells nothing of a person."""


@dataclass(frozen=True, slots=True)
class Waits:
    """One person of another system who waits, with everything that came about them."""

    rows: tuple[SetAside, ...] = field(repr=False)
    person: ImportedPatient | None = field(repr=False)
    visits: tuple[ImportedVisit, ...] = field(repr=False)
    may_be: tuple[MayBe, ...] = field(repr=False)
    """Those who are here still; the row cannot be given to anybody else."""

    @property
    def first(self) -> SetAside:
        """The oldest row: when it came, from where and why it waits."""
        return self.rows[0]

    @property
    def is_request(self) -> bool:
        """The other system asks for something to be done."""
        return self.first.reason in REQUESTS

    @property
    def name(self) -> str:
        """As the other system has it; of a request as it is here."""
        if self.person is not None:
            return best_name(self.person.names).full
        return self.may_be[0].patient.name.full if self.may_be else ""


def row_set_aside(
    desk: Desk,
    source: str,
    reason: Reason,
    may_be: Iterable[str],
    row: Row | None = None,
    import_id: str = "",
) -> SetAside:
    """The record to write for a row that waits. ``source`` in words: "people.csv", "HL7 from 10.0.0.7".

    Of ``ASKS_TO_MERGE`` the first of ``may_be`` is the record that stays.
    """
    ids = tuple(may_be)
    return SetAside(
        new_id(),
        desk.now(),
        source,
        reason,
        "" if row is None else _text(row),
        ids,
        person_mark(reason, ids, row),
        row_mark(reason, ids, row),
        import_id=import_id,
    )


def kept_before(desk: Desk, made: SetAside) -> SetAside | None:
    """The same row where it waits already, or where somebody decided not to use it: it is not asked again."""
    before = desk.whole.set_aside_before([made.person_mark])
    kept = (one for one in before if one.decision in (Decision.OPEN, Decision.NOT_USED))
    return next((one for one in kept if one.row_mark == made.row_mark), None)


def said_before(desk: Desk, reason: Reason, may_be: Iterable[str], row: Row) -> str:
    """Id of whom somebody said such rows are about; empty where nobody did, or that person is gone.

    Of ``DIFFERS`` it is known who it is: each time the question is which of the two is right.
    """
    if reason is Reason.DIFFERS:
        return ""
    before = desk.whole.set_aside_before([person_mark(reason, may_be, row)])
    here = (desk.whole.person(one.became) for one in reversed(before) if one.became)
    return next((who.id for who in here if who), "")


def earlier_booking(desk: Desk, made: SetAside) -> SetAside | None:
    """The row of the same appointment that still waits, as it stood before this one."""
    booking = unpack(made)
    if not isinstance(booking, ImportedVisit) or not booking.source_value:
        return None
    number = (booking.source_system, booking.source_value)
    for one in desk.whole.set_aside_before([made.person_mark]):
        row = unpack(one)
        if isinstance(row, ImportedVisit) and (row.source_system, row.source_value) == number:
            return one
    return None


def waiting(desk: Desk) -> tuple[Waits, ...]:
    """Everything that waits, a person each, the oldest first; nothing about somebody hidden."""
    rows: dict[str, list[SetAside]] = {}
    for one in desk.store.set_aside():
        rows.setdefault(one.person_mark or one.id, []).append(one)
    return tuple(_waits(desk, tuple(of_one)) for of_one in rows.values())


def how_many_wait(desk: Desk) -> int:
    """So many people wait for a decision."""
    return len({one.person_mark or one.id for one in desk.store.set_aside()})


def looked_at(desk: Desk, waits: Waits) -> None:
    """Whoever is at the desk sees name and birth date of those it may be: that is a look."""
    for one in waits.may_be:
        note_look(desk, LookKind.COMPARED, one.patient.id)


def unpack(one: SetAside) -> Row | None:
    """What the row says; None where it says nothing of a person, or was decided."""
    if not one.row:
        return None
    row = unpack_row(json.loads(one.row))
    return row if isinstance(row, ImportedPatient | ImportedVisit) else None


def person_of(row: Row | None) -> ImportedPatient | None:
    """Whom a row is about."""
    return row.patient if isinstance(row, ImportedVisit) else row


def person_mark(reason: Reason, may_be: Iterable[str], row: Row | None) -> str:
    """Tells who is asked about: the name, the birth date and the numbers, not the phone or the language."""
    person = person_of(row)
    if person is None or reason in REQUESTS:
        return _digest(reason, *may_be)
    numbers = sorted(person.identifiers, key=lambda one: (one.system, one.value))
    only = ImportedPatient("", person.names, tuple(numbers), (), person.birth_date)
    return _digest(reason, _text(only))


def row_mark(reason: Reason, may_be: Iterable[str], row: Row | None) -> str:
    """Tells the row itself, wherever in its file it stands."""
    if row is None:
        return _digest(reason, *may_be)
    if isinstance(row, ImportedVisit):
        person = replace(row.patient, where="") if row.patient else None
        return _digest(reason, _text(replace(row, where="", patient=person)))
    return _digest(reason, _text(replace(row, where="")))


def _waits(desk: Desk, rows: tuple[SetAside, ...]) -> Waits:
    said = [row for one in rows if (row := unpack(one))]
    person = next((who for row in said if (who := person_of(row))), None)
    ids = dict.fromkeys(id for one in rows for id in one.may_be)
    here = {one.id: one for id in ids if (one := desk.store.person(id))}
    may_be = tuple(MayBe(one, _why(person, one)) for one in here.values())
    return Waits(rows, person, tuple(row for row in said if isinstance(row, ImportedVisit)), may_be)


def _why(person: ImportedPatient | None, here: Patient) -> str:
    if person is None:
        return ""
    numbers = frozenset(one for one in person.identifiers if one.system != WEAK_SYSTEM)
    reach = frozenset(filter(None, map(plain, person.contacts)))
    return compare(OnFile("", person.names, person.birth_date, numbers, reach), on_file(here)).why


def _text(row: Row) -> str:
    return written(pack_row(row), escaped=False)


def _digest(*parts: str) -> str:
    return blake2b("\n".join(parts).encode(), digest_size=16).hexdigest()
