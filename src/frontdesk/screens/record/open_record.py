"""The record that is open: whose it is, which chapter stands in front, and what is half filled in."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from frontdesk.domain.card_input import CardInput
from frontdesk.domain.fact import Fact
from frontdesk.screens.record.history import NO_HISTORY, History
from frontdesk.screens.record.shown import ActDone, Filled, OnCardShown, Saving
from frontdesk.usecases.hide_from import Shield


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
    closing: bool = False
    """Somebody was done with it while it was on its way: it closes once it is there."""
    kept: bool = False
    """It is in the store: whoever comes back does not find it half typed."""
    row: str = ""
    """Id of the note this form wrote so far; the next pause writes another row in its place."""
    saved: Filled | None = field(default=None, repr=False)
    """What the store holds of it."""
    deeds: tuple[str, ...] = ()
    """What was written from this form, newest first: one act to take back."""
    by: str = ""
    """Id of whoever wrote them."""
    stands_on: str = ""
    """Id of the note it goes on from, where somebody else wrote that in this very form."""

    @property
    def touched(self) -> bool:
        """Something stands there that the store does not hold."""
        return dict(self.values) != dict(self.began if self.saved is None else self.saved)

    def written(self, values: Filled, deed: str, row: str, by: str) -> None:
        """The store holds it now."""
        self.saved, self.row, self.by, self.keeping = values, row, by, False
        self.deeds = (deed, *self.deeds)

    def goes_on_with(self, by: str) -> None:
        """Somebody else types on: what was written stays theirs, and the next save is a change of it."""
        if self.row and self.by != by:
            self.stands_on, self.row, self.deeds = self.row, "", ()

    def begin_anew(self) -> None:
        """What it wrote is not kept any more."""
        self.row, self.saved, self.deeds = "", None, ()


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
    gone: tuple[Fact, ...] = field(default=(), repr=False)
    """What is no longer used."""
    people: Mapping[str, str] = field(default_factory=dict)
    on_card: OnCardShown | None = field(default=None, repr=False)
    form: OpenForm | None = None
    pending: Pending | None = None
    notes_level: int = 0
    quiet: bool = False
    history: History = NO_HISTORY
    shields: tuple[Shield, ...] = ()
    whole: bool = False
    """Everything of the chapter in front, not the five newest alone."""
    saving: Saving = Saving.NOTHING
    trying: dict[str, Callable[[], None]] = field(default_factory=dict, repr=False)
    """What could not be written yet, to be tried again."""
    told_why: bool = False
    """The sentence of the disk was shown."""
    done: list[ActDone] = field(default_factory=list)
    undone: list[ActDone] = field(default_factory=list)

    def take(self, look: "Look") -> None:
        """What the store has just said."""
        self.seen, self.people, self.on_card = look.seen, look.people, look.on_card
        self.gone, self.history, self.shields = look.gone, look.history, look.shields


@dataclass(frozen=True, slots=True)
class Look:
    """One read of the store for a record."""

    seen: CardInput = field(repr=False)
    people: Mapping[str, str]
    """Who works here: shown names by id."""
    on_card: OnCardShown
    gone: tuple[Fact, ...] = field(repr=False)
    history: History
    shields: tuple[Shield, ...] = ()
