"""Add what we are told (F2): words, Enter. Tab changes who may hear; the default is the careful one."""

from dataclasses import dataclass, replace
from datetime import date

from frontdesk.domain.audience import Audience
from frontdesk.domain.changes import Changes
from frontdesk.domain.deed import Change
from frontdesk.domain.errors import Refused
from frontdesk.domain.fact import KINDS, Fact, FactKind
from frontdesk.usecases.desk import Desk, new_id

LONGEST = 200
TILE_WORDS = 5


@dataclass(frozen=True, slots=True)
class ReadyMade:
    """A need the desk can pick while typing, with its code and the verb that may always show."""

    words: str
    kind: FactKind
    code: str

    @property
    def strip(self) -> bool:
        """Ready-made needs stand in the strip."""
        return self.kind in (FactKind.COMMUNICATION, FactKind.ADJUSTMENT)


READY_MADE: tuple[ReadyMade, ...] = (
    ReadyMade("Speak to the right ear", FactKind.COMMUNICATION, "right_ear"),
    ReadyMade("Speak to the left ear", FactKind.COMMUNICATION, "left_ear"),
    ReadyMade("Face the patient to talk", FactKind.COMMUNICATION, "face"),
    ReadyMade("Give large print", FactKind.COMMUNICATION, "large_print"),
    ReadyMade("Write it down", FactKind.COMMUNICATION, "write_down"),
    ReadyMade("Use the hearing loop", FactKind.COMMUNICATION, "loop"),
    ReadyMade("Offer the quiet corner", FactKind.ADJUSTMENT, "wait:quiet"),
    ReadyMade("Offer waiting outside", FactKind.ADJUSTMENT, "wait:outside"),
    ReadyMade("Come over to call", FactKind.ADJUSTMENT, "call:come_over"),
    ReadyMade("Send texts, not calls", FactKind.ADJUSTMENT, "call:text"),
    ReadyMade("Go slowly", FactKind.ADJUSTMENT, "pace:slow"),
    ReadyMade("Offer a firm seat", FactKind.ADJUSTMENT, "seat:firm"),
    ReadyMade("Show the step-free way", FactKind.ADJUSTMENT, "route:step_free"),
    ReadyMade("Plan more time", FactKind.ADJUSTMENT, "time:longer"),
    ReadyMade("Call a ride after", FactKind.ADJUSTMENT, "travel:help"),
    ReadyMade("Keep scents away", FactKind.ADJUSTMENT, "scent:low"),
)

_LEADS: tuple[tuple[str, FactKind], ...] = (
    ("say ", FactKind.PRONUNCIATION),
    ("call me ", FactKind.FORM_OF_ADDRESS),
    ("pronouns ", FactKind.PRONOUNS),
)


def read_typed(typed: str) -> tuple[FactKind, str, ReadyMade | None]:
    """What the typed words are: a ready-made need, a sound, a form of address, else a preference."""
    words = " ".join(typed.split())
    for ready in READY_MADE:
        if ready.words.lower() == words.lower():
            return ready.kind, ready.words, ready
    for lead, kind in _LEADS:
        if words.lower().startswith(lead) and len(words) > len(lead):
            return kind, words[len(lead) :], None
    return FactKind.ADJUSTMENT, words, None


def add_fact(
    desk: Desk,
    patient_id: str,
    typed: str,
    audience: Audience | None = None,
    *,
    kind: FactKind | None = None,
) -> Changes:
    """One Deed: a new fact from the patient's own words; a name or a sound replaces the one before.

    ``audience`` is what the desk picked; None takes the kind's own. Raises ``Refused`` for nothing to
    keep or more than 200 characters.
    """
    read_kind, words, ready = read_typed(typed)
    if kind is not None and kind is not read_kind:
        words, ready = " ".join(typed.split()), None
    kind = kind or read_kind
    if not words:
        raise Refused("There is nothing to keep yet.", "", "Type what the patient told us.")
    if len(words) > LONGEST:
        raise Refused(
            f"That is {len(words)} characters; {LONGEST} fit.", "Nothing was changed.", "Keep the gist."
        )
    rule = KINDS[kind]
    today = desk.today()
    fact = Fact(
        new_id(),
        patient_id,
        kind,
        text=words,
        code=ready.code if ready else "",
        neutral_verb=ready.words if ready else "",
        strip=bool(ready and ready.strip),
        audience=audience or rule.audience,
        said_on=today,
        entered_by=desk.staff.id,
        review_by=in_months(today, rule.review_months),
        expires_on=in_months(today, rule.lasts_months),
        confirmed_by=desk.staff.id,
        confirmed_on=today,
    )
    changes = [Change(None, fact)]
    if kind in _ONLY_ONE:
        before = [f for f in desk.store.facts_of(patient_id) if f.kind is kind]
        if before:
            changes = [*(Change(f, None) for f in before), Change(None, replace(fact, replaces=before[0].id))]
    return desk.store.commit(desk.deed("add_fact", *changes, patient_id=patient_id))


_ONLY_ONE = (FactKind.PRONUNCIATION, FactKind.FORM_OF_ADDRESS, FactKind.NAME_TO_USE, FactKind.PRONOUNS)


def in_months(day: date, months: int) -> date | None:
    """The same day so many months on (the 28th at most); None for never."""
    if not months:
        return None
    years, month = divmod(day.month - 1 + months, 12)
    return date(day.year + years, month + 1, min(day.day, 28))
