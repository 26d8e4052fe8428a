"""Which clock a calendar means. A name that cannot be resolved is None: a time is never guessed."""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta, timezone, tzinfo
from zoneinfo import ZoneInfo

from frontdesk.importers.calendar.recurrence import NotExpanded, Rule, read_rule
from frontdesk.importers.calendar.zone_names import PLACES

_NAME = re.compile(r"[A-Za-z][A-Za-z0-9_+\-]*(/[A-Za-z0-9_+\-]+){0,2}")
_OFFSET = re.compile(r"\((?:utc|gmt)\s*(?:([+-])(\d{1,2}):?(\d\d))?\)\s*(.*)")
_SIGNED = re.compile(r"([+-])(\d\d)(\d\d)(\d\d)?")
_LEAST = datetime.fromisoformat("0002-01-01")
_MOST_CHANGES = 2_000
_EARLIEST, _LAST = datetime.fromisoformat("1960-01-01"), datetime.fromisoformat("2100-01-01")
_STANDS_ALONE = frozenset("UTC GMT EST MST HST EET CET MET WET EST5EDT CST6CDT MST7MDT PST8PDT".split())


@dataclass(frozen=True, slots=True)
class Era:
    """One part of a VTIMEZONE: since when the clock is set so, and when it is set so again."""

    begins: datetime
    before: timedelta
    after: timedelta
    rule: Rule | None = None
    also: tuple[datetime, ...] = ()


class OwnZone(tzinfo):
    """A clock that the calendar itself describes."""

    def __init__(self, changes: list[tuple[datetime, timedelta, timedelta]]) -> None:
        """``changes``: instants in UTC without a mark, the offset before and after."""
        self._at = [at for at, _, _ in changes]
        self._after = [after for _, _, after in changes]
        self._first = changes[0][1]
        self._walls = (
            [at + max(before, after) for at, before, after in changes],
            [at + min(before, after) for at, before, after in changes],
        )

    def utcoffset(self, moment: datetime | None) -> timedelta:
        """Of a time on this clock; ``fold`` says which one, of a time that comes twice."""
        if moment is None:
            return self._first
        place = bisect_right(self._walls[moment.fold], moment.replace(tzinfo=None, fold=0)) - 1
        return self._after[place] if place >= 0 else self._first

    def dst(self, _: datetime | None) -> timedelta:
        """Not told."""
        return timedelta(0)

    def tzname(self, _: datetime | None) -> str:
        """Not told either."""
        return ""

    def fromutc(self, moment: datetime) -> datetime:
        """An instant on this clock."""
        plain = moment.replace(tzinfo=None)
        place = bisect_right(self._at, plain) - 1
        local = plain + (self._after[place] if place >= 0 else self._first)
        second = self.utcoffset(local) != local - plain
        return local.replace(tzinfo=self, fold=int(second))


def own_zone(eras: Iterable[Era]) -> tzinfo | None:
    """The clock of a VTIMEZONE, or None where its parts do not say one."""
    changes: dict[datetime, tuple[timedelta, timedelta]] = {}
    try:
        for era in eras:
            for local in _changes(era):
                changes[local - era.before] = (era.before, era.after)
    except (NotExpanded, OverflowError, ValueError):
        return None
    if not 0 < len(changes) <= _MOST_CHANGES:
        return None
    return OwnZone([(at, *changes[at]) for at in sorted(changes)])


def _changes(era: Era) -> list[datetime]:
    dates = [era.begins, *era.also]
    if era.rule is None:
        return dates
    if era.rule.often != "YEARLY" or era.rule.every != 1:
        raise NotExpanded("its clock changes in an unusual way")
    begins = era.begins
    if begins < _EARLIEST and era.rule.months and era.rule.names_days and era.rule.count is None:
        begins = _EARLIEST.replace(hour=begins.hour, minute=begins.minute)  # Outlook writes 1601
    last = era.rule.until_local(timezone(era.before))
    return [*dates, *era.rule.starts(begins, min(_LAST, last or _LAST), with_first=False)]


