"""The rows of a line as plain sentences, made from the condition catalogue alone.

"A promise is open, is due today or is overdue." A sentence says exactly what the engine asks: what is not
known makes none of them true but "... is not known" (`NOT_KNOWN`). A row nobody can read is said as it
stands, never left out.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from frontdesk.domain.template import ConditionRow, Occasion, Op, PromptTemplate
from frontdesk.prompts.condition import Condition, Sort, row_problem
from frontdesk.prompts.conditions.catalogue import CONDITIONS

NOT_KNOWN = "What is not known counts as neither yes nor no."
"""Stands below the conditions: nothing false is said to anybody the clinic knows little about."""
OCCASIONS = {
    Occasion.CHECK_IN: "check-in",
    Occasion.WAITING: "waiting",
    Occasion.CHECKOUT: "leaving",
    Occasion.PHONE: "a call",
    Occasion.NO_SHOW: "a call about a missed visit",
    Occasion.FIRST_VISIT: "the check-in of a first visit",
    Occasion.RETURN: "the check-in after a long time",
}
"""When a line may be said, behind "at"."""
_BOXES = (
    ("all", "All of these are true"),
    ("any", "At least one of these is true"),
    ("none", "None of these is true"),
)
_NUMBERS = {
    Op.LESS: "less than {}",
    Op.AT_MOST: "at most {}",
    Op.EQUAL: "exactly {}",
    Op.AT_LEAST: "at least {}",
    Op.MORE: "more than {}",
}


@dataclass(frozen=True, slots=True)
class Box:
    """The rows of ALL, ANY or NONE: what has to be so of them, and each as a sentence."""

    key: str
    heading: str
    sentences: tuple[str, ...]


def when(template: PromptTemplate) -> str:
    """The occasions: "At check-in or waiting"."""
    return f"At {_or(OCCASIONS[occasion] for occasion in template.occasions)}"


def boxes(template: PromptTemplate) -> tuple[Box, ...]:
    """The boxes that hold rows, in the order the engine reads them."""
    rows = ((key, heading, getattr(template, key)) for key, heading in _BOXES)
    return tuple(Box(key, heading, tuple(map(sentence, held))) for key, heading, held in rows if held)


def sentence(row: ConditionRow) -> str:
    """One row: what it is about, and what is asked of it."""
    condition = CONDITIONS.get(row.field)
    problem = row_problem(row, condition)
    if condition is None or problem:
        return f"{problem} It is never true."
    return f"{condition.says.subject} {predicate(row, condition)}"


def predicate(row: ConditionRow, condition: Condition) -> str:
    """What a row that can be read asks of its condition."""
    says = condition.says
    if row.op is Op.IS_UNKNOWN:
        asked = {Sort.BOOL: says.yes, Sort.NUMBER: says.verb}.get(condition.sort, "is")
        return f"{asked}: not known"
    if condition.sort is Sort.BOOL:
        return says.yes if (row.op is Op.IS) == row.value else says.no
    if condition.sort is Sort.NUMBER:
        return f"{says.verb} {_number(row, condition)}{says.tail}"
    if condition.sort is Sort.ENUM:
        return _or(says.names[value] for value in _chosen(row, condition))
    return _set(row, condition)


def _chosen(row: ConditionRow, condition: Condition) -> tuple[str, ...]:
    """The values that make a choice true: "is not" is true of every other one."""
    if row.op is Op.IS_NOT:
        return tuple(value for value in condition.values if value != row.value)
    wanted = row.value if isinstance(row.value, tuple) else (row.value,)
    return tuple(value for value in condition.values if value in wanted)


def _number(row: ConditionRow, condition: Condition) -> str:
    if isinstance(row.value, tuple):
        low, high = row.value
        return f"between {_plain(low)} and {_with_unit(high, condition)}"
    assert isinstance(row.value, int)
    return _NUMBERS[row.op].format(_with_unit(row.value, condition))


def _with_unit(number: int | str, condition: Condition) -> str:
    one, many = condition.says.unit
    return f"{_plain(number)} {one if number == 1 else many}".rstrip()


def _plain(number: int | str) -> str:
    """A minus that is read, not overlooked."""
    return f"minus {-number}" if isinstance(number, int) and number < 0 else str(number)


def _set(row: ConditionRow, condition: Condition) -> str:
    wanted = row.value if isinstance(row.value, tuple) else ()
    words = [f"“{condition.says.names[str(code)]}”" for code in dict.fromkeys(wanted)]
    if row.op is Op.HAS_ALL:
        return f"include {_and(words)}" if words else "are known"
    if row.op is Op.HAS_NONE:
        return f"do not include {_or(words)}" if words else "are known, and there are none"
    return f"include {_or(words)}" if words else "are known, and there is one at least"


def _or(words: Iterable[str]) -> str:
    return _joined(tuple(words), "or")


def _and(words: Iterable[str]) -> str:
    return _joined(tuple(words), "and")


def _joined(words: tuple[str, ...], last: str) -> str:
    *before, end = words
    return f"{', '.join(before)} {last} {end}" if before else end
