"""Who came along decides what is said: the one the desk named, else anybody it may be."""

from dataclasses import replace

import pytest

from frontdesk.domain.audience import Audience
from frontdesk.domain.card_input import CardInput
from frontdesk.domain.concern import Concern
from frontdesk.domain.fact import FactKind
from frontdesk.domain.line import Line, Listening
from frontdesk.domain.relation import MayMention, Relation, RelationStatus
from frontdesk.domain.situation import Situation
from frontdesk.domain.template import Discreet, PromptTemplate, Reach
from frontdesk.prompts.audience import Guard, guarded_from_companion
from tests.prompts.people import (
    CARD,
    CONFIRMED,
    LEAVING,
    consent,
    deck,
    fact,
    only,
    ranked,
    service,
    template,
)

TOGETHER = replace(CONFIRMED, listening=Listening.WITH_SOMEONE)
AUNT, SON, UNCLE = (
    Relation("aunt", "p1", "Rosa Diaz", "aunt", MayMention.MENTION),
    Relation("son", "p1", "Ben Diaz", "son", MayMention.APPOINTMENTS),
    Relation("uncle", "p1", "Rui Diaz", "uncle", MayMention.NEITHER),
)
FAMILY = replace(CARD, relations=(AUNT, SON, UNCLE), consent=consent())
PLAIN = replace(template("CI-16"), all=(), any=(), none=(), discreet=(), neutral=False)
SAYS = {
    "anybody": replace(PLAIN, id="A-1", texts=("One moment, please.",), neutral=True),
    "times": replace(PLAIN, id="A-2", texts=("You see {clinician} at {appt_time}.",)),
    "told": replace(PLAIN, id="A-3", texts=("You said {concern} is hard to reach.",)),
}
TOLD = service(audience=Audience.ALOUD)


def guard(who: str, card: CardInput = FAMILY) -> Guard:
    return guarded_from_companion(card, replace(TOGETHER, companion_id=who))


@pytest.mark.parametrize(
    ("who", "kept"),
    [
        ("aunt", Guard.OPEN),
        ("son", Guard.TOLD),
        ("uncle", Guard.EVERYTHING),
        ("", Guard.TOLD),
        ("gone", Guard.TOLD),
    ],
)
def test_the_one_who_came_is_asked(who: str, kept: Guard) -> None:
    assert guard(who) is kept
    alone = replace(CONFIRMED, companion_id=who)
    assert guarded_from_companion(FAMILY, alone) is Guard.OPEN


def test_of_an_unknown_one_the_most_careful_counts() -> None:
    assert guard("", replace(FAMILY, relations=(AUNT,))) is Guard.OPEN
    assert guard("", replace(FAMILY, relations=(AUNT, SON))) is Guard.TOLD
    assert guard("", replace(FAMILY, relations=(replace(UNCLE, status=RelationStatus.DIED),))) is Guard.OPEN


def test_no_contact_is_told_nothing_whatever_was_allowed_before() -> None:
    left = replace(AUNT, status=RelationStatus.NO_CONTACT)
    assert guard("aunt", replace(FAMILY, relations=(left,))) is Guard.EVERYTHING


def test_a_do_not_tell_may_mean_anybody() -> None:
    told = replace(FAMILY, facts=(fact(FactKind.DO_NOT_TELL, "my family"),))
    assert guard("aunt", told) is Guard.TOLD
    assert guard("uncle", told) is Guard.EVERYTHING


def said(who: str, *, card: CardInput = FAMILY, situation: Situation = TOGETHER) -> set[str]:
    names = {line.id: name for name, line in SAYS.items()}
    heard = replace(card, concerns=(TOLD,))
    found = ranked(heard, replace(situation, companion_id=who), only(*SAYS.values()))
    return {names[line.template] for line in (*found.lines, *found.more) if line.text}


@pytest.mark.parametrize(
    ("who", "heard"),
    [
        ("aunt", {"anybody", "times", "told"}),
        ("son", {"anybody", "times"}),
        ("uncle", {"anybody"}),
        ("", {"anybody", "times"}),
    ],
)
def test_what_may_be_said_beside_each(who: str, heard: set[str]) -> None:
    assert said(who) == heard


def lines(who: str, situation: Situation, *extra: PromptTemplate) -> tuple[Line, ...]:
    card = replace(FAMILY, concerns=(TOLD,))
    found = ranked(card, replace(situation, companion_id=who), only(*extra) if extra else deck())
    return (*found.lines, *found.more)


@pytest.mark.parametrize("situation", [TOGETHER, replace(LEAVING, listening=Listening.WITH_SOMEONE)])
def test_of_all_shipped_lines_only_neutral_ones_are_said_beside_who_may_know_nothing(
    situation: Situation,
) -> None:
    neutral = {card.template.id for card in deck().cards if deck().neutral >> card.bit & 1}
    for line in lines("uncle", situation):
        assert line.reach is Reach.SILENT or line.template in neutral
    question = ranked(FAMILY, replace(situation, companion_id="uncle")).question
    assert question is None


def test_what_is_done_and_not_said_is_still_done() -> None:
    quiet = replace(SAYS["times"], discreet=(Discreet(Reach.SILENT, "Keep the door free."),))
    (one,) = lines("uncle", TOGETHER, quiet)
    assert (one.reach, one.text, one.to_show) == (Reach.SILENT, "Keep the door free.", "")
    shown = replace(SAYS["times"], discreet=(Discreet(Reach.SHOW, "It is at {appt_time}."),))
    assert lines("uncle", TOGETHER, shown) == ()


def test_a_concern_is_not_named_beside_a_son_who_knows_times() -> None:
    assert isinstance(TOLD, Concern)
    assert all(TOLD.safe_phrase not in line.text for line in lines("son", TOGETHER))
    assert any(TOLD.safe_phrase in line.text for line in lines("aunt", TOGETHER))
