"""What the screen shows, ready to draw. No Qt."""

from dataclasses import dataclass, field

TO_DECIDE, IMPORTS = "to_decide", "imports"
"""The two lists."""


@dataclass(frozen=True, slots=True)
class RowShown:
    """One row of a list."""

    key: str
    title: str = field(repr=False)
    note: str = ""
    """Why it waits; or who brought it in, and when."""
    tag: str = ""


@dataclass(frozen=True, slots=True)
class SideShown:
    """A person of the list, or one here."""

    label: str
    name: str = field(repr=False)
    lines: tuple[str, ...] = field(default=(), repr=False)
    """Birth date, numbers, phones, appointments."""


@dataclass(frozen=True, slots=True)
class DecideShown:
    """One row beside whom it may be."""

    reason: str
    why: str
    """What speaks for the one in front, then what speaks against."""
    incoming: SideShown
    here: SideShown | None
    """The one in front of those it may be; None where nobody of them is here any more."""
    which: tuple[str, ...] = ()
    """Ids of all it may be, where they are several."""
    whom: str = ""
    this_one: str = ""
    """Words of the three buttons; empty is no button."""
    another: str = ""
    not_used: str = ""
    alike: str = ""
    """Words of the switch between this one and all that wait for the same reason."""


@dataclass(frozen=True, slots=True)
class ImportShown:
    """One import."""

    name: str
    lines: tuple[str, ...]
    """Who and when, what it did, what became of it."""
    stays: str = field(default="", repr=False)
    """Names of those who stay."""
    take_back: str = ""
    """Words of the button; empty where it is too late, or done."""


@dataclass(frozen=True, slots=True)
class BroughtShown:
    """The whole screen."""

    tab: str = TO_DECIDE
    counts: tuple[str, str] = ("", "")
    """The words of the two tabs."""
    rows: tuple[RowShown, ...] = field(default=(), repr=False)
    chosen: str = ""
    empty: str = ""
    """In place of the list."""
    busy: str = ""
    """What is being done just now; no button can be pressed meanwhile."""
    decide: DecideShown | None = field(default=None, repr=False)
    imported: ImportShown | None = field(default=None, repr=False)
