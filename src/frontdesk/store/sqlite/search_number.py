"""Find by a number of another system: as written, without its signs, without or with zeros before it."""

import json
from collections.abc import Iterable
from typing import Any

from frontdesk.store.sqlite.later_steps import PLAIN

_LONGEST, _PADDED = 60, 12
_SHORTEST = 3
_SURE = 5
"""Shorter numbers are birth years and ends of phone numbers as well."""
_SIGNS = str.maketrans("", "", "-./ ")
_OWN = f"{PLAIN.format('i.value')}"
_MOST_SYSTEMS = 100
_WHOSE = """CROSS JOIN patient o ON o.id = i.patient_id
CROSS JOIN patient p ON p.id = iif(o.merged_into = '', o.id, o.merged_into)"""
_BY_KEY = f"""WITH RECURSIVE known(system) AS (SELECT min(system) FROM identifier
 UNION ALL SELECT (SELECT min(system) FROM identifier WHERE system > known.system) FROM known
 WHERE known.system IS NOT NULL LIMIT {_MOST_SYSTEMS})
SELECT p.search_id FROM known CROSS JOIN json_each(:values) v
CROSS JOIN identifier i ON i.system = known.system AND i.value = v.value {_WHOSE}"""
_BY_PLAIN = f"""SELECT p.search_id FROM json_each(:values) v
CROSS JOIN identifier i ON {_OWN} = v.value AND {_OWN} <> i.value AND length(i.value) <= 20
{_WHOSE}"""


def by_number(raw: Any, typed: str) -> tuple[list[int], list[int]]:
    """Places in the search index: of those whose number this surely is, and of those whose it may be."""
    written = typed.strip()
    plain = written.upper().translate(_SIGNS)
    if not _SHORTEST <= len(plain) <= _LONGEST or not any(sign.isdecimal() for sign in plain):
        return [], []
    exact = _places(raw, dict.fromkeys((written, plain, plain.lower(), written.upper(), written.lower())))
    if len(plain) < _SURE:
        return [], exact
    bare = plain.lstrip("0")
    if not bare.isdecimal():
        return exact, []
    others = dict.fromkeys(bare.zfill(length) for length in range(len(bare), _PADDED + 1))
    return exact, _places(raw, others)


def _places(raw: Any, values: Iterable[str]) -> list[int]:
    given = {"values": json.dumps(list(values))}
    found = {place for sql in (_BY_KEY, _BY_PLAIN) for (place,) in raw.execute(sql, given)}
    return sorted(found, reverse=True)
