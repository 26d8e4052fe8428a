"""Conditions as forms: made from the catalogue alone, and never meaning something else than the row."""

import pytest
from hypothesis import given, strategies as st

from frontdesk.domain.template import ConditionRow, Op
from frontdesk.prompts.condition import Condition, Sort, holds, row_problem
from frontdesk.prompts.conditions.catalogue import CONDITIONS
from frontdesk.prompts.sentences import sentence
from frontdesk.screens.studio import condition_forms
from tests.prompts.people import template

EVERY = list(CONDITIONS.values())


def readings(condition: Condition) -> list[object]:
    """Values that tell rows of a condition apart."""
    if condition.sort is Sort.BOOL:
        return [None, True, False]
    if condition.sort is Sort.NUMBER:
        return [None, *range(-4, 12)]
    if condition.sort is Sort.SET:
        few = condition.values[:4]
        return [None, frozenset(), *({v} for v in few), frozenset(few), frozenset(few[:2])]
    return [None, *condition.values]


def means(row: ConditionRow) -> list[bool]:
    """What a row is true of: its meaning."""
    return [holds(row, value) for value in readings(CONDITIONS[row.field])]  # type: ignore[arg-type]  # a reading is a value


@pytest.mark.parametrize("condition", EVERY, ids=lambda c: c.key)
def test_every_condition_has_a_form_and_begins_as_a_row_that_can_be_read(condition: Condition) -> None:
    row = condition_forms.first_row(condition.key)
    assert row_problem(row, condition) == ""
    form = condition_forms.shown("all", row)
    assert form.wrong == ""
    assert form.subject == condition.says.subject
    assert form.sentence == sentence(row)
    assert form.one or form.many or form.numbers


def test_ten_common_ones_come_first_and_all_others_can_be_had() -> None:
    assert len(condition_forms.offers()) == 10
    assert {one.key for one in condition_forms.offers(all_of_them=True)} == set(CONDITIONS)
    words = [one.words for one in condition_forms.offers(all_of_them=True)]
    assert len(set(words)) == len(words)


@st.composite
def rows(draw: st.DrawFn) -> ConditionRow:
    """Any row that can be read."""
    condition = draw(st.sampled_from(EVERY))
    op = draw(st.sampled_from(condition.operators))
    number = st.integers(-500, 500)
    if op is Op.IS_UNKNOWN:
        return ConditionRow(condition.key, op)
    if condition.sort is Sort.BOOL:
        return ConditionRow(condition.key, op, draw(st.booleans()))
    if condition.sort is Sort.NUMBER:
        pair = st.tuples(number, number).map(lambda two: (min(two), max(two)))
        return ConditionRow(condition.key, op, draw(pair) if op is Op.BETWEEN else draw(number))
    some = st.lists(st.sampled_from(condition.values), unique=True, min_size=condition.sort is Sort.ENUM)
    if condition.sort is Sort.SET or op is Op.ONE_OF:
        return ConditionRow(condition.key, op, tuple(draw(some)))
    return ConditionRow(condition.key, op, draw(st.sampled_from(condition.values)))


@given(rows())
def test_looking_at_a_row_changes_nothing_and_says_what_the_engine_asks(row: ConditionRow) -> None:
    form = condition_forms.shown("any", row)
    assert form.wrong == ""
    assert form.sentence == sentence(row)
    if form.op and Op(form.op) is row.op:
        assert means(condition_forms.picked(row, form.op)) == means(row)


@given(rows())
def test_a_value_ticked_twice_means_what_it_meant(row: ConditionRow) -> None:
    form = condition_forms.shown("all", row)
    if form.many is None or row.op is Op.IS_UNKNOWN:
        return
    for value, _, _ in form.many.choices:
        once = condition_forms.ticked(row, value)
        assert row_problem(once, CONDITIONS[row.field]) == ""
        if once.op is Op.IS_UNKNOWN:
            continue
        assert means(condition_forms.ticked(once, value)) == means(row) or once == row


@given(rows(), st.text(max_size=8))
def test_whatever_is_typed_as_a_number_leaves_a_row_that_can_be_read(row: ConditionRow, typed: str) -> None:
    for place in range(3):
        if CONDITIONS[row.field].sort is Sort.NUMBER:
            changed = condition_forms.numbered(row, place, typed)
            assert row_problem(changed, CONDITIONS[row.field]) == ""


@given(rows())
def test_every_choice_of_a_form_gives_a_row_that_can_be_read(row: ConditionRow) -> None:
    form = condition_forms.shown("all", row)
    for key, _ in (*form.ops, *form.one):
        changed = condition_forms.picked(row, key)
        assert row_problem(changed, CONDITIONS[row.field]) == ""
        again = condition_forms.shown("all", changed)
        assert key in (again.op, again.chosen)


def test_rows_go_into_their_boxes_and_come_out_again() -> None:
    line = template("CI-13")
    more = (*condition_forms.rows_of(line), ("none", ConditionRow("go_gently", Op.IS, value=True)))
    changed = condition_forms.with_rows(line, more)
    assert condition_forms.rows_of(changed) == more
    assert changed.none == (ConditionRow("go_gently", Op.IS, value=True),)


def test_a_row_nobody_can_read_says_why_and_can_be_taken_off() -> None:
    form = condition_forms.shown("all", ConditionRow("mood", Op.IS, value=True))
    assert form.wrong == "'mood' is not a condition."
    assert not form.one
    assert not form.many
