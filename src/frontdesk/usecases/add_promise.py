"""Add a promise (F3): what, in the words the patient heard. Who and by when are prefilled."""

from dataclasses import replace
from datetime import date, timedelta

from frontdesk.domain.audience import Audience
from frontdesk.domain.changes import Changes
from frontdesk.domain.deed import Change
from frontdesk.domain.errors import Refused
from frontdesk.domain.promise import Promise
from frontdesk.usecases.desk import Desk, new_id
from frontdesk.usecases.words_kept import may_be_kept, not_a_label

OWNER = "the desk"
USUAL_DAYS = 7
LONGEST, LONGEST_WHO = 200, 120


def usual_due(today: date) -> date:
    """By when, unless said otherwise: in a week."""
    return today + timedelta(days=USUAL_DAYS)


def new_promise(desk: Desk, patient_id: str, visit_id: str, what: str, who: str, due_on: date) -> Promise:
    """A promise made now by the person at the desk, not yet kept in the store. Raises ``Refused`` for a
    label, and for more than fits: what was promised is never cut."""
    what, who = " ".join(what.split()), " ".join(who.split())
    must_fit(what, who)
    not_a_label(what)
    return Promise(
        new_id(),
        patient_id,
        what=what,
        who=who,
        due_on=due_on,
        made_on=desk.today(),
        visit_id=visit_id,
        entered_by=desk.staff.id,
    )


def must_fit(what: str, who: str) -> None:
    """Raises ``Refused`` for more letters than are kept."""
    for words, most in ((what, LONGEST), (who, LONGEST_WHO)):
        if len(words) > most:
            long = f"That is {len(words)} characters; {most} fit."
            raise Refused(long, "Nothing was changed.", "Keep the gist.")


def add_promise(
    desk: Desk,
    patient_id: str,
    visit_id: str,
    what: str,
    *,
    who: str = OWNER,
    due_on: date | None = None,
    audience: Audience = Audience.DESK,
) -> Changes:
    """One Deed. Raises ``Refused`` without words, an owner or a day, and for words that are not kept;
    ``SoundsMedical`` for delicate words that may be heard by others: at the desk only they are what we do."""
    if not what.strip() or not who.strip():
        raise Refused("A promise says what, who and by when.", "Nothing was changed.")
    if audience is Audience.ALOUD:
        may_be_kept("", audience, what)
    promise = new_promise(desk, patient_id, visit_id, what, who, due_on or usual_due(desk.today()))
    promise = replace(promise, audience=audience)
    return desk.store.commit(
        desk.deed("add_promise", Change(None, promise), patient_id=patient_id, visit_id=visit_id)
    )
