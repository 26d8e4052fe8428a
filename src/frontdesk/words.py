"""Times, dates and language names in the clinic's language, handed to the pure parts as ``Speech``.

English is spelled out here, because the window asks for it on every card and a library of 700
languages is slow to load. Language names come from babel, loaded when the first one is wanted.
"""

from datetime import date, datetime
from functools import cache

_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
_NEAR = {-1: "yesterday", 0: "today", 1: "tomorrow"}


@cache
def _language_names(reader: str) -> dict[str, str]:
    from babel import Locale

    names = dict(Locale.parse(reader, sep="-").languages)
    if reader.startswith("en"):
        names["cmn"] = "Mandarin"  # the CLDR folds it into "Chinese", which is no language to book
    return names


class English:
    """The clinic's words in English. Implements ``frontdesk.domain.speech.Speech``."""

    reader = "en"

    def clock(self, moment: datetime) -> str:
        """A local time: "10:20"."""
        return f"{moment.hour:02}:{moment.minute:02}"  # a board asks 200 times; %H:%M takes ten times as long

    def at_clock(self, moment: datetime) -> str:
        """The same with its own preposition: "at 10:20"."""
        return f"at {self.clock(moment)}"

    def day(self, day: date, today: date) -> str:
        """A date to say: "today", "yesterday", "Thursday 11 June"; the year only when it is another."""
        near = _NEAR.get((day - today).days)
        if near:
            return near
        year = "" if day.year == today.year else f" {day.year}"
        return f"{_DAYS[day.weekday()]} {day.day} {_MONTHS[day.month - 1]}{year}"

    def short_day(self, day: date, today: date) -> str:
        """A date to read: "2 April", "2 April 2024"."""
        year = "" if day.year == today.year else f" {day.year}"
        return f"{day.day} {_MONTHS[day.month - 1]}{year}"

    def headline(self, day: date) -> str:
        """The board's date: "Thursday 14 May"."""
        return f"{_DAYS[day.weekday()]} {day.day} {_MONTHS[day.month - 1]}"

    def birth_date(self, value: str) -> str:
        """ "14 Mar 1961", "Mar 1961", "1961", or "not known"."""
        parts = value.split("-")
        if not parts[0]:
            return "not known"
        names = [_MONTHS[int(p) - 1][:3] if i == 0 else str(int(p)) for i, p in enumerate(parts[1:])]
        return " ".join([*reversed(names), parts[0]])

    def language(self, tag: str) -> str:
        """The name of a BCP 47 language: "Vietnamese"; the tag itself when nobody knows it."""
        names = _language_names(self.reader)
        plain = tag.replace("-", "_")
        return names.get(plain) or names.get(plain.split("_")[0].lower()) or tag

    def minutes(self, count: int) -> str:
        """A length of time: "about 40 minutes", "about an hour"."""
        return "about an hour" if count == 60 else f"about {count} minutes"
