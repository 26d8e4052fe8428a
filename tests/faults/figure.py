"""What a case is and what it comes to: so many of so many, and what fell short first."""

import random
from collections.abc import Callable
from dataclasses import dataclass


class NotProven(Exception):
    """This computer lacks what the case needs; said in the table, never left out."""


@dataclass(frozen=True, slots=True)
class Figure:
    """The pass figure of one run."""

    passed: int
    of: int
    detail: str = ""

    @property
    def good(self) -> bool:
        """All of them; none at all proves nothing."""
        return 0 < self.passed == self.of


@dataclass(frozen=True, slots=True)
class Case:
    """One row of the matrix. ``run(times, seed)``; ``quick`` times are enough to show that the case works."""

    name: str
    fault: str
    promise: str
    run: Callable[[int, int], Figure]
    times: int
    quick: int


def repeat(times: int, seed: int, once: Callable[[random.Random, int], str | None]) -> Figure:
    """Do it so many times, each with luck of its own. ``once`` may answer with a word to be counted."""
    passed, short, words = 0, "", dict[str, int]()
    for number in range(times):
        try:
            word = once(random.Random(f"{seed} {number}"), number)
        except Exception as problem:  # noqa: BLE001 - whatever falls short is a figure, and the first is told
            short = short or f"{number}: {_told(problem)}"
        else:
            passed += 1
            if word:
                words[word] = words.get(word, 0) + 1
    counted = ", ".join(f"{count} {word}" for word, count in sorted(words.items()))
    return Figure(passed, times, short or counted)


def _told(problem: Exception) -> str:
    """Where and what, on one line."""
    frame = problem.__traceback__
    while frame is not None and frame.tb_next is not None:
        frame = frame.tb_next
    place = f"{frame.tb_frame.f_code.co_name}:{frame.tb_lineno}" if frame else ""
    return f"{type(problem).__name__} at {place} {problem}".replace("\n", " ")[:300]
