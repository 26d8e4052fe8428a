"""What follows from a patient's record: how they are found, matched, and ranked by the day last here."""

import math
import time
from collections.abc import Iterable
from datetime import date
from typing import Any

from frontdesk.domain.deed import Change, Record
from frontdesk.domain.fact import Fact, FactKind
from frontdesk.domain.patient import Patient
from frontdesk.likeness.fold import fold, name_key
from frontdesk.store.sqlite import search_words
from frontdesk.store.sqlite.rows import Column
from frontdesk.store.sqlite.tables import OF_KIND, Table

DAY_SHIFT = 24
"""A place in the search index is the day last seen, then 24 bits of the patient's own number."""

NAME_KINDS = (FactKind.NAME_TO_USE, FactKind.LEGAL_NAME, FactKind.SCRIPT_FORM, FactKind.FORM_OF_ADDRESS)
"""What we were told about names and people are looked for by. Former names are private: not by them."""
_NAME_KINDS_SQL = ", ".join(f"'{kind.value}'" for kind in NAME_KINDS)
_FOLLOWS = "name_fold, name_key, words, search_id, in_search"
_NUMBER = (1 << DAY_SHIFT) - 1
_FOUND_BY = ("names", "contacts", "birth_date")


def found_anew(before: Record | None, after: Record | None) -> set[str]:
    """The patient whose words may change by this change; empty for none."""
    for record, other in ((before, after), (after, before)):
        if isinstance(record, Patient):
            known = isinstance(other, Patient) and all(
                getattr(record, name) == getattr(other, name) for name in _FOUND_BY
            )
            gone = after is None
            return set() if known or gone else {record.id}
        if isinstance(record, Fact) and record.kind in NAME_KINDS:
            return {record.patient_id}
    return set()


def insert(raw: Any, table: Table, patient: Patient, columns: list[Column]) -> None:
    """Write a new patient. ``index`` makes them findable, or ``index_next`` for many at once."""
    number = raw.execute(
        "UPDATE counter SET value = value + 1 WHERE name = 'patient' RETURNING value"
    ).fetchone()[0]
    day = _day_number(patient.last_seen_on)
    words = search_words.words_of(patient, ())
    follows = [*_name_columns(patient), words, (day << DAY_SHIFT) | number, 0]
    marks = ", ".join("?" * (len(columns) + len(follows)))
    raw.execute(f"INSERT INTO patient ({table.columns}, {_FOLLOWS}) VALUES ({marks})", columns + follows)
    _identify(raw, patient)


def follow(raw: Any, patient: Patient, touched: set[str]) -> None:
    """A stored patient changed in these fields: keep the columns that follow from them."""
    if "names" in touched:
        raw.execute(
            "UPDATE patient SET name_fold = ?, name_key = ? WHERE id = ?",
            (*_name_columns(patient), patient.id),
        )
    if "identifiers" in touched:
        raw.execute("DELETE FROM identifier WHERE patient_id = ?", (patient.id,))
        _identify(raw, patient)


def leave(raw: Any, patient_id: str) -> None:
    """A patient is taken out: nobody finds them any more."""
    raw.execute("DELETE FROM identifier WHERE patient_id = ?", (patient_id,))
    raw.execute(
        "DELETE FROM search WHERE rowid = (SELECT search_id FROM patient WHERE id = ?)", (patient_id,)
    )


def index(raw: Any, patient_id: str) -> None:
    """Make a patient findable by all their names, phone ends and birth date as they stand now."""
    row = raw.execute(
        "SELECT search_id, words, in_search FROM patient WHERE id = ?", (patient_id,)
    ).fetchone()
    if row is None:
        return
    place, known, in_search = row
    words = gather(raw, patient_id)
    if words == known and in_search:
        return
    if in_search:
        raw.execute("DELETE FROM search WHERE rowid = ?", (place,))
    _put(raw, place, words)
    raw.execute("UPDATE patient SET words = ?, in_search = 1 WHERE id = ?", (words, patient_id))


def gather(raw: Any, patient_id: str) -> str:
    """The words a stored patient is found by, with the names we were told."""
    table = OF_KIND[Patient]
    row = raw.execute(f"SELECT {table.columns} FROM patient WHERE id = ?", (patient_id,)).fetchone()
    told = raw.execute(
        f"SELECT text FROM fact WHERE patient_id = ? AND kind IN ({_NAME_KINDS_SQL}) AND status <> 'retired'",
        (patient_id,),
    ).fetchall()
    return search_words.words_of(table.codec.decode(row), [text for (text,) in told])


def index_next(raw: Any, limit: int, until: float = math.inf) -> int:
    """Put the next people an import wrote into the search index until ``until``; returns how many.

    In the order of their places: the index starts a new piece whenever a place is lower than the last.
    """
    rows = raw.execute(
        "SELECT search_id, id, words FROM patient WHERE in_search = 0 ORDER BY search_id LIMIT ?", (limit,)
    ).fetchall()
    done: list[tuple[str]] = []
    for place, id, words in rows:
        if done and time.perf_counter() > until:
            break
        _put(raw, place, words)
        done.append((id,))
    raw.executemany("UPDATE patient SET in_search = 1 WHERE id = ?", done)
    return len(done)


def _put(raw: Any, place: int, words: str) -> None:
    raw.execute("INSERT INTO search(rowid, words) VALUES (?, ?)", (place, words))
    for word in search_words.name_words(words):
        if raw.execute("INSERT OR IGNORE INTO name_word VALUES (?)", (word,)).rowcount == 1:
            raw.executemany(
                "INSERT OR IGNORE INTO name_slip VALUES (?, ?)", [(gap, word) for gap in gaps(word)]
            )


def gaps(word: str) -> set[str]:
    """The word itself and the word with each one letter left out; short words have no slips."""
    if len(word) < 4 or len(word) > 30:
        return {word}
    return {word} | {word[:at] + word[at + 1 :] for at in range(len(word))}


def move_up(raw: Any, patient_ids: Iterable[str]) -> None:
    """People were seen since their place was given: move them to the day they were last here."""
    moves = []
    for id in patient_ids:
        row = raw.execute(
            "SELECT search_id, words, last_seen_on FROM patient WHERE id = ? AND in_search = 1", (id,)
        ).fetchone()
        if row is not None:
            place, words, seen = row
            day = date.fromisoformat(seen) if seen else None
            moves.append(((_day_number(day) << DAY_SHIFT) | (place & _NUMBER), place, id, words))
    for to, place, id, words in sorted(moves):
        if to != place:
            raw.execute("DELETE FROM search WHERE rowid = ?", (place,))
            raw.execute("INSERT INTO search(rowid, words) VALUES (?, ?)", (to, words))
            raw.execute("UPDATE patient SET search_id = ? WHERE id = ?", (to, id))


def seen_anew(change: Change) -> str:
    """The patient who was last here on another day by this change; empty for none."""
    before, after = change.before, change.after
    if (
        isinstance(before, Patient)
        and isinstance(after, Patient)
        and before.last_seen_on != after.last_seen_on
    ):
        return after.id
    return ""


def _identify(raw: Any, patient: Patient) -> None:
    raw.executemany(
        "INSERT OR IGNORE INTO identifier VALUES (?, ?, ?)",
        [(i.system, i.value, patient.id) for i in patient.identifiers],
    )


def _name_columns(patient: Patient) -> list[Column]:
    full = patient.name.full
    return [fold(full), name_key(full)]


def _day_number(day: date | None) -> int:
    return day.toordinal() if day else 0
