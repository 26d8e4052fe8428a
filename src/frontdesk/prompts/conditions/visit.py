"""The visit itself. After an import history is unknown, and unknown is not new."""

from datetime import date

from frontdesk.domain.line import Identity
from frontdesk.domain.visit import VisitEvent, VisitKind
from frontdesk.prompts.condition import MINUTES, Condition, Says, Sort
from frontdesk.prompts.view import View


def _visit_number(view: View) -> int | None:
    card = view.input
    return card.visits_kept + 1 if card.patient.known_before is False else None


def _days_since_last_visit(view: View) -> int | None:
    past = view.input.past_visits
    return (view.today - past[0].day).days if past else None


def _visit_kind(view: View) -> str | None:
    visit = view.input.visit
    return visit.kind.value if visit else None


def _arrival_offset(view: View) -> int | None:
    visit = view.input.visit
    if visit is None:
        return None
    arrived = visit.arrived_at or visit.identified_at or view.input.now
    return int((arrived - visit.start).total_seconds() // 60)


def _staff_met(view: View) -> bool | None:
    if view.input.staff_met:
        return True
    return False if view.input.patient.known_before is False else None


def _is_minor(view: View) -> bool | None:
    return minor(view.input.patient.birth_date, view.today)


def minor(birth_date: str, today: date) -> bool | None:
    """Under 18 on ``today``; None where the birth date is not exact enough to say."""
    parts = birth_date.split("-")
    if not all(part.isdigit() for part in parts):
        return None
    year, month, day = (*map(int, parts), 0, 0)[:3]
    turns = (year + 18, month, day)
    now = (today.year, today.month, today.day)[: len(parts)]
    known = turns[: len(parts)]
    if len(parts) == 3 or known != now:
        return known > now
    return None


VISIT_NUMBER = Condition(
    "visit_number", "Number of this visit", Sort.NUMBER,
    "First run: a new clinic; then somebody new (Ctrl Shift N) and each visit kept here.", _visit_number,
    says=Says("The number of this visit"),
)  # fmt: skip
DAYS_SINCE_LAST_VISIT = Condition(
    "days_since_last_visit", "Days since the last visit", Sort.NUMBER,
    "Each visit kept here: matched, then the days that pass.",
    _days_since_last_visit,
    says=Says("The last visit", "was", ("day", "days"), " ago"),
)  # fmt: skip
VISIT_KIND = Condition(
    "visit_kind", "Kind of visit", Sort.ENUM, "The day list; Add to today.", _visit_kind,
    tuple(kind.value for kind in VisitKind),
    says=Says("This visit", names={
        "routine": "is routine", "follow_up": "is a follow-up", "procedure": "is a procedure",
        "admin": "is about papers", "virtual": "is a video visit", "other": "is of another kind",
    }),
)  # fmt: skip
ARRIVAL_OFFSET = Condition(
    "arrival_offset_min", "Minutes after the booked time on arrival", Sort.NUMBER,
    "Matched: check in, at that moment.", _arrival_offset,
    says=Says("Arrival", "was", MINUTES, " after the booked time"),
)  # fmt: skip
IDENTITY_CONFIRMED = Condition(
    "identity_confirmed", "Name and birth date matched", Sort.BOOL, "Matched: check in.",
    lambda view: view.situation.identity is Identity.CONFIRMED,
    says=Says("Name and birth date", yes="are matched", no="are not matched yet"),
)  # fmt: skip
STAFF_MET_BEFORE = Condition(
    "staff_met_before", "Met by this person at the desk", Sort.BOOL,
    "First run: a new clinic; then each check-in by whoever signed in.", _staff_met,
    says=Says("Whoever is at the desk", yes="has met the patient", no="has not met the patient"),
)  # fmt: skip
IS_MINOR = Condition(
    "is_minor", "Under 18", Sort.BOOL, "Birth date: the list that was brought in.", _is_minor,
    says=Says("The patient", yes="is under 18", no="is 18 or older"),
)  # fmt: skip
EVENT = Condition(
    "event", "What happened today", Sort.ENUM, "Situation row: Complaint today and its menu.",
    lambda view: view.situation.event.value, tuple(event.value for event in VisitEvent),
    says=Says("Today", names={
        "none": "went as planned", "others_called_first": "others were called first",
        "our_error": "we made a mistake", "complaint_today": "something was complained about",
        "patient_raised_news": "the patient told us news",
    }),
)  # fmt: skip
