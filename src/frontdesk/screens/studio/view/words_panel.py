"""What is said: cue, words with chips, the meter, and the wordings to choose from."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from frontdesk.qt.layouts import column, empty, flowing, row
from frontdesk.qt.look import Look
from frontdesk.qt.text import Run, Text
from frontdesk.qt.type_style import NOTE, SMALL, SMALL_STRONG, STRONG, TextStyle
from frontdesk.qt.widgets.card_frame import CardFrame
from frontdesk.qt.widgets.chip import Chip
from frontdesk.qt.widgets.choice import Choice
from frontdesk.qt.widgets.field import Field
from frontdesk.qt.widgets.glyph import Glyph
from frontdesk.qt.widgets.icon_button import IconButton
from frontdesk.qt.widgets.rule import Rule
from frontdesk.qt.widgets.segmented import Segmented
from frontdesk.screens.studio.line_words import REACHES
from frontdesk.screens.studio.shown import (
    LONGEST_TITLE,
    MOST_WORDINGS,
    FallbackShown,
    ProblemShown,
    VariantShown,
    WallShown,
)
from frontdesk.screens.studio.view.chip_edit import ChipEdit
from frontdesk.screens.studio.view.offer import Offer

WORDS = TextStyle("serif", 21, 36)
DISCREET = TextStyle("serif", 16, 28)
_ADDED = (("name", "Name"), ("promise_what", "Promise"), ("clinician", "Clinician"))
Offers = Sequence[tuple[str, str]]


class Problems(Text):
    """What is wrong, one sentence a line, below the words it is about."""

    def __init__(self, look: Look) -> None:
        super().__init__(look, "", SMALL.weighing(500), "alert", paragraphs=True)
        self.hide()

    def show_problems(self, problems: Sequence[ProblemShown]) -> None:
        """The first that blocks, else the first, and how many more. What only could be better is quiet."""
        blocking = any(problem.blocks for problem in problems)
        said = list(dict.fromkeys(p.sentence for p in sorted(problems, key=lambda p: not p.blocks)))
        more = f"\nAnd {len(said) - 1} more." if len(said) > 1 else ""
        self.show_words(f"{said[0]}{more}" if said else "")
        self.show_colour("alert" if blocking else "ink2")
        self.setVisible(bool(problems))


class WordsPanel(CardFrame):
    """`title_typed(words)`, `wording_picked(at)`, `wording_added`, `wording_removed`."""

    title_typed = Signal(str)
    wording_picked = Signal(int)
    wording_added = Signal()
    wording_removed = Signal()

    def __init__(self, look: Look, offer: Offer, offers: Offers, parent: QWidget | None = None) -> None:
        super().__init__(look, "say", parent)
        self._look = look
        self._offer = offer
        self._offers = tuple(offers)
        self.title = Field(
            look, accessible="Cue", placeholder="What to do, in a few words", height=34, style=STRONG
        )
        self.title.setMaxLength(LONGEST_TITLE)
        self.title.textEdited.connect(self.title_typed)
        self.title_problems = Problems(look)
        self._cue = Text(look, "Cue", SMALL_STRONG, "say_label", wrap=False)
        self.wordings: Segmented | None = None
        self._wording_room = row(look, gap=4)
        self.remove = IconButton(look, "trash-2", "Take this wording off")
        self.remove.clicked.connect(self.wording_removed)
        self.more = IconButton(look, "plus", "One more way to say it")
        self.more.clicked.connect(self.wording_added)
        self.words = ChipEdit(
            look,
            WORDS,
            offers,
            accessible="Words",
            placeholder="What the desk may say. / offers what is filled in",
            ink="say_ink",
        )
        self.words.offer = offer
        self.problems = Problems(look)
        self.meter = Text(look, "", SMALL, "ink2", wrap=False)
        self.chips = [Chip(look, words, icon="plus") for _, words in _ADDED]
        for chip, (key, _) in zip(self.chips, _ADDED, strict=True):
            chip.setAccessibleName(f"Add {chip.text()}")
            chip.clicked.connect(lambda _=False, key=key: self._add(key))
        self.all_chips = Chip(look, "More", icon="plus")
        self.all_chips.clicked.connect(self._offer_all)
        self.may_go = Chip(look, "Optional", icon="text-cursor-input")
        self.may_go.setAccessibleName("The marked words may be left out")
        self.may_go.clicked.connect(self.mark_may_go)
        self._build()

    def show_words(self, title: str, wordings: Sequence[str], at: int) -> None:
        """The cue, and the wording in front."""
        if self.title.text() != title:
            self.title.setText(title)
            self.title.setCursorPosition(0)
        self._show_wordings(len(wordings), at)
        self.words.show_source(wordings[at] if at < len(wordings) else "")
        self.remove.setVisible(len(wordings) > 1)
        self.more.setVisible(len(wordings) < MOST_WORDINGS)

    def show_wall(self, shown: WallShown | None, at: int) -> None:
        """The meter, and what is wrong with cue and words."""
        self.meter.show_words(shown.meter if shown is not None else "")
        self.meter.show_colour(shown.meter_tone if shown is not None else "ink2")
        problems = shown.problems if shown is not None else ()
        here = [problem for problem in problems if problem.place == f"text {at + 1}"]
        self.problems.show_problems(here)
        self.title_problems.show_problems([problem for problem in problems if problem.place == "title"])
        wrong = next((problem for problem in here if problem.blocks and problem.length), None)
        self.words.show_wrong(*((wrong.position, wrong.length) if wrong else (-1, 0)))

    def mark_may_go(self) -> bool:
        """What is marked may be left out where one of its chips is not known; False for nothing."""
        marked = self.words.mark_may_go()
        self.words.setFocus(Qt.FocusReason.OtherFocusReason)
        return marked

    def chain(self) -> list[QWidget]:
        """What Tab meets, in the order it stands."""
        numbers = self.wordings.segments() if self.wordings is not None else ()
        chips = (*self.chips, self.all_chips, self.may_go)
        return [self.title, *numbers, self.remove, self.more, self.words, *chips]

    # ours

    def _build(self) -> None:
        look = self._look
        inside = column(look, self, gap=8, edges=(18, 12, 18, 10))
        head = row(look, gap=10)
        head.addWidget(self._cue)
        head.addWidget(self.title, 1)
        head.addLayout(self._wording_room)
        head.addWidget(self.remove)
        head.addWidget(self.more)
        inside.addLayout(head)
        inside.addWidget(self.title_problems)
        inside.addWidget(self.words)
        said = row(look, gap=10)
        said.addWidget(self.problems, 1)
        said.addStretch(0)
        said.addWidget(self.meter, 0, Qt.AlignmentFlag.AlignTop)
        inside.addLayout(said)
        inside.addWidget(Rule(look))
        foot = row(look, edges=(-6, 0, 0, 0))
        foot.addWidget(flowing(look, -4, *self.chips, self.all_chips, self.may_go), 1)
        inside.addLayout(foot)

    def _show_wordings(self, many: int, at: int) -> None:
        """Numbers, where there is more than one."""
        before = self.wordings
        if before is not None and len(before.segments()) == many:
            before.show_choice(str(at))
            return
        if before is not None:
            self._wording_room.removeWidget(before)
            before.hide()
            before.deleteLater()
            self.wordings = None
        if many > 1:
            made = Segmented(
                self._look,
                [(str(n), str(n + 1)) for n in range(many)],
                accessible="Wording",
                chosen=str(at),
                tight=True,
            )
            for n, segment in enumerate(made.segments(), 1):
                segment.setAccessibleName(f"Wording {n} of {many}")
            made.picked.connect(lambda key: self.wording_picked.emit(int(key)))
            self._wording_room.addWidget(made)
            QWidget.setTabOrder(self.title, made.segments()[0])
            self.wordings = made

    def _add(self, key: str) -> None:
        self.words.insert_chip(key)
        self.words.setFocus(Qt.FocusReason.OtherFocusReason)

    def _offer_all(self) -> None:
        place = self._offer.place_of(self.all_chips)
        items = tuple((key, words, None) for key, words in self._offers)
        self._offer.open_at(
            place, items, self._add, accessible="What is filled in", back=self.words, search=True
        )


class VariantRow(QWidget):
    """One discreet wording: how it reaches the patient, its words."""

    reach_picked = Signal(str)
    removed = Signal()

    def __init__(self, look: Look, offer: Offer, offers: Offers, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.reach = Choice(look, REACHES, accessible="How it reaches the patient")
        self.reach.picked.connect(self.reach_picked)
        self.words = ChipEdit(
            look, DISCREET, offers, accessible="Discreet words", placeholder="Without what may not be heard"
        )
        self.words.offer = offer
        self.remove = IconButton(look, "x", "Take this discreet wording off")
        self.remove.clicked.connect(self.removed)
        self.problems = Problems(look)
        inside = column(look, self, gap=2)
        line = row(look, gap=10)
        line.addWidget(self.reach, 0, Qt.AlignmentFlag.AlignTop)
        words = column(look, edges=(0, 4, 0, 4))
        words.addWidget(self.words)
        line.addLayout(words, 1)
        line.addWidget(self.remove, 0, Qt.AlignmentFlag.AlignTop)
        inside.addLayout(line)
        inside.addWidget(self.problems)


class DiscreetPanel(CardFrame):
    """`typed(at, source)`, `reach_picked(at, reach)`, `added`, `removed(at)`, `word_ended`."""

    typed = Signal(int, str)
    reach_picked = Signal(int, str)
    added = Signal()
    removed = Signal(int)
    word_ended = Signal()

    def __init__(self, look: Look, offer: Offer, offers: Offers, parent: QWidget | None = None) -> None:
        super().__init__(look, "side", parent)
        self._look = look
        self._offer = offer
        self._offers = tuple(offers)
        self.rows: list[VariantRow] = []
        self._head = Text(look, "Discreet variant", STRONG.sized(14, 20), wrap=False)
        self._reaches = Text(look, "", SMALL, "ink2", wrap=False)
        self._none = Text(
            look, "None: where others can hear, a line with a desk-only fact is not said.", SMALL, "ink2"
        )
        self.add = IconButton(look, "plus", "Add a discreet wording")
        self.add.clicked.connect(self.added)
        self.problems = Problems(look)
        inside = column(look, self, gap=2, edges=(14, 4, 10, 8))
        head = row(look, gap=10)
        head.addWidget(Glyph(look, "volume-1", 17, "say_label"))
        head.addWidget(self._head)
        head.addWidget(self._reaches)
        head.addStretch(1)
        head.addWidget(self.add)
        inside.addLayout(head)
        self._column = column(look, gap=8)
        inside.addLayout(self._column)
        inside.addWidget(self._none)
        inside.addWidget(self.problems)

    def show_variants(self, variants: Sequence[VariantShown]) -> None:
        """The discreet wordings, in the order they are tried."""
        while len(self.rows) < len(variants):
            self._put()
        for gone in self.rows[len(variants) :]:
            self._column.removeWidget(gone)
            gone.hide()
            gone.deleteLater()
        del self.rows[len(variants) :]
        for made, one in zip(self.rows, variants, strict=True):
            made.reach.show_choice(one.reach)
            made.words.show_source(one.text)
        self._none.setVisible(not variants)
        self.add.setVisible(len(variants) < 4)

    def chain(self) -> list[QWidget]:
        """What Tab meets, in the order it stands."""
        return [self.add, *(part for made in self.rows for part in (made.reach, made.words, made.remove))]

    def show_reach(self, words: str) -> None:
        """How many of today's visits it reaches."""
        self._reaches.show_words(words)

    def show_problems(self, problems: Sequence[ProblemShown]) -> None:
        """Below the variant each is about; those about all of them at the foot."""
        reaches = [made.reach.choice() for made in self.rows]
        for made, reach in zip(self.rows, reaches, strict=True):
            made.problems.show_problems([p for p in problems if p.place == reach])
        self.problems.show_problems([p for p in problems if p.place == "variants"])

    def _put(self) -> None:
        made = VariantRow(self._look, self._offer, self._offers, self)
        made.words.edited.connect(lambda source: self.typed.emit(self.rows.index(made), source))
        made.words.word_ended.connect(self.word_ended)
        made.reach_picked.connect(lambda reach: self.reach_picked.emit(self.rows.index(made), reach))
        made.removed.connect(lambda: self.removed.emit(self.rows.index(made)))
        self.rows.append(made)
        self._column.addWidget(made)


