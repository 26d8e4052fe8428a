"""What ``expected.json`` says of repeats: the first five, on the clock of the event.

Where the name of the clock is not of the IANA list, any clock there is may be meant that shows the start the
truth agrees on. Where the truth has no such start either, nobody knows the clock, and nothing is scored.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, tzinfo
from functools import cache
from typing import Any
from zoneinfo import ZoneInfo, available_timezones

Entry = Mapping[str, Any]
BACK, AHEAD = 6, 180
"""Days around the day of an import that repeats are surely read of."""
_FAR = timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class Repeats:
    """One event that comes again, and the first five of it."""

    uid: str
    clocks: tuple[datetime, ...]
    zones: tuple[tzinfo, ...]
    """The clock it is on; several where the truth does not know the name."""
    alone: bool = True
    """Nothing else in the file has its number."""
    moved: tuple[tuple[datetime, datetime | None], ...] = ()
    """In UTC: which of them another event takes the place of, and when that is."""

    def as_in(self, numbered: Iterable[tuple[str, datetime]]) -> bool:
        """Whether the store has these, and none of it between them."""
        kept = {at for number, at in numbered if not self.uid or number.startswith(f"{self.uid}/")}
        return any(self._as_in(kept, zone) for zone in self.zones)

    def _as_in(self, kept: set[datetime], zone: tzinfo) -> bool:
        plain = {at.replace(tzinfo=zone).astimezone(UTC) for at in self.clocks}
        first, last = min(plain) - _FAR, max(plain) + _FAR
        gone = {was for was, _ in self.moved}
        come = {now for _, now in self.moved if now and first < now < last}
        right = (plain - gone) | come
        between = {at for at in kept if first < at < last}
        return right == between if self.alone else right <= between


def repeats(entry: Entry, zone: ZoneInfo) -> Iterator[Repeats]:
    """Every event of a calendar whose repeats are confirmed; those of whole days are no appointments."""
    events = newest(entry.get("events") or ())
    for event in events:
        said, occurrences = event.get("dtstart") or {}, event.get("occ") or {}
        first = occurrences.get("first5") or ()
        if (
            not first
            or not occurrences.get("confirmed")
            or said.get("kind") not in ("utc", "floating", "tzid")
        ):
            continue
        if said["kind"] == "tzid" and not _instant(said):
            continue
        clocks = tuple(datetime.fromisoformat(str(at).removesuffix("Z")) for at in first)
        uid = str(event.get("uid") or "")
        others = [one for one in events if uid and one.get("uid") == uid and one.get("recurrence-id")]
        moved = tuple(
            (was, _instant(one.get("dtstart"))) for one in others if (was := _instant(one["recurrence-id"]))
        )
        same = [one for one in events if one.get("uid") == uid and not one.get("recurrence-id")]
        yield Repeats(uid, clocks, tuple(_zones(said, zone)), bool(uid) and len(same) == 1, moved)


def days(entry: Entry) -> tuple[date, ...]:
    """On which days the file has to be brought in, so that everything that repeats is read once at least."""
    wanted = set()
    for event in entry.get("events") or ():
        if any(event.get(name) for name in ("rrule", "rdate_n", "recurrence-id")):
            written = [(event.get("dtstart") or {}).get("local") or (event.get("dtstart") or {}).get("utc")]
            if (event.get("occ") or {}).get("confirmed"):
                written += event["occ"].get("first5") or ()
            wanted |= {date.fromisoformat(str(at)[:10]) for at in written if at}
    found: list[date] = []
    for day in sorted(wanted):
        if not found or day > found[-1] + timedelta(days=AHEAD - 2):
            found.append(day + timedelta(days=BACK - 1))
    return tuple(found)


def newest(events: Iterable[Entry]) -> list[Entry]:
    """Of several versions of one event (the same number, in place of the same one) the newest."""
    versions: dict[object, int] = {}

    def of(event: Entry) -> tuple[object, int]:
        sequence = str(event.get("sequence") or "")
        key = (event["uid"], str(event.get("recurrence-id"))) if event.get("uid") else id(event)
        return key, int(sequence) if sequence.isascii() and sequence.isdigit() else 0

    every = [event for event in events if isinstance(event, dict)]
    for key, version in map(of, every):
        versions[key] = max(version, versions.get(key, 0))
    return [event for event in every if versions[of(event)[0]] == of(event)[1]]


def _zones(said: Entry, clinic: ZoneInfo) -> Iterator[tzinfo]:
    if said["kind"] != "tzid":
        yield UTC if said["kind"] == "utc" else clinic
        return
    if said.get("tzid") in available_timezones():
        yield ZoneInfo(said["tzid"])
        return
    instant, local = _instant(said), datetime.fromisoformat(said["local"])
    yield from (zone for zone in _every_zone() if local.replace(tzinfo=zone).astimezone(UTC) == instant)


@cache
def _every_zone() -> tuple[ZoneInfo, ...]:
    return tuple(map(ZoneInfo, sorted(available_timezones())))


def _instant(said: Entry | None) -> datetime | None:
    written = (said or {}).get("utc") or (said or {}).get("utc_iana")
    return datetime.fromisoformat(written).astimezone(UTC) if written else None
