"""A line the office manager owns: words with placeholders, and rows that say when it fits."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import Any


class Occasion(StrEnum):
    """When a line may be said. First visit and return run at check-in and compete with it."""

    CHECK_IN = "check_in"
    WAITING = "waiting"
    CHECKOUT = "checkout"
    PHONE = "phone"
    NO_SHOW = "no_show"
    FIRST_VISIT = "first_visit"
    RETURN = "return"


class Band(StrEnum):
    """What a line is for; decides its base score."""

    SAFETY = "S"
    PROMISE = "P"
    CONCERN = "C"
    WAIT = "W"
    NEXT_STEP = "N"
    RELATIONSHIP = "R"
    MOMENT = "M"
    FEEDBACK = "F"


class Reach(StrEnum):
    """How a line reaches the patient. ``ALOUD`` is the line itself, the others are variants."""

    ALOUD = "aloud"
    QUIET = "quiet"
    SHOW = "show"
    VOICEMAIL = "voicemail"
    SILENT = "silent"


class Op(StrEnum):
    """Operators of a condition row. "Is not" is true only for a known other value."""

    IS = "is"
    IS_NOT = "is not"
    IS_UNKNOWN = "is unknown"
    ONE_OF = "one of"
    LESS = "<"
    AT_MOST = "<="
    MORE = ">"
    AT_LEAST = ">="
    EQUAL = "="
    BETWEEN = "between"
    HAS_ANY = "has any"
    HAS_ALL = "has all"
    HAS_NONE = "has none"


Value = bool | int | str | tuple[str, ...] | tuple[int, int] | None
"""What a row compares with; None for "is unknown"."""


@dataclass(frozen=True, slots=True)
class ConditionRow:
    """One row of the ALL, ANY or NONE box: field, operator, value."""

    field: str
    op: Op
    value: Value = None


@dataclass(frozen=True, slots=True)
class Discreet:
    """The wording for when others can hear, and how it reaches the patient."""

    reach: Reach
    text: str


@dataclass(frozen=True, slots=True)
class Override:
    """A manager answers for an exception from one rule of tone, by name and with a reason."""

    rule: str
    """The rule's key, such as ``gush``."""
    by: str
    """The shown name of who allowed it."""
    why: str


@dataclass(frozen=True, slots=True)
class PromptTemplate:
    """Every field of the stored form. Data, not code."""

    id: str
    lang: str
    occasions: tuple[Occasion, ...]
    band: Band
    theme: str
    title: str
    texts: tuple[str, ...]
    adjust: int = 0
    """+10 earlier, 0, -10 later inside its band."""
    urgency: str = ""
    """The family of urgency points that may count: promise, interpreter, delay, update, ..."""
    neutral: bool = False
    """May show before the match where the engine says so."""
    fits_anyone: bool = False
    """Ticked by its author: a fact used only in a condition does not raise the level. It counts once a
    second person confirmed it (``would_fit_anyone``)."""
    once: bool = False
    boosted_by: str = ""
    discreet: tuple[Discreet, ...] = ()
    all: tuple[ConditionRow, ...] = ()
    any: tuple[ConditionRow, ...] = ()
    none: tuple[ConditionRow, ...] = ()
    topics: tuple[str, ...] = ()
    why: str = ""
    ref: str = ""
    enabled: bool = True
    reviewed_by: str = ""
    """The shown name of the second person who confirmed these words."""
    overrides: tuple[Override, ...] = ()
    """Rules of tone a manager allows an exception from in this line."""
    unknown: Mapping[str, Any] = field(default_factory=dict)
    """Fields of the stored form this version does not know; kept as they came."""

    @property
    def would_fit_anyone(self) -> bool:
        """Two people say so; one of them alone opens nothing."""
        return self.fits_anyone and bool(self.reviewed_by)


def line_key(template: PromptTemplate) -> str:
    """The same line in another language is another one to change: "en/CI-13"."""
    return f"{template.lang}/{template.id}"


@dataclass(frozen=True, slots=True)
class LineDraft:
    """A line as somebody is changing it. The desks see the live one until it is put live."""

    id: str
    """The line, as ``line_key`` names it: one draft a line, whoever works on it."""
    template: PromptTemplate
    by: str
    """Id of the person who kept it last."""
    at: datetime
    began_from: str = ""
    """Id of the version that was live when it was begun; empty where nobody had changed the line yet."""
    words_by: str = ""
    """Id of the person whose words and tick these are, whoever kept them since (``second_person``)."""


@dataclass(frozen=True, slots=True)
class LineVersion:
    """A line as it was put live, by whom and when. Kept for good: any of them comes back in one step."""

    id: str
    line: str
    """As ``line_key`` names it."""
    number: int
    """From 1; 0 is the line as it was shipped, kept when somebody changed it first."""
    template: PromptTemplate
    by: str
    """Empty for the shipped line."""
    at: datetime
    words_by: str = ""
    """Id of the person whose words and tick these are, whoever put them live (``second_person``)."""


@dataclass(frozen=True, slots=True)
class LineRest:
    """A line that comes up at no desk until a day; it stays live, and comes back by itself."""

    id: str
    """The line, as ``line_key`` names it."""
    until: date
    """The first day it may come up again."""
    by: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Complaint:
    """What somebody complained about, written down so that a line may answer it next time.

    It names no patient: who complained stands in no line's history.
    """

    id: str
    words: str = field(repr=False)
    said_on: date
    by: str
    """Id of the person who wrote it down."""
    line: str = ""
    """The line it is about, as ``line_key`` names it; empty for none."""


@dataclass(frozen=True, slots=True)
class Pack:
    """All lines and phrases of one language: one readable file."""

    lang: str
    version: str
    templates: tuple[PromptTemplate, ...]
    greetings: tuple[tuple[int, str], ...]
    """(until this hour, words), ascending; the last one ends at 24."""
    phrases: Mapping[str, Mapping[str, str]]
    """Placeholder -> need code -> action phrase: ``need_done``, ``call_how``, ``wait_spot``."""
    hellos: Mapping[str, str | Mapping[str, str]] = field(default_factory=dict)
    """Language tag -> greeting with its sound, as the file has it (``prompts.hellos`` reads them). Used only
    where somebody has checked it and the patient welcomes it."""
    unknown: Mapping[str, Any] = field(default_factory=dict)
    """What this version does not know of the file, kept as it came."""
