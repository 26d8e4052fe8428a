"""Timing two ways side by side, and the table of what came out.

Rounds alternate between the product's way and its raw limit, so that whatever else the computer does falls on
both. Ratios are of medians; absolute times are for information.
"""

import statistics
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from tests.bench.goals import GOAL_OF, GOALS, Unit

Act = Callable[[], object]
_WORTH_TIMING = 1_000
"""People in a clinic whose figures mean something."""


@dataclass(slots=True)
class Times:
    """Seconds of one contestant, in the order they were taken."""

    seconds: list[float] = field(default_factory=list)

    @property
    def median(self) -> float:
        """The p50."""
        return statistics.median(self.seconds)

    @property
    def p99(self) -> float:
        """The slowest but one in a hundred."""
        return percentile(self.seconds, 0.99)

    def over(self, other: "Times") -> float:
        """How many times the other's median."""
        return self.median / other.median


def percentile(values: Sequence[float], share: float) -> float:
    """The value that this share does not exceed."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(len(ordered) * share))]


def race(
    benchmark: Any,
    subject: Act,
    *others: Act,
    rounds: int,
    loops: int = 1,
    before: Act | None = None,
    warm: int = 3,
) -> list[Times]:
    """Time the subject and the others in turn; the subject's times first, seconds of one loop.

    The subject's own times go to pytest-benchmark, whose timer is used for all: ``process_time`` for paints.
    ``before`` runs untimed before each act.
    """
    clock: Callable[[], float] = benchmark._timer
    kept = [Times() for _ in others]

    def again(act: Act) -> Act:
        def acts() -> None:
            for _ in range(loops):
                act()

        return act if loops == 1 else acts

    repeated = [again(act) for act in others]

    def rivals_first() -> None:
        for act, times in zip(repeated, kept, strict=True):
            if before is not None:
                before()
            start = clock()
            act()
            times.seconds.append((clock() - start) / loops)
        if before is not None:
            before()

    benchmark.pedantic(again(subject), setup=rivals_first, rounds=rounds, warmup_rounds=warm)
    own = Times([seconds / loops for seconds in benchmark.stats.stats.data])
    return [own, *(Times(times.seconds[warm:]) for times in kept)]


def wall_time(act: Act) -> float:
    """Seconds on the clock that one act took."""
    start = time.perf_counter()
    act()
    return time.perf_counter() - start


@dataclass(frozen=True, slots=True)
class Score:
    """One figure of this run."""

    key: str
    value: float
    note: str = ""
    """Absolute times, for information."""


@dataclass(slots=True)
class Scores:
    """All figures of a run, and the table they make."""

    patients: int
    found: dict[str, Score] = field(default_factory=dict)

    def note(self, key: str, value: float, note: str = "") -> None:
        """Keep a figure of a goal."""
        if key not in GOAL_OF:
            raise KeyError(f"{key} is no goal")
        self.found[key] = Score(key, value, note)

    def rounds(self, usual: int) -> int:
        """How often something is timed; a clinic of a few only shows that it runs."""
        return usual if self.worth_timing else min(usual, 2)

    @property
    def worth_timing(self) -> bool:
        """Enough people that a figure means something; a few only show that it runs."""
        return self.patients >= _WORTH_TIMING

    def past(self) -> list[str]:
        """Goals that were missed by more than a quarter."""
        return [
            f"{key}: {figure(score.value, GOAL_OF[key].unit)}; goal {goal_words(key, self.patients)}"
            for key, score in self.found.items()
            if GOAL_OF[key].verdict(score.value, self.patients) == "missed"
        ]

    def table(self, standing: Iterable[str] = ()) -> list[str]:
        """Markdown, in the order of the goals. ``standing``: rows of another run, for what this one left."""
        kept = {line.split("|")[1].strip(): line for line in standing if line.startswith("| ")}
        rows = [
            "| | what | against | figure | goal | | for information |",
            "|---|---|---|---|---|---|---|",
        ]
        for goal in GOALS:
            score = self.found.get(goal.key)
            if score is not None:
                value = figure(score.value, goal.unit)
                verdict = goal.verdict(score.value, self.patients)
                wanted = goal_words(goal.key, self.patients)
                cells = (goal.key, goal.what, goal.floor, value, wanted, verdict, score.note)
                rows.append(f"| {' | '.join(cells)} |")
            elif goal.key in kept:
                rows.append(kept[goal.key])
        return rows


def figure(value: float, unit: Unit) -> str:
    """A ratio, milliseconds or megabytes, as exact as it means something."""
    shown = f"{value:.2f}" if value < 10 else f"{value:,.0f}" if value >= 100 else f"{value:.1f}"
    return f"{shown}{_behind(unit)}"


def _behind(unit: Unit) -> str:
    return unit.value if unit is Unit.TIMES else f" {unit.value}"


def goal_words(key: str, patients: int) -> str:
    """ "at most 1.30x"."""
    goal = GOAL_OF[key]
    limit = goal.limit(patients)
    if limit is None:
        return ""
    return f"{'at least' if goal.at_least else 'at most'} {limit:.3g}{_behind(goal.unit)}"


def micro(times: Times) -> str:
    """A median in microseconds or milliseconds."""
    return lasting(times.median)


def lasting(seconds: float) -> str:
    """A length of time in the unit that reads best."""
    if seconds < 0.001:
        return f"{seconds * 1e6:,.0f} µs"
    return f"{seconds * 1e3:,.1f} ms" if seconds < 10 else f"{seconds:,.0f} s"


def in_turn(things: Iterable[Any]) -> Callable[[], Any]:
    """One after the other, for ever."""
    kept = list(things)
    at = -1

    def following() -> Any:
        nonlocal at
        at = (at + 1) % len(kept)
        return kept[at]

    return following
