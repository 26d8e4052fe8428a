"""What the panel is given to show: people who work here, never a patient."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class PersonShown:
    """Somebody who works here."""

    person_id: str
    name: str
    here: bool
    """At the desk now."""
    may: bool = True
    """They can take the desk over: they have a passphrase, or nobody needs one."""


@dataclass(frozen=True, slots=True)
class PeopleShown:
    """The whole panel."""

    people: tuple[PersonShown, ...]
    note: str = field(default="", repr=False)
    """What was half typed when the panel was left."""
    speaks: str = ""
    """The languages of whoever is at the desk, beside the clinic's, as they are typed."""
    by_name: bool = True
    """Somebody new is added here by a name; False where a passphrase goes with it: in Settings."""
