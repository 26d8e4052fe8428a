"""What a manager reads is what the engine asks: each sentence is read back here and holds the same."""

import re
from collections.abc import Callable
from itertools import combinations

import pytest
from hypothesis import given, strategies as st

from frontdesk.domain.template import ConditionRow, Occasion, Op
from frontdesk.prompts.condition import Condition, Reading, Sort, holds, row_problem
from frontdesk.prompts.conditions.catalogue import CATALOGUE, CONDITIONS
from frontdesk.prompts.lint_english import OF_THE_PATIENT
from frontdesk.prompts.sentences import OCCASIONS, boxes, predicate, sentence, when
from tests.prompts.people import template

NUMBERS = (-30, -1, 0, 1, 2, 14, 15, 365)


def rows(condition: Condition) -> list[ConditionRow]:
    """Every row that may be asked of a condition; of numbers and sets a handful."""
    found = []
    for op in condition.operators:
        if op is Op.IS_UNKNOWN:
            values: list[object] = [None]
        elif condition.sort is Sort.BOOL:
            values = [True, False]
        elif op is Op.BETWEEN:
            values = [(-30, -1), (1, 15), (15, 1), (2, 2)]
        elif condition.sort is Sort.NUMBER:
            values = list(NUMBERS)
        elif op is Op.ONE_OF or condition.sort is Sort.SET:
            sizes = (1, 2) if condition.sort is Sort.SET else range(1, len(condition.values) + 1)
            values = [c for n in sizes for c in combinations(condition.values, n)]
            values += [()] if condition.sort is Sort.SET else []
        else:
            values = list(condition.values)
        found += [ConditionRow(condition.key, op, value) for value in values]  # type: ignore[arg-type]  # row_problem looks at them below
    assert [row for row in found if row_problem(row, condition)] == []
    return found


def readings(condition: Condition) -> list[Reading]:
    """What a card may show for it; None is not known."""
    if condition.sort is Sort.BOOL:
        return [True, False, None]
    if condition.sort is Sort.NUMBER:
        return [*NUMBERS, -2, 3, 16, 400, None]
    if condition.sort is Sort.ENUM:
        return [*condition.values, None]
    sets = [frozenset(c) for n in (0, 1, 2, 3) for c in combinations(condition.values[:6], n)]
    return [*sets, frozenset(condition.values), None]


def read_back(text: str) -> tuple[Condition, Callable[[Reading], bool]]:
    """A sentence as somebody reads it, who knows the words of the catalogue and nothing of rows."""
    means = [
        (condition, test)
        for condition in CATALOGUE
        if text.startswith(f"{condition.says.subject} ")
        and (test := _test(condition, text.removeprefix(f"{condition.says.subject} "))) is not None
    ]
    assert len(means) == 1, f"{text!r} can be read as {[c.key for c, _ in means]}"
    return means[0]


def _test(condition: Condition, words: str) -> Callable[[Reading], bool] | None:
    if words.endswith(": not known"):
        begins = {Sort.BOOL: condition.says.yes, Sort.NUMBER: condition.says.verb}.get(condition.sort, "is")
        if words != f"{begins}: not known":
            return None
        return lambda value: value is None or value == "unknown"
    read = {Sort.BOOL: _yes_or_no, Sort.NUMBER: _number, Sort.ENUM: _choice, Sort.SET: _set}
    test = read[condition.sort](condition, words)
    return None if test is None else lambda value: value is not None and test(value)


def _yes_or_no(condition: Condition, words: str) -> Callable[[Reading], bool] | None:
    says = condition.says
    return {says.yes: lambda v: v is True, says.no: lambda v: v is False}.get(words)


def _number(condition: Condition, words: str) -> Callable[[Reading], bool] | None:
    says = condition.says
    if not (words.startswith(says.verb) and words.endswith(says.tail)):
        return None
    asked = words.removeprefix(says.verb).removesuffix(says.tail).replace("minus ", "-")
    found = re.fullmatch(
        r" (less than|at most|exactly|at least|more than|between) (-?\d+)(?: and (-?\d+))?(?: (\w+))?", asked
    )
    if found is None:
        return None
    how, first, second, unit = found.groups()
    low, high = int(first), int(second or first)
    assert (unit or "") == says.unit[0 if high == 1 else 1], asked

    def test(value: Reading) -> bool:
        assert isinstance(value, int)
        return {
            "less than": value < low,
            "at most": value <= low,
            "exactly": value == low,
            "at least": value >= low,
            "more than": value > low,
            "between": low <= value <= high,
        }[how]

    return test


