"""Patients, with names as people write them (FHIR Patient, HumanName, ContactPoint)."""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum


class NameUse(StrEnum):
    """FHIR HumanName.use; ``UNSAID`` where the source gave none."""

    OFFICIAL = "official"
    USUAL = "usual"
    NICKNAME = "nickname"
    TEMP = "temp"
    ANONYMOUS = "anonymous"
    OLD = "old"
    MAIDEN = "maiden"
    UNSAID = ""


@dataclass(frozen=True, slots=True)
class PersonName:
    """One name as given: any script, any order, one word or several. Never "corrected"."""

    text: str = field(default="", repr=False)
    """The whole name as the person or the source writes it; may be empty when parts are given."""
    family: str = field(default="", repr=False)
    given: tuple[str, ...] = field(default=(), repr=False)
    prefix: str = field(default="", repr=False)
    suffix: str = field(default="", repr=False)
    use: NameUse = NameUse.UNSAID
    ended: bool = False
    """The source says the name is no longer in use (HumanName.period has ended)."""

    @property
    def full(self) -> str:
        """The name in full: as written, else given names, then family name."""
        return self.text or " ".join(part for part in (*self.given, self.family) if part)


class PatientStatus(StrEnum):
    """No line and no call for the last two."""

    ACTIVE = "active"
    INACTIVE = "inactive"
    DIED = "died"


@dataclass(frozen=True, slots=True)
class Identifier:
    """A number from another system; matches only together with its system."""

    system: str = field(repr=False)
    value: str = field(repr=False)


class ContactSystem(StrEnum):
    """FHIR ContactPoint.system, as far as a desk uses it."""

    PHONE = "phone"
    SMS = "sms"
    EMAIL = "email"


@dataclass(frozen=True, slots=True)
class ContactPoint:
    """A phone number or an address. Never stands open on the screen."""

    system: ContactSystem
    value: str = field(repr=False)
    use: str = ""


@dataclass(frozen=True, slots=True)
class Patient:
    """A person the clinic serves. What we were told about them are facts, kept apart."""

    id: str
    board_name: str = field(repr=False)
    """What the day board shows: stored, so that no surname is ever guessed from a string."""
    names: tuple[PersonName, ...] = field(repr=False)
    birth_date: str = field(default="", repr=False)
    """ISO 8601, as exact as known: ``YYYY-MM-DD``, ``YYYY-MM``, ``YYYY`` or empty."""
    identifiers: tuple[Identifier, ...] = field(default=(), repr=False)
    contacts: tuple[ContactPoint, ...] = field(default=(), repr=False)
    status: PatientStatus = PatientStatus.ACTIVE
    known_before: bool | None = None
    """Had visits before Frontdesk: True, False, or None when nobody said. Unknown is not new."""
    last_seen_on: date | None = field(default=None, repr=False)
    import_id: str = ""
    """The import that brought this person; empty when the desk added them."""
    merged_into: str = ""

    @property
    def name(self) -> PersonName:
        """The name to read in full: not ended, best use (official, usual, unsaid, other)."""
        return best_name(self.names)

    @property
    def phones(self) -> tuple[str, ...]:
        """Phone numbers as given."""
        return tuple(c.value for c in self.contacts if c.system is not ContactSystem.EMAIL)

    @property
    def emails(self) -> tuple[str, ...]:
        """Mail addresses as given."""
        return tuple(c.value for c in self.contacts if c.system is ContactSystem.EMAIL)


_BEST_FIRST = {NameUse.OFFICIAL: 0, NameUse.USUAL: 1, NameUse.UNSAID: 2}


def best_name(names: tuple[PersonName, ...]) -> PersonName:
    """The one of these to read in full, as ``Patient.name`` says."""
    if len(names) == 1:
        return names[0]
    usable = [n for n in names if not n.ended and n.use not in (NameUse.OLD, NameUse.MAIDEN)]
    return min(usable or names, key=lambda n: _BEST_FIRST.get(n.use, 3), default=PersonName())


TITLES = frozenset({"dr", "prof", "mr", "mrs", "ms", "miss", "mx", "rev", "herr", "frau", "mme", "sra"})
SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv", "junior", "senior", "md", "phd"})
"""Both stand beside a name and are neither given nor family name; in small letters, without full stops."""


def written_in_parts(written: str) -> PersonName:
    """A name of a list in parts, where a comma or capitals say which word is the family name.

    "Smith, Mary", "SMITH Mary", "Mary SMITH". Where all of it or nothing is in capitals nothing says it, and
    the name stays whole.
    """
    family, comma, behind = written.partition(",")
    if comma:
        given = tuple(_own_words(behind.replace(",", " ")))
        return PersonName(written, family.strip() if given else "", given)
    words = _own_words(written)
    loud = [word for word in words if word.isupper() and len(word.rstrip(".")) > 1]
    given = tuple(word for word in words if word not in loud)
    told = loud and any(not word.isupper() for word in given)
    if told and loud in (words[: len(loud)], words[-len(loud) :]):
        return PersonName(written, " ".join(loud), given)
    return PersonName(written)


def _own_words(text: str) -> list[str]:
    return [word for word in text.split() if word.replace(".", "").lower() not in TITLES | SUFFIXES]


def default_board_name(name: PersonName) -> str:
    """The first board name of a new person: first name and initial where the parts are known.

    A name that came as one string is kept whole: nobody can tell which word is the family name.
    """
    if name.given and name.family:
        return f"{name.given[0]} {name.family[0].upper()}."
    return name.full or "Name not known"


def short_board_name(board_name: str) -> str:
    """What a job or a message calls somebody: "Siobhán B." becomes "Siobhán".

    Only an initial at the end goes; a name without one stays whole ("Khin Thiri", "Suharti").
    """
    *before, last = board_name.split() or [""]
    return " ".join(before) if before and len(last) == 2 and last.endswith(".") else board_name


def initials(board_name: str) -> str:
    """What a hidden board shows: "Siobhán B." becomes "S. B."."""
    return " ".join(f"{word[0].upper()}." for word in board_name.split() if word[0].isalnum())
