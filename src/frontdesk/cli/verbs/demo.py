"""``frontdesk demo``: the sample clinic in a store of its own, gone when it closes."""

import contextlib
import os
import sys
from pathlib import Path

import click

from frontdesk.cli.display import has_display
from frontdesk.cli.shared import Wanted, say_json, verb
from frontdesk.domain.errors import WrongUsage


@verb(
    "demo", help="Open the sample clinic. Without a display: play a check-in and a checkout, draw and print."
)
@click.option(
    "--pictures", type=click.Path(path_type=Path), help="Play, and draw into this folder; out/demo otherwise."
)
def COMMAND(wanted: Wanted, pictures: Path | None) -> int:
    """The sample clinic takes no real data."""
    if wanted.store is not None:
        raise WrongUsage(
            "The sample clinic has a store of its own, gone when it closes.",
            "Nothing was opened.",
            "Leave out --store.",
        )
    folder = pictures or (None if has_display() else Path.cwd() / "out" / "demo")
    if folder is not None:
        os.environ["QT_QPA_PLATFORM"] = "offscreen"  # else Qt looks for a display and ends the process
    from frontdesk.app import run_demo

    if folder is None or not wanted.as_json:
        return run_demo(folder)
    with contextlib.redirect_stdout(sys.stderr):
        code = run_demo(folder)
    say_json({"folder": str(folder), "pictures": sorted(file.name for file in folder.glob("*.png"))})
    return code
