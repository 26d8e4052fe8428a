"""Every rule of what is never said: one sentence it stops, one beside it that may be said."""

from dataclasses import replace

import pytest

from frontdesk.domain.audience import Audience
from frontdesk.domain.fact import FactKind, Source
from frontdesk.domain.line import Identity
from frontdesk.domain.moment import Moment, Tone
from frontdesk.domain.patient import PersonName
from frontdesk.domain.promise import PromiseState
from frontdesk.domain.relation import Relation, RelationStatus
from frontdesk.domain.template import Reach
from frontdesk.domain.visit import VisitEvent
from frontdesk.prompts import do_not_say
from frontdesk.prompts.do_not_say import RULES, Utterance
from tests.prompts.hostile import hostile_line
from tests.prompts.people import (
    ALONE,
    CARD,
    CONFIRMED,
    PHONE,
    SOMEBODY,
    TODAY,
    consent,
    fact,
    only,
    promise,
    ranked,
    shown,
    view,
    with_facts,
)

K = FactKind
CLEAN = with_facts()

STOPPED = (
    ("D1", "How is your late husband's garden?", "How is your garden?"),
    ("D2", "How is the baby?", "May I have your date of birth?"),
    ("D2", "So you're expecting another one?", "We were expecting you on Monday."),
    ("D4", "Merry Christmas, and welcome.", "Welcome."),
    ("D4", "Is your wife coming along?", "Is somebody coming along?"),
    ("D5", "You look tired.", "Could you look over this sheet?"),
    ("D5", "We'll weigh you first.", "A word first."),
    ("D6", "Your blood test is due.", "Your form is due."),
    ("D7", "You're late again.", "You made it."),
    ("D7", "There is unpaid debt.", "There is some paperwork."),
    ("D8", "Don't worry about it.", "If anything worries you, call."),
    ("D8", "At least it is quick.", "It is quick."),
    ("D9", "How are we today?", "How are you today?"),
    ("D10", "Your English is great.", "Which language would you like?"),
    ("D11", "Your daughter told us.", "You told us."),
    ("D13", "You'll be fine.", "You can ask the team."),
    ("D14", "Happy birthday!", "Happy to see you."),
)


@pytest.mark.parametrize(("key", "bad", "good"), STOPPED)
def test_a_sentence_of_ours(key: str, bad: str, good: str) -> None:
    def rule(text: str) -> str:
        given = hostile_line("X", text)
        broken = do_not_say.broken_by(Utterance(text, (), frozenset(), Reach.ALOUD, given, view()))
        return broken.key if broken else ""

    assert rule(bad) == key
    assert rule(good) == ""
    assert not ranked(CLEAN, ALONE, only(hostile_line("X", bad))).lines
    assert ranked(CLEAN, ALONE, only(hostile_line("X", good))).lines


def test_every_rule_has_an_example() -> None:
    by_other_tests = {"asked", "D3", "D12"}
    assert {key for key, _, _ in STOPPED} | by_other_tests == {rule.key for rule in RULES}


@pytest.mark.parametrize("status", [RelationStatus.DIED, RelationStatus.NO_CONTACT])
def test_a_lost_or_broken_relation_inside_a_note(status: RelationStatus) -> None:
    choir = fact(K.PERSONAL_DETAIL, "choir with Marta", audience=Audience.ALOUD, happy_to_be_asked=True)
    card = replace(with_facts(choir), consent=consent())
    marta = Relation("r1", "p1", "Marta Tallis", status=status, audience=Audience.ALOUD)
    assert "CI-19" in shown(ranked(card, ALONE))
    assert "CI-19" not in shown(ranked(replace(card, relations=(marta,)), ALONE))
    namesake = replace(SOMEBODY, names=(PersonName(given=("Marta",), family="Tallis"),))
    own_name = replace(card, patient=namesake, relations=(replace(marta, name="Marta"),))
    assert "CI-19" in shown(ranked(own_name, ALONE)), "the patient's own name is theirs"


def test_a_colleague_may_share_the_name_of_a_lost_relation() -> None:
    dana = Relation("r1", "p1", "Sam", status=RelationStatus.DIED, audience=Audience.ALOUD)
    known_new = replace(CARD, patient=replace(SOMEBODY, known_before=False), relations=(dana,))
    assert "Sam" in shown(ranked(known_new))["CI-06"].text


