"""What a card shows, not how. The window, the command line and the printout read the same Card."""

from dataclasses import dataclass, field

from frontdesk.domain.audience import Audience
from frontdesk.domain.line import Identity, Line, Listening

NOTHING_YET = "Nothing yet. F2 adds what we are told."


@dataclass(frozen=True, slots=True)
class Need:
    """A tile of the strip: a neutral verb that may always stand on the screen."""

    text: str = field(repr=False)
    glyph: str
    fact_id: str


@dataclass(frozen=True, slots=True)
class Row:
    """One fact in a section."""

    text: str = field(repr=False)
    glyph: str
    audience: Audience
    source: str
    """In words: "Patient said", "from the other system"."""
    said_on: str
    """ISO date or empty."""
    fact_id: str
    unconfirmed: bool = False


@dataclass(frozen=True, slots=True)
class Section:
    """Preferences, Cultural notes, Last visit: rows that may show now, and how many are folded."""

    key: str
    title: str
    glyph: str
    rows: tuple[Row, ...]
    empty: str = NOTHING_YET
    """What stands there when no row does."""


@dataclass(frozen=True, slots=True)
class Question:
    """The one thing to check at this visit."""

    key: str
    """Template id, or ``still_true:<fact id>``, ``said_right``."""
    text: str = field(repr=False)
    answers: tuple[str, ...]
    """Button labels, most likely first."""
    fact_id: str = ""


@dataclass(frozen=True, slots=True)
class Check:
    """The check line under the ask: gone after the match."""

    surname: str = field(repr=False)
    """The family name where it is known apart; empty for one-word names and names in one string."""
    full_name: str = field(repr=False)
    birth_date: str = field(repr=False)
    """In words: "14 Mar 1961", or "not known"."""
    legal_name: str = field(default="", repr=False)
    """Only where it differs; shown only while F4 is held."""


@dataclass(frozen=True, slots=True)
class Card:
    """One card at one beat. Before the match there is no line but the greeting and no section."""

    patient_id: str
    visit_id: str
    identity: Identity
    listening: Listening
    name_to_use: str = field(repr=False)
    say_name: str = field(repr=False)
    pronouns: str = field(repr=False)
    greeting: str = field(repr=False)
    needs: tuple[Need, ...] = field(repr=False)
    check: Check | None = field(default=None, repr=False)
    news: str = ""
    """After the match: what the patient needs to know now, such as a delay and the room."""
    sections: tuple[Section, ...] = field(default=(), repr=False)
    desk_notes: tuple[Row, ...] = field(default=(), repr=False)
    """Folded to a count, open while F4 is held; none before the match."""
    private_notes: tuple[Row, ...] = field(default=(), repr=False)
    desk_count: int = 0
    private_count: int = 0
    question: Question | None = field(default=None, repr=False)
    lines: tuple[Line, ...] = field(default=(), repr=False)
    """At most three."""
    more: tuple[Line, ...] = field(default=(), repr=False)
