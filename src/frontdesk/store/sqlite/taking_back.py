"""An import taken back: who stays is found first, then the rest is hidden at once, then it goes step by step.

What the run made goes unless the desk, or a later import, has touched it since; whoever stays gets another
import id, so that hiding the run hides nobody the desk works with. What the run changed goes back unless it
was changed since. Each step is one short transaction; what was begun is gone on with at the next start.
"""

import json
import time
from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Any

from frontdesk.domain.booking import Booking
from frontdesk.domain.clinic import Clinician
from frontdesk.domain.deed import Change, Deed
from frontdesk.domain.errors import Conflict, Refused, WrongUsage
from frontdesk.domain.fact import Fact, FactStatus
from frontdesk.domain.patient import Patient
from frontdesk.store.sqlite import chain, deeds, people
from frontdesk.store.sqlite.imports import DONE, GOING, KEPT, LEAVING, MADE, STEP_SECONDS, TAKEN_BACK, run_of
from frontdesk.store.sqlite.rows import compact
from frontdesk.store.sqlite.tables import OF_NAME, TABLES, Table

UNDO = "import_undo"
GOES, PEOPLE_GO, STAYS = 4, 5, 6
"""Stages of a bundle of ids: about to go, people after all that is theirs; and what stays."""
Entry = list[str]
"""Table, id and, of what is about somebody, whose."""
_ABOUT = tuple(table for table in TABLES if "patient_id" in table.codec.names)
_NAMED_BY = ("patient_id", "visit_id", "companion_id", "other_id", "merged_into", "became", "clinician_id")
_UNDER_WAY = Refused(
    "An import is being looked through or written.", "Nothing was changed.", "Finish or leave it first."
)


class Touched:
    """What was done since a run was read: by the desk, and by later imports."""

    def __init__(self, run_id: str) -> None:
        self._run_id = run_id
        self._seq = -1
        self.changed: set[str] = set()
        """Records that an act or a later import wrote."""
        self.named: set[str] = set()
        """Whoever and whatever these were about."""

    def follow(self, raw: Any) -> None:
        """Read on from where it was read last. The first time it is long: ask outside of a transaction."""
        if self._seq < 0:
            self._seq = self._newest_before(raw)
            self._follow_later_imports(raw)
        rows = raw.execute(
            "SELECT seq, patient_id, visit_id, changes FROM deed WHERE seq > ? ORDER BY seq", (self._seq,)
        ).fetchall()
        for seq, patient_id, visit_id, text in rows:
            self._seq = seq
            self.named |= {patient_id, visit_id}
            self._take(json.loads(text))

    def _newest_before(self, raw: Any) -> int:
        """The newest act before the file was read."""
        at = raw.execute("SELECT at FROM import_run WHERE id = ?", (self._run_id,)).fetchone()[0]
        own = raw.execute("SELECT seq FROM deed WHERE id = ?", (f"import {self._run_id}",)).fetchone()
        until = own[0] if own else 0
        row = raw.execute(
            "SELECT coalesce(max(seq), 0) FROM deed WHERE at < ? AND seq BETWEEN ? AND ?",
            (at, until - deeds.REACH, until),
        ).fetchone()
        return int(row[0])

    def _follow_later_imports(self, raw: Any) -> None:
        rows = raw.execute(
            "SELECT w.changes FROM deed d JOIN import_row w ON w.run_id = d.run_id AND w.stage = ?"
            " WHERE d.kind = 'import' AND d.seq > (SELECT seq FROM deed WHERE id = ?)",
            (KEPT, f"import {self._run_id}"),
        )
        for (text,) in rows.fetchall():
            self._take(json.loads(text))

    def _take(self, stored: Iterable[list[Any]]) -> None:
        for _, before, after in stored:
            row = (after or {}) | (before or {})
            self.changed.add(row["id"])
            self.named |= {row["id"], *(row[name] for name in _NAMED_BY if row.get(name))}
            self.named |= set(json.loads(row.get("may_be") or "[]"))


