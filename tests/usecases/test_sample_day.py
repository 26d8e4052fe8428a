"""The sample day: under way at any hour, on any date, in any zone."""

from datetime import UTC, datetime, time, timedelta
from itertools import combinations
from typing import TypeVar
from zoneinfo import ZoneInfo

import pytest

from frontdesk.domain.clinic import Clinic
from frontdesk.domain.concern import Concern, ConcernType
from frontdesk.domain.deed import Record
from frontdesk.domain.patient import Patient
from frontdesk.domain.promise import Promise, PromiseStanding
from frontdesk.domain.visit import BoardList, Visit, board_list
from frontdesk.likeness.alike import alike
from frontdesk.usecases.sample_clinic import record_id, records

R = TypeVar("R", bound=Record)

LONDON = ZoneInfo("Europe/London")
NOW = datetime(2026, 5, 14, 9, 18, tzinfo=UTC)
SHOWN = set(BoardList) - {BoardList.OFF}

HOURS = [datetime(2026, 5, 14, hour, 7, tzinfo=LONDON) for hour in range(24)]
HOURS += [datetime(2026, 3, 29, hour, 0, tzinfo=LONDON) for hour in range(24)]  # clocks go forward
HOURS += [datetime(2026, 10, 25, 0, tzinfo=UTC) + timedelta(hours=h) for h in range(-1, 24)]  # and back
HOURS += [datetime(2026, 5, 14, 23, 59, 59, tzinfo=LONDON), datetime(2026, 12, 31, 0, 0, tzinfo=LONDON)]
HOURS += [datetime(2026, 4, 5, hour, 30, tzinfo=ZoneInfo("Australia/Lord_Howe")) for hour in range(0, 24, 3)]


def of(sort: type[R], all_records: tuple[Record, ...]) -> list[R]:
    """The records of one sort."""
    return [record for record in all_records if isinstance(record, sort)]


def todays(all_records: tuple[Record, ...], now: datetime, zone: ZoneInfo = LONDON) -> list[Visit]:
    return [v for v in of(Visit, all_records) if v.day == now.astimezone(zone).date()]


DAY = records(NOW)


def test_the_zone_can_be_the_readers_own() -> None:
    tokyo = ZoneInfo("Asia/Tokyo")
    there = records(NOW, tokyo)
    assert of(Clinic, there)[0].zone == "Asia/Tokyo"
    assert len(todays(there, NOW, tokyo)) == len(todays(DAY, NOW))


@pytest.mark.parametrize("now", HOURS, ids=lambda now: now.isoformat())
def test_every_list_has_somebody_at_any_hour(now: datetime) -> None:
    zone = now.tzinfo if isinstance(now.tzinfo, ZoneInfo) else LONDON
    all_records = records(now, zone)
    visits = todays(all_records, now, zone)
    lists = {which: [v for v in visits if board_list(v, now) is which] for which in BoardList}
    assert all(lists[which] for which in SHOWN)
    assert 26 <= sum(len(lists[which]) for which in SHOWN) <= 30
    aim = of(Clinic, all_records)[0].waiting_aim_min
    waited = [now - v.arrived_at for v in lists[BoardList.WAITING] if v.arrived_at]
    assert max(waited) > timedelta(minutes=aim)
    assert min(waited) < timedelta(minutes=aim)
    assert any(timedelta(0) <= now - v.start <= timedelta(minutes=5) for v in lists[BoardList.TO_COME])


@pytest.mark.parametrize("now", HOURS, ids=lambda now: now.isoformat())
def test_the_day_stays_inside_its_date_and_its_own_order(now: datetime) -> None:
    zone = now.tzinfo if isinstance(now.tzinfo, ZoneInfo) else LONDON
    midnight_is_far = now.astimezone(zone).time() >= time(0, 40)
    for visit in todays(records(now, zone), now, zone):
        if midnight_is_far or visit.start >= now:
            assert visit.start.astimezone(zone).date() == visit.day
        assert visit.start.minute % 5 == 0
        steps = (visit.arrived_at, visit.with_clinician_at, visit.ready_at, visit.left_at)
        times = [step for step in steps if step is not None]
        assert times == sorted(times)
        assert all(step <= now for step in times)
        assert visit.told_at is None or visit.told_at <= now


def test_the_next_to_arrive_bring_the_promise_and_the_lift() -> None:
    to_come = [v for v in todays(DAY, NOW) if board_list(v, NOW) is BoardList.TO_COME]
    next_four = {v.patient_id for v in sorted(to_come, key=lambda v: (v.start, v.id))[:4]}
    assert {record_id("patient", "ngozi"), record_id("patient", "malgorzata")} <= next_four
    promise = next(p for p in of(Promise, DAY) if p.patient_id == record_id("patient", "ngozi"))
    assert promise.standing(NOW.astimezone(LONDON).date()) is PromiseStanding.OVERDUE
    concern = next(c for c in of(Concern, DAY) if c.patient_id == record_id("patient", "malgorzata"))
    assert (concern.type, concern.safe_phrase, concern.open) == (ConcernType.SERVICE, "the lift", True)


def test_exactly_two_pairs_look_alike_today() -> None:
    names = {p.id: p.name.full for p in of(Patient, DAY)}
    about = [
        v.patient_id for v in todays(DAY, NOW) if board_list(v, NOW) not in (BoardList.OFF, BoardList.LEFT)
    ]
    pairs = {frozenset(pair) for pair in combinations(about, 2) if alike(names[pair[0]], names[pair[1]])}
    wanted = (("seun", "olumide"), ("carmen", "garcia"))
    assert pairs == {frozenset(record_id("patient", key) for key in pair) for pair in wanted}


def test_everybody_else_has_another_day_and_history_is_told() -> None:
    today = NOW.astimezone(LONDON).date()
    booked_or_here = {v.patient_id for v in of(Visit, DAY) if v.day >= today}
    assert booked_or_here == {p.id for p in of(Patient, DAY)}
    last = {p.id: p.last_seen_on for p in of(Patient, DAY)}
    assert last[record_id("patient", "xochitl")] is None
    gaps = [(today - day).days for day in last.values() if day]
    assert sum(gap >= 365 for gap in gaps) >= 2
    assert any(gap >= 730 for gap in gaps)
