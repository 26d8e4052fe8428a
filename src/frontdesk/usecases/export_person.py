"""A person's data leaves the store in a file: a manager's act, and one that is noted."""

from frontdesk.usecases.desk import Desk
from frontdesk.usecases.person_copy import PersonCopy, person_copy
from frontdesk.usecases.who_may_change import managers_only

ONLY_A_MANAGER = "What is held about a person is written to files by a manager."


def export_person(desk: Desk, patient_id: str) -> PersonCopy:
    """Everything held, to be written to a file. That it was done stands among the acts.

    Raises ``Refused`` for anybody but a manager, ``WrongUsage`` for nobody.
    """
    managers_only(desk, ONLY_A_MANAGER)
    copy = person_copy(desk, patient_id)
    desk.store.commit(desk.deed("export_person", patient_id=patient_id))
    return copy