def begin(raw: Any, run_id: str, by: str, at: datetime) -> None:
    """From now on the run is being taken back, whatever happens."""
    run = run_of(raw, run_id)
    if run.state != DONE or not _can_go(raw, run_id):
        raise WrongUsage("This import can no longer be taken back.", "Nothing was changed.")
    if raw.execute("SELECT 1 FROM import_run WHERE state NOT IN (?, ?)", (DONE, TAKEN_BACK)).fetchone():
        raise _UNDER_WAY
    raw.execute(
        "UPDATE import_run SET state = ?, taken_back_by = ?, taken_back_at = ? WHERE id = ?",
        (LEAVING, by, chain.utc_text(at), run_id),
    )


def step(raw: Any, run_id: str, limit: int, touched: Touched) -> bool:
    """The next rows, ``limit`` at most; True when all that can go is gone."""
    run = run_of(raw, run_id)
    if run.state == TAKEN_BACK:
        return True
    if run.state not in (LEAVING, GOING):
        raise WrongUsage("This import is not being taken back.", "Nothing was changed.")
    work = _Step(raw, run_id, touched, limit)
    if run.state == LEAVING:
        if work.find_who_stays():
            return False
        raw.execute("INSERT OR IGNORE INTO unfinished VALUES (?)", (run_id,))
        raw.execute("UPDATE import_run SET state = ? WHERE id = ?", (GOING, run_id))
        return False
    if work.remove(GOES) or work.change_back() or work.remove(PEOPLE_GO):
        return False
    _finish(raw, run_id)
    return True


def stays(raw: Any, run_id: str) -> tuple[str, ...]:
    """Ids of the people who stay."""
    rows = raw.execute("SELECT changes FROM import_row WHERE run_id = ? AND stage = ?", (run_id, STAYS))
    entries = (entry for (text,) in rows.fetchall() for entry in json.loads(text))
    return tuple(dict.fromkeys(entry[1] for entry in entries if entry[0] == "patient"))


def forget(raw: Any, before: datetime, limit: int) -> bool:
    """What was kept for taking back imports older than this is no longer needed; True when some is left."""
    rows = raw.execute(
        "SELECT w.run_id, w.stage, w.number, w.part FROM import_run r JOIN import_row w ON w.run_id = r.id"
        " WHERE r.at < ? AND r.state IN (?, ?) LIMIT ?",
        (chain.utc_text(before), DONE, TAKEN_BACK, limit),
    ).fetchall()
    raw.executemany("DELETE FROM import_row WHERE run_id = ? AND stage = ? AND number = ? AND part = ?", rows)
    return len(rows) == limit


def _can_go(raw: Any, run_id: str) -> bool:
    """Everything it did is still known; of a run from before only the changes were kept."""
    found = raw.execute(
        "SELECT 1 FROM import_row WHERE run_id = ? AND stage IN (?, ?)", (run_id, MADE, KEPT)
    ).fetchone()
    counted = raw.execute("SELECT counts <> '' FROM import_run WHERE id = ?", (run_id,)).fetchone()
    return bool(found and counted[0])


def _finish(raw: Any, run_id: str) -> None:
    by, at = raw.execute(
        "SELECT taken_back_by, taken_back_at FROM import_run WHERE id = ?", (run_id,)
    ).fetchone()
    raw.execute("DELETE FROM unfinished WHERE id = ?", (run_id,))
    raw.execute("UPDATE import_run SET state = ? WHERE id = ?", (TAKEN_BACK, run_id))
    own = f"import {run_id}"
    deed = Deed(f"{UNDO} {run_id}", UNDO, chain.from_utc_text(at), by, (), undo_of=own)
    raw.execute("UPDATE deed SET undone_by = ? WHERE id = ?", (deed.id, own))
    deeds.record(raw, deed, [], [run_id], run_id=run_id)


