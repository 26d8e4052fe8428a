"""G7: which of 300 templates fit, and the words of one line."""

import time
from collections.abc import Iterable
from random import Random
from typing import Any

import pytest

from frontdesk.domain.template import Band, ConditionRow, Occasion, Op, PromptTemplate
from frontdesk.prompts.condition import OPERATORS, Condition, Sort, holds
from frontdesk.prompts.conditions.catalogue import CATALOGUE, CONDITIONS
from frontdesk.prompts.deck import Deck
from frontdesk.prompts.placeholders import PLACEHOLDERS
from frontdesk.prompts.rank import rank
from frontdesk.prompts.view import View, know
from frontdesk.prompts.wording import parse
from frontdesk.usecases.desk import Desk
from frontdesk.usecases.open_card import first_situation, open_card
from frontdesk.usecases.shipped_packs import shipped_pack
from tests.bench.measure import Scores, in_turn, lasting, micro, race
from tests.bench.naive import naively
from tests.bench.todays import with_lines

TEMPLATES, ROWS, ATOMS = 300, 30, 400
_EACH = ROWS // 3


def distinct_rows(draw: Random) -> list[ConditionRow]:
    """Four hundred different questions over the whole catalogue."""
    found: dict[str, ConditionRow] = {}
    while len(found) < ATOMS:
        condition = draw.choice(CATALOGUE)
        op = draw.choice([op for op in OPERATORS[condition.sort] if op is not Op.IS_UNKNOWN])
        row = ConditionRow(condition.key, op, _value(draw, condition, op))
        found[repr(row)] = row
        if len(found) < ATOMS and condition.sort is not Sort.NUMBER and draw.random() < 0.5:
            number = draw.choice([c for c in CATALOGUE if c.sort is Sort.NUMBER])
            row = ConditionRow(number.key, draw.choice((Op.AT_LEAST, Op.LESS)), draw.randrange(60))
            found[repr(row)] = row
    return list(found.values())


def _value(draw: Random, condition: Condition, op: Op) -> Any:
    if condition.sort is Sort.BOOL:
        return draw.random() < 0.5
    if condition.sort is Sort.NUMBER:
        low = draw.randrange(60)
        return (low, low + draw.randrange(40)) if op is Op.BETWEEN else low
    some = tuple(sorted(draw.sample(condition.values, min(2, len(condition.values)))))
    return some if condition.sort is Sort.SET or op is Op.ONE_OF else some[0]


def template(
    number: int, every: Iterable[ConditionRow], any_: Iterable[ConditionRow], none: Any
) -> PromptTemplate:
    """A line with thirty conditions."""
    return PromptTemplate(
        f"T-{number:03d}", "en", tuple(Occasion), Band.RELATIONSHIP, "t", "Title", ("Hello, {name}.",),
        all=tuple(every), any=tuple(any_), none=tuple(none),
    )  # fmt: skip


def views(desk: Desk, deck: Deck) -> list[View]:
    """Thirty people as their cards open."""
    made = []
    for visit in with_lines(desk)[:30]:
        card = open_card(desk, visit_id=visit.id)
        made.append(View(know(card, deck.observances), first_situation(card)))
    return made


@pytest.mark.benchmark(timer=time.thread_time)
def test_which_lines_fit(benchmark: Any, desk: Desk, scores: Scores) -> None:
    draw = Random(7)
    atoms = distinct_rows(draw)
    made = [
        template(n, draw.sample(atoms, _EACH), draw.sample(atoms, _EACH), draw.sample(atoms, _EACH))
        for n in range(TEMPLATES)
    ]
    deck = Deck.of(made, shipped_pack())
    shown = views(desk, deck)
    one, two, three = in_turn(shown), in_turn(shown), in_turn(shown)
    with_sorts = [(card.template, card.sorts) for card in deck.cards]
    assert len(with_sorts) == TEMPLATES
    asked = [CONDITIONS[key] for key in dict.fromkeys(row.field for row in atoms)]

    def each_once() -> None:
        view = two()
        values = {condition.key: condition.read(view) for condition in asked}
        for row in atoms:
            holds(row, values[row.field])

    for view in shown:
        fitting = sorted(card.template.id for card, _ in deck.eligible(view))
        assert fitting == sorted(one.id for one in naively(with_sorts, view))
    own, limit, naive = race(
        benchmark,
        lambda: list(deck.eligible(one())),
        each_once,
        lambda: naively(with_sorts, three()),
        rounds=60,
    )
    scores.note("G7", own.over(limit), f"{micro(own)}, {ATOMS} conditions once {micro(limit)}")
    scores.note("G7 naive", naive.over(own), f"naive {micro(naive)}")


@pytest.mark.benchmark(timer=time.thread_time)
def test_where_all_fit(benchmark: Any, desk: Desk, scores: Scores) -> None:
    draw = Random(8)
    (view, *_) = views(desk, Deck.of((), shipped_pack()))
    atoms = [row for row in distinct_rows(draw) if CONDITIONS[row.field].item is None]
    true = [row for row in atoms if holds(row, CONDITIONS[row.field].read(view))]
    false = [row for row in atoms if not holds(row, CONDITIONS[row.field].read(view))]
    made = [
        template(n, draw.sample(true, _EACH), draw.sample(true, _EACH), draw.sample(false, _EACH))
        for n in range(TEMPLATES)
    ]
    deck = Deck.of(made, shipped_pack())
    with_sorts = [(card.template, card.sorts) for card in deck.cards]
    assert len(list(deck.eligible(view))) == TEMPLATES
    own, naive = race(
        benchmark, lambda: list(deck.eligible(view)), lambda: naively(with_sorts, view), rounds=60
    )
    scores.note("G7 all", naive.over(own), f"{micro(own)}, naive {micro(naive)}")


@pytest.mark.benchmark(timer=time.thread_time)
def test_all_lines_of_a_card(benchmark: Any, desk: Desk, scores: Scores) -> None:
    cards = in_turn([open_card(desk, visit_id=visit.id) for visit in with_lines(desk)[:30]])

    def ours() -> object:
        card = cards()
        return rank(desk.deck, card, first_situation(card), desk.speech)

    (own,) = race(benchmark, ours, rounds=90)
    scores.note("G7 whole", own.median * 1e3, f"{len(desk.deck.cards)} templates")


@pytest.mark.benchmark(timer=time.thread_time)
def test_the_words_of_a_line(benchmark: Any, scores: Scores) -> None:
    text = (
        "{greeting}, {name}. {clinician} is running about {delay} minutes late; we'll tell you {update_time}."
    )
    wording = parse(text, PLACEHOLDERS)
    values = {
        "greeting": "Good morning", "name": "Ms Okonkwo-Bell", "clinician": "Dr Voss", "delay": "20",
        "update_time": "at 10:30",
    }  # fmt: skip
    assert wording.fill(values) == text.format(**values)
    own, plain = race(
        benchmark, lambda: wording.fill(values), lambda: text.format(**values), rounds=200, loops=50
    )
    scores.note("G7b", own.over(plain), f"{micro(own)}, str.format {lasting(plain.median)}")
