"""What holds for every patient: ten thousand made-up ones, seeded, judged by ``oracle.py``."""

import re
import sys
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from functools import cache
from itertools import product
from random import Random
from typing import Any

import pytest

from frontdesk.domain.audience import Audience
from frontdesk.domain.line import Listening
from frontdesk.prompts import audience, do_not_say, identity_gate, suppressors, variety
from frontdesk.prompts.deck import Deck
from frontdesk.prompts.do_not_say import RULES, Rule
from frontdesk.prompts.rank import rank
from frontdesk.prompts.suppressors import SUPPRESSORS
from tests.prompts.generators import imported, made, next_visit_of
from tests.prompts.hostile import HOSTILE
from tests.prompts.maker import Made
from tests.prompts.oracle import FALSE_TO_THE_KNOWN, texts, violations
from tests.prompts.people import SPEECH, pack

PATIENTS = 10_000
BLOCK = 1_000
VISITS = 1_000


@cache
def everything_on() -> Deck:
    """The shipped pack as it will be once its papers exist: every line enabled."""
    return Deck.of((replace(t, enabled=True) for t in pack().templates), pack())


@cache
def hostile_deck() -> Deck:
    return Deck.of((*pack().templates, *HOSTILE), pack())


def broken_by(deck: Deck, cases: Iterable[Made], until: str = "") -> Counter[str]:
    """Which rules the engine breaks, and on how many cards; stops at the first hit of ``until``."""
    found: Counter[str] = Counter()
    for case in cases:
        found.update(violations(case, rank(deck, case.card, case.situation, SPEECH)))
        if until and found[until]:
            break
    return found


@dataclass(frozen=True)
class Tally:
    """What a block of patients came to."""

    broken: Counter[str]
    fired: Counter[str]
    cells: Counter[tuple[Audience, Listening]]


@cache
def block(number: int) -> Tally:
    """Rank one block of patients, judge every card, count which lines and which cells came up."""
    tally = Tally(Counter(), Counter(), Counter())
    judge = audience.may_be_heard

    def counted(level: Audience, listening: Listening) -> bool:
        tally.cells[level, listening] += 1
        return judge(level, listening)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(audience, "may_be_heard", counted)
        for seed in range(number * BLOCK, (number + 1) * BLOCK):
            case = made(seed)
            found = rank(everything_on(), case.card, case.situation, SPEECH)
            tally.broken.update(violations(case, found))
            tally.fired.update({line.template for line in (*found.lines, *found.more)})
            tally.fired.update([found.question.key] if found.question else [])
            tally.fired.update(["CI-01"] if found.ask else [])
            tally.fired.update(["CI-02"] if found.greeting else [])
            if case.situation.listening is Listening.PHONE:  # the pack's phone lines rest on nothing told
                tally.broken.update(violations(case, rank(hostile_deck(), case.card, case.situation, SPEECH)))
    return tally


@pytest.mark.slow
def test_over_ten_thousand_patients_nothing_is_broken_and_every_line_and_cell_comes_up(
    capsys: pytest.CaptureFixture[str],
) -> None:
    tallies = [block(number) for number in range(PATIENTS // BLOCK)]
    assert sum((t.broken for t in tallies), Counter[str]()) == Counter()
    fired = sum((t.fired for t in tallies), Counter[str]())
    cells = sum((t.cells for t in tallies), Counter[tuple[Audience, Listening]]())
    counts = Counter({t.id: fired[t.id] for t in pack().templates})
    least = ", ".join(f"{key} {count}" for key, count in counts.most_common()[-4:])
    with capsys.disabled():
        sys.stdout.write(
            f"\n{PATIENTS:,} patients; fired least: {least}; smallest cell: {min(cells.values())}\n"
        )
    assert [key for key, count in counts.items() if count < 50] == []
    assert [cell for cell in product(Audience, Listening) if cells[cell] < 200] == []


@pytest.mark.slow
def test_lines_written_around_the_lint_are_held_back() -> None:
    assert broken_by(hostile_deck(), map(made, range(700))) == Counter()


@pytest.mark.slow
def test_never_the_same_wording_on_two_visits_running() -> None:
    worded = folded = bare = 0
    for seed in range(VISITS):
        rng, case, before = Random(seed), made(seed), set[str]()
        for _ in range(4):
            found = rank(everything_on(), case.card, case.situation, SPEECH)
            shown = [line for line in found.lines if line.text]
            question = found.question
            now = {line.text for line in shown} | ({question.text} if question else set())
            assert not now & before, (seed, now & before)
            worded += len(shown)
            folded += sum(line.folded for line in shown)
            bare += sum(not line.text for line in found.lines)
            seen = [(x.template, x.theme, x.wording, x.item) for x in found.lines]
            seen += [(question.key, "housekeeping", 0, "")] if question else []
            before, case = now, next_visit_of(case, seen, rng)
    assert worded > 4_000
    assert folded > 100
    assert bare > 100


def test_the_imported_patient_of_many_years() -> None:
    asked = 0
    for seed in range(1_500):
        case = imported(seed)
        found = rank(everything_on(), case.card, case.situation, SPEECH)
        assert violations(case, found) == set()
        said = texts(found)
        assert not [text for text in said if FALSE_TO_THE_KNOWN.search(text)], said
        assert not [text for text in said if re.search(r"[{}\[\]]|None|  |\bnull\b", text)], said
        assert max((len(x.text.split()) for x in (*found.lines, *found.more)), default=0) <= 20
        assert found.question is None or len(found.question.text.split()) <= 20
        asked += found.question is not None
    assert asked > 250


def _without(rules: tuple[Any, ...], key: str, spare: Callable[[Any], Any]) -> tuple[Any, ...]:
    return tuple(spare(rule) if rule.key == key else rule for rule in rules)


@pytest.mark.parametrize("key", [rule.key for rule in RULES])
def test_each_do_not_say_rule_is_needed(key: str, monkeypatch: pytest.MonkeyPatch) -> None:
    spared = _without(RULES, key, lambda rule: Rule(rule.key, rule.says, lambda _: False))
    monkeypatch.setattr(do_not_say, "RULES", spared)
    assert broken_by(hostile_deck(), map(made, range(1500)), until=key)[key]


@pytest.mark.parametrize("key", [suppressor.key for suppressor in SUPPRESSORS])
def test_each_suppressor_is_needed(key: str, monkeypatch: pytest.MonkeyPatch) -> None:
    spared = _without(SUPPRESSORS, key, lambda s: replace(s, applies=lambda _: False))
    monkeypatch.setattr(suppressors, "SUPPRESSORS", spared)
    cases = (case for case in map(made, range(3000)) if len(case.card.moments) > 1)
    assert broken_by(hostile_deck(), cases, until=key)[key]


@pytest.mark.parametrize("level", ["private", "desk"])
def test_the_audience_gate_is_needed(level: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(audience, "may_be_heard", lambda _level, _listening: True)
    assert broken_by(everything_on(), map(made, range(1500)), until=level)[level]


def test_the_identity_gate_is_needed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(identity_gate, "matched", lambda _situation: True)
    assert broken_by(everything_on(), map(made, range(1500)), until="identity")["identity"]


def test_lines_for_active_patients_only_is_needed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(identity_gate, "served", lambda _patient: True)
    assert broken_by(everything_on(), map(made, range(1500)), until="status")["status"]


def test_variety_is_needed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(variety, "order", lambda card, *_: tuple(range(len(card.wordings))))
    with pytest.raises(AssertionError):
        test_never_the_same_wording_on_two_visits_running()
