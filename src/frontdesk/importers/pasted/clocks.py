"""Times of day inside a line: "08:00", "8:00 AM - 8:20 AM", "9-9:30 am", "14h30", "0800"."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import time

_CLOCK = re.compile(
    r"(?<![\w:./#+])(\d{1,2})(?:([:.h])(\d{2})(?::\d{2})?)?"
    r"(?: ?(am|pm|a\.m\.|p\.m\.|uhr|hrs|h)|([ap]))?(?![\w:/]|\.\d)"
)
_BETWEEN = frozenset({"", "-", "\u2013", "\u2014", "~", "to", "bis", "\u00e0", "until", "till"})
_HOUR_BEFORE = re.compile(r"(?<![\w:./#+])(\d{1,2}) ?(?:-|\u2013|\u2014|to|bis) ?$")
_WITHOUT_COLON = re.compile(r"\W{0,4}([01]\d)([0-5][05])(?: ?[-\u2013] ?([01]\d)([0-5][05]))?(?=\s|$)")
_AFTERNOON_UNTIL = 6
"""Nobody is booked before six in the morning on a list that counts to twelve."""


@dataclass(frozen=True, slots=True)
class Clock:
    """A time as it is written; ``half`` is "a", "p" or empty."""

    hour: int
    minute: int
    half: str = ""
    padded: bool = False
    """Written with two digits: "01:30" is at night, "1:30" may be after noon."""

    def as_time(self, *, to_twelve: bool) -> time:
        """The time of day; ``to_twelve``: the list counts to twelve without saying which half."""
        hour = self.hour
        if self.half and 1 <= hour <= 12:
            hour = hour % 12 + (12 if self.half == "p" else 0)
        elif to_twelve and self.is_open:
            hour += 12
        return time(hour, self.minute)

    @property
    def is_open(self) -> bool:
        """After noon, if the list counts to twelve."""
        return not self.half and not self.padded and 1 <= self.hour < _AFTERNOON_UNTIL


@dataclass(frozen=True, slots=True)
class When:
    """Where in a line its time stands, from and to."""

    start: int
    stop: int
    begins: Clock
    ends: Clock | None = None


def when_in(text: str, *, without_colon: bool = False) -> When | None:
    """The first time in a line, with the second one where the two are from and to."""
    lower = text.lower()
    if without_colon:
        return _bare(lower)
    found = [(match, clock) for match in _CLOCK.finditer(lower) if (clock := _clock(match))]
    if not found:
        return None
    (first, begins), *more = found
    if more and lower[first.end() : more[0][0].start()].strip(" \t") in _BETWEEN:
        second, ends = more[0]
        return When(first.start(), second.end(), _shared(begins, ends), ends)
    if before := _HOUR_BEFORE.search(lower[: first.start()]):
        start = Clock(int(before[1]), 0)
        if start.hour < 24:
            return When(before.start(), first.end(), _shared(start, begins), begins)
    return When(first.start(), first.end(), begins)


def counts_to_twelve(clocks: Iterable[Clock]) -> bool:
    """A list with 1:30 and without any hour after twelve or half of the day."""
    given = list(clocks)
    return any(one.is_open for one in given) and not any(one.half or one.hour > 12 for one in given)


def _clock(match: "re.Match[str]") -> Clock | None:
    hour, minute, word = int(match[1]), int(match[3] or 0), match[4] or match[5] or ""
    half = word[0] if word[:1] in ("a", "p") else ""
    if hour > 23 or minute > 59 or not (match[3] or word):
        return None
    if not match[3] and ((half and not 1 <= hour <= 12) or (word == "h" and hour < _AFTERNOON_UNTIL)):
        return None
    return Clock(hour, minute, half, padded=len(match[1]) == 2 and hour < 10)


def _shared(begins: Clock, ends: Clock) -> Clock:
    """ "8 - 8:20 AM" shares its half of the day, "11:40 - 12:10 PM" cannot."""
    if begins.half or not ends.half or not 1 <= begins.hour <= 12:
        return begins
    same = Clock(begins.hour, begins.minute, ends.half)
    if same.as_time(to_twelve=False) <= ends.as_time(to_twelve=False):
        return same
    return Clock(begins.hour, begins.minute, "a" if ends.half == "p" else "p")


def _bare(lower: str) -> When | None:
    found = _WITHOUT_COLON.match(lower)
    if not found or not 5 <= int(found[1]) <= 19:
        return None
    ends = Clock(int(found[3]), int(found[4]), padded=True) if found[3] else None
    return When(0, found.end(), Clock(int(found[1]), int(found[2]), padded=True), ends)
