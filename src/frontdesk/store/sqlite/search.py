"""Find: beginnings of words in the full-text index, those seen last first; today's people before all.

A number that surely is somebody's stands first. Where nobody fits it is asked who may be meant.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from typing import Any

from sqlcipher3 import dbapi2 as driver

from frontdesk.domain.fact import FactKind
from frontdesk.domain.patient import Patient
from frontdesk.domain.visit import Visit
from frontdesk.store.port import Found
from frontdesk.store.sqlite.kept import DayPeople, Kept
from frontdesk.store.sqlite.reads import SHOWN
from frontdesk.store.sqlite.search_near import Near
from frontdesk.store.sqlite.search_number import by_number
from frontdesk.store.sqlite.search_words import WHOLE, Group, groups_of, groups_with_month, is_name, whole
from frontdesk.store.sqlite.tables import OF_KIND

_SHORTEST_PART = 3
_A_LIST = 6
"""As many as Find shows: no looser look where so many fit."""
_HOLDING = "SELECT word FROM name_word WHERE instr(word, ?) > 0 LIMIT 1000"
_CALLED = f"""(SELECT iif(f.status = 'active', f.text, '') FROM fact f
   WHERE f.patient_id = p.id AND f.kind = '{FactKind.NAME_TO_USE.value}' AND {SHOWN.format("f.")}
   AND f.status <> 'retired' AND f.visit_id = '' AND (f.expires_on IS NULL OR f.expires_on >= :today)
   ORDER BY f.source <> 'imported' OR f.confirmed_by <> '' DESC, f.said_on DESC, f.id DESC LIMIT 1)"""
_COMES = f"""(SELECT json_array({OF_KIND[Visit].columns_as("v")}) FROM visit v
   WHERE v.patient_id = p.id AND v.day >= :today
   AND {SHOWN.format("v.")} ORDER BY v.day,
   v.state IN ('cancelled', 'moved', 'did_not_come', 'left_before_seen'), v.start LIMIT 1)"""
_PERSON = f"""
 iif(p.name_told, {_CALLED}, NULL),
 iif(p.booked_until >= :today, {_COMES}, NULL),
 {OF_KIND[Patient].columns_as("p")}"""
_OF_ALL = f"SELECT {_CALLED}, {_COMES}".replace(
    ".patient_id = p.id", ".patient_id IN (SELECT value FROM json_each(:whole))"
)
_ID = 3 + OF_KIND[Patient].codec.names.index("id")
"""Where the patient's id stands in a row: place, name to use, visit, then the patient."""
_SHOWN_PEOPLE = f"p.merged_into = '' AND {SHOWN.format('p.')}"
# "0 +": the library plans a query anew with each call whose LIMIT is a bare parameter, longer than it runs
_BY_WORDS = f"""SELECT p.search_id, {_PERSON} FROM search CROSS JOIN patient p ON p.search_id = search.rowid
WHERE search MATCH :words AND {_SHOWN_PEOPLE} ORDER BY search.rowid DESC LIMIT 0 + :limit"""
_WORDS_OF = f"""SELECT p.search_id, p.words FROM search CROSS JOIN patient p ON p.search_id = search.rowid
WHERE search MATCH :words AND {_SHOWN_PEOPLE} ORDER BY search.rowid DESC LIMIT 0 + :limit"""
_BY_PLACES = f"""SELECT p.search_id, {_PERSON} FROM patient p
WHERE p.search_id IN (SELECT value FROM json_each(:places)) AND {_SHOWN_PEOPLE}"""


