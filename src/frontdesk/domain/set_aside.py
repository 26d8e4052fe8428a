"""SetAside: a row of another system that waits until somebody at the desk says whose it is."""

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum


class Reason(StrEnum):
    """Why nobody but a person can decide."""

    MAY_BE_DOUBLE = "may_be_double"
    """The name and birth date of somebody here, under another number."""
    FITS_TWO = "fits_two"
    NUMBER_OF_ANOTHER = "number_of_another"
    """The number of somebody here who has another name and birth date."""
    ASKS_TO_MERGE = "asks_to_merge"
    """The other system made these two records one; the one that stays is named first."""
    ASKS_TO_REMOVE = "asks_to_remove"
    DIFFERS = "differs"
    """Another name or birth date than the desk wrote down or compared."""


REQUESTS = frozenset({Reason.ASKS_TO_MERGE, Reason.ASKS_TO_REMOVE})
"""The row asks for something to be done; there is no other person it may be about."""


class Decision(StrEnum):
    """What somebody said about a row."""

    OPEN = ""
    THIS_ONE = "this_one"
    """It is the person it may be; of a request: do it."""
    ANOTHER = "another"
    NOT_USED = "not_used"


@dataclass(frozen=True, slots=True)
class SetAside:
    """Nothing of it is used before the decision, and it is read by no card and no search."""

    id: str
    at: datetime
    source: str
    """Where it came from, in words: ``people.csv``, ``HL7 from 10.0.0.7``."""
    reason: Reason
    row: str = field(default="", repr=False)
    """The person or the booking as ``usecases.set_aside`` packs it; empty once it is decided."""
    may_be: tuple[str, ...] = ()
    """Ids of the patients it may be about."""
    person_mark: str = ""
    """The same for all rows that ask the same about the same person: one answer is for all of them."""
    row_mark: str = ""
    """Tells the same row when it comes again, so that nobody is asked twice."""
    decision: Decision = Decision.OPEN
    decided_by: str = ""
    decided_on: date | None = None
    became: str = ""
    """Id of the patient it was given to; together with ``may_be`` everybody it says something about."""
    import_id: str = ""

    def about(self) -> tuple[str, ...]:
        """Ids of everybody it may say something about."""
        return (*self.may_be, self.became) if self.became else self.may_be
