"""What every verb shares: the store option, the passphrase, JSON or text, and the way out."""

import functools
import json
import os
import sys
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click

from frontdesk.domain.card_input import CardInput
from frontdesk.domain.errors import Refused, WrongUsage
from frontdesk.domain.look_note import LookKind
from frontdesk.domain.patient import Patient
from frontdesk.domain.visit import Visit
from frontdesk.qt.plain_text import shown
from frontdesk.usecases.desk import Desk
from frontdesk.usecases.look_at import look_at

PASSPHRASE = "FRONTDESK_PASSPHRASE"


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which store, and how to answer."""

    store: Path | None
    as_json: bool

    def passphrase(self, question: str = "Passphrase", *, twice: bool = False) -> str:
        """From the environment, else asked without echo; never from the command line."""
        given = os.environ.get(PASSPHRASE)
        if given is not None:
            return given
        if not on_a_terminal():
            raise WrongUsage(
                "Frontdesk needs a passphrase here.",
                "Nothing was opened.",
                f"Set {PASSPHRASE}, or run this in a terminal.",
            )
        return str(click.prompt(question, hide_input=True, confirmation_prompt=twice, err=True))

    def path(self) -> Path:
        """The store's file: as asked, else the usual place of this computer's user.

        Raises ``Refused`` for a place this computer cannot even look at.
        """
        from frontdesk.bootstrap import usual_store

        path = self.store or usual_store()
        try:
            path.stat()
        except (FileNotFoundError, NotADirectoryError):
            return path
        except (OSError, ValueError):
            raise Refused(
                "There cannot be a store at this place.", "Nothing was changed.", "Choose another file."
            ) from None
        return path

    @contextmanager
    def desk(self) -> Iterator[Desk]:
        """The open desk; closed again whatever happens. Nobody is asked for a store that is not there."""
        from frontdesk.bootstrap import check_there, open_desk

        check_there(self.path())
        desk = open_desk(self.path(), self.passphrase(), tell=tell)
        try:
            yield desk
        finally:
            desk.store.close()


def verb(name: str, **attributes: Any) -> Callable[[Callable[..., Any]], click.Command]:
    """A command with ``--store`` and ``--json``; the function gets ``wanted`` first."""

    def wrap(function: Callable[..., Any]) -> click.Command:
        @functools.wraps(function)
        def work(store: Path | None, as_json: bool, **given: Any) -> int:
            named_before = click.get_current_context().obj
            code = function(Wanted(store or named_before, as_json), **given)
            return code if isinstance(code, int) else 0

        make: Callable[[Callable[..., int]], click.Command] = click.command(name, **attributes)
        command = make(work)
        command.params += [
            click.Option(
                ["--store"],
                type=click.Path(path_type=Path),
                help="The store's file; the usual one otherwise.",
            ),
            click.Option(["--json", "as_json"], is_flag=True, help="Answer as JSON."),
        ]
        return command

    return wrap


def on_a_terminal() -> bool:
    """Somebody sits there and can be asked."""
    return sys.stdin is not None and sys.stdin.isatty()


def clinician_names(desk: Desk) -> dict[str, str]:
    """Clinician id to the name said aloud."""
    return {clinician.id: clinician.spoken_name for clinician in desk.store.clinicians()}


def card_of(desk: Desk, key: str, how: LookKind = LookKind.CARD) -> CardInput:
    """Everything about a patient or a visit, by its id; ``how`` it was looked at stands in the history."""
    if desk.store.get(Visit, key) is not None:
        return look_at(desk, visit_id=key, how=how)
    if desk.store.get(Patient, key) is not None:
        return look_at(desk, patient_id=key, how=how)
    raise WrongUsage(
        "There is no patient or visit with this id.",
        "Nothing was changed.",
        "frontdesk find TEXT or frontdesk visits lists them.",
    )


def tell(message: str) -> None:
    """A message beside the answer, on standard error."""
    click.echo(shown(message), err=True)


def say(text: str) -> None:
    """One line for people. What came from a file cannot act on the terminal."""
    click.echo(shown(text))


def say_json(value: object) -> None:
    """One JSON value on one line."""
    line = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    click.echo(line.encode("utf-8", "replace").decode())  # a path may hold bytes that are no letters


def say_table(rows: Iterable[tuple[str, ...]], indent: str = "") -> None:
    """Aligned columns, no colour, no frame; a column without a word takes no room."""
    plain = [tuple(shown(cell) for cell in row) for row in rows]
    widths = [max(map(_width, column)) for column in zip(*plain, strict=True)]
    for row in plain:
        cells = (cell + " " * (wide - _width(cell)) for cell, wide in zip(row, widths, strict=True) if wide)
        click.echo((indent + "  ".join(cells)).rstrip())


def _width(text: str) -> int:
    """How many places a text takes in a terminal: marks none, wide letters two."""
    return sum(
        0
        if unicodedata.combining(sign) or unicodedata.category(sign) in ("Cf", "Mn", "Me")
        else 1 + (unicodedata.east_asian_width(sign) in "WF")
        for sign in text
    )
