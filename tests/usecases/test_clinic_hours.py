"""Opening hours and closed days in one line, as people write them."""

from contextlib import suppress
from datetime import date, time

import pytest
from hypothesis import given, strategies as st

from frontdesk.domain.clinic import OpeningHours
from frontdesk.domain.errors import Refused
from frontdesk.usecases.clinic_hours import (
    DAYS,
    USUAL_HOURS,
    closed_as_typed,
    closed_in_words,
    hours_as_typed,
    hours_in_words,
    read_closed_days,
    read_hours,
)

TODAY = date(2026, 11, 21)


def test_the_usual_week() -> None:
    hours = read_hours(USUAL_HOURS)
    assert hours == tuple(OpeningHours(day, time(8), time(18)) for day in range(5))
    assert hours_in_words(hours) == "Monday to Friday 08:00 to 18:00. Closed Saturday, Sunday."


@pytest.mark.parametrize(
    ("written", "said"),
    [
        (
            "mon-fri 8-17, sat 9.30-12",
            "Monday to Friday 08:00 to 17:00, Saturday 09:30 to 12:00. Closed Sunday.",
        ),
        (
            "Monday to Wednesday 8am-5pm; Thu 12pm to 8pm",
            "Monday to Wednesday 08:00 to 17:00, Thursday 12:00 to 20:00. Closed Friday, Saturday, Sunday.",
        ),
        (
            "Tue 7:15\u201312",
            "Tuesday 07:15 to 12:00. Closed Monday, Wednesday, Thursday, Friday, Saturday, Sunday.",
        ),
        (
            "Sat-Sun 9-10",
            "Saturday and Sunday 09:00 to 10:00. Closed Monday, Tuesday, Wednesday, Thursday, Friday.",
        ),
        ("", "Not known yet. You can set them later."),
    ],
)
def test_a_week_is_said_back(written: str, said: str) -> None:
    assert hours_in_words(read_hours(written)) == said


@pytest.mark.parametrize(
    "written",
    ["always", "Mon 8-25", "Mon 17-8", "Fri-Mon 8-9", "T 8-9", "Mon 8-9, Mon 10-11", "Mon 8:61-9", "x" * 500],
)
def test_what_cannot_be_read_is_refused_with_a_way_on(written: str) -> None:
    with pytest.raises(Refused) as refused:
        read_hours(written)
    assert refused.value.what
    assert refused.value.todo


@given(
    st.dictionaries(
        st.integers(0, 6),
        st.tuples(st.times(), st.times()).filter(lambda pair: f"{pair[0]:%H:%M}" < f"{pair[1]:%H:%M}"),
    )
)
def test_any_week_comes_back_as_it_was_written(week: dict[int, tuple[time, time]]) -> None:
    written = ", ".join(f"{DAYS[day]} {opens:%H:%M}-{closes:%H:%M}" for day, (opens, closes) in week.items())
    read = {one.weekday: (f"{one.opens:%H:%M}", f"{one.closes:%H:%M}") for one in read_hours(written)}
    assert read == {day: (f"{opens:%H:%M}", f"{closes:%H:%M}") for day, (opens, closes) in week.items()}


@given(st.text(max_size=60))
def test_nothing_typed_breaks_the_page(text: str) -> None:
    for read in (read_hours, lambda typed: read_closed_days(typed, TODAY)):
        with suppress(Refused):
            read(text)


def test_closed_days_without_a_year_are_the_next_ones() -> None:
    days = read_closed_days("25 Dec, 1 January, Dec 26, 2027-05-03, 3 Apr 2028", TODAY)
    assert days == (
        date(2026, 12, 25),
        date(2026, 12, 26),
        date(2027, 1, 1),
        date(2027, 5, 3),
        date(2028, 4, 3),
    )
    assert closed_in_words(days[:1]) == "Fri 25 December 2026"


@pytest.mark.parametrize("written", ["Christmas", "31 June", "2026-13-01", "5 J", "25"])
def test_a_day_that_is_none(written: str) -> None:
    with pytest.raises(Refused):
        read_closed_days(written, TODAY)


def _week(open_days: dict[int, tuple[time, time]]) -> tuple[OpeningHours, ...]:
    return tuple(OpeningHours(day, *sorted(clock)) for day, clock in sorted(open_days.items()))


TIMES = st.times().map(lambda clock: clock.replace(second=0, microsecond=0))
CLOCKS = st.tuples(TIMES, TIMES).filter(lambda pair: pair[0] != pair[1])


@given(st.dictionaries(st.integers(0, 6), CLOCKS | st.just((time(8), time(18)))))
def test_a_week_as_typed_is_read_back(open_days: dict[int, tuple[time, time]]) -> None:
    week = _week(open_days)
    assert read_hours(hours_as_typed(week)) == week


def test_the_usual_week_as_typed() -> None:
    assert hours_as_typed(read_hours(USUAL_HOURS)) == USUAL_HOURS
    assert hours_as_typed(()) == ""


@given(st.sets(st.dates(date(2000, 1, 1), date(2100, 1, 1)), max_size=25))
def test_closed_days_as_typed_are_read_back(days: set[date]) -> None:
    assert read_closed_days(closed_as_typed(sorted(days)), TODAY) == tuple(sorted(days))
