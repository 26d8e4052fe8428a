"""Who may be twice in the store: mistakes are forgiven, families stay apart, and the words say why."""

from dataclasses import replace
from itertools import combinations
from pathlib import Path
from random import Random

import pytest
from hypothesis import given, strategies as st

from frontdesk.domain.patient import Identifier, NameUse, PersonName
from frontdesk.likeness import candidates
from frontdesk.likeness.candidates import WORTH_A_LOOK, PossibleDouble, compare, possible_doubles
from frontdesk.likeness.evidence import OnFile, Read
from frontdesk.likeness.reasons import Reason, points_of
from tests.febrl import SETS, Held, febrl, figures

PHONE = frozenset({"79460100"})
NUMBER = frozenset({Identifier("national", "9434765919")})
CHART, OTHER_CHART = (frozenset({Identifier("chart", value)}) for value in ("1000123", "1000124"))
HOME = "12 Long Street Springfield 4011"


def person(
    given: str = "Catherine",
    family: str = "Brennan",
    born: str = "1961-05-23",
    numbers: frozenset[Identifier] = frozenset(),
    reach: frozenset[str] = frozenset(),
    address: str = "",
) -> OnFile:
    names = (PersonName(family=family, given=(given,) if given else ()),)
    return OnFile("a", names, born, numbers, reach, address)


def called(text: str, born: str = "1961-05-23", reach: frozenset[str] = frozenset()) -> OnFile:
    """Somebody whose name came as one string."""
    return OnFile("a", (PersonName(text),), born, reach=reach)


ANN = person()


def shown(one: OnFile, other: OnFile) -> PossibleDouble | None:
    """The pair as the desk would see it, searched for in both orders; None where it is not shown."""
    pair, turned = [one, replace(other, id="b")], [replace(one, id="b"), replace(other, id="a")]
    found, again = possible_doubles(pair), possible_doubles(turned)
    assert [one.reasons for one in found] == [one.reasons for one in again]
    assert found == [found for found in [compare(*pair)] if found.points >= WORTH_A_LOOK], (
        "searched = compared"
    )
    return found[0] if found else None


WORTH_IT = [
    (person(), "same name, same birth date"),
    (person("CATHERINE", "Brénnan"), "same name, same birth date"),
    (person("Catherin"), "given names one letter apart, same family name, same birth date"),
    (person("Cahterine"), "given names one letter apart, same family name, same birth date"),
    (person("Kathryn"), "given names look or sound alike, same family name, same birth date"),
    (person("C."), "one given name is part of the other, same family name, same birth date"),
    (person("Cath"), "one given name is part of the other, same family name, same birth date"),
    (person("Catherine Mary"), "one given name is part of the other, same family name, same birth date"),
    (person(family="Brenan"), "same given name, family names one letter apart, same birth date"),
    (person(family="Brenneman"), "same given name, family names look or sound alike, same birth date"),
    (person(family="Lee-Brennan"), "same given name, one family name is part of the other, same birth date"),
    (
        person("Catherin", "Brenan"),
        "given names one letter apart, family names one letter apart, same birth date",
    ),
    (person("Brennan", "Catherine"), "same name, same birth date; but given and family name swapped"),
    (person(""), "same family name, same birth date"),
    (person(born="1961-05-24"), "same name, birth dates one digit apart"),
    (person(born="1916-05-23"), "same name, birth dates one digit apart"),
    (person(born="1961-95-23"), "same name, birth dates one digit apart"),
    (person(born="1961-23-05"), "same name, day and month of birth swapped"),
    (person(born="1961-05"), "same name, same month of birth"),
    (person(numbers=NUMBER), "same name, same birth date"),
]


@pytest.mark.parametrize(("other", "why"), WORTH_IT)
def test_mistakes_are_forgiven(other: OnFile, why: str) -> None:
    found = shown(ANN, other)
    assert found is not None
    assert found.why == why
    assert not found.surely, "name and birth date alone never are"


APART = [
    person("Thomas"),
    person(family="Haddad"),
    person(born="1990-11-02"),
    person(born="1961-06"),
    person(born="1962"),
    person(born=""),
    person(born="1961"),
    person("Kathryn", born="1961-05-24"),
    person("Brennan", "Catherine", born="1961-05-24"),
    person("", born="1961-05-24"),
    person("", "", "1961-05-23"),
    person("", "", ""),
]


@pytest.mark.parametrize("other", APART)
def test_too_little_agrees(other: OnFile) -> None:
    assert shown(ANN, other) is None


def test_a_household_helps_but_once() -> None:
    at_home = person(reach=PHONE, address=HOME)
    both, phone, address = (compare(at_home, replace(one, id="b")).points for one in (
        at_home, person(reach=PHONE), person(address=HOME)))  # fmt: skip
    assert both == phone == address == compare(ANN, person()).points + 7


