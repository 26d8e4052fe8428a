"""CardInput: everything a condition, a section or the ranking may look at, read once per card."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from frontdesk.domain.clinic import Clinic, Clinician, Delay
from frontdesk.domain.concern import Concern
from frontdesk.domain.consent import Consent
from frontdesk.domain.fact import Fact
from frontdesk.domain.line import Dismissal, PastPrompt, TemplateUse
from frontdesk.domain.moment import Moment
from frontdesk.domain.need_met import NeedMet
from frontdesk.domain.patient import Patient
from frontdesk.domain.promise import Promise
from frontdesk.domain.relation import Relation
from frontdesk.domain.staff import Person
from frontdesk.domain.task import Task
from frontdesk.domain.visit import Visit


@dataclass(frozen=True, slots=True)
class PastVisit:
    """An earlier visit kept here."""

    visit_id: str
    day: date
    clinician: str
    """The name said aloud; empty when unknown."""


@dataclass(frozen=True, slots=True)
class LookAlike:
    """Another visit of today under a name that looks or sounds the same."""

    visit_id: str
    patient_id: str
    board_name: str = field(repr=False)
    start: datetime
    clinician: str
    birth_date: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class CardInput:
    """One patient at one moment. ``now`` is UTC, ``local_now`` and ``today`` are the clinic's."""

    now: datetime
    local_now: datetime
    today: date
    clinic: Clinic
    staff: Person
    patient: Patient = field(repr=False)
    visit: Visit | None = field(repr=False)
    clinician: Clinician | None = None
    delay: Delay | None = None
    facts: tuple[Fact, ...] = field(default=(), repr=False)
    """Active and to-check facts of the person and of this visit; never another visit's."""
    concerns: tuple[Concern, ...] = field(default=(), repr=False)
    promises: tuple[Promise, ...] = field(default=(), repr=False)
    moments: tuple[Moment, ...] = field(default=(), repr=False)
    relations: tuple[Relation, ...] = field(default=(), repr=False)
    consent: Consent | None = None
    past_visits: tuple[PastVisit, ...] = ()
    """Newest first, at most five."""
    visits_kept: int = 0
    """How many earlier visits were kept here."""
    next_visit: Visit | None = field(default=None, repr=False)
    no_shows_12m: int = 0
    last_missed_on: date | None = None
    staff_met: bool = False
    """This person at the desk has checked the patient in before."""
    look_alikes: tuple[LookAlike, ...] = field(default=(), repr=False)
    past_prompts: tuple[PastPrompt, ...] = ()
    """Events of the last six visits that had any, newest first."""
    worded_here: Mapping[str, int] = field(default_factory=dict)
    """Template -> wording it was shown in at this visit already: a card that comes back says the same."""
    use: Mapping[str, TemplateUse] = field(default_factory=dict)
    resting: frozenset[str] = frozenset()
    """Lines the manager rests today, as ``line_key`` names them."""
    dismissed: Mapping[tuple[str, str], Dismissal] = field(default_factory=dict)
    """(Template, item it was about or nothing) -> what was not right with this patient, where nobody said it
    since."""
    tasks: tuple[Task, ...] = field(default=(), repr=False)
    """Small things of this visit, ticked ones too; never another visit's."""
    needs_met: tuple[NeedMet, ...] = field(default=(), repr=False)
    """What was said of needs at this visit, and at the last one where somebody said something."""
    next_clinician: str = ""
    """Whom the next visit is with, by the name said aloud; empty when unknown."""
