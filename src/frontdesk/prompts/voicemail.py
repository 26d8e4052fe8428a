"""The words to leave on a voicemail, before anybody is matched: a machine answers no question.

They come from the pack: the discreet variant "voicemail" of a line of the call, or a line whose theme it is.
Whoever plays the message back may be anybody, so they hold the name, the speaker and our number, whatever the
patient allowed; and a line that stands for a reason (our mistake, a promise) lends no words, since the reason
would be in them. What may not be said aloud (``do_not_say``) is not left on a machine either.
"""

from collections.abc import Iterator

from frontdesk.domain.card_input import CardInput
from frontdesk.domain.situation import CallPurpose, Situation
from frontdesk.domain.speech import Speech
from frontdesk.domain.template import Occasion, PromptTemplate, Reach, line_key
from frontdesk.prompts import before_match
from frontdesk.prompts.deck import Compiled, Deck
from frontdesk.prompts.do_not_say import VOICEMAIL_THEME, Words
from frontdesk.prompts.draft import for_a_machine, setting_of
from frontdesk.prompts.history import history_of
from frontdesk.prompts.identity_gate import occasions, served
from frontdesk.prompts.view import View, know
from frontdesk.prompts.wording import Wording

_MAY_HOLD = frozenset({"name", "staff", "phone"})
_NO_REASON = frozenset({"voicemail", "call_purpose", "identity_confirmed"})
"""Conditions that give no reason for the call away."""
_REASONS = Words(
    r"visits?|appointments?|missed|clinic|doctor|nurse|results?|letters?|forms?|reports?|promises?|promised|bills?"
    r"|payments?|invoices?|money|health|cita|consulta|cl[ií]nica|m[eé]dic\w+|resultados?|factura"
)


def words_to_leave(deck: Deck, card: CardInput, situation: Situation, speech: Speech) -> str:
    """The message, filled; empty where none may be left, where they rang us, and where no line has one.

    The occasion of the call first: a missed visit has words of its own.
    """
    first = occasions(situation)[0]
    incoming = first is Occasion.PHONE and situation.call_purpose is CallPurpose.INCOMING
    if first not in (Occasion.PHONE, Occasion.NO_SHOW) or incoming or not served(card.patient):
        return ""
    view = View(know(card, deck.observances), situation)
    setting = setting_of(deck, view, speech, history_of((), deck))
    of_this_call = sorted(deck.cards, key=lambda one: first not in one.template.occasions)
    for one in of_this_call:
        if line_key(one.template) in card.resting or not _lends_words(one.template):
            continue
        for wording in _for_machines(one):
            text = for_a_machine(one, wording, setting)
            if text:
                return text
    return ""


def _lends_words(template: PromptTemplate) -> bool:
    rows = (*template.all, *template.any, *template.none)
    calls = {Occasion.PHONE, Occasion.NO_SHOW} & set(template.occasions)
    return bool(calls) and all(row.field in _NO_REASON for row in rows)


def _for_machines(card: Compiled) -> Iterator[Wording]:
    """Its wordings for a machine that would pass before the match, and hold no more than name and number."""
    found = [wording for variant, wording in card.discreet if variant.reach is Reach.VOICEMAIL]
    if card.template.theme == VOICEMAIL_THEME:
        found += card.wordings
    yield from (
        wording
        for wording in found
        if wording.names <= _MAY_HOLD
        and not before_match.telling_names(wording.source)
        and not _REASONS.search(wording.source)
    )
