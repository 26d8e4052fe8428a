"""A desk in memory and the way a feed works on it, for tests: jobs run where they are asked for."""

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

import pytest

from frontdesk.domain.imported import ImportedRow
from frontdesk.domain.staff import BY_ITSELF, Person, Role
from frontdesk.feeds.feed import StoreClosed
from frontdesk.importers import read as door
from frontdesk.importers.child import format_of
from frontdesk.importers.format import Preview, ReadAs
from frontdesk.usecases.desk import Desk
from tests.usecases.imports import desk_for_import

R = TypeVar("R")


def read_here(monkeypatch: pytest.MonkeyPatch) -> None:
    """Files are read in this process, without a child for each."""

    def preview(path: Path, how: ReadAs) -> Preview:
        return format_of(path).preview(path, how)

    def read(path: Path, *, zone: str, today: date, **chosen: Any) -> Iterator[list[ImportedRow]]:
        yield list(format_of(path).read(path, ReadAs(zone, today, **chosen)))

    monkeypatch.setattr(door, "preview", preview)
    monkeypatch.setattr(door, "read", read)


class WorksAtOnce:
    """``Works`` over one desk; ``closed`` shuts the store, ``trouble`` is what the next job meets."""

    def __init__(self, by: str, desk: Desk | None = None, day: date = date(2026, 11, 23)) -> None:
        self.desk = desk or desk_for_import(day=day)
        self.desk.staff = Person(by, BY_ITSELF[by], Role.DESK, self.desk.now())
        self.closed = False
        self.before: Callable[[], None] = lambda: None
        """Called before each job."""

    def __call__(self, job: Callable[[Desk], R], *, beside: bool = False) -> R:
        """Now."""
        del beside
        self.before()
        if self.closed:
            raise StoreClosed
        return job(self.desk)
