"""The wait. No delay is known by default: one nobody set is unknown, and so is one that is over."""

from datetime import datetime, timedelta

from frontdesk.prompts.condition import MINUTES, Condition, Says, Sort
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


def delay_ends(view: View) -> datetime | None:
    """When this patient is called by what we know of the delay; None where nobody set one."""
    visit, delay = view.input.visit, view.input.delay
    return visit.start + timedelta(minutes=delay.minutes) if visit and delay else None


def _delay(view: View) -> int | None:
    """Once the booked time and the delay are over, nobody knows how long it takes."""
    delay, ends = view.input.delay, delay_ends(view)
    return delay.minutes if delay and (ends is None or ends > view.input.now) else None


def _minutes(since: datetime | None, until: datetime) -> int | None:
    return max(0, int((until - since).total_seconds() // 60)) if since else None


MINUTES_WAITING = Condition(
    "minutes_waiting", "Minutes waited", Sort.NUMBER, "Matched: check in; then time passes.", minutes_waiting,
    says=Says("The wait so far", "is", MINUTES),
)  # fmt: skip
DELAY = Condition(
    "delay_min", "Minutes the clinician runs late", Sort.NUMBER,
    "Board: the clinician's chip; situation row: late.",
    _delay,
    says=Says("The clinician’s delay", "is", MINUTES),
)  # fmt: skip
MINUTES_SINCE_UPDATE = Condition(
    "minutes_since_update", "Minutes since the last word", Sort.NUMBER,
    "Matched: check in, a tick on a line about the wait, or its job while it is quiet; then time.",
    minutes_since_update,
    says=Says("The last word about the wait", "was", MINUTES, " ago"),
)  # fmt: skip
