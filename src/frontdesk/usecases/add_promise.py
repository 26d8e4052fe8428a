"""Add a promise (F3): what, in the words the patient heard. Who and by when are prefilled."""

from datetime import date, timedelta

from frontdesk.domain.changes import Changes
from frontdesk.domain.deed import Change
from frontdesk.domain.errors import Refused
from frontdesk.domain.promise import Promise
from frontdesk.usecases.desk import Desk, new_id

OWNER = "the desk"
USUAL_DAYS = 7


def usual_due(today: date) -> date:
    """By when, unless said otherwise: in a week."""
    return today + timedelta(days=USUAL_DAYS)


def add_promise(
    desk: Desk, patient_id: str, visit_id: str, what: str, *, who: str = OWNER, due_on: date | None = None
) -> Changes:
    """One Deed. Raises ``Refused`` without words, an owner or a day."""
    words = " ".join(what.split())[:200]
    if not words or not who.strip():
        raise Refused("A promise says what, who and by when.", "Nothing was changed.")
    today = desk.today()
    promise = Promise(
        new_id(),
        patient_id,
        what=words,
        who=who.strip(),
        due_on=due_on or usual_due(today),
        made_on=today,
        visit_id=visit_id,
        entered_by=desk.staff.id,
    )
    return desk.store.commit(
        desk.deed("add_promise", Change(None, promise), patient_id=patient_id, visit_id=visit_id)
    )
