"""The lock without a window: what opens it, what is said, and the wait that grows."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import timedelta
from pathlib import Path

import pytest

from frontdesk.domain.deed import Change
from frontdesk.domain.staff import Person
from frontdesk.frame.jobs import AtOnce
from frontdesk.screens.lock.presenter import (
    BY_SHEET,
    DAY_OVER,
    FIRST_WAIT,
    LONGEST_WAIT,
    LockPresenter,
)
from frontdesk.screens.lock.shown import LockPerson, LockShown, Step
from frontdesk.usecases.pin import TRIES, PinTries
from frontdesk.vault import key_file, recovery
from frontdesk.vault.wrapped import Cost
from tests.desks import StillClock, desk_with
from tests.people import ANA, JOY, NOW, STAFF
from tests.screens.today.fakes import LaterJobs, Ticks

PASS = "harbour violet kettle sunday"
QUICK = Cost(1, 8192)


@dataclass
class FakeDisplay:
    """Implements ``LockDisplay``."""

    covered: bool = False
    covers: int = 0
    page: LockShown | None = None
    trouble: str = ""
    wait: str = ""
    busy: bool = False
    asking: bool = False
    people: tuple[LockPerson, ...] = ()
    chosen: str = ""
    clock: tuple[str, str] = ("", "")
    said: list[str] = field(default_factory=list)

    def cover(self) -> None:
        self.covered = True
        self.covers += 1

    def uncover(self, words: str) -> None:
        self.covered = False
        self.said.append(words)

    def show_people(self, people: tuple[LockPerson, ...], chosen: str) -> None:
        self.people, self.chosen = people, chosen

    def show_page(self, shown: LockShown) -> None:
        self.page = shown

    def show_trouble(self, words: str, *, try_again: bool) -> None:
        assert try_again == bool(words)
        self.trouble = words

    def show_wait(self, words: str) -> None:
        self.wait = words

    def show_busy(self, busy: bool) -> None:
        self.busy = busy

    def show_asking(self, asking: bool) -> None:
        self.asking = asking

    def show_clock(self, time: str, day: str) -> None:
        self.clock = (time, day)


class Locked:
    """A lock with its fakes."""

    def __init__(self, keys: Path | None, jobs: object = None) -> None:
        self.desk = desk_with(STAFF, NOW, ANA)
        self.display, self.ticks, self.tries = FakeDisplay(), Ticks(), PinTries()
        self.sat: list[str] = []
        self.presenter = LockPresenter(
            self.desk,
            jobs or AtOnce(),  # type: ignore[arg-type]  # the same three verbs
            keys,
            self.display,
            self.ticks,
            self.tries,
            self._takes_over,
        )
        self.presenter.lock()

    def _takes_over(self, person: Person) -> None:
        assert self.display.covered, "before anything of the desk is seen again"
        self.sat.append(person.id)
        self.desk.staff = person

    def miss(self, times: int = 1) -> None:
        for _ in range(times):
            self.presenter.given("a wrong one")

    def forward(self, seconds: float) -> None:
        self.ticks.now += seconds
        self.presenter.second_passed()


@pytest.fixture
def made(tmp_path: Path) -> tuple[Path, str]:
    """A key file and the key of its recovery sheet."""
    path = tmp_path / "clinic.frontdesk.keys"
    sheet = key_file.create(path, person_id="ana", passphrase=PASS, shown_name="Ana", cost=QUICK).recovery_key
    return path, sheet


@pytest.fixture
def lock(made: tuple[Path, str]) -> Iterator[Locked]:
    lock = Locked(made[0])
    yield lock
    lock.desk.store.close()


def step(lock: Locked) -> Step:
    assert lock.display.page is not None
    return lock.display.page.step


def test_it_locks_once_and_says_that_the_place_is_kept(lock: Locked) -> None:
    lock.presenter.lock()
    assert (lock.presenter.locked, lock.display.covers) == (True, 1)
    assert lock.display.page is not None
    assert lock.display.page.step is Step.PASSPHRASE
    assert "Your place is kept" in lock.display.page.words
    assert lock.display.clock == ("10:18", "Thursday 14 May")


def test_the_passphrase_opens_it_however_it_was_typed(lock: Locked) -> None:
    lock.presenter.given(f"  {PASS} ")
    assert (lock.presenter.locked, lock.display.covered, lock.display.said) == (False, False, [""])
    lock.presenter.given(PASS)
    assert lock.display.said == [""], "an open desk is not opened again"


def test_a_wrong_one_is_said_calmly_and_nothing_typed_is_no_try(lock: Locked) -> None:
    lock.presenter.given("   ")
    assert lock.display.trouble == ""
    lock.miss()
    assert lock.display.trouble == (
        "That passphrase does not open this store. Nothing was changed. "
        "4 tries left before a wait of 30 seconds."
    )
    lock.miss(3)
    assert "1 try left" in lock.display.trouble
    assert lock.display.covered


def test_after_five_there_is_a_wait_that_grows(lock: Locked) -> None:
    lock.miss(TRIES)
    assert lock.display.wait == "Wait 30 seconds, then try again."
    lock.presenter.given(PASS)
    assert lock.display.covered, "not even the right one, while it waits"
    lock.forward(FIRST_WAIT - 1)
    assert lock.display.wait == "Wait 1 second, then try again."
    lock.forward(1)
    assert lock.display.wait == ""
    lock.miss()
    assert lock.display.wait == "Wait 1 min, then try again."
    for _ in range(9):
        lock.forward(LONGEST_WAIT)
        lock.miss()
    assert lock.display.wait == "Wait 8 min, then try again."
    lock.forward(LONGEST_WAIT)
    lock.presenter.given(PASS)
    assert not lock.display.covered


def test_the_tries_are_counted_anew_after_it_was_opened(lock: Locked) -> None:
    lock.miss(4)
    lock.presenter.given(PASS)
    lock.presenter.lock()
    assert lock.display.trouble == ""
    lock.miss()
    assert "4 tries left" in lock.display.trouble


def test_the_wait_is_not_over_because_it_was_locked_again(lock: Locked) -> None:
    lock.miss(TRIES)
    lock.presenter.recovery_asked()
    lock.presenter.given("7K2M")
    assert "has 4" not in lock.display.trouble, "the sheet waits as well"
    lock.presenter.back()
    lock.forward(1)
    assert lock.display.wait == "Wait 29 seconds, then try again."


def test_the_recovery_sheet_opens_it_and_says_what_comes(lock: Locked, made: tuple[Path, str]) -> None:
    lock.presenter.recovery_asked()
    assert step(lock) is Step.RECOVERY
    lock.presenter.given(made[1].lower().replace("-", " "))
    assert (lock.display.covered, lock.display.said) == (False, [BY_SHEET])
    lock.presenter.lock()
    assert step(lock) is Step.PASSPHRASE
    lock.presenter.given(PASS)
    assert not lock.display.covered, "the passphrase is as before"


def test_a_slip_in_the_sheet_costs_no_try(lock: Locked, made: tuple[Path, str]) -> None:
    lock.presenter.recovery_asked()
    for _ in range(TRIES + 1):
        lock.presenter.given(made[1][:-1])
    assert "has 31" in lock.display.trouble
    assert lock.display.wait == ""
    lock.presenter.back()
    assert (step(lock), lock.display.trouble) == (Step.PASSPHRASE, "")


def test_a_wrong_sheet_is_a_try(lock: Locked) -> None:
    lock.presenter.recovery_asked()
    for _ in range(TRIES):
        lock.presenter.given(recovery.new())
    assert lock.display.trouble == (
        "That recovery key does not open this store. Nothing was changed. Look for the newest sheet."
    )
    assert lock.display.wait == "Wait 30 seconds, then try again."


def test_a_damaged_key_file_is_not_taken_for_a_wrong_passphrase(lock: Locked, made: tuple[Path, str]) -> None:
    whole = made[0].read_text()
    made[0].write_text(whole[:-9])
    for _ in range(TRIES + 1):
        lock.presenter.given(PASS)
    assert "key file of this store is damaged" in lock.display.trouble
    assert lock.display.wait == ""
    made[0].write_text(whole)
    lock.presenter.given(PASS)
    assert not lock.display.covered


def test_it_is_checked_beside_the_window_and_once(made: tuple[Path, str]) -> None:
    jobs = LaterJobs()
    lock = Locked(made[0], jobs)
    jobs.run_all()  # who may open it
    lock.presenter.given(PASS)
    lock.presenter.given(PASS)
    lock.presenter.recovery_asked()
    assert (lock.display.busy, len(jobs.waiting)) == (True, 1)
    assert lock.display.page is not None
    assert lock.display.page.step is Step.PASSPHRASE
    assert lock.display.covered
    jobs.run_all()
    assert (lock.display.busy, lock.display.covered) == (False, False)
    lock.desk.store.close()


def test_the_sample_clinic_opens_with_enter_and_says_why() -> None:
    lock = Locked(None)
    page = lock.display.page
    assert page is not None
    assert (page.step, page.label) == (Step.ENTER, "")
    assert "Its passphrase was made up and shown to nobody, so Enter opens it." in page.words
    lock.presenter.given("")
    assert not lock.display.covered
    lock.desk.store.close()


def test_the_clock_patients_see_goes_on(lock: Locked) -> None:
    lock.desk.clock.forward(minutes=2)  # type: ignore[attr-defined]  # the desk of tests has one that is set by hand
    lock.presenter.second_passed()
    assert lock.display.clock[0] == "10:20"


def test_at_midnight_a_day_pass_opens_nothing_any_more_and_the_sheet_opens_for_nobody(
    lock: Locked, made: tuple[Path, str]
) -> None:
    temp = replace(JOY, id="temp", shown_name="Sam", until=NOW + timedelta(hours=13, minutes=42))
    opened = key_file.open_with_passphrase(made[0], PASS)
    words = "lantern orchard gravel"
    key_file.add_person(made[0], opened.key, person_id="temp", passphrase=words, cost=QUICK)
    lock.desk.store.commit(lock.desk.deed("add_person", Change(None, temp)))
    lock.presenter.given(PASS)
    lock.desk.staff = temp
    assert not lock.presenter.day_is_over()
    clock = lock.desk.clock
    assert isinstance(clock, StillClock)
    clock.forward(hours=13, minutes=42)
    assert lock.presenter.day_is_over()
    lock.presenter.lock()
    assert [one.person_id for one in lock.display.people] == ["ana"]
    lock.presenter.given(words)
    assert lock.presenter.locked
    lock.presenter.recovery_asked()
    lock.presenter.given(made[1])
    assert lock.presenter.locked
    assert lock.display.trouble == DAY_OVER
    lock.presenter.given(PASS)
    assert not lock.presenter.locked
    assert lock.sat == ["ana"]
