"""``frontdesk export-person``: everything held about one person, for a machine and to read."""

from pathlib import Path

import click

from frontdesk.cli.shared import Wanted, say, say_json, verb


@verb("export-person", help="Write everything held about one person: a JSON file and a PDF to read.")
@click.argument("patient")
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path))
@click.option("--paper", type=click.Choice(["A4", "Letter"]), default="A4", show_default=True, help="Size.")
def COMMAND(wanted: Wanted, patient: str, folder: Path, paper: str) -> None:
    """Neither file name holds a name; nobody else of this computer may read them."""
    from frontdesk.cli import person_files

    with wanted.desk() as desk:
        files = person_files.write_copy(desk, patient, folder, paper)
    if wanted.as_json:
        say_json({"patient": patient, "files": [str(file) for file in files]})
        return
    for file in files:
        say(f"Written: {file}")
    say("Neither file is encrypted: hand over what was asked for, then delete both.")
