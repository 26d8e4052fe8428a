"""The patient's own words: what stands locked, and the one rule that keeps everybody else from it. Pure.

Whoever wrote a fact on the turned screen, or took one out there, decides about it. The desk may say that it
is still true, and show it in the strip or not; words, who may hear them and whether they are kept are the
patient's. Every deed of the program is looked at here (`usecases/desk.py`): no use case can forget it.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from frontdesk.domain.consent import Consent
from frontdesk.domain.deed import Change
from frontdesk.domain.errors import Refused
from frontdesk.domain.fact import Fact, FactStatus

TOOK_OUT, CHANGED, WROTE = "patient_took_out", "patient_changed", "patient_wrote"
TAKEN_BACK = "patient_took_back"
PATIENTS_ACTS = frozenset({TOOK_OUT, CHANGED, WROTE, TAKEN_BACK})
"""Kinds of deed that only the turned screen makes; whoever turned it stands as the one who did it."""


_OF_TWO_RECORDS = frozenset({"merge_people", "take_apart"})
"""Of two things the patient wrote in two records one stands; against ours the patient's own always does
(`usecases/compare_people.py`)."""


class OwnWords(Refused):
    """Somebody else would change what the patient wrote."""

    def __init__(self) -> None:
        super().__init__(
            "These are the patient’s own words.",
            "Nothing was changed.",
            "Turn the screen (F8) to let the patient change them.",
        )


def keep_hands_off(kind: str, changes: Sequence[Change]) -> None:
    """Raise ``OwnWords`` where an act of somebody else would change or retire a locked fact.

    An answer about consent is the patient's as well: a no erases personal notes, the own ones too.
    """
    if kind in PATIENTS_ACTS or kind in _OF_TWO_RECORDS:
        return
    answered = any(isinstance(c.after or c.before, Consent) for c in changes)
    heirs = {c.after.replaces: c.after for c in changes if c.before is None and isinstance(c.after, Fact)}
    for change in changes:
        before, after = change.before, change.after
        if not isinstance(before, Fact) or not before.locked_by_patient or _comes_back(before):
            continue
        if answered and after is None:
            continue  # a no to personal notes erases them
        stands = heirs.get(before.id, after)
        if not isinstance(stands, Fact) or _words(stands) != _words(before):
            raise OwnWords


def not_from_elsewhere(of_kind: Iterable[Fact]) -> bool:
    """The patient wrote a fact of this kind or took one out: no other system brings one in its place."""
    return any(one.locked_by_patient for one in of_kind)


def emptied(fact: Fact) -> Fact:
    """A fact the patient took out: nothing that was told is left, only that one of this kind was."""
    return Fact(
        fact.id,
        fact.patient_id,
        fact.kind,
        audience=fact.audience,
        source=fact.source,
        said_on=fact.said_on,
        status=FactStatus.RETIRED,
        locked_by_patient=True,
        visit_id=fact.visit_id,
        import_id=fact.import_id,
    )


def is_emptied(fact: Fact) -> bool:
    """It only says that the patient took a fact of this kind out."""
    said = (fact.text, fact.code, fact.how_to_meet, fact.neutral_verb, fact.extra)
    return fact.locked_by_patient and fact.status is FactStatus.RETIRED and not any(said)


def _comes_back(before: Fact) -> bool:
    """What the patient wrote stood aside for something else the patient wrote, and stands again."""
    return before.status is FactStatus.RETIRED and not is_emptied(before)


def _words(fact: Fact) -> Fact:
    """What of a fact is the patient's: the rest is the desk's to say."""
    return replace(
        fact,
        id="",
        patient_id="",
        replaces="",
        neutral_verb="",
        strip=False,
        review_by=None,
        confirmed_by="",
        confirmed_on=None,
    )
