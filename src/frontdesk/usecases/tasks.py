"""Small things of one visit: asked for behind F3, ticked on the card or while it is quiet."""

from dataclasses import replace

from frontdesk.domain.audience import Audience
from frontdesk.domain.changes import Changes
from frontdesk.domain.deed import Change
from frontdesk.domain.errors import Refused, WrongUsage
from frontdesk.domain.task import Task
from frontdesk.prompts.kept_words import delicate
from frontdesk.usecases.check_in import find_visit
from frontdesk.usecases.desk import Desk, new_id

LONGEST = 60


def add_task(desk: Desk, patient_id: str, visit_id: str, what: str) -> Changes:
    """One Deed. What sounds medical is not named on the idle screen, which faces the room.

    Raises ``Refused`` without words, with more than 60 characters, or where there is no visit to do it at.
    """
    what = " ".join(what.split())
    if not what:
        raise Refused("There is nothing to do yet.", "Nothing was changed.", "Type what, such as task: tea.")
    if len(what) > LONGEST:
        raise Refused(f"That is {len(what)} characters; {LONGEST} fit.", "Nothing was changed.")
    if not visit_id:
        raise Refused(
            "A small thing belongs to a visit, and there is none today.",
            "Nothing was changed.",
            "Promise it instead.",
        )
    audience = Audience.DESK if delicate(what) else Audience.ALOUD
    day = find_visit(desk, visit_id).day
    task = Task(new_id(), patient_id, visit_id, what, day, audience, entered_by=desk.staff.id)
    return desk.store.commit(
        desk.deed("add_task", Change(None, task), patient_id=patient_id, visit_id=visit_id)
    )


def tick_task(desk: Desk, task_id: str, patient_id: str = "") -> Changes:
    """One Deed: it is done; ticked once more it is not."""
    task = desk.store.get(Task, task_id, patient_id)
    if task is None:
        raise WrongUsage("This is not kept here any more.", "Nothing was changed.")
    after = replace(task, done_at=None if task.done_at else desk.now())
    return desk.store.commit(
        desk.deed("tick_task", Change(task, after), patient_id=task.patient_id, visit_id=task.visit_id)
    )