def _choice(condition: Condition, words: str) -> Callable[[Reading], bool] | None:
    left, named = words, set()
    for value, name in sorted(condition.says.names.items(), key=lambda item: -len(item[1])):
        if re.search(rf"(^|, | or ){re.escape(name)}($|, | or )", left):
            named.add(value)
            left = left.replace(name, "", 1)
    return (lambda value: value in named) if re.fullmatch(r"(, | or )*", left) else None


def _set(condition: Condition, words: str) -> Callable[[Reading], bool] | None:
    code = {name: value for value, name in condition.says.names.items()}
    named = {code[name] for name in re.findall("“([^”]+)”", words)}

    def of(value: Reading) -> frozenset[str]:
        assert isinstance(value, frozenset)
        return value

    if words == "are known":
        return lambda _: True
    if words == "are known, and there are none":
        return lambda value: not of(value)
    if words == "are known, and there is one at least":
        return lambda value: bool(of(value))
    if words.startswith("do not include "):
        return lambda value: not (of(value) & named)
    if words.startswith("include ") and " and “" in words:
        return lambda value: of(value) >= named
    return (lambda value: bool(of(value) & named)) if words.startswith("include ") else None


@pytest.mark.parametrize("condition", CATALOGUE, ids=lambda condition: condition.key)
def test_a_sentence_read_back_holds_of_the_same_cards(condition: Condition) -> None:
    for row in rows(condition):
        means, test = read_back(sentence(row))
        assert means is condition, sentence(row)
        for value in readings(condition):
            assert test(value) is holds(row, value), f"{row} of {value}: {sentence(row)}"


@given(st.data())
def test_numbers_and_sets_of_any_size_are_read_back_too(data: st.DataObject) -> None:
    condition = data.draw(st.sampled_from([c for c in CATALOGUE if c.sort in (Sort.NUMBER, Sort.SET)]))
    op = data.draw(st.sampled_from([op for op in condition.operators if op is not Op.IS_UNKNOWN]))
    number = st.integers(-2000, 2000)
    codes = st.frozensets(st.sampled_from(condition.values or ("",)))
    if condition.sort is Sort.SET:
        asked: object = tuple(sorted(data.draw(codes)))
        value: Reading = data.draw(codes)
    else:
        asked = data.draw(st.tuples(number, number)) if op is Op.BETWEEN else data.draw(number)
        value = data.draw(number)
    row = ConditionRow(condition.key, op, asked)  # type: ignore[arg-type]  # drawn to fit the sort
    means, test = read_back(sentence(row))
    assert means is condition
    assert test(value) is holds(row, value), sentence(row)


def test_every_choice_has_words_of_its_own() -> None:
    for condition in CATALOGUE:
        if condition.sort in (Sort.ENUM, Sort.SET):
            assert set(condition.says.names) == set(condition.values), condition.key
            assert len(set(condition.says.names.values())) == len(condition.values), condition.key
        if condition.sort is Sort.BOOL:
            assert condition.says.yes, condition.key
            assert condition.says.no, condition.key


def test_no_sentence_has_a_pronoun_of_the_patient() -> None:
    for condition in CATALOGUE:
        for row in rows(condition):
            assert OF_THE_PATIENT.search(sentence(row)) is None, sentence(row)


def test_a_row_nobody_can_read_is_said_and_not_left_out() -> None:
    assert sentence(ConditionRow("mood", Op.IS, "good")) == "'mood' is not a condition. It is never true."
    assert "cannot be compared" in sentence(ConditionRow("promise", Op.IS, "sooner"))


def test_a_whole_line_reads_as_the_engine_asks_it() -> None:
    line = template("CO-15")
    assert when(line) == "At leaving"
    (any_of,) = boxes(line)
    assert (any_of.key, any_of.heading) == ("any", "At least one of these is true")
    assert any_of.sentences == (
        "A follow-up is due",
        "A promise is open, is late and has a new day or is due today",
    )
    assert set(OCCASIONS) == set(Occasion)
    ready = ConditionRow("promise", Op.IS, "ready")
    assert predicate(ready, CONDITIONS["promise"]) == "is ready"
