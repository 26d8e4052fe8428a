"""What makes a passphrase good enough, and four words for somebody who has no idea for one."""

import secrets
import unicodedata
from functools import cache

from frontdesk import resources
from frontdesk.domain.errors import Refused

SHORTEST = 12
_FEWEST_SIGNS = 5
"""Different signs: "aaaaaaaaaaaa" is long, not good."""


def check(passphrase: str) -> None:
    """Raise ``Refused`` for a passphrase that is too short or that everybody tries first."""
    plain = normal(passphrase)
    bare = "".join(sign for sign in plain.casefold() if sign.isalnum())
    core = bare.strip("0123456789")
    if len(plain) < SHORTEST or len(set(bare)) < _FEWEST_SIGNS or not core or {bare, core} & _too_common():
        raise Refused("Choose at least 12 characters; four random words are good.", "Nothing was changed.")


def suggest(words: int = 4) -> str:
    """Random plain words: "harbor-violin-carrot-sunday"; four are 42 bits behind a slow key function."""
    return "-".join(secrets.choice(_plain_words()) for _ in range(words))


def normal(passphrase: str) -> str:
    """The same passphrase whatever keyboard typed it: one form of composed letters, no blanks at the ends."""
    return unicodedata.normalize("NFKC", passphrase).strip()


@cache
def _plain_words() -> tuple[str, ...]:
    return tuple(resources.read_text("words", "plain.txt").split())


@cache
def _too_common() -> frozenset[str]:
    return frozenset(resources.read_text("words", "too_common.txt").split())
