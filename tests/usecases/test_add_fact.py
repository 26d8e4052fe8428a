"""Adding what we are told: the careful audience first, names replace, needs come ready made."""

from datetime import date

import pytest
from hypothesis import given, strategies as st

from frontdesk.domain.audience import Audience
from frontdesk.domain.deed import Change
from frontdesk.domain.errors import Refused, WrongUsage
from frontdesk.domain.fact import KINDS, Fact, FactKind, FactStatus, Source
from frontdesk.domain.situation import Situation
from frontdesk.prompts.conditions.leaving_and_calls import VOICEMAIL
from frontdesk.prompts.view import View, know
from frontdesk.usecases.add_fact import (
    IN_A_WORD,
    READY_MADE,
    TILE_WORDS,
    ReadyMade,
    Typed,
    add_fact,
    in_months,
    read_typed,
)
from frontdesk.usecases.confirm_fact import confirm_fact, set_to_check
from frontdesk.usecases.desk import Desk
from frontdesk.usecases.open_card import open_card
from frontdesk.usecases.undo import redo, undo
from tests.desks import desk_with
from tests.people import ANA, NOW, STAFF, fact, patient, visit


@pytest.fixture
def desk() -> Desk:
    """One person with a sound, and a language from the other system."""
    sound = fact("f1", "p1", FactKind.PRONUNCIATION, "SHIV-awn")
    spoken = fact("f2", "p1", FactKind.SPOKEN_LANGUAGE, code="ga", source=Source.IMPORTED)
    return desk_with((*STAFF, patient("p1"), sound, spoken), NOW, ANA)


def kept(desk: Desk, kind: FactKind) -> list[Fact]:
    """What stands of a kind."""
    facts = desk.store.facts_of("p1")
    return [f for f in facts if f.kind is kind and f.status is not FactStatus.RETIRED]


def test_free_words_are_for_the_desk_only_unless_said_otherwise(desk: Desk) -> None:
    add_fact(desk, "p1", "Window seat if free")
    (one,) = kept(desk, FactKind.ADJUSTMENT)
    assert (one.text, one.audience, one.strip) == ("Window seat if free", Audience.DESK, False)
    assert (one.said_on, one.entered_by, one.confirmed_by) == (date(2026, 5, 14), "ana", "ana")
    assert not one.unconfirmed_import


def test_tab_decides_who_may_hear(desk: Desk) -> None:
    add_fact(desk, "p1", "Tea, no milk", Audience.ALOUD)
    assert kept(desk, FactKind.ADJUSTMENT)[0].audience is Audience.ALOUD


def test_a_sound_replaces_the_one_before_and_undo_brings_it_back(desk: Desk) -> None:
    changes = add_fact(desk, "p1", "say shi-VAWN")
    (one,) = kept(desk, FactKind.PRONUNCIATION)
    assert (one.text, one.replaces) == ("shi-VAWN", "f1")
    before = desk.store.get(Fact, "f1", "p1")
    assert before is not None, "what was said before stays in the history"
    assert (before.text, before.status) == ("SHIV-awn", FactStatus.RETIRED)
    card = open_card(desk, patient_id="p1")
    assert [f.text for f in card.facts if f.kind is FactKind.PRONUNCIATION] == ["shi-VAWN"]
    undo(desk, changes.deed)
    assert [f.text for f in desk.store.facts_of("p1") if f.kind is FactKind.PRONUNCIATION] == ["SHIV-awn"]
    assert [f.text for f in kept(desk, FactKind.PRONUNCIATION)] == ["SHIV-awn"]
    redo(desk)
    assert [f.text for f in kept(desk, FactKind.PRONUNCIATION)] == ["shi-VAWN"]


def test_what_belongs_to_a_visit_stays_when_another_replaces_the_rest(desk: Desk) -> None:
    bound = fact("f3", "p1", FactKind.PRONUNCIATION, "today only", visit_id="v1")
    desk.store.commit(desk.deed("add_fact", Change(None, visit("v1", "p1")), Change(None, bound)))
    add_fact(desk, "p1", "say shi-VAWN")
    assert desk.store.get(Fact, "f3", "p1") == bound


def test_what_was_replaced_is_not_confirmed_any_more(desk: Desk) -> None:
    add_fact(desk, "p1", "say shi-VAWN")
    for job in (confirm_fact, set_to_check):
        with pytest.raises(WrongUsage, match="not kept any more"):
            job(desk, "p1", "f1")


