"""Not right for this patient: what keeps a line off, what brings it back, and what it says then."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from frontdesk.domain.card_input import CardInput
from frontdesk.domain.fact import Fact, FactKind, FactStatus
from frontdesk.domain.line import Dismissal, Line, Mark
from frontdesk.domain.promise import Promise, PromiseState
from frontdesk.domain.template import ConditionRow, Op, PromptTemplate
from frontdesk.prompts.deck import Deck
from frontdesk.prompts.dismissed import REASONS, form_of, standing_of
from frontdesk.prompts.outcome import outcome
from tests.prompts.people import (
    ALONE,
    CARD,
    SPEECH,
    deck,
    fact,
    pack,
    promise,
    ranked,
    shown,
    template,
    with_facts,
)

KEPT_OFF = (Mark.NOT_TRUE, Mark.ODD_WORDING, Mark.NOT_WELCOME)
QUIET = fact(FactKind.ADJUSTMENT, "Quiet corner", "wait:quiet", confirmed_on=date(2026, 1, 22))
KEY = "CI-11"


def with_line(line: PromptTemplate) -> Deck:
    return Deck.of((*(t for t in pack().templates if t.id != line.id), line), pack())


def dismissed(
    reason: Mark, *behind: Fact | Promise, here: bool = False, key: str = KEY, item: str = ""
) -> CardInput:
    stood = tuple((one.id, standing_of(one)) for one in behind)
    was = Dismissal(reason, form_of(template(key)), stood, here)
    return replace(with_facts(QUIET), dismissed={(key, item): was})


def line_of(card: CardInput, cards: Deck | None = None, key: str = KEY) -> Line | None:
    return shown(ranked(card, ALONE, cards)).get(key)


def first_reason(line: Line | None) -> str:
    assert line is not None
    assert line.score == sum(point.points for point in line.why)
    return line.why[0].reason


def test_the_line_stands_where_nobody_said_a_word() -> None:
    line = line_of(with_facts(QUIET))
    assert line is not None
    assert not any("Not right" in point.reason for point in line.why)


@pytest.mark.parametrize("reason", KEPT_OFF)
def test_it_is_off_until_something_changed(reason: Mark) -> None:
    assert line_of(dismissed(reason, QUIET)) is None


@pytest.mark.parametrize("reason", KEPT_OFF)
def test_other_words_bring_it_back_with_the_old_reason_first(reason: Mark) -> None:
    other = replace(template(KEY), texts=("I've {need_done}. Is there more?", *template(KEY).texts[1:]))
    said = f"Not right last time: {REASONS[reason]}. The line was changed since."
    assert first_reason(line_of(dismissed(reason, QUIET), with_line(other))) == said


def test_other_conditions_bring_it_back() -> None:
    row = ConditionRow("queue_in_earshot", Op.IS, value=False)
    other = replace(template(KEY), all=(*template(KEY).all, row))
    said = "Not right last time: odd wording. The line was changed since."
    assert first_reason(line_of(dismissed(Mark.ODD_WORDING, QUIET), with_line(other))) == said


@pytest.mark.parametrize("change", [{"title": "Another title"}, {"adjust": 10}, {"why": "Because"}])
def test_what_is_neither_word_nor_condition_does_not(change: dict[str, Any]) -> None:
    other = replace(template(KEY), **change)
    assert line_of(dismissed(Mark.ODD_WORDING, QUIET), with_line(other)) is None


@pytest.mark.parametrize("reason", KEPT_OFF)
def test_a_fact_confirmed_since_brings_it_back(reason: Mark) -> None:
    before = replace(QUIET, status=FactStatus.CHECK)
    said = f"Not right last time: {REASONS[reason]}. What it rests on was confirmed or changed since."
    assert first_reason(line_of(dismissed(reason, before))) == said
    earlier = replace(QUIET, confirmed_on=date(2025, 1, 1))
    assert first_reason(line_of(dismissed(reason, earlier))) == said


def test_a_fact_that_was_replaced_brings_it_back() -> None:
    gone = replace(QUIET, id="the row before")
    assert line_of(dismissed(Mark.NOT_WELCOME, gone)) is not None


def test_a_promise_that_stands_otherwise_brings_its_line_back() -> None:
    open_ = promise(-1)
    card = replace(dismissed(Mark.ODD_WORDING, open_, key="CI-14", item="pr1"), promises=(open_,))
    assert line_of(card, key="CI-14") is None
    later = replace(open_, due_on=date(2026, 3, 1), state=PromiseState.OPEN)
    assert line_of(replace(card, promises=(later,)), key="CI-14") is not None


@pytest.mark.parametrize("here", [False, True])
@pytest.mark.parametrize("reason", KEPT_OFF)
@pytest.mark.parametrize(("wrong", "other"), [("pr1", "pr2"), ("pr2", "pr1")])
def test_what_was_not_right_of_one_promise_says_nothing_of_another(
    wrong: str, other: str, reason: Mark, here: bool
) -> None:
    both = (promise(-2), promise(-1, id="pr2", what="the letter"))
    stood = next(one for one in both if one.id == wrong)
    card = replace(dismissed(reason, stood, here=here, key="CI-14", item=wrong), promises=both)
    line = line_of(card, key="CI-14")
    assert line is not None
    assert line.item == other
    assert not any("Not right" in point.reason for point in line.why)
    alone = replace(card, promises=(stood,))
    assert line_of(alone, key="CI-14") is None
    said = outcome(deck(), "CI-14", alone, ALONE, SPEECH).why
    assert said == f"Not right for this patient: {REASONS[reason]}"
    assert outcome(deck(), "CI-14", card, ALONE, SPEECH).line == line


def test_where_none_of_them_stands_the_one_that_might_says_why() -> None:
    both = (promise(-2), promise(-1, id="pr2", what="the letter"))
    card = replace(dismissed(Mark.NOT_TRUE, both[0], key="CI-14", item="pr1"), promises=both)
    kept = replace(card, dismissed={**card.dismissed, ("CI-14", "pr2"): Dismissal(Mark.ODD_WORDING)})
    assert line_of(kept, key="CI-14") is None
    assert outcome(deck(), "CI-14", kept, ALONE, SPEECH).why.startswith("Not right for this patient")
    later = replace(card, promises=(both[0], promise(5, id="pr2")))
    assert outcome(deck(), "CI-14", later, ALONE, SPEECH).why.startswith("Not right for this patient")


def test_not_the_moment_is_about_that_visit_alone() -> None:
    assert line_of(dismissed(Mark.NOT_THE_MOMENT, QUIET, here=True)) is None
    back = line_of(dismissed(Mark.NOT_THE_MOMENT, QUIET))
    assert first_reason(back) == "Not right last time: not the moment."


def test_what_was_not_right_here_does_not_come_back_here() -> None:
    other = replace(template(KEY), texts=("Something else.",))
    assert line_of(dismissed(Mark.ODD_WORDING, QUIET, here=True), with_line(other)) is None


def test_a_mark_that_kept_no_fingerprint_saw_the_line_as_it_is() -> None:
    card = replace(with_facts(QUIET), dismissed={(KEY, ""): Dismissal(Mark.NOT_TRUE)})
    assert line_of(card) is None


def test_every_line_has_its_own_fingerprint() -> None:
    forms = [form_of(one) for one in deck().pack.templates]
    assert len(set(forms)) == len(forms)
    assert form_of(template(KEY)) == form_of(replace(template(KEY), unknown={"later": 1}))


def test_how_something_stands_holds_no_value() -> None:
    assert "Quiet" not in standing_of(QUIET)
    assert "form" not in standing_of(promise())
    assert CARD.dismissed == {}
