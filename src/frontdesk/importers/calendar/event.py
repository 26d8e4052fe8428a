"""One VEVENT as what it says: when, how often, under which number, in which state; not yet repeated."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta, tzinfo

from frontdesk.importers.calendar.lines import Line, Written
from frontdesk.importers.calendar.recurrence import NotExpanded, Rule, read_rule
from frontdesk.importers.calendar.titles import name_in, works_here
from frontdesk.importers.signs import tidy
from frontdesk.importers.tables.moments import at_clinic
from frontdesk.importers.tables.words import room

_MOMENT = re.compile(r"(\d{8})(?:T(\d{6})(Z?))?", re.ASCII)
_LENGTH = re.compile(
    r"([+-]?)P(?:(\d{1,3})W)?(?:(\d{1,3})D)?(?:T(?:(\d{1,4})H)?(?:(\d{1,5})M)?(?:(\d{1,6})S)?)?", re.ASCII
)
_LONGEST_VISIT = timedelta(hours=24)
_YEARS = (1800, 2199)
_MOST_DATES = 1_000
_ANSWERS = frozenset(("COUNTER", "DECLINECOUNTER", "REFRESH"))
_LONGEST_NUMBER = 170
TIMEZONE_UNKNOWN = "its time zone is not known here"


class NotUsable(Exception):
    """Why no appointment can be made of an event, for a sentence."""


@dataclass(frozen=True, slots=True)
class Event:
    """One event that has a start."""

    where: str
    uid: str = field(repr=False)
    zone: tzinfo
    """Its own clock."""
    first: datetime
    """Its start on that clock."""
    length: timedelta | None
    rule: Rule | None
    never: Rule | None
    """The old ``EXRULE``: when not."""
    also: tuple[datetime, ...]
    """``RDATE`` on its own clock."""
    without: frozenset[datetime]
    """``EXDATE`` on its own clock."""
    without_days: frozenset[date]
    instead_of: datetime | None
    """For one that stands in place of another: which, in UTC."""
    and_later: bool
    version: int
    cancelled: bool
    written_name: str = field(repr=False)
    clinician: str
    room: str
    remark: str = ""
    """What of it could not be read."""

    @property
    def repeats(self) -> bool:
        """Whether there may be more than one."""
        return self.rule is not None or bool(self.also)

    def instant(self, local: datetime) -> tuple[datetime | None, str]:
        """A time on its own clock in UTC, and a remark where the clocks change."""
        return at_clinic(local.date(), local.time(), self.zone)


def read_event(written: Written, clinic: tzinfo) -> Event:
    """The event. Raises ``NotUsable``."""
    if written.too_long:
        raise NotUsable("it is far too long")
    declined = any(line.options.get("PARTSTAT", "").upper() == "DECLINED" for line in written.all("ATTENDEE"))
    if written.head.method in _ANSWERS or (written.head.method == "REPLY" and declined):
        raise NotUsable("it is an answer to an invitation")
    line = written.first("DTSTART")
    if line is None:
        raise NotUsable("it has no start time")
    first, zone = _moment(line, written, clinic)
    if not isinstance(first, datetime):
        raise NotUsable("it is for the whole day, not for a time")
    rule, never, not_read = _rules(written)
    without = [one for line in written.all("EXDATE") for one in _moments(line, written, clinic, zone)]
    also = [one for line in written.all("RDATE") for one in _moments(line, written, clinic, zone)]
    instead, later = _instead_of(written, clinic, zone, first)
    sequence = written.text("SEQUENCE").strip()
    return Event(
        where=f"event {written.number}",
        uid=tidy(written.text("UID"))[:_LONGEST_NUMBER],
        zone=zone,
        first=first,
        length=_length(written, clinic, zone, first),
        rule=rule,
        never=never,
        also=tuple(one for one in also if isinstance(one, datetime)),
        without=frozenset(one for one in without if isinstance(one, datetime)),
        without_days=frozenset(one for one in without if not isinstance(one, datetime)),
        instead_of=instead,
        and_later=later,
        version=int(sequence) if re.fullmatch(r"\d{1,9}", sequence, re.ASCII) else 0,
        cancelled=written.head.method == "CANCEL" or written.text("STATUS").strip().upper() == "CANCELLED",
        written_name=_name(written),
        clinician=_clinician(written),
        room=room(written.text("LOCATION")[:200]),
        remark=f"only its first appointment was read, {not_read}" if not_read else "",
    )


def _rules(written: Written) -> tuple[Rule | None, Rule | None, str]:
    """When it comes again, when not, and why neither is used; then the first one stands alone."""
    rules: list[Rule | None] = []
    for name in ("RRULE", "EXRULE"):
        line = written.first(name)
        try:
            rules.append(read_rule(line.value) if line else None)
        except NotExpanded as reason:
            return None, None, str(reason)
    return rules[0], rules[1], ""


def _moment(line: Line, written: Written, clinic: tzinfo) -> tuple[date, tzinfo]:
    """A time on its clock, or a day. Raises ``NotUsable``."""
    found = _MOMENT.fullmatch(line.value.strip().upper())
    try:
        day = date.fromisoformat(found[1]) if found else None
        moment = datetime.fromisoformat(f"{found[1]}T{found[2]}") if found and found[2] else None
    except ValueError:
        day = moment = None
    if found is None or day is None or not _YEARS[0] <= day.year <= _YEARS[1]:
        raise NotUsable("its start time cannot be read")
    if moment is None:
        return day, clinic
    if found[3]:
        return moment, UTC
    name = line.options.get("TZID", "").strip()
    zone = written.head.zones.of(name) if name else written.head.zones.of(written.head.zone) or clinic
    if zone is None:
        raise NotUsable(TIMEZONE_UNKNOWN)
    return moment, zone


def _moments(line: Line, written: Written, clinic: tzinfo, zone: tzinfo) -> Iterable[date]:
    """Each of a list of times, on the event's own clock; of a span its beginning. What cannot be read is
    as if it were not there."""
    for part in line.value.split(",")[:_MOST_DATES]:
        try:
            said, own = _moment(replace(line, value=part.partition("/")[0]), written, clinic)
        except NotUsable:
            continue
        yield _on(said, own, zone) if isinstance(said, datetime) else said


def _on(moment: datetime, own: tzinfo, zone: tzinfo) -> datetime:
    """A time of one clock on another."""
    if own is zone:
        return moment
    return moment.replace(tzinfo=own).astimezone(UTC).astimezone(zone).replace(tzinfo=None, fold=0)


def _instead_of(
    written: Written, clinic: tzinfo, zone: tzinfo, first: datetime
) -> tuple[datetime | None, bool]:
    """Which one of several it takes the place of, in UTC, and whether of all that follow too."""
    line = written.first("RECURRENCE-ID")
    if line is None:
        return None, False
    said, own = _moment(line, written, clinic)
    if not isinstance(said, datetime):  # a day alone: the one of that day at the usual time
        said, own = datetime.combine(said, first.time()), zone
    return (
        said.replace(tzinfo=own).astimezone(UTC),
        line.options.get("RANGE", "").strip().upper() == "THISANDFUTURE",
    )


def _length(written: Written, clinic: tzinfo, zone: tzinfo, first: datetime) -> timedelta | None:
    """How long it lasts; nothing where it does not say, or says what no appointment lasts."""
    length = None
    if (line := written.first("DTEND")) is not None:
        try:
            end, own = _moment(line, written, clinic)
        except NotUsable:
            return None
        if isinstance(end, datetime):
            length = end.replace(tzinfo=own) - first.replace(tzinfo=zone)
            if own is zone:
                length = end - first
    elif found := _LENGTH.fullmatch(written.text("DURATION").strip().upper()):
        weeks, days, hours, minutes, seconds = (int(part or 0) for part in found.groups()[1:])
        length = timedelta(weeks=weeks, days=days, hours=hours, minutes=minutes, seconds=seconds)
        length = -length if found[1] == "-" else length
    return length if length and timedelta(0) < length <= _LONGEST_VISIT else None


def _name(written: Written) -> str:
    """Of the title; where that tells none, of the one guest who did not invite and does not work here."""
    if name := name_in(written.text("SUMMARY")):
        return "" if works_here(tidy(written.text("SUMMARY"))) else name
    inviter = _address(written.first("ORGANIZER"))
    guests = [
        name
        for line in written.all("ATTENDEE")
        if line.options.get("CUTYPE", "INDIVIDUAL").strip().upper() == "INDIVIDUAL"
        and (not inviter or _address(line) != inviter)
        and not works_here(said := tidy(line.options.get("CN", "")))
        and (name := "" if "@" in said else name_in(said))
    ]
    return guests[0] if len(guests) == 1 else ""


def _clinician(written: Written) -> str:
    """Whoever invited, or whose calendar it is, where the name stands there as a clinician's."""
    line = written.first("ORGANIZER")
    said = (tidy(line.options.get("CN", "")) if line else "", tidy(written.head.name))
    return next((name[:200] for name in said if works_here(name)), "")


def _address(line: Line | None) -> str:
    return line.value.strip().casefold() if line else ""
