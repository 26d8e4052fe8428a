"""Marks on a line, both optional: Said, and Not right with one of four reasons.

Marks keep template, wording and visit; never the person at the desk, no time of day. "Not right" also keeps
how the line read and how what it rests on stood: it is off for this patient until one of them changed
(``prompts/dismissed.py``). "Not true any more" is more than a mark: the facts behind the line go to "check
with the patient", as a Deed.
"""

from dataclasses import replace
from datetime import date

from frontdesk.domain.changes import Changes
from frontdesk.domain.concern import Concern
from frontdesk.domain.deed import Change
from frontdesk.domain.fact import Fact, FactStatus, Source
from frontdesk.domain.line import Line, Mark, PromptEvent
from frontdesk.domain.moment import Moment
from frontdesk.domain.promise import Promise
from frontdesk.prompts.deck import Deck
from frontdesk.prompts.dismissed import form_of, standing_of
from frontdesk.prompts.view import Item
from frontdesk.usecases.desk import Desk
from frontdesk.usecases.undo import undo


def event_of(line: Line, visit_id: str, mark: Mark) -> PromptEvent:
    """What is kept of a line at a visit."""
    return PromptEvent(visit_id, line.template, line.theme, line.wording, mark, line.item)


def tick(desk: Desk, line: Line, visit_id: str) -> None:
    """It was said, in these or other words."""
    desk.store.note_prompts([event_of(line, visit_id, Mark.SAID)])


def untick(desk: Desk, line: Line, visit_id: str) -> None:
    """Unticking is the undo of a tick: nothing stays stored."""
    desk.store.forget_prompt(event_of(line, visit_id, Mark.SAID))


def not_right(
    desk: Desk, line: Line, visit_id: str, patient_id: str, reason: Mark, deck: Deck | None = None
) -> Changes:
    """The line was not right, and why. ``deck``: the lines as they were on the card, if not the live ones."""
    behind = {id: item for id in line.about if (item := _item(desk, id, patient_id)) is not None}
    done = Changes()
    if reason is Mark.NOT_TRUE:
        facts = [f for f in behind.values() if isinstance(f, Fact) and f.status is FactStatus.ACTIVE]
        checked = [Change(f, _to_check(f, desk.today())) for f in facts]
        behind |= {change.after.id: change.after for change in checked if isinstance(change.after, Fact)}
        if checked:
            deed = desk.deed("not_true_any_more", *checked, patient_id=patient_id, visit_id=visit_id)
            done = desk.store.commit(deed)
    card = (deck or desk.deck).by_id.get(line.template)
    marked = replace(
        event_of(line, visit_id, reason),
        form=form_of(card.template) if card is not None else "",
        behind=tuple((id, standing_of(item)) for id, item in behind.items()),
    )
    desk.store.note_prompts([marked])
    return done


def _item(desk: Desk, id: str, patient_id: str) -> Item | None:
    """What a line rests on, of whichever kind it is."""
    get = desk.store.get
    return (
        get(Fact, id, patient_id)
        or get(Promise, id, patient_id)
        or get(Concern, id, patient_id)
        or get(Moment, id, patient_id)
    )


def _to_check(fact: Fact, today: date) -> Fact:
    """What the desk only noticed is a question again, from the next visit on."""
    asked = today if fact.source is Source.SEEN_ONCE else fact.review_by
    return replace(fact, status=FactStatus.CHECK, review_by=asked)


def take_back_not_right(desk: Desk, line: Line, visit_id: str, reason: Mark, deed: str = "") -> Changes:
    """The mark is gone as if it had never been, and so is the ``deed`` that came with it."""
    done = undo(desk, deed) if deed else Changes()
    desk.store.forget_prompt(event_of(line, visit_id, reason))
    return done
