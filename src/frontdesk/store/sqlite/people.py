"""What follows from a patient's record: how they are found, matched, and ranked by the day last here."""

import json
import math
import time
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from frontdesk.domain.deed import Change, Record
from frontdesk.domain.fact import Fact, FactKind, FactStatus
from frontdesk.domain.patient import Patient
from frontdesk.likeness.fold import fold, name_key
from frontdesk.likeness.sound import sound
from frontdesk.store.sqlite import search_words
from frontdesk.store.sqlite.rows import Column
from frontdesk.store.sqlite.tables import OF_KIND, Table

DAY_SHIFT = 24
"""A place in the search index is the day last seen, then 24 bits of the patient's own number."""

NAME_KINDS = (
    FactKind.NAME_TO_USE,
    FactKind.LEGAL_NAME,
    FactKind.SCRIPT_FORM,
    FactKind.FORM_OF_ADDRESS,
    FactKind.PRONUNCIATION,
)
"""What we were told about names and people are looked for by: a receptionist types what is heard. Former
names are private: not by them."""
_NAME_KINDS_SQL = ", ".join(f"'{kind.value}'" for kind in NAME_KINDS)
_FOLLOWS = "name_fold, name_key, words, search_id, in_search"
_NUMBER = (1 << DAY_SHIFT) - 1
_FOUND_BY = ("names", "contacts", "birth_date")
_AT_ONCE = 25
"""People put into the search index between two looks at the clock."""


FoundBy = tuple[list[str], list[list[str]]]
"""What follows from a new patient: folded name, name key and words; each identifier's system and value."""
NewPatient = tuple[list[Column], list[str], list[list[str]]]
"""Columns, then what follows from them."""


def found_by_fact(fact: Fact) -> bool:
    """A name we were told that stands."""
    return fact.kind in NAME_KINDS and fact.status is not FactStatus.RETIRED


def found_as(kind: FactKind, text: str) -> str:
    """The words a name we were told is found by; of its sound those that somebody types who heard it."""
    return " ".join(search_words.sound_words(text)) if kind is FactKind.PRONUNCIATION else text


def ready(patient: Patient, told: Iterable[str] = ()) -> FoundBy:
    """What is written beside a new patient's record. ``told``: the names we were told beside theirs, each
    as ``found_as`` gives it."""
    words = search_words.words_of(patient, told)
    return [*_name_columns(patient), words], numbers(patient)


def found_anew(before: Record | None, after: Record | None) -> set[str]:
    """The patients whose words may change by this change; empty for none."""
    for record, other in ((before, after), (after, before)):
        if isinstance(record, Patient):
            known = isinstance(other, Patient) and all(
                getattr(record, name) == getattr(other, name) for name in _FOUND_BY
            )
            gone = after is None
            stood_for = {record.merged_into, other.merged_into} if isinstance(other, Patient) else {""}
            moved = stood_for - {""} if len(stood_for) == 2 else set()
            return moved if known or gone else moved | {record.id}
        if isinstance(record, Fact) and record.kind in NAME_KINDS:
            return {record.patient_id}
    return set()


def insert(raw: Any, table: Table, patient: Patient, columns: list[Column]) -> None:
    """Write a new patient. ``index`` makes them findable."""
    insert_all(raw, table, [(columns, *ready(patient))])


def insert_all(raw: Any, table: Table, new: Sequence[NewPatient]) -> None:
    """Write new patients. ``index_next`` makes many findable at once."""
    id_at, seen_at = table.codec.names.index("id"), table.codec.names.index("last_seen_on")
    last = raw.execute(
        "UPDATE counter SET value = value + ? WHERE name = 'patient' RETURNING value", (len(new),)
    ).fetchone()[0]
    rows = [
        [*columns, *found_by, (_day_number(columns[seen_at]) << DAY_SHIFT) | number, 0]
        for number, (columns, found_by, _) in enumerate(new, start=last - len(new) + 1)
    ]
    marks = ", ".join("?" * len(rows[0]))
    raw.executemany(f"INSERT INTO patient ({table.columns}, {_FOLLOWS}) VALUES ({marks})", rows)
    _identify(raw, [(*number, columns[id_at]) for columns, _, numbers in new for number in numbers])


def follow(raw: Any, before: Patient, patient: Patient, touched: set[str]) -> None:
    """A stored patient changed in these fields: keep the columns that follow from them."""
    if "names" in touched:
        raw.execute(
            "UPDATE patient SET name_fold = ?, name_key = ? WHERE id = ?",
            (*_name_columns(patient), patient.id),
        )
    if "identifiers" in touched:
        _unidentify(raw, before)
        _identify(raw, [(*number, patient.id) for number in numbers(patient)])


def leave(raw: Any, patient: Patient) -> None:
    """A patient is taken out: nobody finds them any more."""
    _unidentify(raw, patient)
    out_of_search(raw, patient.id)