@pytest.mark.parametrize(
    ("typed", "code"),
    [("speaks Polish", "pl"), ("language polish.", "pl"), ("SPEAKS BSL", "bfi")],
)
def test_a_spoken_language_has_its_code_and_replaces_the_one_of_the_file(
    desk: Desk, typed: str, code: str
) -> None:
    add_fact(desk, "p1", typed)
    (one,) = kept(desk, FactKind.SPOKEN_LANGUAGE)
    assert (one.text, one.code, one.replaces, one.unconfirmed_import) == ("", code, "f2", False)
    assert kept(desk, FactKind.ADJUSTMENT) == []


@pytest.mark.parametrize(
    "typed",
    [
        "speaks slowly",
        "speaks low",
        "speaks up",
        "speaks to nobody",
        "language Klingonish",
        "speaks",
        "Language: x",
    ],
)
def test_words_that_name_no_language_stay_words(desk: Desk, typed: str) -> None:
    add_fact(desk, "p1", typed)
    assert [f.text for f in kept(desk, FactKind.ADJUSTMENT)] == [typed]


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("interpreter", "yes"),
        ("Needs an interpreter.", "yes"),
        ("no interpreter", "no"),
        ("No interpreter needed", "no"),
    ],
)
def test_an_interpreter_is_said_in_words(desk: Desk, typed: str, code: str) -> None:
    other = "no interpreter" if code == "yes" else "interpreter"
    add_fact(desk, "p1", other)
    add_fact(desk, "p1", typed)
    (one,) = kept(desk, FactKind.INTERPRETER)
    assert (one.text, one.code, one.confirmed_by) == ("", code, "ana")


def test_a_kind_that_was_asked_for_takes_the_words_as_they_are(desk: Desk) -> None:
    add_fact(desk, "p1", "Speaks Polish", kind=FactKind.FORM_OF_ADDRESS)
    (one,) = kept(desk, FactKind.FORM_OF_ADDRESS)
    assert (one.text, one.code) == ("Speaks Polish", "")


@pytest.mark.parametrize("ready", READY_MADE, ids=lambda r: r.code)
def test_ready_made_needs_are_short_verbs_for_the_strip(ready: ReadyMade) -> None:
    told = read_typed(ready.words.upper())
    assert told == Typed(ready.kind, ready.words, ready.code, ready)
    assert len(told.text.split()) <= TILE_WORDS
    assert ready.strip


@pytest.mark.parametrize("wish", IN_A_WORD, ids=lambda wish: f"{wish.kind} {wish.code}")
def test_a_wish_in_a_word_has_its_code_and_no_place_in_the_strip(desk: Desk, wish: ReadyMade) -> None:
    add_fact(desk, "p1", wish.words.lower(), Audience.DESK)
    (one,) = kept(desk, wish.kind)
    assert (one.text, one.code, one.strip, one.neutral_verb) == (wish.words, wish.code, False, "")
    assert one.audience is KINDS[wish.kind].audience


def test_another_answer_takes_the_place_of_the_one_before(desk: Desk) -> None:
    for words in ("Brief, please", "Small talk welcome", "No voicemail", "Voicemail is fine"):
        add_fact(desk, "p1", words)
    assert [f.code for f in kept(desk, FactKind.SMALL_TALK)] == ["welcome"]
    assert [f.code for f in kept(desk, FactKind.SAFE_CONTACT)] == ["ok"]


def test_a_word_about_voicemail_leaves_every_other_rule_of_safe_contact(desk: Desk) -> None:
    rule = fact("f9", "p1", FactKind.SAFE_CONTACT, "Never the landline", code="none")
    about = fact("f8", "p1", FactKind.MENTION, "Never the house", code="no", extra="home")
    desk.store.commit(desk.deed("add_fact", Change(None, rule), Change(None, about)))
    add_fact(desk, "p1", "Voicemail is fine")
    add_fact(desk, "p1", "Fine to mention the dates")
    assert {f.text for f in kept(desk, FactKind.SAFE_CONTACT)} == {"Never the landline", "Voicemail is fine"}
    assert {f.extra for f in kept(desk, FactKind.MENTION)} == {"home", "observance"}
    view = View(know(open_card(desk, patient_id="p1")), Situation())
    assert VOICEMAIL.read(view) == "none", "the stricter of the two"


