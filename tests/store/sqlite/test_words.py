"""How what somebody types is read: names, birth dates in any order, the end of a phone number."""

import pytest

from frontdesk.store.sqlite.search_words import PHONE_SIGN, groups_of, groups_with_month, name_words, words_of
from tests.store.made import patient


def test_a_phone_number_is_its_digits_backwards_behind_a_private_sign() -> None:
    words = words_of(patient(phone="+44 (7700) 900123", birth_date="1984-03-07"), ["Goz"]).split()
    names, dates = ["ngozi", "okonkwo", "bell", "okonkwobell", "goz"], ["19840307", "07031984", "03071984"]
    assert words == [*names, *dates, PHONE_SIGN + "321009007744"]
    assert name_words(" ".join(words)) == names


@pytest.mark.parametrize(
    ("typed", "beginning"),
    [
        ("7.3.84", "07031984"),
        ("7.3.1984", "07031984"),
        ("7.3", "0703"),
        ("7/3/19", "07032019"),
        ("1984-3-7", "19840307"),
        ("1984-03", "198403"),
        ("070384", "07031984"),
        ("7 march 1984", "07031984"),
        ("7 Mar", "0703"),
        ("7 marc", "0703"),
        ("7 march 198", "0703198"),
        ("7mar84", "07031984"),
        ("sept 3rd, 1984", "03091984"),
        ("9/1984", "198409"),
        ("840307", "19840307"),
        ("0018", PHONE_SIGN + "8100"),
        ("07700 900 123", PHONE_SIGN + "3210090077"),
    ],
)
def test_numbers_are_dates_and_phone_ends(typed: str, beginning: str) -> None:
    (group,) = groups_of(typed)
    assert (beginning,) in group


@pytest.mark.parametrize("typed", ["maria", "7 maria", "may", "march", "mar 19", "august 198", "decker 1984"])
def test_what_only_begins_like_a_month_is_a_name(typed: str) -> None:
    name = next(word for word in typed.split() if word.isalpha())
    assert any(((name,),) == group for group in groups_of(typed))
    assert groups_with_month(typed) == ()


def test_a_month_before_a_year_is_read_both_ways() -> None:
    assert groups_of("bell june 1984")[1] == (("june",),)
    bell, born = groups_with_month("bell june 1984")
    assert bell == (("bell",),)
    assert ("198406",) in born


def test_words_and_numbers_are_parted() -> None:
    first, second, third = groups_of("bell 1984 ngozi")
    assert first[0] == ("bell",)
    assert ("1984",) in second
    assert third[0] == ("ngozi",)


def test_a_joined_name_is_looked_for_together_and_apart() -> None:
    assert groups_of("smith-jones") == ((("smith", "jones"), ("smithjones",)),)
    assert groups_of("O'Brien")[0][0] == ("obrien",)


@pytest.mark.parametrize("typed", ["", "  ", "---", "'", "\u200b", "()", "%"])
def test_nothing_to_look_for(typed: str) -> None:
    assert groups_of(typed) == ()


@pytest.mark.parametrize(
    "sign", ["1", "1 ", "1.", "(", "+", "a1", "1 jan ", "jan ", "jan 1 ", "jan1", "'", "-", "ü", "\u0301"]
)
def test_only_the_beginning_of_a_long_text_is_read(sign: str) -> None:
    typed = (sign * 200)[:198]
    for read in (groups_of, groups_with_month):
        assert read(typed + "  " + "bell june 1984 " * 9000) == read(typed)
