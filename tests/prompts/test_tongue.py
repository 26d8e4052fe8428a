"""In which language a line is said: the patient's where the desk speaks it and has it whole, else ours."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from functools import cache
from itertools import product

import pytest
from hypothesis import given, settings, strategies as st

from frontdesk.domain.audience import Audience
from frontdesk.domain.card_input import CardInput
from frontdesk.domain.fact import Fact, FactKind as K, FactStatus, Source
from frontdesk.domain.languages import same_language
from frontdesk.domain.line import Line, Listening
from frontdesk.domain.promise import PromiseState
from frontdesk.domain.situation import Situation
from frontdesk.domain.staff import Person
from frontdesk.domain.template import Reach
from frontdesk.prompts.deck import Compiled, Deck
from frontdesk.prompts.draft import Setting, setting_of
from frontdesk.prompts.history import history_of
from frontdesk.prompts.placeholders import Filled
from frontdesk.prompts.rank import rank
from frontdesk.prompts.view import View, know
from frontdesk.prompts.wording import Wording
from frontdesk.words import English, Spanish
from tests.prompts.generators import made
from tests.prompts.people import (
    ALONE,
    CARD,
    CONFIRMED,
    LEAVING,
    STAFF,
    deck,
    fact,
    past,
    promise,
    template,
    with_facts,
    worked_example,
)
from tests.prompts.test_spanish import spanish

ES = fact(K.SPOKEN_LANGUAGE, code="es-MX")
ROSA = replace(STAFF, languages=("vi", "es"))
TODAY = date(2026, 6, 1)


@cache
def signed() -> Deck:
    return deck().also_in(spanish(), spanish().templates, Spanish())


def at(person: Person = ROSA, *facts: Fact, card: CardInput = CARD) -> CardInput:
    return replace(with_facts(*facts, card=card), staff=person)


def lines(card: CardInput, situation: Situation = CONFIRMED, cards: Deck | None = None) -> tuple[Line, ...]:
    found = rank(cards or signed(), card, situation, English())
    return (*found.lines, *found.more)


def is_spanish(line: Line) -> bool:
    own = next((t for t in spanish().templates if t.id == line.template), None)
    texts = (*own.texts, *(d.text for d in own.discreet)) if own else ()
    return any(re.fullmatch(re.sub(r"\\\{.*?\\\}", ".+", re.escape(text)), line.text) for text in texts)


# --- whose language


@pytest.mark.parametrize(
    ("spoken", "speaks", "read"),
    list(product(("", "es", "es-MX", "en", "vi"), ((), ("es",), ("vi",), ("vi", "es-ES")), (True, False))),
)
def test_their_language_where_the_desk_speaks_it_and_somebody_read_it(
    spoken: str, speaks: tuple[str, ...], read: bool
) -> None:
    told = (fact(K.SPOKEN_LANGUAGE, code=spoken),) if spoken else ()
    found = lines(at(replace(STAFF, languages=speaks), *told), LEAVING, signed() if read else deck())
    wanted = read and spoken.startswith("es") and any(tag.startswith("es") for tag in speaks)
    assert found
    assert {is_spanish(line) for line in found if line.text} == {wanted}


@pytest.mark.parametrize(
    "told",
    [
        (replace(ES, source=Source.IMPORTED, import_id="i"),),
        (replace(ES, audience=Audience.PRIVATE),),
        (ES, fact(K.GREETING_WELCOME, code="no")),
    ],
    ids=["from the other system", "private", "wants none"],
)
def test_what_is_not_told_or_not_wanted_leaves_the_clinics_language(told: tuple[Fact, ...]) -> None:
    assert not any(map(is_spanish, lines(at(ROSA, *told), LEAVING)))


def test_an_interpreter_changes_nothing() -> None:
    needed = fact(K.INTERPRETER, code="yes")
    assert any(map(is_spanish, lines(at(ROSA, ES, needed), LEAVING)))
    assert not any(map(is_spanish, lines(at(STAFF, ES, needed), LEAVING)))


def test_the_greeting_the_cues_and_the_sources_stay_in_the_clinics_language() -> None:
    card = at(ROSA, ES, card=replace(CARD, promises=(promise(),)))
    theirs, ours = rank(signed(), card, ALONE, English()), rank(deck(), card, ALONE, English())
    assert theirs.greeting == ours.greeting == "Good morning, Mira Tallis."
    assert [(one.template, one.title, one.source, one.score) for one in theirs.lines] == [
        (one.template, one.title, one.source, one.score) for one in ours.lines
    ]
    late = next(line for line in theirs.lines if line.template == "CI-14")
    assert late.source == "Promised on 22 January"
    assert late.text.startswith("Le prometimos una respuesta para el lunes 2 de marzo y no cumplimos.")


def test_the_question_is_asked_in_their_language_and_answered_on_our_buttons() -> None:
    need = fact(K.ADJUSTMENT, "x", "wait:quiet", status=FactStatus.CHECK)
    asked = rank(signed(), at(ROSA, ES, need), CONFIRMED, English()).question
    assert asked is not None
    assert (asked.text, asked.answers) == ("¿Mantenemos el rincón tranquilo?", ("Yes", "Changed"))
    typed = replace(need, code="", neutral_verb="Speak slowly")
    asked = rank(signed(), at(ROSA, ES, typed), CONFIRMED, English()).question
    assert asked is not None
    assert asked.text == "Is “Speak slowly” still right?"


# --- whole or not at all


def test_a_line_that_is_missing_falls_back_whole() -> None:
    card, situation = worked_example()
    found = {line.template: line for line in lines(at(ROSA, ES, card=card), situation)}
    assert "CI-15" not in {t.id for t in spanish().templates}
    assert found["CI-15"].text == "Did things go more smoothly for you today?"
    assert is_spanish(found["CI-23"])


def test_a_line_that_is_off_in_their_language_falls_back() -> None:
    off = tuple(replace(t, enabled=t.id != "CO-11") for t in spanish().templates)
    cards = deck().also_in(spanish(), off, Spanish())
    found = {line.template: line for line in lines(at(ROSA, ES), LEAVING, cards)}
    assert not is_spanish(found["CO-11"])


def test_when_a_line_comes_up_is_the_clinics_affair() -> None:
    ours = deck().pack.templates
    silent = Deck.of((replace(t, enabled=t.id != "CO-11") for t in ours), deck().pack)
    cards = silent.also_in(spanish(), spanish().templates, Spanish())
    assert "CO-11" not in {line.template for line in lines(at(ROSA, ES), LEAVING, cards)}


def test_the_more_careful_of_the_two_counts() -> None:
    careful = replace(
        next(t for t in spanish().templates if t.id == "CO-02"), fits_anyone=False, topics=("death",)
    )
    merged = deck().also_in(spanish(), (careful,), Spanish()).tongues["es"].lines["CO-02"].template
    assert template("CO-02").fits_anyone
    assert (merged.fits_anyone, "death" in merged.topics) == (False, True)


def test_what_the_desk_typed_stands_in_no_other_sentence() -> None:
    ready = promise(state=PromiseState.READY)
    found = {
        line.template: line for line in lines(at(ROSA, ES, card=replace(CARD, promises=(ready,))), ALONE)
    }
    assert "lo que le prometimos" in found["CI-13"].text
    assert "school form" not in found["CI-13"].text


def test_the_same_words_never_come_twice_running_whichever_language_they_were_in() -> None:
    card = at(ROSA, ES)
    first = {line.template: line for line in lines(card, LEAVING)}["CO-11"]
    again = replace(card, past_prompts=(past(1, "CO-11", first.theme, first.wording),))
    second = {line.template: line for line in lines(again, LEAVING)}["CO-11"]
    assert is_spanish(second)
    assert second.wording != first.wording


def _readings(card: CardInput, situation: Situation) -> tuple[Setting, dict[str, Compiled]]:
    view = View(know(card), situation)
    setting = setting_of(signed(), view, English(), history_of(card.past_prompts, signed()))
    return setting, {} if setting.other is None else dict(setting.other.lines)


def _filled(wording: Wording, filled: Filled, setting: Setting) -> Iterator[str]:
    """The wording with all its values, from one language alone."""
    values = dict(filled.values(wording.names))
    for known in (values, values | {"hear_by": ""}):
        text = wording.fill(known, setting.fallbacks)
        if text is not None:
            yield text.replace("..", ".")


def _whole_in(line: Line, card: Compiled | None, setting: Setting) -> bool:
    if card is None:
        return False
    views = [setting.view]
    for sort in card.sorts:
        views = [v.holding({sort: i}) for v in views for i in v.known.items[sort]] or views
    wordings = card.wordings if line.reach is Reach.ALOUD else tuple(w for _, w in card.discreet)
    return any(
        line.text.replace("..", ".") in _filled(wording, Filled(view, setting.voice, {}), setting)
        for view in views
        for wording in wordings
    )


@settings(max_examples=150, deadline=None)
@given(seed=st.integers(0, 10**9), listening=st.sampled_from(tuple(Listening)))
def test_every_line_is_a_filled_wording_of_exactly_one_pack(seed: int, listening: Listening) -> None:
    one = made(seed)
    card = at(ROSA, ES, card=replace(one.card, facts=_without_language(one.card)))
    situation = replace(one.situation, listening=listening)
    setting, theirs = _readings(card, situation)
    assert setting.other is not None
    for line in lines(card, situation):
        if not line.text or line.reach is Reach.VOICEMAIL or line.theme == "voicemail":
            continue
        spanish_too = _whole_in(line, theirs.get(line.template), setting.other.setting)
        english_too = _whole_in(line, signed().by_id[line.template], setting)
        assert spanish_too != english_too, line.text
        canaries = {word for words in one.marked.values() for word in words}
        if spanish_too and line.reach is Reach.ALOUD:
            assert not any(word in line.text for word in canaries - _names(card)), line.text


def _without_language(card: CardInput) -> tuple[Fact, ...]:
    return tuple(f for f in card.facts if f.kind not in (K.SPOKEN_LANGUAGE, K.GREETING_WELCOME))


def _names(card: CardInput) -> set[str]:
    return {word for f in card.facts for word in f.text.split()}


# --- how Spanish says it


@pytest.mark.parametrize(
    ("clock", "said", "bare"),
    [("10:30", "a las 10:30", "10:30"), ("01:00", "a la 1:00", "1:00"), ("13:05", "a las 13:05", "13:05")],
)
def test_hours(clock: str, said: str, bare: str) -> None:
    moment = datetime.fromisoformat(f"2026-06-01T{clock}").replace(tzinfo=UTC)
    assert (Spanish().at_clock(moment), Spanish().clock(moment)) == (said, bare)


def test_days_have_no_article_and_are_never_today() -> None:
    words = Spanish()
    assert words.day(date(2026, 6, 11), TODAY) == "jueves 11 de junio"
    assert words.day(TODAY, TODAY) == "lunes 1 de junio"
    assert words.day(date(2027, 1, 2), TODAY) == "sábado 2 de enero de 2027"
    assert (words.short_day(date(2026, 4, 2), TODAY), words.short_day(date(2024, 4, 2), TODAY)) == (
        "2 de abril",
        "2 de abril de 2024",
    )


@pytest.mark.parametrize(
    ("tag", "name"), [("vi", "vietnamita"), ("cmn", "chino mandarín"), ("xx-none", "xx-none")]
)
def test_names_of_languages(tag: str, name: str) -> None:
    assert Spanish().language(tag) == name


def test_lengths_of_time() -> None:
    assert (Spanish().minutes(40), Spanish().minutes(60)) == ("unos 40 minutos", "alrededor de una hora")


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [("es-MX", "es", True), ("ES", "es-419", True), ("", "", False), ("zh", "cmn", False)],
)
def test_a_country_is_no_other_language(one: str, other: str, same: bool) -> None:
    assert same_language(one, other) is same