def test_the_hour_to_leave_by_is_read(desk: Desk) -> None:
    add_fact(desk, "p1", "needs to leave by 9.05")
    (one,) = kept(desk, FactKind.TRAVEL)
    assert (one.code, one.extra, one.strip) == ("leave_by", "09:05", True)
    assert len(one.neutral_verb.split()) <= TILE_WORDS
    add_fact(desk, "p1", "leave by 25:10")
    assert [f.text for f in kept(desk, FactKind.ADJUSTMENT)] == ["leave by 25:10"]


def test_a_greeting_and_a_named_contact_keep_their_words(desk: Desk) -> None:
    add_fact(desk, "p1", "greet Kia ora", Audience.ALOUD)
    add_fact(desk, "p1", "named contact Priya", Audience.DESK)
    (hello,), (contact,) = kept(desk, FactKind.GREETING_WELCOME), kept(desk, FactKind.NAMED_CONTACT)
    assert (hello.text, hello.code, hello.audience) == ("Kia ora", "yes", Audience.ALOUD)
    assert (contact.text, contact.source) == ("Priya", Source.CLINICIAN_ASKED)


@pytest.mark.parametrize(
    ("typed", "picked", "heard"),
    [
        ("call me Shiv", Audience.DESK, Audience.ALOUD),
        ("say shi-VAWN", None, Audience.ALOUD),
        ("Window seat", Audience.DESK, Audience.DESK),
        ("No voicemail", Audience.ALOUD, Audience.PRIVATE),
    ],
)
def test_a_name_is_said_aloud_and_what_is_private_stays_private(
    desk: Desk, typed: str, picked: Audience | None, heard: Audience
) -> None:
    add_fact(desk, "p1", typed, picked)
    kind = read_typed(typed).kind
    assert kept(desk, kind)[0].audience is heard


def test_what_nobody_may_say_is_no_name_to_use(desk: Desk) -> None:
    """It would stand on the card for everybody, before the match."""
    with pytest.raises(Refused, match="stands on the card for everybody"):
        add_fact(desk, "p1", "call me Shiv", Audience.PRIVATE)
    assert not kept(desk, FactKind.NAME_TO_USE)


@given(st.text(max_size=60))
def test_anything_typed_is_kept_as_it_was_typed_or_refused(typed: str) -> None:
    told = read_typed(typed)
    if told.ready is None and told.kind is FactKind.ADJUSTMENT:
        assert told.text == " ".join(typed.split())
    assert told.text or told.code or not typed.split()


def test_nothing_and_too_much_are_refused(desk: Desk) -> None:
    with pytest.raises(Refused, match="nothing to keep"):
        add_fact(desk, "p1", "  ")
    with pytest.raises(Refused, match="201 characters; 200 fit"):
        add_fact(desk, "p1", "x" * 201)


def test_one_key_confirms_what_the_other_system_says(desk: Desk) -> None:
    confirm_fact(desk, "p1", "f2")
    (one,) = kept(desk, FactKind.SPOKEN_LANGUAGE)
    assert not one.unconfirmed_import
    assert one.review_by == date(2027, 5, 14)


def test_what_changed_goes_to_check_until_somebody_writes_the_new_one(desk: Desk) -> None:
    set_to_check(desk, "p1", "f1")
    assert kept(desk, FactKind.PRONUNCIATION)[0].status is FactStatus.CHECK


@given(st.dates(date(2000, 1, 1), date(2080, 1, 1)), st.integers(1, 60))
def test_review_dates_are_real_days_the_right_number_of_months_on(day: date, months: int) -> None:
    after = in_months(day, months)
    assert after is not None
    assert (after.year - day.year) * 12 + after.month - day.month == months


def test_what_somebody_asks_to_be_called_takes_the_place_of_every_earlier_answer() -> None:
    desk = desk_with(
        (*STAFF, patient("p1"), fact("a1", "p1", FactKind.FORM_OF_ADDRESS, "Ms Brennan")), NOW, ANA
    )
    add_fact(desk, "p1", "call me Shiv")
    standing = [f for f in desk.store.facts_of("p1") if f.status is not FactStatus.RETIRED]
    assert [(f.kind, f.text) for f in standing] == [(FactKind.NAME_TO_USE, "Shiv")]
