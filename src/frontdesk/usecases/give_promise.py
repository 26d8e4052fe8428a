"""A promise is kept at the desk: the letter is handed over, the answer was given."""

from dataclasses import replace

from frontdesk.domain.changes import Changes
from frontdesk.domain.deed import Change
from frontdesk.domain.promise import Promise, PromiseState
from frontdesk.usecases.desk import Desk


def give_promise(desk: Desk, promise: Promise) -> Changes:
    """One Deed: it is kept. ``promise`` as it was read; somebody else's change to it raises ``Conflict``."""
    return _set(desk, promise, PromiseState.KEPT)


def not_given(desk: Desk, promise: Promise, before: PromiseState) -> Changes:
    """One Deed: it was not handed over after all, and stands as it did ``before``."""
    return _set(desk, promise, before)


def _set(desk: Desk, promise: Promise, state: PromiseState) -> Changes:
    after = replace(promise, state=state)
    return desk.store.commit(
        desk.deed(
            "give_promise", Change(promise, after), patient_id=promise.patient_id, visit_id=promise.visit_id
        )
    )
