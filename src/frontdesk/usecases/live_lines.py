"""Which lines are live: the shipped ones, each replaced by what this clinic put live in its place.

They can be said in another language as well once somebody who speaks it has read its pack. Words that were
changed since are unread again, and with them the whole language waits.
"""

from collections.abc import Iterable
from hashlib import sha256

from frontdesk.domain.languages import language_of
from frontdesk.domain.template import Pack, PromptTemplate
from frontdesk.prompts.deck import Deck
from frontdesk.prompts.view import Observances
from frontdesk.store.port import Store
from frontdesk.usecases.desk import Desk
from frontdesk.usecases.shipped_packs import shipped_languages, shipped_pack
from frontdesk.words import SAYING


def merged(pack: Pack, changed: Iterable[PromptTemplate]) -> tuple[PromptTemplate, ...]:
    """The lines of a pack's language in the pack's order; new ones of the clinic's own behind them."""
    own = {template.id: template for template in changed if template.lang == pack.lang}
    shipped = tuple(own.pop(template.id, template) for template in pack.templates)
    return (*shipped, *own.values())


def live_deck(pack: Pack, store: Store, observances: Observances) -> Deck:
    """The deck that the desks use."""
    changed = store.templates()
    deck = Deck.of(merged(pack, changed), pack, observances, store.hellos_checked())
    there = other_languages(pack) if (signatures := store.packs_signed()) else ()
    for signed in signatures:
        if signed.id in there:
            other = shipped_pack(signed.id)
            if signed.version == words_of(other, changed):
                deck = deck.also_in(other, merged(other, changed), SAYING[signed.id]())
    return deck


def renew_lines(desk: Desk) -> None:
    """Something was put live: the next card is drawn with it; one that stands open keeps its lines."""
    desk.deck = live_deck(desk.deck.pack, desk.store, desk.deck.observances)


def other_languages(pack: Pack) -> tuple[str, ...]:
    """The languages lines can be said in beside the pack's own: a pack is there, and words for its days."""
    return tuple(
        language
        for language in shipped_languages()
        if language in SAYING and language_of(pack.lang) != language
    )


def shipped_lines(pack: Pack, language: str) -> tuple[PromptTemplate, ...]:
    """The lines that came with the program in a language, beside a clinic's own pack."""
    if language == pack.lang:
        return pack.templates
    return shipped_pack(language).templates if language in other_languages(pack) else ()


def words_of(pack: Pack, changed: Iterable[PromptTemplate]) -> str:
    """What somebody reads: the version of the pack, and a mark of the words this clinic has of its own in it.

    A line that is off is not said, so to switch one off asks nobody to read again.
    """
    shipped = {line.id: (line.texts, line.discreet) for line in pack.templates}
    own = sorted(
        (line.id, line.texts, tuple(variant.text for variant in line.discreet))
        for line in changed
        if line.lang == pack.lang and line.enabled and shipped.get(line.id) != (line.texts, line.discreet)
    )
    return f"{pack.version}+{sha256(repr(own).encode()).hexdigest()[:12]}" if own else pack.version