HELPED = [
    (person(born="", reach=PHONE), "same name, same phone or mail"),
    (person(family="Haddad", reach=PHONE),
     "same given name, same birth date, same phone or mail; but another family name"),
    (person("Kathryn", born="1961-05-24", reach=PHONE),
     "given names look or sound alike, same family name, birth dates one digit apart, same phone or mail"),
    (person(born="1961", reach=PHONE), "same name, same year of birth, same phone or mail"),
]  # fmt: skip


@pytest.mark.parametrize(("other", "why"), HELPED)
def test_the_same_phone_tips_what_was_open(other: OnFile, why: str) -> None:
    found = shown(replace(ANN, reach=PHONE), other)
    assert found is not None
    assert found.why == why
    assert shown(ANN, other) is None


@pytest.mark.parametrize(
    ("other", "same"),
    [
        (HOME, True),
        ("12, Long St, SPRINGFIELD 4011", True),
        ("Flat 2, 12 Long Street, Springfield 4011", True),
        ("12 Logn Streeet Springfeild 4011", True),
        ("7 Mill Lane Weston 2208", False),
        ("Springfield 4011", False),
        ("", False),
    ],
)
def test_an_address_is_a_house_not_a_town(other: str, same: bool) -> None:
    reasons = compare(person(address=HOME), person(address=other)).reasons
    assert (Reason.SAME_ADDRESS in reasons) is same
    town = person(address="Springfield 4011")
    assert Reason.SAME_ADDRESS not in compare(town, town).reasons


def test_the_same_number_finds_who_has_little_else() -> None:
    found = shown(person(numbers=NUMBER), person("", "", "", NUMBER))
    assert found is not None
    assert found.why == "same number"
    found = shown(person(numbers=NUMBER), person(born="1990-11-02", numbers=NUMBER))
    assert found is not None
    assert found.why == "same number, same name; but another birth date"


def test_a_number_given_out_twice_does_not_make_two_people_one() -> None:
    assert shown(person(numbers=NUMBER), person("Omar", "Haddad", "1990-11-02", NUMBER)) is None


def test_a_number_counts_only_within_its_system() -> None:
    other = frozenset({Identifier("chart", "9434765919")})
    reasons = compare(person(numbers=NUMBER), person(numbers=other)).reasons
    assert reasons == compare(ANN, ANN).reasons


def test_two_chart_numbers_are_how_doubles_come_about() -> None:
    found = shown(person(numbers=CHART, reach=PHONE), person(numbers=OTHER_CHART, reach=PHONE))
    assert found is not None
    assert (
        found.why == "same name, same birth date, same phone or mail; but another number of the same system"
    )
    assert not found.surely


def test_surely_is_name_birth_date_and_one_thing_more() -> None:
    found = shown(person(reach=PHONE), person(reach=PHONE))
    assert found is not None
    assert found.surely


@pytest.mark.parametrize("given", ["Thomas", "Carina", "Cathy Ann"])
@pytest.mark.parametrize("more", [{}, {"numbers": True}])
def test_twins_stay_apart(given: str, more: dict[str, bool]) -> None:
    one = person(reach=PHONE, address=HOME, numbers=CHART if more else frozenset())
    assert shown(one, replace(one, names=(PersonName(family="Brennan", given=(given,)),),
                              identifiers=OTHER_CHART if more else frozenset())) is None  # fmt: skip


def test_twins_under_one_number_are_worth_a_look_but_never_sure() -> None:
    found = shown(person(numbers=NUMBER, reach=PHONE), person("Thomas", numbers=NUMBER, reach=PHONE))
    assert found is not None
    assert found.why.endswith("; but another given name")
    assert not found.surely


def test_twins_named_nearly_alike_are_worth_a_look_but_never_sure() -> None:
    found = shown(person("Marco", reach=PHONE), person("Mirco", reach=PHONE))
    assert found is not None
    assert not found.surely


def test_short_names_one_letter_apart_are_two_names() -> None:
    assert shown(person("Jon", reach=PHONE), person("Jan", reach=PHONE)) is None
    assert shown(person("Ana", "Li"), person("Ana", "Lí")) is not None, "an accent is no letter"
    assert shown(person("Ana", "Li"), person("Ana", "Lu")) is None


@pytest.mark.parametrize("born", ["1988-02-14", "1961-12-25", "1989-05-23", "1988", "1989-05"])
def test_father_and_son_stay_apart(born: str) -> None:
    father = person("Omar", "Haddad", "1961-05-23", reach=PHONE, address=HOME)
    assert shown(father, replace(father, birth_date=born)) is None