def out_of_search(raw: Any, patient_id: str) -> None:
    """What is typed finds this patient no more."""
    raw.execute(
        "DELETE FROM search WHERE rowid = (SELECT search_id FROM patient WHERE id = ?)", (patient_id,)
    )


def index(raw: Any, patient_id: str) -> None:
    """Make a patient findable by all their names, phone ends and birth date as they stand now."""
    row = raw.execute(
        "SELECT search_id, words, in_search, merged_into FROM patient WHERE id = ?", (patient_id,)
    ).fetchone()
    if row is None:
        return
    place, known, in_search, merged_into = row
    if merged_into:
        index(raw, merged_into)
    words = gather(raw, patient_id)
    if words == known and in_search:
        return
    if in_search:
        raw.execute("DELETE FROM search WHERE rowid = ?", (place,))
    _put(raw, [(place, words)])
    raw.execute("UPDATE patient SET words = ?, in_search = 1 WHERE id = ?", (words, patient_id))


def gather(raw: Any, patient_id: str) -> str:
    """The words a stored patient is found by, with the names we were told and those of records merged into
    this one."""
    table = OF_KIND[Patient]
    words: dict[str, None] = {}
    rows = raw.execute(
        f"SELECT {table.columns} FROM patient WHERE id = ?1 OR (merged_into = ?1 AND merged_into <> '')"
        " ORDER BY id <> ?1, id",
        (patient_id,),
    )
    for patient in map(table.codec.decode, rows.fetchall()):
        told = raw.execute(
            f"SELECT kind, text FROM fact WHERE patient_id = ? AND kind IN ({_NAME_KINDS_SQL})"
            " AND status <> 'retired'",
            (patient.id,),
        ).fetchall()
        names = [found_as(FactKind(kind), text) for kind, text in told]
        words |= dict.fromkeys(search_words.words_of(patient, names).split())
    return " ".join(words)


def index_next(raw: Any, limit: int, until: float = math.inf) -> int:
    """Put the next people an import wrote into the search index until ``until``; returns how many.

    In the order of their places: the index starts a new piece whenever a place is lower than the last.
    """
    rows = raw.execute(
        "SELECT search_id, words FROM patient WHERE in_search = 0 ORDER BY search_id LIMIT ?", (limit,)
    ).fetchall()
    done = 0
    while done < len(rows) and (not done or time.perf_counter() < until):
        some = rows[done : done + _AT_ONCE]
        _put(raw, some)
        done += len(some)
    if done:
        last = rows[done - 1][0]
        raw.execute("UPDATE patient SET in_search = 1 WHERE in_search = 0 AND search_id <= ?", (last,))
    return done


def _put(raw: Any, people: Sequence[tuple[int, str]]) -> None:
    """Into the index, place and words each; words of names nobody had before also for middles, slips
    and sounds."""
    raw.executemany("INSERT INTO search(rowid, words) VALUES (?, ?)", people)
    words = sorted({word for _, text in people for word in search_words.name_words(text)})
    unknown = [
        word
        for (word,) in raw.execute(
            "SELECT value FROM json_each(?) WHERE NOT EXISTS (SELECT 1 FROM name_word WHERE word = value)",
            (json.dumps(words),),
        )
    ]
    raw.executemany("INSERT INTO name_word VALUES (?)", [(word,) for word in unknown])
    slips = [(gap, word) for word in unknown for gap in gaps(word)]
    raw.executemany("INSERT OR IGNORE INTO name_slip VALUES (?, ?)", slips)
    heard = [(sound(word), word) for word in unknown]
    raw.executemany("INSERT OR IGNORE INTO name_sound VALUES (?, ?)", [pair for pair in heard if pair[0]])


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
            moves.append(((_day_number(seen) << DAY_SHIFT) | (place & _NUMBER), place, id, words))
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


def _identify(raw: Any, numbers: Iterable[Sequence[Column]]) -> None:
    raw.executemany("INSERT OR IGNORE INTO identifier VALUES (?, ?, ?)", numbers)


def _unidentify(raw: Any, patient: Patient) -> None:
    """Number by number: they stand in the order of the numbers, not of the people."""
    same = "DELETE FROM identifier WHERE system = ? AND value = ? AND patient_id = ?"
    raw.executemany(same, [(*number, patient.id) for number in numbers(patient)])


def numbers(patient: Patient) -> list[list[str]]:
    """The numbers of other systems somebody is found by: system and value each."""
    return [[number.system, number.value] for number in patient.identifiers]


def _name_columns(patient: Patient) -> list[str]:
    full = patient.name.full
    return [fold(full), name_key(full)]


def _day_number(day: Column) -> int:
    return date.fromisoformat(str(day)).toordinal() if day else 0
