"""G2, G3, G4, G18: a key in Find, the search behind it, and whether the right person is found."""

import json
import time
from collections.abc import Callable
from itertools import islice
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtTest import QTest

from frontdesk.domain.patient import Patient
from frontdesk.likeness.fold import fold
from frontdesk.screens.today.find import find_shown
from frontdesk.store.sqlite import search
from frontdesk.store.sqlite.search_words import groups_of
from frontdesk.store.sqlite.store import SqliteStore
from frontdesk.store.sqlite.tables import OF_KIND
from frontdesk.usecases.find_patient import find_patient
from tests import febrl_typed
from tests.bench.conftest import MadeClinic
from tests.bench.made_clinic import ANA, TODAY
from tests.bench.measure import Scores, Times, in_turn, micro, race
from tests.bench.window import ClinicWindow, paint
from tests.store.made import add

WORDS = ("smith", "nguye", "garci", "okonk", "muell", "brenn", "haddad", "kowal", "maria", "ahmed", "tanak")
MOST_ROWS = 50
PEOPLE_LOOKED_AT, LONG_NAME = 400, 6
_LETTERS = 5
_SET, _LETTER_BY_LETTER = 2, 100


@pytest.fixture(autouse=True, scope="module")
def quiet_minute(clinic: MadeClinic) -> None:
    """The search index as the desk leaves it after a quiet minute; an import ran just before."""
    store = clinic.open()
    while store.idle(100):
        pass
    store.close()


def keys() -> Callable[[], tuple[str, bool]]:
    """Letters of the words in turn, and whether a new word begins."""
    return in_turn((letter, at == 0) for word in WORDS for at, letter in enumerate(word[:_LETTERS]))


@pytest.mark.benchmark(timer=time.process_time)
def test_a_key_in_find(benchmark: Any, window: ClinicWindow, scores: Scores) -> None:
    view, desk = window.view, window.desktop.desk
    lists = [find_shown(desk, word[:2], find_patient(desk, word[:2])) for word in WORDS]
    next_list, next_key = in_turn(lists), keys()
    pending: list[str] = []

    def before() -> None:
        letter, begins = next_key()
        if begins:
            window.clear_find()
            window.type_key(letter)  # the popup opens with the first letter; those after it are timed
            window.settle()
            letter, _ = next_key()
        pending[:] = [letter]

    def ours() -> None:
        window.shown_after("show_find", lambda: window.type_key(pending[0]))

    def constant() -> None:
        view.find_field.blockSignals(True)
        QTest.keyClicks(view.find_field, pending[0])
        view.find_field.blockSignals(False)
        view.show_find(next_list())
        paint(window.app)

    own, floor = race(benchmark, ours, constant, rounds=150, before=before)
    scores.note("G2", own.over(floor), f"{micro(own)} of the processor, constant {micro(floor)}")
    felt = Times()
    for _ in range(300):
        before()
        start = time.perf_counter()
        ours()
        felt.seconds.append(time.perf_counter() - start)
    scores.note("G2b", felt.p99 * 1e3, f"half of them under {micro(felt)} on the clock")
    window.clear_find()


@pytest.mark.benchmark(timer=time.thread_time)
def test_search(benchmark: Any, store: SqliteStore, scores: Scores) -> None:
    raw = store._reader.raw
    columns = OF_KIND[Patient].columns_as("p")
    some = [row[0] for row in raw.execute("SELECT id FROM patient ORDER BY random() LIMIT 2000")]
    fifties = in_turn(
        json.dumps(some[at : at + MOST_ROWS]) for at in range(0, len(some) - MOST_ROWS, MOST_ROWS)
    )
    typed = in_turn(word[:count] for count in range(1, _LETTERS + 1) for word in WORDS)
    by_id = f"SELECT {columns} FROM json_each(?) j CROSS JOIN patient p ON p.id = j.value"

    def ours() -> None:
        groups = groups_of(typed())
        search._matching(raw, search._expression(groups), TODAY, MOST_ROWS)

    def floor() -> None:
        raw.execute(by_id, (fifties(),)).fetchall()

    own, rows = race(benchmark, ours, floor, rounds=220, warm=2 * len(WORDS) * _LETTERS)
    six = Times()
    for _ in range(220):
        start = time.thread_time()
        store.find(typed(), today=TODAY)
        six.seconds.append(time.thread_time() - start)
    scores.note("G3", own.over(rows), f"{micro(own)}, by id {micro(rows)}; the six of the list {micro(six)}")


@pytest.mark.benchmark(timer=time.thread_time)
def test_a_misspelt_name(benchmark: Any, store: SqliteStore, scores: Scores) -> None:
    raw = store._reader.raw
    names = {fold(one.name.family): one.id for one, _ in islice(store.patients(), PEOPLE_LOOKED_AT)}
    slips = {name: f"{name[:3]}{name[4:]}" for name in names if len(name) >= LONG_NAME and " " not in name}
    slips = {name: slip for name, slip in slips.items() if not search._inside(raw, groups_of(slip))}
    found = []
    for name, slip in slips.items():
        offered = store.find(slip, today=TODAY, limit=MOST_ROWS)
        found.append(any(fold(one.patient.name.family) == name for one in offered))
    right, wrong = in_turn(slips), in_turn(slips.values())
    own, spelt = race(
        benchmark,
        lambda: store.find(wrong(), today=TODAY, limit=MOST_ROWS),
        lambda: store.find(right(), today=TODAY, limit=MOST_ROWS),
        rounds=150,
    )
    some = f"{sum(found) / len(found):.0%} found of {len(found)} names"
    scores.note("G4", own.over(spelt), f"{micro(own)}, well spelt {micro(spelt)}; {some}")
    assert sum(found) >= 0.95 * len(found), some


def test_the_right_person_among_everybody(own_clinic: MadeClinic, shared_data: Path, scores: Scores) -> None:
    data = febrl_typed.read(shared_data, _SET)
    store = own_clinic.open()
    for at in range(0, len(data.people), MOST_ROWS):
        add(store, *data.people[at : at + MOST_ROWS], by=ANA.id)
    while store.idle(100):
        pass
    letter, asked = Times(), scores.rounds(len(data.mistaken))

    def first_five(typed: str) -> list[str]:
        start = time.thread_time()
        found = store.find(typed, today=TODAY)
        letter.seconds.append(time.thread_time() - start)
        return [one.patient.id for one in found][: febrl_typed.FIRST_SCREEN]

    by_name = then_date = by_year = years = 0
    for record in data.mistaken[:asked]:
        shown = first_five(record.name)
        by_name += record.patient_id in shown
        then_date += record.patient_id in (shown or first_five(record.name_and_birth_date))
        if record.surname_and_year:
            years += 1
            by_year += record.patient_id in first_five(record.surname_and_year)
    letter.seconds.clear()
    for record in data.mistaken[: scores.rounds(_LETTER_BY_LETTER)]:
        for length in range(1, len(record.name) + 1):
            first_five(record.name[:length])
    store.close()
    hidden = f"{asked:,} records of {len(data.people):,} people among {own_clinic.patients:,}"
    with_year = f"surname and birth year {by_year / max(1, years):.1%}"
    scores.note("G18", by_name / asked * 100, f"{hidden}; {with_year}")
    scores.note("G18 date", then_date / asked * 100)
    scores.note("G18 letter", letter.median * 1e3, f"99 in 100 under {letter.p99 * 1e3:.1f} ms")
    scores.note("G18 slowest", max(letter.seconds) * 1e3, f"of {len(letter.seconds):,} letters")
