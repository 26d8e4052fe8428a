"""A condition: one thing a template may ask about, how it is read and where the desk sets it.

"Is not" is true only for a known false or a known other value. An unknown value (None) passes "is unknown"
and nothing else; an enumeration that lists ``unknown`` among its values treats it as one of them.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from frontdesk.domain.template import ConditionRow, Op
from frontdesk.prompts.view import Basis, ItemSort, View

Reading = bool | int | str | frozenset[str] | None
"""What a condition reads; None is unknown."""


class Sort(StrEnum):
    """What kind of value a condition has."""

    BOOL = "bool"
    NUMBER = "number"
    ENUM = "enum"
    SET = "set"


OPERATORS: dict[Sort, tuple[Op, ...]] = {
    Sort.BOOL: (Op.IS, Op.IS_NOT, Op.IS_UNKNOWN),
    Sort.NUMBER: (Op.LESS, Op.AT_MOST, Op.EQUAL, Op.AT_LEAST, Op.MORE, Op.BETWEEN, Op.IS_UNKNOWN),
    Sort.ENUM: (Op.IS, Op.IS_NOT, Op.ONE_OF, Op.IS_UNKNOWN),
    Sort.SET: (Op.HAS_ANY, Op.HAS_ALL, Op.HAS_NONE),
}


def rests_on_nothing(view: View, row: ConditionRow) -> tuple[Basis, ...]:
    """For visit events, permissions and wishes about manners: they betray nothing about the patient."""
    return ()


MINUTES = ("minute", "minutes")


@dataclass(frozen=True, slots=True)
class Says:
    """How a rule about a condition reads in the studio: who or what it is about, and what is asked of it."""

    subject: str
    verb: str = "is"
    """Numbers: "is", or "was told" with " ago" behind the number."""
    unit: tuple[str, str] = ("", "")
    """Numbers: one and many."""
    tail: str = ""
    yes: str = ""
    no: str = ""
    names: Mapping[str, str] = field(default_factory=dict)
    """Choices: what is asked, by value; sets: each value by its words."""


@dataclass(frozen=True, slots=True)
class Condition:
    """One entry of the vocabulary. The studio builds its form from these fields."""

    key: str
    label: str
    sort: Sort
    setter: str
    """Where in the window it becomes true."""
    read: Callable[[View], Reading]
    values: tuple[str, ...] = ()
    """Enumerations and sets: what may be picked."""
    item: ItemSort | None = None
    """Tested once for each item of this sort."""
    rests_on: Callable[[View, ConditionRow], tuple[Basis, ...]] = rests_on_nothing
    """The facts a row that holds gives away; they raise the level of the line."""
    says: Says = field(kw_only=True)
    """The words of the studio; "Is not known" is asked in the same way of all of them."""

    @property
    def operators(self) -> tuple[Op, ...]:
        """What a row may do with it."""
        return OPERATORS[self.sort]


def holds(row: ConditionRow, value: Reading) -> bool:
    """True when the row is true of this reading."""
    if value is None:
        return row.op is Op.IS_UNKNOWN
    return _TESTS[row.op](value, row.value)


def _number(compare: Callable[[int, int], bool]) -> Callable[[Reading, object], bool]:
    def test(value: Reading, wanted: object) -> bool:
        return isinstance(value, int) and isinstance(wanted, int) and compare(value, wanted)

    return test


def _between(value: Reading, wanted: object) -> bool:
    return isinstance(wanted, tuple) and len(wanted) == 2 and wanted[0] <= value <= wanted[1]


def _has_any(value: Reading, wanted: object) -> bool:
    return isinstance(value, frozenset) and bool(value & _codes(wanted) if wanted else value)


def _has_all(value: Reading, wanted: object) -> bool:
    return isinstance(value, frozenset) and value >= _codes(wanted)


def _has_none(value: Reading, wanted: object) -> bool:
    return isinstance(value, frozenset) and not _has_any(value, wanted)


def _codes(wanted: object) -> frozenset[str]:
    if isinstance(wanted, str):
        return frozenset({wanted})
    return frozenset(str(code) for code in wanted) if isinstance(wanted, tuple) else frozenset()


_TESTS: dict[Op, Callable[[Reading, object], bool]] = {
    Op.IS: lambda value, wanted: value == wanted,
    Op.IS_NOT: lambda value, wanted: value != wanted,
    Op.IS_UNKNOWN: lambda value, wanted: value == "unknown",
    Op.ONE_OF: lambda value, wanted: isinstance(wanted, tuple) and value in wanted,
    Op.LESS: _number(lambda a, b: a < b),
    Op.AT_MOST: _number(lambda a, b: a <= b),
    Op.EQUAL: _number(lambda a, b: a == b),
    Op.AT_LEAST: _number(lambda a, b: a >= b),
    Op.MORE: _number(lambda a, b: a > b),
    Op.BETWEEN: _between,
    Op.HAS_ANY: _has_any,
    Op.HAS_ALL: _has_all,
    Op.HAS_NONE: _has_none,
}


def row_problem(row: ConditionRow, condition: Condition | None) -> str:
    """What is wrong with a row, in one sentence; empty when it may be used."""
    if condition is None:
        return f"'{row.field}' is not a condition."
    if row.op not in condition.operators:
        return f"'{condition.label}' cannot be asked with '{row.op}'."
    if row.op is Op.IS_UNKNOWN:
        return ""
    good = {
        Sort.BOOL: isinstance(row.value, bool),
        Sort.NUMBER: _is_number(row),
        Sort.ENUM: _is_choice(row, condition.values),
        Sort.SET: isinstance(row.value, tuple) and all(v in condition.values for v in row.value),
    }[condition.sort]
    return "" if good else f"'{condition.label}' cannot be compared with {row.value!r}."


def _is_number(row: ConditionRow) -> bool:
    if row.op is Op.BETWEEN:
        return isinstance(row.value, tuple) and len(row.value) == 2 and all(type(v) is int for v in row.value)
    return type(row.value) is int


def _is_choice(row: ConditionRow, values: tuple[str, ...]) -> bool:
    if row.op is Op.ONE_OF:
        return isinstance(row.value, tuple) and bool(row.value) and all(v in values for v in row.value)
    return row.value in values
