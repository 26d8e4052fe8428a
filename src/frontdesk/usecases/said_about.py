"""A line was said: the promise was told, the concern asked about, the moment acknowledged.

Only a tick says so, and a tick is optional: what nobody ticks stays as it is and comes up again.
"""

from dataclasses import replace

from frontdesk.domain.changes import Changes
from frontdesk.domain.concern import Concern, ConcernState
from frontdesk.domain.deed import Change
from frontdesk.domain.moment import Moment
from frontdesk.domain.promise import Promise
from frontdesk.usecases.desk import Desk
from frontdesk.usecases.undo import undo


def said_about(desk: Desk, patient_id: str, item: str) -> Changes:
    """One Deed, or none where saying it changes nothing. ``item``: what the line was about."""
    change = _change(desk, patient_id, item)
    if change is None:
        return Changes()
    return desk.store.commit(desk.deed("said_about", change, patient_id=patient_id))


def unsaid(desk: Desk, deed: str) -> Changes:
    """The tick is taken back. Raises ``Conflict`` where it moved on meanwhile."""
    return undo(desk, deed)


def _change(desk: Desk, patient_id: str, item: str) -> Change | None:
    today = desk.today()
    promise = desk.store.get(Promise, item, patient_id)
    if promise is not None:
        told = replace(promise, told_on=today)
        return Change(promise, told) if promise.owed and promise.told_on != today else None
    concern = desk.store.get(Concern, item, patient_id)
    if concern is not None:
        asked = replace(concern, state=ConcernState.ASKED_ABOUT)
        first = concern.state is ConcernState.OPEN and concern.may_be_asked_about
        return Change(concern, asked) if first else None
    moment = desk.store.get(Moment, item, patient_id)
    if moment is not None and moment.acknowledged_on is None:
        return Change(moment, replace(moment, acknowledged_on=today))
    return None
