"""``frontdesk imports``: what was brought in lately, and taking one import back whole."""

import click

from frontdesk.cli import shapes
from frontdesk.cli.shared import Wanted, say, say_json, say_table, verb
from frontdesk.usecases.desk import Desk
from frontdesk.usecases.import_review import Counts
from frontdesk.usecases.take_back_import import ImportDone, imports_done, take_back, take_back_step


@verb("imports", help="What was brought in, the newest first; take one back within seven days.")
@click.option("--take-back", "run_id", metavar="ID", help="Take this import back; who was met since stays.")
def COMMAND(wanted: Wanted, run_id: str | None) -> None:
    """The list, or the one that was taken back."""
    with wanted.desk() as desk:
        if run_id:
            take_back(desk, run_id)
            while not take_back_step(desk, run_id):
                pass
        found = [one for one in imports_done(desk) if not run_id or one.run.id == run_id]
        if wanted.as_json:
            for one in found:
                say_json(shapes.import_done(one))
            return
        if run_id:
            say(_gone(found[0]))
        elif not found:
            say("Nothing was brought in yet.")
        else:
            say_table(_row(desk, one) for one in found)


def _gone(one: ImportDone) -> str:
    if not one.stays_count:
        return "Taken back. The store is as it was before."
    stay = "1 person stays" if one.stays_count == 1 else f"{one.stays_count:,} people stay"
    return f"Taken back. {stay}: the desk or a later import has been at work there since."


def _row(desk: Desk, one: ImportDone) -> tuple[str, ...]:
    state = "taken back" if one.run.taken_back_at else "can be taken back" if one.can_go else ""
    at = f"{desk.local(one.run.at):%Y-%m-%d %H:%M}"
    return (one.run.id, at, one.who, one.run.file_name, _counted(one.patients, one.visits), state)


def _counted(patients: Counts, visits: Counts) -> str:
    return f"{patients.new:,} new and {patients.changed:,} changed people, {visits.new:,} new visits"
