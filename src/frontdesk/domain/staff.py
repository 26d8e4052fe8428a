"""People at the desk, and what works there by itself."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

BY_ITSELF = {
    "feed:folder": "The watched folder",
    "feed:calendar": "The calendar",
    "feed:hl7": "HL7 messages",
}
"""Who did something where nobody sat at the desk: what brings in lists by itself."""


class Role(StrEnum):
    """What somebody may do; enforced in the use cases."""

    DESK = "desk"
    MANAGER = "manager"


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who works at the desk, under the name patients hear."""

    id: str
    shown_name: str
    role: Role
    added_at: datetime
    ended_at: datetime | None = None
    languages: tuple[str, ...] = ()
    """Tags of the languages they speak with patients, beside the clinic's."""
    until: datetime | None = None
    """The end of a day pass; None for who simply works here."""

    @property
    def spoken_name(self) -> str:
        """As a sentence says it: "Ana" for "Ana N.", whose initial only tells two Anas apart on a list."""
        words = self.shown_name.split()
        while len(words) > 1 and len(words[-1].rstrip(".")) == 1:
            words.pop()
        return " ".join(words)


def names_of(people: Iterable[Person]) -> dict[str, str]:
    """Id to name, for lists of who did what: people, and what works by itself."""
    return BY_ITSELF | {person.id: person.shown_name for person in people}


@dataclass(frozen=True, slots=True)
class HandOverNote:
    """A few words one person leaves for whoever comes next; for the desk alone, until somebody ticks it."""

    id: str
    words: str = field(repr=False)
    by: str
    """Id of the person who left it."""
    left_at: datetime
    done_at: datetime | None = None
    done_by: str = ""
