"""Leaving, and the phone. Money is never an amount; a voicemail permission is a private fact."""

from frontdesk.domain.audience import Audience
from frontdesk.domain.fact import FactKind
from frontdesk.domain.situation import CallPurpose
from frontdesk.domain.template import ConditionRow, Op
from frontdesk.domain.visit import MoneyTopic, VisitState
from frontdesk.prompts.condition import Condition, Says, Sort
from frontdesk.prompts.view import Basis, View, basis_of


def _next_booked(view: View) -> bool | None:
    if view.situation.next_booked is not None:
        return view.situation.next_booked
    return True if view.input.next_visit is not None else None


def _money_rests_on(view: View, row: ConditionRow) -> tuple[Basis, ...]:
    if view.situation.money_topic is MoneyTopic.NONE or row.op is Op.IS_UNKNOWN:
        return ()
    return (Basis("", Audience.DESK, False, False, None, "money"),)


def _voicemail(view: View) -> str | None:
    """What we were told; where two notes differ, the one that says less on the machine."""
    codes = {fact.code for fact in view.known.told.get(FactKind.SAFE_CONTACT, ())}
    return next((code for code in ("none", "name_number", "ok") if code in codes), None)


def _voicemail_rests_on(view: View, row: ConditionRow) -> tuple[Basis, ...]:
    fact = view.known.first(FactKind.SAFE_CONTACT)
    return (basis_of(fact),) if fact and row.op is not Op.IS_UNKNOWN else ()


def missed_this(view: View) -> bool:
    """The visit of the card is one the patient did not come to: rung about it, it counts."""
    visit = view.input.visit
    return visit is not None and visit.day <= view.today and visit.state is VisitState.DID_NOT_COME


NEXT_BOOKED = Condition(
    "next_booked",
    "The next visit is booked",
    Sort.BOOL,
    "Leaving: What is next; a later visit in the day list.",
    _next_booked,
    says=Says("The next visit", yes="is booked", no="is not booked"),
)  # fmt: skip
FOLLOW_UP_DUE = Condition(
    "follow_up_due", "A follow-up is due", Sort.BOOL, "Leaving: What is next.",
    lambda view: view.situation.follow_up_due,
    says=Says("A follow-up", yes="is due", no="is not due"),
)  # fmt: skip
MONEY_TOPIC = Condition(
    "money_topic", "Money to talk about", Sort.ENUM, "Leaving: What is next: estimate asked, side desk.",
    lambda view: view.situation.money_topic.value, tuple(t.value for t in MoneyTopic),
    rests_on=_money_rests_on,
    says=Says("Money", names={
        "none": "is not to be talked about", "estimate_asked": "is asked about: an estimate",
        "balance": "is to be talked about at the side desk",
    }),
)  # fmt: skip
NAMED_CONTACT_SET = Condition(
    "named_contact_set", "Has a named contact", Sort.BOOL, "Add what we are told (F2): named contact …",
    lambda view: view.known.first(FactKind.NAMED_CONTACT) is not None,
    says=Says("A named contact", yes="is set", no="is not set"),
)  # fmt: skip
CALL_PURPOSE = Condition(
    "call_purpose", "Why we are on the phone", Sort.ENUM, "Phone (Shift F7): why we are on the phone.",
    lambda view: view.situation.call_purpose.value, tuple(p.value for p in CallPurpose),
    says=Says("The call", names={
        "none": "has no reason yet", "incoming": "came from the patient", "confirm": "is to confirm a visit",
        "follow_up": "is to follow up", "promise": "is to keep a promise", "billing": "is about a bill",
    }),
)  # fmt: skip
VOICEMAIL = Condition(
    "voicemail", "Voicemail", Sort.ENUM,
    "Add what we are told (F2): Voicemail is fine; name and number only; No voicemail.", _voicemail,
    ("ok", "name_number", "none"), rests_on=_voicemail_rests_on,
    says=Says("A voicemail", names={
        "ok": "is fine", "name_number": "may hold name and number only", "none": "is not wanted",
    }),
)  # fmt: skip
NO_SHOW_12M = Condition(
    "no_show_12m", "Visits missed in twelve months", Sort.NUMBER,
    "Menu of the row: Did not come; Close the day (Ctrl F9).",
    lambda view: view.input.no_shows_12m + missed_this(view),
    says=Says("The number of visits missed in twelve months"),
)  # fmt: skip
