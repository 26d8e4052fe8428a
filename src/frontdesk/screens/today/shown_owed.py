"""What the view is given of what is owed: the ledger, and small things of a visit."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class TaskShown:
    """One small thing of this visit."""

    id: str
    what: str = field(repr=False)
    done: bool


@dataclass(frozen=True, slots=True)
class OwedShown:
    """One promise of the ledger."""

    id: str
    what: str = field(repr=False)
    note: str = field(repr=False)
    glyph: str
    ready: bool
    """Ticked: it waits to be handed over, or came to its end today."""
    can_tick: bool
    tell: str = ""
    """Words of the tap that says the patient knows; empty where there is nothing to tell."""


@dataclass(frozen=True, slots=True)
class LedgerShown:
    """What the desk owes."""

    rows: tuple[OwedShown, ...] = field(default=(), repr=False)
    fold: str = ""
    """How many wait behind the rows, in words; empty for none."""
    whole: bool = False
    hidden: str = ""
    """What found no room even so."""


NOTHING_OWED = LedgerShown()
