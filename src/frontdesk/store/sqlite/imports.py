"""Imports: staged unseen, accepted, written hidden in small transactions, shown whole by the last one.

A row's new records that carry the run's import id are written first; every read leaves them out while the run
is listed in ``unfinished``. Changes to what is there already, and new records nothing could hide, come last.
For taking it back what was changed is kept, and the ids of what was made (`taking_back`).
"""

import json
import time
from collections.abc import Iterable, Sequence
from itertools import accumulate
from typing import Any

from frontdesk.domain.booking import Booking
from frontdesk.domain.deed import Deed
from frontdesk.domain.errors import Conflict, Refused, WrongUsage
from frontdesk.domain.fact import Fact
from frontdesk.domain.imported import RowProblem
from frontdesk.domain.patient import Patient
from frontdesk.store.port import ImportRun, StagedRow
from frontdesk.store.sqlite import chain, deeds, people
from frontdesk.store.sqlite.rows import Column, compact, to_keep
from frontdesk.store.sqlite.tables import OF_KIND, OF_NAME

_MAKE = "id, at, by, file_name, rows, done, state"
_COLUMNS = f"{_MAKE}, counts, taken_back_by, taken_back_at"
_BOOKING = OF_KIND[Booking].name
STAGED, ACCEPTED, DONE = "staged", "accepted", "done"
LEAVING, GOING, TAKEN_BACK = "leaving", "going", "taken_back"
"""A run that is taken back: who stays is looked for, all still shown; the rest goes, hidden; it is gone."""
_TO_WRITE, _WAITS, KEPT, MADE = 0, 1, 2, 3
STEP_SECONDS = 0.004
"""A step ends soon after so long, however few rows it wrote: a check-in may be waiting behind it."""
_TOGETHER = 20
"""Rows kept as one text, and written between two looks at the clock."""
AT_ONCE = 10
"""Bundles of rows staged in one transaction: a check-in may be waiting behind it."""
Bundle = tuple[int, str]
"""So many rows, number and changes each, as one text: few texts are kept and read sooner than many."""
LEFT_AS_IT_IS = "Changed at the desk after the file was read. The desk's entry was kept."


def ready(rows: Sequence[StagedRow]) -> list[Bundle]:
    """Rows as they will be kept, with all that follows from a new patient."""
    parts = [rows[at : at + _TOGETHER] for at in range(0, len(rows), _TOGETHER)]
    return [(len(part), to_keep([[row.number, _staged(row)] for row in part])) for part in parts]


def stage(raw: Any, run: ImportRun, bundles: Sequence[Bundle], problems: Iterable[RowProblem]) -> None:
    """Keep a batch of ``ready`` rows, unseen. The run is made by its first batch."""
    at = chain.utc_text(run.at)
    raw.execute(
        f"INSERT OR IGNORE INTO import_run ({_MAKE}) VALUES (?, ?, ?, ?, 0, 0, ?)",
        (run.id, at, run.by, run.file_name, STAGED),
    )
    if run_of(raw, run.id).state != STAGED:
        raise WrongUsage("This import was accepted already.", "Nothing was changed.")
    if raw.execute("SELECT 1 FROM import_run WHERE state IN (?, ?)", (LEAVING, GOING)).fetchone():
        raise Refused(
            "An import is being taken back just now.", "Nothing was imported.", "Try again in a minute."
        )
    raw.execute("INSERT OR IGNORE INTO unfinished VALUES (?)", (run.id,))
    before = raw.execute("SELECT rows FROM import_run WHERE id = ?", (run.id,)).fetchone()[0]
    parts = list(accumulate((number for number, _ in bundles), initial=before))
    raw.executemany(
        "INSERT INTO import_row VALUES (?, ?, ?, ?, ?)",
        [(run.id, _TO_WRITE, 0, part, text) for part, (_, text) in zip(parts, bundles, strict=False)],
    )
    raw.execute("UPDATE import_run SET rows = ? WHERE id = ?", (parts[-1], run.id))
    _note_problems(raw, run.id, problems)


def accept(raw: Any, run_id: str, counts: str) -> None:
    """The last button was pressed: from now on the import is finished, whatever happens."""
    if run_of(raw, run_id).state != STAGED:
        raise WrongUsage("This import was accepted already.", "Nothing was changed.")
    raw.execute("UPDATE import_run SET state = ?, counts = ? WHERE id = ?", (ACCEPTED, counts, run_id))


def step(raw: Any, run_id: str, limit: int) -> bool:
    """Write the next rows, ``limit`` at most; True when all is done and shown.

    On a slow computer a step writes fewer: it stops after ``STEP_SECONDS``.
    """
    run = run_of(raw, run_id)
    if run.state == DONE:
        return True
    if run.state != ACCEPTED:
        raise WrongUsage("This import was not accepted yet.", "Nothing was changed.")
    until = time.perf_counter() + STEP_SECONDS
    if _write_hidden(raw, run_id, limit, until) or people.index_next(raw, limit, until):
        return False
    if _write_waiting(raw, run_id, limit, until):
        return False
    _show(raw, run)
    return True


