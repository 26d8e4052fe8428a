"""What the review of an import says before the last button: counted, and row by row."""

import re
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any

from frontdesk.domain.deed import Record
from frontdesk.domain.imported import RowProblem
from frontdesk.usecases.desk import Desk

ChangePair = tuple[Record | None, Record | None]
_STAMP = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d[+-]\d\d:\d\d")


class Outcome(StrEnum):
    """What becomes of one person or booking of the file."""

    NEW = "new"
    CHANGED = "changed"
    SAME = "same"
    SET_ASIDE = "set_aside"
    """Waits for somebody to say who it is."""
    LEFT_OUT = "left_out"


@dataclass(slots=True)
class Counts:
    """Together they are all that was read."""

    new: int = 0
    changed: int = 0
    same: int = 0
    left_out: int = 0
    set_aside: int = 0

    def add(self, outcome: Outcome, number: int = 1) -> None:
        """Count one more."""
        setattr(self, outcome.value, getattr(self, outcome.value) + number)

    @property
    def read(self) -> int:
        """All that the file held of this sort."""
        return self.new + self.changed + self.same + self.set_aside + self.left_out

    def as_json(self) -> dict[str, int]:
        """The five numbers of ``import --json``."""
        return {outcome.value: getattr(self, outcome.value) for outcome in Outcome}


@dataclass(frozen=True, slots=True)
class Item:
    """One line of the review. People and bookings that stay the same are counted, not listed."""

    sort: str
    """``patient``, ``visit``, ``moved`` (a booking with a new time) or ``not_in_list``."""
    outcome: Outcome
    where: str
    name: str = field(repr=False)
    details: tuple[str, ...] = field(default=(), repr=False)
    """What changes: "birth date", "2026-05-14T11:00+01:00", a time as ``stamp`` writes it."""

    def times(self) -> tuple[datetime, ...]:
        """When: the new time first, then the one it takes the place of."""
        return tuple(
            datetime.fromisoformat(told) for detail in self.details for told in _STAMP.findall(detail)
        )

    def said(self, desk: Desk) -> str:
        """What changes, in the words of the desk: "14 May 11:00 instead of 14 May 10:20"."""

        def in_words(told: re.Match[str]) -> str:
            return desk.speech.moment(desk.local(datetime.fromisoformat(told[0])), desk.today())

        return _STAMP.sub(in_words, ", ".join(self.details))


def stamp(local: datetime) -> str:
    """A time among the details of an ``Item``: whole, so that the desk reads it in words and ``--json`` in
    digits."""
    return local.isoformat(timespec="minutes")


@dataclass(slots=True)
class Review:
    """One file, read and staged; nothing of it is visible until it is accepted and applied."""

    path: str
    format: str = ""
    run_id: str = ""
    """Empty when there is nothing to write."""
    patients: Counts = field(default_factory=Counts)
    visits: Counts = field(default_factory=Counts)
    items: list[Item] = field(default_factory=list, repr=False)
    """The first ``MAX_ITEMS`` lines."""
    problems: list[RowProblem] = field(default_factory=list)
    moved: int = 0
    not_in_list: int = 0
    asks: int = 0
    """New visits that stand on the day without a person, and ask who it is."""
    rows: int = 0
    """Staged rows, for the progress of writing them."""
    refused: str = ""
    recognised: str = field(default="", repr=False)
    """Of which day and with whom, where nobody named the columns: "Monday 23 November, with Dr Voss"."""

    def list(self, item: Item) -> None:
        """Keep a line for the screen, as long as there is room."""
        if len(self.items) < MAX_ITEMS:
            self.items.append(item)

    def as_json(self) -> dict[str, Any]:
        """One entry of ``files`` in ``import --json``."""
        return {
            "path": self.path,
            "format": self.format or None,
            "patients": self.patients.as_json(),
            "visits": self.visits.as_json(),
            "problems": [{"where": problem.where, "reason": problem.reason} for problem in self.problems],
            "refused": self.refused or None,
        }


MAX_ITEMS = 5_000
