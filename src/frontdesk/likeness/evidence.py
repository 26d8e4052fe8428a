"""What two records say for and against being one person. A missing value counts for nothing, either way."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import product
from typing import NamedTuple

from rapidfuzz.distance import OSA
from rapidfuzz.fuzz import token_sort_ratio

from frontdesk.domain.patient import Identifier, PersonName
from frontdesk.likeness.fold import fold
from frontdesk.likeness.name_evidence import Name, compare_names, read_name
from frontdesk.likeness.reasons import Reason, points_of

_NOT_DIGITS = re.compile("[^0-9]")
_YEAR, _MONTH, _DAY = 4, 6, 8
_HOUSE = 3
"""An address of fewer words is a town."""
_NEARLY = 80
"""Per cent of the letters, whatever the order of the words: a slip or two, a flat more or less."""


@dataclass(frozen=True, slots=True)
class OnFile:
    """One person as they are on file, as far as it tells people apart."""

    id: str
    names: tuple[PersonName, ...] = field(default=(), repr=False)
    """Former names too: one that agrees is enough."""
    birth_date: str = field(default="", repr=False)
    """As ``Patient.birth_date``: whole, partial, empty, or mistyped."""
    identifiers: frozenset[Identifier] = field(default=frozenset(), repr=False)
    reach: frozenset[str] = field(default=frozenset(), repr=False)
    """Phone numbers and mail addresses in one plain form."""
    address: str = field(default="", repr=False)
    """On one line; empty where the clinic keeps none."""


class Read(NamedTuple):
    """A record read once, for many comparisons."""

    id: str
    names: tuple[Name, ...]
    born: str
    """Digits: eight, six, four, or none."""
    identifiers: frozenset[Identifier]
    reach: frozenset[str]
    address: str


def read(record: OnFile) -> Read:
    """Fold what is compared."""
    names = tuple(dict.fromkeys(name for name in map(read_name, record.names) if name))
    born = _NOT_DIGITS.sub("", record.birth_date)
    address = fold(record.address)
    return Read(
        record.id,
        names,
        born if len(born) in (_YEAR, _MONTH, _DAY) else "",
        record.identifiers,
        record.reach,
        address if len(address.split()) >= _HOUSE else "",
    )


def weigh(one: Read, other: Read) -> tuple[Reason, ...]:
    """All reasons for and against; the same whichever record comes first."""
    who = (*_names(one, other), *_birth(one.born, other.born))
    return (*_numbers(one, other), *who, *_household(one, other))


def surely_two(one: Read, other: Read) -> bool:
    """Born on other days and no number shared: what is left cannot make up for it. Cheaper than ``weigh``."""
    return not one.identifiers & other.identifiers and Reason.OTHER_BIRTH_DATE in _birth(one.born, other.born)


def _numbers(one: Read, other: Read) -> Iterator[Reason]:
    if one.identifiers & other.identifiers:
        yield Reason.SAME_NUMBER
    elif {number.system for number in one.identifiers} & {number.system for number in other.identifiers}:
        yield Reason.OTHER_NUMBER


def _birth(one: str, other: str) -> Iterator[Reason]:
    if one and other:
        yield _birth_dates(min(one, other), max(one, other))


def _birth_dates(one: str, other: str) -> Reason:
    if one == other and len(one) == _DAY:
        return Reason.SAME_FIRST_OF_JANUARY if one.endswith("0101") else Reason.SAME_BIRTH_DATE
    known = min(_exactness(one), _exactness(other))
    if known < _DAY:
        if one[:known] != other[:known]:
            return Reason.OTHER_BIRTH_DATE
        return Reason.SAME_BIRTH_MONTH if known == _MONTH else Reason.SAME_BIRTH_YEAR
    if one[:_YEAR] == other[:_YEAR] and one[_YEAR:] == other[_MONTH:] + other[_YEAR:_MONTH]:
        return Reason.DAY_AND_MONTH_SWAPPED
    one_slip = OSA.distance(one, other, score_cutoff=1) <= 1
    return Reason.BIRTH_DATE_ONE_SLIP if one_slip else Reason.OTHER_BIRTH_DATE


def _exactness(born: str) -> int:
    """Digits that count. A 1 January beside another date stands for a day nobody knew: the year counts."""
    return _YEAR if born.endswith("0101") and len(born) == _DAY else len(born)


def _names(one: Read, other: Read) -> tuple[Reason, ...]:
    """The two names that agree best: somebody who married has two."""
    pairs = product(*sorted((one.names, other.names)))
    return max((compare_names(a, b) for a, b in pairs), key=points_of, default=())


def _household(one: Read, other: Read) -> Iterator[Reason]:
    if one.reach & other.reach:
        yield Reason.SAME_PHONE_OR_MAIL
    elif one.address and other.address and token_sort_ratio(one.address, other.address) >= _NEARLY:
        yield Reason.SAME_ADDRESS
