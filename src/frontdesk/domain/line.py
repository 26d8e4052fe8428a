"""A line ready to say, and what became of it."""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from frontdesk.domain.audience import Audience
from frontdesk.domain.template import Band, Occasion, Reach


class Listening(StrEnum):
    """Who can hear, as the desk set it (F7). The most careful one is the default."""

    OTHERS = "others"
    WITH_SOMEONE = "with_someone"
    ALONE = "alone"
    PHONE = "phone"

    @property
    def queue(self) -> bool:
        """Strangers may hear."""
        return self is not Listening.ALONE

    @property
    def companion(self) -> bool:
        """Somebody came along and hears."""
        return self is Listening.WITH_SOMEONE


class Identity(StrEnum):
    """How sure we are whose card is open."""

    PRESUMED = "presumed"
    TO_CHECK = "to_check"
    CONFIRMED = "confirmed"


@dataclass(frozen=True, slots=True)
class Point:
    """One entry of "Why this line?": integer points and the reason in words, without a value."""

    points: int
    reason: str


@dataclass(frozen=True, slots=True)
class Line:
    """A cue with an example sentence. ``text`` is empty where only the cue is shown."""

    template: str
    occasion: Occasion
    band: Band
    theme: str
    title: str
    text: str = field(repr=False)
    wording: int
    """Index of the wording in the template; -1 for a discreet variant."""
    reach: Reach
    audience: Audience
    """The level of the words as they stand here."""
    score: int
    why: tuple[Point, ...]
    source: str = field(default="", repr=False)
    """Where it comes from and when, in words: "Told to us on 2 April"."""
    folded: bool = False
    """The theme is exhausted: the example hides behind one key."""
    item: str = ""
    """Id of the concern, promise, moment or detail the line is about; empty for none."""
    facts: tuple[str, ...] = ()
    """Ids of the facts that fill it: they leave the side panel."""
    about: tuple[str, ...] = ()
    """Ids of the facts it rests on, spoken or not: "not true any more" is said of these."""
    to_show: str = field(default="", repr=False)
    """Its words for the turned screen, where it has some; a paper to hand over is none."""


class Mark(StrEnum):
    """What the desk may note about a line, both optional. An unticked line is no mark."""

    SHOWN = "shown"
    SAID = "said"
    NOT_TRUE = "not_true"
    NOT_THE_MOMENT = "not_the_moment"
    ODD_WORDING = "odd_wording"
    NOT_WELCOME = "not_welcome"

    @property
    def not_right(self) -> bool:
        """One of the four reasons of "Not right"."""
        return self not in (Mark.SHOWN, Mark.SAID)


@dataclass(frozen=True, slots=True)
class PromptEvent:
    """What was shown or marked at a visit: template, wording, visit. No person, no time of day."""

    visit_id: str
    template: str
    theme: str
    wording: int
    mark: Mark
    item: str = ""
    form: str = ""
    """Of a line that was not right: how it read then, as a fingerprint."""
    behind: tuple[tuple[str, str], ...] = ()
    """Of a line that was not right: what it rested on (id, how it stood). No values."""


@dataclass(frozen=True, slots=True)
class PastPrompt:
    """A prompt event of an earlier visit, as the ranking reads it."""

    visits_ago: int
    """1 is the last visit of this patient."""
    day: date
    event: PromptEvent


@dataclass(frozen=True, slots=True)
class Dismissal:
    """The newest word about a line with this patient was one of the four reasons of "Not right"."""

    reason: Mark
    form: str = ""
    """How the line read then, as a fingerprint; empty where nobody kept it."""
    behind: tuple[tuple[str, str], ...] = ()
    """What it rested on: id, and how it stood."""
    here: bool = False
    """At this visit."""


@dataclass(frozen=True, slots=True)
class TemplateUse:
    """How one template fared clinic-wide; never per person at the desk."""

    said: int = 0
    not_right: int = 0
    said_today: int = 0
    last_used: tuple[int, ...] = ()
    """For each wording, a rising number of its last use at this desk; 0 is never."""
    shown: int = 0
    """At how many visits it stood on the card, whatever became of it there."""
