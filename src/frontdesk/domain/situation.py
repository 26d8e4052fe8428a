"""What stands at the counter right now: set by one key or tap, never by a guess."""

from dataclasses import dataclass
from enum import StrEnum

from frontdesk.domain.line import Identity, Listening
from frontdesk.domain.template import Occasion
from frontdesk.domain.visit import InterpreterState, MoneyTopic, VisitEvent


class CallPurpose(StrEnum):
    """Why we are on the phone."""

    NONE = "none"
    INCOMING = "incoming"
    CONFIRM = "confirm"
    FOLLOW_UP = "follow_up"
    PROMISE = "promise"
    BILLING = "billing"


@dataclass(frozen=True, slots=True)
class Situation:
    """Who is listening and the situation row. Changing it re-ranks without the store."""

    occasion: Occasion = Occasion.CHECK_IN
    identity: Identity = Identity.PRESUMED
    listening: Listening = Listening.OTHERS
    go_gently: bool = False
    event: VisitEvent = VisitEvent.NONE
    interpreter: InterpreterState = InterpreterState.UNSET
    money_topic: MoneyTopic = MoneyTopic.NONE
    follow_up_due: bool | None = None
    next_booked: bool | None = None
    call_purpose: CallPurpose = CallPurpose.NONE
    companion_id: str = ""
    """The relation on record who came along; empty where nobody said who it is."""