def unfinished(raw: Any) -> tuple[ImportRun, ...]:
    """Runs that are staged, being written or being taken back, oldest first."""
    where = "state NOT IN (?, ?) ORDER BY at, id"
    rows = raw.execute(f"SELECT {_COLUMNS} FROM import_run WHERE {where}", (DONE, TAKEN_BACK))
    return tuple(map(_as_run, rows.fetchall()))


def runs(raw: Any, limit: int) -> tuple[ImportRun, ...]:
    """Imports that were finished, and those that were taken back or are just going; the newest first."""
    where = "state NOT IN (?, ?) ORDER BY at DESC, id DESC LIMIT ?"
    rows = raw.execute(f"SELECT {_COLUMNS} FROM import_run WHERE {where}", (STAGED, ACCEPTED, limit))
    return tuple(map(_as_run, rows.fetchall()))


def drop(raw: Any, run_id: str) -> None:
    """Forget a staged import; an accepted one can no longer be dropped."""
    if run_of(raw, run_id).state != STAGED:
        raise WrongUsage("This import was accepted already; it will be finished.", "Nothing was changed.")
    for table, column in (
        ("import_row", "run_id"),
        ("import_problem", "run_id"),
        ("unfinished", "id"),
        ("import_run", "id"),
    ):
        raw.execute(f"DELETE FROM {table} WHERE {column} = ?", (run_id,))


def problems(raw: Any, run_id: str) -> tuple[RowProblem, ...]:
    """Rows that could not be used, and changes the desk's entry was kept against."""
    rows = raw.execute("SELECT place, reason FROM import_problem WHERE run_id = ? ORDER BY part", (run_id,))
    return tuple(RowProblem(where, reason) for where, reason in rows.fetchall())


_NEXT = """SELECT number, part, changes FROM import_row WHERE run_id = ? AND stage = ?
ORDER BY number, part LIMIT ?"""


def _write_hidden(raw: Any, run_id: str, limit: int, until: float) -> int:
    """New records that nobody sees yet. Returns how many rows were taken."""
    taken = 0
    while taken < limit and (not taken or time.perf_counter() < until):
        rows = _next_rows(raw, run_id, limit - taken)
        if not rows:
            break
        _write_some(raw, run_id, rows)
        taken += len(rows)
    if taken:
        raw.execute("UPDATE import_run SET done = done + ? WHERE id = ?", (taken, run_id))
    return taken


def _next_rows(raw: Any, run_id: str, limit: int) -> list[tuple[int, int, list[Any]]]:
    """Take rows out of the next bundle: part, number and changes each."""
    bundle = raw.execute(_NEXT, (run_id, _TO_WRITE, 1)).fetchone()
    if bundle is None:
        return []
    number, first, text = bundle
    bundled = json.loads(text)
    here, values = "run_id = ? AND stage = ? AND number = ? AND part = ?", (run_id, _TO_WRITE, number, first)
    if left := bundled[limit:]:
        kept = (first + limit, compact(left), *values)
        raw.execute(f"UPDATE import_row SET part = ?, changes = ? WHERE {here}", kept)
    else:
        raw.execute(f"DELETE FROM import_row WHERE {here}", values)
    return [(part, number, changes) for part, (number, changes) in enumerate(bundled[:limit], start=first)]


def _write_some(raw: Any, run_id: str, rows: list[tuple[int, int, list[Any]]]) -> None:
    """The same for a few rows, all records of a kind at once."""
    people_new: dict[str, people.NewPatient] = {}
    new: dict[str, list[list[Column]]] = {}
    made: list[list[str]] = []
    waiting: list[tuple[str, int, int, int, str]] = []
    renamed: set[str] = set()
    for part, number, changes in rows:
        waits = []
        own: set[str] = set()
        """New people of this row: the names told with them are among their words already."""
        for change in changes:
            name, before, after = change[:3]
            table = OF_NAME[name]
            told_name = table.kind is Fact and after["kind"] in people.NAME_KINDS
            if before is not None or not table.hideable or after.get("import_id") != run_id:
                waits.append(change[:3])
                continue
            if told_name and after["patient_id"] not in own:
                # A name of somebody known waits: they would be found by it too early.
                if after["patient_id"] not in people_new and not _is_new(raw, after["patient_id"], run_id):
                    waits.append(change)
                    continue
                renamed.add(after["patient_id"])
            made.append([name, after["id"], after.get("patient_id", "")])
            if table.kind is Patient:
                people_new[after["id"]] = (table.codec.from_json(after), *change[3])
                own.add(after["id"])
            else:
                new.setdefault(name, []).append(table.codec.from_json(after))
        if waits:
            waiting.append((run_id, _WAITS, number, part, compact(waits)))
    if made:
        waiting.append((run_id, MADE, rows[0][1], rows[0][0], compact(made)))
    if people_new:
        people.insert_all(raw, OF_KIND[Patient], list(people_new.values()))
    for name, columns in new.items():
        marks = ", ".join("?" * len(columns[0]))
        raw.executemany(f"INSERT INTO {name} ({OF_NAME[name].columns}) VALUES ({marks})", columns)
    for patient_id in renamed:
        words = people.gather(raw, patient_id)
        raw.execute("UPDATE patient SET words = ? WHERE id = ?", (words, patient_id))
    raw.executemany("INSERT INTO import_row VALUES (?, ?, ?, ?, ?)", waiting)


