"""The recovery key: 32 signs in 8 groups of 4, printed once, typed by somebody in trouble.

The alphabet is Crockford's: no I, L, O or U, so whoever reads one of those meant 1, 1 or 0. The last sign
is a check over the others; it notices any one wrong sign and any two neighbours swapped.
"""

import secrets

from frontdesk.domain.errors import Refused

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
LENGTH, GROUP = 32, 4
_MEANT = str.maketrans("OILU", "011V")
_BETWEEN = " -–—_.\t\r\n"


def new() -> str:
    """A fresh recovery key as it is printed: 155 random bits."""
    signs = "".join(secrets.choice(ALPHABET) for _ in range(LENGTH - 1))
    return printed(signs + ALPHABET[_check(signs)])


def printed(signs: str) -> str:
    """The 32 signs in groups: ``7K2M-…``."""
    return "-".join(signs[at : at + GROUP] for at in range(0, LENGTH, GROUP))


def parse(typed: str) -> str:
    """The 32 signs of what somebody typed; case, gaps, O for 0, I and L for 1 are forgiven.

    Raises ``Refused`` when a sign is missing, wrong or too many.
    """
    signs = "".join(sign for sign in typed[:200] if sign not in _BETWEEN).upper().translate(_MEANT)
    if len(signs) != LENGTH or any(sign not in ALPHABET for sign in signs):
        raise Refused(
            f"A recovery key has {LENGTH} letters and digits; this has {len(signs)}.",
            "Nothing was changed.",
            "Compare it with the printed sheet.",
        )
    if ALPHABET[_check(signs[:-1])] != signs[-1]:
        raise Refused(
            "One letter or digit of this recovery key is not as printed.",
            "Nothing was changed.",
            "Compare it with the printed sheet, group by group.",
        )
    return signs


def _check(signs: str) -> int:
    """The signs as a polynomial over the field of 32 elements, at its generator."""
    total = 0
    for sign in signs:
        total = _doubled(total) ^ ALPHABET.index(sign)
    return _doubled(total)


def _doubled(value: int) -> int:
    value <<= 1
    return value ^ 0b100101 if value & 0b100000 else value
