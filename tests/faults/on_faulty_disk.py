"""What is done behind the disk that misbehaves; started by faulty_disk.py in a process of its own."""

import ctypes
import json
import os
import random
import sys
from collections.abc import Callable
from pathlib import Path

from frontdesk.domain.errors import NotSaved
from frontdesk.domain.visit import VisitState
from frontdesk.store.sqlite.open import finish_imports
from frontdesk.usecases.add_fact import add_fact
from frontdesk.usecases.add_patient import NewPerson, add_patient
from frontdesk.usecases.add_promise import add_promise
from frontdesk.usecases.check_in import check_in
from frontdesk.usecases.check_out import check_out
from frontdesk.usecases.desk import Desk
from frontdesk.usecases.erase_person import erase_person
from frontdesk.usecases.undo import undo
from tests.faults.clinic import Clinic, check_sound
from tests.faults.figure import Figure, repeat
from tests.store.made import list_of, run

PEOPLE = 16
Act = Callable[[Desk], object]


def _import(desk: Desk) -> None:
    store = desk.whole
    store.import_stage(run(), list_of(12))
    store.import_accept("run")
    while not store.import_step("run", limit=6):
        pass


ACTS: dict[str, Act] = {
    "check in": lambda desk: check_in(desk, "v1"),
    "check out": lambda desk: check_out(desk, "v2"),
    "add a fact": lambda desk: add_fact(desk, "p3", "Call me Rob"),
    "promise": lambda desk: add_promise(desk, "p4", "v4", "Send the letter"),
    "add a patient": lambda desk: add_patient(desk, "new", NewPerson("Noor", "Haddad")),
    "undo": undo,
    "erase": lambda desk: erase_person(desk, "p5"),
    "import": _import,
}


def main(library: str, what: str, *more: str) -> None:
    """``fail`` prints a figure; ``log`` fills the log."""
    disk = ctypes.CDLL(library)
    if what == "fail":
        figure = fail(disk, *more)
        print(json.dumps({"passed": figure.passed, "of": figure.of, "detail": figure.detail}))
    else:
        log(disk, *more)


def log(disk: ctypes.CDLL, path: str, key: str, log_file: str) -> None:
    """An hour at the desk: check-ins one by one, the journal written back now and then."""
    into = os.open(log_file, os.O_WRONLY | os.O_CREAT | os.O_APPEND)
    disk.faulty_log(into)
    desk = Clinic(Path(path), bytes.fromhex(key)).desk()
    for n in range(100):
        check_in(desk, f"v{n}")
        disk.faulty_mark(ctypes.c_long(n))
        if n % 23 == 22:
            while desk.whole.idle():
                pass
    desk.whole.close()
    disk.faulty_log(-1)


def fail(disk: ctypes.CDLL, path: str, key: str, folder: str, most: str, seed: str) -> Figure:
    """Every act with every one of its writes failing, once and for good; ``most`` of them."""
    blank = Clinic(Path(path), bytes.fromhex(key))
    turns = [
        (name, at, for_good)
        for name in ACTS
        for at in range(1, _writes_of(disk, blank.copy_to(Path(folder)), name) + 1)
        for for_good in (0, 1)
    ]
    if len(turns) > int(most):
        turns = random.Random(seed).sample(turns, int(most))

    def once(_: random.Random, number: int) -> str:
        name, at, for_good = turns[number]
        try:
            return _one(disk, blank.copy_to(Path(folder)), name, at, for_good)
        except Exception as problem:
            raise AssertionError(f"{name}, write {at}, for good {for_good}: {problem!r}") from problem

    return repeat(len(turns), int(seed), once)


def _writes_of(disk: ctypes.CDLL, clinic: Clinic, name: str) -> int:
    desk = _ready(clinic)
    disk.faulty_arm(ctypes.c_long(0), 0)
    ACTS[name](desk)
    count = int(disk.faulty_seen())
    desk.whole.close()
    return count


def _ready(clinic: Clinic) -> Desk:
    desk = clinic.desk()
    check_in(desk, "v0")  # something to take back
    return desk


def _one(disk: ctypes.CDLL, clinic: Clinic, name: str, at: int, for_good: int) -> str:
    desk = _ready(clinic)
    before = _stands(desk)
    disk.faulty_arm(ctypes.c_long(at), for_good)
    told: NotSaved | None = None
    try:
        ACTS[name](desk)
    except NotSaved as refused:
        told = refused
    finally:
        reads = len(desk.store.board(desk.today())), len(desk.store.find("Robin9", today=desk.today()))
        disk.faulty_arm(ctypes.c_long(0), 0)
    done = told is None
    if told is not None:
        assert told.exit_code == 6
        assert str(told).startswith("Not saved: the disk reported an error. Everything saved before is safe")
    assert reads == (PEOPLE - (name == "erase" and done), 1), f"look-ups stopped: {reads}"
    finish_imports(desk.whole)  # type: ignore[arg-type]  # the real store is behind the port
    after = _stands(desk)
    if name == "import":  # refused on its way it is absent, or it was accepted and is finished whole
        assert after[0] - before[0] == 12 if done else after[0] - before[0] in (0, 12)
    else:
        assert (after != before) == done, "confirmed but not kept" if done else "refused but kept"
    if not done and name != "import":
        ACTS[name](desk)
    check_in(desk, "v9")
    then = _stands(desk)
    desk.whole.close()
    desk = clinic.desk()
    assert _stands(desk) == then, "another store after the next start"
    desk.whole.close()
    check_sound(clinic)
    return "refused" if not done else "done all the same"


def _stands(desk: Desk) -> tuple[int, ...]:
    """How many people, acts and check-ins there are, and the end of the chain."""
    store = desk.whole
    people = sum(1 for _ in store.patients())
    came = sum(1 for visit in store.visits() if visit.state is VisitState.WAITING)
    return people, came, store.chain_head().seq, store.chain_first_bad()  # type: ignore[attr-defined]  # the real store is behind the port


if __name__ == "__main__":
    main(*sys.argv[1:])
