"""The twelve people of the wall: as hard as they have to be, and no line breaks on them."""

from datetime import UTC, datetime
from functools import cache

import pytest

from frontdesk.domain.audience import Audience
from frontdesk.domain.fact import FactKind
from frontdesk.domain.moment import Tone
from frontdesk.domain.template import Occasion, PromptTemplate
from frontdesk.prompts.deck import Deck
from frontdesk.prompts.outcome import Outcome, outcome
from frontdesk.usecases.shipped_packs import shipped_pack
from frontdesk.usecases.wall import WallPerson, wall
from frontdesk.words import English
from tests.people import ANA, CLINIC

NOW = datetime(2026, 11, 20, 10, 5, tzinfo=UTC)
TEMPLATES = shipped_pack().templates


@cache
def twelve() -> tuple[WallPerson, ...]:
    return wall(CLINIC, ANA, NOW)


@cache
def deck() -> Deck:
    return Deck.of(TEMPLATES, shipped_pack())


def on_all(template: PromptTemplate) -> list[tuple[WallPerson, Outcome]]:
    found = []
    for person in twelve():
        for occasion in template.occasions:
            card, situation = person.for_line(template, occasion)
            found.append((person, outcome(deck(), template.id, card, situation, English())))
    return found


def one(key: str) -> WallPerson:
    return next(person for person in twelve() if person.key == f"wall-{key}")


def kinds(person: WallPerson) -> set[FactKind]:
    return {fact.kind for fact in person.card.facts}


def test_they_are_twelve_and_each_is_hard_in_its_own_way() -> None:
    assert len({person.key for person in twelve()}) == len({person.trait for person in twelve()}) == 12
    nothing = one("nothing").card
    assert (nothing.facts, nothing.promises, nothing.consent, nothing.patient.known_before) == (
        (),
        (),
        None,
        None,
    )
    assert sum(letter.isalpha() for letter in one("long").name) >= 60
    assert any("\u0600" <= letter <= "\u06ff" for letter in one("rtl").name)
    mononym = one("mononym").card.patient.names[0]
    assert (mononym.text, mononym.family, mononym.given) == ("Sukarti", "", ())
    assert [f.code for f in one("they").card.facts if f.kind is FactKind.PRONOUNS] == ["they"]
    assert [r.guardian for r in one("child").card.relations] == [True, True]
    assert [m.tone for m in one("loss").card.moments] == [Tone.HARD]
    assert FactKind.INTERPRETER in kinds(one("interpreter"))
    assert {"asl", "call:come_over"} <= {f.code for f in one("deaf").card.facts}
    assert one("null").name.endswith("Null")
    former = [f for f in one("former").card.facts if f.kind is FactKind.FORMER_NAME]
    assert [f.audience for f in former] == [Audience.PRIVATE]
    assert {"'", "-"} <= set(one("hyphens").name)


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda template: template.id)
def test_no_line_breaks_on_any_of_them_and_each_says_what_becomes_of_it(template: PromptTemplate) -> None:
    for person, found in on_all(template):
        assert found.text or found.why or found.line, person.key
        for never in ("Dorothea", "Katerina", "mother", "{", "[[", "None", "  "):
            assert never not in found.text, (person.key, found.text)


def test_nearly_every_line_can_be_seen_on_somebody() -> None:
    unseen = [t.id for t in TEMPLATES if t.enabled and not any(found.stands for _, found in on_all(t))]
    assert len(unseen) <= 6, unseen


def test_each_occasion_finds_them_where_it_is() -> None:
    person = one("they")
    seen = {occasion: person.at(occasion) for occasion in Occasion}
    assert all(situation.occasion is occasion for occasion, (_, situation) in seen.items())
    waiting, leaving = seen[Occasion.WAITING][0].visit, seen[Occasion.CHECKOUT][0].visit
    assert waiting is not None
    assert leaving is not None
    assert waiting.told_at is not None
    assert leaving.ready_at == NOW
