"""Open a card: one read, then pure work. Changing who is listening never asks the store."""

from dataclasses import replace
from datetime import date, timedelta

from frontdesk.card.compose import compose
from frontdesk.domain.card import Card
from frontdesk.domain.card_input import CardInput
from frontdesk.domain.errors import WrongUsage
from frontdesk.domain.fact import Fact, FactKind
from frontdesk.domain.line import Identity, Listening
from frontdesk.domain.situation import Situation
from frontdesk.domain.speech import Speech
from frontdesk.domain.template import Occasion
from frontdesk.domain.visit import BoardList, Visit, board_list
from frontdesk.prompts.deck import Deck
from frontdesk.prompts.rank import rank
from frontdesk.usecases.desk import Desk

JUST_IN = timedelta(minutes=5)
"""So long after the match a card still has the lines of check-in: waiting has not begun to be felt."""


def open_card(desk: Desk, *, visit_id: str = "", patient_id: str = "") -> CardInput:
    """Everything about one person, read once. Raises ``WrongUsage`` when there is no such card."""
    return desk.store.card_input(patient_id=patient_id, visit_id=visit_id, staff=desk.staff, now=desk.now())


def still_there(desk: Desk, visit_id: str, patient_id: str) -> CardInput | None:
    """What a card shows, read again: without its visit where that was taken back or is another day's by now;
    None where the person is gone too."""
    try:
        read = open_card(desk, visit_id=visit_id, patient_id=patient_id)
        if visit_id and read.visit is not None and read.visit.day != desk.today():
            return open_card(desk, patient_id=patient_id)
    except WrongUsage:
        try:
            return open_card(desk, patient_id=patient_id)
        except WrongUsage:
            return None
    return read


def first_situation(card_input: CardInput, *, on_the_phone: bool = False) -> Situation:
    """How a card opens: before the match at check-in, matched where somebody was matched already.

    ``on_the_phone``: a voice is nobody yet, even of somebody who sits in the waiting room.
    """
    visit = card_input.visit
    gently = any(_gently_today(f, card_input.today) for f in card_input.facts)
    identity, occasion = Identity.PRESUMED, Occasion.CHECK_IN
    if visit is not None and not on_the_phone:
        where = board_list(visit, card_input.now)
        if where in (BoardList.LEAVING, BoardList.WITH_CLINICIAN, BoardList.LEFT):
            identity, occasion = Identity.CONFIRMED, Occasion.CHECKOUT
        elif where is BoardList.WAITING and visit.identified_at:
            just_in = card_input.now - visit.identified_at < JUST_IN
            identity, occasion = Identity.CONFIRMED, Occasion.CHECK_IN if just_in else Occasion.WAITING
    if identity is Identity.PRESUMED and card_input.look_alikes:
        identity = Identity.TO_CHECK
    situation = situation_of(visit)
    if on_the_phone:
        situation = replace(situation, listening=Listening.PHONE)
    return replace(situation, occasion=occasion, identity=identity, go_gently=gently)


def situation_of(visit: Visit | None) -> Situation:
    """The part of the situation that the visit itself remembers."""
    if visit is None:
        return Situation()
    return Situation(
        event=visit.event,
        interpreter=visit.interpreter,
        money_topic=visit.money_topic,
        follow_up_due=visit.follow_up_due,
        next_booked=visit.next_booked,
        listening=Listening.WITH_SOMEONE if visit.companion else Listening.OTHERS,
        companion_id=visit.companion_id,
    )


def draw_card(deck: Deck, speech: Speech, card_input: CardInput, situation: Situation) -> Card:
    """Rank the lines and put the card together. Pure: the same arguments give the same card."""
    ranked = rank(deck, card_input, situation, speech)
    return compose(
        card_input,
        situation,
        speech,
        greeting=ranked.greeting,
        lines=ranked.lines,
        more=ranked.more,
        question=ranked.question,
    )


def _gently_today(fact: Fact, today: date) -> bool:
    return (
        fact.kind is FactKind.GO_GENTLY
        and fact.code == "on"
        and (fact.expires_on is None or fact.expires_on >= today)
    )
