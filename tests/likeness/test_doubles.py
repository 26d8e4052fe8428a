"""Two records are one person by number, by name and birth date or phone; never by name alone."""

import pytest

from frontdesk.domain.patient import Identifier
from frontdesk.likeness.doubles import Sameness, Who, contradicts, same_person

MRN = frozenset({Identifier("mrn", "1")})
OTHER_MRN = frozenset({Identifier("mrn", "2")})
PHONE = frozenset({"5550100"})


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (Who("Ann Lee", "1961-01-01", MRN), Who("Ann Lee-Berg", "1961-01-01", MRN), Sameness.SAME),
        (Who("Ann Lee", "1961-01-01", MRN), Who("Omar Haddad", "1990-05-05", MRN), Sameness.DIFFERENT),
        (Who("Ann Lee", "1961-01-01", MRN), Who("Omar Haddad", "", MRN), Sameness.SAME),
        (Who("Ann Lee", "1961-01-01"), Who("LEE, Ann", "1961-01-01"), Sameness.SAME),
        (Who("Ann Lee", "1961-01-01", MRN), Who("Ann Lee", "1961-01-01", OTHER_MRN), Sameness.MAYBE),
        (Who("Ann Lee", "1961-01-01"), Who("Ann Lee", "1961-01-02"), Sameness.DIFFERENT),
        (Who("Ann Lee", "1961"), Who("Ann Lee", "1961"), Sameness.SAME),
        (Who("Ann Lee", "1961", MRN), Who("Ann Lee", "1961"), Sameness.DIFFERENT),
        (Who("Ann Lee", "1961"), Who("Ann Lee", "1961-01-01"), Sameness.DIFFERENT),
        (Who("Ann Lee", "1961", phones=PHONE), Who("Ann Lee", "1990", phones=PHONE), Sameness.DIFFERENT),
        (Who("Ann Lee", "1961", phones=PHONE), Who("Ann Lee", "1961-01-01", phones=PHONE), Sameness.SAME),
        (Who("Ann Lee", phones=PHONE), Who("Ann Lee", "1961-01-01", phones=PHONE), Sameness.SAME),
        (Who("Ann Lee"), Who("Ann Lee", "1961-01-01"), Sameness.DIFFERENT),
        (Who("Ann Lee"), Who("Ann Lee", phones=PHONE), Sameness.DIFFERENT),
        (Who("Ann Lee"), Who("Lee Ann"), Sameness.SAME),
        (Who(""), Who(""), Sameness.DIFFERENT),
    ],
)
def test_same_person(one: Who, other: Who, expected: Sameness) -> None:
    assert same_person(one, other) is expected
    assert same_person(other, one) is expected


def test_a_number_contradicted_by_name_and_birth_date_is_two_people() -> None:
    assert contradicts(Who("Ann Lee", "1961-01-01"), Who("Omar Haddad", "1990-05-05"))
    assert not contradicts(Who("Ann Lee", "1961-01-01"), Who("Anne Lee", "1990-05-05"))
    assert not contradicts(Who("Ann Lee", "1961-01-01"), Who("Omar Haddad", "1961"))
