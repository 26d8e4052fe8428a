"""The table of date rules: which days a rule on a patient's note means, and what many people keep in a week.

The file is made by ``packaging/observances.py``; here it is only read, and not before the first such note or
the first time another day is picked for somebody. A key it does not hold means no day.
"""

import json
from collections.abc import Callable, Iterator, Mapping
from datetime import date, timedelta
from functools import cached_property
from typing import Any

Span = tuple[date, date]


class DateRules(Mapping[str, tuple[Span, ...]]):
    """Date rule key -> first and last day of each occurrence. ``read`` gives the file, when first asked.

    A file that cannot be read is our own defect: what comes up then is left to come up.
    """

    def __init__(self, read: Callable[[], bytes]) -> None:
        self._read = read
        self._known: dict[str, tuple[Span, ...]] = {}

    @cached_property
    def _written(self) -> dict[str, Any]:
        raw: dict[str, Any] = json.loads(self._read())
        return raw

    def __getitem__(self, key: str) -> tuple[Span, ...]:
        if key not in self._known:
            weekly = self._written["weekly"]
            self._known[key] = (
                tuple(_each_week(self._written["years"], *weekly[key]))
                if key in weekly
                else tuple(map(_span, self._written["rules"][key]))
            )
        return self._known[key]

    def __iter__(self) -> Iterator[str]:
        yield from self._written["rules"]
        yield from self._written["weekly"]

    def __len__(self) -> int:
        return len(self._written["rules"]) + len(self._written["weekly"])


def _span(written: str) -> Span:
    first, _, last = written.partition("/")
    return date.fromisoformat(first), date.fromisoformat(last)


def _each_week(years: tuple[int, int], begins: int, ends: int) -> Iterator[Span]:
    """From one weekday to another, Monday is 1, in every week that touches the years."""
    start, end = date(years[0], 1, 1), date(years[1], 12, 31)
    length = (ends - begins) % 7
    day = start - timedelta(days=(start.isoweekday() - begins) % 7)
    if day + timedelta(days=length) < start:
        day += timedelta(days=7)
    while day <= end:
        yield day, day + timedelta(days=length)
        day += timedelta(days=7)
