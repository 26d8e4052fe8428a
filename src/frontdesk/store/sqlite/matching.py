"""Whom the rows of a file may be: by number, by name and birth date, and who is here just as a row says.

Asked for a batch of rows at once. Nothing hidden ever shows.
"""

import json
from collections.abc import Collection, Sequence
from typing import Any, TypeVar

from frontdesk.domain.booking import Booking
from frontdesk.domain.fact import Fact
from frontdesk.domain.imported import ImportedPatient
from frontdesk.domain.patient import Identifier, Patient
from frontdesk.domain.visit import Visit
from frontdesk.likeness.doubles import less_exact
from frontdesk.store.port import Known, Named
from frontdesk.store.sqlite.one_person import Merged
from frontdesk.store.sqlite.reads import SHOWN, every, facts_of_kinds
from frontdesk.store.sqlite.tables import OF_KIND

K = TypeVar("K")
T = TypeVar("T")

_MANY = 50
"""So many of one name say as much as all of them."""
_GIVEN = "(SELECT value FROM json_each(?))"


def patients_by_identifier(raw: Any, identifier: Identifier) -> tuple[Patient, ...]:
    """Whoever carries this number of this system; more than one only by somebody's mistake."""
    where = "id IN (SELECT patient_id FROM identifier WHERE system = ? AND value = ?)"
    return every(raw, Patient, "id", where, (identifier.system, identifier.value))


def patients_by_name_key(raw: Any, key: str) -> tuple[Patient, ...]:
    """Whoever carries this name, in whatever order it is written."""
    return every(raw, Patient, "id", "name_key = ? AND merged_into = ''", (key,))


_WITH_NUMBER = """SELECT i.system, i.value, i.patient_id FROM json_each(?) j
JOIN identifier i ON i.system = j.value ->> 0 AND i.value = j.value ->> 1 ORDER BY i.patient_id"""
_WITH_NAME = """SELECT j.value ->> 0, p.id FROM json_each(?) j
JOIN patient p ON p.name_key = j.value ->> 1 AND p.birth_date BETWEEN j.value ->> 2 AND j.value ->> 3
WHERE p.merged_into = '' ORDER BY p.id"""


def known(
    raw: Any,
    numbers: Collection[Identifier],
    names: Collection[Named],
    ids: Collection[str],
    merged: Merged,
) -> Known:
    """See ``Store.known``."""
    wanted = {(number.system, number.value): number for number in numbers}
    with_number = raw.execute(_WITH_NUMBER, (json.dumps(list(wanted)),)).fetchall() if wanted else []
    asked = list(names)
    spans = [(at, key, *span) for at, (key, born) in enumerate(asked) for span in _birth_dates(born)]
    with_name = raw.execute(_WITH_NAME, (json.dumps(spans),)).fetchall() if spans else []
    matched = json.dumps(list({row[-1] for row in (*with_number, *with_name)}))
    found = {patient.id: patient for patient in every(raw, Patient, "id", f"id IN {_GIVEN}", (matched,))}
    facts: dict[str, list[Fact]] = {merged.root(id): [] for id in (*found, *ids)}
    records = [record for id in facts for record in merged.group(id)]
    for fact in every(raw, Fact, "said_on, id", f"patient_id IN {_GIVEN}", (json.dumps(records),)):
        facts[merged.root(fact.patient_id)].append(fact)
    by_number: dict[Identifier, list[Patient]] = {}
    for system, value, id in with_number:
        if id in found:
            by_number.setdefault(wanted[system, value], []).append(found[id])
    by_name: dict[Named, list[Patient]] = {}
    for at, id in with_name:
        if id in found:
            by_name.setdefault(asked[at], []).append(found[id])
    return Known(_rows(by_number), _rows(by_name), _rows(facts))


def _birth_dates(born: str) -> list[tuple[str, str]]:
    """From and to: the birth date itself with those more exact, and each one less exact."""
    return [(born, born + "~"), *((less, less) for less in less_exact(born))]


def _rows(lists: dict[K, list[T]]) -> dict[K, tuple[T, ...]]:
    return {key: tuple(some) for key, some in lists.items()}


_SAID = ("names", "birth_date", "identifiers", "contacts")
_said = OF_KIND[Patient].codec.columns_of(_SAID)
_UNDER_NUMBER = f"""SELECT j.value ->> 0, p.id, p.merged_into, p.status,
  {", ".join(f"p.{name}" for name in _SAID)}
FROM json_each(?) j JOIN identifier i ON i.system = j.value ->> 1 AND i.value = j.value ->> 2
JOIN patient p ON p.id = i.patient_id WHERE {SHOWN.format("p.")}"""


def unchanged(raw: Any, people: Sequence[ImportedPatient]) -> list[str]:
    """See ``Store.unchanged``. Columns are compared as they are stored: nothing is read back into records."""
    just_so = [""] * len(people)
    numbers = [(at, one.system, one.value) for at, who in enumerate(people) for one in who.identifiers]
    under: dict[int, tuple[Any, ...]] = {}
    several = set()
    for at, *row in raw.execute(_UNDER_NUMBER, (json.dumps(numbers),)):
        if under.setdefault(at, tuple(row))[0] != row[0]:
            several.add(at)
    for at, (id, merged_into, status, *columns) in under.items():
        who = people[at]
        alone = at not in several and not merged_into
        if alone and who.status in (None, status) and _said(who) == columns:
            just_so[at] = id
    return just_so


_OF_NUMBERS = """source_value <> '' AND (source_system, source_value) IN
(SELECT value ->> 0, value ->> 1 FROM json_each(?))"""


def visits_by_source(raw: Any, numbers: Collection[tuple[str, str]]) -> dict[tuple[str, str], Visit]:
    """The visits the other system knows by these numbers."""
    visits = every(raw, Visit, "id DESC", _OF_NUMBERS, (json.dumps(list(numbers)),))
    return {(visit.source_system, visit.source_value): visit for visit in visits}


def bookings_by_source(raw: Any, numbers: Collection[tuple[str, str]]) -> dict[tuple[str, str], Booking]:
    """The same for bookings whose person nobody has said yet."""
    bookings = every(raw, Booking, "id DESC", _OF_NUMBERS, (json.dumps(list(numbers)),))
    return {(booking.source_system, booking.source_value): booking for booking in bookings}


_CALLED = f"""id IN (SELECT p.id FROM search CROSS JOIN patient p ON p.search_id = search.rowid
WHERE search MATCH ? AND p.merged_into = '' AND {SHOWN.format("p.")} LIMIT {_MANY})"""


def people_called(
    raw: Any, words: Collection[str], merged: Merged
) -> tuple[tuple[Patient, tuple[Fact, ...]], ...]:
    """See ``Store.people_called``."""
    if not words or not all(word.isalnum() for word in words):
        return ()
    wanted = " AND ".join(f'"{word}"' for word in sorted(words))
    found = every(raw, Patient, "id", _CALLED, (wanted,))
    told: dict[str, list[Fact]] = {one.id: [] for one in found}
    for fact in facts_of_kinds(raw, [id for one in found for id in merged.group(one.id)]):
        told[merged.root(fact.patient_id)].append(fact)
    return tuple((one, tuple(told[one.id])) for one in found)