class _Step:
    """One transaction's worth of work."""

    def __init__(self, raw: Any, run_id: str, touched: Touched, limit: int) -> None:
        self._raw, self._run_id, self._touched, self._limit = raw, run_id, touched, limit
        self._until = time.perf_counter() + STEP_SECONDS
        self._done = 0
        self._renamed: set[str] = set()

    @property
    def kept_id(self) -> str:
        """The import id of what stays: no run has it, so nothing hides it."""
        return f"{self._run_id} kept"

    # --- who stays

    def find_who_stays(self) -> bool:
        """Everything the run made is about to go or stays; True where some is not sorted yet."""
        for bundle in self._bundles(MADE):
            entries = json.loads(bundle[2])
            staying = [entry for entry in entries if self._stays(entry)]
            for entry in staying:
                self._keep(entry)
            going = [entry for entry in entries if entry not in staying]
            self._move(bundle, MADE, STAYS, staying)
            self._move(bundle, MADE, PEOPLE_GO, [entry for entry in going if entry[0] == "patient"])
            self._move(bundle, MADE, GOES, [entry for entry in going if entry[0] != "patient"])
            self._done += len(entries)
        return self._done > 0

    def _stays(self, entry: Entry) -> bool:
        table, id, patient_id = OF_NAME[entry[0]], entry[1], entry[2]
        if table.kind is Patient:
            return self._in_use(id)
        if id in self._touched.named:
            return True
        if table.kind is not Fact:
            return False
        whose = self._raw.execute("SELECT import_id FROM patient WHERE id = ?", (patient_id,)).fetchone()
        if whose is None:
            return False
        return whose[0] == self.kept_id or (whose[0] == self._run_id and self._in_use(patient_id))

    def _in_use(self, patient_id: str) -> bool:
        """The desk, or another import, has done something about this person."""
        if patient_id in self._touched.named:
            return True
        others = (
            f"SELECT 1 FROM {table.name} WHERE patient_id = ?1"
            + (" AND import_id <> ?2" if table.hideable else "")
            for table in _ABOUT
        )
        ticked = "SELECT 1 FROM prompt_event WHERE patient_id = ?1 AND mark <> 'shown'"
        consent = "SELECT 1 FROM consent WHERE id = ?1"
        wanted = " UNION ALL ".join((*others, ticked, consent))
        return bool(self._raw.execute(f"SELECT EXISTS ({wanted})", (patient_id, self._run_id)).fetchone()[0])

    def _keep(self, entry: Entry) -> None:
        table = OF_NAME[entry[0]]
        self._raw.execute(
            f"UPDATE {table.name} SET import_id = ? WHERE {table.at_key} AND import_id = ?",
            (self.kept_id, *_key(table, entry), self._run_id),
        )
        if table.kind is Booking:  # somebody said whose it is: a visit under the same id by now
            own = (self.kept_id, entry[1], self._run_id)
            self._raw.execute("UPDATE visit SET import_id = ? WHERE id = ? AND import_id = ?", own)

    # --- what goes

    def remove(self, stage: int) -> bool:
        """Take out what goes; True where some is left. What was touched meanwhile stays after all."""
        for bundle in self._bundles(stage):
            staying = []
            entries = json.loads(bundle[2])
            for entry in entries:
                if not self._remove(entry):
                    self._keep(entry)
                    staying.append(entry)
            self._move(bundle, stage, STAYS, staying)
            self._done += len(entries)
        self._index()
        return self._done > 0

    def _remove(self, entry: Entry) -> bool:
        table = OF_NAME[entry[0]]
        if self._stays(entry):
            return False
        columns = f"SELECT {table.columns} FROM {table.name} WHERE {table.at_key} AND import_id = ?"
        row = self._raw.execute(columns, (*_key(table, entry), self._run_id)).fetchone()
        if row is not None:
            if table.kind is Patient:
                self._raw.execute("DELETE FROM prompt_event WHERE patient_id = ?", (entry[1],))
            deeds.apply(self._raw, Change(table.codec.decode(row), None), self._renamed)
        return True

    # --- what goes back

    def change_back(self) -> bool:
        """What the run changed is as it was, the last change first; True where some is left."""
        rows = self._raw.execute(
            "SELECT number, part, changes FROM import_row WHERE run_id = ? AND stage = ?"
            " ORDER BY number DESC, part DESC LIMIT ?",
            (self._run_id, KEPT, self._limit),
        ).fetchall()
        for bundle in rows:
            if self._done and time.perf_counter() > self._until:
                break
            stored = json.loads(bundle[2])
            staying = [_entry(one) for one in reversed(stored) if not self._back(one)]
            self._move(bundle, KEPT, STAYS, staying)
            self._done += 1
        self._index()
        return self._done > 0

    def _back(self, stored: list[Any]) -> bool:
        change = deeds.change_of(stored)
        record = change.before if change.before is not None else change.after
        assert record is not None
        if record.id in self._touched.changed or self._is_needed(change):
            return False
        self._raw.execute("SAVEPOINT one_back")
        sums = self._raw.seal.sums.here()
        try:
            deeds.apply(self._raw, Change(change.after, change.before), self._renamed)
        except Conflict:
            self._raw.execute("ROLLBACK TO one_back")
            self._raw.seal.sums.back_to(sums)
            return False
        finally:
            self._raw.execute("RELEASE one_back")
        return True

    def _is_needed(self, change: Change) -> bool:
        """A clinician somebody is booked with stays; so does a fact retired for one that stays, and the visit
        that a booking became: it asks no more."""
        after = change.after
        if isinstance(change.before, Booking) and after is None:
            same = "SELECT 1 FROM visit WHERE id = ?"
            return self._raw.execute(same, (change.before.id,)).fetchone() is not None
        if isinstance(after, Clinician) and change.before is None:
            each = (
                f"SELECT 1 FROM {table} WHERE clinician_id = ?1" for table in ("visit", "booking", "delay")
            )
            used = " UNION ALL ".join(each)
            return bool(self._raw.execute(f"SELECT EXISTS ({used})", (after.id,)).fetchone()[0])
        if isinstance(after, Fact) and change.before is not None and after.status is FactStatus.RETIRED:
            instead = "SELECT 1 FROM fact WHERE patient_id = ? AND replaces = ?"
            return self._raw.execute(instead, (after.patient_id, after.id)).fetchone() is not None
        if isinstance(after, Fact) and change.before is None:
            return after.id in self._touched.named
        return False

    # --- bundles

    def _bundles(self, stage: int) -> Iterator[tuple[int, int, str]]:
        while self._done < self._limit and (not self._done or time.perf_counter() < self._until):
            row = self._raw.execute(
                "SELECT number, part, changes FROM import_row WHERE run_id = ? AND stage = ?"
                " ORDER BY number, part LIMIT 1",
                (self._run_id, stage),
            ).fetchone()
            if row is None:
                return
            yield row

    def _move(self, bundle: tuple[int, int, str], stage: int, to: int, entries: list[Entry]) -> None:
        number, part, _ = bundle
        self._raw.execute(
            "DELETE FROM import_row WHERE run_id = ? AND stage = ? AND number = ? AND part = ?",
            (self._run_id, stage, number, part),
        )
        if entries:
            # what stays comes from several stages, and each has its own numbers
            self._raw.execute(
                "INSERT INTO import_row SELECT ?1, ?2, ?3, coalesce(max(part), -1) + 1, ?4 FROM import_row"
                " WHERE run_id = ?1 AND stage = ?2 AND number = ?3",
                (self._run_id, to, number, compact(entries)),
            )

    def _index(self) -> None:
        for patient_id in self._renamed:
            people.index(self._raw, patient_id)


def _entry(stored: list[Any]) -> Entry:
    row = (stored[2] or {}) | (stored[1] or {})
    return [stored[0], row["id"], row.get("patient_id", "")]


def _key(table: Table, entry: Entry) -> list[str]:
    return [entry[2], entry[1]] if len(table.key) == 2 else [entry[1]]
