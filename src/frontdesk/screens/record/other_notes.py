"""Concerns, moments and people as the record's form fills them in: the same parts as a kind of fact has."""

from collections.abc import Callable
from dataclasses import dataclass

from frontdesk.domain.audience import Audience
from frontdesk.domain.card_input import CardInput
from frontdesk.domain.changes import Changes
from frontdesk.domain.concern import Concern, ConcernState, ConcernType
from frontdesk.domain.moment import Moment, Tone
from frontdesk.domain.promise import Promise
from frontdesk.domain.relation import MayMention, Relation, RelationStatus
from frontdesk.domain.value_form import Form, Part, PartSort
from frontdesk.screens.record.chapters import CONCERNS, MOMENTS, PEOPLE, PROMISES
from frontdesk.screens.record.shown import Filled
from frontdesk.usecases.concern_answers import answer_concern, reopen_concern
from frontdesk.usecases.desk import Desk
from frontdesk.usecases.follow_promise import Way, go, promise_at
from frontdesk.usecases.keep_note import (
    Note,
    keep_concern,
    keep_moment,
    keep_relation,
    remove_note,
)
from frontdesk.usecases.keep_promise import keep_promise
from frontdesk.usecases.promise_words import LONGEST_WHY

AnyNote = Note | Promise
"""What stands in the record and is no fact."""
Keep = Callable[[Desk, str, str, Filled, Audience, str], Changes]
"""Desk, patient, visit, what was filled in, who may hear it, the note it replaces."""


@dataclass(frozen=True, slots=True)
class OtherKind:
    """One sort of note that is no fact."""

    label: str
    chapter: str
    form: Form
    keep: Keep
    remove: Callable[[Desk, str, str], Changes]
    ask: str = ""


def _concern(
    desk: Desk, patient: str, visit: str, filled: Filled, audience: Audience, replaces: str
) -> Changes:
    sort = ConcernType.HEALTH if audience is Audience.PRIVATE else ConcernType(filled["type"])
    phrase = filled.get("safe_phrase", "")
    hears = Audience.DESK if audience is Audience.PRIVATE else audience
    words = filled["words"]
    return keep_concern(desk, patient, sort, words, phrase, audience=hears, visit_id=visit, replaces=replaces)


def _moment(
    desk: Desk, patient: str, visit: str, filled: Filled, audience: Audience, replaces: str
) -> Changes:
    del visit
    happy = bool(filled.get("asked"))
    tone = Tone(filled["tone"])
    return keep_moment(
        desk,
        patient,
        filled["label"],
        tone,
        happy_to_be_asked=happy,
        audience=audience,
        replaces=replaces,
    )


def _relation(
    desk: Desk, patient: str, visit: str, filled: Filled, audience: Audience, replaces: str
) -> Changes:
    del visit
    return keep_relation(
        desk,
        patient,
        filled["name"],
        filled.get("relation", ""),
        may_mention=MayMention(filled["may_mention"]),
        household=filled["household"] == YES,
        guardian=filled["guardian"] == YES,
        status=RelationStatus(filled["status"]),
        needs=filled.get("needs", ""),
        audience=audience,
        replaces=replaces,
    )


def _promise(
    desk: Desk, patient: str, visit: str, filled: Filled, audience: Audience, replaces: str
) -> Changes:
    return keep_promise(
        desk,
        patient,
        filled["what"],
        filled.get("who", ""),
        filled.get("due_on", ""),
        filled.get("late_because", ""),
        audience=audience,
        visit_id=visit,
        replaces=replaces,
    )


def _released(desk: Desk, patient: str, promise_id: str) -> Changes:
    return go(desk, promise_at(desk, promise_id, patient), Way.RELEASED)


