"""Somebody without a visit today: the three answers, and what follows from "came on another day"."""

from frontdesk.domain.card_input import CardInput
from frontdesk.domain.clinic import Clinician
from frontdesk.screens.today.shown import AnswerShown
from frontdesk.usecases.desk import Desk

ADD, ANOTHER_DAY, QUESTION, KEEP, PLACE = "add", "another_day", "question", "keep", "place"
_ADD = AnswerShown(ADD, "Add to today", "Then it is a check-in", "calendar-plus")
_QUESTION = AnswerShown(QUESTION, "Just a question", "No visit is written", "info")


def answers(desk: Desk, card_input: CardInput, *, came_another_day: bool) -> tuple[AnswerShown, ...]:
    """What the desk can do: before the match, or once it is clear that the visit is on another day."""
    if card_input.visit is not None:
        return ()
    coming = card_input.next_visit
    if coming is None:
        return (_ADD, _QUESTION)
    day = desk.speech.day(coming.day, desk.today())
    if came_another_day:
        return (
            AnswerShown(KEEP, f"Keep {day}", "Nothing changes", "calendar-check"),
            AnswerShown(PLACE, "Find a place today", "Then it is a check-in", "calendar-plus"),
        )
    weekday = day.split()[0]
    beside = f"Keep {weekday}, or offer a place"
    return (_ADD, AnswerShown(ANOTHER_DAY, "Came on another day", beside, "calendar-clock"), _QUESTION)


def said_of_another_day(desk: Desk, card_input: CardInput) -> str:
    """ "Your visit is tomorrow at 09:40. Shall I see what we can do today?" Said only after the match."""
    coming = card_input.next_visit
    if coming is None:
        return ""
    day = desk.speech.day(coming.day, desk.today())
    on = f"on {day}" if day[:1].isupper() else day
    at = desk.speech.at_clock(desk.local(coming.start))
    return f"“Your visit is {on} {at}. Shall I see what we can do today?”"


def with_whom(card_input: CardInput, clinicians: tuple[Clinician, ...]) -> tuple[Clinician, ...]:
    """Who may see this person today, the clinician of the next visit first."""
    coming = card_input.next_visit
    own = [c for c in clinicians if coming is not None and c.id == coming.clinician_id]
    return (*own, *(c for c in clinicians if c not in own))
