"""The table of date rules: which days "ramadan" on a patient's note means. Looked at for such a note only.

The file is made by ``packaging/observances.py``; here it is only read. A key it does not hold means no day.
"""

import json
from collections.abc import Iterator
from datetime import date, timedelta

from frontdesk.prompts.view import Observances


def read_observances(data: bytes) -> Observances:
    """The table from the bytes of its file. One that cannot be read is our own defect: ValueError, KeyError."""
    raw = json.loads(data)
    first, last = raw["years"]
    table = {key: tuple(map(_span, spans)) for key, spans in raw["rules"].items()}
    for key, (begins, ends) in raw["weekly"].items():
        table[key] = tuple(_weekly(date(first, 1, 1), date(last, 12, 31), begins, ends))
    return table


def _span(written: str) -> tuple[date, date]:
    first, _, last = written.partition("/")
    return date.fromisoformat(first), date.fromisoformat(last)


def _weekly(start: date, end: date, begins: int, ends: int) -> Iterator[tuple[date, date]]:
    """Each week's days from one weekday to another, Monday is 1; the first may have begun before ``start``."""
    length = timedelta(days=(ends - begins) % 7)
    day = start - timedelta(days=(start.isoweekday() - begins) % 7)
    while day <= end:
        yield day, day + length
        day += timedelta(days=7)
