"""The rows of a line as a form, made from the condition catalogue alone: a new condition needs nothing here.

What is asked of a condition follows from its sort: yes or no, one or several of its values, a number.
"""

from dataclasses import replace

from frontdesk.domain.template import ConditionRow, Op, PromptTemplate
from frontdesk.prompts.condition import Condition, Sort, row_problem
from frontdesk.prompts.conditions.catalogue import CONDITIONS
from frontdesk.prompts.sentences import predicate, sentence
from frontdesk.screens.studio.shown import ConditionShown, OfferShown, PickShown

BOXES = (("all", "and"), ("any", "or one of"), ("none", "and not"))
COMMON = (
    "promise", "concern", "needs", "interpreter", "delay_min", "minutes_waiting", "follow_up_due",
    "next_booked", "go_gently", "queue_in_earshot",
)  # fmt: skip
"""Offered first; all others under "More"."""
_YES, _NO, _UNKNOWN = "yes", "no", "unknown"
_SET_OPS = ((Op.HAS_ANY, "include one of"), (Op.HAS_ALL, "include all of"), (Op.HAS_NONE, "do not include"))
_NUMBER_OPS = (
    (Op.AT_LEAST, "at least"),
    (Op.AT_MOST, "at most"),
    (Op.MORE, "more than"),
    (Op.LESS, "less than"),
    (Op.EQUAL, "exactly"),
    (Op.BETWEEN, "between"),
    (Op.IS_UNKNOWN, "not known"),
)
LARGEST = 100_000


def offers(*, all_of_them: bool = False) -> tuple[OfferShown, ...]:
    """The conditions to pick from: ten common ones, or every one."""
    keys = tuple(CONDITIONS) if all_of_them else COMMON
    return tuple(OfferShown(key, CONDITIONS[key].label) for key in keys)


def rows_of(template: PromptTemplate) -> tuple[tuple[str, ConditionRow], ...]:
    """Every row with its box, in the order of the form."""
    return tuple((box, row) for box, _ in BOXES for row in getattr(template, box))


def with_rows(template: PromptTemplate, rows: tuple[tuple[str, ConditionRow], ...]) -> PromptTemplate:
    """The template with these rows in place of its own."""
    held = {box: tuple(row for of, row in rows if of == box) for box, _ in BOXES}
    return replace(template, all=held["all"], any=held["any"], none=held["none"])


def first_row(field: str) -> ConditionRow:
    """A row as it is added: what people most often mean."""
    condition = CONDITIONS[field]
    if condition.sort is Sort.BOOL:
        return ConditionRow(field, Op.IS, value=True)
    if condition.sort is Sort.NUMBER:
        return ConditionRow(field, Op.AT_LEAST, 1)
    telling = tuple(
        v for v in condition.values if v not in ("none", "unknown", "not_needed", "not_asked", "")
    )
    return ConditionRow(
        field, *(((Op.HAS_ANY, telling[:1])) if condition.sort is Sort.SET else (Op.IS, telling[0]))
    )


def shown(box: str, row: ConditionRow) -> ConditionShown:
    """One row as the form has it."""
    condition = CONDITIONS.get(row.field)
    said = sentence(row)
    problem = row_problem(row, condition)
    if condition is None or problem:
        subject = condition.says.subject if condition else row.field
        return ConditionShown(box, row.field, subject, sentence=said, wrong=problem)
    form = ConditionShown(box, row.field, condition.says.subject, sentence=said)
    if condition.sort is Sort.BOOL:
        says = condition.says
        one = ((_YES, says.yes), (_NO, says.no), (_UNKNOWN, "is not known"))
        asked = row.op is not Op.IS_UNKNOWN and ((row.op is Op.IS) == row.value)
        return replace(form, one=one, chosen=_UNKNOWN if row.op is Op.IS_UNKNOWN else _YES if asked else _NO)
    if condition.sort is Sort.NUMBER:
        return _number(form, row, condition)
    if condition.sort is Sort.SET:
        ops = tuple((op.value, words) for op, words in _SET_OPS)
        words = _listed([condition.says.names[v] for v in _chosen(row, condition)]) or "anything"
        return replace(form, ops=ops, op=row.op.value, many=_ticks(words, row, condition))
    return replace(form, many=_ticks(predicate(row, condition), row, condition))


