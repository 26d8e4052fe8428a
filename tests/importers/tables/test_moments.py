"""The clinic's clock in UTC: gaps in spring, doubled hours in autumn."""

from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

from frontdesk.importers.tables.moments import SPRING_GAP, at_clinic, with_offset

LONDON = ZoneInfo("Europe/London")


def test_summer_and_winter() -> None:
    assert at_clinic(date(2026, 7, 1), time(9, 30), LONDON) == (datetime(2026, 7, 1, 8, 30, tzinfo=UTC), "")
    assert at_clinic(date(2026, 12, 1), time(9, 30), LONDON) == (datetime(2026, 12, 1, 9, 30, tzinfo=UTC), "")


def test_a_time_the_clocks_jump_over() -> None:
    assert at_clinic(date(2026, 3, 29), time(1, 30), LONDON) == (None, SPRING_GAP)


def test_a_time_that_comes_twice_is_the_first_and_says_so() -> None:
    assert at_clinic(date(2026, 10, 25), time(1, 30), LONDON) == (
        datetime(2026, 10, 25, 0, 30, tzinfo=UTC),
        "the time comes twice on that day (UTC+1, then UTC+0); the first was taken",
    )


def test_only_instants_with_an_offset() -> None:
    assert with_offset("2026-03-14T09:30:00+01:00") == datetime(2026, 3, 14, 8, 30, tzinfo=UTC)
    assert with_offset("2026-03-14T09:30:00Z") == datetime(2026, 3, 14, 9, 30, tzinfo=UTC)
    assert with_offset("2026-03-14T09:30:00") is None
    assert with_offset("0001-01-01T00:00:00+14:00") is None
