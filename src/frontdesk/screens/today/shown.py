"""What the view of Today is given to show: words, glyphs and tones, no facts to decide about."""

from dataclasses import dataclass, field

from frontdesk.domain.card import Need, Question, Section
from frontdesk.domain.next_step import NextStep
from frontdesk.screens.today.shown_owed import NOTHING_OWED, LedgerShown, TaskShown


@dataclass(frozen=True, slots=True)
class BoardItem:
    """One row of the board list: a heading, a fold, or a person (tall when it asks for attention)."""

    kind: str
    """``heading``, ``fold``, ``row`` or ``tall``."""
    list_key: str
    text: str = field(repr=False)
    """Heading words, or the board name."""
    count: int = 0
    time: str = ""
    note: str = ""
    """The second line of a tall row, or the minutes of a waiting row."""
    glyph: str = ""
    tone: str = ""
    """State colour: leaving, waiting, over_aim, expected, due_now, clinician, left, probably_in."""
    visit_id: str = ""
    interpreter: bool = False
    look_alike: bool = False
    open: bool = False
    """A fold that is open."""
    spoken: str = field(default="", repr=False)
    """Accessible name."""


@dataclass(frozen=True, slots=True)
class DelayItem:
    """A clinician's chip on the board header."""

    clinician_id: str
    name: str
    minutes: int | None


@dataclass(frozen=True, slots=True)
class BoardShown:
    """The whole left column."""

    date: str
    clock: str
    counts: str
    items: tuple[BoardItem, ...] = field(repr=False)
    counts_now: str = ""
    """Of the counts, those of the people who are here: "1 leaving, 3 waiting"."""
    delays: tuple[DelayItem, ...] = ()
    selected: str = ""
    """Id of the open card's visit."""


@dataclass(frozen=True, slots=True)
class Pill:
    """A state in words, glyph and tone."""

    text: str
    glyph: str
    tone: str


@dataclass(frozen=True, slots=True)
class Chip:
    """One chip of the situation row."""

    id: str
    label: str
    glyph: str
    on: bool
    key: str = ""
    spoken: str = ""
    choices: tuple[tuple[str, str], ...] = ()
    """(id, words) where the chip opens a menu."""


@dataclass(frozen=True, slots=True)
class LineShown:
    """One line on the card."""

    key: str
    title: str
    text: str = field(repr=False)
    """With quotation marks where it is said; empty for a cue alone."""
    source: str = field(repr=False)
    glyph: str
    said: bool
    hint: str = ""
    """"Say it quietly", "Show it", "Do, say nothing"; empty for an aloud line."""


@dataclass(frozen=True, slots=True)
class WhyShown:
    """ "Why this line?": the sum and its parts."""

    total: int
    points: tuple[tuple[int, str], ...]
    helps: str = ""


@dataclass(frozen=True, slots=True)
class Notes:
    """What F4 holds open. ``level``: 0 counts only, 1 desk notes, 2 private notes too."""

    desk_count: int = 0
    private_count: int = 0
    level: int = 0
    desk: tuple[str, ...] = field(default=(), repr=False)
    private: tuple[str, ...] = field(default=(), repr=False)
    before_match: bool = False


@dataclass(frozen=True, slots=True)
class AnswerShown:
    """One of the answers to somebody who is not booked today."""

    key: str
    text: str
    beside: str
    """What follows from it."""
    glyph: str


@dataclass(frozen=True, slots=True)
class HintsShown:
    """What somebody with a day pass reads beside three places of the first cards."""

    name: str = ""
    ask: str = ""
    leaving: str = ""