CHOICE = PartSort.CHOICE
YES, NO = str(True), str(False)
"""Keys of a choice that is kept as yes or no."""
OTHER_KINDS: dict[str, OtherKind] = {
    "concern": OtherKind(
        "Concern",
        CONCERNS,
        (
            Part("words", "What worried the patient", hint="The lift was out", longest=120, needed=True),
            Part("type", "About", CHOICE, (("service", "Our service"), ("health", "Health, private"))),
            Part("safe_phrase", "How the desk may name it", hint="the lift", longest=60),
        ),
        _concern,
        lambda desk, patient, id: remove_note(desk, Concern, patient, id),
    ),
    "promise": OtherKind(
        "Promise",
        PROMISES,
        (
            Part("what", "What we promise", hint="a copy of the letter", longest=200, needed=True),
            Part("who", "Who keeps it", hint="the desk", longest=60),
            Part("due_on", "By when", hint="in a week; Fri 22 May", longest=40),
            Part("late_because", "If it is later than first said: why", longest=LONGEST_WHY),
        ),
        _promise,
        _released,
    ),
    "moment": OtherKind(
        "Moment",
        MOMENTS,
        (
            Part("label", "What was told", hint="the new house", longest=60, needed=True),
            Part("tone", "How", CHOICE, (("joyful", "A joy"), ("neutral", "Neither"), ("hard", "Hard"))),
        ),
        _moment,
        lambda desk, patient, id: remove_note(desk, Moment, patient, id),
        ask="Happy to be asked about it",
    ),
    "relation": OtherKind(
        "Person",
        PEOPLE,
        (
            Part("name", "Name", longest=120, needed=True),
            Part("relation", "Who that is", hint="In the patient’s words: daughter, neighbour", longest=60),
            Part(
                "may_mention",
                "What may be said",
                CHOICE,
                (
                    ("neither", "Nothing"),
                    ("appointments", "May know appointments"),
                    ("mention", "May be mentioned"),
                ),
            ),
            Part("household", "Household", CHOICE, ((NO, "Lives elsewhere"), (YES, "The same household"))),
            Part("guardian", "Speaks for the patient", CHOICE, ((NO, "No"), (YES, "Yes"))),
            Part(
                "status",
                "Today",
                CHOICE,
                (("current", "In touch"), ("no_contact", "No contact"), ("died", "Died")),
            ),
            Part("needs", "What this person needs here", hint="A chair beside the patient"),
        ),
        _relation,
        lambda desk, patient, id: remove_note(desk, Relation, patient, id),
    ),
}

OPEN_AGAIN = ((ConcernState.OPEN.value, "Open again"),)
"""For a concern that came to its end."""


def end(desk: Desk, patient: str, note: AnyNote, key: str) -> Changes:
    """What became of a concern or a promise, from its menu."""
    if isinstance(note, Promise):
        return go(desk, promise_at(desk, note.id, patient), Way(key))
    if key == ConcernState.OPEN:
        return reopen_concern(desk, patient, note.id)
    return answer_concern(desk, patient, note.id, ConcernState(key))


def notes_of(card_input: CardInput, *, ended: bool = False) -> dict[str, tuple[AnyNote, ...]]:
    """What stands of each sort; with ``ended`` those concerns and promises that came to their end."""
    if ended:
        closed = sorted((p for p in card_input.promises if not p.owed), key=_newest_end)
        return {
            "concern": tuple(c for c in reversed(card_input.concerns) if not c.open),
            "promise": tuple(closed),
        }
    return {
        "concern": tuple(c for c in card_input.concerns if c.open),
        "promise": tuple(p for p in card_input.promises if p.owed),
        "moment": card_input.moments,
        "relation": card_input.relations,
    }


def _newest_end(promise: Promise) -> tuple[int, str]:
    return -(promise.closed_on or promise.due_on).toordinal(), promise.id


def words_of(note: AnyNote) -> str:
    """The note in one line."""
    if isinstance(note, Promise):
        return f"{note.what[:1].upper()}{note.what[1:]}"
    if isinstance(note, Concern):
        return note.words
    if isinstance(note, Moment):
        return note.label
    if note.status is RelationStatus.CURRENT:
        told = f"{note.name}, {note.relation}" if note.relation else note.name
        return f"{told} (from the other system)" if note.import_id and not note.entered_by else told
    return f"{note.name}: {'no contact' if note.status is RelationStatus.NO_CONTACT else 'died'}"
