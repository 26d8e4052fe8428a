"""Two people were made one by mistake: they are two again, days later too, whatever came since."""

from dataclasses import dataclass, field, fields, replace
from datetime import date
from typing import Any

from frontdesk.domain.changes import Changes
from frontdesk.domain.deed import Change, Deed
from frontdesk.domain.errors import WrongUsage
from frontdesk.domain.fact import Fact
from frontdesk.domain.hidden_from import HiddenFrom
from frontdesk.domain.own_words import is_emptied
from frontdesk.domain.patient import Patient
from frontdesk.usecases.compare_people import ONLY_A_MANAGER
from frontdesk.usecases.desk import Desk, new_id
from frontdesk.usecases.who_may_change import managers_only


@dataclass(frozen=True, slots=True)
class MergeDone:
    """Two records that are one, as the list of merges shows it."""

    deed_id: str
    patient_id: str
    name: str = field(repr=False)
    """Of the record that stands for both."""
    other_name: str = field(repr=False)
    on: date
    by: str
    """Name of who did it; empty where nobody knows any more."""
    since: int
    """So many acts were about them since. What those wrote stays with the record that stands for both."""


def merges_done(desk: Desk) -> tuple[MergeDone, ...]:
    """Every merge that stands, the newest first. Raises ``Refused`` for anybody but a manager."""
    managers_only(desk, ONLY_A_MANAGER)
    people = {one.id: one.shown_name for one in desk.store.people()}
    done = []
    for deed in desk.store.merges():
        goes = _gone(deed)
        stands = desk.store.person(deed.patient_id)
        acts = desk.store.acts_about(deed.patient_id, deed.at)
        since = sum(act.id != deed.id for act in acts)
        on = desk.local(deed.at).date()
        name = stands.name.full if stands else ""
        done.append(
            MergeDone(deed.id, deed.patient_id, name, goes.name.full, on, people.get(deed.by, ""), since)
        )
    return tuple(done)


def take_apart(desk: Desk, deed_id: str) -> Changes:
    """One Deed: what the merge changed and nobody changed later goes back; what was written since stays where
    it was written.

    Raises ``WrongUsage`` when this merge does not stand, ``Refused`` for anybody but a manager.
    """
    managers_only(desk, ONLY_A_MANAGER)
    deed = next((one for one in desk.store.merges() if one.id == deed_id), None)
    if deed is None:
        raise WrongUsage("These are two people already.", "Nothing was changed.")
    back = [change for done in reversed(deed.changes) if (change := _back(desk, done))]
    back += _still_hidden(desk, deed)
    return desk.store.commit(desk.deed("take_apart", *back, patient_id=deed.patient_id, undo_of=deed.id))


def _still_hidden(desk: Desk, deed: Deed) -> list[Change]:
    """Whoever must not see the one person sees neither of the two: somebody looks, and shows one again."""
    both = (deed.patient_id, _gone(deed).id)
    hidden = {(one.patient_id, one.person_id) for one in desk.store.hidden_from() if one.patient_id in both}
    missing = {(who, person) for _, person in hidden for who in both} - hidden
    today, by = desk.today(), desk.staff.id
    return [Change(None, HiddenFrom(new_id(), who, person, today, by)) for who, person in sorted(missing)]


def _gone(deed: Deed) -> Patient:
    """The record that went into the other, as it was then."""
    return next(
        change.after
        for change in deed.changes
        if isinstance(change.after, Patient) and change.after.merged_into == deed.patient_id
    )


def _is_taken_out(desk: Desk, fact: Fact) -> bool:
    """The patient took it out since: nothing brings it back."""
    now = desk.store.get(Fact, fact.id, fact.patient_id)
    return now is not None and is_emptied(now)


def _back(desk: Desk, done: Change) -> Change | None:
    """One change of the merge taken back, as far as nobody changed the same again; None for nothing to do."""
    before, after = done.before, done.after
    if isinstance(before, Fact) and _is_taken_out(desk, before):
        return None
    about: Any = after if after is not None else before
    now: Any = desk.store.get(type(about), about.id, getattr(about, "patient_id", ""))
    if before is None or now is None or after is None:
        standing = now == after
        return Change(now, before) if standing and (now is not None or before is not None) else None
    back = {
        one.name: getattr(before, one.name)
        for one in fields(about)
        if getattr(before, one.name) != getattr(after, one.name) == getattr(now, one.name)
    }
    if isinstance(before, Patient) and before.merged_into != about.merged_into and now.merged_into:
        back["merged_into"] = before.merged_into  # also where the one they went to was merged again
    return Change(now, replace(now, **back)) if back else None
