"""Which lines are live: the shipped ones, each replaced by what this clinic put live in its place."""

from collections.abc import Iterable

from frontdesk.domain.template import Pack, PromptTemplate
from frontdesk.prompts.deck import Deck
from frontdesk.prompts.view import Observances
from frontdesk.usecases.desk import Desk


def merged(pack: Pack, changed: Iterable[PromptTemplate]) -> tuple[PromptTemplate, ...]:
    """The lines of a pack's language in the pack's order; new ones of the clinic's own behind them."""
    own = {template.id: template for template in changed if template.lang == pack.lang}
    shipped = tuple(own.pop(template.id, template) for template in pack.templates)
    return (*shipped, *own.values())


def deck_of(pack: Pack, changed: Iterable[PromptTemplate], observances: Observances | None = None) -> Deck:
    """The deck that the desks use."""
    return Deck.of(merged(pack, changed), pack, observances)


def renew_lines(desk: Desk) -> None:
    """Something was put live: the next card is drawn with it; one that stands open keeps its lines."""
    desk.deck = deck_of(desk.deck.pack, desk.store.templates(), desk.deck.observances)
