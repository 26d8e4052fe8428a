"""A sheet of paper the desk hands out or reads from: what stands on it, whoever prints it."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class PaperRow:
    """One line; ``beside`` is small print under it; ``id`` names the record it is about."""

    text: str = field(repr=False)
    beside: str = field(default="", repr=False)
    id: str = ""
    lead: str = field(default="", repr=False)
    """In front of it: the number of a tick, a time."""
    box: bool = False
    """A box to tick by hand stands before the words."""
    write: bool = False
    """After the words there is a line to write on."""


@dataclass(frozen=True, slots=True)
class PaperPart:
    """Rows under a heading. Only a page of its own (``OnePage``) looks at more than title and rows."""

    title: str
    rows: tuple[PaperRow, ...] = field(repr=False)
    note: str = field(default="", repr=False)
    """Small words after the heading."""
    columns: int = 1
    """Rows stand in so many columns, read downwards."""
    points: float = 0
    """Size of the words where it is not the page's own."""
    beside_points: float = 0
    """Size of the small print, where it is not to be small."""
    table: bool = False
    """Small print stands to the right of the words instead of under them."""
    spoken: bool = False
    """In the serif: words as they were said."""
    cut: int = 0
    """Where one page does not hold everything rows go from the highest first; 0 never goes."""


@dataclass(frozen=True, slots=True)
class OnePage:
    """How a document that never takes a second page is set, in points."""

    points: float
    """Size of the words where there is room."""
    least: float
    """Smaller than this nobody reads: from there on rows are left out, and counted."""
    title: float = 26
    left_out: str = "and {count} more in the program"
    """Said in the place of what was left out."""
    foot: str = field(default="", repr=False)
    """Small print at the foot of the page."""
    foot_points: float = 8


@dataclass(frozen=True, slots=True)
class Paper:
    """One document."""

    title: str = field(repr=False)
    parts: tuple[PaperPart, ...] = field(repr=False)
    under: str = field(repr=False)
    """A line under the title: the clinic and the day."""
    one_page: OnePage | None = None
    """None: as many sheets as it needs."""
