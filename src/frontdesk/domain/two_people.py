"""Somebody looked at two records that may be one person, and said they are two."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class TwoPeople:
    """Not asked again, whatever the two records have in common. Kept with the smaller id of the two."""

    id: str
    """The smaller id, a space, the other one: a pair is judged once."""
    patient_id: str
    other_id: str
    said_on: date
    entered_by: str = ""


def pair_id(one: str, other: str) -> str:
    """The id of the judgement about two people, whichever comes first."""
    return f"{min(one, other)} {max(one, other)}"
