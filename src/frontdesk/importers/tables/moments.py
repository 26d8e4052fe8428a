"""A date and a time of day at the clinic, as an instant in UTC."""

from datetime import UTC, date, datetime, time, tzinfo

from frontdesk.words import offset

SPRING_GAP = "the time does not exist on that day (clocks go forward)"
AUTUMN_TWICE = "the time comes twice on that day ({first}, then {second}); the first was taken"


def at_clinic(day: date, clock: time, zone: tzinfo) -> tuple[datetime | None, str]:
    """The instant in UTC and a remark; None when the clocks jump over it, the first when it comes twice."""
    local = datetime.combine(day, clock.replace(fold=0))
    first = local.replace(tzinfo=zone)
    instant = first.astimezone(UTC)
    if instant.astimezone(zone).replace(tzinfo=None) != local:
        return None, SPRING_GAP
    second = first.replace(fold=1)
    if first.utcoffset() == second.utcoffset():
        return instant, ""
    return instant, AUTUMN_TWICE.format(first=offset(first), second=offset(second))


def with_offset(written: str) -> datetime | None:
    """An ISO 8601 instant that names its offset; None for anything else."""
    text = written.strip().upper()
    if len(text) < len("2026-01-01T00:00Z") or not text[:4].isdigit():
        return None
    try:
        moment = datetime.fromisoformat(text)
        return moment.astimezone(UTC) if moment.tzinfo else None
    except (ValueError, OverflowError):
        return None
