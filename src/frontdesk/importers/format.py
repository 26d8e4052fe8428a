"""What a kind of file must offer, what a reader is told, and what is shown before anything is read."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from frontdesk.domain.imported import ImportedRow


@dataclass(frozen=True, slots=True)
class ReadAs:
    """What the clinic says about a file: its own zone and day, and what a person chose in the review."""

    zone: str
    """IANA name: times without an offset are this clinic's."""
    today: date
    columns: Mapping[str, str] | None = None
    """Column name to role (``tables.columns.ROLES``); None guesses."""
    encoding: str | None = None
    """Only when a person chose one; else UTF-8 or UTF-16 as the file itself says."""
    day_first: bool | None = None
    """How to read 03/04/1961 when the list itself does not tell; None leaves it to the zone."""


@dataclass(frozen=True, slots=True)
class Preview:
    """What the review shows before the first row is read; columns only for lists that have them."""

    format: str
    label: str
    rows: int = 0
    """Rows or entries, as far as they could be counted."""
    header: tuple[str, ...] = ()
    header_key: str = ""
    """Stands for this header, to remember corrected columns by."""
    guess: Mapping[str, str] = field(default_factory=dict)
    """Column name to role."""
    samples: Mapping[str, tuple[str, ...]] = field(default_factory=dict, repr=False)
    """Column name to its first values; none for columns that are never kept."""
    never_kept: tuple[str, ...] = ()
    """Columns Frontdesk leaves out on purpose: sex, insurance, reason and the like."""
    not_used: tuple[str, ...] = ()
    encoding: str = ""
    day_first: bool | None = None
    """How dates are read; None when the list has none that could be read two ways."""
    day_first_sure: bool = True
    """False when no row decides between day first and month first: worth a question."""
    source: str = ""
    """Where the list came from: its folder. Columns are remembered for it."""
    as_last_time: bool = False
    """``guess`` is how somebody matched such a list before; ``anew`` is what would be guessed."""
    anew: Mapping[str, str] = field(default_factory=dict)
    order_as_last_time: bool = False
    """Nothing in the list decides ``day_first``; somebody said it of such a list before."""


@dataclass(frozen=True, slots=True)
class FieldSaid:
    """One field of a kind of file and what it becomes here, for whoever decides what to export there."""

    said: str
    """As the format names it: "PID-7", "Patient.birthDate"."""
    becomes: str


@dataclass(frozen=True, slots=True)
class Format:
    """One kind of file."""

    key: str
    label: str
    endings: tuple[str, ...]
    sniff: Callable[[bytes, str], bool]
    """Given the first 64 KB and the file's ending: is it this kind?"""
    preview: Callable[[Path, ReadAs], Preview]
    read: Callable[[Path, ReadAs], Iterator[ImportedRow]]
    """Raises ``Refused`` for the whole file, yields a ``RowProblem`` for a row."""
    fields: tuple[FieldSaid, ...] = ()
    """What becomes of each field: the table of docs/import.md. None where it is another kind's."""
    never_read: tuple[str, ...] = ()
