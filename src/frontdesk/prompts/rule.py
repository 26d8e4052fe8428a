"""A rule of the gate: what it looks for in a line, and whether a manager may answer for an exception.

Every rule has a key that stays as it is, so that an exception can name it. What protects a patient (privacy,
what is never said, a cue on the public screen), what the program cannot read and the most words a line may
have are the same for everybody; questions of tone are a manager's to answer for, by name.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Generic, TypeVar

from frontdesk.prompts.do_not_say import Words
from frontdesk.prompts.own_words import OwnWords

T = TypeVar("T")

MAY_BE_ALLOWED = frozenset(
    {
        *("label", "condescension", "gush", "refusal", "two_questions", "exclamation", "emoji"),
        *("pronoun", "familiar", "long", "blanks", "stray", "small_start"),
    }
)
"""The rules of tone: a manager may allow an exception. Nobody may allow one from the others."""


@dataclass(frozen=True, slots=True)
class Problem:
    """One finding. ``blocks`` keeps the line from going live."""

    where: str
    """``text 1``, ``quiet``, ``conditions``, ..."""
    sentence: str
    blocks: bool = True
    position: int = 0
    """Character in the wording as it is written, braces and all."""
    length: int = 0
    """How many characters are wrong; 0 where it is not about certain words."""
    rule: str = ""
    """The key of the rule that found it."""

    @property
    def overridable(self) -> bool:
        """A manager may allow it by name, with a reason."""
        return self.rule in MAY_BE_ALLOWED


def blocking(problems: Iterable[Problem]) -> Problem | None:
    """The first that keeps the line from going live, if any."""
    return next((problem for problem in problems if problem.blocks), None)


@dataclass(frozen=True, slots=True)
class Rule(Generic[T]):
    """One rule and how it looks at a line, a wording or a filled sentence."""

    key: str
    find: Callable[[T], Iterable[Problem]]
    blocks: bool = True

    def problems(self, looked_at: T) -> Iterator[Problem]:
        """What it finds, under its key."""
        for problem in self.find(looked_at):
            yield replace(problem, rule=self.key, blocks=self.blocks)


@dataclass(frozen=True, slots=True)
class WordRule:
    """Words that may not be said, and the sentence that says what to do about it."""

    key: str
    words: Words
    sentence: str
    unless: Words | None = None
    """What else in the same wording makes it right."""

    def problem(self, where: str, own: OwnWords) -> Problem | None:
        """The first of these words in a wording, if any."""
        hit = self.words.search(own.text)
        if hit is None or (self.unless is not None and self.unless.search(own.source)):
            return None
        position, length = own.place(*hit.span())
        return Problem(where, f"“{hit[0]}”: {self.sentence}", True, position, length, self.key)
