"""A line that was not right for a patient stays off for this patient until it, or what is behind it, changed.

A line about a promise, a concern, a moment or a detail stays off for that one alone: what is not true of one
promise says nothing of the next. *Not true any more*, *odd wording* and *it was not welcome* keep it off;
*not the moment* is about the day and keeps it off for that visit alone. The line changed when its words or
its conditions read otherwise than they did, however often it was put live in between; a fact when it was
replaced or confirmed since; a promise or a concern when it stands otherwise. A line that comes back says
first in "Why this line?" what was wrong.
"""

import json
from hashlib import blake2b

from frontdesk.domain.card_input import CardInput
from frontdesk.domain.concern import Concern
from frontdesk.domain.fact import Fact
from frontdesk.domain.line import Dismissal, Mark, Point
from frontdesk.domain.moment import Moment
from frontdesk.domain.promise import Promise
from frontdesk.domain.template import PromptTemplate
from frontdesk.prompts.view import Item

REASONS = {
    Mark.NOT_TRUE: "not true any more",
    Mark.NOT_THE_MOMENT: "not the moment",
    Mark.ODD_WORDING: "odd wording",
    Mark.NOT_WELCOME: "it was not welcome",
}


def form_of(template: PromptTemplate) -> str:
    """How the line reads and when it stands, as a fingerprint: the same for the same words and conditions."""
    boxes = (template.all, template.any, template.none)
    rows = [[(row.field, row.op, row.value) for row in box] for box in boxes]
    read = json.dumps([template.texts, [(one.reach, one.text) for one in template.discreet], rows])
    return blake2b(read.encode(), digest_size=8).hexdigest()


def standing_of(item: Item) -> str:
    """How something a line rests on stands: another text once it was confirmed or moved on, and no value."""
    if isinstance(item, Fact):
        return f"{item.status} {item.confirmed_on or ''}"
    if isinstance(item, Promise):
        return f"{item.state} {item.due_on}"
    return str(item.state) if isinstance(item, Concern) else str(item.acknowledged_on or "")


def is_off(template: PromptTemplate, card: CardInput, item: str) -> bool:
    """It was not right for this patient and this ``item``, empty for none, and nothing changed since."""
    was = card.dismissed.get((template.id, item)) if card.dismissed else None
    if was is None:
        return False
    return was.here or (was.reason is not Mark.NOT_THE_MOMENT and not _changed(was, template, card))


def old_reason(template: PromptTemplate, card: CardInput, item: str) -> tuple[Point, ...]:
    """What was wrong last time, for a line that is back; none where nothing was."""
    was = card.dismissed.get((template.id, item)) if card.dismissed else None
    if was is None:
        return ()
    since = f" {_changed(was, template, card)}" if was.reason is not Mark.NOT_THE_MOMENT else ""
    return (Point(0, f"Not right last time: {REASONS[was.reason]}.{since}"),)


def _changed(was: Dismissal, template: PromptTemplate, card: CardInput) -> str:
    """What changed since, in words; empty for nothing. A mark without a fingerprint saw the line as it is."""
    if was.form and was.form != form_of(template):
        return "The line was changed since."
    stands = {item.id: standing_of(item) for item in _behind(card)}
    if any(stands.get(id) != then for id, then in was.behind):
        return "What it rests on was confirmed or changed since."
    return ""


def _behind(card: CardInput) -> tuple[Fact | Concern | Promise | Moment, ...]:
    return (*card.facts, *card.concerns, *card.promises, *card.moments)
