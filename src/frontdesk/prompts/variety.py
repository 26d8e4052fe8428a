"""Which wording of a line, so that nobody drones and nobody hears the same words twice running.

The wording last used with this patient is blocked, and so are any words shown at the last visit, whichever
template they came from. Of the rest the one least recently used at this desk goes first. When nothing is
left the line shows its cue alone for one visit. Within one visit a line keeps its words: whoever was
interrupted finds the sentence they were about to say.
"""

from frontdesk.prompts.deck import Compiled
from frontdesk.prompts.history import History


def order(card: Compiled, history: History, last_used: tuple[int, ...]) -> tuple[int, ...]:
    """Indexes of the wordings that may be used now, best first."""
    blocked = history.last_wording.get(card.template.id) if len(card.wordings) > 1 else None
    free = (
        index
        for index, wording in enumerate(card.wordings)
        if index != blocked and wording.source not in history.last_words
    )
    here = history.here.get(card.template.id)
    used = dict(enumerate(last_used))
    return tuple(sorted(free, key=lambda index: (index != here, used.get(index, 0), index)))


def resting(card: Compiled, history: History, *, item: str) -> bool:
    """True when the line itself has to wait: once means once, a small detail at most every third visit."""
    ago = history.items.get((card.template.id, item)) if item else history.seen.get(card.template.id)
    if card.template.once:
        return ago is not None
    return item != "" and "detail" in card.names and ago is not None and ago <= 2
