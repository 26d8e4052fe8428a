"""Find by how a name sounds: a receptionist types what is heard, and the record says how it is said."""

from dataclasses import replace

import pytest

from frontdesk.domain.deed import Change
from frontdesk.domain.fact import Fact, FactKind, FactStatus
from frontdesk.store.port import StagedRow, Store
from frontdesk.store.sqlite.search_words import sound_words
from tests.store.made import add, bring_in, commit, fact, ids, patient, undo


def said(id: str, who: str, sound: str, **rest: object) -> Fact:
    return replace(fact(id, sound, FactKind.PRONUNCIATION, patient_id=who), **rest)  # type: ignore[arg-type]  # fields by name


PEOPLE = (
    patient("siobhan", "Siobhán Brennan"),
    said("s1", "siobhan", "shi-VAWN BREN-an"),
    patient("xiuying", "Xiuying Qu"),
    said("s2", "xiuying", "shyoh ying chyoo"),
    patient("lee", "Ana Lee"),
    patient("bailey", "Robin Bailey"),
    said("s3", "bailey", "BAY-lee"),
)


@pytest.fixture
def full(store: Store) -> Store:
    add(store, *PEOPLE)
    return store


@pytest.mark.parametrize(
    "typed",
    ["shivawn", "shiv", "shi vawn", "shivon", "shevaun", "chevonne", "shivon brenan", "shi-vawn", "SHIVAUN"],
)
def test_what_is_heard_finds_whose_name_is_said_so(full: Store, typed: str) -> None:
    assert ids(full, typed) == ["siobhan"]


@pytest.mark.parametrize("typed", ["shyohying", "shyoh ying", "shyo ying", "shoying"])
def test_syllables_that_blanks_part_are_one_word_as_well(full: Store, typed: str) -> None:
    assert ids(full, typed) == ["xiuying"]


def test_a_syllable_alone_is_nobody_s_name(full: Store) -> None:
    assert ids(full, "lee") == ["lee", "bailey"]  # the name before what holds it in its middle
    assert ids(full, "an") == ["lee"]  # Ana, and not BREN-an


def test_the_written_name_finds_as_before(full: Store) -> None:
    assert ids(full, "siobhan") == ["siobhan"]


def test_a_sound_told_later_is_found_and_one_taken_back_is_not(store: Store) -> None:
    add(store, patient("saoirse", "Saoirse Byrne"))
    assert ids(store, "sersha") == []
    told = said("s1", "saoirse", "SEER-sha")
    deed = add(store, told)
    assert ids(store, "seersha") == ["saoirse"]
    assert ids(store, "sersha") == ["saoirse"]
    undo(store, deed)
    assert ids(store, "seersha") == []
    add(store, told)
    commit(store, Change(told, replace(told, status=FactStatus.RETIRED)))
    assert ids(store, "seersha") == []


def test_a_sound_that_came_with_a_file_is_found(store: Store) -> None:
    add(store, patient("known", "Nuala Quinn"))
    who = patient("new", "Caoimhe Daly", import_id="run")
    rows = [
        StagedRow(1, ((None, who), (None, said("i1", "new", "KWEE-va", import_id="run")))),
        StagedRow(2, ((None, said("i2", "known", "NOO-la", import_id="run")),)),
    ]
    bring_in(store, rows)
    assert ids(store, "kweeva") == ["new"]
    assert ids(store, "noola") == ["known"]


@pytest.mark.parametrize(
    ("written", "words"),
    [
        ("shi-VAWN", ["shivawn"]),
        ("shi-VAWN BREN-an", ["shivawn", "brenan"]),
        ("oh-KONG-kwoh bel", ["ohkongkwoh", "bel"]),
        ("nwen tee hahn", ["nwen", "tee", "hahn", "nwentee", "teehahn"]),
        ("rhymes with fawn", ["fawn"]),
        ("Sha·VAWN", ["shavawn"]),
        ("Jo", []),
        ("", []),
        ("…", []),
    ],
)
def test_the_words_of_a_sound(written: str, words: list[str]) -> None:
    assert sound_words(written) == words
