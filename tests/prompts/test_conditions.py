"""Each of the forty conditions: what makes it true, what leaves it unknown; the deck against an oracle."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from itertools import product
from random import Random

import pytest

from frontdesk.domain.card_input import PastVisit
from frontdesk.domain.clinic import Delay
from frontdesk.domain.fact import FactKind, FactStatus, Source
from frontdesk.domain.line import Identity, Listening
from frontdesk.domain.moment import Moment, Tone
from frontdesk.domain.situation import CallPurpose, Situation
from frontdesk.domain.template import Band, ConditionRow, Occasion, Op, PromptTemplate, Value
from frontdesk.domain.visit import InterpreterState, MoneyTopic, VisitEvent, VisitKind, VisitState
from frontdesk.prompts.condition import OPERATORS, Reading, Sort, holds, row_problem
from frontdesk.prompts.conditions.catalogue import CATALOGUE, CONDITIONS
from frontdesk.prompts.conditions.visit import minor
from frontdesk.prompts.deck import Deck
from frontdesk.prompts.view import View, know
from tests.prompts.generators import made
from tests.prompts.people import (
    CARD,
    CONFIRMED,
    LEAVING,
    NOW,
    SOMEBODY,
    TODAY,
    VISIT,
    consent,
    fact,
    health,
    pack,
    promise,
    service,
    view,
    with_facts,
)

K = FactKind
MOMENT = Moment("m1", "p1", "new job", Tone.JOYFUL, TODAY - timedelta(days=20), happy_to_be_asked=True)
KNOWN_NEW = replace(CARD, patient=replace(SOMEBODY, known_before=False))
DETAIL = fact(K.PERSONAL_DETAIL, "choir", happy_to_be_asked=True)
BOOKED_THEN = replace(VISIT, day=date(2026, 3, 10))
FIVE_AGO = NOW - timedelta(minutes=5)
WAITED = replace(VISIT, arrived_at=NOW - timedelta(minutes=20), identified_at=NOW - timedelta(minutes=18))
MISSED = replace(VISIT, state=VisitState.DID_NOT_COME)
RAMADAN = fact(K.OBSERVANCE, "our fast", extra="2026-03-01/2026-03-04")
SOON = fact(K.OBSERVANCE, "our feast", extra="2026-03-10")

READS: tuple[tuple[str, View, Reading], ...] = (
    ("visit_number", view(), None),
    ("visit_number", view(KNOWN_NEW), 1),
    ("visit_number", view(replace(KNOWN_NEW, visits_kept=3)), 4),
    ("days_since_last_visit", view(), None),
    ("days_since_last_visit", view(replace(CARD, past_visits=(PastVisit("o", date(2025, 3, 3), ""),))), 365),
    ("visit_kind", view(replace(CARD, visit=replace(VISIT, kind=VisitKind.VIRTUAL))), "virtual"),
    ("visit_kind", view(replace(CARD, visit=None)), None),
    ("arrival_offset_min", view(), -15),
    ("arrival_offset_min", view(replace(CARD, visit=replace(VISIT, start=NOW - timedelta(minutes=12)))), 12),
    ("identity_confirmed", view(situation=Situation()), False),
    ("identity_confirmed", view(situation=Situation(identity=Identity.TO_CHECK)), False),
    ("identity_confirmed", view(), True),
    ("staff_met_before", view(), None),
    ("staff_met_before", view(KNOWN_NEW), False),
    ("staff_met_before", view(replace(CARD, staff_met=True)), True),
    ("is_minor", view(), False),
    ("is_minor", view(replace(CARD, patient=replace(SOMEBODY, birth_date="2015"))), True),
    ("is_minor", view(replace(CARD, patient=replace(SOMEBODY, birth_date=""))), None),
    ("event", view(situation=replace(CONFIRMED, event=VisitEvent.OUR_ERROR)), "our_error"),
    ("no_show_12m", view(replace(CARD, no_shows_12m=1)), 1),
    ("no_show_12m", view(replace(CARD, no_shows_12m=1, visit=MISSED)), 2),
    ("voicemail", view(with_facts(fact(K.SAFE_CONTACT, code="ok"))), "ok"),
    ("voicemail", view(with_facts(*(fact(K.SAFE_CONTACT, code=one) for one in ("ok", "none")))), "none"),
    ("queue_in_earshot", view(), True),
    ("queue_in_earshot", view(situation=replace(CONFIRMED, listening=Listening.ALONE)), False),
    ("companion_present", view(situation=replace(CONFIRMED, listening=Listening.WITH_SOMEONE)), True),
    ("companion_present", view(situation=replace(CONFIRMED, listening=Listening.PHONE)), False),
    ("go_gently", view(), False),
    ("go_gently", view(situation=replace(CONFIRMED, go_gently=True)), True),
    ("go_gently", view(with_facts(fact(K.GO_GENTLY, code="on", expires_on=TODAY))), True),
    ("go_gently", view(with_facts(fact(K.GO_GENTLY, code="on", expires_on=date(2026, 3, 2)))), False),
    ("minutes_waiting", view(replace(CARD, visit=WAITED)), 20),
    ("minutes_waiting", view(replace(CARD, visit=replace(WAITED, with_clinician_at=FIVE_AGO))), 15),
    ("minutes_waiting", view(replace(CARD, visit=replace(WAITED, ready_at=NOW))), None),
    ("delay_min", view(), None),
    ("delay_min", view(replace(CARD, delay=Delay("d", "voss", TODAY, 0, NOW))), 0),
    ("minutes_since_update", view(replace(CARD, visit=WAITED)), 18),
    ("minutes_since_update", view(replace(CARD, visit=replace(WAITED, told_at=FIVE_AGO))), 5),
    ("name_confirmed_days", view(), None),
    ("name_confirmed_days", view(with_facts(fact(K.NAME_TO_USE, "Mira"))), 40),
    ("pronunciation_known", view(), False),
    ("pronunciation_known", view(with_facts(fact(K.PRONUNCIATION, "MEE-ra"))), True),
    ("interpreter", view(), "not_needed"),
    ("interpreter", view(with_facts(fact(K.INTERPRETER, code="yes"))), "unknown"),
    ("interpreter", view(with_facts(fact(K.INTERPRETER, code="no"))), "not_needed"),
    ("interpreter", view(situation=replace(CONFIRMED, interpreter=InterpreterState.READY)), "ready"),
    ("greet_in_language_ok", view(), None),
    ("greet_in_language_ok", view(with_facts(fact(K.GREETING_WELCOME, code="no"))), False),
    ("language_differs", view(), None),
    ("language_differs", view(with_facts(fact(K.SPOKEN_LANGUAGE, code="vi"))), True),
    ("language_differs", view(with_facts(fact(K.SPOKEN_LANGUAGE, code="en-GB"))), False),
    ("needs", view(), frozenset()),
    ("needs", view(with_facts(fact(K.COMMUNICATION, code="loop"), fact(K.TRAVEL, code="leave_by"))),
     frozenset({"loop", "time:leave_by"})),
    ("information_style", view(with_facts(fact(K.INFORMATION_STYLE, code="own_research"))), "own_research"),
    ("small_talk", view(), "unknown"),
    ("observance", view(), "none"),
    ("observance", view(with_facts(RAMADAN, SOON)), "today"),
    ("observance", view(with_facts(SOON)), "within_14_days"),
    ("observance", view(replace(with_facts(RAMADAN, SOON), next_visit=BOOKED_THEN), LEAVING), "clash"),
    ("observance_mention_ok", view(with_facts(SOON)), None),
    ("observance_mention_ok", view(with_facts(SOON, fact(K.MENTION, code="yes"))), True),
    ("observance_mention_ok", view(with_facts(SOON, fact(K.MENTION, code="no"))), False),
    ("concern", view(), "none"),
    ("concern", view(concern=health()), "health"),
    ("concern_age_days", view(), None),
    ("concern_age_days", view(concern=service(40)), 40),
    ("promise", view(), "none"),
    ("promise", view(promise=promise(-1)), "overdue"),
    ("promise", view(promise=promise(0)), "due_today"),
    ("facts_due_review", view(with_facts(fact(K.NAME_TO_USE, "M", review_by=date(2026, 3, 2)))), 1),
    ("notes_consent", view(), "not_asked"),
    ("notes_consent", view(replace(CARD, consent=consent())), "yes"),
    ("detail_ok", view(), None),
    ("detail_ok", view(detail=DETAIL), True),
    ("moment", view(moment=MOMENT), "joyful"),
    ("moment_age_days", view(moment=MOMENT), 20),
    ("moment_mention_ok", view(moment=MOMENT), True),
    ("next_booked", view(), None),
    ("next_booked", view(replace(CARD, next_visit=VISIT)), True),
    ("next_booked", view(replace(CARD, next_visit=VISIT), replace(CONFIRMED, next_booked=False)), False),
    ("follow_up_due", view(), None),
    ("follow_up_due", view(situation=replace(CONFIRMED, follow_up_due=True)), True),
    ("money_topic", view(situation=replace(CONFIRMED, money_topic=MoneyTopic.BALANCE)), "balance"),
    ("named_contact_set", view(with_facts(fact(K.NAMED_CONTACT, "Priya"))), True),
    ("call_purpose", view(situation=replace(CONFIRMED, call_purpose=CallPurpose.BILLING)), "billing"),
    ("voicemail", view(), None),
    ("voicemail", view(with_facts(fact(K.SAFE_CONTACT, code="name_number"))), "name_number"),
    ("no_show_12m", view(replace(CARD, no_shows_12m=2)), 2),
)  # fmt: skip


@pytest.mark.parametrize(
    ("key", "seen", "value"), READS, ids=lambda case: case if isinstance(case, str) else ""
)
def test_what_a_condition_reads(key: str, seen: View, value: Reading) -> None:
    assert CONDITIONS[key].read(seen) == value


def test_there_are_forty_each_with_a_label_a_setter_and_an_example() -> None:
    assert len(CATALOGUE) == len(CONDITIONS) == 40
    assert all(c.label and c.setter for c in CATALOGUE)
    assert {key for key, _, _ in READS} == set(CONDITIONS)
    assert [c.key for c in CATALOGUE if c.sort in (Sort.ENUM, Sort.SET) and not c.values] == []


def test_what_counts_as_told() -> None:
    style = fact(K.SMALL_TALK, code="brief")
    imported = replace(style, source=Source.IMPORTED)
    read = CONDITIONS["small_talk"].read
    assert read(view(with_facts(style))) == "brief"
    assert read(view(with_facts(imported))) == "unknown"
    assert read(view(with_facts(replace(imported, confirmed_by="sam")))) == "brief"
    assert read(view(with_facts(replace(style, status=FactStatus.CHECK)))) == "unknown"
    assert read(view(with_facts(replace(style, visit_id="another")))) == "unknown"
    assert read(view(with_facts(replace(style, expires_on=TODAY - timedelta(days=1))))) == "unknown"
    spoken = fact(K.SPOKEN_LANGUAGE, code="vi", source=Source.IMPORTED)
    assert CONDITIONS["language_differs"].read(view(with_facts(spoken))) is True


@pytest.mark.parametrize(
    ("born", "answer"),
    [
        ("2008-03-03", False),
        ("2008-03-04", True),
        ("2008", None),
        ("2008-03", None),
        ("2008-04", True),
        ("x", None),
    ],
)
def test_a_birth_date_as_exact_as_it_is_known(born: str, answer: bool | None) -> None:
    assert minor(born, TODAY) is answer


UNKNOWN_PASSES_ONLY_UNKNOWN: tuple[tuple[Op, Value], ...] = (
    (Op.IS, True), (Op.IS_NOT, True), (Op.IS_NOT, "x"), (Op.ONE_OF, ("x",)), (Op.LESS, 5), (Op.AT_MOST, 5),
    (Op.EQUAL, 0), (Op.AT_LEAST, 0), (Op.MORE, -1), (Op.BETWEEN, (0, 5)),
)  # fmt: skip


@pytest.mark.parametrize(("op", "value"), UNKNOWN_PASSES_ONLY_UNKNOWN)
def test_unknown_passes_is_unknown_and_nothing_else(op: Op, value: Value) -> None:
    assert not holds(ConditionRow("x", op, value), None)
    assert holds(ConditionRow("x", Op.IS_UNKNOWN), None)


@pytest.mark.parametrize(
    ("op", "wanted", "value", "true"),
    [
        (Op.IS, True, True, True), (Op.IS, True, False, False),
        (Op.IS_NOT, True, False, True), (Op.IS_NOT, "brief", "unknown", True),
        (Op.IS_UNKNOWN, None, "unknown", True), (Op.IS_UNKNOWN, None, "brief", False),
        (Op.ONE_OF, ("a", "b"), "b", True), (Op.ONE_OF, ("a", "b"), "c", False),
        (Op.LESS, 5, 5, False), (Op.AT_MOST, 5, 5, True), (Op.MORE, 5, 5, False), (Op.AT_LEAST, 5, 5, True),
        (Op.EQUAL, 5, 5, True), (Op.EQUAL, 5, 6, False),
        (Op.BETWEEN, (5, 30), 5, True), (Op.BETWEEN, (5, 30), 31, False),
        (Op.HAS_ANY, (), frozenset({"loop"}), True), (Op.HAS_ANY, (), frozenset(), False),
        (Op.HAS_ANY, ("loop", "bsl"), frozenset({"bsl"}), True),
        (Op.HAS_ALL, ("loop", "bsl"), frozenset({"bsl"}), False),
        (Op.HAS_ALL, ("bsl",), frozenset({"bsl", "loop"}), True),
        (Op.HAS_NONE, ("loop",), frozenset({"bsl"}), True),
        (Op.HAS_NONE, ("bsl",), frozenset({"bsl"}), False),
    ],
)  # fmt: skip
def test_operators(op: Op, wanted: Value, value: Reading, true: bool) -> None:
    assert holds(ConditionRow("x", op, wanted), value) is true


@pytest.mark.parametrize(
    "row",
    [
        ConditionRow("surname", Op.IS, True),
        ConditionRow("visit_number", Op.HAS_ANY, ("x",)),
        ConditionRow("visit_number", Op.AT_LEAST, "one"),
        ConditionRow("visit_number", Op.AT_LEAST, True),
        ConditionRow("visit_number", Op.BETWEEN, (1,)),  # type: ignore[arg-type]  # one number too few, on purpose
        ConditionRow("concern", Op.IS, "religion"),
        ConditionRow("concern", Op.ONE_OF, ()),
        ConditionRow("needs", Op.HAS_ANY, ("sex:female",)),
        ConditionRow("go_gently", Op.IS, 1),
    ],
)
def test_a_row_that_cannot_be_read_is_named_and_never_shows(row: ConditionRow) -> None:
    assert row_problem(row, CONDITIONS.get(row.field))
    line = PromptTemplate("T", "en", (Occasion.CHECK_IN,), Band.SAFETY, "t", "T", ("Hello.",), none=(row,))
    assert not Deck.of((line,), pack()).cards


def _naive(templates: list[PromptTemplate], seen: View) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The rows read one by one, the way the handbook says it: the oracle of the masks."""
    for template in templates:
        rows = (*template.all, *template.any, *template.none)
        sorts = sorted({item for row in rows if (item := CONDITIONS[row.field].item)}, key=str)
        pools = [seen.known.items[sort] or (None,) for sort in sorts]
        for combination in product(*pools):
            held = seen.holding({s: i for s, i in zip(sorts, combination, strict=True) if i is not None})

            def true(row: ConditionRow, held: View = held) -> bool:
                return holds(row, CONDITIONS[row.field].read(held))

            some = not template.any or any(map(true, template.any))
            if all(map(true, template.all)) and some and not any(map(true, template.none)):
                yield template.id, tuple(sorted(item.id for item in held.in_hand))


