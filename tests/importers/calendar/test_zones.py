"""Which clock a name means, and when it means none."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from frontdesk.importers.calendar.recurrence import read_rule
from frontdesk.importers.calendar.zone_names import PLACES
from frontdesk.importers.calendar.zones import Era, Zones, own_zone, read_era

HOUR = timedelta(hours=1)
LONDON = {
    "winter": {"DTSTART": "16011025T020000", "TZOFFSETFROM": "+0100", "TZOFFSETTO": "+0000",
               "RRULE": "FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU"},
    "summer": {"DTSTART": "16010329T010000", "TZOFFSETFROM": "+0000", "TZOFFSETTO": "+0100",
               "RRULE": "FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU"},
}  # fmt: skip


@pytest.mark.parametrize(
    ("name", "place"),
    [
        ("Europe/London", "Europe/London"),
        ('"Europe/London"', "Europe/London"),
        ("/Europe/Stockholm", "Europe/Stockholm"),
        ("/mozilla.org/20070129_1/America/Argentina/Buenos_Aires", "America/Argentina/Buenos_Aires"),
        ("posix/Europe/Vaduz", "Europe/Vaduz"),
        ("Eastern Standard Time", "America/New_York"),
        ("(UTC-05:00) Eastern Time (US & Canada)", "America/New_York"),
        ("(UTC-05:00) Eastern Time (US and Canada)", "America/New_York"),
        ("(GMT+10:00) Canberra, Melbourne, Sydney", "Australia/Sydney"),
        ("(UTC-03:00) Brasília", "America/Sao_Paulo"),
        ("(UTC) Dublin, Edinburgh, Lisbon, London", "Europe/London"),
    ],
)
def test_a_name_means_a_place(name: str, place: str) -> None:
    assert str(Zones().of(name)).removeprefix("posix/") == place  # which some systems know too


@pytest.mark.parametrize(
    "name",
    ["", "Europe/Germany", "Customized Time Zone", "../../etc/passwd",
     "GMT +0100 (Standard) / GMT +0200 (Daylight)",
     "(UTC+09:00) Eastern Time (US & Canada)", "tzone://Microsoft/Custom", "x" * 10_000,
     "Am\0ica/Los_Ang@les"],
)  # fmt: skip
def test_a_name_that_says_nothing_or_contradicts_itself_means_nothing(name: str) -> None:
    assert Zones().of(name) is None


def test_an_offset_alone_is_that_offset() -> None:
    zone = Zones().of("(GMT +01:00)")
    assert datetime(2026, 7, 1, tzinfo=zone).utcoffset() == HOUR


def test_every_place_is_one() -> None:
    assert all(ZoneInfo(place) for place in PLACES.values())


def test_the_calendars_own_clock_is_read_and_goes_as_the_place_does() -> None:
    zones = Zones({"Customized Time Zone": [read_era(part, ()) for part in LONDON.values()]})
    own, real = zones.of("Customized Time Zone"), ZoneInfo("Europe/London")
    at = datetime(1999, 1, 1, tzinfo=UTC)
    for _ in range(3_000):
        at += timedelta(hours=80, minutes=30)
        assert at.astimezone(own).replace(tzinfo=None) == at.astimezone(real).replace(tzinfo=None)
    for local in ("2026-03-29T01:30", "2026-10-25T01:30", "2026-10-25T00:59"):
        for fold in (0, 1):
            wall = datetime.fromisoformat(local).replace(fold=fold)
            offset = wall.replace(tzinfo=real).utcoffset()
            assert wall.replace(tzinfo=own).utcoffset() == offset


@pytest.mark.parametrize("spoiled", [{"TZOFFSETTO": "+9900"}, {"DTSTART": "soon"}, {"RRULE": "FREQ=HOURLY"}])
def test_a_clock_with_a_part_that_cannot_be_read_is_none(spoiled: dict[str, str]) -> None:
    parts = [read_era(LONDON["winter"], ()), read_era(LONDON["summer"] | spoiled, ())]
    assert Zones({"Mine": parts}).of("Mine") is None


def test_a_clock_that_changes_every_day_is_none() -> None:
    begins = datetime.fromisoformat("2020-01-01T00:00:00")
    assert own_zone([Era(begins, HOUR, HOUR, read_rule("FREQ=DAILY"))]) is None
