"""Looking is an act: whoever opens a card, private notes, a record or a paper stands in the history."""

from frontdesk.domain.card_input import CardInput
from frontdesk.domain.look_note import LookKind, LookNote
from frontdesk.usecases.desk import Desk
from frontdesk.usecases.open_card import open_card


def look_at(
    desk: Desk,
    *,
    visit_id: str = "",
    patient_id: str = "",
    how: LookKind = LookKind.CARD,
    why: LookKind | None = None,
) -> CardInput:
    """``open_card``, noted. The card does not wait for the note. Raises ``WrongUsage`` for nobody.

    ``why``: the reason, where it is known beforehand; it counts for somebody who is not on today's list.
    """
    seen = open_card(desk, visit_id=visit_id, patient_id=patient_id)
    how = note_card(desk, seen, how)
    if how is LookKind.OUTSIDE and why is not None:
        note_look(desk, why, seen.patient.id, seen.visit.id if seen.visit else "")
    return seen


def note_card(desk: Desk, seen: CardInput, how: LookKind = LookKind.CARD) -> LookKind:
    """Whoever is at the desk sees this card, from the day's list or from outside of it; which it was."""
    if how is LookKind.CARD and is_outside(desk, seen):
        how = LookKind.OUTSIDE
    note_look(desk, how, seen.patient.id, seen.visit.id if seen.visit else "")
    return how


def note_look(desk: Desk, kind: LookKind, patient_id: str, visit_id: str = "") -> None:
    """Note it without waiting; it is written with the next act, or where the desk has a moment."""
    desk.store.note_look(LookNote(kind, desk.now(), desk.staff.id, patient_id, visit_id))


def is_outside(desk: Desk, seen: CardInput) -> bool:
    """Somebody who is not on today's list: then a reason is asked for, beside the card, never before it."""
    return seen.visit is None or seen.visit.day != desk.today()
