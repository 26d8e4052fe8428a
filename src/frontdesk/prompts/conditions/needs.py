"""What makes a visit work for this patient, in their own words. Wishes about manners give nothing away."""

from bisect import bisect_left
from datetime import date, timedelta
from operator import itemgetter

from frontdesk.domain.fact import Fact, FactKind
from frontdesk.domain.template import ConditionRow, Occasion, Op
from frontdesk.domain.value_form import ADJUSTMENT, COMMUNICATION
from frontdesk.prompts.condition import Condition, Reading, Says, Sort
from frontdesk.prompts.view import Basis, View, basis_of, need_code

NEED_WORDS = {
    code: words for form in (ADJUSTMENT, COMMUNICATION) for part in form for code, words in part.choices
}
"""What the desk does, by the code of the need."""
NEED_CODES = tuple(NEED_WORDS)


def _needs_rest_on(view: View, row: ConditionRow) -> tuple[Basis, ...]:
    if row.op is Op.HAS_NONE:
        return ()
    wanted = row.value if isinstance(row.value, tuple) else ()
    return tuple(basis_of(f) for f in view.known.needs if not wanted or need_code(f) in wanted)


def _code(kind: FactKind, view: View) -> str:
    fact = view.known.first(kind)
    return fact.code if fact and fact.code else "unknown"


def _style_rests_on(view: View, row: ConditionRow) -> tuple[Basis, ...]:
    fact = view.known.first(FactKind.INFORMATION_STYLE)
    return (basis_of(fact),) if fact else ()


def observance_now(view: View) -> tuple[str, Fact | None]:
    """How the patient's noted dates lie: ``today``, ``within_14_days``, ``clash`` with the next booking.

    The nearest thing at hand wins: while leaving and on the phone the booking, else today.
    """
    found: dict[str, Fact] = {}
    soon = view.today + timedelta(days=14)
    booked = view.input.next_visit
    far = max(soon, booked.day) if booked is not None else soon
    for fact in view.known.told.get(FactKind.OBSERVANCE, ()):
        dates = _dates(fact, view)
        at = bisect_left(dates, view.today, key=_LAST)  # a weekly rule has a thousand
        weekly = len(dates) > at + 1 and dates[at + 1][0] - dates[at][0] <= _WEEK
        for first, last in dates[at:]:
            if first > far:
                break
            if first <= view.today <= last:
                found.setdefault("today", fact)
            elif view.today < first <= soon and not weekly:  # what comes each week is always near
                found.setdefault("within_14_days", fact)
            if booked is not None and first <= booked.day <= last:
                found.setdefault("clash", fact)
    leaving = view.situation.occasion in (Occasion.CHECKOUT, Occasion.PHONE, Occasion.NO_SHOW)
    order = ("clash", "today", "within_14_days") if leaving else ("today", "clash", "within_14_days")
    return next(((key, found[key]) for key in order if key in found), ("none", None))


_LAST = itemgetter(1)
_WEEK = timedelta(days=7)


def _dates(fact: Fact, view: View) -> tuple[tuple[date, date], ...]:
    if fact.extra in view.known.observances:
        return view.known.observances[fact.extra]
    try:
        days = [date.fromisoformat(part.strip()) for part in fact.extra.split("/")]
    except ValueError:
        return ()
    return ((days[0], days[-1]),)


def _observance_rests_on(view: View, row: ConditionRow) -> tuple[Basis, ...]:
    fact = observance_now(view)[1]
    return (basis_of(fact),) if fact else ()


def mention_ok(view: View) -> bool | None:
    """May we speak of the observance: their answer, or "happy to be asked" on the note; unknown else."""
    answers = {
        f.code for f in view.known.told.get(FactKind.MENTION, ()) if f.extra in ("", "observance") and f.code
    }
    if answers:
        return "no" not in answers and "yes" in answers
    ticked = any(f.happy_to_be_asked for f in view.known.told.get(FactKind.OBSERVANCE, ()))
    return True if ticked else None


def _need_codes(view: View) -> Reading:
    return view.known.need_codes


NEEDS = Condition(
    "needs", "Needs", Sort.SET,
    "Add what we are told (F2): a need it offers, or leave by 11:00.", _need_codes, NEED_CODES,
    rests_on=_needs_rest_on,
    says=Says("The needs", names=NEED_WORDS),
)  # fmt: skip
INFORMATION_STYLE = Condition(
    "information_style", "How much detail", Sort.ENUM,
    "Add what we are told (F2): Wants detail, Wants it short, Brings own research.",
    lambda view: _code(FactKind.INFORMATION_STYLE, view),
    ("wants_detail", "short", "own_research", "unknown"),
    rests_on=_style_rests_on,
    says=Says("Explanations", names={
        "wants_detail": "are wanted in detail", "short": "are wanted short",
        "own_research": "meet the patient’s own research", "unknown": "were not spoken of",
    }),
)  # fmt: skip
SMALL_TALK = Condition(
    "small_talk", "Small talk", Sort.ENUM, "Add what we are told (F2): Brief, please; Small talk welcome.",
    lambda view: _code(FactKind.SMALL_TALK, view), ("welcome", "brief", "unknown"),
    says=Says("Small talk", names={
        "welcome": "is welcome", "brief": "is not wanted", "unknown": "was not spoken of",
    }),
)  # fmt: skip
OBSERVANCE = Condition(
    "observance", "Dates we were asked to respect", Sort.ENUM, "Record (Ctrl E): observance and its dates.",
    lambda view: observance_now(view)[0], ("none", "today", "within_14_days", "clash"),
    rests_on=_observance_rests_on,
    says=Says("A date to respect", names={
        "none": "is not near", "today": "is today", "within_14_days": "is within two weeks",
        "clash": "is on the day of the next visit",
    }),
)  # fmt: skip
OBSERVANCE_MENTION_OK = Condition(
    "observance_mention_ok", "We may speak of it", Sort.BOOL,
    "Add what we are told (F2): Fine to mention the dates; Leave the dates unsaid.",
    mention_ok,
    says=Says("The date to respect", yes="may be spoken of", no="is better left unsaid"),
)  # fmt: skip
