"""A limit: what goes beyond it, and what is said then."""

import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from frontdesk.domain.errors import Fixable
from frontdesk.domain.imported import RowProblem
from frontdesk.importers.child import format_of
from frontdesk.importers.format import ReadAs
from tests.usecases.imports import TODAY

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


def said_of(ending: str, content: str | bytes) -> RowProblem:
    """What is said first of a row, where the file is not refused whole."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"list{ending}"
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        rows = format_of(path).read(path, ReadAs("Europe/London", TODAY))
        return next(row for row in rows if isinstance(row, RowProblem))
