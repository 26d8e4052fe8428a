"""Why two records may be one person, or not: each reason with its points and its words for the desk.

One point about doubles the odds, the measure of record linkage (Fellegi and Sunter, 1969). The points are
rounded estimates for a clinic, looked over with FEBRL 1; the twenty-first of a number came after a look at
FEBRL 3. docs/performance.md (G17) says what they find.
"""

from collections.abc import Iterable, Sequence
from enum import Enum


class Reason(Enum):
    """One field of two records, compared. A field that either record lacks gives no reason at all."""

    points: int
    words: str
    """Plain English, as the desk reads it after "Because:"; a translation looks it up by the name."""

    def __init__(self, points: int, words: str) -> None:
        self.points = points
        self.words = words

    # A number is given to one person: two records that share it are one until something speaks against it.
    SAME_NUMBER = 21, "same number"
    # Hardly against: a person with two records got two numbers, for that is how the second one came about.
    # One digit apart is no likeness: twins are entered one after the other.
    OTHER_NUMBER = -2, "another number of the same system"

    # One of 34,000 days, less what mistakes in typing cost.
    SAME_BIRTH_DATE = 15, "same birth date"
    # Papers put 1 January where nobody knows the day, so it says little more than the year.
    SAME_FIRST_OF_JANUARY = 9, "same birth date, but a 1 January"
    SAME_BIRTH_MONTH = 10, "same month of birth"
    SAME_BIRTH_YEAR = 6, "same year of birth"
    # About thirty days are a slip away from any day, and few records hold a slip.
    BIRTH_DATE_ONE_SLIP = 7, "birth dates one digit apart"
    DAY_AND_MONTH_SWAPPED = 9, "day and month of birth swapped"
    # Father and son: nothing that a family shares makes up for it.
    OTHER_BIRTH_DATE = -10, "another birth date"

    # Two people share a family name about once in a hundred, and twice as many have a name a letter apart.
    SAME_FAMILY_NAME = 7, "same family name"
    FAMILY_NAME_ONE_SLIP = 5, "family names one letter apart"
    FAMILY_NAME_NEAR = 4, "family names look or sound alike"
    FAMILY_NAME_PART = 4, "one family name is part of the other"
    # People marry, part and take names: little against, where given name and birth date agree.
    OTHER_FAMILY_NAME = -4, "another family name"

    # About once in sixty; J may be John or Jane, and Alex Alexander or Alexandra.
    SAME_GIVEN_NAME = 6, "same given name"
    GIVEN_NAME_ONE_SLIP = 4, "given names one letter apart"
    GIVEN_NAME_NEAR = 3, "given names look or sound alike"
    GIVEN_NAME_PART = 3, "one given name is part of the other"
    # Twins: family name, birth date, address and phone are the same. Only this and a number tell them apart.
    OTHER_GIVEN_NAME = -10, "another given name"
    # Names that came as one string: nobody said what the only word is that both have.
    NAME_IN_COMMON = 6, "a name in common"
    # Nobody said which word is the family name, so the one that differs may be the given name.
    OTHER_NAME = -10, "another word in the name"
    NAMES_SWAPPED = -2, "given and family name swapped"

    # A household shares phone, mail and address: the best of them counts, once.
    SAME_PHONE_OR_MAIL = 7, "same phone or mail"
    SAME_ADDRESS = 7, "same address, or nearly"


def points_of(reasons: Iterable[Reason]) -> int:
    """All points together."""
    return sum(reason.points for reason in reasons)


def words_of(reasons: Sequence[Reason]) -> str:
    """What speaks for it, then what speaks against: "same name; but another birth date"."""
    for_it = [reason.words for reason in reasons if reason.points > 0]
    against = [reason.words for reason in reasons if reason.points < 0]
    if Reason.SAME_GIVEN_NAME in reasons and Reason.SAME_FAMILY_NAME in reasons:
        for_it[for_it.index(Reason.SAME_GIVEN_NAME.words)] = "same name"
        for_it.remove(Reason.SAME_FAMILY_NAME.words)
    return "; but ".join(", ".join(words) for words in (for_it, against) if words)
