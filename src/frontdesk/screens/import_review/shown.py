"""What the import review shows, ready to draw. No Qt."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class ChooseShown:
    """The first page. ``closed``: no file is taken here (the sample clinic)."""

    trouble: str = ""
    closed: bool = False


@dataclass(frozen=True, slots=True)
class BusyShown:
    """A file is being read, or its rows are being written."""

    title: str
    words: str = ""
    done: int = 0
    of: int = 0
    """0 while it is not known."""
    bar: bool = False
    """Past one second."""
    can_cancel: bool = True
    trouble: str = ""
    """Writing stopped: said with a way to go on."""


@dataclass(frozen=True, slots=True)
class ColumnShown:
    """One column of a list."""

    name: str = field(repr=False)
    samples: str = field(repr=False)
    role: str = ""


@dataclass(frozen=True, slots=True)
class ColumnsShown:
    """The second page."""

    file: str = field(repr=False)
    rows: int = 0
    columns: tuple[ColumnShown, ...] = ()
    never_kept: tuple[str, ...] = field(default=(), repr=False)
    encodings: tuple[tuple[str, str], ...] = ()
    """Asked only where the file does not say how its letters were saved."""
    encoding: str = ""
    day_first: bool | None = None
    """None: no date of this list can be read two ways."""
    ask_day: bool = False
    trouble: str = ""
    ready: bool = True
    as_last_time: bool = False
    """Matched as somebody did it before; one button guesses anew."""


@dataclass(frozen=True, slots=True)
class RowShown:
    """One line of the review."""

    name: str = field(repr=False)
    details: str = field(default="", repr=False)
    where: str = ""


@dataclass(frozen=True, slots=True)
class Part:
    """One tab of the review."""

    key: str
    title: str
    rows: tuple[RowShown, ...] = field(repr=False)
    note: str = ""


@dataclass(frozen=True, slots=True)
class ReviewShown:
    """The third page."""

    file: str = field(repr=False)
    summary: tuple[str, ...] = ()
    """One sentence for patients, one for visits."""
    parts: tuple[Part, ...] = field(default=(), repr=False)
    never_kept: tuple[str, ...] = field(default=(), repr=False)
    add: str = ""
    """The main button; empty when nothing is to be written."""
