"""Find by a number of another system, typed or scanned."""

import pytest

from frontdesk.domain.deed import Change
from frontdesk.domain.patient import Identifier, Patient, PatientStatus
from frontdesk.store.port import Store
from tests.store.made import TODAY, add, bring_in, commit, list_of, patient, undo, visit

HERE, THERE = "https://clinic.example.org/patients", "urn:oid:1.2.3"


def numbered(id: str, *numbers: tuple[str, str], **rest: object) -> Patient:
    return patient(id, f"Person {id.title()}", identifiers=tuple(Identifier(*n) for n in numbers), **rest)


PEOPLE = (
    numbered("zeros", (HERE, "0001042"), (THERE, "AB 12-34/5")),
    numbered("plain", (HERE, "9434765919"), birth_date="1984-03-07"),
    numbered("signs", (THERE, "999-12-3456")),
    numbered("letters", (THERE, "ls-0042")),
    numbered("long", (THERE, "f0462936-eb4b-4da1-b45a-fbd96ebf8ccb")),
    numbered("year", (HERE, "1984")),
)


@pytest.fixture
def full(store: Store) -> Store:
    add(store, *PEOPLE)
    return store


def ids(store: Store, typed: str) -> list[str]:
    return [found.patient.id for found in store.find(typed, today=TODAY)]


@pytest.mark.parametrize(
    ("typed", "who"),
    [
        ("0001042", "zeros"),
        (" 0001042 ", "zeros"),
        ("00001042", "zeros"),
        ("01042", "zeros"),
        ("AB 12-34/5", "zeros"),
        ("ab12345", "zeros"),
        ("9434765919", "plain"),
        ("943 476 5919", "plain"),
        ("943-476-5919", "plain"),
        ("999-12-3456", "signs"),
        ("999123456", "signs"),
        ("LS-0042", "letters"),
        ("ls0042", "letters"),
        ("F0462936-EB4B-4DA1-B45A-FBD96EBF8CCB", "long"),
    ],
)
def test_a_number_as_it_is_written_or_without_its_signs(full: Store, typed: str, who: str) -> None:
    assert ids(full, typed) == [who]


@pytest.mark.parametrize(
    "typed", ["943476591", "99912345", "0042", "LS", "f0462936", "\u0661\u0660\u0664\u0662\u0660"]
)
def test_part_of_a_number_is_nobodys(full: Store, typed: str) -> None:
    assert ids(full, typed) == []


def test_a_whole_number_stands_before_todays_people_and_a_short_one_behind_all(full: Store) -> None:
    add(full, patient("phone", "Phone End", phone="07700 0001042"), visit("v", "phone"))
    assert ids(full, "0001042") == ["zeros", "phone"]
    assert ids(full, "1984") == ["plain", "year"]


def test_a_number_goes_with_who_bears_it(full: Store) -> None:
    after = numbered("signs", (THERE, "777-77-7777"))
    deed = commit(full, Change(PEOPLE[2], after))
    assert (ids(full, "999123456"), ids(full, "777777777")) == ([], ["signs"])
    undo(full, deed)
    assert (ids(full, "999123456"), ids(full, "777777777")) == (["signs"], [])


def test_two_of_one_number_and_who_is_not_shown(full: Store) -> None:
    add(full, numbered("other", (THERE, "9434765919"), status=PatientStatus.DIED))
    add(full, numbered("merged", (THERE, "0009434765919"), merged_into="plain"))
    assert sorted(ids(full, "9434765919")) == ["other", "plain"]


def test_a_number_in_many_systems(store: Store) -> None:
    add(store, numbered("many", *((f"urn:system:{n}", f"{n}0000{n}") for n in range(90))))
    assert ids(store, "88000088") == ["many"]


def test_people_of_an_import_under_way_are_not_found_by_their_number(store: Store) -> None:
    bring_in(store, list_of(3))
    assert ids(store, "0001042") == []
