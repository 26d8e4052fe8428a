"""Who may hear a fact. Shown and spoken are two things; this is about speaking."""

from collections.abc import Iterable
from enum import StrEnum


class Audience(StrEnum):
    """Who may hear it (HL7 v3 Confidentiality: N, N with a local desk tag, R)."""

    ALOUD = "aloud"
    """May be spoken at the counter."""
    DESK = "desk"
    """Act on it; speak only while nobody else can hear."""
    PRIVATE = "private"
    """Masked until deliberately revealed; never spoken."""


_STRICTNESS = {Audience.ALOUD: 0, Audience.DESK: 1, Audience.PRIVATE: 2}


def strictest(audiences: Iterable[Audience]) -> Audience:
    """The level a sentence inherits from the facts in it; ``ALOUD`` when there are none."""
    return max(audiences, key=_STRICTNESS.__getitem__, default=Audience.ALOUD)


def stricter(one: Audience, other: Audience) -> bool:
    """True when ``one`` lets fewer people hear than ``other``."""
    return _STRICTNESS[one] > _STRICTNESS[other]