def _write_waiting(raw: Any, run_id: str, limit: int, until: float) -> bool:
    """Changes to what is here already; True when some are left. If the desk was first, its entry stays."""
    rows = raw.execute(_NEXT, (run_id, _WAITS, limit)).fetchall()
    renamed: set[str] = set()
    written = 0
    for number, part, text in rows:
        if written and time.perf_counter() > until:
            break
        written += 1
        done = []
        for stored in json.loads(text):
            raw.execute("SAVEPOINT one_change")
            sums = raw.seal.sums.here()
            try:
                done.append(deeds.apply(raw, deeds.change_of(stored), renamed))
            except Conflict:
                raw.execute("ROLLBACK TO one_change")
                raw.seal.sums.back_to(sums)
                _note_problems(raw, run_id, [RowProblem(f"row {number}", LEFT_AS_IT_IS)])
                if stored[0] == _BOOKING:  # somebody said whose it is: no second visit of it
                    raw.execute("RELEASE one_change")
                    break
            raw.execute("RELEASE one_change")
        raw.execute(
            "UPDATE import_row SET stage = ?, changes = ? WHERE run_id = ? AND stage = ? AND number = ?"
            " AND part = ?",
            (KEPT, compact(done), run_id, _WAITS, number, part),
        )
    for patient_id in renamed:
        people.index(raw, patient_id)
    return written == limit or written < len(rows)


def _is_new(raw: Any, patient_id: str, run_id: str) -> bool:
    """Somebody this run wrote."""
    return (
        raw.execute("SELECT 1 FROM patient WHERE id = ? AND import_id = ?", (patient_id, run_id)).fetchone()
        is not None
    )


def _show(raw: Any, run: ImportRun) -> None:
    raw.execute("DELETE FROM unfinished WHERE id = ?", (run.id,))
    raw.execute("UPDATE import_run SET state = ? WHERE id = ?", (DONE, run.id))
    deed = Deed(f"import {run.id}", "import", run.at, run.by, ())
    deeds.record(raw, deed, [], [run.id], run_id=run.id)


def _staged(row: StagedRow) -> list[list[Any]]:
    """Table, before and after of each change; of a new patient also what they are found by."""
    staged = []
    for before, after in row.changes:
        table = OF_KIND[type(after if after is not None else before)]
        if before is not None or after is None:
            old = None if before is None else table.codec.encode(before)
            new = None if after is None else table.codec.encode(after)
            staged.append(deeds.stored_form(table, old, new))
            continue
        stored: list[Any] = [table.name, None, table.codec.stored(after)]
        if isinstance(after, Patient):
            told = [
                people.found_as(fact.kind, fact.text)
                for _, fact in row.changes
                if isinstance(fact, Fact) and fact.patient_id == after.id and people.found_by_fact(fact)
            ]
            stored.append(people.ready(after, told))
        staged.append(stored)
    return staged


def _note_problems(raw: Any, run_id: str, found: Iterable[RowProblem]) -> None:
    raw.executemany(
        "INSERT INTO import_problem SELECT ?1, count(*), ?2, ?3 FROM import_problem WHERE run_id = ?1",
        [(run_id, problem.where, problem.reason) for problem in found],
    )


def run_of(raw: Any, run_id: str) -> ImportRun:
    row = raw.execute(f"SELECT {_COLUMNS} FROM import_run WHERE id = ?", (run_id,)).fetchone()
    if row is None:
        raise WrongUsage("There is no such import.", "Nothing was changed.")
    return _as_run(row)


def _as_run(row: Sequence[Any]) -> ImportRun:
    id, at, by, file_name, rows, done, state, counts, taken_back_by, taken_back_at = row
    when = chain.from_utc_text(taken_back_at) if taken_back_at else None
    began = chain.from_utc_text(at)
    return ImportRun(id, began, by, file_name, rows, done, state, counts, taken_back_by, when)


def remembered_columns(raw: Any, header_key: str) -> dict[str, str]:
    """How the columns of such a list were matched last time."""
    row = raw.execute("SELECT columns FROM column_memory WHERE header_key = ?", (header_key,)).fetchone()
    return dict(json.loads(row[0])) if row else {}


def remember_columns(raw: Any, header_key: str, columns: dict[str, str]) -> None:
    """For the next list with this header."""
    kept = json.dumps(columns, ensure_ascii=False)
    raw.execute("INSERT OR REPLACE INTO column_memory VALUES (?, ?)", (header_key, kept))
