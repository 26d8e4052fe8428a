"""A promise is kept at the desk: the letter is handed over, the answer was given."""

from dataclasses import replace

from frontdesk.domain.changes import Changes
from frontdesk.domain.deed import Change
from frontdesk.domain.promise import Promise, PromiseState
from frontdesk.usecases.desk import Desk


def give_promise(desk: Desk, promise: Promise) -> Changes:
    """One Deed: it is kept, and whom it was promised stands there and knows. ``promise`` as it was read;
    somebody else's change to it raises ``Conflict``."""
    today = desk.today()
    return _set(desk, promise, replace(promise, state=PromiseState.KEPT, told_on=today, closed_on=today))


def not_given(desk: Desk, promise: Promise, before: Promise) -> Changes:
    """One Deed: it was not handed over after all, and stands as it did ``before``."""
    after = replace(promise, state=before.state, told_on=before.told_on, closed_on=before.closed_on)
    return _set(desk, promise, after)


def _set(desk: Desk, promise: Promise, after: Promise) -> Changes:
    return desk.store.commit(
        desk.deed(
            "give_promise", Change(promise, after), patient_id=promise.patient_id, visit_id=promise.visit_id
        )
    )
