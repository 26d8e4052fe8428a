"""The look-alike gate: day and month of birth decide between people with one name. Pure."""

from dataclasses import dataclass, field, replace

from frontdesk.domain.card_input import CardInput, LookAlike
from frontdesk.screens.today.shown import GateRow, GateShown
from frontdesk.usecases.desk import Desk
from frontdesk.usecases.open_card import draw_card, first_situation

SENTENCE = "“So I open the right record: which day and month were you born?”"
WHY = (
    "The names look or sound alike, both due today. Mixing people up is the one slip we cannot take back.",
    "Day and month only: a year is easy to guess, and others can hear.",
)
NO_MATCH = "None of them was born on that day. Ask once more, or find again."
NOT_BOOKED = "not booked"
"""In the place of a visit: the open card itself, of somebody without one today."""
BOTH = "Born on the same day. Ask for the full first name, then pick."


@dataclass(frozen=True, slots=True)
class Answer:
    """What four digits led to: one visit, several to pick from, or none."""

    visit_id: str = ""
    several: frozenset[str] = field(default=frozenset())


def gate_shown(desk: Desk, card_input: CardInput) -> GateShown:
    """Name, sound and the times; no birth date, no needs, no notes of anybody."""
    card = draw_card(desk.deck, desk.speech, card_input, first_situation(card_input))
    count = len(card_input.look_alikes) + 1
    words = {2: "Two", 3: "Three", 4: "Four"}.get(count, str(count))
    both = "Both are" if count == 2 else "They are"
    if card_input.visit is None:
        both = "Somebody with such a name is"
    return GateShown(
        title=f"{words} people today look alike",
        name=card.name_to_use,
        say=card.say_name,
        under=f"{both} booked today. Needs and notes stay closed until the match.",
        sentence=SENTENCE,
        why=WHY,
        rows=tuple(_rows(desk, card_input)),
    )


def answer(card_input: CardInput, digits: str) -> Answer:
    """Who was born on ``digits`` (DDMM) among the people at the gate."""
    everybody = [(card_input.visit.id if card_input.visit else NOT_BOOKED, card_input.patient.birth_date)]
    everybody += [(a.visit_id, a.birth_date) for a in card_input.look_alikes]
    fits = [visit for visit, birth in everybody if len(birth) == 10 and birth[8:10] + birth[5:7] == digits]
    if len(fits) == 1:
        return Answer(fits[0])
    return Answer(several=frozenset(fits))


def with_trouble(shown: GateShown, answers: tuple[Answer, ...]) -> GateShown:
    """The gate after digits that did not decide; a second date of nobody says that it is the second."""
    several = answers[-1].several
    if several:
        rows = tuple(r for r in shown.rows if r.visit_id in several)
        return replace(shown, trouble=BOTH, pick=True, rows=rows)
    return replace(shown, trouble=NO_MATCH if len(answers) == 1 else f"{NO_MATCH} ({len(answers)} tries)")


def _rows(desk: Desk, card_input: CardInput) -> list[GateRow]:
    visit, name = card_input.visit, card_input.patient.board_name
    booked = list(card_input.look_alikes)
    own = []
    if visit is None:
        own = [GateRow(NOT_BOOKED, name, "not booked today", "")]
    else:
        who = card_input.clinician.spoken_name if card_input.clinician else ""
        booked.append(LookAlike(visit.id, card_input.patient.id, name, visit.start, who, ""))
    people = sorted(booked, key=lambda a: (a.start, a.visit_id))
    return own + [
        GateRow(
            a.visit_id,
            a.board_name,
            f"with {a.clinician}" if a.clinician else "",
            desk.speech.clock(desk.local(a.start)),
        )
        for a in people
    ]
