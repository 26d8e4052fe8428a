"""``frontdesk looks``: who looked at a person, and what was done, the newest first."""

import click

from frontdesk.cli import shapes
from frontdesk.cli.shared import Wanted, say, say_json, say_table, verb
from frontdesk.usecases.who_looked import who_looked


@verb("looks", help="Who looked at this person, and what was done. For a manager.")
@click.argument("patient")
def COMMAND(wanted: Wanted, patient: str) -> None:
    """That the list was read stands in the history too."""
    with wanted.desk() as desk:
        found = who_looked(desk, patient)
    if wanted.as_json:
        for row in found.rows:
            say_json(shapes.looked(row.at, row.who, row.what, row.reason))
        return
    if not found.rows:
        say("Nobody looked yet.")
    say_table(
        (f"{row.at:%Y-%m-%d %H:%M}" if row.at else "", row.who, row.what, row.reason) for row in found.rows
    )
