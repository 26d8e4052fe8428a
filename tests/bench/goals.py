"""The goals, as data: each a ratio to a raw limit measured in the same run, or milliseconds a person feels.

Numbers are those of the handbook's page on speed, for clinics of 10,000 and of 100,000 patients.
"""

from dataclasses import dataclass
from enum import StrEnum

SLACK = 1.25
"""``--check`` fails where a figure is a quarter past its goal."""
SMALL = 10_000


class Unit(StrEnum):
    """What a figure is."""

    TIMES = "x"
    MS = "ms"


@dataclass(frozen=True, slots=True)
class Goal:
    """One line of the table."""

    key: str
    what: str
    floor: str
    small: float | None = None
    """For 10,000 patients; None where the figure is for information."""
    large: float | None = None
    """For 100,000 patients, where it differs."""
    unit: Unit = Unit.TIMES
    at_least: bool = False
    """A gain over the naive way, which has to be reached; else a limit to stay under."""

    def limit(self, patients: int) -> float | None:
        """The goal for a clinic of this size."""
        return self.large if patients > SMALL and self.large is not None else self.small

    def verdict(self, value: float, patients: int) -> str:
        """``met``, ``close`` (within a quarter of it) or ``missed``; empty for information."""
        limit = self.limit(patients)
        if limit is None:
            return ""
        share = limit / value if self.at_least and value else value / limit
        if share <= 1:
            return "met"
        return "close" if share <= SLACK else "missed"


_NAIVE = "the naive way"
GOALS: tuple[Goal, ...] = (
    Goal("G1", "Start, until the first card is painted", "a bare Qt window", 1.30),
    Goal("G2", "A key in Find, until the list is painted", "the same list with constant rows", 2.0),
    Goal("G2b", "The slowest keys (p99)", "", 8.0, unit=Unit.MS),
    Goal("G3", "Search for 1 to 5 letters, 50 rows", "50 rows by id", 1.4, 1.6),
    Goal("G4", "A misspelt name, until somebody is found", "the same search well spelt", 3.0, 4.0),
    Goal("G5", "All of one person for a card", "one patient row by id", 5.0),
    Goal("G5 cold", "The same, nothing in memory yet", "one patient row by id, warm", 35.0),
    Goal("G6", "Choose somebody, until card and lines are painted", "setText of the same labels", 1.7),
    Goal("G6b", "The same", _NAIVE, 6.0, at_least=True),
    Goal("G7", "Rank 300 templates of 30 conditions", "each distinct condition once", 3.0),
    Goal("G7 naive", "The same", _NAIVE, 40.0, at_least=True),
    Goal("G7 all", "The same where all 300 fit", _NAIVE, 4.0, at_least=True),
    Goal("G7 whole", "All lines of a card, ranked and worded (shipped lines)", "", unit=Unit.MS),
    Goal("G7b", "Fill the words of one line", "str.format", 4.0),
    Goal("G8", "Read a board of 200", "200 visits by id"),
    Goal("G8 paint", "Show a board of 200 and paint it", "", unit=Unit.MS),
    Goal("G9", "Check-in, written and safe (p50)", "4 KiB written and synced", 5.0),
    Goal("G9 p99", "The slowest check-ins (p99)", "4 KiB written and synced", 40.0),
    Goal("G9 whole", "Check-in with what it looks up first (p50)", "4 KiB written and synced"),
    Goal("G9b", "The slowest check-ins beside an import of 5,000 rows (p99)", "", 20.0, unit=Unit.MS),
    Goal("G10", "First import with the search index", "the same rows by executemany", 4.5),
    Goal("G10 write", "The accepted part of it alone", "the same rows by executemany"),
    Goal("G10b", "The same import again, nothing changed", "the same rows by executemany", 1.5),
    Goal("G12", "Memory at the first card", "a bare Qt window", 1.4),
    Goal("G13", "Size of the file", "without encryption and search", 1.25),
)
GOAL_OF: dict[str, Goal] = {goal.key: goal for goal in GOALS}