def ticked(row: ConditionRow, value: str) -> ConditionRow:
    """The row after one of its values was ticked or unticked; a choice keeps at least one."""
    condition = CONDITIONS[row.field]
    if value == _UNKNOWN and value not in condition.values:
        return ConditionRow(row.field, Op.IS_UNKNOWN)
    now = set(_chosen(row, condition)) ^ {value}
    chosen = tuple(v for v in condition.values if v in now)
    if condition.sort is Sort.SET:
        return replace(row, value=chosen)
    if not chosen:
        return row
    if len(chosen) == 1:
        return ConditionRow(row.field, Op.IS, chosen[0])
    return ConditionRow(row.field, Op.ONE_OF, chosen)


def picked(row: ConditionRow, key: str) -> ConditionRow:
    """The row after another operator, or yes, no or unknown, was picked."""
    condition = CONDITIONS[row.field]
    if condition.sort is Sort.BOOL:
        return ConditionRow(row.field, Op.IS_UNKNOWN) if key == _UNKNOWN else _yes_or_no(row.field, key)
    op = Op(key)
    if condition.sort is Sort.SET:
        return replace(row, op=op)
    if op is Op.IS_UNKNOWN:
        return ConditionRow(row.field, op)
    numbers = _numbers(row) or (1,)
    value = (numbers[0], max(numbers)) if op is Op.BETWEEN else numbers[0]
    return ConditionRow(row.field, op, value)


def numbered(row: ConditionRow, place: int, typed: str) -> ConditionRow:
    """The row after a number was typed; what is no number changes nothing."""
    try:
        number = max(-LARGEST, min(LARGEST, int(typed.replace("\N{MINUS SIGN}", "-"))))
    except ValueError:
        return row
    numbers = list(_numbers(row))
    if place >= len(numbers):
        return row
    numbers[place] = number
    return replace(row, value=(numbers[0], numbers[1]) if len(numbers) == 2 else numbers[0])


def _yes_or_no(field: str, key: str) -> ConditionRow:
    return ConditionRow(field, Op.IS if key == _YES else Op.IS_NOT, value=True)


def _number(form: ConditionShown, row: ConditionRow, condition: Condition) -> ConditionShown:
    verb = condition.says.verb
    ops = tuple((op.value, f"{verb}: {w}" if op is Op.IS_UNKNOWN else f"{verb} {w}") for op, w in _NUMBER_OPS)
    numbers = _numbers(row)
    unit = f"{condition.says.unit[0 if numbers[-1:] == (1,) else 1]}{condition.says.tail}".strip()
    return replace(
        form, ops=ops, op=row.op.value, numbers=tuple(map(str, numbers)), unit=unit if numbers else ""
    )


def _numbers(row: ConditionRow) -> tuple[int, ...]:
    given = row.value if isinstance(row.value, tuple) else (row.value,)
    return tuple(number for number in given if type(number) is int)


def _ticks(words: str, row: ConditionRow, condition: Condition) -> PickShown:
    chosen = _chosen(row, condition)
    choices = [(v, condition.says.names[v], v in chosen) for v in condition.values if condition.says.names[v]]
    if condition.sort is Sort.ENUM and _UNKNOWN not in condition.values:
        choices.append((_UNKNOWN, "is not known", row.op is Op.IS_UNKNOWN))
    return PickShown(words, tuple(choices))


def _chosen(row: ConditionRow, condition: Condition) -> tuple[str, ...]:
    """The values a row asks for: "is not" asks for every other one."""
    if row.op is Op.IS_NOT:
        return tuple(v for v in condition.values if v != row.value)
    if row.op is Op.IS_UNKNOWN:
        return (_UNKNOWN,) if _UNKNOWN in condition.values else ()
    wanted = row.value if isinstance(row.value, tuple) else (row.value,)
    return tuple(v for v in condition.values if v in wanted)


def _listed(words: list[str]) -> str:
    return ", ".join(words[:2]) + (f" and {len(words) - 2} more" if len(words) > 2 else "")
