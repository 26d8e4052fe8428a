"""A PIN re-opens a running, already unlocked program; here is what is kept of it, never the digits."""

from dataclasses import dataclass, field
from enum import StrEnum


class PinAct(StrEnum):
    """What became of somebody's PIN. The names stand in the history and stay; no PIN is a Deed, so that no
    Undo brings one back."""

    SET = "set_pin"
    REMOVED = "remove_pin"
    RESET = "reset_pin"
    """A manager took it away."""


@dataclass(frozen=True, slots=True)
class Pin:
    """What a PIN somebody types is compared with."""

    person_id: str
    salt: bytes = field(repr=False)
    passes: int
    memory: int
    verifier: bytes = field(repr=False)
