"""When something comes again, day by day within bounds.

Own code, because the libraries go on to the year 9999 for a rule that never fits, or for ever: here every
rule is looked at before it is used, and so many days are looked at, no more. Tests hold it beside dateutil.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from itertools import product

MOST_DAYS = 60_000
"""Days looked at for one rule, and no more: a daily rule since 1862."""
MOST_EVERY, MOST_TIMES, MOST_CLOCKS, MOST_VALUES = 366, 1_000, 24, 400
OFTEN = ("DAILY", "WEEKLY", "MONTHLY", "YEARLY")
_WEEK = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_DAY = re.compile(r"([+-]?\d{1,2})?(MO|TU|WE|TH|FR|SA|SU)")
_UNTIL = re.compile(r"(\d{8})(?:T(\d{6})(Z?))?")
_ONE = timedelta(days=1)


class NotExpanded(Exception):
    """Why no dates can be made of a rule, for a sentence."""


@dataclass(frozen=True, slots=True)
class Rule:
    """An RRULE that was looked at."""

    often: str
    every: int = 1
    count: int | None = None
    until: str = ""
    week_begins: int = 0
    months: frozenset[int] = frozenset()
    week_numbers: frozenset[int] = frozenset()
    year_days: frozenset[int] = frozenset()
    month_days: frozenset[int] = frozenset()
    week_days: frozenset[tuple[int, int]] = frozenset()
    """Which one (0 is every one) and the day of the week."""
    hours: tuple[int, ...] = ()
    minutes: tuple[int, ...] = ()
    seconds: tuple[int, ...] = ()
    places: tuple[int, ...] = ()
    """Which of those of one week, month or year."""

    @property
    def names_days(self) -> bool:
        """Whether the days are said, and not taken from the first one."""
        return bool(self.week_numbers or self.year_days or self.month_days or self.week_days)

    def until_local(self, zone: tzinfo) -> datetime | None:
        """The last moment on the event's own clock; None where the rule has no end."""
        found = _UNTIL.fullmatch(self.until)
        if not found:
            return None
        if found[2] is None:
            return datetime.combine(date.fromisoformat(found[1]), time(23, 59, 59))
        moment = datetime.fromisoformat(f"{found[1]}T{found[2]}")
        return moment.replace(tzinfo=UTC).astimezone(zone).replace(tzinfo=None) if found[3] else moment

    def starts(
        self, first: datetime, end: datetime, *, begin: datetime | None = None, with_first: bool = True
    ) -> Iterator[datetime]:
        """Every start from ``begin`` (else the first) to ``end``, on the event's own clock. The first start
        counts even where the rule does not name it. Raises ``NotExpanded`` when it takes too many days."""
        number, looked = 0, 0
        if with_first and first <= end:
            number = 1
            if begin is None or first >= begin:
                yield first
        period: date | None = self._period_of(first.date())
        if self.count is None and begin and begin > first:
            period = self._ahead(self._period_of(first.date()), begin.date())
        while period is not None and period <= end.date():
            days = self._days(period)
            looked += len(days) + 1
            if looked > MOST_DAYS:
                raise NotExpanded("its repeats begin too long ago")
            for at in self._chosen(days, first):
                if at <= first and (with_first or at < first):
                    continue
                number += 1
                if at > end or (self.count is not None and number > self.count):
                    return
                if begin is None or at >= begin:
                    yield at
            period = self._next(period)

    def _period_of(self, day: date) -> date:
        """The first day of the week, month or year it lies in."""
        if self.often == "YEARLY":
            return day.replace(month=1, day=1)
        if self.often == "MONTHLY":
            return day.replace(day=1)
        if self.often == "WEEKLY":
            return day - _ONE * ((day.weekday() - self.week_begins) % 7)
        return day

    def _next(self, period: date, times: int = 1) -> date | None:
        step = self.every * times
        try:
            if self.often == "YEARLY":
                return period.replace(year=period.year + step)
            if self.often == "MONTHLY":
                months = period.year * 12 + period.month - 1 + step
                return date(months // 12, months % 12 + 1, 1)
            return period + _ONE * (step * (7 if self.often == "WEEKLY" else 1))
        except (ValueError, OverflowError):
            return None

    def _ahead(self, period: date, begin: date) -> date | None:
        """The last period of the rule that begins before ``begin``: those between need not be looked at."""
        months = (begin.year - period.year) * 12 + begin.month - period.month
        apart = {"YEARLY": begin.year - period.year, "MONTHLY": months, "WEEKLY": (begin - period).days // 7}
        times = apart.get(self.often, (begin - period).days) // self.every - 1
        return self._next(period, times) if times > 0 else period

    def _days(self, period: date) -> list[date]:
        if self.often == "DAILY":
            return [period]
        length = {"WEEKLY": 7, "MONTHLY": _length(period), "YEARLY": _year(period.year)}[self.often]
        return [period + _ONE * at for at in range(length)]

    def _chosen(self, days: list[date], first: datetime) -> list[datetime]:
        clocks = [
            time(*clock)
            for clock in product(
                self.hours or (first.hour,), self.minutes or (first.minute,), self.seconds or (first.second,)
            )
        ]
        found = [datetime.combine(day, clock) for day in days if self._fits(day, first) for clock in clocks]
        if not self.places:
            return found
        chosen = {at - 1 if at > 0 else at + len(found) for at in self.places}
        return [moment for at, moment in enumerate(found) if at in chosen]

    def _fits(self, day: date, first: datetime) -> bool:
        months, month_days, week_days = self.months, self.month_days, self.week_days
        if not self.names_days:
            if self.often == "YEARLY":
                months = months or frozenset((first.month,))
            if self.often in ("YEARLY", "MONTHLY"):
                month_days = frozenset((first.day,))
            elif self.often == "WEEKLY":
                week_days = frozenset(((0, first.weekday()),))
        if months and day.month not in months:
            return False
        if month_days and not month_days & {day.day, day.day - _length(day) - 1}:
            return False
        place = day.timetuple().tm_yday
        if self.year_days and not self.year_days & {place, place - _year(day.year) - 1}:
            return False
        if self.week_numbers and not self.week_numbers & _week_numbers(day, self.week_begins):
            return False
        return not week_days or any(self._is(day, which, name) for which, name in week_days)

    def _is(self, day: date, which: int, name: int) -> bool:
        """Every Friday, or the second or last one of its month or year."""
        if day.weekday() != name:
            return False
        if not which or self.often in ("DAILY", "WEEKLY"):
            return True
        if self.often == "MONTHLY" or self.months:
            place, length = day.day, _length(day)
        else:
            place, length = day.timetuple().tm_yday, _year(day.year)
        return which == ((place - 1) // 7 + 1 if which > 0 else -((length - place) // 7 + 1))


def read_rule(written: str) -> Rule:
    """The rule as written. Raises ``NotExpanded`` for one that is none, or that no appointment has."""
    if len(written) > 2_000:
        raise NotExpanded("its rule of repeats is too long")
    said: dict[str, str] = {}
    for part in written.upper().replace(" ", "").removeprefix("RRULE:").split(";"):
        name, equals, value = part.partition("=")
        if equals:
            said.setdefault(name, value)
    often = said.get("FREQ", "")
    if often in ("HOURLY", "MINUTELY", "SECONDLY"):
        raise NotExpanded("it repeats more than once a day")
    if often not in OFTEN:
        raise NotExpanded(UNREADABLE)
    until = said.get("UNTIL", "")
    rule = Rule(
        often,
        every=_number(said.get("INTERVAL", "1"), 1, MOST_EVERY),
        count=_number(said["COUNT"], 1, MOST_TIMES) if "COUNT" in said else None,
        until=until,
        week_begins=_WEEK.index(said["WKST"]) if said.get("WKST") in _WEEK else 0,
        months=frozenset(_numbers(said, "BYMONTH", 1, 12)),
        week_numbers=frozenset(_numbers(said, "BYWEEKNO", -53, 53)),
        year_days=frozenset(_numbers(said, "BYYEARDAY", -366, 366)),
        month_days=frozenset(_numbers(said, "BYMONTHDAY", -31, 31)),
        week_days=frozenset(_week_days(said.get("BYDAY", ""))),
        hours=tuple(sorted(_numbers(said, "BYHOUR", 0, 23))),
        minutes=tuple(sorted(_numbers(said, "BYMINUTE", 0, 59))),
        seconds=tuple(sorted(_numbers(said, "BYSECOND", 0, 59))),
        places=tuple(_numbers(said, "BYSETPOS", -366, 366)),
    )
    try:
        if until and rule.until_local(UTC) is None:
            raise NotExpanded(UNREADABLE)
    except ValueError:
        raise NotExpanded(UNREADABLE) from None
    if len(rule.hours or (0,)) * len(rule.minutes or (0,)) * len(rule.seconds or (0,)) > MOST_CLOCKS:
        raise NotExpanded("it repeats more than once an hour")
    return rule


UNREADABLE = "its rule of repeats cannot be read"


def _number(written: str, least: int, most: int) -> int:
    plain = written.removeprefix("+")
    if not re.fullmatch(r"-?\d{1,6}", plain, re.ASCII) or not least <= int(plain) <= most:
        raise NotExpanded(UNREADABLE)
    return int(plain)


def _numbers(said: dict[str, str], name: str, least: int, most: int) -> set[int]:
    parts = [part for part in said.get(name, "").split(",") if part]
    if len(parts) > MOST_VALUES:
        raise NotExpanded("its rule of repeats is too long")
    found = {_number(part, least, most) for part in parts}
    if least < 0 and 0 in found:
        raise NotExpanded(UNREADABLE)
    return found


def _week_days(written: str) -> Iterator[tuple[int, int]]:
    parts = [part for part in written.split(",") if part]
    if len(parts) > MOST_VALUES:
        raise NotExpanded("its rule of repeats is too long")
    for part in parts:
        found = _DAY.fullmatch(part)
        if not found:
            raise NotExpanded(UNREADABLE)
        yield int(found[1] or 0), _WEEK.index(found[2])


def _length(day: date) -> int:
    """Days of its month."""
    return 31 if day.month == 12 else (day.replace(month=day.month + 1, day=1) - day.replace(day=1)).days


def _year(year: int) -> int:
    return 366 if year % 4 == 0 and (year % 100 != 0 or year % 400 == 0) else 365


def _week_numbers(day: date, begins: int) -> set[int]:
    """The number of its week, and that counted from the end: a week belongs where most of its days lie."""
    middle = day + _ONE * (3 - (day.weekday() - begins) % 7)
    place = middle.timetuple().tm_yday
    return {(place - 1) // 7 + 1, -((_year(middle.year) - place) // 7 + 1)}
