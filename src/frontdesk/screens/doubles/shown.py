"""What the doubles screen shows, ready to draw. No Qt."""

from dataclasses import dataclass, field

WORTH, MADE = "worth", "made"
"""The two lists."""
STAYS, GOES = "stays", "goes"


@dataclass(frozen=True, slots=True)
class PairShown:
    """One row of a list."""

    key: str
    title: str = field(repr=False)
    note: str = field(repr=False)
    """Why they may be one person; or who made them one, and when."""
    tag: str = ""


@dataclass(frozen=True, slots=True)
class SideShown:
    """The head of one record."""

    name: str = field(repr=False)
    lines: tuple[str, ...] = field(repr=False)
    """Birth date, last here."""


@dataclass(frozen=True, slots=True)
class WordsShown:
    """What one record says of something; ``told`` is small print."""

    text: str = field(repr=False)
    told: str = ""


@dataclass(frozen=True, slots=True)
class DifferenceShown:
    """One thing that both cannot be."""

    key: str
    label: str
    stays: WordsShown
    goes: WordsShown
    pick: str
    fixed: str = ""
    """Why nobody picks here; empty where somebody may."""


@dataclass(frozen=True, slots=True)
class CompareShown:
    """Two records side by side."""

    stays: SideShown
    goes: SideShown
    why: str
    differences: tuple[DifferenceShown, ...] = field(repr=False)
    joined: str = ""


@dataclass(frozen=True, slots=True)
class MadeShown:
    """Two records that are one."""

    name: str = field(repr=False)
    other: str = field(repr=False)
    words: str
    since: str = ""


@dataclass(frozen=True, slots=True)
class DoublesShown:
    """The whole screen."""

    tab: str = WORTH
    counts: tuple[str, str] = ("", "")
    """The words of the two tabs."""
    rows: tuple[PairShown, ...] = field(default=(), repr=False)
    chosen: str = ""
    empty: str = ""
    """In place of the list."""
    looking: bool = False
    compare: CompareShown | None = field(default=None, repr=False)
    made: MadeShown | None = field(default=None, repr=False)
