"""The appointments of all events of a calendar: which version counts, what takes the place of what."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta

from frontdesk.importers.calendar.event import Event
from frontdesk.importers.calendar.recurrence import NotExpanded

DAYS_BACK, DAYS_AHEAD = 7, 180
"""Of what repeats, this week's and half a year's appointments are read; the next file brings the next."""
MOST_OF_ONE = 500
"""Appointments of one event."""


@dataclass(frozen=True, slots=True)
class Occurrence:
    """One appointment: the event it is of, its start in UTC, and its number."""

    event: Event
    start: datetime
    number: str = field(repr=False)
    remark: str = ""
    cancelled: bool = False

    @property
    def end(self) -> datetime | None:
        """In UTC, where the event says how long it lasts."""
        return self.start + self.event.length if self.event.length else None


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Why an event, or the rest of its appointments, is not used; ``None`` for appointments is a remark."""

    event: Event
    reason: str
    visits: int = 1


def occurrences(events: list[Event], today: date) -> Iterator[Occurrence | LeftOut]:
    """Of events under one number the newest version, with what takes the place of single ones."""
    groups: dict[object, list[Event]] = {}
    for event in events:
        groups.setdefault(event.uid or event.where, []).append(event)
    for group in groups.values():
        yield from _of_one(group, today)


def _of_one(group: list[Event], today: date) -> Iterator[Occurrence | LeftOut]:
    begins = [event for event in group if event.instead_of is None]
    newest = max((event.version for event in begins), default=0)
    masters = {event.first: event for event in begins if event.version == newest}
    yield from (
        LeftOut(event, "a newer version of it is in this file")
        for event in begins
        if masters.get(event.first) is not event
    )
    others: dict[datetime, Event] = {}
    for event in sorted(group, key=lambda one: one.version):
        if event.instead_of is None:
            continue
        if event.instead_of in others:
            reason = "a newer version of it is in this file"
            yield LeftOut(others[event.instead_of], reason)
        others[event.instead_of] = event
    used: set[datetime] = set()
    for master in masters.values():
        part = master.first.strftime("%Y%m%dT%H%M%S") if len(masters) > 1 else ""
        if master.repeats:
            yield from _repeated(master, others, used, today, part)
        else:
            yield from _single(master, f"{master.uid}{'#' * bool(part)}{part}")
    for instead_of, event in others.items():
        if instead_of not in used and (not masters or _near(event.first.date(), today)):
            yield from _single(event, _number(event, instead_of))


def _single(event: Event, number: str) -> Iterator[Occurrence | LeftOut]:
    start, remark = event.instant(event.first)
    if start is None:
        yield LeftOut(event, remark)
    else:
        yield Occurrence(event, start, number if event.uid else "", remark, event.cancelled)


def _repeated(
    master: Event, others: dict[datetime, Event], used: set[datetime], today: date, part: str
) -> Iterator[Occurrence | LeftOut]:
    made = 0
    changes = sorted(at for at, event in others.items() if event.and_later)
    try:
        for local in _starts(master, today):
            plain, remark = master.instant(local)
            if plain is None:
                yield LeftOut(master, remark)
                continue
            if made == MOST_OF_ONE:
                yield LeftOut(master, f"of more than {MOST_OF_ONE} appointments the rest was not read")
                return
            made += 1
            number = _number(master, plain) + part
            before = [at for at in changes if at <= plain]
            if plain in others:
                used.add(plain)
                yield from _single(others[plain], number)
            elif before:
                yield from _shifted(master, local, others[before[-1]], before[-1], number)
            else:
                yield Occurrence(master, plain, number if master.uid else "", remark, master.cancelled)
    except NotExpanded as reason:
        yield LeftOut(master, str(reason))


def _shifted(
    master: Event, local: datetime, change: Event, since: datetime, number: str
) -> Iterator[Occurrence | LeftOut]:
    """One that comes after a change "from here on": as much earlier or later as that one was moved."""
    was = since.astimezone(master.zone).replace(tzinfo=None, fold=0)
    moved = change.first.replace(tzinfo=change.zone).astimezone(UTC)
    now = moved.astimezone(master.zone).replace(tzinfo=None, fold=0)
    start, remark = master.instant(local + (now - was))
    if start is None:
        yield LeftOut(change, remark)
    else:
        yield Occurrence(change, start, number if master.uid else "", remark, change.cancelled)


def _starts(event: Event, today: date) -> list[datetime]:
    """On its own clock, of this week and half a year; one more than may be kept at most."""
    begin = datetime.combine(today - timedelta(days=DAYS_BACK), time.min)
    end = datetime.combine(today + timedelta(days=DAYS_AHEAD), time.max)
    found: set[datetime] = {at for at in (event.first, *event.also) if begin <= at <= end}
    never: set[datetime] = set()
    for rule, into in ((event.rule, found), (event.never, never)):
        if rule is not None:
            last = rule.until_local(event.zone)
            for at in rule.starts(
                event.first, min(end, last or end), begin=begin, with_first=rule is event.rule
            ):
                into.add(at)
                if len(into) > 24 * (DAYS_BACK + DAYS_AHEAD + 1):
                    break
    kept = found - never - event.without
    return sorted(at for at in kept if at.date() not in event.without_days)


def _near(day: date, today: date) -> bool:
    return today - timedelta(days=DAYS_BACK) <= day <= today + timedelta(days=DAYS_AHEAD)


def _number(event: Event, instant: datetime) -> str:
    """The number of one of several: the event's, and when it was to be: so the next file finds it again."""
    return f"{event.uid}/{instant:%Y%m%dT%H%M%SZ}"