def test_a_first_of_january_says_little_more_than_the_year() -> None:
    first = replace(ANN, birth_date="1961-01-01")
    found = shown(first, first)
    assert found is not None
    assert found.why == "same name, same birth date, but a 1 January"
    assert shown(first, person("Kathryn", "Brenan", "1961-01-01")) is None
    found = shown(replace(first, reach=PHONE), replace(ANN, reach=PHONE))
    assert found is not None
    assert found.why == "same name, same year of birth, same phone or mail"


@pytest.mark.parametrize(
    ("one", "other", "why"),
    [
        ("Catherine Brennan", "BRENNAN, Catherine", "same name, same birth date"),
        ("Mrs Catherine Brennan", "Catherine Brennan", "same name, same birth date"),
        ("Thu Hà Nguyễn", "NGUYEN Thu Ha", "same name, same birth date"),
        ("Catherine Brennan", "Catherine Brenan",
         "same given name, family names one letter apart, same birth date"),
        ("김서연", "김 서연", "same name, same birth date"),
        ("王秀英", "王秀英", "a name in common, same birth date"),
        ("Олена Коваленко", "Olena Kovalenko", "same name, same birth date"),
        ("Ελένη Παπαδοπούλου", "Eleni Papadopoulou", "same name, same birth date"),
        ("محمد الأحمد", "محمد الأحمد", "same name, same birth date"),
        ("Suharti", "Suharti", "a name in common, same birth date"),
        ("Suharti", "Suharti Wijaya", "a name in common, same birth date"),
    ],
)  # fmt: skip
def test_a_name_in_one_string(one: str, other: str, why: str) -> None:
    found = shown(called(one), called(other))
    assert found is not None
    assert found.why == why


def test_a_name_of_very_many_words_is_compared_in_no_time() -> None:
    found = shown(called("a b " * 100), called("b a " * 100))
    assert found is not None


def test_a_name_in_one_string_beside_its_parts() -> None:
    for text in ("Catherine Brennan", "Brennan Catherine", "Dr Catherine Brennan"):
        found = shown(ANN, called(text))
        assert found is not None
        assert found.why == "same name, same birth date"


@pytest.mark.parametrize(
    ("one", "other"),
    [("王秀英", "王秀兰"), ("王秀英", "李秀英"), ("김서연", "김서준"), ("Suharti", "Sutanto"),
     ("Anna Berg", "Eva Berg"), ("Anna Berg", "Anna Holm"),
     ("Олена Коваленко", "Ірина Коваленко"), ("محمد الأحمد", "محمود الأحمد")],
)  # fmt: skip
def test_where_nobody_said_which_is_the_family_name_another_word_is_another_person(
    one: str, other: str
) -> None:
    assert shown(called(one, reach=PHONE), called(other, reach=PHONE)) is None


def test_a_former_name_counts() -> None:
    married = replace(
        ANN,
        names=(
            PersonName(family="Haddad", given=("Catherine",)),
            PersonName(family="Brennan", given=("Catherine",), use=NameUse.MAIDEN),
        ),
    )
    found = shown(ANN, married)
    assert found is not None
    assert found.why == "same name, same birth date"


@pytest.mark.parametrize("use", [NameUse.NICKNAME, NameUse.TEMP, NameUse.ANONYMOUS])
def test_names_that_many_share_say_nothing(use: NameUse) -> None:
    baby = OnFile("a", (PersonName("Baby Brennan", use=use),), "2026-05-01", reach=PHONE)
    assert compare(baby, baby).reasons == (Reason.SAME_BIRTH_DATE, Reason.SAME_PHONE_OR_MAIL)


def test_the_surest_come_first() -> None:
    people = [
        replace(person(reach=PHONE), id="1"),
        replace(person(reach=PHONE), id="2"),
        replace(person("Catherin"), id="3"),
        replace(person("Omar", "Haddad", "1990-11-02"), id="4"),
    ]
    found = possible_doubles(people)
    assert [(pair.one, pair.other) for pair in found] == [("1", "2"), ("1", "3"), ("2", "3")]
    assert [pair.surely for pair in found] == [True, False, False]
    assert [pair.points for pair in found] == sorted((pair.points for pair in found), reverse=True)


def test_a_phone_that_everybody_has_does_not_compare_everybody(monkeypatch: pytest.MonkeyPatch) -> None:
    many = [replace(person(f"Given{n}", "Nguyen", "1990-01-01", reach=PHONE), id=str(n)) for n in range(600)]
    compared = 0

    def counted(one: Read, other: Read) -> bool:
        nonlocal compared
        compared += 1
        return True

    monkeypatch.setattr(candidates, "surely_two", counted)
    possible_doubles(many)
    assert compared <= len(many) * candidates._NEIGHBOURS * len(candidates._KEYS)
    assert compared < len(many) ** 2 / 2


