"""``frontdesk export-person``: everything held about one person, for a machine and to read."""

from functools import partial
from pathlib import Path

import click

from frontdesk.cli.shared import Wanted, say, say_json, verb
from frontdesk.usecases.export_person import write_person


@verb("export-person", help="Write everything held about one person: a JSON file and a PDF to read.")
@click.argument("patient")
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path))
@click.option("--paper", type=click.Choice(["A4", "Letter"]), default="A4", show_default=True, help="Size.")
def COMMAND(wanted: Wanted, patient: str, folder: Path, paper: str) -> None:
    """Neither file name holds a name; nobody else of this computer may read them."""
    from frontdesk.app import write_pdf

    with wanted.desk() as desk:
        files = write_person(desk, patient, folder, partial(write_pdf, size=paper))
    if wanted.as_json:
        say_json({"patient": patient, "files": [str(file) for file in files]})
        return
    for file in files:
        say(f"Written: {file}")
    say("Neither file is encrypted: hand over what was asked for, then delete both.")
