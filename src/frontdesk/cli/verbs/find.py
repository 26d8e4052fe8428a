"""``frontdesk find TEXT``: by any part of a name, the end of a phone number or a birth date."""

import click

from frontdesk.card.compose import name_of
from frontdesk.cli import shapes
from frontdesk.cli.shared import Wanted, say_json, say_table, verb
from frontdesk.usecases.find_patient import find_patient


@verb("find", help="Find people by any part of a name, the end of a phone number, or a birth date.")
@click.argument("text", nargs=-1, required=True)
@click.option("--limit", default=20, show_default=True, help="At most so many.")
def COMMAND(wanted: Wanted, text: tuple[str, ...], limit: int) -> None:
    """Today's people first."""
    with wanted.desk() as desk:
        rows: list[tuple[str, ...]] = []
        for found in find_patient(desk, " ".join(text), limit=limit):
            if wanted.as_json:
                facts = desk.store.facts_of(found.patient.id)
                shape = shapes.patient(found.patient, facts, name_of(found.patient, facts))
                visit = shapes.visit(found.visit, found.clinician) if found.visit else None
                say_json({**shape, "visit": visit})
                continue
            beside = "not booked today"
            if found.visit is not None:
                start = desk.local(found.visit.start)
                beside = f"{start:%Y-%m-%d %H:%M} {found.clinician}".rstrip()
            rows.append((found.name_to_use, beside, found.visit.id if found.visit else found.patient.id))
        say_table(rows)
        if not rows and not wanted.as_json:
            click.echo("Nobody fits.", err=True)
