"""The cases run one after the other, and their figures as a table."""

import os
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tests.faults.catalogue import CASES
from tests.faults.figure import Case, Figure, NotProven

NAMES = tuple(dict.fromkeys(case.name for case in CASES))
NOT_PROVEN = "not proven in this run"


@dataclass(frozen=True, slots=True)
class Row:
    """One case as it came out; ``figure`` is None where this computer lacks what it needs."""

    case: Case
    figure: Figure | None
    seconds: float
    worked: float
    """Seconds of a processor, children included: what is left when nobody else uses the computer."""
    lacks: str = ""

    def __str__(self) -> str:
        if self.figure is None:
            figure, more = NOT_PROVEN, self.lacks
        else:
            figure, more = f"{self.figure.passed}/{self.figure.of}", self.figure.detail
        short = "  FALLS SHORT" if self.figure is not None and not self.figure.good else ""
        what = f"{self.case.name:4} {self.case.fault:44}"
        return (
            f"{what} {figure:>9} {self.seconds:6.1f} s ({self.worked:.1f} s worked){short}  {more}".rstrip()
        )


def rows(names: Sequence[str], *, quick: bool, seed: int) -> Iterator[Row]:
    """Run the named cases."""
    for case in CASES:
        if case.name in names:
            began, worked = time.perf_counter(), _worked()
            figure, lacks = None, ""
            try:
                figure = case.run(case.quick if quick else case.times, seed)
            except NotProven as why:
                lacks = str(why)
            yield Row(case, figure, time.perf_counter() - began, _worked() - worked, lacks)


def _worked() -> float:
    spent = os.times()
    return spent.user + spent.system + spent.children_user + spent.children_system


def figures(*, quick: bool = False, seed: int = 1) -> dict[str, str]:
    """The pass figure by case, for the page of promises."""
    return {
        f"{row.case.name} {row.case.fault}": f"{row.figure.passed}/{row.figure.of}"
        if row.figure
        else NOT_PROVEN
        for row in rows(NAMES, quick=quick, seed=seed)
    }


def run(names: Sequence[str], *, quick: bool, seed: int) -> int:
    """Print the table as it comes; 1 where a case falls short."""
    done = []
    for row in rows(names, quick=quick, seed=seed):
        print(row, flush=True)
        done.append(row)
    short = [row.case.name for row in done if row.figure is not None and not row.figure.good]
    open_ = [row.case.name for row in done if row.figure is None]
    print(f"{len(done)} cases, seed {seed}: {len(done) - len(short) - len(open_)} hold", end="")
    print(f", fall short: {', '.join(short)}" if short else "", end="")
    print(f", {NOT_PROVEN}: {', '.join(open_)}" if open_ else "")
    return 1 if short else 0
