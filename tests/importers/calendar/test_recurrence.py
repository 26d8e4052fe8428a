"""Repeats, held beside dateutil; and the rules that no library comes back from."""

from datetime import UTC, datetime, timedelta
from itertools import takewhile

import pytest
from dateutil.rrule import rrulestr  # type: ignore[import-untyped]

from frontdesk.importers.calendar.recurrence import NotExpanded, read_rule
from tests.hostile.calendar_bombs import RULES

FIRST = datetime.fromisoformat("2024-01-31T09:30:00")
END = datetime.fromisoformat("2026-12-31T00:00:00")
KNOWN = (
    "FREQ=DAILY", "FREQ=DAILY;BYMONTH=2,3", "FREQ=DAILY;BYDAY=MO,SU", "FREQ=DAILY;BYHOUR=8,14;BYMINUTE=0,30",
    "FREQ=DAILY;BYMONTHDAY=-1", "FREQ=WEEKLY", "FREQ=WEEKLY;BYDAY=TU,SU;WKST=MO",
    "FREQ=WEEKLY;BYDAY=TU,SU;WKST=SU",
    "FREQ=MONTHLY", "FREQ=MONTHLY;BYMONTHDAY=1,15,-2", "FREQ=MONTHLY;BYDAY=2WE", "FREQ=MONTHLY;BYDAY=-1FR",
    "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1", "FREQ=MONTHLY;BYDAY=FR;BYMONTHDAY=13",
    "FREQ=YEARLY", "FREQ=YEARLY;BYMONTH=1,6;BYDAY=1MO,-1SU", "FREQ=YEARLY;BYDAY=20MO",
    "FREQ=YEARLY;BYDAY=-1TU",
    "FREQ=YEARLY;BYYEARDAY=1,60,-1", "FREQ=YEARLY;BYWEEKNO=2,20,52;BYDAY=MO", "FREQ=YEARLY;BYMONTH=7",
)  # fmt: skip


@pytest.mark.parametrize("rule", KNOWN)
@pytest.mark.parametrize(("every", "ends"), [(1, ""), (2, ";COUNT=9"), (3, ";UNTIL=20260601T093000")])
def test_as_dateutil_has_it(rule: str, every: int, ends: str) -> None:
    written = f"{rule};INTERVAL={every}{ends}"
    theirs = list(takewhile(lambda at: at <= END, rrulestr(written, dtstart=FIRST)))
    read = read_rule(written)
    last = min(END, read.until_local(UTC) or END)
    for begin in (FIRST, FIRST + timedelta(days=401)):
        ours = list(read.starts(FIRST, last, begin=begin, with_first=False))
        assert ours == [at for at in theirs if at >= begin]


def test_the_first_start_counts_even_where_the_rule_does_not_name_it() -> None:
    found = list(read_rule("FREQ=WEEKLY;BYDAY=FR;COUNT=3").starts(FIRST, END))
    assert [at.day for at in found] == [31, 2, 9]


@pytest.mark.parametrize("written", RULES)
def test_no_rule_goes_on_for_ever(written: str) -> None:
    try:
        rule = read_rule(written)
    except NotExpanded:
        return
    assert sum(1 for _ in rule.starts(FIRST, END)) <= 24 * ((END - FIRST).days + 2)


def test_too_many_days_are_said() -> None:
    rule = read_rule("FREQ=DAILY;INTERVAL=1;BYMONTH=2;BYMONTHDAY=30;COUNT=5")
    with pytest.raises(NotExpanded, match="too long ago"):
        list(rule.starts(datetime.fromisoformat("1801-01-01T09:00"), END))
