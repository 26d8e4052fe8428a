"""What is said is true of this patient now: no turn without a visit, no minutes that are over."""

from dataclasses import replace
from datetime import timedelta

import pytest

from frontdesk.domain.card_input import CardInput
from frontdesk.domain.clinic import Delay
from frontdesk.domain.fact import FactKind
from frontdesk.domain.situation import Situation
from frontdesk.domain.template import Occasion
from frontdesk.domain.visit import VisitEvent
from tests.prompts.people import (
    ALONE,
    CARD,
    CONFIRMED,
    NOW,
    SOMEBODY,
    TODAY,
    VISIT,
    WAITING,
    fact,
    pack,
    ranked,
    shown,
    template,
    with_facts,
)

K = FactKind
ABOUT_TODAYS_VISIT = {"CI-11", "CI-12", "CI-23", "CI-24", "CI-26", "CI-27", "FV-02"} | {
    t.id for t in pack().templates if t.occasions == (Occasion.WAITING,)
}
NEEDS = (
    fact(K.ADJUSTMENT, code="wait:quiet"),
    fact(K.ADJUSTMENT, code="call:come_over"),
    fact(K.TRAVEL, code="leave_by", extra="11:00"),
    fact(K.OBSERVANCE, "our fast", extra="2026-03-01/2026-03-04"),
)


def late(minutes: int, waited: int = 0, start: int = 0) -> CardInput:
    """The clinician runs ``minutes`` late; booked ``start`` and arrived ``waited`` minutes ago."""
    came = NOW - timedelta(minutes=waited)
    visit = replace(VISIT, start=NOW - timedelta(minutes=start), arrived_at=came, identified_at=came)
    return replace(CARD, visit=visit, delay=Delay("d", "voss", TODAY, minutes, NOW))


def lines_of(card: CardInput) -> set[str]:
    """Everything that comes up while alone, at check-in and while waiting, whatever happened."""
    around = (ALONE, replace(ALONE, occasion=Occasion.WAITING, event=VisitEvent.OTHERS_CALLED_FIRST))
    return {key for situation in around for key in shown(ranked(card, situation))}


@pytest.mark.parametrize("minutes", [0, 40])
def test_lines_about_todays_visit_need_a_visit_today(minutes: int) -> None:
    new = replace(with_facts(*NEEDS), patient=replace(SOMEBODY, known_before=False))
    booked = replace(new, delay=Delay("d", "voss", TODAY, minutes, NOW))
    tomorrow = replace(VISIT, day=TODAY + timedelta(days=1), start=VISIT.start + timedelta(days=1))
    assert len(lines_of(booked) & ABOUT_TODAYS_VISIT) >= 8
    assert lines_of(replace(booked, visit=None)) & ABOUT_TODAYS_VISIT == set()
    assert lines_of(replace(booked, visit=tomorrow)) & ABOUT_TODAYS_VISIT <= {"CI-27"}


@pytest.mark.parametrize(
    ("minutes", "start", "words"),
    [
        (30, 10, "about 20 more minutes"),
        (30, 27, "about 5 more minutes"),
        (30, 29, "about 5 more minutes"),
        (20, -5, "about 25 more minutes"),
    ],
)
def test_the_minutes_promised_are_those_that_remain(minutes: int, start: int, words: str) -> None:
    assert words in shown(ranked(late(minutes, 20, start), WAITING))["WA-01"].text


@pytest.mark.parametrize("start", [15, 16, 40])
def test_when_the_delay_is_used_up_there_is_no_new_time(start: int) -> None:
    found = shown(ranked(late(15, 40, start), WAITING))
    assert {"WA-01", "WA-03"} & set(found) == set()
    assert found["WA-02"].text == "I don't have a new time yet, Mira Tallis. I haven't forgotten you."
    assert "WA-02" not in shown(ranked(late(60, 40, start), WAITING))


def test_the_choice_to_wait_names_what_remains_and_no_more() -> None:
    assert "may be 20 more minutes" in shown(ranked(late(30, 10, 10), WAITING))["WA-03"].text
    third = template("WA-03").texts[2]
    assert third == "We're {delay} minutes behind. You could wait, step out or rebook. What suits you?"


def test_a_long_wait_is_called_too_long_and_nothing_we_never_said() -> None:
    text = shown(ranked(late(0, 35, 30), WAITING))["WA-04"].text
    assert text == "I'm sorry, you've waited 35 minutes. That is too long."
    assert not any("told you" in words for words in template("WA-04").texts)


@pytest.mark.parametrize(
    ("came_late", "said"), [(-10, True), (0, True), (14, True), (16, False), (40, False)]
)
def test_somebody_later_than_the_clinician_hears_of_no_delay(came_late: int, said: bool) -> None:
    situation: Situation = CONFIRMED
    assert ("CI-23" in shown(ranked(late(15, 0, came_late), situation))) is said
