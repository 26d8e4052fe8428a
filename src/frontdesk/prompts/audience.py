"""Who may hear a line. It inherits the strictest level of the facts in it; no template can lift that.

Aloud facts fill a line. A desk-only fact fills it only while nobody else can hear (*alone*). A private fact
never does. Where the sentence may not be heard its discreet variant stands, and where there is none the line
is dropped. A fact used only in a condition counts too, unless the author ticked "this wording would fit
anyone". With a companion the desk may say who it is, and that one's permission counts (``Guard``). While
nobody knows, and somebody on record must not learn of things (a do-not-tell, or a relation without that
permission), nothing told to us is said aloud: it may be this person.

A value may hold another one: "choir with Marta", said to be fine aloud, names a Marta whose own row is
private. Such a value takes the stricter level: of the relation it names, and of any private value it shares a
word of four letters or more with.
"""

from collections.abc import Iterable, Iterator
from enum import Enum

from frontdesk.domain.audience import Audience, strictest
from frontdesk.domain.card_input import CardInput
from frontdesk.domain.concern import ConcernType
from frontdesk.domain.fact import FactKind, FactStatus
from frontdesk.domain.line import Listening
from frontdesk.domain.relation import MayMention, RelationStatus
from frontdesk.domain.situation import Situation
from frontdesk.prompts.fillings import words_of
from frontdesk.prompts.view import Basis, View

_NEVER_GUARDED = frozenset({FactKind.FORM_OF_ADDRESS, FactKind.NAME_TO_USE, FactKind.NAMED_CONTACT})


class Guard(Enum):
    """What somebody who came along keeps from being said."""

    OPEN = 0
    """Nothing: nobody came along, or somebody to whom things may be mentioned."""
    TOLD = 1
    """What we were told; times and places may be said."""
    EVERYTHING = 2
    """All but what anybody may hear before the match."""


def level(bases: Iterable[Basis], *, guarded: bool) -> Audience:
    """The level of words that rest on these facts."""
    return strictest(_level(basis, guarded=guarded) for basis in bases)


def _level(basis: Basis, *, guarded: bool) -> Audience:
    if guarded and basis.audience is Audience.ALOUD and basis.sort not in _NEVER_GUARDED:
        return Audience.DESK
    return basis.audience


def inside(told: tuple[str, ...], view: View) -> tuple[Basis, ...]:
    """What else these told values give away: relations they name, private values they share words with."""
    if not told:
        return ()
    said = frozenset(word for text in told for word in words_of(text))
    own = words_of(" ".join(name.full for name in view.input.patient.names))
    found = [
        Basis(r.id, r.audience, False, False, None, "relation")
        for r in view.input.relations
        if r.audience is not Audience.ALOUD and said & (words_of(r.name) - own)
    ]
    sealed = frozenset(word for text in _private_texts(view) for word in words_of(text) if len(word) >= 4)
    if said & (sealed - own):
        found.append(Basis("", Audience.PRIVATE, False, False, None, "private"))
    return tuple(found)


def _private_texts(view: View) -> Iterator[str]:
    for fact in view.input.facts:
        if fact.audience is Audience.PRIVATE:
            yield fact.text
    for concern in view.input.concerns:
        if concern.type is ConcernType.HEALTH or concern.audience is Audience.PRIVATE:
            yield concern.words
    for promise in view.input.promises:
        if promise.audience is Audience.PRIVATE:
            yield promise.what
    for moment in view.input.moments:
        if moment.audience is Audience.PRIVATE:
            yield moment.label


def may_be_heard(audience: Audience, listening: Listening) -> bool:
    """True when words of this level may be spoken now."""
    if audience is Audience.DESK:
        return listening is Listening.ALONE
    return audience is Audience.ALOUD


def guarded_from_companion(card: CardInput, situation: Situation) -> Guard:
    """What is kept from whoever came along: from the one the desk named, else from anybody it may be.

    A do-not-tell names somebody in the patient's own words: nobody is surely not meant by it.
    """
    if not situation.listening.companion:
        return Guard.OPEN
    somebody = [r for r in card.relations if r.status is not RelationStatus.DIED]
    came = next((r for r in somebody if r.id == situation.companion_id), None)
    no_contact = came is not None and came.status is RelationStatus.NO_CONTACT
    if came is not None and (no_contact or came.may_mention is MayMention.NEITHER):
        return Guard.EVERYTHING
    if any(f.kind is FactKind.DO_NOT_TELL and f.status is not FactStatus.RETIRED for f in card.facts):
        return Guard.TOLD
    if came is not None:
        return Guard.OPEN if came.may_mention is MayMention.MENTION else Guard.TOLD
    return Guard.TOLD if any(r.may_mention is not MayMention.MENTION for r in somebody) else Guard.OPEN
