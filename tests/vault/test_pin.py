"""A PIN: which digits are taken, and that only its own digits match."""

import itertools
from dataclasses import replace

import pytest
from hypothesis import given, settings, strategies as st

from frontdesk.domain.errors import Refused
from frontdesk.vault import pin
from frontdesk.vault.wrapped import Cost

CHEAP = Cost(1, 8192)
GOOD = st.text("0123456789", min_size=4, max_size=6).filter(
    lambda digits: {(int(b) - int(a)) % 10 for a, b in itertools.pairwise(digits)} not in ({0}, {1}, {9})
)


@settings(max_examples=40)
@given(GOOD, st.text("0123456789", min_size=3, max_size=7))
def test_only_its_own_digits_match(digits: str, typed: str) -> None:
    kept = pin.make("dana", digits, CHEAP)
    assert pin.matches(kept, digits)
    assert pin.matches(kept, typed) == (typed == digits)
    assert digits not in repr(kept)


@pytest.mark.parametrize("typed", ["", "123", "1834567", "18a4", "18 34", "-1834", "²³⁴⁵"])
def test_what_is_no_pin_is_refused(typed: str) -> None:
    with pytest.raises(Refused, match="4 to 6 digits"):
        pin.make("dana", typed, CHEAP)
    assert pin.digits_of(typed) == ""


@pytest.mark.parametrize("typed", ["0000", "111111", "1234", "456789", "7890", "4321", "210987"])
def test_what_everybody_tries_first_is_refused(typed: str) -> None:
    with pytest.raises(Refused, match="tries first"):
        pin.make("dana", typed, CHEAP)


def test_digits_of_another_keyboard_are_the_same_digits() -> None:
    kept = pin.make("dana", "2580", CHEAP)
    assert pin.matches(kept, " ٢٥٨٠ ")
    assert pin.matches(kept, "２５８０")


def test_the_same_digits_look_different_each_time_and_fit_nobody_else() -> None:
    one, other = pin.make("dana", "2580", CHEAP), pin.make("dana", "2580", CHEAP)
    assert one.verifier != other.verifier
    assert not pin.matches(replace(one, person_id="joy"), "2580")


def test_a_row_that_asks_for_all_memory_is_not_worked_out() -> None:
    assert not pin.matches(replace(pin.make("dana", "2580", CHEAP), memory=2**40), "2580")


def test_by_default_it_costs_as_much_as_a_passphrase() -> None:
    assert Cost() == Cost(2, 64 * 1024 * 1024)
    made = pin.make("dana", "2580")
    assert (made.passes, made.memory) == (Cost().passes, Cost().memory)
