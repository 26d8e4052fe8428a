"""Is this one person twice? For imports and for merging: never decided by the name alone."""

from dataclasses import dataclass, field
from enum import StrEnum

from frontdesk.domain.patient import Identifier
from frontdesk.likeness.alike import alike
from frontdesk.likeness.fold import name_key


class Sameness(StrEnum):
    """What two records of people say about each other."""

    SAME = "same"
    """An identifier they share, or name and birth date and a phone or no number that speaks against it."""
    MAYBE = "maybe"
    """Name and birth date agree but a number of the same system differs: for a person to decide."""
    DIFFERENT = "different"


@dataclass(frozen=True, slots=True)
class Who:
    """What is known to tell two people apart."""

    name: str = field(repr=False)
    birth_date: str = field(default="", repr=False)
    identifiers: frozenset[Identifier] = field(default=frozenset(), repr=False)
    phones: frozenset[str] = field(default=frozenset(), repr=False)
    """Digits only."""


def same_person(one: Who, other: Who) -> Sameness:
    """An identifier (system and value) decides unless name and birth date both contradict it.

    Without a shared identifier the folded name and the full birth date must agree; a different number of the
    same system makes that a maybe. A name alone never makes two records one person.
    """
    if one.identifiers & other.identifiers:
        return Sameness.DIFFERENT if contradicts(one, other) else Sameness.SAME
    if name_key(one.name) != name_key(other.name) or not name_key(one.name):
        return Sameness.DIFFERENT
    if one.birth_date != other.birth_date or len(one.birth_date) < len("2000-01-01"):
        return Sameness.DIFFERENT
    systems = {i.system for i in one.identifiers} & {i.system for i in other.identifiers}
    return Sameness.MAYBE if systems else Sameness.SAME


def contradicts(one: Who, other: Who) -> bool:
    """Name *and* birth date are known on both sides and both differ plainly: a number was given out twice."""
    if not (one.birth_date and other.birth_date and one.name and other.name):
        return False
    shortest = min(len(one.birth_date), len(other.birth_date))
    if one.birth_date[:shortest] == other.birth_date[:shortest]:
        return False
    shared = set(name_key(one.name).split()) & set(name_key(other.name).split())
    return not shared and not alike(one.name, other.name)
