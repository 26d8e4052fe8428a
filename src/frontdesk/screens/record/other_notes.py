"""Concerns, moments and people as the record's form fills them in: the same parts as a kind of fact has."""

from collections.abc import Callable
from dataclasses import dataclass

from frontdesk.domain.audience import Audience
from frontdesk.domain.card_input import CardInput
from frontdesk.domain.changes import Changes
from frontdesk.domain.concern import Concern, ConcernState, ConcernType
from frontdesk.domain.moment import Moment, Tone
from frontdesk.domain.relation import MayMention, Relation, RelationStatus
from frontdesk.domain.value_form import Form, Part, PartSort
from frontdesk.screens.record.chapters import CONCERNS, MOMENTS, PEOPLE
from frontdesk.screens.record.shown import Filled
from frontdesk.usecases.desk import Desk
from frontdesk.usecases.keep_note import (
    Note,
    end_concern,
    keep_concern,
    keep_moment,
    keep_relation,
    remove_note,
)

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
        status=RelationStatus(filled["status"]),
        needs=filled.get("needs", ""),
        audience=audience,
        replaces=replaces,
    )


CHOICE = PartSort.CHOICE
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
                    ("mention", "May be mentioned"),
                    ("appointments", "May know appointments"),
                ),
            ),
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

ENDINGS: tuple[tuple[str, str], ...] = (
    (ConcernState.ANSWERED, "Answered"),
    (ConcernState.HANDED_TO_CLINICIAN, "Handed to the clinician"),
    (ConcernState.RATHER_NOT, "Rather not speak of it"),
)
"""How a concern comes to its end."""


def end(desk: Desk, patient: str, concern_id: str, key: str) -> Changes:
    """One of ``ENDINGS``."""
    return end_concern(desk, patient, concern_id, ConcernState(key))


def notes_of(card_input: CardInput) -> dict[str, tuple[Note, ...]]:
    """What stands of each sort; a concern that came to its end has left."""
    return {
        "concern": tuple(c for c in card_input.concerns if c.open),
        "moment": card_input.moments,
        "relation": card_input.relations,
    }


def words_of(note: Note) -> str:
    """The note in one line."""
    if isinstance(note, Concern):
        return note.words
    if isinstance(note, Moment):
        return note.label
    if note.status is RelationStatus.CURRENT:
        return f"{note.name}, {note.relation}" if note.relation else note.name
    return f"{note.name}: {'no contact' if note.status is RelationStatus.NO_CONTACT else 'died'}"
