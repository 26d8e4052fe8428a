"""G9: a check-in, written and safe, at an idle desk. Beside what comes in: test_beside.py."""

import os
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

from frontdesk.domain.deed import Change
from frontdesk.domain.patient import Patient
from frontdesk.domain.visit import Visit, VisitState
from frontdesk.usecases.check_in import check_in
from frontdesk.usecases.desk import Desk
from frontdesk.usecases.undo import undo
from tests.bench.conftest import MadeClinic
from tests.bench.measure import Scores, Times, in_turn, lasting, micro, race
from tests.bench.todays import visits

ROUNDS = 400


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
