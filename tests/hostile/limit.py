"""A limit: what goes beyond it, and what is said then."""

from collections.abc import Callable
from dataclasses import dataclass

from frontdesk.domain.errors import Fixable
from frontdesk.domain.imported import RowProblem

SOME = 3
"""The exit code of a file of which a row was left out."""


@dataclass(frozen=True, slots=True)
class Limit:
    """One row of the page."""

    what: str
    where: str
    beyond: Callable[[], object]
    """Goes beyond it: raises, or returns what is said of the row, or of the line of a pack; where it has a
    number of its own, with that."""

    def met(self) -> tuple[str, int]:
        """What is said, and the exit code."""
        try:
            said = self.beyond()
        except Fixable as refused:
            return str(refused), refused.exit_code
        if isinstance(said, tuple):
            return said
        if isinstance(said, RowProblem):
            return said.reason, SOME if said.patients or said.visits else 0
        return (said, SOME) if isinstance(said, str) else ("", 0)
