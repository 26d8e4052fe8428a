"""A hello in another language: only with a named checker and a day, only where it is welcome."""

import json
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from frontdesk.bootstrap import shipped_observances
from frontdesk.domain.audience import Audience
from frontdesk.domain.errors import Refused
from frontdesk.domain.fact import Fact, FactKind as K
from frontdesk.domain.languages import HelloChecked
from frontdesk.domain.line import Listening
from frontdesk.prompts.deck import Deck
from frontdesk.prompts.hellos import hello_for, hello_key, hellos_of
from frontdesk.prompts.pack import pack_of, read_pack, write_pack
from tests.prompts.people import ALONE, CARD, NOW, PACK_FILE, deck, fact, pack, ranked, shown, with_facts

VI = fact(K.SPOKEN_LANGUAGE, code="vi")
YES = fact(K.GREETING_WELCOME, code="yes")
CHECKED = {"text": "Xin chào (sin CHOW)", "checked_by": "Lan Vo", "checked_on": "2026-05-14"}
LAN = HelloChecked("vi", "Xin chào (sin CHOW)", "Lan Vo", date(2026, 5, 14), "ana")


def raw(**hellos: Any) -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads(PACK_FILE.read_text(encoding="utf-8"))
    return {**loaded, "hellos": {**loaded["hellos"], **hellos}}


def deck_of(**hellos: Any) -> Deck:
    read = pack_of(raw(**hellos))
    return Deck.of(read.templates, read, shipped_observances())


def hello(cards: Deck, *facts: Fact, listening: Listening = Listening.ALONE) -> str:
    line = shown(ranked(with_facts(*facts), replace(ALONE, listening=listening), cards)).get("CI-10")
    return line.text if line else ""


def test_nobody_has_checked_the_shipped_ones_so_none_is_shown() -> None:
    assert pack().hellos
    assert deck().hellos == ()
    assert hello(deck(), VI, YES) == ""


def test_a_checked_one_is_shown_where_it_is_welcome() -> None:
    cards = deck_of(vi=CHECKED)
    assert hello(cards, VI, YES).startswith("Xin chào (sin CHOW), ")
    assert hello(cards, VI) == ""
    assert hello(cards, VI, replace(YES, code="no")) == ""
    assert hello(cards, YES) == "", "nobody told us a language"


def test_one_the_clinic_had_checked_takes_the_place_of_the_packs() -> None:
    cards = Deck.of(pack().templates, pack(), None, (LAN,))
    assert hello(cards, VI, YES).startswith("Xin chào (sin CHOW), ")


@pytest.mark.parametrize(
    "held",
    [
        "Xin chào",
        {**CHECKED, "checked_by": "  "},
        {**CHECKED, "checked_on": ""},
        {**CHECKED, "checked_on": "lately"},
        {**CHECKED, "text": " "},
        {"checked_by": "Lan Vo", "checked_on": "2026-05-14"},
        {},
    ],
    ids=str,
)
def test_without_words_a_name_and_a_day_it_stays_in_the_file(held: Any) -> None:
    assert hello(deck_of(vi=held), VI, YES) == ""


@pytest.mark.parametrize(
    ("key", "read"),
    [
        ("vi", ("vi", 24)), ("es<13", ("es", 13)), ("pt-BR<12", ("pt-BR", 12)), ("es<", None), ("<13", None),
        ("es<x", None), ("es<0", None), ("es<25", None), ("es<²", None), ("", None),
    ],
)  # fmt: skip
def test_keys(key: str, read: tuple[str, int] | None) -> None:
    assert hello_key(key) == read


def test_one_of_the_morning_is_used_in_the_morning() -> None:
    morning = {**CHECKED, "text": "Buenos días"}
    hellos = hellos_of(pack_of(raw(**{"es<13": morning, "es<x": morning})))
    assert [hello_for(hellos, "es-MX", hour) for hour in (9, 12, 13, 20)] == ["Buenos días"] * 2 + [""] * 2


@pytest.mark.parametrize("held", [CHECKED, CHECKED | {"heard": "on Monday"}, {"text": "Hm"}], ids=str)
def test_a_file_comes_out_as_it_came(held: Any) -> None:
    data = (json.dumps(raw(vi=held), ensure_ascii=False, indent=1) + "\n").encode()
    assert write_pack(read_pack(data)) == data


@pytest.mark.parametrize("held", [7, None, ["Xin chào"], {"text": 7}], ids=str)
def test_anything_else_is_refused(held: Any) -> None:
    with pytest.raises(Refused, match="hellos"):
        pack_of(raw(vi=held))


@pytest.mark.parametrize("listening", [one for one in Listening if one is not Listening.PHONE])
@pytest.mark.parametrize("spoken", Audience)
@pytest.mark.parametrize("welcome", Audience)
def test_the_yes_is_the_permission_to_be_heard_and_a_private_language_is_never_given_away(
    welcome: Audience, spoken: Audience, listening: Listening
) -> None:
    yes, language = replace(YES, audience=welcome), replace(VI, audience=spoken)
    permitted = welcome is Audience.ALOUD or (welcome is Audience.DESK and listening is Listening.ALONE)
    given = hello(deck_of(vi=CHECKED), language, yes, listening=listening)
    assert bool(given) == (permitted and spoken is not Audience.PRIVATE)
    theirs = hello(deck_of(vi=CHECKED), language, replace(yes, text="Kia ora"), listening=listening)
    assert theirs.startswith("Kia ora, ") == permitted, "their own words say no more than they do"


@pytest.mark.parametrize("spoken", Audience)
@pytest.mark.parametrize("welcome", Audience)
def test_nobody_is_greeted_in_their_language_on_the_phone(welcome: Audience, spoken: Audience) -> None:
    facts = replace(YES, audience=welcome), replace(VI, audience=spoken)
    assert hello(deck_of(vi=CHECKED), *facts, listening=Listening.PHONE) == ""


def test_their_own_words_need_no_checker() -> None:
    assert hello(deck(), replace(YES, text="Kia ora")).startswith("Kia ora, ")
    assert CARD.now == NOW
