"""Plain reads: records by id or day. Nothing hidden ever shows."""

from collections.abc import Collection, Iterator, Sequence
from datetime import date
from typing import Any, TypeVar

from frontdesk.domain.booking import Booking
from frontdesk.domain.consent import Consent
from frontdesk.domain.deed import Record
from frontdesk.domain.fact import Fact, FactKind
from frontdesk.domain.patient import Patient
from frontdesk.domain.visit import Visit
from frontdesk.likeness.fold import fold
from frontdesk.store.port import BoardRow
from frontdesk.store.sqlite import one_person
from frontdesk.store.sqlite.connection import Connection
from frontdesk.store.sqlite.one_person import Merged
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


def get(raw: Any, kind: type[R], id: str, whole: Sequence[str] = ()) -> R | None:
    """One record by its key; without the records of the patient it is looked for by id alone."""
    table = OF_KIND[kind]
    where, values = "id = ?", [id]
    if whole and len(table.key) == 2:
        where, values = f"{table.key[0]} IN ({', '.join('?' * len(whole))}) AND id = ?", [*whole, id]
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


def any_of(raw: Any, kind: type[Record], of_kinds: Collection[FactKind]) -> bool:
    """Whether there is one; the first one found ends the search."""
    where = f" WHERE kind IN ({', '.join('?' * len(of_kinds))})" if of_kinds else ""
    found = raw.execute(f"SELECT EXISTS (SELECT 1 FROM {OF_KIND[kind].name}{where})", tuple(of_kinds))
    return bool(found.fetchone()[0])


_VISIT = OF_KIND[Visit]
_INTERPRETER = f"""f.kind = 'interpreter' AND f.code = 'yes' AND f.status <> 'retired'
AND f.visit_id IN ('', ?) AND (f.expires_on IS NULL OR f.expires_on >= ?) AND {SHOWN.format("f.")}"""
_BOARD = f"""
SELECT p.board_name, p.name_fold, p.birth_date,
  EXISTS (SELECT 1 FROM fact f WHERE f.patient_id = v.patient_id
    AND {_INTERPRETER.replace("?", "v.id", 1).replace("?", "v.day", 1)}),
  {_VISIT.columns_as("v")}
FROM visit v JOIN patient p ON p.id = v.patient_id
WHERE v.day = ? AND {SHOWN.format("v.")} ORDER BY v.start, v.id"""


def board(raw: Any, day: date, spoken: dict[str, str], merged: Merged) -> tuple[BoardRow, ...]:
    """Every row of a day with what may stand beside it; ``spoken`` names the clinicians by id."""
    decode = _VISIT.codec.decode
    rows = []
    for row in raw.execute(_BOARD, (day.isoformat(),)).fetchall():
        visit: Visit = decode(row[4:])
        whole = merged.group(visit.patient_id)
        board_name, name_fold, birth, interpreter = row[:4] if len(whole) == 1 else _of_one(raw, visit, whole)
        ddmm = birth[8:10] + birth[5:7] if len(birth) == 10 else ""
        whom = spoken.get(visit.clinician_id, "")
        rows.append(BoardRow(visit, board_name, whom, interpreter == 1, name_fold, ddmm, whole[0]))
    rows += [_asks_who(one, spoken.get(one.clinician_id, "")) for one in bookings(raw, day)]
    return tuple(sorted(rows, key=lambda row: (row.visit.start, row.visit.id)))


def bookings(raw: Any, day: date) -> tuple[Booking, ...]:
    """Those of a day whose person nobody has said yet."""
    return every(raw, Booking, "start, id", "day = ?", (day.isoformat(),))


def _asks_who(one: Booking, whom: str) -> BoardRow:
    return BoardRow(one.visit_of(""), one.board_name, whom, False, fold(one.written_name), booking=one)


def _of_one(raw: Any, visit: Visit, whole: Sequence[str]) -> Sequence[Any]:
    """The first columns of ``_BOARD`` for somebody with several records."""
    named = "SELECT board_name, name_fold, birth_date FROM patient WHERE id = ?"
    marks = ", ".join("?" * len(whole))
    needed = raw.execute(
        f"SELECT EXISTS (SELECT 1 FROM fact f WHERE f.patient_id IN ({marks}) AND {_INTERPRETER})",
        (*whole, visit.id, visit.day.isoformat()),
    ).fetchone()
    return (*raw.execute(named, whole[:1]).fetchone(), *needed)


def patients(connection: Connection, merged: Merged) -> Iterator[tuple[Patient, tuple[Fact, ...]]]:
    """Everybody once, in pages, so that nobody waits for the whole."""
    last = ""
    while True:
        with connection.reading() as raw:
            page = every(raw, Patient, f"id LIMIT {PAGE}", "id > ? AND merged_into = ''", (last,))
            facts = [facts_of_kinds(raw, merged.group(patient.id)) for patient in page]
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


def facts_of_kinds(raw: Any, whole: Sequence[str]) -> tuple[Fact, ...]:
    """What we were told about the names and languages of people, over all these records of theirs."""
    if not whole:
        return ()
    kinds = ", ".join(f"'{kind.value}'" for kind in _LANGUAGE_KINDS)
    marks = ", ".join("?" * len(whole))
    where = f"patient_id IN ({marks}) AND status <> 'retired' AND kind IN ({kinds})"
    return every(raw, Fact, "said_on, id", where, whole)


def everything_of(raw: Any, patient_id: str) -> tuple[Record, ...]:
    """Every record about a person, whatever record of theirs was named."""
    found: list[Record] = []
    for id in one_person.group_of(raw, patient_id):
        for table in TABLES:
            about = "patient_id" in table.codec.names
            if not about and table.kind not in (Patient, Consent):
                continue
            key = "patient_id" if about else "id"
            rows = raw.execute(f"SELECT {table.columns} FROM {table.name} WHERE {key} = ?", (id,))
            found += map(table.codec.decode, rows.fetchall())
    return tuple(found)
