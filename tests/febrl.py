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
_NO_ADDRESS = frozenset(("rec_id", "given_name", "surname", "date_of_birth", "soc_sec_id", "age"))


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
    return read(folder / f"csv/febrl/dataset{number}.csv", held)


def read(path: Path, held: Held) -> Febrl:
    """Read any list laid out as these sets are."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        header, *rows = [[value.strip() for value in row] for row in csv.reader(file) if row]
    records = [dict(zip(header, row, strict=False)) for row in rows]
    one_person: defaultdict[str, list[str]] = defaultdict(list)
    for record in records:
        one_person[record["rec_id"].split("-")[1]].append(record["rec_id"])
    doubles = {tuple(sorted(pair)) for ids in one_person.values() for pair in combinations(ids, 2)}
    return Febrl([_on_file(record, held) for record in records], {(one, other) for one, other in doubles})


def figures(shown: Iterable[PossibleDouble], doubles: set[tuple[str, str]]) -> Figures:
    """How well the shown pairs agree with the known doubles."""
    pairs = {(pair.one, pair.other) for pair in shown}
    right = len(pairs & doubles)
    return Figures(right / len(pairs) if pairs else 1.0, right / len(doubles) if doubles else 1.0)


def _on_file(record: dict[str, str], held: Held) -> OnFile:
    addresses, numbers = held.value
    given, number = record.get("given_name", ""), record.get("soc_sec_id", "")
    born = record.get("date_of_birth", "")
    address = (value for name, value in record.items() if name not in _NO_ADDRESS)
    return OnFile(
        record["rec_id"],
        (PersonName(family=record.get("surname", ""), given=(given,) if given else ()),),
        f"{born[:4]}-{born[4:6]}-{born[6:]}" if born else "",
        frozenset({Identifier("number", number)} if numbers and number else ()),
        address=" ".join(filter(None, address)) if addresses else "",
    )
