"""Plain reads: records by id or day, and what an import matches against. Nothing hidden ever shows."""

import json
from collections.abc import Collection, Iterator, Sequence
from datetime import date
from typing import Any, TypeVar

from frontdesk.domain.deed import Record
from frontdesk.domain.fact import Fact, FactKind
from frontdesk.domain.patient import Identifier, Patient
from frontdesk.domain.visit import Visit
from frontdesk.store.port import BoardRow, Known
from frontdesk.store.sqlite.connection import Connection
from frontdesk.store.sqlite.tables import OF_KIND

R = TypeVar("R", bound=Record)
K = TypeVar("K")
T = TypeVar("T")
PAGE = 500

SHOWN = "{0}import_id NOT IN (SELECT id FROM unfinished)"
"""The test every read of imported records carries: an import is seen whole or not at all."""

_GIVEN = "(SELECT value FROM json_each(?))"
_LANGUAGE_KINDS = (
    FactKind.LEGAL_NAME,
    FactKind.NAME_TO_USE,
    FactKind.FORM_OF_ADDRESS,
    FactKind.SCRIPT_FORM,
    FactKind.PRONUNCIATION,
    FactKind.PRONOUNS,
    FactKind.SPOKEN_LANGUAGE,
    FactKind.READING_LANGUAGE,
    FactKind.INTERPRETER,
)


def get(raw: Any, kind: type[R], id: str, patient_id: str) -> R | None:
    """One record by its key; without the patient a record about a patient is looked for by id alone."""
    table = OF_KIND[kind]
    where, values = (
        (table.at_key, [patient_id, id]) if patient_id and len(table.key) == 2 else ("id = ?", [id])
    )
    shown = f" AND {SHOWN.format('')}" if table.hideable else ""
    row = raw.execute(f"SELECT {table.columns} FROM {table.name} WHERE {where}{shown}", values).fetchone()
    return table.codec.decode(row) if row else None


def every(raw: Any, kind: type[R], order: str, where: str = "1", values: Sequence[Any] = ()) -> tuple[R, ...]:
    """All records of a kind that meet ``where``, hidden ones left out."""
    table = OF_KIND[kind]
    shown = f" AND {SHOWN.format('')}" if table.hideable else ""
    rows = raw.execute(
        f"SELECT {table.columns} FROM {table.name} WHERE {where}{shown} ORDER BY {order}", values
    )
    return tuple(map(table.codec.decode, rows))


_VISIT = OF_KIND[Visit]
_BOARD = f"""
SELECT p.board_name, p.name_fold, p.birth_date,
  EXISTS (SELECT 1 FROM fact f WHERE f.patient_id = v.patient_id AND f.kind = 'interpreter' AND f.code = 'yes'
    AND f.status <> 'retired' AND f.visit_id IN ('', v.id) AND (f.expires_on IS NULL OR f.expires_on >= v.day)
    AND {SHOWN.format("f.")}),
  {_VISIT.columns_as("v")}
FROM visit v JOIN patient p ON p.id = v.patient_id
WHERE v.day = ? AND {SHOWN.format("v.")} ORDER BY v.start, v.id"""


def board(raw: Any, day: date, spoken: dict[str, str]) -> tuple[BoardRow, ...]:
    """Every visit of a day with what may stand beside it; ``spoken`` names the clinicians by id."""
    decode = _VISIT.codec.decode
    rows = []
    for row in raw.execute(_BOARD, (day.isoformat(),)):
        visit: Visit = decode(row[4:])
        birth = row[2]
        ddmm = birth[8:10] + birth[5:7] if len(birth) == 10 else ""
        rows.append(BoardRow(visit, row[0], spoken.get(visit.clinician_id, ""), row[3] == 1, row[1], ddmm))
    return tuple(rows)


def patients(connection: Connection) -> Iterator[tuple[Patient, tuple[Fact, ...]]]:
    """Everybody in pages, so that nobody waits for the whole."""
    last = ""
    while True:
        with connection.reading() as raw:
            page = every(raw, Patient, f"id LIMIT {PAGE}", "id > ?", (last,))
            facts = [_facts_of_kinds(raw, patient.id) for patient in page]
        yield from zip(page, facts, strict=True)
        if len(page) < PAGE:
            return
        last = page[-1].id


