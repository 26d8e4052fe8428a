"""What the page of looks is given to show."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class LookRow:
    """One line: when or how many, who or why, what."""

    lead: str
    who: str
    what: str = ""
    why: str = ""

    @property
    def spoken(self) -> str:
        """What a screen reader says of it."""
        return ", ".join(filter(None, (self.lead, self.who, self.what, self.why)))


@dataclass(frozen=True, slots=True)
class LookGroup:
    """The rows of a day, or of a count."""

    title: str
    rows: tuple[LookRow, ...]


@dataclass(frozen=True, slots=True)
class LooksShown:
    """The whole page."""

    title: str = field(default="", repr=False)
    under: str = ""
    groups: tuple[LookGroup, ...] = ()
    empty: str = ""
    """Said where there are no rows; for whoever may not read them, who may."""
    more: str = ""
    """Words of the button that shows older ones; empty for none."""
