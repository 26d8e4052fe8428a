"""The generated part of docs/performance.md: one table a size, each between its marks.

A run of a few benchmarks renews their rows and leaves the others, as long as the versions are the same.
"""

import platform
import sys
from importlib.metadata import version
from pathlib import Path

from sqlcipher3 import dbapi2

from tests.bench.measure import Scores

PAGE = Path(__file__).resolve().parents[2] / "docs" / "performance.md"


def marks(patients: int) -> tuple[str, str]:
    """The lines between which the table of this size stands."""
    return f"<!-- bench {patients}: made by dev.py bench, not by hand -->", f"<!-- bench {patients} ends -->"


def write(scores: Scores, page: Path = PAGE) -> None:
    """Put this run's rows between the marks of its size."""
    begins, ends = marks(scores.patients)
    text = page.read_text(encoding="utf-8")
    before, found, rest = text.partition(begins)
    standing, closed, after = rest.partition(ends)
    if not found or not closed:
        raise LookupError(f"{page.name} has no marks for {scores.patients} patients")
    versions = made_with()
    rows = scores.table(standing.splitlines() if versions in standing else ())
    table = "\n".join([begins, "", versions, "", *rows, "", ends])
    page.write_text(before + table + after, encoding="utf-8")


def made_with() -> str:
    """The versions that were measured."""
    return (
        f"CPython {platform.python_version()}, PySide6 {version('PySide6-Essentials')}, "
        f"SQLite {dbapi2.sqlite_version}, {sys.platform}, drawn off screen."
    )
