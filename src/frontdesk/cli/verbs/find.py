"""``frontdesk find TEXT``: by any part of a name, the end of a phone number or a birth date."""

import click

from frontdesk.card.compose import name_of
from frontdesk.cli import shapes
from frontdesk.cli.shared import Wanted, say_json, say_table, verb
from frontdesk.store.port import Found
from frontdesk.usecases.desk import Desk
from frontdesk.usecases.find_patient import find_patient


@verb("find", help="Find people by any part of a name, the end of a phone number, or a birth date.")
@click.argument("text", nargs=-1, required=True)
@click.option("--limit", type=click.IntRange(1, 1000), default=20, show_default=True, help="At most so many.")
def COMMAND(wanted: Wanted, text: tuple[str, ...], limit: int) -> None:
    """Today's people first."""
    with wanted.desk() as desk:
        everybody = find_patient(desk, " ".join(text), limit=limit)
        if wanted.as_json:
            for found in everybody:
                say_json(_shape(desk, found))
            return
        say_table(_row(desk, found) for found in everybody)
        if not everybody:
            click.echo("Nobody fits.", err=True)


def _shape(desk: Desk, found: Found) -> dict[str, object]:
    kept = desk.store.facts_of(found.patient.id)
    facts = tuple(fact for fact in kept if fact.stands(desk.today()))
    shape = shapes.patient(found.patient, facts, name_of(found.patient, facts))
    return {**shape, "visit": shapes.visit(found.visit, found.clinician) if found.visit else None}


def _row(desk: Desk, found: Found) -> tuple[str, ...]:
    if found.visit is None:
        return found.name_to_use, "not booked", "", found.patient.id
    start = desk.local(found.visit.start)
    return found.name_to_use, f"{start:%Y-%m-%d %H:%M}", found.clinician, found.visit.id
