"""Visits and the states a desk moves them through (FHIR Appointment.status in brackets)."""

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from enum import StrEnum


class VisitState(StrEnum):
    """Where somebody is. Any state may be skipped; the desk can undo every step."""

    EXPECTED = "expected"  # [booked]
    LATE = "late"
    ARRIVED = "arrived"  # [arrived]
    IDENTIFIED = "identified"  # [checked-in]: two identifiers matched
    WAITING = "waiting"
    DELAYED = "delayed"
    WITH_CLINICIAN = "with_clinician"  # [fulfilled]
    READY_TO_LEAVE = "ready_to_leave"
    LEFT = "left"
    FOLLOWED_UP = "followed_up"
    LEFT_BEFORE_SEEN = "left_before_seen"
    CANCELLED = "cancelled"  # [cancelled]
    DID_NOT_COME = "did_not_come"  # [noshow]
    MOVED = "moved"


class VisitKind(StrEnum):
    """What sort of visit, never why: a coded reason is dropped."""

    ROUTINE = "routine"
    FOLLOW_UP = "follow_up"
    PROCEDURE = "procedure"
    ADMIN = "admin"
    VIRTUAL = "virtual"
    OTHER = "other"


class VisitEvent(StrEnum):
    """What happened at this visit, set by a tap; ends with the visit."""

    NONE = "none"
    OTHERS_CALLED_FIRST = "others_called_first"
    OUR_ERROR = "our_error"
    COMPLAINT_TODAY = "complaint_today"
    PATIENT_RAISED_NEWS = "patient_raised_news"


class InterpreterState(StrEnum):
    """Whether the interpreter of this visit stands ready."""

    UNSET = ""
    BOOKED = "booked"
    READY = "ready"
    MISSING = "missing"


class MoneyTopic(StrEnum):
    """What money talk this visit may need; never an amount."""

    NONE = "none"
    ESTIMATE_ASKED = "estimate_asked"
    BALANCE = "balance"


@dataclass(frozen=True, slots=True)
class Visit:
    """One appointment or walk-in. Instants are UTC; ``day`` is the clinic's own date."""

    id: str
    patient_id: str
    day: date
    start: datetime
    end: datetime | None = None
    clinician_id: str = ""
    kind: VisitKind = VisitKind.ROUTINE
    room: str = ""
    state: VisitState = VisitState.EXPECTED
    arrived_at: datetime | None = None
    identified_at: datetime | None = None
    checked_in_by: str = ""
    """Id of the person at the desk who matched the patient."""
    with_clinician_at: datetime | None = None
    ready_at: datetime | None = None
    left_at: datetime | None = None
    told_at: datetime | None = None
    """When the patient was last told how long it takes; of a missed visit, when the patient was reached."""
    event: VisitEvent = VisitEvent.NONE
    interpreter: InterpreterState = InterpreterState.UNSET
    companion: bool = False
    money_topic: MoneyTopic = MoneyTopic.NONE
    follow_up_due: bool | None = None
    next_booked: bool | None = None
    in_latest_list: bool = True
    note: str = field(default="", repr=False)
    source_system: str = ""
    """Where the booking came from, with ``source_value`` its number there; empty for walk-ins."""
    source_value: str = field(default="", repr=False)
    import_id: str = ""
    companion_id: str = ""
    """The relation on record who came along; empty when nobody did, or when nobody said who it is."""
    written_name: str = field(default="", repr=False)
    """The name as a list had it that told nothing else of the person; the next list finds the visit by it."""


class BoardList(StrEnum):
    """The lists of the day board, in their order on the screen."""

    LEAVING = "leaving"
    WAITING = "waiting"
    TO_COME = "to_come"
    WITH_CLINICIAN = "with_clinician"
    LEFT = "left"
    PROBABLY_IN = "probably_in"
    OFF = "off"
    """Cancelled, moved, did not come, left before seen: on no list of the board."""


_LISTS = {
    VisitState.EXPECTED: BoardList.TO_COME,
    VisitState.LATE: BoardList.TO_COME,
    VisitState.ARRIVED: BoardList.WAITING,
    VisitState.IDENTIFIED: BoardList.WAITING,
    VisitState.WAITING: BoardList.WAITING,
    VisitState.DELAYED: BoardList.WAITING,
    VisitState.WITH_CLINICIAN: BoardList.WITH_CLINICIAN,
    VisitState.READY_TO_LEAVE: BoardList.LEAVING,
    VisitState.LEFT: BoardList.LEFT,
    VisitState.FOLLOWED_UP: BoardList.LEFT,
}

UNMARKED_AFTER = timedelta(minutes=20)
"""A visit this long past its time that nobody marked is "probably in, not marked"."""


def board_list(visit: Visit, now: datetime) -> BoardList:
    """The one list this visit stands in at ``now`` (UTC). "Probably in" is derived, never stored."""
    where = _LISTS.get(visit.state, BoardList.OFF)
    if where is BoardList.TO_COME and now >= visit.start + UNMARKED_AFTER:
        return BoardList.PROBABLY_IN
    return where
