"""What is no longer used: facts that were replaced, taken off or ended. They stay in the history. Pure."""

from collections.abc import Iterable

from frontdesk.card.facts import SOURCE_WORDS, words
from frontdesk.domain.audience import Audience
from frontdesk.domain.card_input import CardInput
from frontdesk.domain.fact import KINDS, Fact, FactKind, FactStatus
from frontdesk.domain.speech import Speech
from frontdesk.screens.record.shown import NoteShown

TITLE = "No longer used"


def no_longer(facts: Iterable[Fact], given: CardInput) -> tuple[Fact, ...]:
    """The facts that do not stand today, newest first; none that the card still shows."""
    shown = {fact.id for fact in given.facts}
    gone = [fact for fact in facts if fact.id not in shown and _says_something(fact)]
    return tuple(sorted(gone, key=lambda f: (f.said_on is not None, f.said_on, f.id), reverse=True))


def old_note(fact: Fact, given: CardInput, speech: Speech, who: str, *, private_open: bool) -> NoteShown:
    """One of them as it stands in the folded group: to read, not to change."""
    if fact.audience is Audience.PRIVATE and not private_open:
        return NoteShown(
            fact.id, "Private note", "lock", "Hold F4 to read it.", folded=True, can_change=False
        )
    today = given.today
    when = f" {speech.short_day(fact.said_on, today)}" if fact.said_on else ""
    parts = [KINDS[fact.kind].label.rstrip("?"), f"{SOURCE_WORDS[fact.source]}{when}"]
    if who:
        parts.append(f"Entered by {who}")
    if fact.status is FactStatus.RETIRED:
        parts.append("Changed or taken off since")
    elif fact.expires_on is not None and fact.expires_on < today:
        parts.append(f"Ended {speech.short_day(fact.expires_on, today)}")
    else:
        parts.append("For another visit")
    said = words(fact, speech) or KINDS[fact.kind].label
    below = ". ".join(part.rstrip(".") for part in parts)
    return NoteShown(fact.id, said, "history", f"{below}.", can_change=False)


def _says_something(fact: Fact) -> bool:
    return bool(fact.text or fact.code or fact.extra or fact.neutral_verb) or fact.kind is FactKind.GO_GENTLY
