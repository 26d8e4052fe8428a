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
    MB = "MB"
    PERCENT = "%"


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


_BARE = "a bare Qt window"
_NAIVE = "the naive way"
_BY_ID = "200 visits by id"
_SWAP = "a bare window that swaps one widget"
_FRAME = 1_000 / 60
_PARSED = {
    "CSV": ("csv.reader", None),
    "FHIR NDJSON": ("json.loads", 3.0),
    "FHIR Bundle": ("json.load", 3.0),
    "HL7": ("plain split", 5.0),
    "vCard": ("plain split", None),
    "iCalendar": ("the library alone", None),
}
"""Formats, what reads them barely, and the goal where the page on speed has one."""
GOALS: tuple[Goal, ...] = (
    Goal("G1", "Start, until the first card is painted", _BARE, 1.30),
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
    Goal("G8", "Read a board of 200", _BY_ID, 1.5),
    Goal("G8 cold", "The same, nothing in memory yet", f"{_BY_ID}, warm", 2.0),
    Goal("G8 paint", "Show a board of 200 and paint it", "", 5.0, unit=Unit.MS),
    Goal("G8 row", "One row of it changes and is painted", "", 0.5, unit=Unit.MS),
    Goal("G9", "Check-in, written and safe (p50)", "4 KiB written and synced", 5.0),
    Goal("G9 p99", "The slowest check-ins (p99)", "4 KiB written and synced", 40.0),
    Goal("G9 whole", "Check-in with what it looks up first (p50)", "4 KiB written and synced"),
    Goal("G9b", "The slowest check-ins beside the writing of 5,000 rows (p99)", "", 20.0, unit=Unit.MS),
    *(
        Goal(f"G9b {key}", f"The same beside 5,000 {what}", "", 20.0, unit=Unit.MS)
        for key, what in (
            ("CSV", "rows of a list with visits, read, matched and written"),
            ("FHIR NDJSON", "people in FHIR, read, matched and written"),
            ("HL7", "messages of a file, read, matched and written"),
            ("MLLP", "messages another program sends over four lines"),
        )
    ),
    Goal("G10", "First import with the search index", "the same rows by executemany", 4.5),
    Goal("G10 write", "The accepted part of it alone", "the same rows by executemany"),
    Goal("G10b", "The same import again, nothing changed", "the same rows by executemany", 1.5),
    *(
        Goal(f"G11 {name} {size}", f"Read a file of {size} MB, item by item", f"{floor} of the same", goal)
        for name, (floor, goal) in _PARSED.items()
        for size in (1, 10, 100)
    ),
    *(
        Goal(f"G11 {name} memory", "Memory a hundred times the file takes", "", 20.0, unit=Unit.MB)
        for name in _PARSED
    ),
    Goal("G12", "Memory at the first card", _BARE, 1.4),
    Goal("G12 day", "Memory after a day of 300 cards", _BARE, 2.4, 3.2),
    Goal("G12b", "Memory that 1,000 cards more take, once warm", "", 0.5, unit=Unit.MB),
    Goal("G13", "Size of the file", "without encryption and search", 1.25),
    Goal(
        "G15",
        "The longest block of the window in a day with an import",
        "",
        _FRAME,
        unit=Unit.MS,
    ),
    Goal("G16", "A letter in Prompts, until the twelve are painted (300 lines)", "", 200.0, unit=Unit.MS),
    Goal("G16 worst", "The slowest letter", "", 200.0, unit=Unit.MS),
    Goal("G17", "Find who is twice, among everybody", "the same put in order of their names", 25.0),
    Goal("G17 memory", "Memory it takes at its peak", "", unit=Unit.MB),
    *(
        Goal(
            f"G17 FEBRL {number}",
            f"Doubles of FEBRL {number} found",
            "",
            95.0,
            unit=Unit.PERCENT,
            at_least=True,
        )
        for number in (1, 2, 3)
    ),
    Goal("Export", "One person’s data in two files (the slowest of five)", "", 5_000.0, unit=Unit.MS),
    Goal("Erase", "One person out of every place (the slowest of five)", "", 5_000.0, unit=Unit.MS),
    Goal(
        "G15 together",
        "The same where a folder, a feed over MLLP and a list by hand come in at once",
        "",
        _FRAME,
        unit=Unit.MS,
    ),
    Goal("G15 own", "The same on the processor of the window's own thread", "", unit=Unit.MS),
    Goal(
        "G18",
        "The right person among the first five, by a name with labelled errors",
        "",
        84.0,
        80.0,
        unit=Unit.PERCENT,
        at_least=True,
    ),
    Goal(
        "G18 date",
        "The same, and the birth date where nobody fits",
        "",
        90.0,
        88.0,
        unit=Unit.PERCENT,
        at_least=True,
    ),
    Goal("G18 letter", "A letter of such a name, on the processor (p50)", "", unit=Unit.MS),
    Goal("G18 slowest", "The slowest of them", "", 50.0, unit=Unit.MS),
    Goal(
        "G20", "An HL7 message of eight senders, until it is acknowledged", "appended and synced alone", 4.0
    ),
    Goal("G20 shared", "The same", "eight appended, one sync"),
    Goal("G20 parse", "The same", "cut into fields, and nothing more"),
    Goal("G20 used", "The same, until it is used as well", "appended and synced alone"),
    Goal("Hide", "F9, until everything is hidden and painted", _SWAP),
    Goal("Hide p99", "The slowest of them on the processor (p99)", "", _FRAME, unit=Unit.MS),
    Goal("Show", "F9 once more, until the card is painted again", _SWAP),
    Goal("Show p99", "The slowest of them on the processor (p99)", "", _FRAME, unit=Unit.MS),
    Goal("Esc", "Esc, until the card is away and the desk painted", _SWAP),
    Goal("Esc p99", "The slowest of them on the processor (p99)", "", _FRAME, unit=Unit.MS),
)
GOAL_OF: dict[str, Goal] = {goal.key: goal for goal in GOALS}
