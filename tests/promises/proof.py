"""What a promise rests on, and how each kind of proof is run: tests, cases of the fault matrix, counts."""

import importlib
import re
import subprocess
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

ROOT = Path(__file__).resolve().parents[2]
NOT_PROVEN = "not proven in this run"
_COUNTED = re.compile(r"(\d+) (passed|failed|skipped|errors?|deselected)")


@dataclass(frozen=True, slots=True)
class Proven:
    """What a proof came to. ``holds`` is None where this computer could not try it."""

    figure: str
    holds: bool | None = True


class Proof(Protocol):
    """Something a promise rests on."""

    def run(self, *, quick: bool) -> Iterator[Proven]:
        """Try it; one figure or several."""


@dataclass(frozen=True, slots=True)
class Suite:
    """Tests by place; skipped ones prove nothing and say so. ``what`` they show, in a few words."""

    what: str
    places: tuple[str, ...]

    def run(self, *, quick: bool) -> Iterator[Proven]:
        """Run them in a process of their own. They have one size."""
        del quick
        done = subprocess.run(
            [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", *self.places],
            cwd=ROOT,
            capture_output=True,
            text=True,
            check=False,
        )
        yield counted(self.what, done.returncode, done.stdout)


def counted(what: str, code: int, said: str) -> Proven:
    """The verdict of a test run by its last line."""
    found = {kind: int(number) for number, kind in _COUNTED.findall((said.strip().splitlines() or [""])[-1])}
    passed, left = found.get("passed", 0), found.get("skipped", 0)
    of = sum(found.values()) - found.get("deselected", 0)
    if code != 0 or passed + left < of:
        return Proven(f"{what}: {passed} of {max(of, 1)} tests", holds=False)
    if left or not passed:
        return Proven(f"{what}: {NOT_PROVEN} ({left or 'all'} tests skipped)", holds=None)
    return Proven(f"{what}: {passed} tests")


@dataclass(frozen=True, slots=True)
class Faults:
    """Cases of the fault matrix by their names."""

    names: tuple[str, ...]

    def run(self, *, quick: bool) -> Iterator[Proven]:
        """Each case so many times, fewer where it is to be quick."""
        from tests.faults.table import NAMES, rows

        for name in self.names:
            if name not in NAMES:
                yield Proven(f"{name}: {NOT_PROVEN} (there is no such case yet)", holds=None)
        for row in rows(self.names, quick=quick, seed=20261122):
            told = f"{row.case.name} {row.case.fault}"
            if row.figure is None:
                yield Proven(f"{told}: {NOT_PROVEN} ({row.lacks})", holds=None)
            else:
                figure = f"{told}: {row.figure.passed} of {row.figure.of}"
                yield Proven(figure, holds=row.figure.good)


@dataclass(frozen=True, slots=True)
class Counts:
    """A module that counts for itself: its ``figures()`` gives (what, figure, whether it holds).

    ``quick`` are tests of a part of it.
    """

    module: str
    quick: Suite

    def run(self, *, quick: bool) -> Iterator[Proven]:
        """All its figures, or the tests."""
        if quick:
            yield from self.quick.run(quick=True)
            return
        told: Iterable[tuple[str, str, bool | None]] = importlib.import_module(self.module).figures()
        for what, figure, holds in told:
            yield Proven(f"{what}: {figure}", holds=holds)
