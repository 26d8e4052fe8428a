"""What the view of the record is given to show: words and glyphs, no facts to decide about."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Protocol

from frontdesk.domain.audience import Audience
from frontdesk.domain.card import Need
from frontdesk.domain.paper import Paper
from frontdesk.domain.value_form import Choices, PartSort

Filled = Mapping[str, str]
"""A form as it is filled in: by the key of each part, and ``audience``, ``source``, ``review``, ``ends``,
``asked``, ``strip`` and ``verb``."""


REMOVED = "No longer true"


@dataclass(frozen=True, slots=True)
class ChapterShown:
    """One entry of the list at the left."""

    key: str
    title: str
    glyph: str
    count: int


@dataclass(frozen=True, slots=True)
class NoteShown:
    """One note of the chapter in front."""

    id: str
    words: str = field(repr=False)
    glyph: str
    below: str = field(repr=False)
    """What it is, who told us and when, when it is asked about again."""
    audience: Audience | None = None
    """None where nobody chooses who may hear it."""
    confirm: str = ""
    """Words of the key that confirms it: "Confirm", "Still true"; empty where there is nothing to confirm."""
    can_strip: bool = False
    on_strip: bool = False
    can_change: bool = True
    folded: bool = False
    """Private, and F4 is not held."""
    ends: tuple[tuple[str, str], ...] = ()
    """Other ways to end it than ``remove``: (key, words)."""
    remove: str = REMOVED
    """Words of taking it off; empty where it stays as it is."""

    @property
    def spoken(self) -> str:
        """What a screen reader says of it."""
        return f"{self.words}. {self.below}" if self.below else self.words


@dataclass(frozen=True, slots=True)
class GroupShown:
    """Notes under a heading of their own; an empty title has none."""

    title: str
    notes: tuple[NoteShown, ...]
    empty: str = ""
    folded: bool = False
    """Only its title and a count stand there until it is opened; its notes are to be read."""
    more: str = ""
    """Words of the button that shows the rest; empty for none."""


@dataclass(frozen=True, slots=True)
class PartShown:
    """One thing to fill in."""

    key: str
    label: str
    sort: PartSort
    value: str = field(default="", repr=False)
    choices: Choices = ()
    hint: str = ""
    longest: int = 200


@dataclass(frozen=True, slots=True)
class FormShown:
    """The open form. Another ``key`` is another form."""

    key: str
    title: str
    kind: str
    kinds: Choices = ()
    """Which kinds may be picked here; none while a note is changed."""
    parts: tuple[PartShown, ...] = ()
    audience: Audience | None = Audience.DESK
    sources: Choices = ()
    source: str = ""
    review: str = ""
    ends: str = ""
    dated: bool = True
    """Says when it is asked about again and when it ends."""
    ask: str = ""
    asked: bool = False
    can_strip: bool = False
    strip: bool = False
    verb: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class QuestionShown:
    """One question in a row of its own, with its answers."""

    words: str
    answers: Choices


@dataclass(frozen=True, slots=True)
class EraseShown:
    """Before somebody is erased: what goes, what stays and why, and what has to be typed."""

    name: str = field(repr=False)
    takes: tuple[str, ...]
    leaves: tuple[str, ...]
    word: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class OnCardShown:
    """How the card of this person begins."""

    name: str = field(repr=False)
    say: str = field(repr=False)
    needs: tuple[Need, ...] = field(repr=False)
    desk_count: int = 0
    private_count: int = 0


@dataclass(frozen=True, slots=True)
class ShieldShown:
    """Somebody at the desk, and whether this patient is hidden from them."""

    person_id: str
    name: str
    hidden: bool


@dataclass(frozen=True, slots=True)
class RecordShown:
    """The whole record at one chapter."""

    name: str = field(repr=False)
    beside: str = field(repr=False)
    """The surname, or the name in full."""
    say: str = field(repr=False)
    chapters: tuple[ChapterShown, ...]
    chapter: str
    title: str
    under: str
    groups: tuple[GroupShown, ...] = field(repr=False)
    add: str
    """Words of the button that adds; empty where nothing is added."""
    hint: str
    consent: str
    on_card: OnCardShown
    answers: Choices = ()
    """Consent: what the patient may answer."""
    answer: str = ""
    shields: tuple[ShieldShown, ...] = ()
    """From whom a manager may hide the patient; empty for anybody else."""


@dataclass(frozen=True, slots=True)
class ActDone:
    """An own act in this record, for whoever takes it back later."""

    words: str
    deed: str
    by: str = ""
    """Id of whoever did it: nobody else takes it back."""
    before: tuple[str, ...] = ()
    """Deeds of the same act before ``deed``, newest first: a note is saved while it is typed."""

    @property
    def deeds(self) -> tuple[str, ...]:
        """All of them, in the order they are taken back."""
        return (self.deed, *self.before)


class Saving(StrEnum):
    """How far what was typed has come, in the words beside the title."""

    NOTHING = ""
    SAVING = "Saving…"
    SAVED = "Saved"
    NOT_YET = "Not saved yet"
    TRYING = "Not saved yet. Keep this open. Trying again."


class Display(Protocol):
    """What the view can show. The presenter calls, the view draws."""

    def show_record(self, shown: RecordShown) -> None: ...
    def show_form(self, form: FormShown | None) -> None: ...
    def show_trouble(self, words: str) -> None:
        """A sentence below the form; empty takes it away."""

    def show_hint(self, words: str) -> None:
        """A quiet word about what is typed, in place of the usual one; empty brings that back."""

    def show_saving(self, saving: Saving) -> None:
        """How far what was typed has come."""

    def try_again(self, on: bool) -> None:
        """Call the presenter's ``try_again`` every few seconds, hidden or not, or no more."""

    def show_question(self, question: QuestionShown | None) -> None: ...
    def show_toast(self, words: str, *, undo: bool, trouble: bool = False, stays: bool = False) -> None: ...
    def put_toast_away(self) -> None: ...
    def print_paper(self, paper: Paper) -> None:
        """Ask for a printer."""

    def show_erase(self, shown: EraseShown | None) -> None:
        """What erasing takes, with a field to type into; None closes it."""

    def ask_folder(self) -> None:
        """Where the two files go."""

    def erased(self, patient_id: str, words: str) -> None:
        """Nobody is left to show: back to Today."""

    def forget(self) -> None:
        """Nothing of anybody stays in a widget."""
