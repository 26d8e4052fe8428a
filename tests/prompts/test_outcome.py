"""What becomes of a line on a card: the engine's own answer, and the first thing that stops it."""

from dataclasses import replace

import pytest

from frontdesk.domain.audience import Audience
from frontdesk.domain.card_input import CardInput
from frontdesk.domain.fact import FactKind
from frontdesk.domain.line import Dismissal, Mark
from frontdesk.domain.patient import PatientStatus
from frontdesk.domain.situation import Situation
from frontdesk.domain.template import Reach
from frontdesk.prompts.identity_gate import GREETING
from frontdesk.prompts.outcome import Outcome, Place, outcome
from frontdesk.prompts.rank import rank
from frontdesk.prompts.view import View, know
from tests.prompts.generators import made
from tests.prompts.people import (
    ALONE,
    CARD,
    CONFIRMED,
    LEAVING,
    PHONE,
    SPEECH,
    consent,
    deck,
    fact,
    promise,
    with_facts,
    worked_example,
)


def of(key: str, card: CardInput = CARD, situation: Situation = CONFIRMED) -> Outcome:
    return outcome(deck(), key, card, situation, SPEECH)


def test_what_stands_is_what_the_desk_sees() -> None:
    card, situation = worked_example()
    late = of("CI-14", card, situation)
    assert (late.place, late.why) == (Place.FIRST, "Quietly: others can hear")
    assert late.line is not None
    assert late.line.reach is Reach.QUIET
    assert late.text == late.line.text
    assert of("CI-12", card, situation).place is Place.ROW
    assert of("CI-16", card, situation).place is Place.BEHIND
    assert of("CI-16", card, situation).text
    presumed = Situation()
    assert of("CI-01", card, presumed).place is Place.ASKED
    greeting = next(t.id for t in deck().pack.templates if t.theme == GREETING)
    assert of(greeting, card, presumed).text == "Good morning, Ms Okonkwo-Bell."
    assert of("CI-03", card).why == "Not so: whoever is at the desk has not met the patient"


@pytest.mark.parametrize(
    ("key", "card", "situation", "why"),
    [
        ("CI-13", CARD, CONFIRMED, "Not so: a promise is ready"),
        ("CI-05", with_facts(fact(FactKind.NAME_TO_USE, "Mira")), CONFIRMED,
         ("Not so: the name to use was confirmed more than 365 days ago or the name to use was confirmed: "
         "not known")),
        ("CI-16", replace(CARD, past_visits=(), visits_kept=0), Situation(), "Nothing before the match"),
        ("CI-16", CARD, LEAVING, "Not at leaving"),
        ("CO-11", CARD, CONFIRMED, "Not at check-in"),
        ("CO-11", CARD, PHONE, "Not at a call"),
        ("CI-16", replace(CARD, patient=replace(CARD.patient, status=PatientStatus.DIED)), CONFIRMED,
         "No line and no call for whoever is a patient no more"),
        ("CI-16", replace(CARD, dismissed={("CI-16", ""): Dismissal(Mark.ODD_WORDING)}), CONFIRMED,
         "Not right for this patient: odd wording"),
        ("CO-19", CARD, replace(LEAVING, go_gently=True), "Not so: go gently is off today"),
        ("CO-19", replace(CARD, promises=(promise(4),)), LEAVING, "A concern or a promise is open"),
        ("CI-19", with_facts(fact(FactKind.PERSONAL_DETAIL, "choir", happy_to_be_asked=True)), CONFIRMED,
         "Not so: the yes to personal notes was given"),
        ("NO-99", CARD, CONFIRMED, "It is off, or cannot be understood."),
    ],
)  # fmt: skip
def test_the_first_thing_that_stops_it_is_said(
    key: str, card: CardInput, situation: Situation, why: str
) -> None:
    found = of(key, card, situation)
    assert (found.place, found.why, found.text) == (Place.NOWHERE, why, "")
    assert not found.stands


def test_on_made_up_cards_it_stands_where_the_engine_puts_it_and_says_why_not_elsewhere() -> None:
    reasons: dict[str, int] = {}
    for seed in range(60):
        case = made(seed)
        ranked = rank(deck(), case.card, case.situation, SPEECH)
        on_card = {line.template for line in (*ranked.lines, *ranked.more)}
        on_card |= {ranked.ask.template} if ranked.ask else set()
        on_card |= {ranked.question.key} if ranked.question else set()
        eligible = {
            c.template.id
            for c, _ in deck().eligible(View(know(case.card, deck().observances), case.situation))
        }
        for compiled in deck().cards:
            key = compiled.template.id
            found = of(key, case.card, case.situation)
            greets = compiled.template.theme == GREETING and bool(ranked.greeting)
            assert found.stands == (key in on_card or greets), (seed, key)
            assert found.why or found.place in (Place.FIRST, Place.ROW), (seed, key)
            begins = found.why.split(":")[0]
            reasons[begins] = reasons.get(begins, 0) + (not found.stands)
            if begins == "Not so" or found.why.startswith("But "):
                assert key not in eligible, (seed, key)
    assert {"Not so", "Nothing before the match", "Not known", "Not right for this patient"} <= set(reasons)


def test_who_could_hear_is_told_apart_from_what_is_missing() -> None:
    late = replace(CARD, promises=(promise(),))
    assert of("CI-14", late).why == "Quietly: others can hear"
    assert of("CI-14", late, ALONE).why == ""
    kind = fact(FactKind.PERSONAL_DETAIL, "choir", audience=Audience.PRIVATE, happy_to_be_asked=True)
    sealed = replace(with_facts(kind), consent=consent())
    assert of("CI-19", sealed, ALONE).why == "A private fact is never spoken"
    somebody = replace(kind, audience=Audience.DESK)
    at_the_desk = replace(sealed, facts=(somebody,))
    assert of("CI-19", at_the_desk).why == "May not be heard now, and has no discreet variant"
    assert of("CI-19", at_the_desk, ALONE).stands
