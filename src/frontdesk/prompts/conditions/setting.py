"""Who stands at the counter right now: the listening state and go gently."""

from frontdesk.domain.audience import Audience
from frontdesk.domain.fact import FactKind
from frontdesk.domain.template import ConditionRow
from frontdesk.prompts.condition import Condition, Says, Sort
from frontdesk.prompts.view import Basis, View


def _go_gently(view: View) -> bool:
    fact = view.known.first(FactKind.GO_GENTLY)
    return view.situation.go_gently or (fact is not None and fact.code != "off")


def _gently_rests_on(view: View, row: ConditionRow) -> tuple[Basis, ...]:
    return (_PRIVATE,) if _go_gently(view) else ()


_PRIVATE = Basis("", Audience.PRIVATE, False, False, None, "go_gently")
"""Nobody hears that we go gently, whether a fact or a tap says so."""


QUEUE_IN_EARSHOT = Condition(
    "queue_in_earshot", "Others can hear", Sort.BOOL, "Listening (F7): only Alone takes it off.",
    lambda view: view.situation.listening.queue,
    says=Says("Others", yes="can hear", no="cannot hear"),
)  # fmt: skip
COMPANION_PRESENT = Condition(
    "companion_present", "Somebody came along", Sort.BOOL,
    "Situation row: Companion (Alt 1); Listening (F7): with someone.",
    lambda view: view.situation.listening.companion,
    says=Says("Somebody", yes="came along", no="did not come along"),
)  # fmt: skip
GO_GENTLY = Condition(
    "go_gently", "Go gently today", Sort.BOOL, "Situation row: Go gently; until midnight.", _go_gently,
    rests_on=_gently_rests_on,
    says=Says("Go gently", yes="is on today", no="is off today"),
)  # fmt: skip
