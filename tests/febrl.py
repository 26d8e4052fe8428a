"""People of the FEBRL sets, whose doubles are known: real names and places of Australia, with typed mistakes.

The sets stand beside the project (see ``shared_data``). A clinic does not hold all they hold, so each is read
with less and less.
"""

import csv
from collections import defaultdict
from collections.abc import Iterable
from enum import Enum
from itertools import combinations
from pathlib import Path
from typing import NamedTuple

from frontdesk.domain.patient import Identifier, PersonName
from frontdesk.likeness.candidates import PossibleDouble
from frontdesk.likeness.evidence import OnFile

SETS = (1, 2, 3)


class Held(Enum):
    """What a clinic holds: whether addresses, whether a number that follows the person."""

    ALL = True, True
    NO_NUMBER = True, False
    NO_ADDRESS = False, True
    NAME_AND_BIRTH_DATE = False, False


class Febrl(NamedTuple):
    """One set: its records, and the pairs of ids that are one person."""

    people: list[OnFile]
    doubles: set[tuple[str, str]]


class Figures(NamedTuple):
    """Shares of one: how many of the shown pairs are doubles, and how many doubles are shown."""

    precision: float
    recall: float


def febrl(folder: Path, number: int, held: Held) -> Febrl:
    """Read one of the three sets."""
    with (folder / f"csv/febrl/dataset{number}.csv").open(encoding="utf-8") as file:
        rows = [[value.strip() for value in row] for row in csv.reader(file)][1:]
    one_person: defaultdict[str, list[str]] = defaultdict(list)
    for row in rows:
        one_person[row[0].split("-")[1]].append(row[0])
    doubles = {tuple(sorted(pair)) for ids in one_person.values() for pair in combinations(ids, 2)}
    return Febrl([_on_file(row, held) for row in rows], {(one, other) for one, other in doubles})


def figures(shown: Iterable[PossibleDouble], doubles: set[tuple[str, str]]) -> Figures:
    """How well the shown pairs agree with the known doubles."""
    pairs = {(pair.one, pair.other) for pair in shown}
    right = len(pairs & doubles)
    return Figures(right / len(pairs), right / len(doubles))


def _on_file(row: list[str], held: Held) -> OnFile:
    id, given, family, *address, born, number = row
    addresses, numbers = held.value
    return OnFile(
        id,
        (PersonName(family=family, given=(given,) if given else ()),),
        f"{born[:4]}-{born[4:6]}-{born[6:]}" if born else "",
        frozenset({Identifier("number", number)} if numbers and number else ()),
        address=" ".join(filter(None, address)) if addresses else "",
    )
