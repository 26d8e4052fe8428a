"""Marks on a line, both optional: Said, and Not right with one of four reasons.

Marks keep template, wording and visit; never the person at the desk, no time of day. "Not true any
more" is more than a mark: the facts behind the line go to "check with the patient", as a Deed.
"""

from dataclasses import replace
from datetime import date

from frontdesk.domain.changes import Changes
from frontdesk.domain.deed import Change
from frontdesk.domain.fact import Fact, FactStatus, Source
from frontdesk.domain.line import Line, Mark, PromptEvent
from frontdesk.usecases.desk import Desk


def event_of(line: Line, visit_id: str, mark: Mark) -> PromptEvent:
    """What is kept of a line at a visit."""
    return PromptEvent(visit_id, line.template, line.theme, line.wording, mark, line.item)


def tick(desk: Desk, line: Line, visit_id: str) -> None:
    """It was said, in these or other words."""
    desk.store.note_prompts([event_of(line, visit_id, Mark.SAID)])


def untick(desk: Desk, line: Line, visit_id: str) -> None:
    """Unticking is the undo of a tick: nothing stays stored."""
    desk.store.forget_prompt(event_of(line, visit_id, Mark.SAID))


def not_right(desk: Desk, line: Line, visit_id: str, patient_id: str, reason: Mark) -> Changes:
    """The line was not right, and why."""
    desk.store.note_prompts([event_of(line, visit_id, reason)])
    if reason is not Mark.NOT_TRUE:
        return Changes()
    facts = [f for f in (desk.store.get(Fact, i, patient_id) for i in line.about) if f is not None]
    changes = [Change(f, _to_check(f, desk.today())) for f in facts if f.status is FactStatus.ACTIVE]
    if not changes:
        return Changes()
    return desk.store.commit(
        desk.deed("not_true_any_more", *changes, patient_id=patient_id, visit_id=visit_id)
    )


def _to_check(fact: Fact, today: date) -> Fact:
    """What the desk only noticed is a question again, from the next visit on."""
    asked = today if fact.source is Source.SEEN_ONCE else fact.review_by
    return replace(fact, status=FactStatus.CHECK, review_by=asked)


def take_back_not_right(desk: Desk, line: Line, visit_id: str, reason: Mark) -> None:
    """The mark is gone as if it had never been."""
    desk.store.forget_prompt(event_of(line, visit_id, reason))
