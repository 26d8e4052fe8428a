"""The printed recovery key: easy to type, and a slip of the hand is noticed as one."""

import random
from collections.abc import Callable

import pytest

from frontdesk.domain.errors import Refused
from frontdesk.vault.recovery import ALPHABET, new, parse, printed


def test_it_is_printed_in_eight_groups_of_four() -> None:
    groups = new().split("-")
    assert [len(group) for group in groups] == [4] * 8
    assert set("".join(groups)) <= set(ALPHABET)
    assert not set("ILOU") & set(ALPHABET)


def test_every_key_is_another_one() -> None:
    assert len({new() for _ in range(200)}) == 200


def test_what_was_printed_is_read_again() -> None:
    for _ in range(100):
        key = new()
        assert printed(parse(key)) == key


@pytest.mark.parametrize(
    "typed",
    [
        lambda key: key.lower(),
        lambda key: key.replace("-", ""),
        lambda key: key.replace("-", "  "),
        lambda key: f"\n {key} ",
        lambda key: key.replace("0", "O").replace("1", "I"),
        lambda key: key.replace("0", "o").replace("1", "l"),
        lambda key: key.replace("-", "–"),
    ],
)
def test_the_hand_is_forgiven(typed: Callable[[str], str]) -> None:
    for _ in range(20):
        key = new()
        assert parse(typed(key)) == parse(key)


def test_any_one_wrong_sign_is_noticed() -> None:
    signs = parse(new())
    for at in range(32):
        for other in set(ALPHABET) - {signs[at]}:
            with pytest.raises(Refused, match="not as printed"):
                parse(signs[:at] + other + signs[at + 1 :])


def test_any_two_neighbours_swapped_are_noticed() -> None:
    for _ in range(50):
        signs = parse(new())
        for at in range(31):
            if signs[at] != signs[at + 1]:
                with pytest.raises(Refused):
                    parse(signs[:at] + signs[at + 1] + signs[at] + signs[at + 2 :])


@pytest.mark.parametrize("typed", ["", "7K2M", "x" * 33, "ü" * 32, "-" * 500, "0" * 31])
def test_a_sign_missing_or_too_many_is_told(typed: str) -> None:
    with pytest.raises(Refused, match="letters and digits"):
        parse(typed)


def test_random_signs_hardly_ever_pass() -> None:
    chance = random.Random(4)
    passed = 0
    for _ in range(3_000):
        try:
            parse("".join(chance.choice(ALPHABET) for _ in range(32)))
            passed += 1
        except Refused:
            pass
    assert passed < 3_000 / 32 * 1.6
