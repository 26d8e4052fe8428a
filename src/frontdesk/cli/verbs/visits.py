"""``frontdesk visits``: the visits of a day, or all."""

from collections.abc import Iterator
from datetime import datetime

import click

from frontdesk.cli import shapes
from frontdesk.cli.shared import Wanted, clinician_names, say_json, say_table, verb
from frontdesk.domain.visit import Visit
from frontdesk.usecases.desk import Desk


@verb("visits", help="List visits, one a line; all of them, or those of one day.")
@click.option(
    "--date",
    "day",
    type=click.DateTime(["%Y-%m-%d"]),
    metavar="DATE",
    help="The clinic's day, such as 2026-05-14.",
)
def COMMAND(wanted: Wanted, day: datetime | None) -> None:
    """Start, board name, state and clinician."""
    with wanted.desk() as desk:
        spoken = clinician_names(desk)
        visits = desk.store.visits(day.date() if day else None)
        if wanted.as_json:
            for one in visits:
                say_json(shapes.visit(one, spoken.get(one.clinician_id, "")))
        else:
            say_table(_rows(desk, visits, spoken))


def _rows(desk: Desk, visits: Iterator[Visit], spoken: dict[str, str]) -> Iterator[tuple[str, ...]]:
    for one in visits:
        person = desk.store.person(one.patient_id)
        yield (
            f"{desk.local(one.start):%Y-%m-%d %H:%M}",
            person.board_name if person else "",
            one.state.value.replace("_", " "),
            spoken.get(one.clinician_id, ""),
            one.id,
        )
