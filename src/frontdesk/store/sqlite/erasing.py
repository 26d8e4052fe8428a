"""Erasing: what somebody told us leaves every place it ever stood, the history included.

A row that is deleted lives on in the acts that wrote it, in imports that can be taken back, and in the words
people are found by. All of these are gone through. The acts themselves stay, with who, when and whose id: the
audit chain holds no values, and stays whole. Freed pages are overwritten (``secure_delete``); old pieces of
the search index go when it is merged whole, and the journal beside the file is emptied last.
"""

import json
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import suppress
from functools import partial
from typing import Any

from frontdesk.domain.booking import Booking
from frontdesk.domain.consent import Consent
from frontdesk.domain.deed import Deed
from frontdesk.domain.errors import Refused, WrongUsage
from frontdesk.domain.own_words import TOOK_OUT
from frontdesk.domain.patient import Patient
from frontdesk.domain.set_aside import SetAside
from frontdesk.likeness.fold import tokens
from frontdesk.likeness.sound import sound
from frontdesk.store.sqlite import deeds, feed_messages, one_person, people
from frontdesk.store.sqlite.imports import KEPT
from frontdesk.store.sqlite.rows import compact
from frontdesk.store.sqlite.tables import OF_KIND, OF_NAME, TABLES, Table

_ABOUT = tuple(table for table in TABLES if "patient_id" in table.codec.names)
_BOOKING, _CONSENT, _PATIENT, _SET_ASIDE = (
    OF_KIND[Booking],
    OF_KIND[Consent],
    OF_KIND[Patient],
    OF_KIND[SetAside],
)
_MAY_BE = "?1 = became OR EXISTS (SELECT 1 FROM json_each(may_be) WHERE value = ?1)"
"""A row that waits may be about somebody else; it goes all the same, with its appointment, and the next list
brings both again."""
_WORDS_OF_OTHERS = (
    ("hand_over_note", "words"),
    ("complaint", "words"),
    ("relation", "name"),
    ("booking", "written_name"),
)
_UNDER_ID = {_PATIENT.name, _CONSENT.name}
Stored = list[Any]
"""A change as an act keeps it: table, before, after."""


def erase(raw: Any, deed: Deed) -> Counter[str]:
    """Take out the patient of the deed and everybody merged into them; how many rows of which table went.

    Raises ``WrongUsage`` when there is nobody, ``Refused`` while an import is under way: it may hold them.
    """
    everybody = one_person.group_of(raw, deed.patient_id)
    if not everybody:
        raise WrongUsage("There is no such patient.", "Nothing was changed.")
    if raw.execute("SELECT 1 FROM unfinished").fetchone():
        raise Refused("An import is under way.", "Nothing was erased.", "Finish or drop it first.")
    feed_messages.erase(raw)
    names = _names_told(raw, everybody)
    gone: Counter[str] = Counter()
    words: set[str] = set()
    for id in everybody:
        words |= set(people.gather(raw, id).split())
        brought = raw.execute("SELECT id FROM visit WHERE patient_id = ? AND written_name <> ''", (id,))
        for (visit_id,) in brought.fetchall():
            words |= forget(raw, deed.id, visit_id, partial(_is_one_of, {(_BOOKING.name, visit_id)}))
        for table in _ABOUT:
            gone[table.name] += raw.execute(f"DELETE FROM {table.name} WHERE patient_id = ?", (id,)).rowcount
        raw.execute("DELETE FROM prompt_event WHERE patient_id = ?", (id,))
        raw.execute("DELETE FROM consent WHERE id = ?", (id,))
        raw.execute("DELETE FROM two_people WHERE other_id = ?", (id,))
        for (row_id,) in raw.execute(f"DELETE FROM set_aside WHERE {_MAY_BE} RETURNING id", (id,)).fetchall():
            raw.execute("DELETE FROM booking WHERE aside_id = ?", (row_id,))
            words |= forget(raw, deed.id, row_id, partial(_is_row_aside, row_id))
        raw.execute("DELETE FROM identifier WHERE patient_id = ?", (id,))  # whichever stand there
        people.out_of_search(raw, id)
        gone[_PATIENT.name] += raw.execute("DELETE FROM patient WHERE id = ?", (id,)).rowcount
        words |= forget(raw, deed.id, id, partial(_is_of, id))
        raw.execute("INSERT OR IGNORE INTO erasure VALUES (?, ?)", (id, deed.at.date().isoformat()))
    for name in names:
        raw.execute("DELETE FROM import_problem WHERE instr(reason, ?) > 0", (name,))
    _leave_words(raw, words)
    deeds.record(raw, deed, [], everybody)
    return +gone


def forget(raw: Any, erasure: str, named: str, about: Callable[[Table, dict[str, Any]], bool]) -> set[str]:
    """Take what is ``about`` something out of every act that names this id, a person's or that of the booking
    a visit once was; returns the words that stood there.

    An act nothing is left of counts as taken back by the deed ``erasure``: Undo passes over it.
    """
    words: set[str] = set()

    def without(text: str) -> str:
        stored = json.loads(text)
        gone = [change for change in stored if _is_about(change, about)]
        words.update(word for change in gone for word in _words(change[1:]))
        return compact([change for change in stored if change not in gone])

    acts = raw.execute("SELECT seq, changes FROM deed WHERE instr(changes, ?) > 0", (named,))
    for seq, text in acts.fetchall():
        kept = without(text)
        raw.execute(
            "UPDATE deed SET changes = ?1, undone_by = iif(undone_by = '' AND ?1 = '[]', ?2, undone_by)"
            " WHERE seq = ?3",
            (kept, erasure, seq),
        )
    rows = raw.execute(
        "SELECT run_id, number, part, changes FROM import_row WHERE stage = ? AND instr(changes, ?) > 0",
        (KEPT, named),
    )
    for run_id, number, part, text in rows.fetchall():
        raw.execute(
            "UPDATE import_row SET changes = ? WHERE run_id = ? AND stage = ? AND number = ? AND part = ?",
            (without(text), run_id, KEPT, number, part),
        )
    return words


