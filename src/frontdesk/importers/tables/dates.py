"""Dates and times of day as other systems and people write them, in several languages."""

import re
import unicodedata
from collections.abc import Iterable
from datetime import date, time

from frontdesk.importers.limits import LONGEST_MOMENT

_MONTHS = {
    short: number
    for number, names in enumerate(
        (
            "jan ene gen janv",
            "feb fev febr fevr",
            "mar maa mrz marz maerz mars maer",
            "apr avr abr",
            "may mai mag mei mayo",
            "jun juin giu juni",
            "jul juil lug juli",
            "aug aou ago aout",
            "sep set sept",
            "oct okt out ott",
            "nov",
            "dec dez dic",
        ),
        start=1,
    )
    for short in names.split()
}
_YEAR_FIRST = re.compile(r"(\d{4})\s*[-/.]\s*(\d{1,2})\s*[-/.]\s*(\d{1,2})")
_YEAR_LAST = re.compile(r"(\d{1,2})\s*[-/. ]\s*(\d{1,2})\s*[-/. ]\s*(\d{4}|\d{2})")
_IDEOGRAPHS = re.compile(r"(\d{4})\s*[年년]\s*(\d{1,2})\s*[月월]\s*(\d{1,2})\s*[日일]?")
_COMPACT = re.compile(r"((?:18|19|20|21)\d{2})(\d{2})(\d{2})")
_DAY_NAME = re.compile(
    r"(\d{1,2})(?:st|nd|rd|th|er|º|\.)?[\s.-]*(?:de\s+|of\s+)?([a-z]{3,10})\.?[\s,.-]*(?:de\s+|del\s+)?(\d{4}|\d{2})"
)
_NAME_DAY = re.compile(r"([a-z]{3,10})\.?[\s-]*(\d{1,2})(?:st|nd|rd|th)?[\s,.-]+(\d{4}|\d{2})")
_YEAR_MONTH = re.compile(r"(\d{4})-(\d{2})")
_MONTH_YEAR = re.compile(r"(\d{1,2})[/.](\d{4})")
_WEEKDAY = re.compile(
    r"^(?:(?:mon|tues?|wednes|wed|thurs?|thu|fri|satur|sat|sun)(?:day)?|(?:mon|diens|donners|frei|sams|sonn)tag|mittwoch|"
    r"mo|di|mi|do|fr|sa|so|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|lunes|martes|miercoles|jueves|viernes|"
    r"sabado|domingo)[.,]?\s+"
)
_MIDNIGHT = re.compile(r"[ t]0{1,2}[:.]?00(?:[:.]00(?:\.0+)?)?z?$|[ ]12:00(?::00)?\s*am$")
_CLOCK = re.compile(r"(\d{1,2})(?:\s*[:.h]\s*(\d{2}))?(?::(\d{2})(?:\.\d+)?)?\s*(am|pm|a|p|uhr|h|hrs)?")
_BARE_CLOCK = re.compile(r"(\d{1,2})(\d{2})\s*(am|pm|a|p|h|hrs|uhr)?")
_RANGE = re.compile(r"\s*(?:-|–|—|~|\bto\b|\bbis\b|\bà\b|\ba\b(?=\s*\d)|\buntil\b)\s*")

_CLOCK_BEHIND = re.compile(
    r"(?<=\d)[T ](?:\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?: ?[AP]M)?|"
    r"0?0:00(?::00(?:\.0+)?)?(?:Z|[+-]\d{2}:?\d{2}))$",
    re.IGNORECASE,
)


def without_clock(text: str) -> str:
    """A birth date without the time of day a database puts behind it.

    A time with an offset stays unless it is midnight: 23:00 in UTC may be the next day elsewhere.
    """
    return _CLOCK_BEHIND.sub("", text.strip()) if len(text) <= LONGEST_MOMENT else text


def plain(text: str) -> str:
    """Lower case, accents gone, digits of any script as 0 to 9, one space between words."""
    if not text.isascii():
        apart = unicodedata.normalize("NFKD", text.casefold())
        text = "".join(
            str(unicodedata.digit(sign)) if sign.isdigit() else sign
            for sign in apart
            if unicodedata.category(sign) != "Mn"
        )
    return " ".join(text.casefold().split())


def parse_date(text: str, *, day_first: bool, newest: date) -> str | None:
    """ISO date as exact as written (``YYYY-MM-DD``, ``YYYY-MM``, ``YYYY``); "" for empty, None if unreadable.

    A year of two digits is the latest one not after ``newest``.
    """
    if len(text) > LONGEST_MOMENT:
        return None
    written = _MIDNIGHT.sub("", plain(text)).strip(" .,")
    if not written:
        return ""
    written = _WEEKDAY.sub("", written)
    if (
        found := _YEAR_FIRST.fullmatch(written)
        or _COMPACT.fullmatch(written)
        or _IDEOGRAPHS.fullmatch(written)
    ):
        return _iso(int(found[1]), int(found[2]), int(found[3]))
    if found := _YEAR_LAST.fullmatch(written):
        first, second = int(found[1]), int(found[2])
        day, month = (first, second) if day_first or "." in written else (second, first)
        return _iso(_year(found[3], newest), month, day)
    if (found := _DAY_NAME.fullmatch(written)) and (number := _month(found[2])):
        return _iso(_year(found[3], newest), number, int(found[1]))
    if (found := _NAME_DAY.fullmatch(written)) and (number := _month(found[1])):
        return _iso(_year(found[3], newest), number, int(found[2]))
    return _inexact(written)


