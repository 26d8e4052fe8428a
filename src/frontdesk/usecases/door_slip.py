"""The door slip for the clinician: whom to call, how the name is said, and how to do it well.

What stands on it may lie open on a door: the name to use, its sound, and the needs as neutral verbs, which
may stand on the screen before the match as well. No surname, no reason, nothing private.
"""

from frontdesk.card.compose import name_on_card, sound_of
from frontdesk.card.facts import current, newest
from frontdesk.card.needs import needs
from frontdesk.domain.card_input import CardInput
from frontdesk.domain.fact import FactKind, FactStatus
from frontdesk.domain.paper import OnePage, Paper, PaperPart, PaperRow
from frontdesk.usecases.desk import Desk
from frontdesk.usecases.visit_sheet import LONGEST_NAME

POINTS, LEAST = 28.0, 18.0
NO_SOUND = "Ask how it is said"
CALL = "Call from the door"
FOOT = "Hand this back to the desk."


def door_slip(desk: Desk, card_input: CardInput) -> Paper:
    """One page for whoever calls the patient in."""
    facts = current(card_input, card_input.today)
    sound = sound_of(card_input.patient, facts)
    tiles = needs(card_input, desk.speech)
    rows = tuple(PaperRow(need.text) for need in tiles)
    return Paper(
        called(card_input)[:LONGEST_NAME],
        (
            PaperPart("How it is said", (PaperRow(_said(sound)),), points=34, spoken=True),
            PaperPart("How to meet", rows or (PaperRow(CALL),)),
        ),
        _when(desk, card_input),
        OnePage(POINTS, LEAST, title=54, foot=FOOT),
    )


def _said(sound: str) -> str:
    return sound[:LONGEST_NAME] or NO_SOUND


def called(card_input: CardInput) -> str:
    """The name the patient chose, else the one of the board: no surname lies about that nobody asked for."""
    chosen = newest(current(card_input, card_input.today), FactKind.NAME_TO_USE)
    if chosen is not None and chosen.status is FactStatus.ACTIVE and chosen.text:
        return name_on_card(card_input)
    return card_input.patient.board_name


def _when(desk: Desk, card_input: CardInput) -> str:
    visit, clinician = card_input.visit, card_input.clinician
    if visit is None:
        return desk.speech.headline(card_input.today)
    at = desk.speech.clock(desk.local(visit.start))
    room = visit.room or (clinician.room if clinician else "")
    parts = (at, clinician.spoken_name if clinician else "", room)
    return ", ".join(part[:LONGEST_NAME] for part in parts if part)