@dataclass(frozen=True, slots=True)
class CardShown:
    """The whole card at one beat: ``match``, ``another_day`` or ``lines``."""

    beat: str
    when: str
    """Bold in the header: "10:20", "Checked in 10:19"."""
    beside: str
    pill: Pill | None
    name: str = field(repr=False)
    say: str = field(repr=False)
    pronouns: str = field(repr=False)
    under: str = field(repr=False)
    """The greeting in the first beat, the news in the second."""
    under_is_spoken: bool
    needs: tuple[Need, ...] = field(repr=False)
    chips: tuple[Chip, ...]
    banner: str = ""
    ask: str = ""
    check: tuple[tuple[str, bool], ...] = field(default=(), repr=False)
    """The check line as (words, bold) runs."""
    answers: tuple[AnswerShown, ...] = ()
    """In place of the main button where there is more than one thing to do."""
    answer: int = 0
    """Which of them Enter picks."""
    dates: str = ""
    """Widely kept dates around the days that are offered: the same words for everybody."""
    main: str = ""
    """Words of the main button; empty for none."""
    main_ready: bool = False
    big: LineShown | None = field(default=None, repr=False)
    rows: tuple[LineShown, ...] = field(default=(), repr=False)
    more: int = 0
    """How many lines stand behind the arrow key."""
    sections: tuple[Section, ...] = field(default=(), repr=False)
    unconfirmed: frozenset[str] = frozenset()
    new_details: int = 0
    """What somebody else changed, and this does not show yet."""
    notes: Notes = Notes()
    told_nothing: bool = False
    """Only what a list says is known: the sheet "About your visit" is offered."""
    question: Question | None = field(default=None, repr=False)
    tasks: tuple[TaskShown, ...] = field(default=(), repr=False)
    met: tuple[str, ...] | None = None
    """What was said of each need today, empty for nothing; None where nobody is asked."""
    became: bool = False
    """The big line is about something whose menu says what became of it."""
    hints: HintsShown = HintsShown()


@dataclass(frozen=True, slots=True)
class PromiseShown:
    """One promise at leaving."""

    id: str
    what: str = field(repr=False)
    note: str = field(repr=False)
    """Who and by when, or what to do with it."""
    glyph: str
    given: bool
    can_give: bool
    """It has a tick: something to hand over. What was only promised today has none."""
    made_today: bool
    menu: bool = True
    """There is more to do with it; a small thing of the visit has its tick alone."""


@dataclass(frozen=True, slots=True)
class LeavingShown:
    """The whole card at leaving."""

    seen: str
    """In the band: "Seen 09:40 with Dr Lena Voss"."""
    left: str
    """When the visit left already; empty while it can be marked."""
    name: str = field(repr=False)
    say: str = field(repr=False)
    pronouns: str = field(repr=False)
    needs: tuple[Need, ...] = field(repr=False)
    chips: tuple[Chip, ...]
    promises: tuple[PromiseShown, ...] = field(repr=False)
    sentence: LineShown = field(repr=False)
    step: NextStep = field(repr=False)
    """What stands in the four fields."""
    what_shut: bool = False
    """The first of them has other words in place of its own, and takes none."""
    say_what: str = ""
    """Words of the button about saying what it is; empty for none."""
    dates: str = ""
    """Widely kept dates around the day that is typed: the same words for everybody."""
    chosen: str = ""
    """Key of the line that Space, Del and F5 are about."""
    rows: tuple[LineShown, ...] = field(default=(), repr=False)
    more: int = 0
    main_ready: bool = False
    new_details: int = 0
    """What somebody else changed, and this does not show yet."""
    notes: Notes = Notes()
    met: tuple[str, ...] | None = None
    """As on the card."""
    hint: str = ""
    """Beside the last sentence, for somebody with a day pass."""


