"""Find: any part of any name, phone ends and birth dates, accents and scripts folded; never a failure."""

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import HealthCheck, example, given, settings, strategies as st

from frontdesk.domain.deed import Change
from frontdesk.domain.fact import FactKind, FactStatus, Source
from frontdesk.domain.patient import Patient, PatientStatus, PersonName
from frontdesk.domain.visit import VisitState
from frontdesk.store.port import Store
from tests.store.made import TODAY, add, commit, days, fact, ids, patient, undo, visit

PEOPLE = (
    patient("ngozi", "Ngozi Okonkwo-Bell", birth_date="1984-03-07", phone="+44 7700 900123"),
    patient("hanh", "Nguyễn Thị Hạnh", birth_date="1990-11"),
    patient("khanh", "Khánh Vũ"),
    patient("jorg", "Jörg Müller", birth_date="1971"),
    patient("obrien", "Sinéad O'Brien", phone="020 7946 0018"),
    patient("olena", "Олена Коваленко"),
    patient("ming", "李明"),
    patient("lukasz", "Łukasz Święć"),
    Patient("given", "Ana M.", (PersonName(family="de la Cruz", given=("Ana", "María")),)),
)


@pytest.fixture
def full(store: Store) -> Store:
    add(store, *PEOPLE)
    return store


@pytest.mark.parametrize(
    ("typed", "who"),
    [
        ("ngo", "ngozi"),
        ("BELL", "ngozi"),
        ("okonkwo ng", "ngozi"),
        ("okonkwo-b", "ngozi"),
        ("okonkwobell", "ngozi"),
        ("nguyen h", "hanh"),
        ("Hạnh", "hanh"),
        ("thi", "hanh"),
        ("muller", "jorg"),
        ("mueller jörg", "jorg"),
        ("o'brien", "obrien"),
        ("obrien", "obrien"),
        ("sinead", "obrien"),
        ("коваленко", "olena"),
        ("kovalenko", "olena"),
        ("李", "ming"),
        ("明", "ming"),
        ("lukasz", "lukasz"),
        ("cruz", "given"),
        ("maria ana", "given"),
    ],
)
def test_by_any_part_of_any_name(full: Store, typed: str, who: str) -> None:
    assert ids(full, typed)[0] == who


@pytest.mark.parametrize(
    "typed",
    [
        "1984-03-07",
        "7.3.1984",
        "07/03/1984",
        "07/03/84",
        "7 3 84",
        "070384",
        "07031984",
        "03/07/1984",
        "1984",
        "7-3-1984",
        "1984/03/07",
        "1984.3.7",
        "19840307",
        "840307",
        "7 March 1984",
        "7th of march 1984",
        "7. march 1984",
        "7 mar 84",
        "7mar1984",
        "07-MAR-1984",
        "March 7, 1984",
        "mar 7th 1984",
        "march 1984",
        "Mar-1984",
        "03/1984",
        "1984-03",
        "7 Mar",
        "07.03.",
        "bell 1984",
        "1984 ngozi",
        "ngozi 7.3.84",
        "bell march 1984",
        "march 7 1984 ngozi",
    ],
)
def test_by_birth_date_however_it_is_written(full: Store, typed: str) -> None:
    assert ids(full, typed) == ["ngozi"]


@pytest.mark.parametrize(
    "typed", ["123", "900123", "00 123", "+44 7700 900123", "07700 900 123", "07700900123"]
)
def test_by_the_end_of_a_phone_number(full: Store, typed: str) -> None:
    assert ids(full, typed) == ["ngozi"]


def test_partial_birth_dates_count_as_far_as_they_go(full: Store) -> None:
    assert ids(full, "1990") == ["hanh"]
    assert ids(full, "11.1990") == ["hanh"]
    assert ids(full, "1971") == ["jorg"]
    assert ids(full, "jörg 1972") == []


def test_a_month_may_be_a_name(full: Store) -> None:
    add(
        full,
        patient("june", "June Marchetti", birth_date="1984-11-02"),
        patient("born", birth_date="1984-06-30"),
    )
    assert ids(full, "june 1984") == ["june"]
    assert ids(full, "november 1984") == ["june"]
    assert ids(full, "march") == ["june"]
    assert ids(full, "2 november") == ["june"]
    assert ids(full, "marche 2 nov 1984") == ["june"]


def test_the_middle_of_a_word_comes_after_its_beginning(full: Store) -> None:
    assert ids(full, "hanh") == ["hanh", "khanh"]


@pytest.mark.parametrize("typed", ["okonkvo", "okonwko", "okonkwoo", "konkwo bel", "kovalenka"])
def test_one_slip_is_forgiven_when_nobody_fits(full: Store, typed: str) -> None:
    assert ids(full, typed)[:1] in (["ngozi"], ["olena"])


def test_a_slip_is_not_looked_for_while_somebody_fits(full: Store) -> None:
    add(full, patient("ba", "Bela Bartok"))
    assert ids(full, "bela") == ["ba"]


def test_todays_people_come_first_then_those_seen_last(store: Store) -> None:
    add(store, *(patient(f"p{n}", f"Anna Smith{n}", last_seen_on=TODAY - days(n)) for n in range(1, 30)))
    add(store, visit("later", "p20", day=TODAY + days(3)), visit("today", "p25"))
    assert ids(store, "anna") == ["p25", "p1", "p2", "p3", "p4", "p5"]
    assert ids(store, "smi", limit=3) == ["p25", "p1", "p2"]


