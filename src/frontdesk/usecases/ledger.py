"""What the desk owes: every open promise, whoever made it and however old it is.

Nothing is handed out and nothing is accepted: a promise belongs to the desk. First what is due or late and
what the patient does not know yet, then what is due this week and what lies further off, as counts.
"""

from dataclasses import dataclass, field
from datetime import timedelta

from frontdesk.domain.audience import Audience
from frontdesk.domain.patient import PatientStatus, short_board_name
from frontdesk.domain.promise import Promise, PromiseStanding
from frontdesk.usecases.desk import Desk
from frontdesk.usecases.promise_words import by_clinician

FIRST, ALL = 6, 40
"""So many rows stand at once, and so many when the rest is open."""
WEEK = timedelta(days=7)
_DUE = (PromiseStanding.OVERDUE, PromiseStanding.DUE_TODAY)


@dataclass(frozen=True, slots=True)
class Owed:
    """One promise and for whom, as far as it may stand on a screen in public."""

    promise: Promise = field(repr=False)
    name: str = field(repr=False)
    """The short name; "somebody" where nobody is kept under that id."""
    standing: PromiseStanding
    clinician: bool
    """A clinician said it, and not the desk."""
    no_call: bool = False
    """The patient is not served here any more: see the record before anybody rings."""

    @property
    def what(self) -> str:
        """The screen stands in public: what was promised is named only where it may be heard."""
        words = self.promise.what
        aloud = self.promise.audience is Audience.ALOUD
        return f"{words[:1].upper()}{words[1:]}, for {self.name}" if aloud else f"A promise for {self.name}"


@dataclass(frozen=True, slots=True)
class Ledger:
    """The rows that stand open, and how many wait behind them."""

    rows: tuple[Owed, ...] = field(default=(), repr=False)
    due: int = 0
    week: int = 0
    later: int = 0
    ready: int = 0
    """Ready, and the patient knows: to hand over at the next visit."""
    hidden: int = 0
    """Beyond what stands on one screen: in the records."""

    @property
    def folded(self) -> int:
        """How many the fold holds."""
        return self.due + self.week + self.later + self.ready


def ledger(desk: Desk, *, whole: bool = False) -> Ledger:
    """Everything owed; ``whole`` opens what is folded."""
    today = desk.today()
    first: list[Promise] = []
    week: list[Promise] = []
    later: list[Promise] = []
    ready: list[Promise] = []
    for one in sorted(desk.store.promises_owed(today), key=_order):
        standing = one.standing(today)
        if not one.owed and not one.to_tell:
            continue
        if standing in _DUE or (one.to_tell and standing is not PromiseStanding.LATE):
            first.append(one)
        elif standing is PromiseStanding.READY:
            ready.append(one)
        else:
            (week if one.due_on <= today + WEEK else later).append(one)
    rest = [*first[FIRST:], *week, *later, *ready]
    rows = (first[:FIRST] + rest)[:ALL] if whole else first[:FIRST]
    clinicians = desk.store.clinicians()
    return Ledger(
        tuple(_owed(desk, one, by_clinician(one, clinicians)) for one in rows),
        due=len(first[FIRST:]),
        week=len(week),
        later=len(later),
        ready=len(ready),
        hidden=len(first[:FIRST]) + len(rest) - len(rows) if whole else 0,
    )


def _order(promise: Promise) -> tuple[bool, object, str]:
    return not promise.owed, promise.due_on, promise.id


def _owed(desk: Desk, promise: Promise, clinician: bool) -> Owed:
    patient = desk.store.person(promise.patient_id)
    name = short_board_name(patient.board_name) if patient else "somebody"
    gone = patient is not None and patient.status is not PatientStatus.ACTIVE
    return Owed(promise, name, promise.standing(desk.today()), clinician, gone)
