"""A promise as the record's form fills it in: new, or in other words, with another owner or another day."""

from dataclasses import replace

from frontdesk.domain.audience import Audience
from frontdesk.domain.changes import Changes
from frontdesk.domain.deed import Change
from frontdesk.domain.errors import Refused
from frontdesk.usecases.add_promise import OWNER, add_promise, must_fit, usual_due
from frontdesk.usecases.desk import Desk
from frontdesk.usecases.follow_promise import moved_to, promise_at
from frontdesk.usecases.promise_words import owner_named


def keep_promise(  # noqa: PLR0913 - one form
    desk: Desk,
    patient_id: str,
    what: str,
    who: str = "",
    by: str = "",
    why: str = "",
    *,
    audience: Audience = Audience.DESK,
    visit_id: str = "",
    replaces: str = "",
) -> Changes:
    """One Deed. ``by`` as it is typed, empty for a week; ``why`` goes with a later day than the first one.

    Raises ``Refused`` without words, and where ``by`` is no day from today on.
    """
    what = " ".join(what.split())
    if not what:
        raise Refused("There is nothing to keep yet.", "", "Type what was promised.")
    before = promise_at(desk, replaces, patient_id) if replaces else None
    who = owner_named(desk, who) or OWNER
    today = desk.today()
    if before is not None and by.strip() == desk.speech.short_day(before.due_on, today):
        due = before.due_on
    else:
        read = desk.speech.read_day(by, today) if by.strip() else usual_due(today)
        if read is None:
            raise Refused("A day reads like 14 May 2027, today or later.", "Nothing was changed.")
        due = read
    if before is None:
        return add_promise(desk, patient_id, visit_id, what, who=who, due_on=due, audience=audience)
    must_fit(what, who)
    after = moved_to(before, due, why) if due != before.due_on else before
    after = replace(after, what=what, who=who, audience=audience)
    if after.late_because != why.strip() and after.first_due_on is not None:
        after = replace(after, late_because=" ".join(why.split()))
    return desk.store.commit(desk.deed("change_promise", Change(before, after), patient_id=patient_id))
