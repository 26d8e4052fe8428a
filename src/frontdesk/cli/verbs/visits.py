"""``frontdesk visits``: the visits of a day, or all."""

from datetime import date, datetime

import click

from frontdesk.cli import shapes
from frontdesk.cli.shared import Wanted, say_json, say_table, verb
from frontdesk.domain.patient import Patient


@verb("visits", help="List visits, one a line; all of them, or those of one day.")
@click.option(
    "--date", "day", type=click.DateTime(["%Y-%m-%d"]), help="The clinic's day, such as 2026-05-14."
)
def COMMAND(wanted: Wanted, day: datetime | None) -> None:
    """Start, board name, state and clinician."""
    with wanted.desk() as desk:
        spoken = {c.id: c.spoken_name for c in desk.store.clinicians()}
        rows: list[tuple[str, ...]] = []
        which: date | None = day.date() if day else None
        for one in desk.store.visits(which):
            clinician = spoken.get(one.clinician_id, "")
            if wanted.as_json:
                say_json(shapes.visit(one, clinician))
                continue
            person = desk.store.get(Patient, one.patient_id)
            start = desk.local(one.start)
            rows.append(
                (
                    f"{start:%Y-%m-%d %H:%M}",
                    person.board_name if person else "",
                    one.state.value.replace("_", " "),
                    clinician,
                    one.id,
                )
            )
        say_table(rows)
