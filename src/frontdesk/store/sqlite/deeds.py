"""The one road for writes: a deed whole or not at all, each change compared with what stands there first."""

import json
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from frontdesk.domain.booking import Booking
from frontdesk.domain.changes import Changes
from frontdesk.domain.consent import Consent
from frontdesk.domain.deed import Change, Deed
from frontdesk.domain.errors import Conflict, Defect
from frontdesk.domain.languages import HelloChecked, PackSigned
from frontdesk.domain.patient import Patient
from frontdesk.domain.set_aside import SetAside
from frontdesk.domain.template import Complaint, LineDraft, LineRest, LineVersion, PromptTemplate
from frontdesk.domain.visit import Visit
from frontdesk.store.sqlite import chain, lines, people
from frontdesk.store.sqlite.rows import Column, to_keep
from frontdesk.store.sqlite.tables import OF_KIND, OF_NAME, Table

NOT_TAKEN_BACK = (
    "first_run",
    "import",
    "import_undo",
    "export_person",
    "export",
    "erase_person",
    "drill",
    "restore",
    "repair",
    "clock_back",
)
"""Acts that Undo passes over: the clinic itself, imports (taken back by their run), what left the house or is
gone."""

REACH = 5_000

_DEED_COLUMNS = "id, kind, at, by, patient_id, visit_id, undo_of, changes"


def write(raw: Any, deed: Deed, also: Iterable[str] = ()) -> None:
    """Everything a deed does, inside the running transaction. Raises ``Conflict`` and leaves nothing.

    ``also``: what its entry in the chain names beside the records, such as the address it came from.
    """
    renamed: set[str] = set()
    stored = [kept for change in deed.changes if (kept := apply(raw, change, renamed))]
    for patient_id in renamed:
        people.index(raw, patient_id)
    record(raw, deed, stored, [*_targets(deed), *also], depth=_take_back(raw, deed) if deed.undo_of else 0)


def record(
    raw: Any, deed: Deed, stored: list[Any], targets: Iterable[str], *, depth: int = 0, run_id: str = ""
) -> None:
    """Write the deed itself and its entry in the audit chain."""
    text = to_keep(stored)
    about = (
        deed.id,
        deed.kind,
        chain.utc_text(deed.at),
        deed.by,
        deed.patient_id,
        deed.visit_id,
        deed.undo_of,
    )
    raw.execute(
        f"INSERT INTO deed ({_DEED_COLUMNS}, depth, undone_by, run_id)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, '', ?)",
        (*about, text, depth, run_id),
    )
    chain.append(raw, deed.at, deed.by, deed.kind, targets)


def apply(raw: Any, change: Change, renamed: set[str]) -> list[Any]:
    """One change, compared and written; returns its stored form. ``renamed``: who is found by other words.

    Empty where only a line that cannot be read was taken out: there is nothing Undo could bring back.
    """
    before, after = change.before, change.after
    record = after if after is not None else before
    table = OF_KIND.get(type(record))
    if record is None or table is None:
        raise Defect("a change needs a record that the store keeps")
    renamed |= people.found_anew(before, after)
    if isinstance(before, PromptTemplate) and lines.take_out_unreadable(raw, before):
        before = None
        if after is None:
            return []
    old = None if before is None else table.codec.encode(before)
    new = None if after is None else table.codec.encode(after)
    if new is None:
        _delete(raw, table, before, old or [])
    elif old is None:
        _insert(raw, table, after, new)
    elif type(before) is not type(after) or table.key_of(before) != table.key_of(after):
        raise Defect("a change is about one record")
    else:
        _update(raw, table, after, old, new)
    return stored_form(table, old, new)


def stored_form(table: Table, old: list[Column] | None, new: list[Column] | None) -> list[Any]:
    """How a change is kept: one side, or the new side and what the fields that differ held before."""
    codec = table.codec
    if old is None or new is None:
        return [table.name, old and codec.to_json(old), new and codec.to_json(new)]
    before = {name: was for name, was, now in zip(codec.names, old, new, strict=True) if was != now}
    return [table.name, before, codec.to_json(new)]


def changed(deed: Deed) -> Changes:
    """What a deed touched, for the screens."""
    patients, visits, templates = {deed.patient_id}, {deed.visit_id}, set()
    everything = False
    for change in deed.changes:
        record = change.after if change.after is not None else change.before
        match record:
            case Patient() | Consent():
                patients.add(record.id)
            case Visit():
                visits.add(record.id)
                patients.add(record.patient_id)
            case Booking():
                visits.add(record.id)
            case PromptTemplate() | PackSigned() | HelloChecked():  # they say which lines are live
                templates.add(record.id)
            case LineDraft() | LineVersion():
                templates.add(record.template.id)
            case SetAside():
                patients.update(record.about())
            case LineRest() | Complaint():
                templates.add(record.id if isinstance(record, LineRest) else record.line)
            case _:
                patient_id = getattr(record, "patient_id", "")
                patients.add(patient_id)
                everything = everything or not patient_id
    return Changes(
        deed.id, frozenset(patients - {""}), frozenset(visits - {""}), frozenset(templates), everything
    )


def read(raw: Any, id: str) -> Deed | None:
    """One deed with its changes."""
    row = raw.execute(f"SELECT {_DEED_COLUMNS} FROM deed WHERE id = ?", (id,)).fetchone()
    return _deed(row) if row else None


