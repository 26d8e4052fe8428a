"""The record that is open: whose it is, which chapter stands in front, and what is half filled in."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from frontdesk.domain.card_input import CardInput
from frontdesk.domain.changes import Changes
from frontdesk.screens.record.shown import ActDone, Filled, OnCardShown


@dataclass
class OpenForm:
    """A form that was opened; what was typed in it stays until it is kept or put away."""

    kind: str
    chapter: str
    values: Filled = field(repr=False)
    began: Filled = field(repr=False)
    """As it opened: leaving it untouched keeps nothing."""
    changing: str = ""
    """Id of the note it changes."""
    was_private: bool = False
    instead_of: str = ""
    """Id of the need that gives its place in the strip."""
    keeping: bool = False
    """On its way to the store: a second Enter keeps it once."""
    kept: bool = False
    """It is in the store: whoever comes back does not find it half typed."""

    @property
    def touched(self) -> bool:
        """Somebody typed or picked something."""
        return dict(self.values) != dict(self.began)


@dataclass
class Pending:
    """A question stands open; each answer goes on by a job of its own, or by nothing."""

    answers: Mapping[str, Callable[[], None] | None]


@dataclass
class OpenRecord:
    """One patient's record in front. Nothing here asks the store."""

    patient_id: str
    visit_id: str
    chapter: str
    seen: CardInput | None = field(default=None, repr=False)
    people: Mapping[str, str] = field(default_factory=dict)
    on_card: OnCardShown | None = field(default=None, repr=False)
    form: OpenForm | None = None
    pending: Pending | None = None
    notes_level: int = 0
    quiet: bool = False
    done: list[ActDone] = field(default_factory=list)
    undone: list[ActDone] = field(default_factory=list)


Job = Callable[[], Changes]
