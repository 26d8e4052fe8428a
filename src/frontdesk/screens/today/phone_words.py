"""The phone panel in words: the rule for messages first, a small name, one line, the ask. Pure.

What a rule is for never shows: a rule, not a reason. Nobody at the counter learns a number from the screen.
"""

from collections.abc import Collection
from dataclasses import replace

from frontdesk.card.facts import current
from frontdesk.domain.audience import Audience
from frontdesk.domain.card import Card
from frontdesk.domain.card_input import CardInput
from frontdesk.domain.fact import FactKind
from frontdesk.domain.line import Identity, Line, Listening
from frontdesk.domain.promise import PromiseStanding
from frontdesk.domain.situation import CallPurpose, Situation
from frontdesk.domain.template import Occasion
from frontdesk.domain.visit import VisitState
from frontdesk.screens.today.card_words import EVENTS, check_runs, line_shown, notes_shown
from frontdesk.screens.today.shown import Chip, PhoneShown

ROWS = 2
_SAY_LITTLE = "If another person answers, say only your first name."
_RULES = {
    "none": ("Safe contact: leave no message", _SAY_LITTLE),
    "name_number": ("Safe contact: leave name and number only", _SAY_LITTLE),
    "ok": ("Safe contact: a message is fine", "Say who rings, and the number to ring back. No reason."),
}
_OWN_RULE = ("Safe contact: there is a rule", "Hold F4 to read it before you ring or leave a message.")
_NOT_TOLD = ("Safe contact: not asked yet", f"Leave no message. {_SAY_LITTLE}")
_LEAVES_WORDS = ("name_number", "ok")
_STRICTEST_FIRST = ("none", "", "name_number", "ok")

MISSED = "missed"
PURPOSES = (
    (CallPurpose.INCOMING.value, "Somebody rang us"),
    (CallPurpose.CONFIRM.value, "We confirm a visit"),
    (CallPurpose.FOLLOW_UP.value, "We ask how it is going"),
    (CallPurpose.PROMISE.value, "About a promise"),
    (CallPurpose.BILLING.value, "About a bill"),
    (MISSED, "About a missed visit"),
)
"""Why we are on the phone; a missed visit has lines of its own."""


def phone_situation(card_input: CardInput, now: Situation) -> Situation:
    """How a call begins: they rang us, unless today's visit was missed; who it is has to be asked again."""
    return with_purpose(now, MISSED if _missed(card_input) else CallPurpose.INCOMING.value)


def reached(card_input: CardInput, now: Situation) -> bool:
    """Somebody was matched in a call about the visit that was missed, for the first time."""
    visit = card_input.visit
    called = now.occasion is Occasion.NO_SHOW and now.listening is Listening.PHONE
    matched = now.identity is Identity.CONFIRMED
    return called and matched and _missed(card_input) and visit is not None and visit.told_at is None


def _missed(card_input: CardInput) -> bool:
    return card_input.visit is not None and card_input.visit.state is VisitState.DID_NOT_COME


def with_purpose(now: Situation, purpose: str) -> Situation:
    """One of ``PURPOSES``."""
    if purpose == MISSED:
        return replace(now, occasion=Occasion.NO_SHOW, call_purpose=CallPurpose.NONE)
    return replace(now, occasion=Occasion.PHONE, call_purpose=CallPurpose(purpose))


def phone_chips(card_input: CardInput, situation: Situation) -> tuple[Chip, ...]:
    """Phone itself, why we are on it, and what happened today."""
    purpose = MISSED if situation.occasion is Occasion.NO_SHOW else situation.call_purpose.value
    words = dict(PURPOSES)[purpose]
    out = [
        Chip("listening", "Phone", "phone", True, "F7", "Phone, who is listening"),
        Chip(
            "call",
            words,
            "message-circle",
            True,
            spoken=f"{words}, why we are on the phone",
            choices=PURPOSES,
        ),
    ]
    if card_input.visit is not None:
        event = dict(EVENTS)[situation.event.value]
        on = situation.event.value != EVENTS[-1][0]
        out.append(
            Chip("event", event if on else "Complaint today", "message-square-warning", on, choices=EVENTS)
        )
    return tuple(out)


def rule_for_messages(card_input: CardInput) -> tuple[str, str, bool]:
    """Title, what to do, and whether it forbids something. Of several the strictest; what the other system
    says counts before anybody confirmed it."""
    code = _message_rule(card_input)
    if code is None:
        return (*_NOT_TOLD, False)
    return (*_RULES.get(code, _OWN_RULE), code != "ok")


def _message_rule(card_input: CardInput) -> str | None:
    """The code of the strictest rule, empty for one in words of its own; None where nobody asked yet."""
    facts = [f for f in current(card_input, card_input.today) if f.kind is FactKind.SAFE_CONTACT]
    codes = (f.code if f.code in _RULES else "" for f in facts)
    return min(codes, key=_STRICTEST_FIRST.index, default=None)


_WHY_CALLED = {
    PromiseStanding.DUE_TODAY: "promised for today",
    PromiseStanding.OVERDUE: "promised, and late",
    PromiseStanding.LATE: "promised, and later than we said",
    PromiseStanding.READY: "promised, and ready",
}


def promised(card_input: CardInput) -> str:
    """Whether something is promised for today or late: the reason many calls have. Its words only where they
    are fine aloud."""
    today = card_input.today
    due = [p for p in card_input.promises if p.standing(today) in _WHY_CALLED]
    if not due:
        return ""
    first = min(due, key=lambda p: p.due_on)
    when = _WHY_CALLED[first.standing(today)]
    words = first.what if first.audience is Audience.ALOUD else "Something"
    return f"{words}, {when}"


def phone_shown(  # noqa: PLR0913 - everything that decides what shows, named at the one call
    card_input: CardInput,
    situation: Situation,
    card: Card,
    *,
    lines: tuple[Line, ...],
    big: int,
    said: Collection[str],
    opened: Collection[str],
    notes_level: int,
    main_ready: bool,
    voicemail: str = "",
) -> PhoneShown:
    """Everything the view needs. ``lines`` are those still on the card, ``big`` the chosen one, ``voicemail``
    what may be left on a machine."""
    matched = card.check is None
    shown = [line_shown(line, said, opened) for line in lines]
    first = max(0, min(big - ROWS + 1, len(shown) - ROWS))
    rows = tuple(shown[first : first + ROWS])
    title, what_to_do, strict = rule_for_messages(card_input)
    return PhoneShown(
        rule=title,
        what_to_do=what_to_do,
        strict=strict,
        name=card.name_to_use,
        say=card.say_name,
        about=promised(card_input),
        chips=phone_chips(card_input, situation),
        to_leave=""
        if matched or _message_rule(card_input) not in _LEAVES_WORDS
        else voicemail.replace("'", "’"),
        neutral=shown[0] if shown and not matched else None,
        ask="" if matched else "Ask full name and date of birth",
        check=check_runs(card.check, notes_level) if card.check else (),
        main_ready=main_ready and not matched,
        rows=rows if matched else (),
        chosen=shown[min(big, len(shown) - 1)].key if matched and shown else "",
        more=len(shown) - len(rows) if matched else 0,
        numbers=card_input.patient.phones if notes_level else (),
        notes=notes_shown(card, matched=matched, level=notes_level),
    )
