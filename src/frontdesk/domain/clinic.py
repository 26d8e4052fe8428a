"""The clinic: its name, clock and phone, its clinicians and how late they run today."""

from dataclasses import dataclass, field
from datetime import date, datetime, time


@dataclass(frozen=True, slots=True)
class OpeningHours:
    """One weekday's hours; Monday is 0. A day without an entry is closed."""

    weekday: int
    opens: time
    closes: time


@dataclass(frozen=True, slots=True)
class Clinic:
    """What first run asks for."""

    id: str
    name: str
    zone: str
    """IANA name, such as ``Europe/London``."""
    phone: str = ""
    hours: tuple[OpeningHours, ...] = ()
    closed_days: tuple[date, ...] = ()
    known_since_before: bool = True
    """Most people have been here before: nobody is greeted as new. "Not sure" is True."""
    waiting_aim_min: int = 15
    visit_length_min: int = 60
    language: str = "en"
    missed_at_close: bool = True
    """Closing the day marks whoever is still to come as "did not come"; else they stay as they are."""
    sample: bool = False
    """The sample clinic takes no real data."""


@dataclass(frozen=True, slots=True)
class Clinician:
    """Somebody patients are seen by, under the name the clinic says aloud."""

    id: str
    spoken_name: str
    aliases: tuple[str, ...] = ()
    """Spellings other systems use: ``VOSS, LENA MD``."""
    room: str = ""
    active: bool = True


@dataclass(frozen=True, slots=True)
class Delay:
    """How late a clinician runs today. Unknown until somebody sets it, 0 included."""

    id: str
    clinician_id: str
    day: date
    minutes: int
    set_at: datetime = field(repr=False)
