"""``frontdesk demo``: the sample clinic in a store of its own, gone when it closes."""

import os
import sys
from pathlib import Path

import click

from frontdesk.cli.shared import Wanted, verb


@verb("demo", help="Open the sample clinic; without a display, play a check-in and a checkout and draw them.")
@click.option(
    "--pictures", type=click.Path(path_type=Path), help="Draw into this folder instead of a window."
)
def COMMAND(wanted: Wanted, pictures: Path | None) -> int:
    """The sample clinic takes no real data."""
    del wanted
    from frontdesk.app import run_demo

    return run_demo(pictures or (None if _display() else Path.cwd() / "out" / "demo"))


def _display() -> bool:
    """Windows and macOS always have one; Linux says so in the environment."""
    if os.environ.get("QT_QPA_PLATFORM") == "offscreen":
        return False
    return not sys.platform.startswith("linux") or bool(
        os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")
    )