def test_no_record_shows_its_person() -> None:
    assert "Brennan" not in repr(ANN)
    assert "Brennan" not in repr(compare(ANN, ANN))


def test_every_reason_says_something_of_its_own() -> None:
    assert len({reason.words for reason in Reason}) == len(Reason)
    assert all(reason.points for reason in Reason)
    assert points_of(()) == 0


_FEW = st.sampled_from(
    ["Ana", "Anna", "Ann-Marie", "Berg", "Borg", "Li", "王秀英", "Олена", "Olena", "Dr", "J", "ь", ""]
)
_TEXT = _FEW | st.text(max_size=12) | st.text(st.characters(categories=["Cs", "Mn", "Nd", "No"]), max_size=4)
_NAMES = st.builds(PersonName, text=_TEXT, family=_TEXT, given=st.lists(_TEXT, max_size=2).map(tuple))
_BORN = st.sampled_from(["1961-05-23", "1961-23-05", "1961-05-24", "1961-01-01", "1961-05", "1961", ""])
_PEOPLE = st.builds(
    OnFile,
    id=st.sampled_from("abcdefgh"),
    names=st.lists(_NAMES, max_size=2).map(tuple),
    birth_date=_BORN | st.text(max_size=10),
    identifiers=st.frozensets(st.builds(Identifier, st.sampled_from("xy"), st.sampled_from("12"))),
    reach=st.frozensets(st.sampled_from(["1", "2"]), max_size=1),
    address=st.sampled_from(["", HOME, "7 Mill Lane Weston"]) | st.text(max_size=20),
)


@given(_PEOPLE, _PEOPLE)
def test_two_records_say_the_same_whichever_comes_first(one: OnFile, other: OnFile) -> None:
    assert compare(one, other) == compare(other, one)
    assert compare(one, other).why == compare(other, one).why


@given(st.lists(_PEOPLE, max_size=8, unique_by=lambda person: person.id), st.randoms())
def test_the_order_of_the_records_does_not_matter(people: list[OnFile], chance: Random) -> None:
    found = possible_doubles(people)
    chance.shuffle(people)
    assert possible_doubles(people) == found
    compared = {(pair.one, pair.other): pair for pair in (compare(a, b) for a, b in combinations(people, 2))}
    assert all(compared[pair.one, pair.other] == pair for pair in found)


@given(st.lists(_PEOPLE, max_size=8))
def test_nobody_is_their_own_double(people: list[OnFile]) -> None:
    found = possible_doubles([*people, *people])
    assert all(pair.one < pair.other for pair in found)
    assert len({(pair.one, pair.other) for pair in found}) == len(found)


@given(_PEOPLE)
def test_the_same_record_never_speaks_against_itself(one: OnFile) -> None:
    assert all(reason.points > 0 for reason in compare(one, one).reasons)


REACHED = {
    (number, held): recall
    for held, recalls in (
        (Held.ALL, (0.972, 0.963, 0.950)),
        (Held.NO_ADDRESS, (0.950, 0.941, 0.929)),
        (Held.NO_NUMBER, (0.822, 0.762, 0.737)),
        (Held.NAME_AND_BIRTH_DATE, (0.750, 0.670, 0.651)),
    )
    for number, recall in zip(SETS, recalls, strict=True)
}
"""Doubles found. The points were chosen with set 1 in sight, sets 2 and 3 were measured afterwards; a shared
number has one point more since, with set 3 in sight.

Without a number most that is missed has another given name or birth date: twins or father and son, as far as
anybody can tell. The goal of 0.95 is out of reach there on purpose.
"""


@pytest.mark.slow
@pytest.mark.parametrize(("number", "held"), REACHED)
def test_known_doubles_are_found_and_nobody_else(number: int, held: Held, shared_data: Path) -> None:
    people, doubles = febrl(shared_data, number, held)
    found = possible_doubles(people)
    reached = figures(found, doubles)
    assert reached.precision >= 0.999
    assert reached.recall >= REACHED[number, held]
    assert figures([pair for pair in found if pair.surely] or found, doubles).precision >= 0.999


def test_nothing_is_missed_by_not_comparing_everybody(shared_data: Path) -> None:
    people, doubles = febrl(shared_data, 1, Held.ALL)
    of_id = {person.id: person for person in people}
    worth_it = {pair for pair in doubles if compare(of_id[pair[0]], of_id[pair[1]]).points >= WORTH_A_LOOK}
    assert worth_it <= {(pair.one, pair.other) for pair in possible_doubles(people)}
