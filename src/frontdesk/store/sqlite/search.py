"""Find: beginnings of words in the full-text index, those seen last first; today's people before all."""

import json
from collections.abc import Sequence
from datetime import date
from typing import Any

from sqlcipher3 import dbapi2 as driver

from frontdesk.domain.fact import FactKind
from frontdesk.domain.patient import Patient
from frontdesk.domain.visit import Visit
from frontdesk.store.port import Found
from frontdesk.store.sqlite.kept import Kept
from frontdesk.store.sqlite.people import gaps
from frontdesk.store.sqlite.reads import SHOWN
from frontdesk.store.sqlite.search_words import Group, groups_of
from frontdesk.store.sqlite.tables import OF_KIND

_MOST_WORDS_FOR_ONE = 50
_PERSON = f"""
 iif(p.name_told, (SELECT iif(f.status = 'active', f.text, '') FROM fact f
   WHERE f.patient_id = p.id AND f.kind = '{FactKind.NAME_TO_USE.value}' AND {SHOWN.format("f.")}
   AND f.status <> 'retired' AND f.visit_id = '' AND (f.expires_on IS NULL OR f.expires_on >= :today)
   ORDER BY f.source <> 'imported' OR f.confirmed_by <> '' DESC, f.said_on DESC, f.id DESC LIMIT 1), NULL),
 iif(p.booked_until >= :today, (SELECT json_array({OF_KIND[Visit].columns_as("v")}) FROM visit v
   WHERE v.patient_id = p.id AND v.day >= :today
   AND {SHOWN.format("v.")} ORDER BY v.day,
   v.state IN ('cancelled', 'moved', 'did_not_come', 'left_before_seen'), v.start LIMIT 1), NULL),
 {OF_KIND[Patient].columns_as("p")}"""
_SHOWN_PEOPLE = f"p.merged_into = '' AND {SHOWN.format('p.')}"
# "0 +": the library plans a query anew with each call whose LIMIT is a bare parameter, longer than it runs
_BY_WORDS = f"""SELECT p.search_id, {_PERSON} FROM search CROSS JOIN patient p ON p.search_id = search.rowid
WHERE search MATCH :words AND {_SHOWN_PEOPLE} ORDER BY search.rowid DESC LIMIT 0 + :limit"""
_BY_PLACES = f"""SELECT p.search_id, {_PERSON} FROM patient p
WHERE p.search_id IN (SELECT value FROM json_each(:places)) AND {_SHOWN_PEOPLE}"""


def find(raw: Any, kept: Kept, typed: str, *, today: date, limit: int) -> tuple[Found, ...]:
    """See ``Store.find``. Odd input finds nobody; it never fails."""
    groups = groups_of(typed)
    if not groups or limit < 1:
        return ()
    places = kept.day(raw, today).fitting(groups)[:limit]
    rows: dict[int, Sequence[Any]] = {}
    if places:
        values = {"today": today.isoformat(), "places": json.dumps(places)}
        found = {row[0]: row for row in raw.execute(_BY_PLACES, values)}
        rows = {place: found[place] for place in places if place in found}
    for match in (_beginnings, _inside, _slips):
        if len(rows) >= limit or (match is _slips and rows):
            break
        expression = match(raw, groups)
        if expression:
            for row in _matching(raw, expression, today, limit + len(places)):
                rows.setdefault(row[0], row)
    spoken = kept.clinicians(raw)
    return tuple(_found(row, spoken) for row in list(rows.values())[:limit])


def _beginnings(_raw: Any, groups: Sequence[Group]) -> str:
    return " AND ".join(
        "(" + " OR ".join("(" + " AND ".join(f'"{word}"*' for word in one) + ")" for one in group) + ")"
        for group in groups
    )


def _inside(raw: Any, groups: Sequence[Group]) -> str:
    """Any part of any name: the words that hold what was typed, three letters or more."""
    return _in_whole_words(raw, groups, "SELECT word FROM name_word WHERE instr(word, ?) > 0", shortest=3)


def _slips(raw: Any, groups: Sequence[Group]) -> str:
    """One letter wrong, missing, too many or swapped; asked only when nothing else was found."""
    expressions = []
    for group in groups:
        typed = [word for one in group for word in one if _is_name(word)]
        near = dict.fromkeys(word for given in typed for word in _near(raw, given))
        if not near and typed:
            return ""
        expressions.append(_any_of(near) if near else _beginnings(raw, (group,)))
    return " AND ".join(expressions)


def _near(raw: Any, typed: str) -> list[str]:
    from rapidfuzz.distance import OSA

    if len(typed) < 4:
        return [typed]
    left_out = sorted(gaps(typed))
    marks = ", ".join("?" * len(left_out))
    rows = raw.execute(f"SELECT DISTINCT word FROM name_slip WHERE gap IN ({marks})", left_out)
    words = [word for (word,) in rows if OSA.distance(typed, word, score_cutoff=1) <= 1]
    return words[:_MOST_WORDS_FOR_ONE]


def _in_whole_words(raw: Any, groups: Sequence[Group], sql: str, *, shortest: int) -> str:
    expressions = []
    for group in groups:
        typed = [word for one in group for word in one]
        if not all(_is_name(word) and len(word) >= shortest for word in typed):
            expressions.append(_beginnings(raw, (group,)))
            continue
        words = {w for word in typed for (w,) in raw.execute(f"{sql} LIMIT {_MOST_WORDS_FOR_ONE}", (word,))}
        if not words:
            return ""
        expressions.append(_any_of(sorted(words)))
    return " AND ".join(expressions)


def _any_of(words: Any) -> str:
    return "(" + " OR ".join(f'"{word}"' for word in words) + ")"


def _is_name(word: str) -> bool:
    return not word[-1].isdigit()


def _matching(raw: Any, expression: str, today: date, limit: int) -> list[Sequence[Any]]:
    values = {"words": expression, "today": today.isoformat(), "limit": limit}
    try:
        rows: list[Sequence[Any]] = raw.execute(_BY_WORDS, values).fetchall()
    except driver.OperationalError as problem:
        if getattr(problem, "sqlite_errorcode", 0) != driver.SQLITE_ERROR:
            raise
        return []  # a sign the index takes for a gap: nobody is called that
    return rows


def _found(row: Sequence[Any], spoken: dict[str, Any]) -> Found:
    _, chosen, visit_json, *columns = row
    patient: Patient = OF_KIND[Patient].codec.decode(columns)
    visit: Visit | None = OF_KIND[Visit].codec.decode(json.loads(visit_json)) if visit_json else None
    clinician = spoken.get(visit.clinician_id) if visit else None
    return Found(
        patient,
        _shown_name(patient, chosen or ""),
        visit,
        clinician.spoken_name if clinician else "",
        patient.last_seen_on,
    )


def _shown_name(patient: Patient, chosen: str) -> str:
    """The full name, led by the chosen form: a legal first name nobody should say stays out."""
    name = patient.name
    if not chosen or chosen in name.full.split():
        return name.full or patient.board_name
    return chosen if not name.family or name.family in chosen else f"{chosen} {name.family}"
