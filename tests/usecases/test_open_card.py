"""How a card opens: presumed, matched, at the gate, at checkout; what belongs to one visit stays there."""

from dataclasses import replace
from datetime import timedelta

import pytest

from frontdesk.domain.errors import WrongUsage
from frontdesk.domain.fact import FactKind
from frontdesk.domain.line import Identity, Listening
from frontdesk.domain.situation import Situation
from frontdesk.domain.template import Occasion
from frontdesk.domain.visit import VisitState
from frontdesk.usecases.open_card import draw_card, first_situation, open_card
from tests.desks import desk_with
from tests.people import ANA, NOW, STAFF, TODAY, fact, patient, visit


def opened(*records: object, key: str = "v1") -> Situation:
    desk = desk_with((*STAFF, patient("p1"), *records), NOW, ANA)  # type: ignore[arg-type]  # records of a card, in any mix
    return first_situation(open_card(desk, visit_id=key))


@pytest.mark.parametrize(
    ("state", "minutes", "identity", "occasion"),
    [
        (VisitState.EXPECTED, 0, Identity.PRESUMED, Occasion.CHECK_IN),
        (VisitState.LATE, 0, Identity.PRESUMED, Occasion.CHECK_IN),
        (VisitState.WAITING, 1, Identity.CONFIRMED, Occasion.CHECK_IN),
        (VisitState.WAITING, 12, Identity.CONFIRMED, Occasion.WAITING),
        (VisitState.WITH_CLINICIAN, 30, Identity.CONFIRMED, Occasion.CHECKOUT),
        (VisitState.READY_TO_LEAVE, 30, Identity.CONFIRMED, Occasion.CHECKOUT),
        (VisitState.LEFT, 30, Identity.CONFIRMED, Occasion.CHECKOUT),
    ],
)
def test_a_card_opens_where_its_visit_stands(
    state: VisitState, minutes: int, identity: Identity, occasion: Occasion
) -> None:
    matched = NOW - timedelta(minutes=minutes) if identity is Identity.CONFIRMED else None
    one = replace(visit("v1", "p1"), state=state, arrived_at=matched, identified_at=matched)
    situation = opened(one)
    assert (situation.identity, situation.occasion) == (identity, occasion)
    assert situation.listening is Listening.OTHERS


def test_arrived_but_not_matched_is_presumed() -> None:
    one = replace(visit("v1", "p1"), state=VisitState.ARRIVED, arrived_at=NOW)
    assert opened(one).identity is Identity.PRESUMED


def test_a_look_alike_today_opens_the_gate_and_a_matched_one_does_not() -> None:
    other = (patient("p2", "Siobhan", "Brennan", "1990-01-01"), visit("v2", "p2", "11:00"))
    assert opened(visit("v1", "p1"), *other).identity is Identity.TO_CHECK
    here = replace(visit("v1", "p1"), state=VisitState.WAITING, arrived_at=NOW, identified_at=NOW)
    assert opened(here, *other).identity is Identity.CONFIRMED


def test_what_belongs_to_one_visit_never_shows_at_another() -> None:
    then = visit("v0", "p1", day=TODAY - timedelta(days=30), state=VisitState.LEFT)
    only_then = fact("f1", "p1", FactKind.TRAVEL, "Bus at noon", visit_id="v0")
    only_now = fact("f2", "p1", FactKind.TRAVEL, "Bus at one", visit_id="v1")
    desk = desk_with((*STAFF, patient("p1"), then, visit("v1", "p1"), only_then, only_now), NOW, ANA)
    assert [f.text for f in open_card(desk, visit_id="v1").facts] == ["Bus at one"]
    assert [f.text for f in open_card(desk, visit_id="v0").facts] == ["Bus at noon"]


def test_the_same_input_gives_the_same_card() -> None:
    desk = desk_with((*STAFF, patient("p1"), visit("v1", "p1")), NOW, ANA)
    card_input = open_card(desk, visit_id="v1")
    situation = replace(first_situation(card_input), identity=Identity.CONFIRMED)
    first = draw_card(desk.deck, desk.speech, card_input, situation)
    assert first == draw_card(desk.deck, desk.speech, card_input, situation)


def test_nobody_and_nothing_is_wrong_usage() -> None:
    desk = desk_with(STAFF, NOW, ANA)
    with pytest.raises(WrongUsage):
        open_card(desk, visit_id="nobody")
    with pytest.raises(WrongUsage):
        open_card(desk, patient_id="nobody")