class FallbackRows(QWidget):
    """ "If Promise is not known, say ..." `typed(name, words)`."""

    typed = Signal(str, str)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._column = column(look, self, gap=6)
        self._shown: tuple[str, ...] = ()
        self.fields: dict[str, Field] = {}

    def show_fallbacks(self, shown: Sequence[FallbackShown]) -> None:
        """One row a chip that may be empty."""
        names = tuple(one.name for one in shown)
        if names != self._shown:
            self._make(shown)
        for one in shown:
            field = self.fields[one.name]
            field.setPlaceholderText(one.usual)
            if " ".join(field.text().split()) != one.words:  # a blank still to be followed by a word stays
                field.setText(one.words)
        self.setVisible(bool(shown))

    def _make(self, shown: Sequence[FallbackShown]) -> None:
        empty(self._column)
        self._shown = tuple(one.name for one in shown)
        self.fields = {}
        for one in shown:
            line = row(self._look, gap=8)
            words = ("If ", Run(one.label, NOTE.weighing(600), "ink"), " is not known, say")
            line.addWidget(Text(self._look, words, NOTE, "ink2", wrap=False))
            field = Field(
                self._look, accessible=f"If {one.label} is not known, say", placeholder=one.usual, height=34
            )
            field.setMaxLength(80)
            field.textEdited.connect(lambda text, name=one.name: self.typed.emit(name, text))
            self.fields[one.name] = field
            line.addWidget(field, 1)
            self._column.addLayout(line)
