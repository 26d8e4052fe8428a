"""Made-up calendars of a day with their truth, in the manners of six kinds of programs. Seeded."""

import random
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from tests.importers.generators import ZONES, Booking, DayList, bookings

Stamp = Callable[[datetime, str, str], str]
_CENTRAL = "Amsterdam, Berlin, Bern, Rome, Stockholm, Vienna"
_WINDOWS = {
    "Europe/London": ("GMT Standard Time", "(UTC+00:00) Dublin, Edinburgh, Lisbon, London"),
    "America/New_York": ("Eastern Standard Time", "(UTC-05:00) Eastern Time (US & Canada)"),
    "America/Chicago": ("Central Standard Time", "(UTC-06:00) Central Time (US & Canada)"),
    "America/Los_Angeles": ("Pacific Standard Time", "(UTC-08:00) Pacific Time (US & Canada)"),
    "Europe/Berlin": ("W. Europe Standard Time", f"(UTC+01:00) {_CENTRAL}"),
    "Australia/Sydney": ("AUS Eastern Standard Time", "(GMT+10:00) Canberra, Melbourne, Sydney"),
}  # fmt: skip
_MANNERS = ("google", "apple", "outlook key", "outlook words", "mozilla", "floating", "own zone")


def calendar_day(seed: int) -> DayList:
    """A day's calendar; the seed picks manner, zone, people and line ends."""
    chance = random.Random(30_000 + seed)
    manner = _MANNERS[seed % len(_MANNERS)]
    zone = chance.choice([name for name in ZONES if "outlook" not in manner or name in _WINDOWS])
    day = date(2026, 1, 5) + timedelta(days=chance.randrange(360))
    truth = bookings(chance, zone, day, chance.randrange(8, 40))
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", f"PRODID:-//{manner}//EN"]
    if manner == "own zone":
        lines += _own_zone(zone, day)
    for one in truth:
        lines += _event(one, manner, zone, chance)
    lines.append("END:VCALENDAR")
    end = chance.choice(("\r\n", "\n"))
    text = end.join(_folded(line, end) for line in lines) + end
    return DayList(manner, zone, day, text.encode(), truth, None, ".ics")


def _event(one: Booking, manner: str, zone: str, chance: random.Random) -> list[str]:
    title = chance.choice(
        (
            f"{one.given} {one.family}",
            f"{one.family.upper()}\\, {one.given}",
            f"{one.given} {one.family} - persistent cough\\; bring results",
            f"Follow-up: {one.given} {one.family} (2nd)",
        )
    )
    end = one.start + timedelta(minutes=15)
    return [
        "BEGIN:VEVENT",
        f"UID:{one.number}@{manner.replace(' ', '')}.example",
        f"DTSTAMP:{one.start.astimezone(UTC):%Y%m%dT%H%M%SZ}",
        f"DTSTART{_stamp(one.start, manner, zone)}",
        "DURATION:PT15M" if chance.random() < 0.3 else f"DTEND{_stamp(end, manner, zone)}",
        f"SUMMARY:{title}",
        "DESCRIPTION:Reason: " + "a cough that does not go away " * chance.randrange(1, 9),
        "BEGIN:VALARM",
        "TRIGGER:-PT15M",
        "SUMMARY:Somebody Else",
        "END:VALARM",
        "END:VEVENT",
    ]  # fmt: skip


def _stamp(moment: datetime, manner: str, zone: str) -> str:
    local = f"{moment.astimezone(ZoneInfo(zone)):%Y%m%dT%H%M%S}"
    return {
        "google": f":{moment.astimezone(UTC):%Y%m%dT%H%M%SZ}",
        "apple": f";TZID={zone}:{local}",
        "outlook key": f";TZID={_WINDOWS.get(zone, ('',))[0]}:{local}",
        "outlook words": f';TZID="{_WINDOWS.get(zone, ("", ""))[1]}":{local}',
        "mozilla": f";TZID=/mozilla.org/20070129_1/{zone}:{local}",
        "floating": f":{local}",
        "own zone": f";TZID=Customized Time Zone:{local}",
    }[manner]


def _own_zone(zone: str, day: date) -> list[str]:
    """The clock of that year in words of its own: each change as a part that happens once."""
    at = datetime(day.year - 1, 1, 1, tzinfo=UTC)
    lines = ["BEGIN:VTIMEZONE", "TZID:Customized Time Zone"]
    before = at.astimezone(ZoneInfo(zone)).utcoffset() or timedelta(0)
    lines += _part(datetime(1970, 1, 1), before, before)  # noqa: DTZ001 - a wall clock
    for _ in range(24 * 366 * 2):
        at += timedelta(hours=1)
        after = at.astimezone(ZoneInfo(zone)).utcoffset() or timedelta(0)
        if after != before:
            lines += _part((at + before).replace(tzinfo=None), before, after)
            before = after
    return [*lines, "END:VTIMEZONE"]


def _part(onset: datetime, before: timedelta, after: timedelta) -> list[str]:
    kind = "DAYLIGHT" if after > before else "STANDARD"
    return [f"BEGIN:{kind}", f"DTSTART:{onset:%Y%m%dT%H%M%S}", f"TZOFFSETFROM:{_offset(before)}",
            f"TZOFFSETTO:{_offset(after)}", f"END:{kind}"]  # fmt: skip


def _offset(size: timedelta) -> str:
    minutes = int(size.total_seconds()) // 60
    return f"{'-' if minutes < 0 else '+'}{abs(minutes) // 60:02}{abs(minutes) % 60:02}"


def _folded(line: str, end: str) -> str:
    """Folded at 60 letters, as everybody does."""
    return f"{end} ".join(line[at : at + 60] for at in range(0, len(line), 60) or (0,))