@pytest.mark.parametrize(
    ("topic", "label"),
    [("work", "new job"), ("home", "the new flat"), ("partner", "your wedding"),
     ("family:Ana", "trip with Ana"),
     ("religion", "the church concert"), ("family", "your sister's visit")],
)  # fmt: skip
def test_a_topic_to_leave_alone(topic: str, label: str) -> None:
    moment = Moment("m", "p1", label, Tone.JOYFUL, TODAY, True, audience=Audience.ALOUD)
    card = replace(CARD, moments=(moment,), consent=consent())
    wish = fact(K.DO_NOT_SAY, code=topic)
    assert "CI-20" in shown(ranked(card))
    assert "CI-20" not in shown(ranked(with_facts(wish, card=card), ALONE))
    imported = replace(wish, source=Source.IMPORTED)
    assert "CI-20" not in shown(ranked(with_facts(imported, card=card), ALONE)), "a wish protects at once"


def test_a_line_about_the_topic_is_dropped_whole() -> None:
    hard = Moment("m", "p1", "a loss", Tone.HARD, TODAY, True)
    card = replace(CARD, moments=(hard,))
    assert "CI-22" in shown(ranked(card, ALONE))
    assert "CI-22" not in shown(ranked(with_facts(fact(K.DO_NOT_SAY, code="death"), card=card), ALONE))


@pytest.mark.parametrize("label", ["new baby", "30th birthday", "turning 40", "weigh-in prize", "the biopsy"])
def test_a_moment_that_may_not_be_raised(label: str) -> None:
    moment = Moment("m", "p1", label, Tone.JOYFUL, TODAY, True, audience=Audience.ALOUD)
    card = replace(CARD, moments=(moment,), consent=consent())
    raised = replace(ALONE, event=VisitEvent.PATIENT_RAISED_NEWS)
    for situation in (CONFIRMED, ALONE, raised):
        assert "CI-20" not in shown(ranked(card, situation))


def test_a_promise_about_a_test_is_handed_over_without_naming_it() -> None:
    ready = promise(3, what="your blood results", audience=Audience.ALOUD, state=PromiseState.READY)
    line = shown(ranked(replace(CARD, promises=(ready,)), ALONE))["CI-13"]
    assert (line.reach, line.text) == (Reach.SHOW, "Here's what we promised you last time.")


def test_a_festival_wish_needs_a_yes() -> None:
    wish = only(hostile_line("X", "Happy Diwali, {name}."))
    note = fact(K.OBSERVANCE, "Diwali", extra="2026-03-03")
    assert not ranked(with_facts(note), ALONE, wish).lines
    assert ranked(with_facts(note, fact(K.MENTION, code="yes")), ALONE, wish).lines


def test_a_birthday_needs_a_yes_and_an_age_is_never_said() -> None:
    tick = with_facts(fact(K.MENTION, code="yes", extra="birthday"))
    assert ranked(tick, ALONE, only(hostile_line("X", "Happy birthday, {name}."))).lines
    assert not ranked(tick, ALONE, only(hostile_line("X", "Happy 40th birthday, {name}."))).lines


@pytest.mark.parametrize(
    ("code", "words", "stands"),
    [
        ("name_number", "This is {staff} for {name}. Please call {phone}.", True),
        ("name_number", "This is {staff} from {clinic} for {name}.", False),
        ("ok", "This is {staff} from {clinic} for {name}.", True),
        ("none", "This is {staff} for {name}. Please call {phone}.", False),
        ("", "This is {staff} for {name}. Please call {phone}.", False),
    ],
)
def test_a_voicemail(code: str, words: str, stands: bool) -> None:
    card = with_facts(fact(K.SAFE_CONTACT, code=code), fact(K.FORM_OF_ADDRESS, "Ms Tallis"))
    found = ranked(card, PHONE, only(hostile_line("X", words, theme="voicemail")))
    assert bool(found.lines) is stands
    assert all("Ms Tallis" not in line.text and "Mira" in line.text for line in found.lines)


def test_a_name_breaks_no_rule() -> None:
    honey = with_facts(fact(K.FORM_OF_ADDRESS, "Ms Honey Dear"))
    assert "Ms Honey Dear" in shown(ranked(honey, replace(PHONE, identity=Identity.PRESUMED)))["PH-03"].text
