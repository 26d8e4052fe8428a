"""Every band and every occasion has somebody in the sample day who really makes it come up."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from frontdesk.bootstrap import deck_for
from frontdesk.domain.card_input import CardInput
from frontdesk.domain.deed import Change, Deed
from frontdesk.domain.line import Identity, Line, Listening
from frontdesk.domain.situation import CallPurpose, Situation
from frontdesk.domain.staff import Person
from frontdesk.domain.template import Band, Occasion, Reach
from frontdesk.domain.visit import VisitState
from frontdesk.prompts.deck import Deck
from frontdesk.prompts.rank import Ranked, rank
from frontdesk.store.port import Store
from frontdesk.store.sqlite.open import in_memory
from frontdesk.usecases.open_card import first_situation
from frontdesk.usecases.sample_clinic import manager_id, record_id, records
from frontdesk.words import English

NOW = datetime(2026, 5, 14, 9, 18, tzinfo=UTC)


@pytest.fixture(scope="module")
def store() -> Iterator[Store]:
    opened = in_memory()
    changes = tuple(Change(None, record) for record in records(NOW))
    opened.commit(Deed("sample", "first_run", NOW, manager_id(), changes))
    yield opened
    opened.close()


@pytest.fixture(scope="module")
def deck(store: Store) -> Deck:
    return deck_for(store)


def ana(store: Store) -> Person:
    return next(person for person in store.people() if person.id == manager_id())


def read(store: Store, key: str) -> CardInput:
    """Somebody's card of today, as Ana opens it."""
    return store.card_input(patient_id=record_id("patient", key), visit_id="", staff=ana(store), now=NOW)


def opened(card: CardInput, listening: Listening = Listening.OTHERS) -> Situation:
    """The situation the card opens in, matched."""
    return replace(first_situation(card), identity=Identity.CONFIRMED, listening=listening)


def lines(found: Ranked) -> tuple[Line, ...]:
    return (*found.lines, *found.more)


def day(store: Store, deck: Deck) -> Iterator[tuple[CardInput, Situation, Ranked]]:
    """Everybody of today, in the state they are in, with others about and alone."""
    for row in store.board(NOW.date()):
        card = store.card_input(patient_id="", visit_id=row.visit.id, staff=ana(store), now=NOW)
        for listening in (Listening.OTHERS, Listening.ALONE):
            situation = opened(card, listening)
            yield card, situation, rank(deck, card, situation, English())


@pytest.mark.parametrize("band", Band, ids=lambda band: band.name.lower())
def test_every_band_comes_up_in_the_sample_day(store: Store, deck: Deck, band: Band) -> None:
    said = {line.template for _, _, found in day(store, deck) for line in lines(found) if line.band is band}
    assert said


AT_THE_COUNTER = (
    Occasion.CHECK_IN,
    Occasion.WAITING,
    Occasion.CHECKOUT,
    Occasion.FIRST_VISIT,
    Occasion.RETURN,
)


@pytest.mark.parametrize("occasion", AT_THE_COUNTER)
def test_every_occasion_at_the_counter_comes_up(store: Store, deck: Deck, occasion: Occasion) -> None:
    at = {t.id for t in deck.pack.templates if occasion in t.occasions}
    said = {line.template for _, _, found in day(store, deck) for line in lines(found)}
    assert len(at & said) >= 3, sorted(at & said)


def test_a_missed_visit_brings_the_lines_of_no_show_and_the_phone(store: Store, deck: Deck) -> None:
    card = read(store, "begaye")
    assert card.visit is not None
    assert card.visit.state is VisitState.DID_NOT_COME
    assert card.no_shows_12m >= 1
    phone = replace(opened(card, Listening.PHONE), call_purpose=CallPurpose.FOLLOW_UP)
    missed = rank(deck, card, replace(phone, occasion=Occasion.NO_SHOW), English())
    assert {line.template[:2] for line in lines(missed)} >= {"NS"}
    call = rank(deck, card, replace(phone, occasion=Occasion.PHONE), English())
    assert {line.template[:2] for line in lines(call)} == {"PH"}


