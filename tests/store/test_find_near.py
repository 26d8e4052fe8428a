"""Find where what was typed fits nobody: slips, sounds, gaps put wrong, one name that is another."""

import pytest

from frontdesk.store.port import Store
from tests.store.made import TODAY, add, days, ids, patient, visit

PEOPLE = (
    patient("ngozi", "Ngozi Okonkwo", birth_date="1984-03-07", phone="+44 7700 900123"),
    patient("kathryn", "Kathryn Schmidt", birth_date="1990-11-02"),
    patient("stephen", "Stephen Geoffrey", birth_date="1971-05-30"),
    patient("jorg", "Jörg Müller", birth_date="1971"),
    patient("fitz", "Conor Fitzpatrick", birth_date="1963-08-21"),
    patient("ben", "Ben Browne", birth_date="2001-01-09"),
    patient("sam", "Sam Beams"),
    patient("anna", "Anna-Lena Vogel"),
    *(patient(f"j{n}", f"Jack Weatherby{n * 'x'}", birth_date=f"19{n}0-01-01") for n in range(1, 8)),
)


@pytest.fixture
def full(store: Store) -> Store:
    add(store, *PEOPLE)
    return store


@pytest.mark.parametrize(
    ("typed", "who"),
    [
        ("okonkvo", "ngozi"),
        ("okonkvo n", "ngozi"),
        ("ngo okonkvo", "ngozi"),
        ("ngosi okonkvo", "ngozi"),
        ("mueler j", "jorg"),
        ("fitzpatrik 1963", "fitz"),
        ("fitzpatrik 21.8.63", "fitz"),
    ],
)
def test_one_mistake_in_a_word(full: Store, typed: str, who: str) -> None:
    assert ids(full, typed) == [who]


@pytest.mark.parametrize(
    ("typed", "who"),
    [
        ("fitspatrik", "fitz"),
        ("fizpatirck", "fitz"),
        ("okomkvo", "ngozi"),
        ("connr fitzptarik", "fitz"),
        ("bne browen", "ben"),
        ("sam besm", "sam"),
        ("besm sam", "sam"),
    ],
)
def test_two_mistakes_in_a_longer_word_and_one_in_a_short_one(full: Store, typed: str, who: str) -> None:
    assert ids(full, typed) == [who]


@pytest.mark.parametrize("typed", ["bebmt", "vogxy", "xnn", "sam besm 1950", "kx vx", "qqqqqqqq zzzzzzz"])
def test_more_than_that_is_somebody_else(full: Store, typed: str) -> None:
    assert ids(full, typed) == []


@pytest.mark.parametrize(
    ("typed", "who"),
    [
        ("catherine", "kathryn"),
        ("catherine schmitt", "kathryn"),
        ("shmidt katherin", "kathryn"),
        ("steven jeffrey", "stephen"),
        ("jeffry 1971", "stephen"),
    ],
)
def test_names_that_sound_the_same(full: Store, typed: str, who: str) -> None:
    assert ids(full, typed) == [who]


def test_who_sounds_the_same_stands_behind_who_fits(full: Store) -> None:
    add(full, patient("steven", "Steven Jeffrey", last_seen_on=TODAY - days(400)))
    assert ids(full, "steven jeffrey") == ["steven", "stephen"]
    assert ids(full, "stephen geoffrey") == ["stephen", "steven"]
    assert ids(full, "steven") == ["steven"], "one word may still become another"


@pytest.mark.parametrize(
    ("typed", "who"),
    [
        ("ngo zi okonkwo", "ngozi"),
        ("fitz patrick conor", "fitz"),
        ("okon kvo ngozi", "ngozi"),
        ("ngoziokonkwo", "ngozi"),
        ("kathrynschmidt 1990", "kathryn"),
        ("samb eams", "sam"),
    ],
)
def test_a_gap_too_many_or_too_few(full: Store, typed: str, who: str) -> None:
    assert ids(full, typed) == [who]


@pytest.mark.parametrize("typed", ["adaeze okonkwo", "okonkwo adaeze", "ngozi brown-smith"])
def test_who_bears_the_other_name_alone_is_nobody_who_was_asked_for(full: Store, typed: str) -> None:
    """Two of three strangers would meet somebody; the number says who is meant."""
    assert ids(full, typed) == []
    assert ids(full, f"{typed} 900123") == ["ngozi"]


def test_many_of_one_name_are_nobody_in_particular(full: Store) -> None:
    assert len(ids(full, "jack")) == 6
    assert ids(full, "jack ollerenshaw") == []


def test_a_number_says_which_of_many(full: Store) -> None:
    assert ids(full, "jack ollerenshaw 1.1.1930") == ["j3"]
    assert ids(full, "ollerenshaw 1930") == []
    assert ids(full, "adaeze okonkwo 900123") == ["ngozi"]


@pytest.mark.parametrize("typed", ["ngozi 1985", "okonkvo 1985", "okonkwo 900124", "adaeze okonkwo 1985"])
def test_a_number_is_never_forgiven(full: Store, typed: str) -> None:
    assert ids(full, typed) == []


def test_the_nearest_stands_first_and_todays_people_before_all(store: Store) -> None:
    seen = TODAY - days(1)
    add(store, patient("far", "Marten Lindbergh", last_seen_on=seen), patient("near", "Martin Lindbergh"))
    assert ids(store, "martin lindburgh") == ["near", "far"]
    add(store, visit("v", "far"))
    assert ids(store, "martin lindburgh") == ["far", "near"]
