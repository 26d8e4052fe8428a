"""``frontdesk check-out VISIT``: one Deed, one key of the desk."""

import click

from frontdesk.cli.said_of_visit import say_visit
from frontdesk.cli.shared import Wanted, verb
from frontdesk.usecases.check_out import check_out


@verb("check-out", help="Mark a person as left.")
@click.argument("visit")
def COMMAND(wanted: Wanted, visit: str) -> None:
    """Says who and when."""
    with wanted.desk() as desk:
        changes = check_out(desk, visit)
        say_visit(wanted, desk, changes, visit, "has left")
