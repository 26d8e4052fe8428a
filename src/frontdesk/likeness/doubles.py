"""Is this one person twice? For imports and for merging: never decided by the name alone."""

from collections.abc import Collection
from dataclasses import dataclass, field
from enum import StrEnum

from frontdesk.domain.patient import Identifier
from frontdesk.likeness.alike import alike
from frontdesk.likeness.fold import name_key

_WHOLE_DATE = len("2000-01-01")


class Sameness(StrEnum):
    """What two records of people say about each other."""

    SAME = "same"
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
    """Phone numbers and mail addresses in one plain form."""

    @property
    def bare(self) -> bool:
        """No number and no phone is known, nothing but name and perhaps birth date."""
        return not (self.identifiers or self.phones)


def same_person(one: Who, other: Who) -> Sameness:
    """An identifier (system and value) decides, unless name and birth date both contradict it.

    Without one the folded name must agree, and the whole birth date, or a phone where a birth date is not
    known whole. Two records that hold the same and nothing more are one; a name alone is never somebody with
    other details.
    """
    if one.identifiers & other.identifiers:
        return Sameness.DIFFERENT if contradicts(one, other) else Sameness.SAME
    if not name_key(one.name) or name_key(one.name) != name_key(other.name):
        return Sameness.DIFFERENT
    if one.birth_date and other.birth_date and not _prefix(one.birth_date, other.birth_date):
        return Sameness.DIFFERENT
    whole = one.birth_date == other.birth_date and len(one.birth_date) >= _WHOLE_DATE
    alike_bare = one.bare and other.bare and one.birth_date == other.birth_date
    agree = whole or alike_bare or bool(one.phones & other.phones)
    if not agree:
        return Sameness.DIFFERENT
    systems = {number.system for number in one.identifiers} & {number.system for number in other.identifiers}
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


def less_exact(birth_date: str) -> tuple[str, ...]:
    """The same birth date as less exact records hold it: without the day, the year alone, none."""
    if len(birth_date) >= _WHOLE_DATE:
        return "", birth_date[:4], birth_date[:7]
    return tuple(birth_date[:length] for length in (0, 4, 7) if length < len(birth_date))


def may_be_born(birth_date: str, known: Collection[str]) -> list[str]:
    """Those of the known birth dates that say the same or less, or the same more exactly."""
    if len(birth_date) >= _WHOLE_DATE:  # looked up: many people of one name are many dates
        return [date for date in (birth_date, *less_exact(birth_date)) if date in known]
    return [date for date in known if _prefix(date, birth_date)]


def _prefix(one: str, other: str) -> bool:
    """One birth date is the other, less exact."""
    return one.startswith(other) or other.startswith(one)
