"""A sheet of paper the desk hands out or reads from: what stands on it, whoever prints it."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class PaperRow:
    """One line; ``beside`` is small print under it; ``id`` names the record it is about."""

    text: str = field(repr=False)
    beside: str = field(default="", repr=False)
    id: str = ""


@dataclass(frozen=True, slots=True)
class PaperPart:
    """Rows under a heading."""

    title: str
    rows: tuple[PaperRow, ...] = field(repr=False)


@dataclass(frozen=True, slots=True)
class Paper:
    """One document."""

    title: str = field(repr=False)
    parts: tuple[PaperPart, ...] = field(repr=False)
    under: str = field(repr=False)
    """A line under the title: the clinic and the day."""
