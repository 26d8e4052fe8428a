"""Birth dates as other systems write them: as exact as known, and none that cannot be."""

import re
from datetime import date

from frontdesk.importers.limits import OLDEST_YEARS

_WRITTEN = re.compile(r"(?:18|19|20|21)\d{2}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?")


def may_be_born(born: str, today: date) -> bool:
    """Whether somebody may be born then; ``YYYY``, ``YYYY-MM`` or ``YYYY-MM-DD``."""
    past = born <= today.isoformat()[: len(born)]
    return _real(born) and past and int(born[:4]) >= today.year - OLDEST_YEARS


def _real(born: str) -> bool:
    if not _WRITTEN.fullmatch(born):
        return False
    try:
        return bool(date.fromisoformat(born)) if len(born) == 10 else True
    except ValueError:
        return False
