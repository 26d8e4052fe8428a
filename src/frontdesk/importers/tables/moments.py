"""A date and a time of day at the clinic, as an instant in UTC."""

from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

SPRING_GAP = "the time does not exist on that day (clocks go forward)"
AUTUMN_TWICE = "the time comes twice on that day (clocks go back); the first was taken"


def at_clinic(day: date, clock: time, zone: ZoneInfo) -> tuple[datetime | None, str]:
    """The instant in UTC and a remark; None when the clocks jump over it, the first when it comes twice."""
    local = datetime.combine(day, clock)
    first = local.replace(tzinfo=zone)
    instant = first.astimezone(UTC)
    if instant.astimezone(zone).replace(tzinfo=None) != local:
        return None, SPRING_GAP
    twice = first.utcoffset() != first.replace(fold=1).utcoffset()
    return instant, AUTUMN_TWICE if twice else ""


def with_offset(written: str) -> datetime | None:
    """An ISO 8601 instant that names its offset; None for anything else."""
    text = written.strip()
    if len(text) < len("2026-01-01T00:00Z") or not text[:4].isdigit():
        return None
    try:
        moment = datetime.fromisoformat(text)
        return moment.astimezone(UTC) if moment.tzinfo else None
    except (ValueError, OverflowError):
        return None
