"""Languages lines are said in: who has read a pack of them, and who has checked a hello.

Nothing is said in another language than the clinic's before somebody who speaks it has read it, by name and
date.
"""

from dataclasses import dataclass, field
from datetime import date


def same_language(one: str, other: str) -> bool:
    """ "es-MX" and "es": whoever speaks one is understood in the other."""
    return bool(one) and language_of(one) == language_of(other)


def language_of(tag: str) -> str:
    """The language of a BCP 47 tag, without country or script."""
    return tag.partition("-")[0].lower()


@dataclass(frozen=True, slots=True)
class PackSigned:
    """A native reader's word for all lines of a language, as they stood that day."""

    id: str
    """The language of the pack: one signature each."""
    version: str
    """What was read; a pack that holds anything else by now is unsigned again."""
    read_by: str
    """Whoever read it, as the manager typed the name: it need be nobody who works here."""
    signed_on: date
    entered_by: str


@dataclass(frozen=True, slots=True)
class HelloChecked:
    """Somebody who speaks the language has heard the greeting said as it is written here."""

    id: str
    """As a pack keys its hellos: a language, or ``es<13`` for one of the hours before 13."""
    text: str = field(repr=False)
    """The words, and in brackets how they sound."""
    checked_by: str
    checked_on: date
    entered_by: str
