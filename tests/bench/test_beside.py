"""G9b: check-ins at the desk while something comes in, by each of the roads there are."""

import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Protocol

import pytest

from frontdesk.app import SWITCH_INTERVAL
from frontdesk.domain.deed import Change
from frontdesk.domain.visit import VisitState
from frontdesk.frame.change_board import ChangeBoard
from frontdesk.frame.jobs import Jobs, Lane
from frontdesk.frame.running_feeds import RunningFeeds
from frontdesk.settings.declared import HL7_LISTENER, HL7_PORT
from frontdesk.settings.settings import Settings
from frontdesk.usecases import import_records
from frontdesk.usecases.desk import Desk
from frontdesk.usecases.import_review import Review
from tests.bench.conftest import MadeClinic
from tests.bench.made_files import MADE
from tests.bench.made_rows import people_of_a_file
from tests.bench.measure import Scores, Times, in_turn, micro
from tests.bench.test_check_in import ROUNDS, checked_in
from tests.bench.test_together import free_port, listens
from tests.bench.todays import visits

IMPORTED, FEW = 5_000, 40
STEP = 150
EVERY = 0.012
"""Seconds between two check-ins beside an import: far faster than any desk."""
_PATIENCE = 60.0


class ComingIn(Protocol):
    """Something that comes in beside the desk."""

    def go(self) -> None:
        """Begin."""

    def over(self) -> bool:
        """All of it is here. Raises what went wrong."""


class Import:
    """A file as the review screen brings it in: staged beside the desk, accepted, written step by step."""

    def __init__(self, desk: Desk, jobs: Jobs, staged: Callable[[], Review]) -> None:
        self._desk, self._jobs, self._staged = desk, jobs, staged
        self._done = threading.Event()
        self._trouble: list[Exception] = []

    def go(self) -> None:
        self._jobs.aside(self._staged, self._accept, self._failed)

    def over(self) -> bool:
        if self._trouble:
            raise self._trouble[0]
        return self._done.is_set()

    def _accept(self, review: Review) -> None:
        assert review.patients.new, review.refused
        self._jobs.write(
            lambda: import_records.accept(self._desk, review),
            lambda _: self._step(review),
            self._failed,
            Lane.LONG,
        )

    def _step(self, review: Review, all_done: bool = False) -> None:
        if all_done:
            self._done.set()
            return
        self._jobs.write(
            lambda: import_records.step(self._desk, review, STEP),
            lambda done: self._step(review, done),
            self._failed,
            Lane.LONG,
        )

    def _failed(self, trouble: Exception) -> None:
        self._trouble.append(trouble)


class Flood:
    """Another program sends messages over four lines at once, each the moment the last one is answered."""

    def __init__(self, port: int, messages: int) -> None:
        self._command = [sys.executable, str(Path(__file__).with_name("sender.py")), str(port), str(messages)]
        self._sender: subprocess.Popen[bytes] | None = None

    def go(self) -> None:
        self._sender = subprocess.Popen(self._command, stdout=subprocess.DEVNULL)

    def over(self) -> bool:
        assert self._sender is not None
        code = self._sender.poll()
        assert not code, f"the sender ended with {code}"
        return code == 0


def until_safe(desk: Desk, jobs: Jobs, changes: tuple[Change, ...]) -> float:
    """Seconds from asking for a check-in to having it safe."""
    answered = threading.Event()
    trouble: list[Exception] = []
    start = time.perf_counter()
    jobs.write(
        lambda: desk.store.commit(desk.deed("check_in", *changes)), lambda _: answered.set(), trouble.append
    )
    assert answered.wait(_PATIENCE), trouble
    return time.perf_counter() - start


def beside(
    desk: Desk, jobs: Jobs, changes: Callable[[], tuple[Change, ...]], running: ComingIn
) -> list[float]:
    """Check-ins of the desk and their undoing, one after the other, until it is all in."""
    took: list[float] = []
    running.go()
    while not running.over():
        wanted = changes()
        back = tuple(Change(change.after, change.before) for change in wanted)
        for those in (wanted, back):
            took.append(until_safe(desk, jobs, those))
            time.sleep(EVERY)
    return took


@pytest.fixture
def own_desk(own_clinic: MadeClinic) -> Iterator[Desk]:
    """A desk over a clinic of its own, with the threads of a window set as they are in the product."""
    usual = sys.getswitchinterval()
    sys.setswitchinterval(SWITCH_INTERVAL)
    desk = own_clinic.desk()
    yield desk
    desk.store.close()
    sys.setswitchinterval(usual)


@pytest.fixture
def jobs(own_desk: Desk) -> Iterator[Jobs]:
    """The threads of a window, ended before the store is closed."""
    made = Jobs(lambda call: call())
    yield made
    made.stop()


@pytest.fixture
def changes(own_desk: Desk) -> Callable[[], tuple[Change, ...]]:
    """What the next check-in changes."""
    return in_turn([checked_in(own_desk, visit) for visit in visits(own_desk, VisitState.EXPECTED)])


def note(scores: Scores, key: str, took: list[float]) -> None:
    times = Times(took)
    scores.note(key, times.p99 * 1e3, f"{len(took)} check-ins, half of them under {micro(times)}")


def test_beside_the_writing_of_an_import(
    own_desk: Desk, jobs: Jobs, changes: Callable[[], tuple[Change, ...]], scores: Scores
) -> None:
    took: list[float] = []
    for seed in range(100, 106):
        review = Review(path="made.csv", run_id=f"bench{seed}", format="csv")
        rows = people_of_a_file(IMPORTED if scores.worth_timing else FEW, seed)
        import_records.plan_rows(own_desk, rows, review)
        took += beside(own_desk, jobs, changes, Import(own_desk, jobs, lambda review=review: review))  # type: ignore[misc]
        if len(took) >= scores.rounds(ROUNDS):
            break
    note(scores, "G9b", took)


@pytest.mark.parametrize("name", ["CSV", "FHIR NDJSON", "HL7"])
def test_beside_a_file(
    name: str,
    own_desk: Desk,
    jobs: Jobs,
    changes: Callable[[], tuple[Change, ...]],
    scores: Scores,
    tmp_path: Path,
) -> None:
    path = tmp_path / f"made{MADE[name].ending}"
    MADE[name].write(path, 0, IMPORTED if scores.worth_timing else FEW)
    whole = Import(own_desk, jobs, lambda: import_records.stage(own_desk, path))
    note(scores, f"G9b {name}", beside(own_desk, jobs, changes, whole))


def test_beside_a_flood_of_messages(
    own_desk: Desk, jobs: Jobs, changes: Callable[[], tuple[Change, ...]], scores: Scores
) -> None:
    port = free_port()
    feeds = RunningFeeds(
        own_desk, jobs, Settings({HL7_LISTENER.key: True, HL7_PORT.key: port}), ChangeBoard()
    )
    feeds.start()
    try:
        while not listens(port):
            time.sleep(0.05)
        flood = Flood(port, IMPORTED if scores.worth_timing else FEW)
        note(scores, "G9b MLLP", beside(own_desk, jobs, changes, flood))
    finally:
        feeds.stop()
