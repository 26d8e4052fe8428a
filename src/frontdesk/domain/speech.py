"""What the pure parts may ask about words: clocks, dates and language names are handed in."""

from datetime import date, datetime
from typing import Protocol


class Saying(Protocol):
    """What a line asks for: times, days and names of languages as one language says them."""

    def clock(self, moment: datetime) -> str:
        """A local time: "10:20"."""

    def at_clock(self, moment: datetime) -> str:
        """The same with its own preposition: "at 10:20"."""

    def day(self, day: date, today: date) -> str:
        """A date to say: "today", "Thursday 11 June"."""

    def short_day(self, day: date, today: date) -> str:
        """A date to read in a source line: "2 April", with the year when it is another one."""

    def language(self, tag: str) -> str:
        """The name of a language in the reader's own: "Vietnamese"."""

    def minutes(self, count: int) -> str:
        """A length of time: "about 40 minutes"."""


class Speech(Saying, Protocol):
    """The clinic's language: it also reads what is typed, and writes what the desk compares."""

    def read_day(self, text: str, today: date) -> date | None:
        """A day somebody typed, today or later: "Fri 22 May", "tomorrow", "in 2 weeks"; None for no day."""

    def week_day(self, day: date) -> str:
        """A day near enough to go by its weekday: "Fri 22 May"; ``read_day`` reads it."""

    def birth_date(self, value: str) -> str:
        """ISO date, exact or not, to compare: "14 Mar 1961"; "not known" when empty."""
