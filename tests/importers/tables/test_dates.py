"""Dates and times of day as people and systems write them."""

from datetime import date, time

import pytest
from hypothesis import given, strategies as st

from frontdesk.importers.tables import dates
from frontdesk.importers.tables.columns import split_moment
from frontdesk.importers.tables.dates import (
    day_order,
    nearer_order,
    parse_date,
    parse_minutes,
    parse_range,
    parse_time,
    two_ways,
)

TODAY = date(2026, 11, 21)


@pytest.mark.parametrize(
    ("written", "day_first", "iso"),
    [
        ("1961-03-14", True, "1961-03-14"),
        ("1961-03-14 00:00:00", False, "1961-03-14"),
        ("19610314", True, "1961-03-14"),
        ("14.03.1961", False, "1961-03-14"),
        ("14.3.61", False, "1961-03-14"),
        ("03/14/1961", False, "1961-03-14"),
        ("14/03/1961", True, "1961-03-14"),
        ("3/4/61", True, "1961-04-03"),
        ("3/4/61", False, "1961-03-04"),
        ("14-MAR-1961", True, "1961-03-14"),
        ("March 14, 1961", True, "1961-03-14"),
        ("14. März 1961", False, "1961-03-14"),
        ("14 de marzo de 1961", False, "1961-03-14"),
        ("1er juillet 1961", False, "1961-07-01"),
        ("12 août 1961", False, "1961-08-12"),
        ("Tue 14 Mar 1961", True, "1961-03-14"),
        ("1961年3月14日", True, "1961-03-14"),
        ("١٤/٠٣/١٩٦١", True, "1961-03-14"),
        ("01/02/12", True, "2012-02-01"),
        ("01/02/45", True, "1945-02-01"),
        ("1961", True, "1961"),
        ("1961-03", True, "1961-03"),
        ("", True, ""),
        ("31/02/1961", True, None),
        ("14/14/1961", True, None),
        ("soon", True, None),
        ("0000-00-00", True, None),
    ],
)
def test_parse_date(written: str, day_first: bool, iso: str | None) -> None:
    assert parse_date(written, day_first=day_first, newest=TODAY) == iso


def test_one_clear_row_decides_for_the_column() -> None:
    assert day_order(["03/04/1961", "14/03/1961"]) is True
    assert day_order(["03/04/1961", "03/14/1961"]) is False
    assert day_order(["03/04/1961", "14.03.1961", "1961-14-03"]) is None
    assert two_ways(["03/04/1961"])
    assert not two_ways(["04/04/1961", "14/03/1961", "3.4.1961"])


def test_appointments_lie_near_today() -> None:
    assert nearer_order(["05/12/2026", "04/12/2026"], TODAY) is True
    assert nearer_order(["12/05/2026"], TODAY) is False
    assert nearer_order(["11/11/2026"], TODAY) is None


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("9:30 AM", time(9, 30)),
        ("9:30 p.m.", time(21, 30)),
        ("12:05 am", time(0, 5)),
        ("12 pm", time(12)),
        ("09.30", time(9, 30)),
        ("9h30", time(9, 30)),
        ("0930", time(9, 30)),
        ("14:05:00", time(14, 5)),
        ("9 Uhr", time(9)),
        ("9:30a", time(9, 30)),
        ("25:00", None),
        ("9", None),
        ("noonish", None),
    ],
)
def test_parse_time(written: str, expected: time | None) -> None:
    assert parse_time(written) == expected


def test_ranges_and_lengths() -> None:
    assert parse_range("09:00 - 09:30") == (time(9), time(9, 30))
    assert parse_range("9:00–9:30 AM") == (time(9), time(9, 30))
    assert parse_range("09:00 bis 10:00") == (time(9), time(10))
    assert parse_range("9:00") == (time(9), None)
    assert parse_range("Monday") is None
    assert [parse_minutes(w) for w in ("30", "30 min", "0:30", "1 h 15", "PT45M", "long")] == [
        30,
        30,
        30,
        75,
        45,
        None,
    ]


@given(st.dates(date(1900, 1, 1), TODAY), st.booleans())
def test_every_date_comes_back(day: date, day_first: bool) -> None:
    american, european = day.strftime("%m/%d/%Y"), day.strftime("%d/%m/%Y")
    assert (
        parse_date(european if day_first else american, day_first=day_first, newest=TODAY) == day.isoformat()
    )
    assert parse_date(day.strftime("%d %b %Y"), day_first=day_first, newest=TODAY) == day.isoformat()


@given(st.text(max_size=40), st.booleans())
def test_no_text_breaks_them(text: str, day_first: bool) -> None:
    parse_date(text, day_first=day_first, newest=TODAY)
    parse_range(text)
    parse_minutes(text)
    day_order([text])


@pytest.mark.parametrize("unit", ["1 ", "1 to ", ",", "1."])
def test_a_moment_of_many_letters_is_none_and_is_not_looked_at(
    unit: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(dates, "plain", lambda text: pytest.fail("it was looked at"))
    text = unit * 10_000
    assert parse_date(text, day_first=True, newest=date(2026, 1, 1)) is None
    assert (parse_range(text), parse_minutes(text), split_moment(text)) == (None, None, None)
