"""G9: a check-in, written and safe, idle and beside an import."""

import os
import sys
import threading
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

from frontdesk.app import SWITCH_INTERVAL
from frontdesk.domain.deed import Change
from frontdesk.domain.patient import Patient
from frontdesk.domain.visit import Visit, VisitState
from frontdesk.frame.jobs import Jobs, Lane
from frontdesk.usecases import import_records
from frontdesk.usecases.check_in import check_in
from frontdesk.usecases.desk import Desk
from frontdesk.usecases.import_review import Review
from frontdesk.usecases.undo import undo
from tests.bench.conftest import MadeClinic
from tests.bench.made_rows import people_of_a_file
from tests.bench.measure import Scores, Times, in_turn, lasting, micro, race
from tests.bench.todays import visits

ROUNDS = 400
IMPORTED = 5_000
STEP = 150
EVERY = 0.012
"""Seconds between two check-ins beside an import: far faster than any desk."""


def synced(folder: Path) -> Callable[[], None]:
    """Write 4 KiB and wait until the disk has them."""
    handle = os.open(folder / "floor", os.O_RDWR | os.O_CREAT)
    page = os.urandom(4096)

    def write() -> None:
        os.pwrite(handle, page, 0)
        getattr(os, "fdatasync", os.fsync)(handle)

    return write


def checked_in(desk: Desk, visit: Visit) -> tuple[Change, Change]:
    """What a check-in changes: the visit, and the day the patient was last seen."""
    patient = desk.store.get(Patient, visit.patient_id)
    assert patient is not None
    now = desk.now()
    after = replace(
        visit, state=VisitState.WAITING, arrived_at=now, identified_at=now, checked_in_by=desk.staff.id
    )
    return Change(visit, after), Change(patient, replace(patient, last_seen_on=visit.day))


def test_check_in(benchmark: Any, clinic: MadeClinic, desk: Desk, scores: Scores) -> None:
    to_come = [checked_in(desk, visit) for visit in visits(desk, VisitState.EXPECTED)]
    following = in_turn(to_come)
    done: list[tuple[Change, ...]] = []

    def take_back() -> None:
        """Untimed: the visit is to come again. ``done`` is empty before the floor."""
        for changes in done:
            back = tuple(Change(change.after, change.before) for change in changes)
            desk.store.commit(desk.deed("check_in", *back))
        done.clear()

    def ours() -> None:
        changes = following()
        done.append(changes)
        desk.store.commit(desk.deed("check_in", *changes))

    own, floor = race(benchmark, ours, synced(clinic.path.parent), rounds=ROUNDS, before=take_back, warm=20)
    take_back()
    scores.note("G9", own.over(floor), f"{micro(own)}, 4 KiB {micro(floor)}")
    slow = f"{lasting(own.p99)}; 4 KiB p99 {lasting(floor.p99)}"
    scores.note("G9 p99", own.p99 / floor.median, slow)
    whole = Times()
    for change, _ in to_come[:100]:
        assert isinstance(change.before, Visit)
        start = time.perf_counter()
        check_in(desk, change.before.id)
        whole.seconds.append(time.perf_counter() - start)
        undo(desk, "")
    scores.note("G9 whole", whole.over(floor), micro(whole))


class Import:
    """An import of made-up people, staged and accepted, written step by step on the writer's long lane."""

    def __init__(self, desk: Desk, jobs: Jobs, seed: int) -> None:
        self._desk, self._jobs = desk, jobs
        self.review = Review(path="made.csv", run_id=f"bench{seed}", format="csv")
        import_records.plan_rows(desk, people_of_a_file(IMPORTED, seed), self.review)
        import_records.accept(desk, self.review)
        self.over = threading.Event()
        self.trouble: list[Exception] = []

    def go(self, all_done: bool = False) -> None:
        """The next step, as the review screen asks for it."""
        if all_done:
            self.over.set()
            return
        self._jobs.write(
            lambda: import_records.step(self._desk, self.review, STEP), self.go, self._failed, Lane.LONG
        )

    def _failed(self, trouble: Exception) -> None:
        self.trouble.append(trouble)
        self.over.set()


def until_safe(desk: Desk, jobs: Jobs, changes: tuple[Change, ...], trouble: list[Exception]) -> float:
    """Seconds from asking for a check-in to having it safe."""
    answered = threading.Event()

    def failed(problem: Exception) -> None:
        trouble.append(problem)
        answered.set()

    start = time.perf_counter()
    jobs.write(lambda: desk.store.commit(desk.deed("check_in", *changes)), lambda _: answered.set(), failed)
    answered.wait(10)
    return time.perf_counter() - start


def beside(desk: Desk, jobs: Jobs, changes: Callable[[], tuple[Change, ...]], running: Import) -> list[float]:
    """Check-ins of the desk and their undoing, one after the other, while the import runs."""
    took: list[float] = []
    running.go()
    while not running.over.is_set():
        wanted = changes()
        back = tuple(Change(change.after, change.before) for change in wanted)
        for those in (wanted, back):
            took.append(until_safe(desk, jobs, those, running.trouble))
            time.sleep(EVERY)
    assert not running.trouble
    return took


def test_check_in_beside_an_import(clinic: MadeClinic, desk: Desk, scores: Scores) -> None:
    usual = sys.getswitchinterval()
    sys.setswitchinterval(SWITCH_INTERVAL)
    jobs = Jobs(lambda call: call())
    following = in_turn([checked_in(desk, visit) for visit in visits(desk, VisitState.EXPECTED)])
    took: list[float] = []
    try:
        for seed in range(100, 106):
            took += beside(desk, jobs, following, Import(desk, jobs, seed))
            if len(took) >= ROUNDS:
                break
    finally:
        jobs.stop()
        sys.setswitchinterval(usual)
    times = Times(took)
    scores.note("G9b", times.p99 * 1e3, f"{len(took)} check-ins, half of them under {micro(times)}")
