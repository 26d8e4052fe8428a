"""What a file says, row by row, before anybody accepted it."""

from dataclasses import dataclass, field
from datetime import datetime

from frontdesk.domain.patient import ContactPoint, Identifier, PatientStatus, PersonName


@dataclass(frozen=True, slots=True)
class ImportedPatient:
    """One person as the source gives them. Nothing inferred, no reason, no insurance, no gender."""

    where: str
    """Row or entry, for messages: "row 12", "entry 3 (Patient)"."""
    names: tuple[PersonName, ...] = field(repr=False)
    identifiers: tuple[Identifier, ...] = field(default=(), repr=False)
    local_ids: tuple[str, ...] = field(default=(), repr=False)
    """How other entries of the same file point here: ``Patient/12``, ``urn:uuid:...``."""
    birth_date: str = field(default="", repr=False)
    contacts: tuple[ContactPoint, ...] = field(default=(), repr=False)
    languages: tuple[str, ...] = field(default=(), repr=False)
    """BCP 47 tags, the preferred one first."""
    interpreter: bool | None = None
    pronouns: str = field(default="", repr=False)
    status: PatientStatus | None = PatientStatus.ACTIVE
    """None where the source does not say; that changes nothing."""
    sound: str = field(default="", repr=False)
    """How the name is said, as the source writes it: "neh-VEH shi-VAWN"."""
    reading: str = field(default="", repr=False)
    """BCP 47 tag of the language somebody reads, where the source tells it from the spoken one."""
    pronouns_since: str = ""
    """ISO days since when and until when these pronouns are used, and what was said beside them."""
    pronouns_until: str = ""
    pronouns_comment: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class ImportedRelation:
    """Somebody around a patient (FHIR RelatedPerson)."""

    where: str
    patient_ref: str = field(repr=False)
    name: str = field(repr=False)
    relation: str = field(default="", repr=False)
    """In the words of the source: "daughter"."""


@dataclass(frozen=True, slots=True)
class ImportedVisit:
    """One booking as the source gives it."""

    where: str
    patient: ImportedPatient | None = field(repr=False)
    """The person where the row names one itself (a CSV day list)."""
    patient_ref: str = field(default="", repr=False)
    """Where it points at another entry instead (FHIR): ``Patient/12``."""
    start: datetime | None = None
    """UTC when the source gave an offset; naive clinic time otherwise."""
    end: datetime | None = None
    clinician: str = ""
    """As written: "VOSS, LENA MD"."""
    kind: str = ""
    status: str = ""
    """FHIR Appointment.status or its nearest; empty is booked."""
    room: str = ""
    source_system: str = ""
    source_value: str = field(default="", repr=False)
    written_name: str = field(default="", repr=False)
    """The name as it stands beside the time, where the source tells nothing else about the person (a pasted
    list, a calendar): ``patient`` is None then, and who it is stays open unless just one person fits."""


@dataclass(frozen=True, slots=True)
class RowProblem:
    """A row that cannot be used, and why; the reason never holds a patient's value."""

    where: str
    reason: str
    patients: int = 0
    """How many people are left out by it; with ``visits`` 0 too it is a remark about a row that is kept."""
    visits: int = 0
    """How many bookings are left out by it."""


ImportedRow = ImportedPatient | ImportedVisit | ImportedRelation | RowProblem
