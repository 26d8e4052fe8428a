"""A private fact never calls up a line whose words would tell that it is there."""

from dataclasses import replace

import pytest

from frontdesk.domain.card_input import CardInput
from frontdesk.domain.clinic import Delay
from frontdesk.domain.fact import FactKind
from frontdesk.domain.line import Listening
from frontdesk.domain.situation import CallPurpose, Situation
from frontdesk.domain.template import Occasion
from tests.prompts.people import (
    CARD,
    CONFIRMED,
    LEAVING,
    NOW,
    TODAY,
    fact,
    health,
    past,
    ranked,
    service,
    shown,
)

EVERYWHERE = tuple(
    replace(CONFIRMED, occasion=occasion, listening=listening, follow_up_due=True, call_purpose=purpose)
    for occasion in Occasion
    for listening in Listening
    for purpose in (CallPurpose.NONE, CallPurpose.INCOMING, CallPurpose.FOLLOW_UP)
)
PLAIN = replace(CARD, delay=Delay("d", "voss", TODAY, 20, NOW))

CALLED_UP = {
    "a health concern": (replace(PLAIN, concerns=(health(),)), {"CI-30"}),
    "go gently": (replace(PLAIN, facts=(fact(FactKind.GO_GENTLY, code="on"),)), {"CI-17", "CO-17"}),
    "do not tell": (replace(PLAIN, facts=(fact(FactKind.DO_NOT_TELL, "my brother"),)), set[str]()),
    "money talk": (replace(PLAIN, facts=(fact(FactKind.MONEY_TALK, code="on_paper"),)), set[str]()),
    "a former name": (replace(PLAIN, facts=(fact(FactKind.FORMER_NAME, "Thea"),)), set[str]()),
    "safe contact": (
        replace(PLAIN, facts=(fact(FactKind.SAFE_CONTACT, code="name_number"),)),
        {"PH-05"},
    ),
}
"""What each brings that would not stand without it. These words fit anyone: a private corner, no rush."""


@pytest.mark.parametrize("private", CALLED_UP)
def test_what_a_private_fact_alone_calls_up(private: str) -> None:
    card, allowed = CALLED_UP[private]
    assert {key for s in EVERYWHERE for key in keys(card, s) - keys(PLAIN, s)} == allowed


def keys(card: CardInput, situation: Situation) -> set[str]:
    return set(shown(ranked(card, situation)))


def test_a_plan_for_what_is_open_needs_a_concern_we_may_act_on_aloud() -> None:
    assert "CO-02" not in shown(ranked(replace(CARD, concerns=(health(),)), LEAVING))
    assert "CO-02" in shown(ranked(replace(CARD, concerns=(service(),)), LEAVING))


@pytest.mark.parametrize("days", [0, 40, 100])
@pytest.mark.parametrize("asked_before", [False, True])
def test_the_plan_stands_below_the_question_it_answers(days: int, asked_before: bool) -> None:
    seen = (past(1, "CO-01", "concern"),) if asked_before else ()
    found = ranked(replace(CARD, concerns=(service(days),), past_prompts=seen), LEAVING)
    order = [line.template for line in (*found.lines, *found.more)]
    assert order.index("CO-01") < order.index("CO-02")
    lines = shown(found)
    assert lines["CO-01"].score > lines["CO-02"].score
    assert lines["CO-02"].score == sum(point.points for point in lines["CO-02"].why)
