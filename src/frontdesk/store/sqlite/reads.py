"""Plain reads: records by id or day. Nothing hidden ever shows."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any, TypeVar

from frontdesk.domain.consent import Consent
from frontdesk.domain.deed import Record
from frontdesk.domain.fact import Fact, FactKind
from frontdesk.domain.patient import Patient
from frontdesk.domain.visit import Visit
from frontdesk.store.port import BoardRow
from frontdesk.store.sqlite.connection import Connection
from frontdesk.store.sqlite.tables import OF_KIND, TABLES

R = TypeVar("R", bound=Record)
PAGE = 500

SHOWN = "{0}import_id NOT IN (SELECT id FROM unfinished)"
"""The test every read of imported records carries: an import is seen whole or not at all."""

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


def one_person(raw: Any, patient_id: str) -> list[str]:
    """The patient and all who were merged into them, at any remove."""
    rows = raw.execute(
        "WITH RECURSIVE one(id) AS (SELECT id FROM patient WHERE id = ? UNION"
        " SELECT p.id FROM patient p JOIN one ON p.merged_into = one.id AND p.merged_into <> '')"
        " SELECT id FROM one",
        (patient_id,),
    )
    return [id for (id,) in rows.fetchall()]


def everything_of(raw: Any, patient_id: str) -> tuple[Record, ...]:
    """Every record about a person and about whoever was merged into them."""
    found: list[Record] = []
    for id in one_person(raw, patient_id):
        for table in TABLES:
            about = "patient_id" in table.codec.names
            if not about and table.kind not in (Patient, Consent):
                continue
            key = "patient_id" if about else "id"
            rows = raw.execute(f"SELECT {table.columns} FROM {table.name} WHERE {key} = ?", (id,))
            found += map(table.codec.decode, rows.fetchall())
    return tuple(found)
