"""Before the match nothing is handed over: identity first.

*Presumed* (a person is picked): the greeting, and the ask, which takes no slot. *To check* (a look-alike is
due today): lines tagged neutral may stand as well. On the phone neutral lines stand before the match, one of
them. Only *confirmed* opens the rest. A patient who is inactive or has died gets no line and no greeting.
"""

from frontdesk.domain.line import Identity, Listening
from frontdesk.domain.patient import Patient, PatientStatus
from frontdesk.domain.situation import Situation
from frontdesk.domain.template import Occasion

ASK = "CI-01"
"""The question that opens the record: no line, but the words under it come from the pack."""
GREETING = "greeting"
"""Theme of the greeting, which is no line either."""

_AT_CHECK_IN = (Occasion.CHECK_IN, Occasion.FIRST_VISIT, Occasion.RETURN)
_ON_THE_PHONE = (Occasion.PHONE, Occasion.NO_SHOW)


def served(patient: Patient) -> bool:
    """Lines and calls are for active patients only."""
    return patient.status is PatientStatus.ACTIVE


def occasions(situation: Situation) -> tuple[Occasion, ...]:
    """The occasions whose lines may compete: first visit and return run at check-in.

    On the phone only the two phone occasions exist, whatever the card was opened for.
    """
    occasion = situation.occasion
    if situation.listening is Listening.PHONE and occasion not in _ON_THE_PHONE:
        return (Occasion.PHONE,)
    return _AT_CHECK_IN if occasion in _AT_CHECK_IN else (occasion,)


def greets(situation: Situation) -> bool:
    """There is a greeting at the counter on arrival, and nowhere else."""
    return occasions(situation) == _AT_CHECK_IN


def matched(situation: Situation) -> bool:
    """The whole card is open."""
    return situation.identity is Identity.CONFIRMED


def neutral_lines(situation: Situation) -> bool:
    """Before the match: lines tagged neutral may stand (at the look-alike gate, on the phone)."""
    return situation.identity is Identity.TO_CHECK or occasions(situation)[0] in _ON_THE_PHONE
