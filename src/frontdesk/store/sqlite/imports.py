"""Imports: staged unseen, accepted, written hidden in small transactions, shown whole by the last one.

A row's new records that carry the run's import id are written first; every read leaves them out while the run
is listed in ``unfinished``. Changes to what is there already, and new records nothing could hide, come last.
Only what was changed is kept for taking it back; new records are known by their import id.
"""

import json
import time
from collections.abc import Iterable, Sequence
from typing import Any

from frontdesk.domain.deed import Deed
from frontdesk.domain.errors import Conflict, WrongUsage
from frontdesk.domain.fact import Fact
from frontdesk.domain.imported import RowProblem
from frontdesk.domain.patient import Patient
from frontdesk.store.port import ImportRun, StagedRow
from frontdesk.store.sqlite import chain, deeds, people
from frontdesk.store.sqlite.rows import Column
from frontdesk.store.sqlite.tables import OF_KIND, OF_NAME, Table

STAGED, ACCEPTED, DONE = "staged", "accepted", "done"
_TO_WRITE, _WAITS, _KEPT = 0, 1, 2
STEP_SECONDS = 0.006
"""A step ends soon after so long, however few rows it wrote: a check-in may be waiting behind it."""
LEFT_AS_IT_IS = "Changed at the desk after the file was read. The desk's entry was kept."


def stage(raw: Any, run: ImportRun, rows: Sequence[StagedRow], problems: Iterable[RowProblem]) -> None:
    """Keep a batch of rows, unseen. The run is made by its first batch."""
    at = chain.utc_text(run.at)
    raw.execute(
        "INSERT OR IGNORE INTO import_run VALUES (?, ?, ?, ?, 0, 0, ?)",
        (run.id, at, run.by, run.file_name, STAGED),
    )
    if _run(raw, run.id).state != STAGED:
        raise WrongUsage("This import was accepted already.", "Nothing was changed.")
    raw.execute("INSERT OR IGNORE INTO unfinished VALUES (?)", (run.id,))
    part = raw.execute("SELECT rows FROM import_run WHERE id = ?", (run.id,)).fetchone()[0]
    raw.executemany(
        "INSERT INTO import_row VALUES (?, ?, ?, ?, ?)",
        [
            (run.id, _TO_WRITE, row.number, part + at, _text([_stored(*change) for change in row.changes]))
            for at, row in enumerate(rows)
        ],
    )
    raw.execute("UPDATE import_run SET rows = rows + ? WHERE id = ?", (len(rows), run.id))
    _note_problems(raw, run.id, problems)


def accept(raw: Any, run_id: str) -> None:
    """The last button was pressed: from now on the import is finished, whatever happens."""
    if _run(raw, run_id).state != STAGED:
        raise WrongUsage("This import was accepted already.", "Nothing was changed.")
    raw.execute("UPDATE import_run SET state = ? WHERE id = ?", (ACCEPTED, run_id))


def step(raw: Any, run_id: str, limit: int) -> bool:
    """Write the next records, ``limit`` at most where rows allow it; True when all is done and shown.

    On a slow computer a step writes fewer: it stops after ``STEP_SECONDS``.
    """
    run = _run(raw, run_id)
    if run.state == DONE:
        return True
    if run.state != ACCEPTED:
        raise WrongUsage("This import was not accepted yet.", "Nothing was changed.")
    until = time.perf_counter() + STEP_SECONDS
    if _write_hidden(raw, run_id, limit, until) or people.index_next(raw, limit, until):
        return False
    if _write_waiting(raw, run_id, limit) == limit:
        return False
    _show(raw, run)
    return True


def unfinished(raw: Any) -> tuple[ImportRun, ...]:
    """Runs that are staged or being written, oldest first."""
    rows = raw.execute("SELECT * FROM import_run WHERE state <> ? ORDER BY at, id", (DONE,))
    return tuple(map(_as_run, rows.fetchall()))


def drop(raw: Any, run_id: str) -> None:
    """Forget a staged import; an accepted one can no longer be dropped."""
    if _run(raw, run_id).state != STAGED:
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


_NEXT_ROWS = """SELECT number, part, changes FROM import_row WHERE run_id = ? AND stage = ?
ORDER BY number, part LIMIT ?"""


