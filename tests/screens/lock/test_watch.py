"""When the desk locks by itself."""

import random
import time
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from random import Random

import pytest

from frontdesk.screens.lock.watch import LOCK_AFTER_MINUTES, Watch, five_minutes, seconds_passed
from tests.people import NOW


@dataclass
class Desk:
    """Two clocks that move when told, and how often it locked."""

    ticks: float = 100.0
    now: datetime = NOW
    minutes: int = 5
    phone: bool = False
    over: bool = False
    locked: int = 0
    watch: Watch = field(init=False)

    def __post_init__(self) -> None:
        self.watch = Watch(
            lambda: self.ticks,
            lambda: self.now,
            lambda: self.minutes,
            lambda: self.phone,
            self._lock,
            over=lambda: self.over,
        )

    def _lock(self) -> None:
        self.locked += 1

    def wait(self, seconds: int) -> None:
        for _ in range(seconds):
            self.ticks += 1
            self.now += timedelta(seconds=1)
            self.watch.second_passed()

    def beat(self, seconds: float) -> None:
        """One heart beat, so much after the one before."""
        self.ticks += seconds
        self.now += timedelta(seconds=seconds)
        self.watch.second_passed()

    def sleep(self, seconds: float) -> None:
        """The heart stands still, the clock on the wall does not."""
        self.now += timedelta(seconds=seconds)
        self.watch.second_passed()


@pytest.fixture
def desk() -> Desk:
    return Desk()


def test_five_minutes_without_a_touch_lock(desk: Desk) -> None:
    assert five_minutes() == LOCK_AFTER_MINUTES == 5
    desk.wait(299)
    assert desk.locked == 0
    desk.wait(1)
    assert desk.locked == 1


def test_every_touch_begins_the_count_anew(desk: Desk) -> None:
    for _ in range(4):
        desk.wait(299)
        desk.watch.somebody()
    assert desk.locked == 0


def test_a_new_setting_works_at_once(desk: Desk) -> None:
    desk.wait(61)
    desk.minutes = 1
    desk.wait(1)
    assert desk.locked == 1


def test_a_call_pauses_the_count_and_it_begins_anew_after(desk: Desk) -> None:
    desk.wait(200)
    desk.phone = True
    desk.wait(1_000)
    desk.phone = False
    desk.wait(299)
    assert desk.locked == 0
    desk.wait(1)
    assert desk.locked == 1


def test_sleep_locks_by_the_clock_that_goes_on_in_sleep_whatever_the_wall_says(desk: Desk) -> None:
    """Somebody sets the clock on the wall back before the lid is opened."""
    desk.wait(10)
    desk.ticks += 60
    desk.sleep(-3_600)
    assert desk.locked == 0
    desk.ticks += 61
    desk.sleep(-3_600)
    assert desk.locked == 1


def test_a_short_sleep_counts_as_time_nobody_was_there(desk: Desk) -> None:
    desk.wait(270)
    desk.ticks += 30
    desk.sleep(30)
    assert desk.locked == 1


@pytest.mark.skipif(not hasattr(time, "CLOCK_BOOTTIME"), reason="no clock here counts sleep")
def test_the_desk_counts_by_the_clock_that_goes_on_in_sleep() -> None:
    before = time.clock_gettime(time.CLOCK_BOOTTIME)
    assert before <= seconds_passed() <= time.clock_gettime(time.CLOCK_BOOTTIME)


def test_it_locks_at_the_set_second_in_200_runs() -> None:
    """T3: whatever the setting, and however the touches fell before."""
    chance = random.Random(20261122)
    for _ in range(200):
        desk = Desk(minutes=chance.randint(1, 15), ticks=chance.uniform(0, 1e6))
        for _ in range(chance.randint(0, 5)):
            desk.wait(chance.randint(1, 59))
            desk.watch.somebody()
        desk.wait(60 * desk.minutes - 1)
        assert desk.locked == 0
        desk.wait(1)
        assert desk.locked == 1


@pytest.mark.parametrize("phone", [False, True])
def test_sleep_locks_also_during_a_call(desk: Desk, phone: bool) -> None:
    desk.phone = phone
    desk.wait(10)
    desk.sleep(60)
    assert desk.locked == 0, "a clock set right by a minute is no sleep"
    desk.sleep(61)
    assert desk.locked == 1


def test_a_clock_put_back_is_no_sleep(desk: Desk) -> None:
    desk.wait(10)
    desk.sleep(-3_600)
    desk.wait(10)
    assert desk.locked == 0


def test_a_clock_that_was_put_back_is_heard_of_once(desk: Desk) -> None:
    heard: list[timedelta] = []
    desk.watch = Watch(
        lambda: desk.ticks, lambda: desk.now, lambda: 5, lambda: False, desk._lock, heard.append
    )
    desk.sleep(-299)
    assert heard == [], "set right by a few minutes"
    desk.wait(3)
    desk.sleep(-47 * 60)
    desk.wait(3)
    assert heard == [timedelta(minutes=47)]
    assert desk.locked == 0, "the lock counts by a clock nobody can set"


def test_in_two_hundred_runs_it_locks_at_the_set_time_give_or_take_a_second() -> None:
    """Whatever is set, whenever the last touch was, however late each heart beat comes."""
    dice = Random(200)
    off = []
    for _ in range(200):
        desk = Desk(minutes=dice.randint(1, 15))
        for _ in range(dice.randint(0, 40)):  # somebody works
            desk.beat(dice.uniform(0.98, 1.02))
            desk.watch.somebody()
        touched = desk.ticks
        while not desk.locked:
            desk.beat(dice.uniform(0.98, 1.02))
            assert desk.ticks - touched < 16 * 60, "it never locks"
        off.append(desk.ticks - touched - 60 * desk.minutes)
    assert len(off) == 200
    assert all(0 <= late <= 1.02 for late in off), (min(off), max(off))


def test_twenty_times_asleep_for_an_hour_it_wakes_locked() -> None:
    for awake in range(1, 21):
        desk = Desk(minutes=15)
        desk.wait(awake)
        desk.sleep(3_600)
        assert desk.locked == 1


def test_a_day_pass_that_is_over_locks_at_once_whoever_types_or_phones(desk: Desk) -> None:
    desk.phone = True
    desk.wait(1)
    assert desk.locked == 0
    desk.over = True
    desk.watch.somebody()
    desk.wait(1)
    assert desk.locked == 1