def test_whoever_was_seen_moves_up_at_idle(store: Store) -> None:
    two = [patient(f"p{n}", f"Anna Smith{n}", last_seen_on=TODAY - days(n)) for n in (1, 2)]
    add(store, *two)
    commit(store, Change(two[1], replace(two[1], last_seen_on=TODAY)))
    while store.idle():
        pass
    assert ids(store, "anna") == ["p2", "p1"]
    assert ids(store, "smith2") == ["p2"]


def test_what_stands_beside_a_name(store: Store) -> None:
    add(store, *PEOPLE, visit("next", "ngozi", day=TODAY + days(3)))
    add(store, visit("past", "ngozi", day=TODAY - days(3)), visit("off", "hanh", state=VisitState.CANCELLED))
    add(store, visit("on", "hanh"), fact("f", "Goz", FactKind.NAME_TO_USE, patient_id="ngozi"))
    add(store, fact("g", "Any", FactKind.NAME_TO_USE, patient_id="given"))
    (ngozi,) = store.find("goz", today=TODAY)
    assert ngozi.visit is not None
    assert (ngozi.name_to_use, ngozi.visit.id, ngozi.clinician) == ("Goz", "next", "Dr Lena Voss")
    (hanh,) = store.find("nguyen", today=TODAY)
    assert hanh.visit is not None
    assert (hanh.name_to_use, hanh.visit.id) == ("Nguyễn Thị Hạnh", "on")
    (given_parts,) = store.find("any cruz", today=TODAY)
    assert (given_parts.name_to_use, given_parts.visit) == ("Any de la Cruz", None)


def test_the_name_shown_is_the_one_that_stands(store: Store) -> None:
    add(store, patient("p1", "Ngozi Bell"), visit("v9", "p1"))
    kind = FactKind.NAME_TO_USE
    add(
        store,
        fact("a", "Goz", kind),
        fact("b", "Ended", kind, expires_on=TODAY - timedelta(days=1)),
        fact("c", "Bound", kind, visit_id="v9"),
        fact("d", "Imported", kind, source=Source.IMPORTED),
    )
    assert [found.name_to_use for found in store.find("ngozi", today=TODAY, limit=6)] == ["Goz"]


def test_a_name_that_was_taken_back_is_not_found_by(store: Store) -> None:
    add(store, patient())
    told = fact("f", "Zebedee", FactKind.NAME_TO_USE)
    deed = add(store, told)
    assert ids(store, "zebedee") == ["p1"]
    undo(store, deed)
    assert ids(store, "zebedee") == []
    add(store, told)
    commit(store, Change(told, replace(told, status=FactStatus.RETIRED)))
    assert ids(store, "zebedee") == []
    assert ids(store, "ngozi") == ["p1"]


def test_a_corrected_record_is_found_by_what_it_says_now(store: Store) -> None:
    add(store, patient(birth_date="1984-03-07"), visit())
    assert ids(store, "ngozi") == ["p1"]
    after = replace(patient(birth_date="1985-04-08"), names=(PersonName(text="Adaeze Obi"),))
    deed = commit(store, Change(patient(birth_date="1984-03-07"), after))
    assert (ids(store, "ngozi"), ids(store, "7.3.1984")) == ([], [])
    assert (ids(store, "adaeze"), ids(store, "8.4.1985")) == (["p1"], ["p1"])
    undo(store, deed)
    assert (ids(store, "adaeze"), ids(store, "ngozi")) == ([], ["p1"])


def test_who_was_taken_out_is_not_found(store: Store) -> None:
    deed = add(store, patient(phone="07700 900123"))
    undo(store, deed)
    assert (ids(store, "ngozi"), ids(store, "900123"), ids(store, "ngosi")) == ([], [], [])
    add(store, patient("p2", status=PatientStatus.DIED), patient("p3", merged_into="p2"))
    assert ids(store, "ngozi") == ["p2"]


ODD = [
    '"',
    "'",
    "*",
    "a*",
    '""',
    "NEAR(a b)",
    "a AND",
    "-",
    "^a",
    "words:a",
    "(",
    "{}",
    "\x00",
    "a\x00b",
    "½",
    "😀",
    "ｆｕｌｌ",
]


@pytest.mark.parametrize("typed", ODD)
def test_odd_signs_find_nobody_and_harm_nothing(full: Store, typed: str) -> None:
    assert isinstance(full.find(typed, today=TODAY), tuple)


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(typed=st.one_of(st.text(max_size=60), st.from_regex(r"[0-9./ +()-]{1,30}", fullmatch=True)))
def test_whatever_is_typed_find_answers(full: Store, typed: str) -> None:
    assert len(full.find(typed, today=TODAY)) <= 6


def test_signs_that_take_no_room_change_nothing(full: Store) -> None:
    assert ids(full, "ngo\u00adzi") == ids(full, "\u200eok\u200bonkwo") == ["ngozi"]
    add(full, patient("one", "0\u00adA"))
    assert ids(full, "0\u00adA") == ["one"]


NAME = st.text(st.characters(exclude_categories=("Cs", "Cc", "Zl", "Zp")), min_size=1, max_size=40)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(name=NAME.filter(lambda text: any(sign.isalpha() for sign in text)))
@example(name="0\u0300A")
def test_everybody_is_found_by_their_own_name_whatever_it_is(store: Store, name: str) -> None:
    who = patient("one", name)
    deed = add(store, who)
    try:
        assert "one" in ids(store, name) or not _findable(name)
    finally:
        undo(store, deed)


def _findable(name: str) -> bool:
    from frontdesk.store.sqlite.search_words import groups_of

    return bool(groups_of(name))