def _write_hidden(raw: Any, run_id: str, limit: int, until: float) -> int:
    """New records that nobody sees yet. Returns how many rows were taken."""
    new: dict[str, list[list[Column]]] = {}
    waiting: list[tuple[str, int, int, int, str]] = []
    renamed: set[str] = set()
    taken = records = 0
    at = (0, 0)
    for number, part, text in raw.execute(_NEXT_ROWS, (run_id, _TO_WRITE, limit)).fetchall():
        changes = json.loads(text)
        if taken and (records + len(changes) > limit or time.perf_counter() > until):
            break
        taken, records, at = taken + 1, records + len(changes), (number, part)
        waits = []
        for change in changes:
            name, before, after = change
            if before is None and _can_hide(raw, OF_NAME[name], after, run_id):
                renamed |= _write_new(raw, OF_NAME[name], after, new)
            else:
                waits.append(change)
        if waits:
            waiting.append((run_id, _WAITS, number, part, _text(waits)))
    for name, rows in new.items():
        table = OF_NAME[name]
        marks = ", ".join("?" * len(rows[0]))
        raw.executemany(f"INSERT INTO {name} ({table.columns}) VALUES ({marks})", rows)
    for patient_id in renamed:
        words = people.gather(raw, patient_id)
        raw.execute("UPDATE patient SET words = ? WHERE id = ?", (words, patient_id))
    raw.executemany("INSERT INTO import_row VALUES (?, ?, ?, ?, ?)", waiting)
    raw.execute(
        "DELETE FROM import_row WHERE run_id = ? AND stage = ? AND (number, part) <= (?, ?)",
        (run_id, _TO_WRITE, *at) if taken else (run_id, _TO_WRITE, -1, -1),
    )
    raw.execute("UPDATE import_run SET done = done + ? WHERE id = ?", (taken, run_id))
    return taken


def _write_new(raw: Any, table: Table, after: dict[str, Any], new: dict[str, list[list[Column]]]) -> set[str]:
    """A patient now, everything else with its like; returns whose words a new name changes."""
    columns = table.codec.from_json(after)
    if table.kind is Patient:
        people.insert(raw, table, table.codec.decode(columns), columns)
        return set()
    new.setdefault(table.name, []).append(columns)
    return {after["patient_id"]} if table.kind is Fact and after["kind"] in people.NAME_KINDS else set()


def _write_waiting(raw: Any, run_id: str, limit: int) -> int:
    """Changes to what is there already. Where the desk was there first, the desk's entry stays."""
    rows = raw.execute(_NEXT_ROWS, (run_id, _WAITS, limit)).fetchall()
    renamed: set[str] = set()
    for number, part, text in rows:
        done = []
        for stored in json.loads(text):
            raw.execute("SAVEPOINT one_change")
            try:
                done.append(deeds.apply(raw, deeds.change_of(stored), renamed))
            except Conflict:
                raw.execute("ROLLBACK TO one_change")
                _note_problems(raw, run_id, [RowProblem(f"row {number}", LEFT_AS_IT_IS)])
            raw.execute("RELEASE one_change")
        raw.execute(
            "UPDATE import_row SET stage = ?, changes = ? WHERE run_id = ? AND stage = ? AND number = ?"
            " AND part = ?",
            (_KEPT, _text(done), run_id, _WAITS, number, part),
        )
    for patient_id in renamed:
        people.index(raw, patient_id)
    return len(rows)


def _can_hide(raw: Any, table: Table, after: dict[str, Any], run_id: str) -> bool:
    """A new record of this run. A name of somebody known waits: they would be found by it too early."""
    if not table.hideable or after.get("import_id") != run_id:
        return False
    if table.kind is not Fact or after["kind"] not in people.NAME_KINDS:
        return True
    new = raw.execute(
        "SELECT 1 FROM patient WHERE id = ? AND import_id = ?", (after["patient_id"], run_id)
    ).fetchone()
    return new is not None


def _show(raw: Any, run: ImportRun) -> None:
    raw.execute("DELETE FROM unfinished WHERE id = ?", (run.id,))
    raw.execute("UPDATE import_run SET state = ? WHERE id = ?", (DONE, run.id))
    deed = Deed(f"import {run.id}", "import", run.at, run.by, ())
    deeds.record(raw, deed, [], [run.id], run_id=run.id)


def _stored(before: Any, after: Any) -> list[Any]:
    table = OF_KIND[type(after if after is not None else before)]
    return deeds.stored_form(table, *(side and table.codec.encode(side) for side in (before, after)))


def _note_problems(raw: Any, run_id: str, found: Iterable[RowProblem]) -> None:
    raw.executemany(
        "INSERT INTO import_problem SELECT ?1, count(*), ?2, ?3 FROM import_problem WHERE run_id = ?1",
        [(run_id, problem.where, problem.reason) for problem in found],
    )


def _run(raw: Any, run_id: str) -> ImportRun:
    row = raw.execute("SELECT * FROM import_run WHERE id = ?", (run_id,)).fetchone()
    if row is None:
        raise WrongUsage("There is no such import.", "Nothing was changed.")
    return _as_run(row)


def _as_run(row: Sequence[Any]) -> ImportRun:
    id, at, by, file_name, rows, done, state = row
    return ImportRun(id, chain.from_utc_text(at), by, file_name, rows, done, state)


def _text(stored: list[Any]) -> str:
    return json.dumps(stored, ensure_ascii=False, separators=(",", ":"))
