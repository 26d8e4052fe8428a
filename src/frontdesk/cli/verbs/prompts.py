"""``frontdesk prompts``: the lines as files - list, lint, try on somebody, bring out and in.

What each does is in ``cli/packs.py``, loaded when it is asked for: a window that starts comes by here too.
"""

from pathlib import Path

import click

from frontdesk.cli.shared import Wanted, verb
from frontdesk.domain.line import Listening

_FILE = click.Path(path_type=Path)


@click.group("prompts", help="The lines the desk says: list, lint, try, export and import them as packs.")
@click.option("--store", type=_FILE, help="The store's file; the usual one otherwise.")
@click.pass_context
def COMMAND(context: click.Context, store: Path | None) -> None:
    """What follows is a verb of its own; a store named before it counts for it."""
    context.obj = store or context.obj


@verb("list", help="List the clinic's lines: id, live or off, band, cue, and when they come up.")
def _list(wanted: Wanted) -> None:
    from frontdesk.cli import packs

    packs.list_lines(wanted)


@verb("lint", help="Say what keeps the lines of a pack from going live, and what is worth a look.")
@click.argument("file", type=_FILE)
def _lint(wanted: Wanted, file: Path) -> int:
    from frontdesk.cli import packs

    return packs.lint(wanted, file)


@verb("try", help="Say what becomes of the lines of a pack: for one patient, or on twelve difficult people.")
@click.argument("file", type=_FILE)
@click.option("--patient", help="A patient's or a visit's id; the twelve made-up people otherwise.")
@click.option("--line", help="Only the line of this id.")
@click.option("--listening", type=click.Choice([x.value for x in Listening]), help="Who can hear.")
def _try(wanted: Wanted, file: Path, patient: str | None, line: str | None, listening: str | None) -> None:
    from frontdesk.cli import packs

    packs.try_lines(wanted, file, patient, line, listening)


@verb("export", help="Write the clinic's lines to a pack file.")
@click.argument("file", type=_FILE)
def _export(wanted: Wanted, file: Path) -> None:
    from frontdesk.cli import packs

    packs.export_lines(wanted, file)


@verb("import", help="Bring in the lines of a pack: new and changed ones go live, in one act.")
@click.argument("file", type=_FILE)
@click.option("--dry-run", is_flag=True, help="Say what would happen and change nothing.")
@click.option("--replace-ours", is_flag=True, help="Also where the clinic changed a line itself.")
def _import(wanted: Wanted, file: Path, dry_run: bool, replace_ours: bool) -> int:
    from frontdesk.cli import packs

    return packs.import_lines(wanted, file, dry_run=dry_run, replace_ours=replace_ours)


for _command in (_list, _lint, _try, _export, _import):
    COMMAND.add_command(_command)
