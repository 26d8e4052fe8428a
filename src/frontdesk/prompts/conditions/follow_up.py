"""What is still open from before: concerns, promises, facts past their review date."""

from frontdesk.domain.concern import ConcernType
from frontdesk.domain.promise import PromiseStanding
from frontdesk.domain.template import ConditionRow
from frontdesk.prompts.condition import Condition, Says, Sort
from frontdesk.prompts.view import Basis, ItemSort, View, basis_of


def _concern(view: View) -> str:
    return view.concern.type.value if view.concern else "none"


def _concern_rests_on(view: View, row: ConditionRow) -> tuple[Basis, ...]:
    return (basis_of(view.concern),) if view.concern else ()


def _promise(view: View) -> str:
    return view.promise.standing(view.today).value if view.promise else "none"


def _promise_rests_on(view: View, row: ConditionRow) -> tuple[Basis, ...]:
    return (basis_of(view.promise),) if view.promise else ()


def _due_review(view: View) -> int:
    told = view.known.told.values()
    return sum(1 for facts in told for f in facts if f.review_by is not None and f.review_by < view.today)


CONCERN = Condition(
    "concern", "Concern", Sort.ENUM, "Record (Ctrl E): a concern.", _concern,
    ("none", *(t.value for t in ConcernType)), ItemSort.CONCERN, _concern_rests_on,
    says=Says("A concern", names={
        "none": "is not open", "service": "is open, about our service", "health": "is open, about health",
    }),
)  # fmt: skip
CONCERN_AGE = Condition(
    "concern_age_days", "Age of the concern in days", Sort.NUMBER,
    "Record (Ctrl E): a concern; then the days that pass.",
    lambda view: (view.today - view.concern.fresh_on).days if view.concern else None,
    item=ItemSort.CONCERN, rests_on=_concern_rests_on,
    says=Says("The concern", "was told", ("day", "days"), " ago"),
)  # fmt: skip
PROMISE = Condition(
    "promise", "Promise", Sort.ENUM,
    "Promise (F3), or the fields at leaving; its day; ready or a new day by its menu.", _promise,
    ("none", *(s.value for s in PromiseStanding if s is not PromiseStanding.DONE)),
    ItemSort.PROMISE, _promise_rests_on,
    says=Says("A promise", names={
        "none": "is not owed", "open": "is open", "late": "is late and has a new day",
        "due_today": "is due today", "overdue": "is overdue", "ready": "is ready",
    }),
)  # fmt: skip
FACTS_DUE_REVIEW = Condition(
    "facts_due_review", "Facts past their review date", Sort.NUMBER,
    "Add what we are told (F2); then its review date passes.",
    _due_review,
    says=Says("The number of notes to ask about again"),
)  # fmt: skip
