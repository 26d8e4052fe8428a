"""What the view of Prompts is given to show: words and glyphs, nothing to decide about."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal, Protocol

from frontdesk.prompts import lint
from frontdesk.usecases import add_complaint

Tone = Literal["ok", "waiting", "alert", "say_label", "ink2", "ink3"]
"""The colour of a glyph or a meter, by its token."""
Choices = tuple[tuple[str, str], ...]
"""(key, words)."""

LONGEST_TITLE, LONGEST_WHY = 60, 200
"""Characters; what more is typed is not taken."""
LONGEST_COMPLAINT = add_complaint.LONGEST
MOST_WORDINGS = lint.MOST_WORDINGS
ORDERS = ((10, "earlier", "Earlier"), (0, "normal", "Normal"), (-10, "later", "Later"))
"""When a line may come up: (points, key, words)."""


@dataclass(frozen=True, slots=True)
class RowShown:
    """One line in the list."""

    key: str
    title: str
    below: str
    """Why somebody should look at it, what is being made of it, or when it fits."""
    icon: str
    on: bool | None
    """None where nothing can be switched: it was never live."""
    alert: bool = False
    """``below`` is something to look at."""


@dataclass(frozen=True, slots=True)
class ListShown:
    """The left pane: tabs with their counts, and the lines of the tab in front."""

    tabs: Choices
    tab: str
    rows: tuple[RowShown, ...]
    chosen: str
    to_look_at: int
    """How many lines, of all tabs, somebody should look at."""
    looking: bool
    """Only those are listed."""
    typed: str = ""
    """What is searched for."""
    empty: str = ""
    """Why no line stands here."""


@dataclass(frozen=True, slots=True)
class FallbackShown:
    """What is said where a word of the line is not known."""

    name: str
    label: str
    words: str
    """Of the line's own; empty where the usual holds."""
    usual: str
    """Stands in the empty field."""


@dataclass(frozen=True, slots=True)
class PickShown:
    """Several values to tick, as one button: its words say what is ticked."""

    words: str
    choices: tuple[tuple[str, str, bool], ...]
    """(key, words, ticked)."""


@dataclass(frozen=True, slots=True)
class ConditionShown:
    """One row of the conditions; which parts it has follows from the catalogue alone."""

    box: str
    """``all``, ``any`` or ``none``."""
    field: str
    subject: str
    ops: Choices = ()
    op: str = ""
    one: Choices = ()
    """Exactly one of these."""
    chosen: str = ""
    many: PickShown | None = None
    numbers: tuple[str, ...] = ()
    """One field each."""
    unit: str = ""
    sentence: str = ""
    """The whole row, for a screen reader."""
    wrong: str = ""
    """Why nobody can read it."""


@dataclass(frozen=True, slots=True)
class VariantShown:
    """One discreet wording."""

    reach: str
    text: str


@dataclass(frozen=True, slots=True)
class FaredShown:
    """How the line fared at the desk."""

    head: str
    detail: str
    alert: bool
    button: str
    icon: str


@dataclass(frozen=True, slots=True)
class LineShown:
    """The middle pane."""

    key: str
    title: str
    on: bool | None
    order: str
    bands: Choices
    band: str
    wordings: tuple[str, ...]
    wording: int
    variants: tuple[VariantShown, ...]
    fallbacks: tuple[FallbackShown, ...]
    occasions: PickShown
    conditions: tuple[ConditionShown, ...]
    in_words: str
    guard: str
    """What holds of the line whatever its conditions say."""
    why: str
    subjects: Choices
    subject: str
    once: bool
    fits_anyone: bool
    fits_note: str
    can_confirm: bool
    """Somebody else ticked that these words fit anyone, and this person may say so too."""
    fared: FaredShown | None
    broken: str
    foot: str
    """What the desks see now, and since when."""
    can_drop: bool
    """There is a draft that can be thrown away."""


@dataclass(frozen=True, slots=True)
class ProblemShown:
    """What is wrong with the words or the conditions, beside the place."""

    place: str
    """``title``, ``text 1``, ``variant 0``, ``conditions`` or ``line``."""
    sentence: str
    blocks: bool
    position: int = 0
    length: int = 0
    may_allow: str = ""
    """The rule a manager may make an exception from; empty where nobody may."""


@dataclass(frozen=True, slots=True)
class WallRowShown:
    """One made-up person and what becomes of the line."""

    name: str
    trait: str
    words: str
    said: bool
    """``words`` are words to say; otherwise they say why there are none."""
    icon: str
    tone: Tone


@dataclass(frozen=True, slots=True)
class WallShown:
    """The right pane, and what is known of the words meanwhile."""

    rows: tuple[WallRowShown, ...]
    problems: tuple[ProblemShown, ...]
    meter: str
    meter_tone: Tone


@dataclass(frozen=True, slots=True)
class VersionShown:
    """A line as it was put live before."""

    id: str
    head: str
    words: str
    now: bool
    """It is the live one."""


@dataclass(frozen=True, slots=True)
class SideShown:
    """One form of a line beside others."""

    key: str
    head: str
    parts: tuple[tuple[str, str, bool], ...]
    """(what it is, words, whether it differs from the others)."""
    button: str


@dataclass(frozen=True, slots=True)
class CompareShown:
    """Two or three forms of one line, and a choice."""

    head: str
    below: str
    sides: tuple[SideShown, ...]


@dataclass(frozen=True, slots=True)
class Place:
    """Where the keys should go: a part of the line, and a letter in it."""

    place: str
    position: int = 0
    length: int = 0


class Display(Protocol):
    """What Prompts can show."""

    def show_list(self, shown: ListShown) -> None: ...
    def show_line(self, shown: LineShown | None) -> None: ...
    def show_wall(self, shown: WallShown | None) -> None: ...
    def show_reach(self, wall: str, variant: str) -> None:
        """How many of today's visits it would reach, below the twelve and beside the discreet wording."""

    def show_refusal(self, words: str) -> None:
        """Why it cannot go live, above the buttons; empty takes it away."""

    def show_history(self, versions: tuple[VersionShown, ...] | None) -> None: ...
    def show_compare(self, shown: CompareShown | None) -> None: ...
    def show_may_change(self, words: str) -> None:
        """Why nothing can be changed; empty where it can."""

    def go_to(self, place: Place) -> None: ...
    def complaint_kept(self) -> None:
        """The words are in the store: the panel closes."""

    def say(self, words: str, *, undoable: bool, trouble: bool = False) -> None: ...
    def call_after(self, seconds: float, call: Callable[[], None]) -> None: ...


@dataclass(frozen=True, slots=True)
class OfferShown:
    """Something to pick from a list that opens at the cursor or below a button."""

    key: str
    words: str