def find(raw: Any, kept: Kept, typed: str, *, today: date, limit: int) -> tuple[Found, ...]:
    """See ``Store.find``. Odd input finds nobody; it never fails."""
    groups = groups_of(typed)
    if not groups or limit < 1:
        return ()
    surely, perhaps = by_number(raw, typed)
    search = _Search(raw, kept.day(raw, today), today, limit)
    search.add(surely)
    search.look(groups)
    if not search.rows:
        search.look(groups_with_month(typed))
    search.add(perhaps)
    if len(search.rows) < limit:
        near = Near(raw, search.day, groups, partial(_words_of, raw))
        search.add(near.of_same_sound(limit))
        if not search.rows:
            for wanted in near.of_one_name():
                if len(search.rows) < _A_LIST:
                    search.take(wanted)
        if not search.rows:
            search.add(near.places(limit))
    spoken = kept.clinicians(raw)
    groups_here = kept.merged(raw).groups
    found = []
    for row in list(search.rows.values())[:limit]:
        whole = groups_here.get(row[_ID])
        found.append(_found(_of_all(raw, row, whole, today) if whole else row, spoken))
    return tuple(found)


@dataclass(slots=True)
class _Search:
    """Who was found, in the order of the list."""

    raw: Any
    day: DayPeople
    today: date
    limit: int
    rows: dict[int, Sequence[Any]] = field(default_factory=dict, repr=False)
    """By their place in the search index."""

    def look(self, groups: Sequence[Group]) -> None:
        """As typed, then inside of words."""
        self.take(groups)
        if len(self.rows) < self.limit:
            self.take(_inside(self.raw, groups))

    def take(self, wanted: Sequence[Group]) -> None:
        """Whoever meets all groups: the day's people before the others."""
        if wanted:
            self.add(self.day.fitting(wanted)[: self.limit])
        if wanted and len(self.rows) < self.limit:
            for row in _matching(self.raw, _expression(wanted), self.today, self.limit):
                self.rows.setdefault(row[0], row)

    def add(self, places: Sequence[int]) -> None:
        """The people at these places of the search index, in this order."""
        new = [place for place in places if place not in self.rows]
        if new:
            values = {"today": self.today.isoformat(), "places": json.dumps(new)}
            found = {row[0]: row for row in self.raw.execute(_BY_PLACES, values)}
            self.rows |= {place: found[place] for place in new if place in found}


def _inside(raw: Any, groups: Sequence[Group]) -> list[Group]:
    """Any part of any name: the words that hold what was typed, three letters or more."""
    wanted: list[Group] = []
    for group in groups:
        typed = [word for one in group for word in one]
        if not all(is_name(word) and len(word) >= _SHORTEST_PART for word in typed):
            wanted.append(group)
            continue
        words = {word for part in typed for (word,) in raw.execute(_HOLDING, (part,))}
        if not words:
            return []
        wanted.append(whole(sorted(words)))
    return wanted


def _expression(groups: Sequence[Group]) -> str:
    return " AND ".join(
        "(" + " OR ".join("(" + " AND ".join(map(_quoted, one)) + ")" for one in group) + ")"
        for group in groups
    )


def _quoted(word: str) -> str:
    return f'"{word.removesuffix(WHOLE)}"' if word.endswith(WHOLE) else f'"{word}"*'


def _words_of(raw: Any, groups: Sequence[Group], limit: int) -> list[tuple[int, str]]:
    return _asked(raw, _WORDS_OF, {"words": _expression(groups), "limit": limit})


def _matching(raw: Any, expression: str, today: date, limit: int) -> list[Sequence[Any]]:
    values = {"words": expression, "today": today.isoformat(), "limit": limit}
    return _asked(raw, _BY_WORDS, values)


def _asked(raw: Any, sql: str, values: dict[str, Any]) -> list[Any]:
    try:
        rows: list[Any] = raw.execute(sql, values).fetchall()
    except driver.OperationalError as problem:
        if getattr(problem, "sqlite_errorcode", 0) != driver.SQLITE_ERROR:
            raise
        return []  # a sign the index takes for a gap: nobody is called that
    return rows


def _of_all(raw: Any, row: Sequence[Any], whole: Sequence[str], today: date) -> Sequence[Any]:
    """Name to use and visit of somebody with several records, from all of them."""
    values = {"today": today.isoformat(), "whole": json.dumps(whole)}
    return (row[0], *raw.execute(_OF_ALL, values).fetchone(), *row[3:])


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
