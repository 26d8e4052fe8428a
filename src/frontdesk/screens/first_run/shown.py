"""What the pages before a desk show, ready to draw. No Qt."""

from dataclasses import dataclass, field
from pathlib import Path

YES, NO, NOT_SURE = "yes", "no", "not_sure"
BEEN_HERE = (
    (YES, "Yes, most of them", "Yes: nobody is greeted as new, and nobody is asked everything at once."),
    (NO, "No, we are a new clinic", "No: whoever comes for the first time is welcomed as new."),
    (NOT_SURE, "Not sure", "Not sure counts as yes: nobody is greeted as new by mistake."),
)
"""Choice, its words, and what follows from it."""


@dataclass(frozen=True, slots=True)
class Filled:
    """The first page as it is filled in; texts as typed."""

    passphrase: str = field(repr=False)
    group: str = field(repr=False)
    """The group of the recovery sheet typed back."""
    clinic: str = ""
    manager: str = ""
    phone: str = ""
    zone: str = ""
    hours: str = ""
    closed: str = ""
    clinicians: tuple[str, ...] = ()
    been_here: str = YES


@dataclass(frozen=True, slots=True)
class ListShown:
    """What is said about the list that was chosen."""

    words: str
    troubled: bool = False


@dataclass(frozen=True, slots=True)
class Proposed:
    """What the list tells about the clinic."""

    clinicians: tuple[str, ...] = ()
    """Names to say aloud, proposed from the spellings of the list."""


@dataclass(frozen=True, slots=True)
class Somebody:
    """One who can sign in."""

    person_id: str
    name: str


@dataclass(frozen=True, slots=True)
class ComputerShown:
    """What this computer may do for the person chosen."""

    opens: bool = False
    """It opens the store without a passphrase."""
    offered: bool = False
    """They may say that it does from now on, or no more."""


@dataclass(frozen=True, slots=True)
class Chosen:
    """The lists that are looked through once the store is there."""

    paths: tuple[Path, ...] = ()
