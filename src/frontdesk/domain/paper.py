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
    """Rows under a heading; without one they just follow."""

    title: str
    rows: tuple[PaperRow, ...] = field(repr=False)


@dataclass(frozen=True, slots=True)
class Paper:
    """One document. ``points`` is the size of its rows: 18 where somebody reads it at home."""

    title: str = field(repr=False)
    parts: tuple[PaperPart, ...] = field(repr=False)
    under: str = field(default="", repr=False)
    """A line under the title: the clinic and the day."""
    points: float = 11.0
