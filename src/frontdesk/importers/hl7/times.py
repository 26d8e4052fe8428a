"""Times and dates as HL7 v2 writes them: ``YYYYMMDD[HH[MM[SS[.S]]]][+ZZZZ]``; ISO 8601 too."""

import re
from datetime import UTC, date, datetime, time, timedelta, timezone

_TIME = re.compile(
    r"(\d{4})-?(\d{2})-?(\d{2})(?:[T ]?(\d{2})(?::?(\d{2})(?::?(\d{2})(?:\.\d{1,9})?)?)?)?"
    r"\s*(?:(Z)|([+-])(\d{2}):?(\d{2})?)?"
)
_DAY = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?(?!\d)|(\d{2})(\d{2})?)?")


def moment(written: str) -> datetime | None:
    """UTC where an offset is said, else naive, on the clinic's clock; None for a date alone."""
    found = _TIME.fullmatch(written[:40])
    if not found or found[4] is None:
        return None
    year, month, day, hour, minute, second = (int(part or 0) for part in found.groups()[:6])
    try:
        local = datetime.combine(date(year, month, day), time(hour, minute, min(second, 59)))
        if not found[7] and not found[8]:
            return local
        offset = timedelta(hours=int(found[9] or 0), minutes=int(found[10] or 0))
        return local.replace(tzinfo=timezone(-offset if found[8] == "-" else offset)).astimezone(UTC)
    except (ValueError, OverflowError):
        return None


def day(written: str) -> str:
    """ISO 8601, as exact as written: a year, a month or a day."""
    found = _DAY.match(written[:10])
    return "-".join(part for part in found.groups() if part and part != "00") if found else ""