@dataclass(frozen=True, slots=True)
class PhoneShown:
    """The panel of a call: small, the rule for messages first."""

    rule: str
    what_to_do: str
    strict: bool
    """The rule forbids something."""
    name: str = field(repr=False)
    say: str = field(repr=False)
    about: str = field(repr=False)
    """What is promised for today, as far as it may stand there."""
    chips: tuple[Chip, ...]
    to_leave: str = field(default="", repr=False)
    """What may be said to a voicemail; only before the match, for a machine answers no question."""
    neutral: LineShown | None = field(default=None, repr=False)
    """The one line before the match."""
    ask: str = ""
    """Empty after the match."""
    check: tuple[tuple[str, bool], ...] = field(default=(), repr=False)
    main_ready: bool = False
    rows: tuple[LineShown, ...] = field(default=(), repr=False)
    """The lines after the match."""
    chosen: str = ""
    """Key of the line that Space, Del and F5 are about."""
    more: int = 0
    numbers: tuple[str, ...] = field(default=(), repr=False)
    """Phone numbers, while F4 is held."""
    new_details: int = 0
    """What somebody else changed, and this does not show yet."""
    notes: Notes = Notes()
    parked: str = field(default="", repr=False)
    """First name of whoever waits at the desk; empty when it was free."""
    parked_state: str = ""


@dataclass(frozen=True, slots=True)
class TurnedShown:
    """What the patient reads on the turned screen."""

    clinic: str
    words: str
    may_read: bool = False
    """Offers to show everything we keep."""


@dataclass(frozen=True, slots=True)
class GateRow:
    """One of the people at the look-alike gate."""

    visit_id: str
    board_name: str = field(repr=False)
    beside: str
    time: str


@dataclass(frozen=True, slots=True)
class GateShown:
    """The look-alike gate: name and sound, four digits, nothing of either card."""

    title: str
    name: str = field(repr=False)
    say: str = field(repr=False)
    under: str
    sentence: str
    why: tuple[str, str]
    rows: tuple[GateRow, ...] = field(repr=False)
    trouble: str = ""
    pick: bool = False
    """The digits fit more than one: the desk picks by full first name."""


@dataclass(frozen=True, slots=True)
class JobShown:
    """One thing to do while it is quiet."""

    key: str
    what: str = field(repr=False)
    when: str
    glyph: str
    done: bool = False
    rings: bool = False
    """It is done by a call: a button opens the phone panel."""
    other: str = ""
    """Words of the other answer beside the tick; empty for none."""


@dataclass(frozen=True, slots=True)
class IdleShown:
    """Nobody at the desk."""

    title: str
    next_words: str = field(repr=False)
    choices: tuple[str, ...] = field(default=(), repr=False)
    """Who can be opened at once: "Back to Siobhán", "Open Tendai"; none when nobody is left."""
    chosen: int = 0
    """Which of them Enter opens."""
    jobs: tuple[JobShown, ...] = field(default=(), repr=False)
    """At most four: first names only, no health words."""
    ledger: LedgerShown = NOTHING_OWED

    @property
    def main(self) -> str:
        """Words of the one that Enter opens; empty when nobody is left."""
        return self.choices[self.chosen] if self.choices else ""


@dataclass(frozen=True, slots=True)
class FindRow:
    """One person Find offers; without one, a row of today that asks who it is."""

    patient_id: str
    visit_id: str
    name: str = field(repr=False)
    marks: tuple[tuple[int, int], ...] = ()
    """(start, length) of what was typed inside the name."""
    beside: str = ""
    today: bool = False


@dataclass(frozen=True, slots=True)
class FindShown:
    """The list under the field."""

    rows: tuple[FindRow, ...] = field(repr=False)
    alike: str = field(default="", repr=False)
    """"Two people named ... today."; empty for none."""
    nobody: str = ""
    selected: int = 0
    """The row Enter opens; behind the last one it is ``new``."""
    new: str = field(default="", repr=False)
    """The name that was typed, where it may be somebody new: the last row of the list adds them."""
    title: str = field(default="", repr=False)
    """What is asked: whose a booking is; empty while somebody is looked for."""


@dataclass(frozen=True, slots=True)
class ToastShown:
    """A word after an act, with the way back."""

    text: str = field(repr=False)
    undo: bool = True
    stays: bool = False
    trouble: bool = False
