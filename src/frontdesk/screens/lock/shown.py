"""What the lock page is given to show. Nothing of it is about a patient."""

from dataclasses import dataclass
from enum import Enum


class Step(Enum):
    """What opens the desk."""

    PIN = "pin"
    PASSPHRASE = "passphrase"
    RECOVERY = "recovery"
    ENTER = "enter"
    """The sample clinic: nobody knows its passphrase, and nobody needs it."""


@dataclass(frozen=True, slots=True)
class LockPerson:
    """Somebody who may open the desk."""

    person_id: str
    name: str
    pin: bool
    """They have one."""
    computer: bool = False
    """This computer opens it for them."""


@dataclass(frozen=True, slots=True)
class LockShown:
    """The page at one step."""

    step: Step
    title: str
    words: str
    label: str = ""
    """Over the field; empty where nothing is typed."""
    act: str = "Unlock"
    beside: str = ""
    """Across from the label."""
    hint: str = ""
    """Under the field."""
    pin_too: bool = False
    """A PIN would do as well."""
    computer_too: bool = False
    """So would this computer."""
