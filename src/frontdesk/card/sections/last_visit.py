"""Last visit: when, the concern and where it stands, promises."""

from frontdesk.card.section_rule import SectionRule
from frontdesk.domain.audience import Audience
from frontdesk.domain.card import Row
from frontdesk.domain.card_input import CardInput
from frontdesk.domain.concern import Concern, ConcernState, ConcernType
from frontdesk.domain.promise import Promise, PromiseStanding
from frontdesk.domain.speech import Speech

_STANDS = {
    ConcernState.OPEN: "open",
    ConcernState.ASKED_ABOUT: "asked about",
    ConcernState.ANSWERED: "answered",
    ConcernState.HANDED_TO_CLINICIAN: "handed to the clinician",
    ConcernState.RATHER_NOT: "would rather not say",
    ConcernState.CLOSED: "closed",
}

PROMISED_BY = "Promised by"
"""How the source of a promise begins."""


def _standing(words: str, stands: str) -> str:
    """What it is and where it stands, with one mark between: "The lift: open", "Is it far? (open)"."""
    what = words[:1].upper() + words[1:].rstrip(". ")
    return f"{what} ({stands})" if what.endswith(("?", "!", "…")) else f"{what}: {stands}"


def _concern(concern: Concern) -> Row:
    health = concern.type is ConcernType.HEALTH
    words = concern.words if health else concern.safe_phrase or concern.words
    return Row(
        text=_standing(words, _STANDS[concern.state]),
        glyph="message-circle-question-mark",
        audience=Audience.PRIVATE if health else concern.audience,
        source="Told to us",
        said_on=concern.said_on.isoformat(),
        fact_id=concern.id,
    )


def _promise(promise: Promise, card_input: CardInput, speech: Speech) -> Row:
    standing = promise.standing(card_input.today)
    tail = {
        PromiseStanding.READY: f"ready{', ' + promise.place if promise.place else ''}",
        PromiseStanding.OVERDUE: f"was due {speech.short_day(promise.due_on, card_input.today)}",
        PromiseStanding.LATE: f"late, now by {speech.short_day(promise.due_on, card_input.today)}",
        PromiseStanding.DUE_TODAY: "due today",
        PromiseStanding.OPEN: f"by {speech.short_day(promise.due_on, card_input.today)}",
        PromiseStanding.DONE: "kept",
    }[standing]
    return Row(
        text=_standing(promise.what, tail),
        glyph="bookmark",
        audience=promise.audience,
        source=f"{PROMISED_BY} {promise.who}",
        said_on=promise.made_on.isoformat(),
        fact_id=promise.id,
    )


def rows(card_input: CardInput, speech: Speech) -> tuple[Row, ...]:
    """The day of the last visit kept here, open concerns, promises not yet kept."""
    out: list[Row] = []
    if card_input.past_visits:
        last = card_input.past_visits[0]
        when = speech.short_day(last.day, card_input.today)
        out.append(
            Row(
                text=f"{when}, {last.clinician}" if last.clinician else when,
                glyph="calendar",
                audience=Audience.ALOUD,
                source="Kept here",
                said_on=last.day.isoformat(),
                fact_id=last.visit_id,
            )
        )
    out += [_concern(c) for c in card_input.concerns if c.open]
    out += [
        _promise(p, card_input, speech)
        for p in card_input.promises
        if p.standing(card_input.today) is not PromiseStanding.DONE
    ]
    return tuple(out)


SECTION = SectionRule("last_visit", "Last visit", "history", rows, "No visit kept here yet.")
