"""Repeats of the truth beside those in the store, and on which days a file has to be brought in."""

import json
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from tests.score.bring import bring
from tests.score.goals import short_of
from tests.score.made import write
from tests.score.repeats import days, repeats
from tests.score.tally import Tally, add
from tests.score.truth import truths

LONDON = ZoneInfo("Europe/London")
FIVE = [f"2026-10-{day}T09:00:00" for day in (19, 22, 24, 26, 29)]
STORED = [
    ("7/a", datetime(2026, 10, day, hour, tzinfo=UTC))
    for day, hour in ((19, 8), (22, 8), (24, 8), (26, 9), (29, 9))
]


def event(**more: Any) -> dict[str, Any]:
    start = {"kind": "tzid", "tzid": "Europe/London", "local": FIVE[0], "utc": "2026-10-19T08:00:00Z"}
    return {"uid": "7", "dtstart": start, "rrule": "x", "occ": {"first5": FIVE, "confirmed": True}, **more}


@pytest.mark.parametrize("name", ["Europe/London", "Somewhere"])
def test_five_on_the_clock_of_the_event_also_where_only_its_start_is_known(name: str) -> None:
    (one,) = repeats({"events": [event(dtstart=event()["dtstart"] | {"tzid": name})]}, LONDON)
    assert one.as_in(STORED)
    assert not one.as_in([*STORED[:4], ("7/a", datetime(2026, 10, 29, 8, tzinfo=UTC))])
    assert not one.as_in(STORED[:4])
    assert not one.as_in([*STORED, ("7/a", datetime(2026, 10, 23, 8, tzinfo=UTC))])


def test_one_that_another_event_moves_stands_where_that_says() -> None:
    moved = {"uid": "7", "recurrence-id": {"utc": "2026-10-22T08:00:00Z"},
             "dtstart": {"kind": "utc", "utc": "2026-10-22T15:00:00Z"}}  # fmt: skip
    (one,) = repeats({"events": [event(), moved]}, LONDON)
    assert not one.as_in(STORED)
    assert one.as_in([*STORED[:1], *STORED[2:], ("7/b", datetime(2026, 10, 22, 15, tzinfo=UTC))])


def test_a_whole_day_and_what_is_not_confirmed_is_not_scored() -> None:
    day = event(dtstart={"kind": "date", "date": "2026-10-19"})
    assert not list(repeats({"events": [day, event(occ={"first5": FIVE}), {}]}, LONDON))
    assert days({"events": [{"dtstart": {"kind": "utc", "utc": "2026-10-19T08:00:00Z"}}, {}]}) == ()


def test_a_file_is_brought_in_around_every_day_that_something_repeats_on() -> None:
    yearly = event(occ={"first5": [f"20{year}-03-01T09:00:00" for year in (20, 21, 22)], "confirmed": True})
    assert [day.year for day in days({"events": [yearly]})] == [2020, 2021, 2022, 2026]
    assert days({"events": [event()]}) == (date(2026, 10, 24),)


def test_a_made_up_folder_reaches_the_goals_and_a_wrong_truth_does_not(tmp_path: Path) -> None:
    write(tmp_path, 3)
    said = json.loads((tmp_path / "expected.json").read_text())
    one = next(name for name in said["files"] if name.endswith(".ics"))
    few = [kept for kept in said["files"][one]["events"] if "YEARLY" not in kept.get("rrule", "")]
    said["files"] = {
        one: {**said["files"][one], "events": few},
        "gone.csv": {},
        "odd": {"format": "never seen"},
    }
    (tmp_path / "odd").write_bytes(b"?")

    def short() -> list[str]:
        (tmp_path / "expected.json").write_text(json.dumps(said))
        tally = Tally()
        for truth in truths(tmp_path, LONDON):
            add(tally, *bring(tmp_path, truth))
        return list(short_of({"all": tally}, ()))

    assert short() == []
    for kept in few:
        if "occ" in kept:
            kept["occ"]["first5"][1] = kept["occ"]["first5"][1].replace("T0", "T1")
    assert any(line.startswith("recurrence") for line in short())
