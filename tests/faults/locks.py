"""F16 to F18: one program at a time, on a disk of this computer, under one name."""

import fcntl
import json
import os
import random
import re
import socket
import subprocess
import sys
from functools import partial
from pathlib import Path

from frontdesk.domain.errors import Fixable, InUse, Refused
from frontdesk.store.sqlite import place as places
from tests.conftest import ROOT
from tests.faults.child import Child, Say
from tests.faults.clinic import Clinic, made, workplace
from tests.faults.figure import Case, Figure, repeat
from tests.people import NOW


def stale(times: int, seed: int) -> Figure:
    """F16: of a dead process: taken over; of a living one: refused; of another computer: asks."""
    with workplace() as place:
        blank = made(place / "blank", people=3)
        turns = (_of_the_dead, _of_the_living, _of_another_computer)

        def once(_: random.Random, number: int) -> str:
            return turns[number % len(turns)](blank.copy_to(place / "desk"))

        return repeat(times, seed, once)


def _of_the_dead(clinic: Clinic) -> str:
    child = Child(partial(_hold, clinic))
    assert child.line() == "open"
    child.kill()
    told = json.loads(clinic.path.with_name(clinic.path.name + ".lock").read_text(encoding="utf-8"))
    assert told["pid"] == child.pid, "the lock does not say whose it is"
    clinic.open().close()
    return "of the dead taken over"


def _of_the_living(clinic: Clinic) -> str:
    child = Child(partial(_hold, clinic))
    assert child.line() == "open"
    told = _refused(clinic)
    child.kill()
    assert told.exit_code == 11
    since = f" (since {NOW:%H:%M})"
    assert str(told) == (
        f"Frontdesk is already open on this computer{since}. Nothing was changed. Go to that window."
    )
    return "of the living refused"


def _of_another_computer(clinic: Clinic) -> str:
    there = {"pid": os.getpid(), "host": f"not-{socket.gethostname()}", "since": "08:14"}
    lock = clinic.path.with_name(clinic.path.name + ".lock")
    lock.write_text(json.dumps(there), encoding="utf-8")
    assert f"not-{socket.gethostname()}" in str(_refused(clinic))
    from frontdesk.store.sqlite.open import open_store

    open_store(clinic.path, clinic.key, now=NOW, take_over=True).close()
    return "of another computer asked about"


def _refused(clinic: Clinic) -> InUse:
    try:
        clinic.open().close()
    except InUse as told:
        return told
    raise AssertionError("a second one was let in")


def _hold(clinic: Clinic, say: Say) -> None:
    store = clinic.open()
    say("open")
    os.read(os.open(_gate(clinic), os.O_RDONLY), 1)  # until somebody opens the gate, or a kill
    store.close()


def _gate(clinic: Clinic) -> str:
    gate = clinic.path.with_name("gate")
    if not gate.exists():
        os.mkfifo(gate)
    return str(gate)


def two_at_once(times: int, seed: int) -> Figure:
    """F17: started at the same moment, exactly one gets the store; the other is told where to go."""
    with workplace() as place:
        blank = made(place / "blank", people=3)

        def once(_: random.Random, __: int) -> None:
            clinic = blank.copy_to(place / "desk")
            start = place / "start"
            with start.open("w", encoding="utf-8") as held:
                fcntl.flock(held, fcntl.LOCK_EX)
                two = [Child(partial(_at_the_shot, clinic, str(start))) for _ in range(2)]
                assert [one.line() for one in two] == ["ready", "ready"]
                fcntl.flock(held, fcntl.LOCK_UN)
            said = [one.line() for one in two]
            assert sorted(words.split()[0] for words in said) == ["Frontdesk", "open"], said
            winner, loser = sorted(two, key=lambda one: said[two.index(one)] != "open")
            assert loser.end()[1] == 11
            winner.kill()
            clinic.open().close()

        return repeat(times, seed, once)


