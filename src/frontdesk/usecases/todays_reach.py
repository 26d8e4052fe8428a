"""How many of today's real visits a line would reach: a number for the manager, never a name."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from frontdesk.domain.line import Identity, Listening
from frontdesk.domain.template import Occasion, PromptTemplate, Reach
from frontdesk.domain.visit import Visit
from frontdesk.prompts.deck import Deck
from frontdesk.prompts.outcome import Outcome, outcome
from frontdesk.usecases.desk import Desk
from frontdesk.usecases.live_lines import merged
from frontdesk.usecases.open_card import first_situation, open_card

_ON_THE_PHONE = (Occasion.PHONE, Occasion.NO_SHOW)


@dataclass(frozen=True, slots=True)
class TodaysReach:
    """Of today's visits, on how many the line would stand, and on how many of those in a discreet wording."""

    visits: int
    shown: int
    discreet: int


def todays_reach(desk: Desk, template: PromptTemplate) -> TodaysReach:
    """Each visit is asked as if it stood at the line's own occasion now, with the usual listeners.

    It is asked matched; where the line does not come up then, before the match. It counts where it would
    stand beside all the others, as at the desk.
    """
    *_, whole = reach_so_far(desk, template)
    return whole


def reach_so_far(desk: Desk, template: PromptTemplate, step: int = 10) -> Iterator[TodaysReach]:
    """The same in steps of so many visits, the last one whole: nobody waits for a full day behind it."""
    lines = merged(desk.deck.pack, (*desk.store.templates(), template))
    deck = Deck.of(lines, desk.deck.pack, desk.deck.observances)
    visits = tuple(desk.store.visits(desk.today()))
    shown = discreet = 0
    for at, visit in enumerate(visits if template.id in deck.by_id else ()):
        if at and at % step == 0:
            yield TodaysReach(len(visits), shown, discreet)
        found = _on_the_card(desk, deck, template, visit)
        shown += found is not None
        discreet += found is not None and found.line is not None and found.line.reach is not Reach.ALOUD
    yield TodaysReach(len(visits), shown, discreet)


def _on_the_card(desk: Desk, deck: Deck, template: PromptTemplate, visit: Visit) -> Outcome | None:
    """What becomes of the line at the first of its occasions where it stands."""
    card = open_card(desk, visit_id=visit.id)
    for occasion in template.occasions:
        called = occasion in _ON_THE_PHONE
        first = first_situation(card, on_the_phone=called)
        listening = Listening.PHONE if called else first.listening
        for identity in (Identity.CONFIRMED, Identity.TO_CHECK):
            situation = replace(first, identity=identity, occasion=occasion, listening=listening)
            found = outcome(deck, template.id, card, situation, desk.speech)
            if found.stands:
                return found
    return None
