"""The generated part of docs/performance.md: one table a size, each between its marks."""

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
    """Put this run's table between its marks."""
    begins, ends = marks(scores.patients)
    text = page.read_text(encoding="utf-8")
    before, found, rest = text.partition(begins)
    _, closed, after = rest.partition(ends)
    if not found or not closed:
        raise LookupError(f"{page.name} has no marks for {scores.patients} patients")
    table = "\n".join([begins, "", made_with(), "", *scores.table(), "", ends])
    page.write_text(before + table + after, encoding="utf-8")


def made_with() -> str:
    """The versions that were measured."""
    return (
        f"CPython {platform.python_version()}, PySide6 {version('PySide6-Essentials')}, "
        f"SQLite {dbapi2.sqlite_version}, {sys.platform}, drawn off screen."
    )
