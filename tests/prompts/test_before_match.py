"""A line that may be said before the match tells nothing of the patient but the name."""

from dataclasses import replace

import pytest

from frontdesk.domain.line import Identity, Listening
from frontdesk.domain.promise import Promise, PromiseState
from frontdesk.domain.situation import CallPurpose, Situation
from frontdesk.domain.template import ConditionRow, Discreet, Op, PromptTemplate, Reach
from frontdesk.prompts.before_match import may_stand
from frontdesk.prompts.deck import Deck
from frontdesk.prompts.publish import findings
from frontdesk.prompts.rank import rank
from tests.prompts.people import SPEECH, TODAY, deck_with, only, pack, template, with_facts

PROMISED = Promise("o1", "p1", "the letter", "the desk", TODAY, TODAY, PromiseState.READY)
ON_THE_PHONE = Situation(
    identity=Identity.PRESUMED, listening=Listening.PHONE, call_purpose=CallPurpose.PROMISE
)
TO_CHECK = Situation(identity=Identity.TO_CHECK)
ASKS = template("PH-03")
TELLS = replace(
    ASKS,
    texts=("We have {promise_what} for you.",),
    discreet=(Discreet(Reach.QUIET, "We have something for you."),),
    all=(),
)


def refused(line: PromptTemplate) -> set[str]:
    return {problem.where for problem in findings(line) if problem.rule == "before_match"}


def said(deck: Deck, situation: Situation) -> list[str]:
    card = replace(with_facts(), promises=(PROMISED,))
    found = rank(deck, card, situation, SPEECH)
    return [line.text for line in (*found.lines, *found.more, *((found.ask,) if found.ask else ()))]


def test_every_shipped_line_that_is_tagged_neutral_is() -> None:
    tagged = [line for line in pack().templates if line.neutral]
    assert len(tagged) == 9
    assert all(map(may_stand, tagged))


@pytest.mark.parametrize(
    ("line", "where"),
    [
        (TELLS, {"text 1"}),
        (replace(ASKS, texts=("Hello, is this about {concern}?", *ASKS.texts)), {"text 1"}),
        (replace(ASKS, discreet=(Discreet(Reach.QUIET, "About {missed_day}."),)), {"quiet"}),
        (replace(ASKS, all=(ConditionRow("promise", Op.IS, "ready"),)), {"conditions"}),
        (replace(ASKS, none=(ConditionRow("needs", Op.HAS_ANY, ("pace:slow",)),)), {"conditions"}),
        (replace(TELLS, neutral=False), set()),
        (ASKS, set()),
    ],
)
def test_the_gate_stops_what_tells_of_the_patient(line: PromptTemplate, where: set[str]) -> None:
    assert refused(line) == where


@pytest.mark.parametrize("situation", [ON_THE_PHONE, TO_CHECK], ids=["phone", "look-alike"])
def test_and_the_card_holds_it_back_though_it_went_live(situation: Situation) -> None:
    occasions = (*ASKS.occasions, *template("CI-04").occasions)
    live = replace(TELLS, occasions=occasions)
    assert not any("letter" in words or "something" in words for words in said(only(live), situation))
    matched = replace(situation, identity=Identity.CONFIRMED)
    assert said(only(live), matched), "after the match it stands as any other"


def test_the_question_that_opens_the_record_is_not_asked_once_it_tells() -> None:
    ask = template("CI-01")
    before = Situation(identity=Identity.PRESUMED)
    assert said(only(ask), before) == [ask.texts[0]]
    telling = replace(ask, texts=("Have you come for {promise_what}?",), discreet=())
    assert said(only(telling), before) == []


def test_words_of_another_language_tell_no_more() -> None:
    spanish = replace(TELLS, lang="es", texts=("Tenemos {promise_what} para usted.",), discreet=())
    deck = deck_with().also_in(replace(pack(), lang="es"), (spanish,), SPEECH)
    assert "PH-03" not in deck.tongues["es"].lines
