"""What holds for every patient: ten thousand made-up ones, seeded, judged by ``oracle.py``."""

import re
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import cache
from random import Random
from typing import Any

import pytest

from frontdesk.domain.audience import Audience
from frontdesk.domain.line import Listening
from frontdesk.prompts import audience, do_not_say, draft, suppressors
from frontdesk.prompts.deck import Deck
from frontdesk.prompts.do_not_say import RULES, Rule
from frontdesk.prompts.rank import rank
from frontdesk.prompts.suppressors import SUPPRESSORS
from tests.prompts.generators import Made, imported, made, next_visit_of
from tests.prompts.hostile import HOSTILE
from tests.prompts.oracle import FALSE_TO_THE_KNOWN, texts, violations
from tests.prompts.people import SPEECH, pack

PATIENTS = 10_000
VISITS = 2_500


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


def test_ten_thousand_patients(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    cells: Counter[tuple[Audience, Listening]] = Counter()
    judge = audience.may_be_heard

    def counted(level: Audience, listening: Listening) -> bool:
        cells[level, listening] += 1
        return judge(level, listening)

    monkeypatch.setattr(audience, "may_be_heard", counted)
    fired: Counter[str] = Counter()
    broken: Counter[str] = Counter()
    for seed in range(PATIENTS):
        case = made(seed)
        for listening in {case.situation.listening, Random(seed).choice(tuple(Listening))}:
            seen_as = replace(case, situation=replace(case.situation, listening=listening))
            found = rank(everything_on(), case.card, seen_as.situation, SPEECH)
            broken.update(violations(seen_as, found))
            fired.update({line.template for line in (*found.lines, *found.more)})
            fired.update([found.question.key] if found.question else [])
            fired.update(["CI-01"] if found.ask else [])
            fired.update(["CI-02"] if found.greeting else [])
    counts = {t.id: fired[t.id] for t in pack().templates}
    least = Counter(counts).most_common()[-5:]
    with capsys.disabled():
        print(f"\n{PATIENTS} patients; lines fired least: {least}; least cell: {min(cells.values())}")
    assert broken == Counter()
    assert [key for key, count in counts.items() if count < 50] == []
    assert {
        cell for level in Audience for cell in [(level, x) for x in Listening] if cells[cell] < 200
    } == set()


def test_lines_written_around_the_lint_are_held_back() -> None:
    assert broken_by(hostile_deck(), map(made, range(1500))) == Counter()


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
            assert not {x.template for x in found.lines if x.wording >= 0} & set(), seed
            worded += len(shown)
            folded += sum(line.folded for line in shown)
            bare += sum(not line.text for line in found.lines)
            seen = [(x.template, x.theme, x.wording, x.item) for x in found.lines]
            seen += [(question.key, "housekeeping", 0, "")] if question else []
            before, case = now, next_visit_of(case, seen, rng)
    assert worded > 10_000
    assert folded > 100
    assert bare > 100


def test_the_imported_patient_of_many_years() -> None:
    asked = 0
    for seed in range(3_000):
        case = imported(seed)
        found = rank(everything_on(), case.card, case.situation, SPEECH)
        assert violations(case, found) == set()
        said = texts(found)
        assert not [text for text in said if FALSE_TO_THE_KNOWN.search(text)], said
        assert not [text for text in said if re.search(r"[{}\[\]]|None|  |\bnull\b", text)], said
        assert max((len(x.text.split()) for x in (*found.lines, *found.more)), default=0) <= 20
        assert found.question is None or len(found.question.text.split()) <= 20
        asked += found.question is not None
    assert asked > 500


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
    assert broken_by(hostile_deck(), map(made, range(1500)), until=key)[key]


@pytest.mark.parametrize("level", ["private", "desk"])
def test_the_audience_gate_is_needed(level: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(audience, "may_be_heard", lambda _level, _listening: True)
    assert broken_by(everything_on(), map(made, range(1500)), until=level)[level]


def test_variety_is_needed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(draft.variety, "order", lambda card, *_: tuple(range(len(card.wordings))))
    with pytest.raises(AssertionError):
        test_never_the_same_wording_on_two_visits_running()
