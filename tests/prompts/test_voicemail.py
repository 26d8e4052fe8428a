"""The words to leave on a voicemail before the match: name, speaker and number, and nothing beside."""

from dataclasses import replace
from functools import cache

import pytest
from hypothesis import given, strategies as st

from frontdesk.domain.card_input import CardInput
from frontdesk.domain.fact import FactKind, Source
from frontdesk.domain.line import Identity, Listening
from frontdesk.domain.patient import PatientStatus
from frontdesk.domain.situation import CallPurpose, Situation
from frontdesk.domain.template import ConditionRow, Discreet, Occasion, Op, PromptTemplate, Reach
from frontdesk.prompts.deck import Deck
from frontdesk.prompts.do_not_say import D6_WORDS
from frontdesk.prompts.pack import read_pack
from frontdesk.prompts.voicemail import words_to_leave
from frontdesk.resources import path
from tests.prompts.people import CARD, SPEECH, deck, fact, pack, template

PURPOSES = [one for one in CallPurpose if one is not CallPurpose.INCOMING]
MISSED = Situation(Occasion.NO_SHOW, Identity.PRESUMED, Listening.PHONE)
CALLED = replace(MISSED, occasion=Occasion.PHONE, call_purpose=CallPurpose.CONFIRM)


def allowed(code: str, **more: object) -> CardInput:
    return replace(CARD, facts=(*CARD.facts, fact(FactKind.SAFE_CONTACT, "in words", code=code, **more)))


def left(card: CardInput, situation: Situation, lines: Deck | None = None) -> str:
    return words_to_leave(lines or deck(), card, situation, SPEECH)


@pytest.mark.parametrize("code", ["ok", "name_number"])
def test_a_missed_visit_has_words_of_its_own(code: str) -> None:
    assert left(allowed(code), MISSED) == (
        f"It's {CARD.staff.spoken_name} for {CARD.patient.name.given[0]}. "
        f"Please call me when it suits you, on {CARD.clinic.phone}."
    )


@pytest.mark.parametrize("code", ["ok", "name_number"])
@pytest.mark.parametrize("purpose", PURPOSES)
def test_every_call_of_ours_has_words_to_leave(code: str, purpose: CallPurpose) -> None:
    assert CARD.clinic.phone in left(allowed(code), replace(CALLED, call_purpose=purpose))


@pytest.mark.parametrize(
    "card",
    [
        CARD,
        allowed("none"),
        allowed("at work only"),
        allowed("ok", source=Source.IMPORTED),
        replace(allowed("ok"), patient=replace(CARD.patient, status=PatientStatus.DIED)),
        replace(allowed("ok"), patient=replace(CARD.patient, status=PatientStatus.INACTIVE)),
        replace(allowed("ok"), clinic=replace(CARD.clinic, phone="")),
    ],
)
@pytest.mark.parametrize("situation", [MISSED, CALLED])
def test_nothing_is_left_where_nobody_allowed_it(card: CardInput, situation: Situation) -> None:
    assert left(card, situation) == ""


def test_whoever_rang_us_is_on_the_line() -> None:
    assert left(allowed("ok"), replace(CALLED, call_purpose=CallPurpose.INCOMING)) == ""
    assert left(allowed("ok"), Situation(Occasion.CHECK_IN)) == ""


def test_of_two_rules_the_one_that_says_less() -> None:
    both = replace(allowed("ok"), facts=(*allowed("ok").facts, *allowed("none", id="other").facts))
    assert left(both, MISSED) == ""


def line(words: str, *rows: ConditionRow, theme: str = "voicemail") -> PromptTemplate:
    return replace(template("PH-05"), texts=(words,), theme=theme, all=rows, any=(), none=())


@pytest.mark.parametrize(
    "words",
    [
        "It's {staff}. You were down for {missed_day}.",
        "It's {staff} about your visit. Ring {phone}.",
        "It's {staff} with your results. Ring {phone}.",
        "It's {staff} about your blood test. Ring {phone}.",
        "It's {staff} from {clinic}. Ring {phone}.",
        "It's {staff} about {promise_what}. Ring {phone}.",
    ],
)
@pytest.mark.parametrize("code", ["ok", "name_number"])
def test_words_that_tell_more_are_not_left(words: str, code: str) -> None:
    assert left(allowed(code), CALLED, Deck.of([line(words)], pack())) == ""


def test_a_line_that_stands_for_a_reason_lends_no_words() -> None:
    reason = ConditionRow("event", Op.IS, "our_error")
    words = "It's {staff}. Ring {phone}."
    assert left(allowed("ok"), CALLED, Deck.of([line(words, reason)], pack())) == ""
    assert left(allowed("ok"), CALLED, Deck.of([line(words)], pack())) != ""


def test_a_line_that_rests_is_not_used() -> None:
    card = replace(allowed("ok"), resting=frozenset({"en/NS-01"}))
    assert left(card, MISSED).startswith("This is ")
    assert left(replace(card, resting=frozenset({"en/NS-01", "en/PH-05"})), MISSED) == ""


@cache
def shipped(lang: str) -> Deck:
    found = read_pack(path("prompts", f"{lang}.json").read_bytes())
    return Deck.of(found.templates, found)


@pytest.mark.parametrize("lang", ["en", "es"])
def test_each_shipped_pack_has_the_words(lang: str) -> None:
    for code in ("ok", "name_number"):
        words = left(allowed(code), MISSED, shipped(lang))
        assert CARD.clinic.phone in words
        assert not D6_WORDS.search(words)


@given(
    st.lists(
        st.sampled_from(("{name}", "{staff}", "{phone}", "{missed_day}", "{next_visit}", "scan")),
        min_size=1,
        max_size=6,
    ),
    st.sampled_from(("ok", "name_number", "none", "")),
    st.booleans(),
)
def test_whatever_a_manager_writes_no_date_and_no_health_word_is_left(
    parts: list[str], code: str, variant: bool
) -> None:
    words = " ".join(parts)
    one = line(words)
    if variant:
        one = replace(line("Hello.", theme="missed"), discreet=(Discreet(Reach.VOICEMAIL, words),))
    said = left(allowed(code), CALLED, Deck.of([one], pack()))
    assert not said or code in ("ok", "name_number")
    assert "scan" not in said
    assert not said or not {"{missed_day}", "{next_visit}"} & set(parts)
