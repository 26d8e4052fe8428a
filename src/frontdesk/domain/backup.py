"""Backups: what is known of each, which of them stay, and when the next one is due. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta, tzinfo
from enum import Enum
from pathlib import Path

DAYS, WEEKS, MONTHS = 14, 10, 12
"""The newest of each of so many days, weeks and months stays."""
UPDATE_STAYS = timedelta(days=30)
"""A backup made before an update is there to go back on it."""
EVERY = timedelta(hours=4)
OLD = timedelta(hours=24)
"""A proven backup older than this is said to be old."""
DRILL_EVERY = timedelta(days=7)


class Why(Enum):
    """What a backup was made for."""

    BY_ITSELF = "by_itself"
    ASKED = "asked"
    UPDATE = "update"


@dataclass(frozen=True, slots=True)
class Contents:
    """What a store holds, without a word of it: enough to see that two files hold the same."""

    layout: int
    people: int
    acts: int
    """The number of the newest entry of the audit chain."""
    head: str
    """Its hash: it stands for every entry before it."""
    rows: tuple[tuple[str, int], ...] = ()
    """How many of which table."""


@dataclass(frozen=True, slots=True)
class Backup:
    """One backup in the folder: an encrypted copy of the store with its key file beside it."""

    name: str
    at: datetime
    why: Why = Why.BY_ITSELF
    size: int = 0
    contents: Contents | None = None
    """What it held when it was opened and compared; None counts for nothing until it is tested."""

    @property
    def proven(self) -> bool:
        """It was opened, every page read, and it held what the store held."""
        return self.contents is not None


@dataclass(frozen=True, slots=True)
class Drilled:
    """A backup was really restored somewhere else, opened and counted; ``good`` says with which result."""

    at: datetime
    name: str
    people: int
    good: bool


@dataclass(frozen=True, slots=True)
class Ready:
    """A backup that was made ready beside the open store: once that is closed it takes its place."""

    backup: Backup
    people: int
    erased_again: int = 0
    """People in the backup who were erased since, and are not brought back."""
    without: frozenset[str] = field(default=frozenset(), repr=False)
    """Ids of everybody who was erased when it was made ready."""


@dataclass(frozen=True, slots=True)
class Restored:
    """A backup that took the store's place, or would."""

    backup: Backup
    people: int
    newer_acts: int
    """Acts of the store from before that are not in it."""
    erased_again: int = 0
    aside: Path | None = None
    """Where the store from before lies; None where there was none, or nothing was done yet."""
    passed_over: tuple[str, ...] = ()
    """Newer ones that are damaged."""


def newest_proven(backups: Iterable[Backup]) -> Backup | None:
    """The one that counts."""
    return max((one for one in backups if one.proven), key=_order, default=None)


def to_thin(backups: Iterable[Backup], now: datetime, zone: tzinfo) -> tuple[Backup, ...]:
    """Which proven backups may go: none of today, none of an update within 30 days, and none that is the
    newest of one of the last 14 days, 10 weeks or 12 months that have any. So the newest always stays."""
    proven = sorted((one for one in backups if one.proven), key=_order, reverse=True)
    stays = {one.name for one in proven if one.at.astimezone(zone).date() >= now.astimezone(zone).date()}
    stays |= {one.name for one in proven if one.why is Why.UPDATE and now - one.at < UPDATE_STAYS}
    for many, span in ((DAYS, _day), (WEEKS, _week), (MONTHS, _month)):
        newest: dict[object, str] = {}
        for one in proven:
            newest.setdefault(span(one.at.astimezone(zone).date()), one.name)
        stays |= set(list(newest.values())[:many])
    return tuple(one for one in proven if one.name not in stays)


def is_due(backups: Iterable[Backup], now: datetime) -> bool:
    """The newest good one is older than four hours, or there is none."""
    newest = newest_proven(backups)
    return newest is None or now - newest.at >= EVERY


def is_old(newest: Backup | None, now: datetime) -> bool:
    """The desk is told: nothing proven within 24 hours."""
    return newest is None or now - newest.at > OLD


def drill_due(last: Drilled | None, now: datetime) -> bool:
    """Once a week; one that did not go well is tried again the next day."""
    return last is None or now - last.at >= (DRILL_EVERY if last.good else timedelta(days=1))


def _order(one: Backup) -> tuple[datetime, str]:
    return one.at, one.name


def _day(day: date) -> object:
    return day


def _week(day: date) -> object:
    return day.isocalendar()[:2]


def _month(day: date) -> object:
    return day.year, day.month
