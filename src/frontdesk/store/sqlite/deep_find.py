"""Does Find know just the people who are there? Its index and its lists are worked out anew and compared."""

from collections.abc import Iterator
from itertools import zip_longest
from typing import Any

from frontdesk.domain.patient import Patient
from frontdesk.likeness.sound import sound
from frontdesk.store.sqlite.people import gaps, numbers
from frontdesk.store.sqlite.tables import OF_KIND

_LATER_THAN_SAID = """SELECT count(*) FROM patient p WHERE
booked_until < coalesce((SELECT max(day) FROM visit WHERE patient_id = p.id), '')
OR name_told < EXISTS (SELECT 1 FROM fact WHERE patient_id = p.id AND kind = 'name_to_use')"""
_PREFIXES = range(1, 6)
"""Beginnings of words the index keeps of their own."""
_PART_BITS = 37
"""How the library numbers a page of the index: below these bits its place in its part; parts have 16 bits,
and above them it notes what is taken out of which part (fts5_index.c)."""
_PARTS_FROM, _PARTS_TO = 1 << _PART_BITS, (1 << 16 + _PART_BITS) - 1
_PARTS = (
    f"SELECT DISTINCT id >> {_PART_BITS} FROM search_data WHERE id BETWEEN {_PARTS_FROM} AND {_PARTS_TO}",
    "SELECT DISTINCT segid FROM search_idx",
)
"""The parts of the index, and those its table of contents knows: a page of an older one misses the newest."""
_HOW_INDEXED = "SELECT sql FROM main.sqlite_schema WHERE name = 'search'"


def make_room(raw: Any) -> None:
    """A place in memory to work things out in, before a transaction begins; the file is read alone."""
    raw.execute("PRAGMA query_only = OFF")
    raw.execute("ATTACH ':memory:' AS again KEY ''")


def look(raw: Any) -> Iterator[tuple[str, str]]:
    """What is not as it follows from the records: where, and in a sentence. Needs ``make_room``."""
    if raw.execute(_LATER_THAN_SAID).fetchone()[0]:
        yield "patient", "What Find knows of coming visits and told names does not fit the records."
    if not _numbers_are_whole(raw):
        yield (
            "identifier",
            "The numbers of other systems that Find knows do not fit the people who are there.",
        )
    if not _index_is_whole(raw):
        yield "search", "The index of Find does not fit the people who are there."
    for table, follow in (("name_slip", gaps), ("name_sound", lambda word: {sound(word)} - {""})):
        if not _list_is_whole(raw, table, follow):
            yield table, f"The list “{table}” of Find does not fit the words of names."


def _numbers_are_whole(raw: Any) -> bool:
    table = OF_KIND[Patient]
    wanted = set()
    for row in raw.execute(f"SELECT {table.columns} FROM patient WHERE identifiers <> '[]'"):
        try:
            patient = table.codec.decode(row)
        except (ValueError, TypeError, KeyError):  # changed so that nobody can read it
            return False
        wanted |= {(*number, patient.id) for number in numbers(patient)}
    return wanted == set(raw.execute("SELECT system, value, patient_id FROM identifier"))


def _index_is_whole(raw: Any) -> bool:
    """Index everybody once more, in memory, and compare word by word."""
    raw.execute(raw.execute(_HOW_INDEXED).fetchone()[0].replace("TABLE search", "TABLE again.search", 1))
    raw.execute(
        "INSERT INTO again.search(rowid, words)"
        " SELECT search_id, words FROM main.patient WHERE in_search = 1 ORDER BY search_id"
    )
    for name in ("main", "again"):
        raw.execute(
            f"CREATE VIRTUAL TABLE temp.words_in_{name} USING fts5vocab('{name}', 'search', 'instance')"
        )
    there, wanted = (
        raw.cursor().execute(f"SELECT term, doc FROM temp.words_in_{name}") for name in ("main", "again")
    )
    same = all(one == other for one, other in zip_longest(there, wanted))
    ids = "SELECT id FROM search_docsize", "SELECT search_id FROM patient WHERE in_search = 1"
    parts = (set(raw.execute(words)) for words in _PARTS)
    return (
        same
        and set(raw.execute(ids[0])) == set(raw.execute(ids[1]))
        and next(parts) == next(parts)
        and _answers_alike(raw)
    )


def _answers_alike(raw: Any) -> bool:
    """Whatever is typed, whole or begun, leads to as many people in both: a page may be an old one."""
    words = [word for (word,) in raw.execute("SELECT DISTINCT term FROM temp.words_in_again")]
    begun = {word[:letters] for word in words for letters in _PREFIXES}
    typed = [f'"{word}"' for word in words] + [f'"{word}"*' for word in begun]
    there, wanted = (f"SELECT count(*) FROM {name}.search WHERE search MATCH ?" for name in ("main", "again"))
    return all(
        raw.execute(there, (one,)).fetchone() == raw.execute(wanted, (one,)).fetchone() for one in typed
    )


def _list_is_whole(raw: Any, table: str, follow: Any) -> bool:
    wanted = {(key, word) for (word,) in raw.execute("SELECT word FROM name_word") for key in follow(word)}
    return wanted == set(raw.execute(f"SELECT * FROM {table}"))
