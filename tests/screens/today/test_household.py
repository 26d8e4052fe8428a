"""Go gently asks once for the household, without a name; and what is said right is asked no more."""

from dataclasses import replace
from datetime import date

import pytest

from frontdesk.domain.consent import Consent, ConsentAnswer
from frontdesk.domain.fact import Fact, FactKind
from frontdesk.domain.relation import Relation
from frontdesk.prompts.kept_words import LOUDEST
from frontdesk.screens.today.situation_acts import HOUSEHOLD_DUE
from frontdesk.usecases.open_card import first_situation, open_card
from tests.people import fact
from tests.screens.today.presented import Today

LIVES = Relation("r1", "p1", "Wójcik, Tomasz", "partner", household=True)


@pytest.fixture
def today() -> Today:
    made = Today(more=(LIVES,))
    made.check_in("v1")
    return made


def gently(today: Today, who: str) -> bool:
    return first_situation(open_card(today.desk, patient_id=who)).go_gently


def test_it_is_asked_on_the_card_and_names_nobody(today: Today) -> None:
    today.presenter.situation.chip_clicked("go_gently")
    question = today.display.front.question
    assert question.text == "One person of the same household is due today. Go gently there too?"
    assert question.answers == ("Yes", "No")
    assert not gently(today, "p2")


def test_yes_is_one_act_with_its_own_undo(today: Today) -> None:
    today.presenter.situation.chip_clicked("go_gently")
    today.presenter.acts.question_answered("Yes")
    assert gently(today, "p1")
    assert gently(today, "p2")
    today.presenter.taking_back.undo()
    assert not gently(today, "p2")
    assert gently(today, "p1")


def test_no_sets_nothing_and_is_not_asked_again(today: Today) -> None:
    today.presenter.situation.chip_clicked("go_gently")
    today.presenter.acts.question_answered("No")
    question = today.display.front.question
    assert question is None or question.key != "household"
    assert not gently(today, "p2")


def test_taken_back_at_once_there_is_nothing_to_ask(today: Today) -> None:
    today.presenter.situation.chip_clicked("go_gently")
    today.presenter.situation.chip_clicked("go_gently")
    question = today.display.front.question
    assert question is None or question.key != "household"


def test_before_the_match_it_waits() -> None:
    today = Today(more=(LIVES,))
    today.presenter.visit_picked("v1")
    today.presenter.situation.chip_clicked("go_gently")
    assert today.display.front.question is None
    today.wait()
    today.presenter.enter()
    today.wait()
    assert gently(today, "p1")


def test_while_leaving_a_word_says_so(today: Today) -> None:
    today.presenter.leaving()
    today.presenter.situation.chip_clicked("go_gently")
    assert today.display.toasts[-1].text == HOUSEHOLD_DUE


def test_nobody_of_the_household_is_nobody_to_ask_about() -> None:
    today = Today(more=(replace(LIVES, name="Somebody Else"),))
    today.check_in("v1")
    today.presenter.situation.chip_clicked("go_gently")
    question = today.display.front.question
    assert question is None or question.key != "household"


SOUND = fact("s1", "p1", FactKind.PRONUNCIATION, "shi-VAWN", review_by=date(2026, 1, 1))
NAMED = fact("s2", "p1", FactKind.NAME_TO_USE, "Siobhán", confirmed_by="joy", confirmed_on=date(2026, 4, 14))
AGREED = Consent("p1", ConsentAnswer.YES, date(2026, 4, 14))


def sound_of(today: Today) -> Fact:
    (sound,) = [f for f in today.desk.store.facts_of("p1") if f.kind is FactKind.PRONUNCIATION]
    return sound


def test_not_quite_opens_the_field_for_the_sound() -> None:
    today = Today(more=(SOUND, NAMED, AGREED))
    today.check_in("v1")
    question = today.display.front.question
    assert (question.key, question.answers) == ("said_right", ("Yes", "Not quite"))
    today.presenter.acts.question_answered("Not quite")
    assert today.display.asked[-1] == "sound"
    assert sound_of(today) == SOUND


def test_said_right_is_stored_and_asked_no_more() -> None:
    today = Today(more=(SOUND, NAMED, AGREED))
    today.check_in("v1")
    today.presenter.acts.question_answered("Yes")
    sound = sound_of(today)
    assert (sound.confirmed_by, sound.confirmed_on) == ("ana", today.desk.today())
    again = Today(more=(sound, NAMED, AGREED))
    again.check_in("v1")
    assert again.display.front.question is None


def test_a_sound_without_capitals_is_hinted_at_and_kept() -> None:
    today = Today()
    today.check_in("v1")
    acts = today.presenter.acts
    assert acts.sound_to_mind("sound", "shi-vawn") == LOUDEST
    assert acts.sound_to_mind("fact", "say shi-vawn") == LOUDEST
    assert acts.sound_to_mind("fact", "say shi-VAWN") == ""
    assert acts.sound_to_mind("fact", "no stairs") == ""
    assert acts.sound_to_mind("promise", "shi-vawn") == ""
    acts.words_given("sound", "shi-vawn", None)
    assert sound_of(today).text == "shi-vawn"
