"""``frontdesk check-in VISIT``: one Deed, one key of the desk."""

import click

from frontdesk.cli.said_of_visit import say_visit
from frontdesk.cli.shared import Wanted, verb
from frontdesk.usecases.check_in import check_in


@verb("check-in", help="Check a person in: full name and date of birth were matched.")
@click.argument("visit")
def COMMAND(wanted: Wanted, visit: str) -> None:
    """Says who and when."""
    with wanted.desk() as desk:
        changes = check_in(desk, visit)
        say_visit(wanted, desk, changes, visit, "is checked in")