def second_start(times: int, seed: int) -> Figure:
    """F17: a second start says where to go (11), and the first window comes forward by itself."""
    with workplace() as place:
        blank = made(place / "blank", people=3)

        def once(_: random.Random, number: int) -> str:
            clinic = blank.copy_to(place / "desk")
            left = clinic.path.with_name(clinic.path.name + ".knock")
            left.touch()  # of somebody who was ended before an answer came
            first = _started("tests.faults.first_window", str(clinic.path), place)
            try:
                assert first.stdout is not None
                assert first.stdout.readline() == "put away\n", "the first window did not open"
                assert not left.exists(), "an old knock stays"
                second = _started("frontdesk", f"--store={clinic.path}", place)
                told = second.communicate(timeout=60)[1]
                assert second.returncode == 11, told
                assert re.fullmatch(
                    r"Frontdesk is already open on this computer \(since \d\d:\d\d\)\. Nothing was changed\."
                    r" Go to that window\.\n",
                    told,
                ), told
                assert first.stdout.readline() == "forward\n", "the first window stays where it is"
                assert not left.exists(), "a knock stays"
            finally:
                first.kill() if number % 2 else first.terminate()
                first.communicate()
            clinic.open().close()
            return "came forward"

        return repeat(times, seed, once)


def _started(module: str, word: str, place: Path) -> subprocess.Popen[str]:
    homes = {name: str(place / "home") for name in ("HOME", "XDG_STATE_HOME", "XDG_CONFIG_HOME")}
    return subprocess.Popen(
        [sys.executable, "-m", module, word],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        cwd=ROOT,
        env={**os.environ, **homes, "QT_QPA_PLATFORM": "offscreen"},
    )


def _at_the_shot(clinic: Clinic, start: str, say: Say) -> None:
    """Both wait for a lock that may be shared: they get it in the same moment."""
    with open(start, encoding="utf-8") as shot:  # noqa: PTH123 - its handle is what counts
        say("ready")
        fcntl.flock(shot, fcntl.LOCK_SH)
    store = clinic.open()
    say("open")
    while True:
        store.board(NOW.date())


def second_name(times: int, seed: int) -> Figure:
    """F18: a hard link, a symbolic link, a folder on the network."""
    with workplace() as place:
        blank = made(place / "blank", people=3)

        def once(_: random.Random, number: int) -> str:
            clinic = blank.copy_to(place / "desk")
            other = place / "desk" / "other.frontdesk"
            if number % 3 == 0:
                other.hardlink_to(clinic.path)
                told, word = _not_here(clinic), "hard link"
            elif number % 3 == 1:
                other.symlink_to(clinic.path)
                told, word = _not_here(Clinic(other, clinic.key)), "symbolic link"
            else:
                kind = ("nfs4", "cifs", "fuse.sshfs")[number // 3 % 3]
                told, word = _on_a_network(clinic, kind), "network folder"
            assert told.exit_code == 4
            assert str(told).startswith("This folder is on the network (or the file has a second name).")
            return word

        return repeat(times, seed, once)


def _not_here(clinic: Clinic) -> Fixable:
    try:
        clinic.open().close()
    except Refused as told:
        return told
    raise AssertionError("a store under a second name was opened")


def _on_a_network(clinic: Clinic, kind: str) -> Fixable:
    folder = clinic.path.parent.resolve()
    try:
        places.check(clinic.path, f"/dev/root / ext4 rw 0 0\nserver:/x {folder} {kind} rw 0 0\n")
    except Refused as told:
        return told
    raise AssertionError(f"a store on {kind} was opened")


CASES = (
    Case(
        "F16",
        "a lock left behind",
        "a dead one is taken over, a living one refused, a far one asks",
        stale,
        9,
        3,
    ),
    Case("F17", "two started at the same moment", "exactly one wins; the other is told", two_at_once, 50, 2),
    Case("F17", "a second start beside a window", "told (11); the first comes forward", second_start, 6, 1),
    Case("F18", "network folder, hard link, symbolic link", "refused", second_name, 9, 3),
)
