"""What is owed, in words for the idle screen: the oldest first, and nothing that scolds. Pure."""

from frontdesk.domain.audience import Audience
from frontdesk.domain.promise import Promise, PromiseStanding, PromiseState
from frontdesk.screens.today.shown_owed import LedgerShown, OwedShown
from frontdesk.usecases.desk import Desk
from frontdesk.usecases.ledger import Ledger, Owed

TOLD = "Patient told"
"""The one tap beside what the patient does not know yet."""


def ledger_shown(desk: Desk, owed: Ledger, *, whole: bool) -> LedgerShown:
    """Rows, and the words of the fold below them."""
    rows = tuple(_row(desk, one) for one in owed.rows)
    return LedgerShown(rows, _fold(owed, whole=whole), whole, _hidden(owed))


def standing_words(desk: Desk, promise: Promise) -> str:
    """How it stands, with its days: "Was due 13 May", "New day Fri 22 May, first 14 May"."""
    today, speech, open_ = desk.today(), desk.speech, promise.audience is Audience.ALOUD
    first = promise.first_due_on
    moved = f", first {speech.short_day(first, today)}" if first is not None else ""
    day = speech.week_day(promise.due_on)
    return {
        PromiseStanding.OVERDUE: f"Was due {day}{moved}",
        PromiseStanding.DUE_TODAY: f"Due today{moved}",
        PromiseStanding.LATE: f"New day {day}{moved}",
        PromiseStanding.OPEN: f"By {day}{moved}",
        PromiseStanding.READY: f"Ready{f', {promise.place}' if promise.place and open_ else ''}",
        PromiseStanding.DONE: _ENDED.get(promise.state, ""),
    }[promise.standing(today)]


_ENDED = {
    PromiseState.KEPT: "Handed over",
    PromiseState.BROKEN_APOLOGISED: "Not kept, and sorry was said",
    PromiseState.RELEASED: "Not needed any more",
}


def _row(desk: Desk, owed: Owed) -> OwedShown:
    promise = owed.promise
    words = [standing_words(desk, promise)]
    if owed.clinician:
        words.append(f"{promise.who} promised it")
    elif promise.who.casefold() != "the desk":
        words.append(promise.who)
    if owed.no_call:
        words.append("Look at the record before anybody rings")
    ready = promise.state is PromiseState.READY
    return OwedShown(
        id=promise.id,
        what=owed.what,
        note=". ".join(words),
        glyph="stethoscope" if owed.clinician else "inbox" if ready else "bookmark",
        ready=ready or not promise.owed,
        can_tick=promise.owed,
        tell=TOLD if promise.to_tell else "",
    )


def _fold(owed: Ledger, *, whole: bool) -> str:
    if not owed.folded:
        return ""
    if whole:
        return "Show what is due alone"
    parts = (
        (owed.due, "more due"),
        (owed.week, "due this week"),
        (owed.later, "later"),
        (owed.ready, "ready to hand over"),
    )
    return ", ".join(f"{count} {words}" for count, words in parts if count)


def _hidden(owed: Ledger) -> str:
    return f"{owed.hidden} more stand in the records." if owed.hidden else ""