def visits(connection: Connection, day: date | None) -> Iterator[Visit]:
    """Visits of a day or all of them, in pages, by start and id."""
    if day is not None:
        with connection.reading() as raw:
            found = every(raw, Visit, "start, id", "day = ?", (day.isoformat(),))
        yield from found
        return
    last = ("", "", "")
    while True:
        with connection.reading() as raw:
            page = every(raw, Visit, f"day, start, id LIMIT {PAGE}", "(day, start, id) > (?, ?, ?)", last)
        yield from page
        if len(page) < PAGE:
            return
        at_last = dict(zip(_VISIT.codec.names, _VISIT.codec.encode(page[-1]), strict=True))
        last = (str(at_last["day"]), str(at_last["start"]), str(at_last["id"]))


def _facts_of_kinds(raw: Any, patient_id: str) -> tuple[Fact, ...]:
    kinds = ", ".join(f"'{kind.value}'" for kind in _LANGUAGE_KINDS)
    where = f"patient_id = ? AND status <> 'retired' AND kind IN ({kinds})"
    return every(raw, Fact, "said_on, id", where, (patient_id,))


def patients_by_identifier(raw: Any, identifier: Identifier) -> tuple[Patient, ...]:
    """Whoever carries this number of this system; more than one only by somebody's mistake."""
    where = "id IN (SELECT patient_id FROM identifier WHERE system = ? AND value = ?)"
    return every(raw, Patient, "id", where, (identifier.system, identifier.value))


def patients_by_name_key(raw: Any, key: str) -> tuple[Patient, ...]:
    """Whoever carries this name, in whatever order it is written."""
    return every(raw, Patient, "id", "name_key = ? AND merged_into = ''", (key,))


def known(raw: Any, numbers: Collection[Identifier], name_keys: Collection[str]) -> Known:
    """See ``Store.known``."""
    wanted = {(number.system, number.value): number for number in numbers}
    with_number = raw.execute(
        "SELECT i.system, i.value, i.patient_id FROM json_each(?) j JOIN identifier i"
        " ON i.system = j.value ->> 0 AND i.value = j.value ->> 1 ORDER BY i.patient_id",
        (json.dumps(list(wanted)),),
    ).fetchall()
    with_name = raw.execute(
        "SELECT p.name_key, p.id FROM json_each(?) j JOIN patient p ON p.name_key = j.value"
        " WHERE p.merged_into = '' ORDER BY p.id",
        (json.dumps(list(name_keys)),),
    ).fetchall()
    ids = json.dumps(list({row[-1] for row in (*with_number, *with_name)}))
    found = {patient.id: patient for patient in every(raw, Patient, "id", f"id IN {_GIVEN}", (ids,))}
    facts: dict[str, list[Fact]] = {id: [] for id in found}
    for fact in every(raw, Fact, "said_on, id", f"patient_id IN {_GIVEN}", (ids,)) if found else ():
        facts[fact.patient_id].append(fact)
    by_number: dict[Identifier, list[Patient]] = {}
    for system, value, id in with_number:
        if id in found:
            by_number.setdefault(wanted[system, value], []).append(found[id])
    by_name: dict[str, list[Patient]] = {}
    for key, id in with_name:
        if id in found:
            by_name.setdefault(key, []).append(found[id])
    return Known(_rows(by_number), _rows(by_name), _rows(facts))


def _rows(lists: dict[K, list[T]]) -> dict[K, tuple[T, ...]]:
    return {key: tuple(some) for key, some in lists.items()}


def visits_by_source(raw: Any, numbers: Collection[tuple[str, str]]) -> dict[tuple[str, str], Visit]:
    """The bookings the other system knows by these numbers."""
    where = (
        "source_value <> '' AND (source_system, source_value) IN"
        " (SELECT value ->> 0, value ->> 1 FROM json_each(?))"
    )
    visits = every(raw, Visit, "id DESC", where, (json.dumps(list(numbers)),))
    return {(visit.source_system, visit.source_value): visit for visit in visits}
