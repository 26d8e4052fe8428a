"""Made-up people and visits for the tests of the store; every value is invented."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from uuid import uuid4

from frontdesk.domain.clinic import Clinic, Clinician, OpeningHours
from frontdesk.domain.deed import Change, Deed, Record
from frontdesk.domain.fact import Fact, FactKind
from frontdesk.domain.patient import ContactPoint, ContactSystem, Patient, PersonName
from frontdesk.domain.staff import Person, Role
from frontdesk.domain.visit import Visit
from frontdesk.store.port import ImportRun, StagedRow, Store

NOW = datetime(2026, 3, 3, 10, 5, tzinfo=UTC)
TODAY = NOW.date()
KEY = bytes(range(32))
DANA = Person("dana", "Dana", Role.MANAGER, NOW)
CLINIC = Clinic("clinic", "Harbour Clinic", "Europe/London", hours=(OpeningHours(0, time(9), time(17)),))
VOSS = Clinician("voss", "Dr Lena Voss", ("VOSS, LENA MD",))


def set_up(store: Store) -> None:
    """Clinic, manager and one clinician, as first run writes them."""
    add(store, CLINIC, DANA, VOSS, kind="first_run", id="first")


def add(store: Store, *records: Record, kind: str = "add", id: str = "", by: str = "dana") -> str:
    """Write new records as one deed; returns the deed's id."""
    return commit(store, *(Change(None, record) for record in records), kind=kind, id=id, by=by)


def commit(store: Store, *changes: Change, id: str = "", by: str = "dana", **rest: Any) -> str:
    """Write one deed; returns its id."""
    kind = rest.pop("kind", "act")
    deed = Deed(id or str(uuid4()), kind, NOW, by, changes, **rest)
    store.commit(deed)
    return deed.id


def undo(store: Store, deed_id: str, by: str = "dana") -> str:
    """Take a deed back as the use case does."""
    deed = store.deed(deed_id)
    assert deed is not None
    changes = [Change(change.after, change.before) for change in reversed(deed.changes)]
    return commit(store, *changes, kind="undo", undo_of=deed.id, by=by)


def patient(id: str = "p1", full: str = "Ngozi Okonkwo-Bell", **rest: Any) -> Patient:
    """A person whose name came as one string."""
    phone = rest.pop("phone", "")
    contacts = (ContactPoint(ContactSystem.PHONE, phone),) if phone else ()
    return Patient(id, full, (PersonName(text=full),), contacts=contacts, **rest)


def visit(id: str = "v1", patient_id: str = "p1", day: date = TODAY, **rest: Any) -> Visit:
    """A visit at half past ten, clinic time is UTC in March."""
    start = rest.pop("start", datetime.combine(day, time(10, 30), UTC))
    return Visit(id, patient_id, day, start, **{"clinician_id": "voss"} | rest)


def fact(id: str, text: str = "", kind: FactKind = FactKind.ADJUSTMENT, **rest: Any) -> Fact:
    """Something we were told."""
    return Fact(id, rest.pop("patient_id", "p1"), kind, text, **rest)


def days(count: int) -> timedelta:
    """So many days."""
    return timedelta(days=count)


def run(id: str = "run") -> ImportRun:
    """An import nobody has begun."""
    return ImportRun(id, NOW, "dana", "day list.csv", 0, 0, "staged")


def list_of(count: int, run_id: str = "run") -> list[StagedRow]:
    """So many rows of a day's list: each a new person with a birth date, a language and a visit today."""
    rows = []
    for at in range(count):
        who = patient(f"imported {at}", f"Person{at} Listed", birth_date="1980-01-02", import_id=run_id)
        told = fact(f"f{at}", "Spanish", FactKind.SPOKEN_LANGUAGE, patient_id=who.id, import_id=run_id)
        come = replace(
            visit(f"on list {at}", who.id, import_id=run_id), source_system="s", source_value=str(at)
        )
        rows.append(StagedRow(at + 1, ((None, who), (None, told), (None, come))))
    return rows


def bring_in(store: Store, rows: Iterable[StagedRow], run_id: str = "run") -> None:
    """A whole import, as the use case drives it."""
    store.import_stage(run(run_id), tuple(rows))
    store.import_accept(run_id)
    while not store.import_step(run_id):
        pass


def ids(store: Store, typed: str, limit: int = 6) -> list[str]:
    """Whom Find shows, in its order."""
    return [found.patient.id for found in store.find(typed, today=TODAY, limit=limit)]
