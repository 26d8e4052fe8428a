"""Which passphrases are refused, and the words that are offered instead."""

import pytest

from frontdesk.domain.errors import Refused
from frontdesk.vault.passphrase import _plain_words, check, suggest


@pytest.mark.parametrize(
    "weak",
    [
        "",
        "            ",
        "elevenchars",
        "Password1234",
        "password 2026!",
        "PASSWORDPASSWORD",
        "correct horse battery staple",
        "frontdesk-frontdesk",
        "123456789012",
        "2026-03-03 10:05",
        "abababababab",
        "receptionist!",
        "qwertyuiop123",
    ],
)
def test_refused(weak: str) -> None:
    with pytest.raises(Refused) as told:
        check(weak)
    assert told.value.what == "Choose at least 12 characters; four random words are good."
    assert told.value.exit_code == 4


@pytest.mark.parametrize(
    "good",
    [
        "harbor violin carrot",
        "twelve-chars",
        "Grüße aus Köln 7",
        "не скажу никому",
        "我今天下午去海边散步喝茶",
    ],
)
def test_good_enough(good: str) -> None:
    check(good)


def test_four_words_are_offered_and_are_good_enough() -> None:
    offered = {suggest() for _ in range(100)}
    assert len(offered) == 100
    for phrase in offered:
        check(phrase)
        assert len(phrase.split("-")) == 4


def test_the_words_are_many_plain_and_told_apart() -> None:
    words = _plain_words()
    assert len(words) >= 1_500
    assert len(set(words)) == len(words)
    assert all(word.isascii() and word.isalpha() and word.islower() and 3 <= len(word) <= 9 for word in words)
