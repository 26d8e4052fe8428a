"""What the desk did with an open card and did not keep yet."""

from dataclasses import dataclass, field
from datetime import datetime

from frontdesk.domain.audience import Audience
from frontdesk.domain.next_step import NextStep
from frontdesk.domain.promise import Promise


@dataclass(frozen=True, slots=True)
class Draft:
    """Words of a field that was left before Enter: an interruption loses nothing."""

    words: str = field(repr=False)
    audience: Audience | None


@dataclass
class Handled:
    """What the desk did with a card and did not keep yet. An interrupted card that opens again is another
    object with the same ``Handled``: an act taken back after a call is taken back on the card that stands."""

    said: set[str] = field(default_factory=set)
    removed: set[str] = field(default_factory=set)
    opened: set[str] = field(default_factory=set)
    question_done: bool = False
    reasoned: bool = False
    """It was said why this card was opened."""
    household: tuple[str, ...] = ()
    """Ids of people of the same household due today: whether to go gently with them too is still asked."""
    drafts: dict[str, Draft] = field(default_factory=dict, repr=False)
    """Half-typed words by what the field was opened for, the newest last."""
    step: NextStep | None = field(default=None, repr=False)
    """What the four fields of Leaving hold once somebody typed there; None as they are prefilled."""
    what_typed: str = field(default="", repr=False)
    """Words somebody typed into the first of them: they stand there whoever may read them."""
    step_of: str = ""
    """Id of the promise that the typed fields began from."""
    told_before: dict[str, datetime | None] = field(default_factory=dict)
    """When somebody was told how long it takes before a line was ticked, by the line."""
    given: dict[str, Promise] = field(default_factory=dict, repr=False)
    """Promises handed over on this card, with how they stood before."""
