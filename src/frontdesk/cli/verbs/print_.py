"""``frontdesk print``: the papers of the desk as PDF files.

What each does is in ``cli/papers.py``, loaded when it is asked for.
"""

from pathlib import Path

import click

from frontdesk.cli.shared import Wanted, verb

_FILE = click.Path(dir_okay=False, path_type=Path)


@click.group("print", help="The papers of the desk as PDF files, one page each.")
@click.option("--store", type=_FILE, help="The store's file; the usual one otherwise.")
@click.pass_context
def COMMAND(context: click.Context, store: Path | None) -> None:
    """What follows is a verb of its own; a store named before it counts for it."""
    context.obj = store or context.obj


_TO = click.option("--to", "file", type=_FILE, required=True, help="The PDF to write.")
_PAPER = click.option(
    "--paper", type=click.Choice(["A4", "Letter"]), default="A4", show_default=True, help="Size."
)


@verb("morning-sheet", help="Who comes today with what helps, promises due, who else comes.")
@_TO
@_PAPER
def _morning(wanted: Wanted, file: Path, paper: str) -> None:
    from frontdesk.cli import papers

    papers.morning(wanted, file, paper)


@verb("door-slip", help="For the clinician: the name to use, its sound, the needs.")
@click.argument("visit")
@_TO
@_PAPER
def _door(wanted: Wanted, visit: str, file: Path, paper: str) -> None:
    from frontdesk.cli import papers

    papers.door(wanted, visit, file, paper)


@verb("pocket-slip", help="For the patient at leaving: what happens next, promises, the next visit.")
@click.argument("visit")
@_TO
@_PAPER
def _pocket(wanted: Wanted, visit: str, file: Path, paper: str) -> None:
    from frontdesk.cli import papers

    papers.pocket(wanted, visit, file, paper)


@verb("visit-sheet", help="“About your visit”: numbered ticks to fill in while waiting.")
@_TO
@_PAPER
@click.option("--language", default="", help="A language the sheet has words in, such as es.")
def _sheet(wanted: Wanted, file: Path, paper: str, language: str) -> None:
    from frontdesk.cli import papers

    papers.sheet(wanted, file, paper, language)


for _command in (_morning, _door, _pocket, _sheet):
    COMMAND.add_command(_command)
