"""Mark a person as left. Leaving is open from any state: the desk may skip the others.

What happens next becomes a promise in the same act: a sentence said at the door has an owner and a day.
"""

from dataclasses import replace

from frontdesk.domain.changes import Changes
from frontdesk.domain.deed import Change
from frontdesk.domain.errors import Conflict, Refused
from frontdesk.domain.next_step import NextStep
from frontdesk.domain.promise import Promise
from frontdesk.domain.visit import BoardList, Visit, VisitState, board_list
from frontdesk.usecases.add_promise import OWNER, must_fit, new_promise, usual_due
from frontdesk.usecases.check_in import find_visit
from frontdesk.usecases.desk import Desk
from frontdesk.usecases.words_kept import not_a_label, out_of_earshot

NOTHING = NextStep()


def check_out(desk: Desk, visit_id: str, step: NextStep = NOTHING, made: Promise | None = None) -> Changes:
    """One Deed: the visit has left, now. When somebody came whom nobody checked in stays unknown.

    ``step``: what happens next, kept as a promise. ``made``: the promise of this visit that it came from; it
    follows what was corrected. Nothing is asked at the door: delicate words stay at the desk.
    Raises ``Conflict`` when it had left before, ``Refused`` when it is off today's board or the words label
    the patient.
    """
    visit = find_visit(desk, visit_id)
    where = board_list(visit, desk.now())
    if where is BoardList.LEFT:
        when = f" at {desk.speech.clock(desk.local(visit.left_at))}" if visit.left_at else ""
        raise Conflict(f"Already left{when}.", "Nothing was changed.")
    if where is BoardList.OFF or visit.day > desk.today():
        raise Refused("This visit is not on today's board.", "Nothing was changed.")
    after = replace(visit, state=VisitState.LEFT, left_at=desk.now())
    changes = [Change(visit, after), *_promised(desk, visit, step, made)]
    return desk.store.commit(desk.deed("check_out", *changes, patient_id=visit.patient_id, visit_id=visit.id))


def _promised(desk: Desk, visit: Visit, step: NextStep, made: Promise | None) -> list[Change]:
    """The promise that the sentence made, or what it changed about one. A day nobody can read is a week."""
    what, who = " ".join(step.what.split()), " ".join(step.who.split())
    if not step.needed:
        return []
    today = desk.today()
    by = step.when.strip().removeprefix("By ").removeprefix("by ")
    due = desk.speech.read_day(by, today) or (made.due_on if made else usual_due(today))
    who = OWNER if not who or who.casefold() == OWNER else who
    heard = out_of_earshot(step.audience, what)
    if made is None:
        promise = new_promise(desk, visit.patient_id, visit.id, what, who, due)
        return [Change(None, replace(promise, audience=heard))]
    must_fit(what, who)
    not_a_label(what)
    after = replace(made, what=what, who=who, due_on=due, audience=heard)
    return [] if after == made else [Change(made, after)]
