"""A day that is always under way: minutes from now become bookings of today, at any hour."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

_GRID = 5
"""Bookings start on a grid of so many minutes."""
_TRUE_BELOW = 35
"""Waits up to so many minutes ago are kept as written, even just after midnight."""
_EARLIEST, _LATEST = 130, 70
"""How far the written day reaches back and ahead, in minutes; squeezed where today is shorter."""


@dataclass(frozen=True, slots=True)
class DayClock:
    """Turns "minutes from now" and "days from today" into instants (UTC) and dates (the clinic's)."""

    now: datetime
    zone: ZoneInfo
    today: date
    first: datetime
    """The clinic's midnight, UTC."""
    last: datetime
    """The last booking of the calendar day, UTC."""

    @classmethod
    def at(cls, now: datetime, zone: ZoneInfo) -> "DayClock":
        """The day around ``now`` in ``zone``."""
        today = now.astimezone(zone).date()
        first = datetime.combine(today, time.min, zone).astimezone(UTC)
        end = datetime.combine(today + timedelta(days=1), time.min, zone).astimezone(UTC)
        return cls(now.astimezone(UTC), zone, today, first, end - timedelta(minutes=_GRID))

    def booking(self, minutes: int) -> datetime:
        """The start of a booking so many minutes from now, on the clinic's grid, on today's date.

        Only within the first half hour after midnight may a booking lie before it: somebody has
        to be waiting already.
        """
        past_grid = timedelta(minutes=self.now.minute % _GRID)
        anchor = self.now.replace(second=0, microsecond=0) - past_grid
        room = (self.last - anchor) // timedelta(minutes=1)
        if minutes > 0 and room < _LATEST:
            minutes = minutes * max(room, 0) // _LATEST
        squeezed = self._back(minutes, anchor) if minutes < 0 else minutes
        return anchor + timedelta(minutes=squeezed // _GRID * _GRID)

    def moment(self, minutes: int) -> datetime:
        """An instant so many minutes from now; not after now where ``minutes`` is below 1."""
        return self.now + timedelta(minutes=self._back(minutes, self.now) if minutes < 0 else minutes)

    def _back(self, minutes: int, anchor: datetime) -> int:
        """Minutes back, squeezed evenly into what today has had so far."""
        room = (anchor - self.first) // timedelta(minutes=1)
        if room >= _EARLIEST:
            return minutes
        return min(minutes * room // _EARLIEST, max(minutes, -_TRUE_BELOW))

    def day(self, days: int) -> date:
        """Today, so many days on (back when negative)."""
        return self.today + timedelta(days=days)

    def on(self, day: date, clock: str) -> datetime:
        """``clock`` ("09:40", the clinic's) of a day, UTC."""
        return datetime.combine(day, time.fromisoformat(clock), self.zone).astimezone(UTC)