def wipe_withdrawn(raw: Any) -> None:
    """What somebody took back, all personal notes or one thing on the turned screen, leaves the history too:
    here nobody presses Ctrl Z any more.

    Asked where a store is opened and closed. What was withdrawn and then brought back by Undo stands.
    """
    row = raw.execute("SELECT value FROM counter WHERE name = 'wiped'").fetchone()
    last = seen = row[0] if row else 0
    rows = raw.execute(
        "SELECT id, kind, patient_id, undone_by, changes FROM deed"
        " WHERE kind IN ('set_consent', 'redo', ?) AND seq > ? ORDER BY seq",
        (TOOK_OUT, last),
    )
    for id, kind, patient_id, undone_by, text in rows.fetchall():
        stored = json.loads(text)
        withdrawn = any(name == _CONSENT.name for name, *_ in stored)
        if not undone_by and (withdrawn or kind == TOOK_OUT):
            taken = {
                (name, (before | (after or {}))["id"])
                for name, before, after in stored
                if before and (after is None or kind == TOOK_OUT)
            }
            if taken:
                _leave_words(raw, forget(raw, id, patient_id, partial(_is_one_of, taken)))
    last = raw.execute("SELECT coalesce(max(seq), 0) FROM deed").fetchone()[0]
    if last != seen:
        raw.execute("INSERT OR REPLACE INTO counter VALUES ('wiped', ?)", (last,))


def scrub(raw: Any) -> None:
    """Outside of a transaction: merge the search index whole, and empty the journal beside the file."""
    raw.execute("INSERT INTO search(search) VALUES ('optimize')")
    raw.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()


def mentions(raw: Any, patient_id: str) -> Counter[str]:
    """Where the full name stands in words about others or nobody: those are not ours to take out unread."""
    found: Counter[str] = Counter()
    for name in _names_told(raw, one_person.group_of(raw, patient_id)):
        for table, column in _WORDS_OF_OTHERS:
            own = " AND patient_id <> ?" if table == "relation" else ""
            values = (name, patient_id) if own else (name,)
            count = f"SELECT count(*) FROM {table} WHERE instr(lower({column}), lower(?)) > 0{own}"
            found[table] += raw.execute(count, values).fetchone()[0]
    return +found


def _names_told(raw: Any, everybody: list[str]) -> set[str]:
    names: set[str] = set()
    for id in everybody:
        row = raw.execute(f"SELECT {_PATIENT.columns} FROM patient WHERE id = ?", (id,)).fetchone()
        names |= {name.full for name in _PATIENT.codec.decode(row).names if len(name.full) > 3}
    return names


def _is_about(change: Stored, about: Callable[[Table, dict[str, Any]], bool]) -> bool:
    name, before, after = change[:3]
    return about(OF_NAME[name], (before or {}) | (after or {}))


def _is_of(patient_id: str, table: Table, row: dict[str, Any]) -> bool:
    if table is _SET_ASIDE:
        return patient_id == row.get("became") or patient_id in json.loads(row.get("may_be", "[]"))
    return row.get("id" if table.name in _UNDER_ID else "patient_id") == patient_id


def _is_one_of(taken: set[tuple[str, str]], table: Table, row: dict[str, Any]) -> bool:
    return (table.name, row["id"]) in taken


def _is_row_aside(row_id: str, table: Table, row: dict[str, Any]) -> bool:
    """The row itself, or its appointment."""
    return row_id == row.get("id" if table is _SET_ASIDE else "aside_id")


def _words(value: Any) -> Iterator[str]:
    """Every word of every text in a stored change, as names are looked for."""
    if isinstance(value, str):
        yield from tokens(value)
        if value.startswith(("[", "{")):  # a column of several values; or words somebody began so
            with suppress(ValueError):
                yield from _words(json.loads(value))
    elif isinstance(value, list):
        for one in value:
            yield from _words(one)
    elif isinstance(value, dict):
        for one in value.values():
            yield from _words(one)


def _leave_words(raw: Any, words: set[str]) -> None:
    """Words of names that nobody else has are looked for no more."""
    for word in words:
        if raw.execute("SELECT 1 FROM name_word WHERE word = ?", (word,)).fetchone() is None:
            continue
        quoted = '"' + word.replace('"', '""') + '"'
        if raw.execute("SELECT 1 FROM search WHERE search MATCH ? LIMIT 1", (quoted,)).fetchone() is None:
            raw.execute("DELETE FROM name_word WHERE word = ?", (word,))
            gaps = [(gap, word) for gap in people.gaps(word)]
            raw.executemany("DELETE FROM name_slip WHERE gap = ? AND word = ?", gaps)
            raw.execute("DELETE FROM name_sound WHERE sound = ? AND word = ?", (sound(word), word))
