"""How a promise goes on: ready, handed over, a new day with an apology, not needed, not kept - and told.

Nothing here drops one: it stands in the ledger until somebody says how it ended. Who made it may have left.
"""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from enum import StrEnum

from frontdesk.domain.changes import Changes
from frontdesk.domain.deed import Change
from frontdesk.domain.errors import Refused, WrongUsage
from frontdesk.domain.promise import Promise, PromiseState
from frontdesk.usecases.desk import Desk
from frontdesk.usecases.promise_words import LONGEST_WHY


class Way(StrEnum):
    """What the menu of a promise offers."""

    READY = "ready"
    GIVEN = "given"
    NEW_DAY = "new_day"
    TOLD = "told"
    RELEASED = "released"
    BROKEN = "broken"
    AGAIN = "again"


WORDS = {
    Way.READY: "Ready to hand over",
    Way.GIVEN: "Handed over",
    Way.NEW_DAY: "New date",
    Way.TOLD: "The patient was told",
    Way.RELEASED: "Not needed any more",
    Way.BROKEN: "Could not keep it, said sorry",
    Way.AGAIN: "Open again",
}
_ENDS = {
    Way.READY: PromiseState.READY,
    Way.GIVEN: PromiseState.KEPT,
    Way.RELEASED: PromiseState.RELEASED,
    Way.BROKEN: PromiseState.BROKEN_APOLOGISED,
    Way.AGAIN: PromiseState.OPEN,
}
_CLOSED = frozenset({PromiseState.KEPT, PromiseState.RELEASED, PromiseState.BROKEN_APOLOGISED})


def ways(promise: Promise) -> tuple[tuple[str, str], ...]:
    """What may come next for it, as (key, words)."""
    told = (Way.TOLD,) if promise.to_tell else ()
    if not promise.owed:
        return _named(*told, Way.AGAIN)
    first = Way.AGAIN if promise.state is PromiseState.READY else Way.READY
    return _named(Way.GIVEN, first, Way.NEW_DAY, *told, Way.RELEASED, Way.BROKEN)


def go(desk: Desk, promise: Promise, way: Way, *, here: bool = False) -> Changes:
    """One Deed. ``here``: the patient stands there and hears it; saying sorry is telling, wherever.

    ``promise`` as it was read: somebody else's change raises ``Conflict``. A new day has words of its own,
    see ``new_day``.
    """
    today = desk.today()
    if way is Way.TOLD:
        return _commit(desk, promise, replace(promise, told_on=today))
    state = _ENDS[way]
    told = today if here or state is PromiseState.BROKEN_APOLOGISED else None
    closed = today if state in _CLOSED else None
    return _commit(desk, promise, replace(promise, state=state, told_on=told, closed_on=closed))


def new_day(desk: Desk, promise: Promise, due_on: date, why: str = "") -> Changes:
    """One Deed: another day, and the first one is kept. Until it is told the next card says sorry and why.

    A day that is not later is no delay. Raises ``Refused`` for the same day or more than 60 characters.
    """
    why = " ".join(why.split())
    if due_on == promise.due_on and promise.state is PromiseState.OPEN:
        raise Refused("It is promised for that day already.", "Nothing was changed.")
    return _commit(desk, promise, moved_to(promise, due_on, why))


def moved_to(promise: Promise, due_on: date, why: str) -> Promise:
    """The promise with another day. The first one stays with it; nobody was told yet."""
    if len(why) > LONGEST_WHY:
        raise Refused(f"The reason has {len(why)} characters; {LONGEST_WHY} fit.", "Nothing was changed.")
    first = promise.first_due_on or promise.due_on
    late = due_on > first
    return replace(
        promise,
        state=PromiseState.OPEN,
        due_on=due_on,
        first_due_on=first if late else None,
        late_because=why if late else "",
        told_on=None,
        closed_on=None,
    )


def promises_told(desk: Desk, promises: Iterable[Promise]) -> Changes:
    """One Deed for all that were ticked on the morning sheet: the patients know how these stand."""
    today = desk.today()
    changes = [Change(one, replace(one, told_on=today)) for one in promises if one.told_on != today]
    return desk.store.commit(desk.deed("promises_told", *changes)) if changes else Changes()


def promise_at(desk: Desk, promise_id: str, patient_id: str) -> Promise:
    """It as it stands in the store. Raises ``WrongUsage`` when there is none."""
    promise = desk.store.get(Promise, promise_id, patient_id)
    if promise is None:
        raise WrongUsage("This promise is not kept here any more.", "Nothing was changed.")
    return promise


def _named(*found: Way) -> tuple[tuple[str, str], ...]:
    return tuple((way.value, WORDS[way]) for way in found)


def _commit(desk: Desk, promise: Promise, after: Promise) -> Changes:
    change = Change(promise, after)
    return desk.store.commit(
        desk.deed("follow_promise", change, patient_id=promise.patient_id, visit_id=promise.visit_id)
    )