def last(raw: Any, by: str, *, undone: bool) -> Deed | None:
    """The newest act of a person that stands and can be taken back; ``undone``: the undo to bring back.

    Nothing can be brought back once the person did something new. Looks at the last ``REACH`` acts of all.
    """
    row = raw.execute(
        f"SELECT depth, {_DEED_COLUMNS} FROM deed WHERE by = ? AND undone_by = ''"
        f" AND (depth = 0 AND kind NOT IN {NOT_TAKEN_BACK}{' OR depth % 2 = 1' if undone else ''})"
        f" AND seq > (SELECT max(seq) FROM deed) - {REACH} ORDER BY seq DESC LIMIT 1",
        (by,),
    ).fetchone()
    if row is None or (undone and row[0] == 0):
        return None
    return _deed(row[1:])


def merges(raw: Any) -> tuple[Deed, ...]:
    """Merges that stand, newest first."""
    where = "kind = 'merge_people' AND undone_by = ''"
    rows = raw.execute(f"SELECT {_DEED_COLUMNS} FROM deed WHERE {where} ORDER BY seq DESC")
    return tuple(_deed(row) for row in rows)


def about(raw: Any, whole: Sequence[str], since: datetime) -> tuple[Deed, ...]:
    """What was done about a person and stands, newest first. Looks at the last ``REACH`` acts of all."""
    rows = raw.execute(
        f"SELECT {_DEED_COLUMNS} FROM deed WHERE patient_id IN ({', '.join('?' * len(whole))})"
        " AND undone_by = '' AND depth % 2 = 0"
        f" AND at >= ? AND seq > (SELECT max(seq) FROM deed) - {REACH} ORDER BY seq DESC",
        (*whole, chain.utc_text(since)),
    )
    return tuple(_deed(row) for row in rows)


def _insert(raw: Any, table: Table, record: Any, columns: list[Column]) -> None:
    if raw.execute(f"SELECT 1 FROM {table.name} WHERE {table.at_key}", table.key_of(record)).fetchone():
        raise _conflict("This was added already.")
    insert_row(raw, table, record, columns)


def insert_row(raw: Any, table: Table, record: Any, columns: list[Column]) -> None:
    """Write a new record with what follows from it."""
    if isinstance(record, Patient):
        people.insert(raw, table, record, columns)
        return
    marks = ", ".join("?" * len(columns))
    raw.execute(f"INSERT INTO {table.name} ({table.columns}) VALUES ({marks})", columns)


def _delete(raw: Any, table: Table, record: Any, columns: Sequence[Column]) -> None:
    names = table.codec.names
    same = " AND ".join(f'"{name}" IS ?' for name in names)
    key = table.key_of(record)
    if isinstance(record, Patient):
        people.leave(raw, record)
    gone = raw.execute(f"DELETE FROM {table.name} WHERE {table.at_key} AND {same}", (*key, *columns))
    if gone.rowcount != 1:
        raise _conflict("This was changed in the meantime.")


def _update(raw: Any, table: Table, after: Any, old: list[Column], new: list[Column]) -> None:
    touched = [at for at, value in enumerate(new) if value != old[at]]
    if not touched:
        return
    names = [f'"{table.codec.names[at]}"' for at in touched]
    sets = ", ".join(f"{name} = ?" for name in names)
    same = " AND ".join(f"{name} IS ?" for name in names)
    values = [new[at] for at in touched] + table.key_of(after) + [old[at] for at in touched]
    if raw.execute(f"UPDATE {table.name} SET {sets} WHERE {table.at_key} AND {same}", values).rowcount != 1:
        raise _conflict("Somebody else changed this in the meantime.")
    if isinstance(after, Patient):
        people.follow(raw, table.codec.decode(old), after, {table.codec.names[at] for at in touched})


def _take_back(raw: Any, deed: Deed) -> int:
    """Note that ``deed`` takes another one back, and what stands again by that; how deep it is."""
    row = raw.execute("SELECT depth, undo_of, undone_by FROM deed WHERE id = ?", (deed.undo_of,)).fetchone()
    if row is None or row[2]:
        raise _conflict("This was taken back already.")
    depth: int = row[0] + 1
    by, id, earlier, stands = deed.id, deed.undo_of, row[1], False
    while id:
        raw.execute("UPDATE deed SET undone_by = ? WHERE id = ?", ("" if stands else by, id))
        by, id, stands = id, earlier, not stands
        row = raw.execute("SELECT undo_of FROM deed WHERE id = ?", (id,)).fetchone()
        earlier = row[0] if row else ""
    return depth


def _deed(row: Sequence[Any]) -> Deed:
    id, kind, at, by, patient_id, visit_id, undo_of, changes = row
    return Deed(
        id,
        kind,
        chain.from_utc_text(at),
        by,
        tuple(change_of(stored) for stored in json.loads(changes)),
        patient_id,
        visit_id,
        undo_of,
    )


def change_of(stored: Sequence[Any]) -> Change:
    """The stored form of ``apply`` back into records."""
    name, before, after = stored
    codec = OF_NAME[name].codec
    if before is not None and after is not None:
        before = after | before
    old, new = (None if side is None else codec.decode(codec.from_json(side)) for side in (before, after))
    return Change(old, new)


def _targets(deed: Deed) -> list[str]:
    ids = dict.fromkeys((deed.patient_id, deed.visit_id, deed.undo_of))
    for change in deed.changes:
        record = change.after if change.after is not None else change.before
        if record is not None:
            ids[record.id] = None
    ids.pop("", None)
    return list(ids)


def _conflict(what: str) -> Conflict:
    return Conflict(what, "Nothing was changed.", "Look again, then decide.")
