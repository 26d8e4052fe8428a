"""Opening hours and closed days as people write them in one line. Pure.

"Mon-Fri 8:00-18:00, Sat 9-12" and "25 Dec, 26 Dec, 1 Jan 2027": one field each, read back in full words.
"""

import re
from collections.abc import Sequence
from datetime import date, time

from frontdesk.domain.clinic import OpeningHours
from frontdesk.domain.errors import Refused

USUAL_HOURS = "Mon-Fri 08:00-18:00"
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = tuple(
    "January February March April May June July August September October November December".split()
)
_BETWEEN = r"\s*(?:-|\u2013|to|until)\s*"
_CLOCK = r"(\d{1,2})(?:[:.h](\d{2}))?\s*(am|pm)?"
_HOURS = re.compile(rf"([a-z]{{2,9}})\.?(?:{_BETWEEN}([a-z]{{2,9}})\.?)?\s+{_CLOCK}{_BETWEEN}{_CLOCK}")
_DAY_FIRST = re.compile(r"(\d{1,2})\.?\s+([a-z]{3,9})\.?(?:\s+(\d{4}))?")
_MONTH_FIRST = re.compile(r"([a-z]{3,9})\.?\s+(\d{1,2})(?:\s+(\d{4}))?")
_ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})")
_LONGEST = 400


def read_hours(text: str) -> tuple[OpeningHours, ...]:
    """The week as written. Raises ``Refused`` naming the part that cannot be read."""
    week: dict[int, OpeningHours] = {}
    for part in _parts(text):
        found = _HOURS.fullmatch(part.lower())
        if found is None:
            raise _not_read(part, "Write it like Mon-Fri 8:00-18:00.")
        first, last, *clock = found.groups()
        days = _days(part, first, last or first)
        opens = _clock(part, clock[0], clock[1], clock[2] or "")
        closes = _clock(part, clock[3], clock[4], clock[5] or "")
        if closes <= opens:
            raise _not_read(part, "The clinic closes after it opens.")
        for day in days:
            if day in week:
                raise Refused(f"{DAYS[day]} is there twice.", "", "Write each day once.")
            week[day] = OpeningHours(day, opens, closes)
    return tuple(week[day] for day in sorted(week))


def hours_in_words(hours: Sequence[OpeningHours]) -> str:
    """ "Monday to Friday 08:00 to 18:00. Closed Saturday, Sunday."; days alike in a row stand together."""
    if not hours:
        return "Not known yet. You can set them later."
    spoken = ", ".join(f"{_span(run)} {run[0].opens:%H:%M} to {run[0].closes:%H:%M}" for run in _runs(hours))
    closed = [DAYS[day] for day in range(7) if day not in {one.weekday for one in hours}]
    return f"{spoken}." + (f" Closed {', '.join(closed)}." if closed else "")


def hours_as_typed(hours: Sequence[OpeningHours]) -> str:
    """ "Mon-Fri 08:00-18:00, Sat 09:00-12:00": what ``read_hours`` reads back."""
    return ", ".join(
        f"{'-'.join(dict.fromkeys(DAYS[day.weekday][:3] for day in (run[0], run[-1])))}"
        f" {run[0].opens:%H:%M}-{run[0].closes:%H:%M}"
        for run in _runs(hours)
    )


def closed_as_typed(days: Sequence[date]) -> str:
    """ "25 Dec 2026, 1 Jan 2027": what ``read_closed_days`` reads back."""
    return ", ".join(f"{day.day} {MONTHS[day.month - 1][:3]} {day.year}" for day in days)


def read_closed_days(text: str, today: date) -> tuple[date, ...]:
    """Days the clinic is closed; without a year it is the next such day. Raises ``Refused``."""
    days = {_one_day(part, today) for part in _parts(text)}
    return tuple(sorted(days))


def closed_in_words(days: Sequence[date]) -> str:
    """ "Fri 25 December 2026, Fri 1 January 2027"."""
    if not days:
        return "None. Weekends are in the opening hours."
    return ", ".join(f"{DAYS[d.weekday()][:3]} {d.day} {MONTHS[d.month - 1]} {d.year}" for d in days)


def _parts(text: str) -> list[str]:
    if len(text) > _LONGEST:
        raise Refused("That is very long.", "", "Write the usual week in one line.")
    return [part.strip() for part in re.split(r"[,;\n]", text) if part.strip()]


def _days(part: str, first: str, last: str) -> range:
    start, end = _named(first, DAYS), _named(last, DAYS)
    if start is None or end is None or end < start:
        raise _not_read(part, "Write it like Mon-Fri 8:00-18:00.")
    return range(start, end + 1)


def _named(word: str, names: Sequence[str]) -> int | None:
    """Which of ``names`` a word begins; None when it is none or could be two."""
    found = [at for at, name in enumerate(names) if name.lower().startswith(word)]
    return found[0] if len(found) == 1 else None


def _clock(part: str, hour: str, minute: str | None, half: str) -> time:
    hours = int(hour) % 12 + (12 if half == "pm" else 0) if half else int(hour)
    try:
        return time(hours, int(minute or 0))
    except ValueError:
        raise _not_read(part, "Write times like 8:00 or 17:30.") from None


def _one_day(part: str, today: date) -> date:
    text = part.lower()
    if iso := _ISO.fullmatch(text):
        return _dated(part, int(iso[1]), int(iso[2]), int(iso[3]))
    if found := _DAY_FIRST.fullmatch(text):
        day, word, year = found.groups()
    elif found := _MONTH_FIRST.fullmatch(text):
        word, day, year = found.groups()
    else:
        raise _not_read(part, "Write days like 25 Dec or 2026-12-25.")
    month = _named(word, MONTHS)
    if month is None:
        raise _not_read(part, "Write days like 25 Dec or 2026-12-25.")
    if year:
        return _dated(part, int(year), month + 1, int(day))
    here = _dated(part, today.year, month + 1, int(day))
    return here if here >= today else _dated(part, today.year + 1, month + 1, int(day))


def _dated(part: str, year: int, month: int, day: int) -> date:
    try:
        return date(year, month, day)
    except ValueError:
        raise _not_read(part, "There is no such day.") from None


def _runs(hours: Sequence[OpeningHours]) -> list[list[OpeningHours]]:
    """Days in a row with the same hours."""
    runs: list[list[OpeningHours]] = []
    for day in hours:
        if runs and _follows(runs[-1][-1], day):
            runs[-1].append(day)
        else:
            runs.append([day])
    return runs


def _follows(before: OpeningHours, after: OpeningHours) -> bool:
    return after.weekday == before.weekday + 1 and (after.opens, after.closes) == (
        before.opens,
        before.closes,
    )


def _span(run: Sequence[OpeningHours]) -> str:
    first, last = DAYS[run[0].weekday], DAYS[run[-1].weekday]
    return first if first == last else f"{first} {'and' if len(run) == 2 else 'to'} {last}"


def _not_read(part: str, todo: str) -> Refused:
    return Refused(f"\u201c{part[:40]}\u201d could not be read.", "", todo)