def _inexact(written: str) -> str | None:
    if re.fullmatch(r"(?:18|19|20)\d{2}", written):
        return written
    if found := _YEAR_MONTH.fullmatch(written):
        year, month = int(found[1]), int(found[2])
    elif found := _MONTH_YEAR.fullmatch(written):
        year, month = int(found[2]), int(found[1])
    else:
        return None
    return f"{year:04}-{month:02}" if 1 <= month <= 12 and 1800 <= year <= 2199 else None


def day_order(values: Iterable[str]) -> bool | None:
    """Day first (True), month first (False), or None when nothing in this column decides.

    The majority of the rows that can be read one way only; a dot between the numbers is day first.
    """
    day_first = month_first = 0
    for value in values:
        found = _YEAR_LAST.match(_WEEKDAY.sub("", plain(value)))
        if not found or "." in found[0]:
            continue
        first, second = int(found[1]), int(found[2])
        day_first += first > 12 >= second
        month_first += second > 12 >= first
    return None if day_first == month_first else day_first > month_first


def nearer_order(values: Iterable[str], today: date, within: int = 21) -> bool | None:
    """The order under which a list's appointments lie near today, when the other puts them elsewhere."""
    near = {True: 0, False: 0}
    for value in values:
        if not (found := _YEAR_LAST.match(_WEEKDAY.sub("", plain(value)))):
            continue
        for day_first in near:
            iso = parse_date(found[0], day_first=day_first, newest=today)
            near[day_first] += bool(iso) and abs((date.fromisoformat(str(iso)) - today).days) <= within
    return None if near[True] == near[False] else near[True] > near[False]


def two_ways(values: Iterable[str]) -> bool:
    """Whether any of these dates changes its meaning with the order of day and month."""
    for value in values:
        found = _YEAR_LAST.match(plain(value))
        if (
            found
            and "." not in found[0]
            and found[1] != found[2]
            and int(found[1]) <= 12
            and int(found[2]) <= 12
        ):
            return True
    return False


def parse_time(text: str) -> time | None:
    """A time of day in 12 or 24 hours: "9:30 AM", "09.30", "9h30", "0930", "14:05:00", "9 Uhr"."""
    written = (
        plain(text).replace("a.m.", "am").replace("p.m.", "pm").replace("a. m.", "am").replace("p. m.", "pm")
    )
    found = _CLOCK.fullmatch(written)
    if found and (found[2] or found[4]):
        return _clock(int(found[1]), int(found[2] or 0), found[4] or "")
    if found := _BARE_CLOCK.fullmatch(written):
        return _clock(int(found[1]), int(found[2]), found[3] or "")
    return None


def parse_range(text: str) -> tuple[time, time | None] | None:
    """A time, or two with a dash or a word between: "09:00 - 09:30"; "9 - 9:30 AM" shares its AM."""
    if len(text) > LONGEST_MOMENT:
        return None
    single = parse_time(text)
    if single:
        return single, None
    parts = _RANGE.split(plain(text))
    if len(parts) != 2:
        return None
    end = parse_time(parts[1])
    half = parts[1].rstrip(".").rpartition(" ")[2][-2:]
    start = parse_time(parts[0]) or (parse_time(f"{parts[0]} {half}") if half in ("am", "pm") else None)
    return (start, end) if start and end else None


def parse_minutes(text: str) -> int | None:
    """A length: "30", "30 min", "0:30", "1 h 15", "PT30M"."""
    if len(text) > LONGEST_MOMENT:
        return None
    written = plain(text)
    if found := re.fullmatch(r"(\d{1,3})(?:\.0+)?\s*(?:m|min|mins|minutes?|minuten|minutos|')?\.?", written):
        return int(found[1])
    if found := re.fullmatch(
        r"(?:pt)?(\d{1,2})\s*(?::|h|hr|hrs|hours?|std)\s*(?:(\d{1,2})\s*(?:m|min|mins|minutes)?)?", written
    ):
        return int(found[1]) * 60 + int(found[2] or 0)
    if found := re.fullmatch(r"pt(\d{1,3})m", written):
        return int(found[1])
    return None


def _clock(hour: int, minute: int, half: str) -> time | None:
    if half[:1] in ("a", "p"):
        if not 1 <= hour <= 12:
            return time(hour, minute) if half[0] == "p" and 13 <= hour <= 23 and minute < 60 else None
        hour = hour % 12 + (12 if half[0] == "p" else 0)
    return time(hour, minute) if hour < 24 and minute < 60 else None


def _month(word: str) -> int:
    return _MONTHS.get(word[:5]) or _MONTHS.get(word[:4]) or _MONTHS.get(word[:3]) or 0


def _year(digits: str, newest: date) -> int:
    if len(digits) == 4:
        return int(digits)
    year = newest.year // 100 * 100 + int(digits)
    return year if year <= newest.year else year - 100


def _iso(year: int, month: int, day: int) -> str | None:
    try:
        return date(year, month, day).isoformat() if 1800 <= year <= 2199 else None
    except ValueError:
        return None