def test_a_promised_call_is_due_today(store: Store, deck: Deck) -> None:
    phone = Situation(
        occasion=Occasion.PHONE,
        identity=Identity.CONFIRMED,
        listening=Listening.PHONE,
        call_purpose=CallPurpose.PROMISE,
    )
    found = rank(deck, read(store, "ipek"), phone, English())
    assert "PH-09" in {line.template for line in lines(found)}


SPOKEN = (
    ("ngozi", "CI-14", Listening.OTHERS, Reach.QUIET, "There's something we owe you"),
    ("ngozi", "CI-14", Listening.ALONE, Reach.ALOUD, "We said Dana would do this by yesterday"),
    ("ngozi", "CI-19", Listening.OTHERS, Reach.ALOUD, "How is the choir going?"),
    ("ngozi", "CI-23", Listening.OTHERS, Reach.ALOUD, "Dr Lena Voss is running 15 minutes behind."),
    ("malgorzata", "CI-15", Listening.ALONE, Reach.ALOUD, "Last time the lift made things harder."),
    ("malgorzata", "CI-15", Listening.OTHERS, Reach.QUIET, "Did things go more smoothly"),
    ("joao", "CI-13", Listening.ALONE, Reach.ALOUD, "We have the travel letter ready"),
    ("leilani", "CI-20", Listening.ALONE, Reach.ALOUD, "You told us about your new job"),
    ("eleni", "CI-22", Listening.ALONE, Reach.ALOUD, "I was sorry to hear your sad news."),
    ("xochitl", "FV-01", Listening.OTHERS, Reach.ALOUD, "Welcome to Linden Street Clinic."),
    ("kevin", "RT-01", Listening.OTHERS, Reach.ALOUD, "Thank you for coming back to us, Kevin."),
    ("garcia", "RT-04", Listening.OTHERS, Reach.ALOUD, "You're here now."),
    ("xiuying", "CI-07", Listening.ALONE, Reach.ALOUD, "Your Mandarin"),
    ("selamawit", "CO-06", Listening.ALONE, Reach.ALOUD, "You mentioned the fasting weeks."),
    ("olena", "CI-08", Listening.OTHERS, Reach.ALOUD, "Your interpreter isn't connected yet."),
    ("aisha", "WA-04", Listening.OTHERS, Reach.ALOUD, "I'm sorry, you've waited 35 minutes."),
    ("ha", "WA-08", Listening.ALONE, Reach.ALOUD, "You need to leave by 10:55."),
    ("zahra", "CO-08", Listening.OTHERS, Reach.SHOW, "I have the figures here on paper"),
    ("ndiaye", "CO-05", Listening.OTHERS, Reach.ALOUD, "Would mornings or afternoons suit you"),
)


@pytest.mark.parametrize(("key", "template", "listening", "reach", "words"), SPOKEN)
def test_these_people_bring_these_lines(
    store: Store, deck: Deck, key: str, template: str, listening: Listening, reach: Reach, words: str
) -> None:
    card = read(store, key)
    line = _line(deck, card, template, listening)
    assert line is not None
    assert line.reach is reach
    assert line.text.startswith(words)


def _line(deck: Deck, card: CardInput, template: str, listening: Listening) -> Line | None:
    """The line of one template, with the other templates of the pack out of its way."""
    alone = Deck.of([t for t in deck.pack.templates if t.id == template], deck.pack)
    found = lines(rank(alone, card, opened(card, listening), English()))
    return found[0] if found else None


def test_who_is_next_gets_the_promise_first_and_the_lift_among_the_three(store: Store, deck: Deck) -> None:
    first = rank(deck, card := read(store, "ngozi"), opened(card), English()).lines
    assert first[0].template == "CI-14"
    lift = rank(deck, card := read(store, "malgorzata"), opened(card, Listening.ALONE), English()).lines
    assert "CI-15" in {line.template for line in lift}


def test_no_private_word_is_in_any_line_of_the_day(store: Store, deck: Deck) -> None:
    for card, _, found in day(store, deck):
        private = {f.text for f in card.facts if f.audience.value == "private"}
        private |= {c.words for c in card.concerns if c.audience.value == "private"}
        words = {w.strip(",.?:").casefold() for text in private for w in text.split() if len(w) >= 4}
        for line in lines(found):
            assert not words & {w.strip(",.?!").casefold() for w in line.text.split()}, line.template
