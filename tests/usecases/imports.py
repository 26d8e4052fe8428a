"""Bringing rows and files into a desk in memory, without a child process for each."""

from collections.abc import Iterable
from datetime import UTC, date, datetime, time
from functools import cache
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from frontdesk.bootstrap import deck_for
from frontdesk.domain.clinic import Clinic, Clinician
from frontdesk.domain.errors import Fixable
from frontdesk.domain.fact import Fact
from frontdesk.domain.imported import ImportedPatient, ImportedRow, ImportedVisit
from frontdesk.domain.patient import ContactPoint, ContactSystem, Identifier, Patient, PersonName
from frontdesk.domain.staff import Person, Role
from frontdesk.domain.visit import Visit
from frontdesk.importers.child import format_of
from frontdesk.importers.format import ReadAs
from frontdesk.prompts.deck import Deck
from frontdesk.store.sqlite.open import in_memory
from frontdesk.usecases.desk import Desk, new_id
from frontdesk.usecases.import_records import accept, plan_rows, step
from frontdesk.usecases.import_review import Review
from frontdesk.words import English
from tests.desks import StillClock, fill

TODAY = date(2026, 11, 21)


def desk_for_import(
    zone: str = "Europe/London",
    day: date = TODAY,
    *,
    known_since_before: bool = True,
    clinicians: tuple[Clinician, ...] = (),
) -> Desk:
    """A desk at seven in the morning with a clinic and nobody in it."""
    now = datetime.combine(day, time(7), ZoneInfo(zone))
    sam = Person("sam", "Sam", Role.MANAGER, now.astimezone(UTC))
    clinic = Clinic("clinic", "Hill Street", zone, known_since_before=known_since_before)
    store = in_memory()
    fill(store, [clinic, sam, *clinicians], now.astimezone(UTC), sam.id)
    return Desk(store, StillClock(now), ZoneInfo(zone), English(), clinic, sam, _deck())


@cache
def _deck() -> Deck:
    """An import looks at no lines; one deck serves all tests."""
    return deck_for(in_memory())


def bring(desk: Desk, rows: Iterable[ImportedRow], *, format: str = "csv") -> Review:
    """Plan, accept and write rows as if a file had held them."""
    review = planned(desk, rows, format=format)
    accept(desk, review)
    while not step(desk, review, limit=7):
        pass
    return review


def planned(desk: Desk, rows: Iterable[ImportedRow], *, format: str = "csv") -> Review:
    """Plan and stage rows; nothing is visible."""
    review = Review(path="list.csv", format=format, run_id=new_id())
    plan_rows(desk, [list(rows)], review)
    return review


def bring_file(desk: Desk, path: Path, encoding: str | None = None) -> Review:
    """The same for a file, read here."""
    try:
        kind = format_of(path)
        rows = list(kind.read(path, ReadAs(desk.clinic.zone, desk.today(), None, encoding)))
    except Fixable as refused:
        return Review(path=str(path), refused=str(refused))
    return bring(desk, rows, format=kind.key)


def person(
    name: str = "Ann Lee",
    born: str = "1961-03-14",
    mrn: str = "",
    phone: str = "",
    languages: tuple[str, ...] = (),
    **more: Any,
) -> ImportedPatient:
    """One imported person; the last word is the family name."""
    given, _, family = name.rpartition(" ")
    return ImportedPatient(
        where="row 2",
        names=(PersonName("", family, tuple(given.split())),),
        identifiers=(Identifier("list:mrn", mrn),) if mrn else (),
        birth_date=born,
        contacts=(ContactPoint(ContactSystem.PHONE, phone),) if phone else (),
        languages=languages,
        **more,
    )


def booking(
    who: ImportedPatient | None = None,
    at: str = "09:30",
    day: date = TODAY,
    clinician: str = "VOSS, LENA MD",
    **more: Any,
) -> ImportedVisit:
    """One imported booking, on the clinic's clock in winter."""
    start = datetime.combine(day, time.fromisoformat(at), UTC)
    return ImportedVisit("row 2", who or person(), start=start, clinician=clinician, **more)


def patients(desk: Desk) -> list[Patient]:
    """Everybody, by name."""
    return sorted((patient for patient, _ in desk.store.patients()), key=lambda patient: patient.name.full)


def visits(desk: Desk) -> list[Visit]:
    """All visits, by start."""
    return list(desk.store.visits())


def facts(desk: Desk, patient_id: str) -> list[Fact]:
    """All facts that stand."""
    return [fact for fact in desk.store.facts_of(patient_id) if fact.status.value != "retired"]
