"""The one thing to check: what may be asked, which question wins, and when there is none."""

from dataclasses import replace
from datetime import date

import pytest

from frontdesk.domain.audience import Audience
from frontdesk.domain.card_input import CardInput, PastVisit
from frontdesk.domain.consent import ConsentAnswer
from frontdesk.domain.fact import Fact, FactKind, FactStatus, Source
from frontdesk.domain.line import Identity, Listening
from frontdesk.domain.situation import Situation
from frontdesk.domain.template import Occasion
from tests.prompts.people import (
    ALONE,
    CARD,
    CONFIRMED,
    LEAVING,
    PHONE,
    SOMEBODY,
    WAITING,
    consent,
    fact,
    past,
    ranked,
    with_facts,
)

K = FactKind
NAMED = fact(K.NAME_TO_USE, "Mira", confirmed_on=date(2026, 1, 22))
SETTLED = with_facts(NAMED, card=replace(CARD, consent=consent()))
"""Nothing to check: the name is fresh and consent is given."""
PRINT = fact(
    K.COMMUNICATION,
    "Large print please",
    "large_print",
    neutral_verb="Large print",
    review_by=date(2026, 1, 1),
)


def asked(card: CardInput, situation: Situation = CONFIRMED) -> str:
    question = ranked(card, situation).question
    return question.key if question else ""


def test_nothing_to_check_is_no_question() -> None:
    assert ranked(SETTLED).question is None


def test_a_fact_past_its_review_is_asked_about_in_plain_words() -> None:
    question = ranked(with_facts(PRINT, card=SETTLED)).question
    assert question is not None
    assert (question.text, question.answers) == ("Is large print still right?", ("Yes", "Changed"))
    assert (question.key, question.fact_id) == (f"still_true:{PRINT.id}", PRINT.id)


def test_the_name_comes_first_after_an_import_and_only_one_question() -> None:
    assert asked(CARD) == "CI-05"
    assert asked(with_facts(PRINT)) == "CI-05"


def test_consent_is_asked_once_the_name_is_known() -> None:
    question = ranked(with_facts(NAMED)).question
    assert question is not None
    assert (question.key, question.answers) == ("CI-29", ("Yes", "No"))


def test_what_was_asked_lately_rests_and_the_least_asked_goes_first() -> None:
    assert asked(replace(CARD, past_prompts=(past(1, "CI-05", "housekeeping"),))) == "CI-29"
    both = (past(1, "CI-05", "housekeeping"), past(2, "CI-29", "housekeeping"))
    assert asked(replace(CARD, past_prompts=both)) == "CI-29"
    assert asked(replace(CARD, past_prompts=(past(2, "CI-05", "housekeeping"),))) == "CI-29"


@pytest.mark.parametrize(
    "situation",
    [
        LEAVING, WAITING, PHONE, replace(CONFIRMED, occasion=Occasion.NO_SHOW),
        Situation(), Situation(identity=Identity.TO_CHECK), replace(CONFIRMED, listening=Listening.PHONE),
    ],
)  # fmt: skip
def test_never_before_the_match_while_leaving_or_on_the_phone(situation: Situation) -> None:
    assert asked(CARD, situation) == ""


def test_how_the_name_is_said() -> None:
    sound = fact(K.PRONUNCIATION, "MEE-ra", review_by=date(2026, 1, 1))
    question = ranked(with_facts(sound, card=SETTLED)).question
    assert question is not None
    assert (question.key, question.text) == ("said_right", "Did I say your name right?")
    new = replace(SETTLED, patient=replace(SOMEBODY, known_before=False))
    assert asked(new) == "CI-04"
    known = replace(sound, review_by=None, said_on=date(2026, 1, 2))
    assert asked(with_facts(known, card=new)) == "CI-03"
    said = replace(known, confirmed_by="joy", confirmed_on=date(2026, 1, 2))
    assert asked(with_facts(said, card=new)) == "CI-03", "confirmed as it was written down"
    assert asked(with_facts(replace(said, confirmed_on=date(2026, 2, 3)), card=new)) != "CI-03"


def test_did_a_need_work_last_time() -> None:
    loop = replace(PRINT, review_by=None)
    been = replace(with_facts(loop, card=SETTLED), past_visits=(PastVisit("o", date(2026, 2, 10), ""),))
    question = ranked(been).question
    assert question is not None
    assert question.text == "Did large print work for you last time?"
    again = replace(been, past_prompts=(past(4, f"need_met:{loop.id}", "housekeeping"),))
    assert asked(again) == ""
    assert asked(replace(been, past_visits=(PastVisit("o", date(2026, 1, 2), ""),))) == ""


@pytest.mark.parametrize(
    "quiet",
    [
        fact(K.SAFE_CONTACT, "call my sister", review_by=date(2026, 1, 1)),
        fact(K.FORMER_NAME, "Mirela", review_by=date(2026, 1, 1)),
        fact(K.STAFF_REQUEST, "a woman", review_by=date(2026, 1, 1), audience=Audience.PRIVATE),
        fact(K.COMMUNICATION, code="loop", review_by=date(2026, 1, 1), source=Source.IMPORTED),
        fact(K.COMMUNICATION, code="loop", review_by=date(2026, 1, 1), visit_id="other"),
        fact(K.COMMUNICATION, code="loop", review_by=date(2026, 1, 1), expires_on=date(2026, 2, 1)),
        fact(K.STAFF_REQUEST, "Mention the pregnancy", review_by=date(2026, 1, 1), audience=Audience.ALOUD),
    ],
)
def test_what_is_never_asked_about(quiet: Fact) -> None:
    assert asked(with_facts(quiet, card=SETTLED), ALONE) == ""


def test_the_words_of_a_desk_only_fact_wait_until_nobody_hears() -> None:
    wish = fact(K.STAFF_REQUEST, "a woman if possible", review_by=date(2026, 1, 1))
    assert asked(with_facts(wish, card=SETTLED)) == ""
    question = ranked(with_facts(wish, card=SETTLED), ALONE).question
    assert question is not None
    assert question.text == "Is “a woman if possible” still right?"


def test_a_fact_to_check_with_the_patient_goes_before_others() -> None:
    checked = replace(PRINT, status=FactStatus.CHECK, review_by=None)
    assert asked(with_facts(checked)) == f"still_true:{checked.id}"


def test_personal_notes_are_not_asked_about_without_consent() -> None:
    detail = fact(K.PERSONAL_DETAIL, "choir", audience=Audience.ALOUD, review_by=date(2026, 1, 1))
    assert asked(with_facts(detail, card=SETTLED)) == f"still_true:{detail.id}"
    refused = replace(SETTLED, consent=consent(ConsentAnswer.NO))
    assert asked(with_facts(detail, card=refused)) == ""


def test_after_a_question_of_this_visit_no_second_one_comes_even_after_a_restart() -> None:
    both = with_facts(NAMED, PRINT, card=replace(CARD, consent=None))
    first = asked(both)
    assert first == "CI-29"
    noted = replace(both, worded_here={first: 0, "CI-14": 0})
    assert asked(noted) == first, "not answered yet: it may stand again"
    assert asked(replace(noted, consent=consent())) == "", "it was answered: the next one waits for a visit"
    fact_first = replace(both, consent=consent(), worded_here={f"still_true:{PRINT.id}": 0})
    assert asked(fact_first) == f"still_true:{PRINT.id}"
    assert asked(replace(SETTLED, worded_here={"CI-14": 0})) == asked(SETTLED), "lines are no questions"
