"""Personal notes: kept only with a yes, used only with a tick."""

from frontdesk.domain.consent import ConsentAnswer
from frontdesk.domain.moment import Tone
from frontdesk.domain.template import ConditionRow
from frontdesk.prompts.condition import Condition, Says, Sort
from frontdesk.prompts.view import Basis, ItemSort, View, basis_of, consent_answer


def _detail_rests_on(view: View, row: ConditionRow) -> tuple[Basis, ...]:
    return (basis_of(view.detail),) if view.detail else ()


def _moment_rests_on(view: View, row: ConditionRow) -> tuple[Basis, ...]:
    return (basis_of(view.moment),) if view.moment else ()


NOTES_CONSENT = Condition(
    "notes_consent", "Consent to personal notes", Sort.ENUM, "One thing to check: may we keep a few notes?",
    lambda view: consent_answer(view.input).value, tuple(a.value for a in ConsentAnswer),
    says=Says("The yes to personal notes", names={
        "not_asked": "was not asked for", "yes": "was given", "no": "was not given",
        "withdrawn": "was taken back",
    }),
)  # fmt: skip
DETAIL_OK = Condition(
    "detail_ok", "Happy to be asked about a small thing", Sort.BOOL,
    "Record (Ctrl E): a small thing, ticked.",
    lambda view: view.detail.happy_to_be_asked if view.detail else None,
    item=ItemSort.DETAIL, rests_on=_detail_rests_on,
    says=Says("A small thing told to us", yes="may be asked about", no="is not to be asked about"),
)  # fmt: skip
MOMENT = Condition(
    "moment", "Moment in life", Sort.ENUM, "Record (Ctrl E): a moment.",
    lambda view: view.moment.tone.value if view.moment else "none",
    ("none", *(t.value for t in Tone)), ItemSort.MOMENT, _moment_rests_on,
    says=Says("A moment in life", names={
        "none": "was not told", "joyful": "is a joyful one", "neutral": "is neither joyful nor hard",
        "hard": "is a hard one",
    }),
)  # fmt: skip
MOMENT_AGE = Condition(
    "moment_age_days", "Age of the moment in days", Sort.NUMBER,
    "Record (Ctrl E): a moment; then the days that pass.",
    lambda view: (view.today - view.moment.told_on).days if view.moment else None,
    item=ItemSort.MOMENT, rests_on=_moment_rests_on,
    says=Says("The moment", "was told", ("day", "days"), " ago"),
)  # fmt: skip
MOMENT_MENTION_OK = Condition(
    "moment_mention_ok", "Happy to be asked about the moment", Sort.BOOL,
    "Record (Ctrl E): a moment, ticked.",
    lambda view: view.moment.happy_to_be_asked if view.moment else None,
    item=ItemSort.MOMENT, rests_on=_moment_rests_on,
    says=Says("The moment", yes="may be asked about", no="is not to be asked about"),
)  # fmt: skip
