"""G17: who is twice in the store, among everybody; and how many of the known doubles of FEBRL are found."""

import time
import tracemalloc
from dataclasses import replace
from itertools import chain
from pathlib import Path
from typing import Any

import pytest

from frontdesk.domain.imported import ImportedPatient
from frontdesk.domain.patient import Identifier
from frontdesk.likeness.candidates import possible_doubles
from frontdesk.likeness.evidence import OnFile
from frontdesk.likeness.fold import name_key
from frontdesk.usecases.import_merge import plain
from tests.bench.made_rows import NUMBERS, people_of_a_file
from tests.bench.measure import Scores, lasting, race
from tests.febrl import SETS, Held, febrl, figures

SEED = 3
TWICE = 20
"""One in so many is here a second time, with another number: what an import leaves behind."""
ROUNDS = 3


def everybody(count: int) -> list[OnFile]:
    """So many records. Made-up people share neither phone nor number by anything but chance."""
    rows = chain.from_iterable(people_of_a_file(count - count // TWICE, SEED))
    once = [_on_file(row) for row in rows if isinstance(row, ImportedPatient)]
    twice = [
        replace(one, id=f"{one.id} again", identifiers=frozenset({Identifier(NUMBERS, f"again {one.id}")}))
        for one in once[: count // TWICE]
    ]
    return once + twice


def _on_file(row: ImportedPatient) -> OnFile:
    reach = frozenset(map(plain, row.contacts))
    return OnFile(row.where, row.names, row.birth_date, frozenset(row.identifiers), reach)


@pytest.mark.benchmark(timer=time.process_time)
def test_everybody(benchmark: Any, scores: Scores) -> None:
    people = everybody(scores.patients)

    def in_order() -> None:
        sorted(people, key=lambda one: (name_key(one.names[0].full), one.birth_date))

    own, floor = race(
        benchmark, lambda: possible_doubles(people), in_order, rounds=scores.rounds(ROUNDS), warm=1
    )
    tracemalloc.start()
    found = possible_doubles(people)
    peak = tracemalloc.get_traced_memory()[1] / 1e6
    tracemalloc.stop()
    right = sum(pair.other == f"{pair.one} again" for pair in found)
    others = f"{right:,} doubles found, {len(found) - right} other pairs"
    scores.note("G17", own.over(floor), f"{lasting(own.median)}, in order {lasting(floor.median)}; {others}")
    scores.note("G17 memory", peak, f"{peak * 1e3 / len(people):.2f} kB each")
    assert right == scores.patients // TWICE


@pytest.mark.parametrize("number", SETS)
def test_known_doubles(number: int, shared_data: Path, scores: Scores) -> None:
    reached = {}
    for held in Held:
        people, doubles = febrl(shared_data, number, held)
        reached[held] = figures(possible_doubles(people), doubles)
    words = ", ".join(
        f"{held.name.lower().replace('_', ' ')} {found.recall:.1%}" for held, found in reached.items()
    )
    least = min(found.precision for found in reached.values())
    scores.note(f"G17 FEBRL {number}", reached[Held.ALL].recall * 100, f"{words}; precision {least:.1%}")
