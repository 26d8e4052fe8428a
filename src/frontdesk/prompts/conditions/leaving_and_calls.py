"""Leaving, and the phone. Money is never an amount; a voicemail permission is a private fact."""

from frontdesk.domain.audience import Audience
from frontdesk.domain.fact import FactKind
from frontdesk.domain.situation import CallPurpose
from frontdesk.domain.template import ConditionRow, Op
from frontdesk.domain.visit import MoneyTopic
from frontdesk.prompts.condition import Condition, Sort
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
    fact = view.known.first(FactKind.SAFE_CONTACT)
    return fact.code if fact and fact.code in ("ok", "name_number", "none") else None


def _voicemail_rests_on(view: View, row: ConditionRow) -> tuple[Basis, ...]:
    fact = view.known.first(FactKind.SAFE_CONTACT)
    return (basis_of(fact),) if fact and row.op is not Op.IS_UNKNOWN else ()


NEXT_BOOKED = Condition(
    "next_booked", "The next visit is booked", Sort.BOOL, "Leaving: next booked.", _next_booked
)
FOLLOW_UP_DUE = Condition(
    "follow_up_due", "A follow-up is due", Sort.BOOL, "Leaving: follow-up due.",
    lambda view: view.situation.follow_up_due,
)  # fmt: skip
MONEY_TOPIC = Condition(
    "money_topic", "Money to talk about", Sort.ENUM, "Leaving: estimate asked, side desk.",
    lambda view: view.situation.money_topic.value, tuple(t.value for t in MoneyTopic),
    rests_on=_money_rests_on,
)  # fmt: skip
NAMED_CONTACT_SET = Condition(
    "named_contact_set", "Has a named contact", Sort.BOOL, "Add what we are told (F2): named contact.",
    lambda view: view.known.first(FactKind.NAMED_CONTACT) is not None,
)  # fmt: skip
CALL_PURPOSE = Condition(
    "call_purpose", "Why we are on the phone", Sort.ENUM, "Phone: purpose of the call.",
    lambda view: view.situation.call_purpose.value, tuple(p.value for p in CallPurpose),
)  # fmt: skip
VOICEMAIL = Condition(
    "voicemail", "Voicemail", Sort.ENUM, "Add what we are told (F2): safe contact.", _voicemail,
    ("ok", "name_number", "none"), rests_on=_voicemail_rests_on,
)  # fmt: skip
NO_SHOW_12M = Condition(
    "no_show_12m", "Visits missed in twelve months", Sort.NUMBER, "Did not come, or Close the day.",
    lambda view: view.input.no_shows_12m,
)  # fmt: skip
