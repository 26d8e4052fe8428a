"""The wait. Nobody is told "running to time" by default: a delay nobody set is unknown."""

from datetime import datetime

from frontdesk.prompts.condition import Condition, Sort
from frontdesk.prompts.view import View


def minutes_waiting(view: View) -> int | None:
    """From arrival until called in, or until now; unknown when nobody marked what came between."""
    visit = view.input.visit
    if visit is None:
        return None
    since = visit.arrived_at or visit.identified_at
    until = visit.with_clinician_at
    if until is None and (visit.ready_at or visit.left_at):
        return None
    return _minutes(since, until or view.input.now)


def minutes_since_update(view: View) -> int | None:
    """Since the patient was last told how long it takes; since check-in when nobody did."""
    visit = view.input.visit
    if visit is None or visit.with_clinician_at or visit.ready_at or visit.left_at:
        return None
    arrived = visit.identified_at or visit.arrived_at
    told = visit.told_at if arrived is None or (visit.told_at and visit.told_at > arrived) else None
    return _minutes(told or arrived, view.input.now)


def _minutes(since: datetime | None, until: datetime) -> int | None:
    return max(0, int((until - since).total_seconds() // 60)) if since else None


MINUTES_WAITING = Condition(
    "minutes_waiting", "Minutes waited", Sort.NUMBER, "Matched: check in, then time passes.", minutes_waiting
)
DELAY = Condition(
    "delay_min", "Minutes the clinician runs late", Sort.NUMBER, "Board header: the clinician's chip.",
    lambda view: view.input.delay.minutes if view.input.delay else None,
)  # fmt: skip
MINUTES_SINCE_UPDATE = Condition(
    "minutes_since_update", "Minutes since the last word", Sort.NUMBER,
    "Matched: check in, or a tick on a waiting line; then time passes.", minutes_since_update,
)  # fmt: skip
