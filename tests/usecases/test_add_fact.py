"""Adding what we are told: the careful audience first, names replace, needs come ready made."""

from datetime import date

import pytest
from hypothesis import given, strategies as st

from frontdesk.domain.audience import Audience
from frontdesk.domain.errors import Refused
from frontdesk.domain.fact import Fact, FactKind, FactStatus
from frontdesk.usecases.add_fact import READY_MADE, TILE_WORDS, ReadyMade, add_fact, in_months, read_typed
from frontdesk.usecases.confirm_fact import confirm_fact, set_to_check
from frontdesk.usecases.desk import Desk
from frontdesk.usecases.undo import undo
from tests.desks import desk_with
from tests.people import ANA, NOW, STAFF, fact, patient


@pytest.fixture
def desk() -> Desk:
    """One person with a sound, and a language from the other system."""
    from frontdesk.domain.fact import Source

    sound = fact("f1", "p1", FactKind.PRONUNCIATION, "SHIV-awn")
    spoken = fact("f2", "p1", FactKind.SPOKEN_LANGUAGE, code="ga", source=Source.IMPORTED)
    return desk_with((*STAFF, patient("p1"), sound, spoken), NOW, ANA)


def kept(desk: Desk, kind: FactKind) -> list[Fact]:
    return [f for f in desk.store.facts_of("p1") if f.kind is kind]


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
    undo(desk, changes.deed)
    assert [f.text for f in kept(desk, FactKind.PRONUNCIATION)] == ["SHIV-awn"]


@pytest.mark.parametrize("ready", READY_MADE, ids=lambda r: r.code)
def test_ready_made_needs_are_short_verbs_for_the_strip(ready: ReadyMade) -> None:
    kind, words, found = read_typed(ready.words.upper())
    assert found is not None
    assert found is ready
    assert kind is found.kind
    assert len(words.split()) <= TILE_WORDS
    assert found.strip


@given(st.text(max_size=60))
def test_anything_typed_is_kept_as_it_was_typed_or_refused(typed: str) -> None:
    kind, words, ready = read_typed(typed)
    if ready is None and kind is FactKind.ADJUSTMENT:
        assert words == " ".join(typed.split())


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
