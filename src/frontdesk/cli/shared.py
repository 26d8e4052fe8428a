"""What every verb shares: the store option, the passphrase, JSON or text, and the way out."""

import functools
import json
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click

from frontdesk.usecases.desk import Desk

PASSPHRASE = "FRONTDESK_PASSPHRASE"


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which store, and how to answer."""

    store: Path | None
    as_json: bool

    def passphrase(self, question: str = "Passphrase") -> str:
        """From the environment, else asked without echo; never from the command line."""
        given = os.environ.get(PASSPHRASE)
        if given is not None:
            return given
        return str(click.prompt(question, hide_input=True, err=True))

    def path(self) -> Path:
        """The store's file: as asked, else the usual place of this computer's user."""
        from frontdesk.bootstrap import usual_store

        return self.store or usual_store()

    @contextmanager
    def desk(self) -> Iterator[Desk]:
        """The open desk; closed again whatever happens."""
        from frontdesk.bootstrap import open_desk

        desk = open_desk(self.path(), self.passphrase())
        try:
            yield desk
        finally:
            desk.store.close()


def verb(name: str, **attributes: Any) -> Callable[[Callable[..., Any]], click.Command]:
    """A command with ``--store`` and ``--json``; the function gets ``wanted`` first."""

    def wrap(function: Callable[..., Any]) -> click.Command:
        @click.command(name, **attributes)
        @click.option(
            "--store", type=click.Path(path_type=Path), help="The store's file; the usual one otherwise."
        )
        @click.option("--json", "as_json", is_flag=True, help="Answer as JSON.")
        @functools.wraps(function)
        def command(store: Path | None, as_json: bool, **given: Any) -> int:
            code = function(Wanted(store, as_json), **given)
            return code if isinstance(code, int) else 0

        return command

    return wrap


def say_json(value: object) -> None:
    """One JSON value on one line."""
    click.echo(json.dumps(value, ensure_ascii=False, separators=(",", ":")))


def say_table(rows: list[tuple[str, ...]]) -> None:
    """Aligned columns, no colour, no frame."""
    if not rows:
        return
    widths = [max(len(row[i]) for row in rows) for i in range(len(rows[0]))]
    for row in rows:
        click.echo("  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip())
