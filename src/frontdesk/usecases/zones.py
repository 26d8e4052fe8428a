"""Time zones: the computer's own, and one by its name."""

import os
from pathlib import Path
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from frontdesk.domain.errors import Refused


def usual_zone() -> str:
    """The computer's own time zone as an IANA name; UTC where it does not say."""
    named = os.environ.get("TZ", "")
    link = Path("/etc/localtime")
    if not named and link.is_symlink():
        named = str(link.readlink()).partition("zoneinfo/")[2]
    try:
        return ZoneInfo(named).key if named else "UTC"
    except (ZoneInfoNotFoundError, ValueError):
        return "UTC"


def zone_of(name: str) -> ZoneInfo:
    """The zone of an IANA name; raises ``Refused`` for one nobody knows."""
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise Refused(f"“{name}” is not a time zone.", "Nothing was changed.", "Try Europe/London.") from None