def _row(rng: Random) -> ConditionRow:
    condition = rng.choice(CATALOGUE)
    op = rng.choice(OPERATORS[condition.sort])
    several = tuple(rng.sample(condition.values, min(2, len(condition.values))))
    value: Value = {
        Sort.BOOL: rng.random() < 0.5,
        Sort.NUMBER: (0, rng.randrange(40)) if op is Op.BETWEEN else rng.randrange(40),
        Sort.ENUM: several if op is Op.ONE_OF else (several or ("",))[0],
        Sort.SET: several if rng.random() < 0.8 else (),
    }[condition.sort]
    return ConditionRow(condition.key, op, None if op is Op.IS_UNKNOWN else value)


def _rules(rng: Random, number: int) -> PromptTemplate:
    rows = [
        tuple(_row(rng) for _ in range(rng.choice(most))) for most in ((0, 1, 2), (0, 0, 2, 3), (0, 0, 1))
    ]
    return PromptTemplate(
        f"T{number:03d}", "en", (Occasion.CHECK_IN,), Band.SAFETY, "t", "T", ("Hello.",),
        all=rows[0], any=rows[1], none=rows[2],
    )  # fmt: skip


def test_the_masks_say_what_the_rows_say() -> None:
    hits = 0
    for block in range(20):
        rng = Random(block)
        templates = [_rules(rng, number) for number in range(80)]
        deck = Deck.of(templates, pack())
        assert len(deck.cards) == 80
        for seed in range(block * 40, block * 40 + 40):
            case = made(seed)
            seen = View(know(case.card), case.situation)
            fast = sorted(
                (c.template.id, tuple(sorted(i.id for i in v.in_hand))) for c, v in deck.eligible(seen)
            )
            slow = sorted(_naive(templates, seen))
            assert fast == slow, seed
            hits += len(fast)
    assert hits > 5_000
