"""People at the desk."""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum


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