def offset_of(written: str) -> timedelta | None:
    """ "-0500", "+053000"; None for anything that is no offset."""
    found = _SIGNED.fullmatch(written.strip())
    if not found:
        return None
    hours, minutes, seconds = (int(part or 0) for part in found.groups()[1:])
    size = timedelta(hours=hours, minutes=minutes, seconds=seconds)
    return None if size >= timedelta(hours=24) else -size if found[1] == "-" else size


def read_era(values: Mapping[str, str], also: Iterable[datetime]) -> Era | None:
    """A STANDARD or DAYLIGHT part by its properties; None where it says no change."""
    before, after = (offset_of(values.get(name, "")) for name in ("TZOFFSETFROM", "TZOFFSETTO"))
    found = re.match(r"(\d{8})(?:T(\d{6}))?", values.get("DTSTART", ""))
    if before is None or after is None or not found:
        return None
    try:
        begins = datetime.fromisoformat(f"{found[1]}T{found[2] or '000000'}")
        rule = read_rule(values["RRULE"]) if "RRULE" in values else None
        return Era(max(begins, _LEAST), before, after, rule, tuple(also))
    except (NotExpanded, ValueError):
        return None


@dataclass(slots=True)
class Zones:
    """The clocks of one calendar; each name is resolved once."""

    described: dict[str, list[Era | None]] = field(default_factory=dict)
    """The calendar's own, by name; a part that cannot be read is None."""
    _known: dict[str, tzinfo | None] = field(default_factory=dict)

    def of(self, name: str) -> tzinfo | None:
        """The clock a name means, or None."""
        if name not in self._known:
            self._known[name] = self._resolved(name)
        return self._known[name]

    def _resolved(self, name: str) -> tzinfo | None:
        plain = name.strip().strip('"').strip()
        if zone := iana(plain) or iana(plain.removeprefix("/")):
            return zone
        eras = self.described.get(name) or self.described.get(plain)
        if eras:
            return own_zone(era for era in eras if era) if None not in eras else None
        return _of_windows(plain) or _at_the_end_of(plain)


def iana(name: str) -> tzinfo | None:
    """The zone of the IANA list under just this name."""
    if len(name) > 60 or not _NAME.fullmatch(name) or ("/" not in name and name.upper() not in _STANDS_ALONE):
        return None
    with suppress(KeyError, ValueError, OSError):
        return ZoneInfo(name)
    return None


def _of_windows(name: str) -> tzinfo | None:
    """A key of Windows, or its words; words that contradict the offset beside them mean nothing."""
    from icalendar.timezone.windows_to_olson import WINDOWS_TO_OLSON

    if name in WINDOWS_TO_OLSON:
        return ZoneInfo(WINDOWS_TO_OLSON[name])
    found = _OFFSET.fullmatch(_folded(name))
    sign, hours, minutes, words = found.groups() if found else ("", "", "", _folded(name))
    offset = timedelta(hours=int(hours or 0), minutes=int(minutes or 0)) * (-1 if sign == "-" else 1)
    if found and not words and hours and offset < timedelta(hours=24):
        return timezone(offset)
    zone = ZoneInfo(PLACES[words]) if words in PLACES else None
    return zone if zone is None or not found or _usual(zone, offset) else None


def _usual(zone: tzinfo, offset: timedelta) -> bool:
    """Whether a place kept this offset at some time of the last decades."""
    moments = (datetime(year, month, 1, tzinfo=UTC) for year in (2000, 2010, 2020, 2025) for month in (1, 7))
    return any(moment.astimezone(zone).utcoffset() == offset for moment in moments)


def _at_the_end_of(name: str) -> tzinfo | None:
    """ "/mozilla.org/20070129_1/Europe/London", "posix/Europe/Vaduz": the place stands last."""
    parts = name.strip("/").split("/")
    for length in (3, 2):
        if len(parts) > length - 1 and (zone := iana("/".join(parts[-length:]))):
            return zone
    return None


def _folded(name: str) -> str:
    plain = unicodedata.normalize("NFKD", name.replace("&", "and").casefold())
    return " ".join("".join(sign for sign in plain if not unicodedata.combining(sign)).split())
