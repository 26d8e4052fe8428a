"""``frontdesk check-in VISIT``: one Deed, one key of the desk."""

import click

from frontdesk.cli import shapes
from frontdesk.cli.shared import Wanted, clinician_names, say, say_json, verb
from frontdesk.domain.patient import Patient
from frontdesk.usecases.check_in import check_in, find_visit


@verb("check-in", help="Check a person in: full name and date of birth were matched.")
@click.argument("visit")
def COMMAND(wanted: Wanted, visit: str) -> None:
    """Says who and when."""
    with wanted.desk() as desk:
        changes = check_in(desk, visit)
        after = find_visit(desk, visit)
        if wanted.as_json:
            clinician = clinician_names(desk).get(after.clinician_id, "")
            say_json({"deed": changes.deed, "visit": shapes.visit(after, clinician)})
            return
        person = desk.store.get(Patient, after.patient_id)
        at = desk.speech.clock(desk.local(after.identified_at or desk.now()))
        say(f"{person.board_name if person else 'The patient'} is checked in, {at}")
