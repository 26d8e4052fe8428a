"""How far a long job is, on standard error and only where somebody looks, past the first second."""

import sys
import time
from types import TracebackType

import click

from frontdesk.qt.plain_text import shown

_PATIENCE = 1.0
_PACE = 0.2


class Progress:
    """A line that is written over, and gone when the job is done."""

    def __init__(self, name: str) -> None:
        self._name = shown(name)
        self._began = self._said = time.monotonic()
        self._steps = 0
        self._stands = False

    def __enter__(self) -> "Progress":
        return self

    def read(self, rows: int) -> None:
        """So many rows were read."""
        self._say(f"{self._name}: {rows:,} rows read")

    def wrote(self) -> None:
        """One more transaction is done."""
        self._steps += 1
        self._say(f"{self._name}: writing{'.' * (self._steps % 4)}")

    def __exit__(
        self, kind: type[BaseException] | None, problem: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._stands:
            click.echo("\r\x1b[K", nl=False, err=True)

    def _say(self, text: str) -> None:
        now = time.monotonic()
        if now - self._began < _PATIENCE or now - self._said < _PACE or not sys.stderr.isatty():
            return
        self._said, self._stands = now, True
        click.echo(f"\r{text}\x1b[K", nl=False, err=True)
