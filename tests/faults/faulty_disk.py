"""F1b and F2: a disk that fails at the k-th write, and what a power cut leaves of writes not yet settled.

A small shared library (faulty.c) stands between the store and the system; it is built here, at every run.
"""

import json
import os
import random
import shutil
import struct
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tests.conftest import ROOT
from tests.faults.clinic import check_pairs, check_sound, made, workplace
from tests.faults.figure import Case, Figure, NotProven, repeat

WRITE, SYNC, CUT, REMOVE, MARK = range(1, 6)
_HEAD = struct.Struct("=4Q")
_SECTOR = 512


def library(folder: Path) -> Path:
    """The disk that misbehaves. Raises ``NotProven`` without a compiler, or where nothing is put before."""
    compiler = shutil.which("cc") or shutil.which("gcc") or shutil.which("clang")
    if not sys.platform.startswith("linux"):
        raise NotProven("a library is put before another on Linux only")
    if compiler is None:
        raise NotProven("no compiler")
    built = folder / "faulty.so"
    source = Path(__file__).with_name("faulty.c")
    made_it = subprocess.run(
        [compiler, "-shared", "-fPIC", "-O1", "-o", str(built), str(source), "-ldl"],
        capture_output=True,
        check=False,
    )
    if made_it.returncode:
        raise NotProven("the compiler builds no library here")
    return built


def on_it(built: Path, *words: str) -> str:
    """Run ``tests.faults.on_faulty_disk`` behind the library; what it printed."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.faults.on_faulty_disk", str(built), *words],
        capture_output=True,
        text=True,
        cwd=ROOT,
        env={**os.environ, "LD_PRELOAD": str(built)},
        check=False,
    )
    assert done.returncode == 0, done.stderr[-2000:]
    return done.stdout


def failing_writes(times: int, seed: int) -> Figure:
    """F2: each write, sync, cut and removal of eight operations fails, once and for good."""
    with workplace() as place:
        built = library(place)
        clinic = made(place / "blank", people=16)
        told = json.loads(
            on_it(
                built, "fail", str(clinic.path), clinic.key.hex(), str(place / "desk"), f"{times}", f"{seed}"
            )
        )
    return Figure(told["passed"], told["of"], told["detail"])


@dataclass(frozen=True, slots=True)
class Step:
    """One thing the store asked of the disk; ``at`` is the place in the file, or what was confirmed."""

    what: int
    file: str
    at: int
    data: bytes


def read_log(path: Path) -> Iterator[Step]:
    """What was asked, in its order."""
    with path.open("rb") as log:
        while head := log.read(_HEAD.size):
            what, name, at, size = _HEAD.unpack(head)
            file = Path(os.fsdecode(log.read(name))).name
            yield Step(what, file, at, log.read(size) if what == WRITE else b"")


def power_cuts(times: int, seed: int) -> Figure:
    """F1b: the power goes at any moment; of what was not settled the disk kept some, in any order, torn."""
    with workplace() as place:
        built = library(place)
        blank = made(place / "blank", people=120)
        clinic = blank.copy_to(place / "logged")
        on_it(built, "log", str(clinic.path), clinic.key.hex(), str(place / "log"))
        steps = list(read_log(place / "log"))
        assert any(step.what == SYNC for step in steps), "no sync was seen"

        def once(chance: random.Random, _: int) -> str:
            until = chance.randrange(1, len(steps) + 1)
            desk = blank.copy_to(place / "desk")
            for name, content in _after_the_cut(steps[:until], blank.path.parent, chance).items():
                (place / "desk" / name).write_bytes(content)
            confirmed = {f"v{step.at}" for step in steps[:until] if step.what == MARK}
            store = desk.open()
            came = check_pairs(store)
            store.close()
            assert confirmed <= came, f"{len(confirmed - came)} of {len(confirmed)} confirmed are lost"
            assert len(came) <= len(confirmed) + 1
            check_sound(desk)
            return "undone" if came == confirmed else "kept unconfirmed"

        figure = repeat(times, seed, once)
    return Figure(figure.passed, figure.of, f"{len(steps):,} steps; {figure.detail}")


def _after_the_cut(steps: list[Step], before: Path, chance: random.Random) -> dict[str, bytes]:
    """The files as the disk may hold them: all that was synced, some of the rest, torn and in any order."""
    files: dict[str, bytearray] = {}
    for name in {step.file for step in steps if step.what != MARK}:
        if name.endswith("-shm"):
            continue  # memory the system shares; made anew at the next start
        own = [step for step in steps if step.file == name]
        settled = max((n for n, step in enumerate(own, 1) if step.what == SYNC), default=0)
        was = before / name
        content = bytearray(was.read_bytes() if was.exists() else b"")
        for step in own[:settled]:
            _apply(content, step.what, step.at, step.data)
        open_ = [part for step in own[settled:] for part in _sectors(step)]
        some = chance.sample(open_, chance.randint(0, len(open_)))
        for part in some:
            _apply(content, *part)
        files[name] = content
    return {name: bytes(content) for name, content in files.items()}


def _sectors(step: Step) -> list[tuple[int, int, bytes]]:
    if step.what != WRITE:
        return [(step.what, step.at, b"")]
    return [(WRITE, step.at + at, step.data[at : at + _SECTOR]) for at in range(0, len(step.data), _SECTOR)]


def _apply(content: bytearray, what: int, at: int, data: bytes) -> None:
    if what == WRITE:
        content.extend(bytes(max(at + len(data) - len(content), 0)))
        content[at : at + len(data)] = data
    elif what == CUT:
        content[:] = content[:at].ljust(at, b"\0")
    elif what == REMOVE:
        content.clear()


CASES = (
    Case(
        "F1b", "power cut, simulated", "as F1, whatever the disk kept of what was open", power_cuts, 300, 12
    ),
    Case("F2", "the k-th write fails", "refused whole; the next one works", failing_writes, 1_000_000, 24),
)
