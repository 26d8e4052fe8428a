"""What check-in and check-out answer: the visit as it stands now, as JSON or in a sentence."""

from frontdesk.cli import shapes
from frontdesk.cli.shared import Wanted, clinician_names, say, say_json
from frontdesk.domain.changes import Changes
from frontdesk.usecases.check_in import find_visit
from frontdesk.usecases.desk import Desk


def say_visit(wanted: Wanted, desk: Desk, changes: Changes, visit_id: str, did: str) -> None:
    """Who ``did`` it and when: the newer of the match and the leaving."""
    after = find_visit(desk, visit_id)
    if wanted.as_json:
        clinician = clinician_names(desk).get(after.clinician_id, "")
        say_json({"deed": changes.deed, "visit": shapes.visit(after, clinician)})
        return
    person = desk.store.person(after.patient_id)
    newest = max((at for at in (after.identified_at, after.left_at) if at), default=desk.now())
    at = desk.speech.clock(desk.local(newest))
    say(f"{person.board_name if person else 'The patient'} {did}, {at}")
