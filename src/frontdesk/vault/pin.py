"""A PIN of 4 to 6 digits: good enough to re-open a running program, because five wrong tries end it.

It unwraps no key. What is kept lies inside the encrypted store, and is made as slowly as for a passphrase.
"""

import itertools
import secrets

from frontdesk.domain.errors import Refused
from frontdesk.domain.pin import Pin
from frontdesk.vault.wrapped import SALT_BYTES, Cost, slow_key

SHORTEST, LONGEST = 4, 6
_STEPS_TRIED_FIRST = ({0}, {1}, {9})
"""From each digit to the next: none (1111), up (7890), down (4321)."""


def digits_of(typed: str) -> str:
    """The digits 0 to 9 of what was typed on whatever keyboard; empty where it has not the form of a PIN."""
    plain = typed.strip()
    fits = SHORTEST <= len(plain) <= LONGEST and plain.isdecimal()
    return "".join(str(int(sign)) for sign in plain) if fits else ""


def check(typed: str) -> None:
    """Raise ``Refused`` for what is no PIN, and for the few that everybody tries first."""
    digits = digits_of(typed)
    if not digits:
        raise Refused(f"A PIN has {SHORTEST} to {LONGEST} digits.", "Nothing was changed.")
    steps = {(int(after) - int(before)) % 10 for before, after in itertools.pairwise(digits)}
    if steps in _STEPS_TRIED_FIRST:
        raise Refused(
            "All the same digit, or a run like 1234, is what everybody tries first.",
            "Nothing was changed.",
            "Choose other digits.",
        )


def make(person_id: str, typed: str, cost: Cost | None = None) -> Pin:
    """What is kept of somebody's new PIN. ``cost`` is lowered by tests alone. Raises ``Refused``."""
    check(typed)
    cost, salt = cost or Cost(), secrets.token_bytes(SALT_BYTES)
    return Pin(person_id, salt, cost.passes, cost.memory, _verifier(person_id, typed, salt, cost))


def matches(pin: Pin, typed: str) -> bool:
    """Whether these are the digits; slow by design."""
    cost = Cost(pin.passes, pin.memory)
    if not digits_of(typed) or not cost.sane or len(pin.salt) != SALT_BYTES:
        return False
    return secrets.compare_digest(_verifier(pin.person_id, typed, pin.salt, cost), pin.verifier)


def _verifier(person_id: str, typed: str, salt: bytes, cost: Cost) -> bytes:
    """Bound to its person: a row of somebody else lets nobody in under another name."""
    return slow_key(f"frontdesk pin 1 {person_id} {digits_of(typed)}", salt, cost)
