"""How concerns and promises stand in the record, and what their menus offer. Pure."""

from collections.abc import Mapping
from datetime import date

from frontdesk.domain.concern import Concern, ConcernState
from frontdesk.domain.promise import Promise, PromiseStanding, PromiseState
from frontdesk.screens.record.other_notes import OPEN_AGAIN, AnyNote
from frontdesk.usecases.concern_answers import ANSWERS
from frontdesk.usecases.desk import Desk
from frontdesk.usecases.follow_promise import WORDS, Way, ways

RELEASED = WORDS[Way.RELEASED]
STANDS = {
    ConcernState.ASKED_ABOUT: "Asked about, not better yet",
    ConcernState.ANSWERED: "Better",
    ConcernState.HANDED_TO_CLINICIAN: "Handed to the clinician",
    ConcernState.RATHER_NOT: "Rather not say",
    ConcernState.CLOSED: "Closed",
}


def is_over(note: AnyNote) -> bool:
    """A concern or a promise that came to its end: it stays, and can be opened again."""
    return (isinstance(note, Concern) and not note.open) or (isinstance(note, Promise) and not note.owed)


def ends_of(note: AnyNote) -> tuple[tuple[str, str], ...]:
    """What the menu offers between changing it and taking it off."""
    if isinstance(note, Promise):
        return tuple((key, words) for key, words in ways(note) if key != Way.RELEASED)
    if isinstance(note, Concern):
        return ANSWERS if note.open else OPEN_AGAIN
    return ()


_PROMISE_ENDED = {
    PromiseState.KEPT: "Kept",
    PromiseState.BROKEN_APOLOGISED: "Not kept, and sorry was said",
    PromiseState.RELEASED: "Not needed any more",
}


def promise_parts(desk: Desk, promise: Promise, people: Mapping[str, str]) -> list[str]:
    """How it stands with its days, who keeps it, who was told when."""
    today, speech = desk.today(), desk.speech

    def day(on: date) -> str:
        return speech.short_day(on, today)

    first = f", first {day(promise.first_due_on)}" if promise.first_due_on else ""
    over = _PROMISE_ENDED.get(promise.state)
    if over:
        stands = f"{over} {day(promise.closed_on)}" if promise.closed_on else over
    elif promise.state is PromiseState.READY:
        stands = f"Ready{f', {promise.place}' if promise.place else ''}"
    else:
        late = promise.standing(today) is PromiseStanding.OVERDUE
        stands = f"{'Was due' if late else 'By'} {day(promise.due_on)}{first}"
    parts = [stands, promise.who[:1].upper() + promise.who[1:]]
    if promise.late_because:
        parts.append(f"Late because: {promise.late_because}")
    if promise.told_on:
        parts.append(f"Patient told {day(promise.told_on)}")
    elif promise.to_tell:
        parts.append("Not said whether the patient was told")
    parts.append(f"Promised {day(promise.made_on)}")
    if who := people.get(promise.entered_by, ""):
        parts.append(f"Entered by {who}")
    return parts
