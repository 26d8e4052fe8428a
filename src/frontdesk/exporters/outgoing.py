"""What leaves for another system, free of everything that stays: private facts, notes, reasons."""

import re
import uuid
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, tzinfo

from frontdesk.domain.patient import ContactPoint, Identifier, PatientStatus, PersonName
from frontdesk.domain.visit import VisitKind

URN_SYSTEM, URN = "urn:ietf:rfc:3986", "urn:uuid:"
"""How the standards write a number that is a UUID: the system, and how the value begins."""
_UNSEEN = re.compile("[\x00-\x1f\x7f-\x9f\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class PronounsOut:
    """The pronouns somebody chose, since when and until when, and what was said beside them."""

    words: str = field(repr=False)
    since: date | None = None
    until: date | None = None
    comment: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class RelatedOut:
    """Somebody around the patient, in the patient's words."""

    name: str = field(repr=False)
    relation: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class PersonOut:
    """One person as they leave."""

    uuid: str
    """Frontdesk's own number, or that of the Frontdesk before: the same wherever this person goes."""
    names: tuple[PersonName, ...] = field(repr=False)
    """Legal name and name to use among them."""
    name_to_use: str = field(default="", repr=False)
    sound: str = field(default="", repr=False)
    birth_date: str = field(default="", repr=False)
    numbers: tuple[Identifier, ...] = field(default=(), repr=False)
    """Of other systems."""
    contacts: tuple[ContactPoint, ...] = field(default=(), repr=False)
    """The first is the one to try first."""
    status: PatientStatus = PatientStatus.ACTIVE
    spoken: str = field(default="", repr=False)
    """BCP 47 tag."""
    reading: str = field(default="", repr=False)
    interpreter: bool | None = None
    pronouns: PronounsOut | None = field(default=None, repr=False)
    related: tuple[RelatedOut, ...] = field(default=(), repr=False)


@dataclass(frozen=True, slots=True)
class VisitOut:
    """One visit as it leaves: when, with whom, what sort; never why."""

    uuid: str
    number: Identifier = field(repr=False)
    """Of the system it came from, else Frontdesk's own."""
    person: PersonOut = field(repr=False)
    board_name: str = field(repr=False)
    """What may be read in public."""
    start: datetime
    """UTC."""
    end: datetime | None
    clinician: str
    """As the clinic says the name aloud."""
    kind: VisitKind
    status: str
    """FHIR Appointment.status."""
    room: str = ""


@dataclass(frozen=True, slots=True)
class Outgoing:
    """All that leaves in one file. Both can be walked more than once; each walk reads the store again."""

    people: Callable[[], Iterator[PersonOut]]
    visits: Callable[[], Iterator[VisitOut]]
    zone: tzinfo
    """The clinic's."""
    made_at: datetime


@dataclass(frozen=True, slots=True)
class ExportFormat:
    """One kind of file that is written."""

    key: str
    label: str
    ending: str
    holds: str
    """What is in it, for whoever chooses."""
    write: Callable[[Outgoing], Iterable[str]]
    """The file as text, in pieces: a clinic of any size passes through little memory."""
    people: bool = True
    visits: bool = True


def written(text: str) -> str:
    """A text as it leaves: one space between words, no sign that no name holds."""
    return " ".join(_UNSEEN.sub(" ", text).split())


def made_uuid(*told: str) -> str:
    """The same UUID for the same words, for what has no number of its own here."""
    return str(uuid.uuid5(uuid.NAMESPACE_OID, "\n".join(told)))
