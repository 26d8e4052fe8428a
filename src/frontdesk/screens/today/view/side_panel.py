"""The side panel: the three sections by name, folded counts, the one thing to check, and adding."""

from PySide6.QtCore import QSize, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from frontdesk.domain.audience import Audience
from frontdesk.domain.card import Question, Row, Section
from frontdesk.qt.accessible import Role, reads_as
from frontdesk.qt.layouts import column, empty, row
from frontdesk.qt.look import Look
from frontdesk.qt.text import Text
from frontdesk.qt.theme import Token
from frontdesk.qt.type_style import NOTE, SMALL, SMALL_STRONG, TextStyle
from frontdesk.qt.widgets.button import Btn
from frontdesk.qt.widgets.card_frame import CardFrame
from frontdesk.qt.widgets.flow import FlowLayout
from frontdesk.qt.widgets.glyph import Glyph
from frontdesk.qt.widgets.key_hint import KeyHint
from frontdesk.qt.widgets.key_row import KeyRow
from frontdesk.qt.widgets.rule import Rule
from frontdesk.qt.widgets.scroll_pane import ScrollPane
from frontdesk.screens.today.shown import Notes
from frontdesk.screens.today.shown_owed import TaskShown
from frontdesk.screens.today.view.note_folds import NoteFolds
from frontdesk.screens.today.view.nothing_told import NothingTold
from frontdesk.screens.today.view.task_rows import TaskRows

FOREIGN = "From the other system"

_NO_SECTION = Section(key="", title="", glyph="", rows=(), empty="")


class _Line(QWidget):
    """An icon and words, as a heading or a row."""

    def __init__(self, look: Look, style: TextStyle, size: int, gap: int, indent: int) -> None:
        super().__init__()
        self._glyph = Glyph(look, "", size, "ink2")
        self._words = Text(look, "", style)
        beside = column(look, edges=(0, max(0.0, (style.line - size) / 2), 0, 0))
        beside.addWidget(self._glyph)
        beside.addStretch(1)
        inside = row(look, self, gap=gap, edges=(indent, 1, 0, 1))
        inside.addLayout(beside)
        inside.addWidget(self._words, 1)

    def show_line(self, glyph: str, words: str, style: TextStyle, ink: Token) -> None:
        """Without an icon the words begin where it would stand."""
        self._glyph.show_icon(glyph)
        self._glyph.setVisible(bool(glyph))
        self._words.show_words(words)
        self._words.show_style(style, ink)


class _FactRow(QWidget):
    """One fact; under one nobody here confirmed, where it is from and the key that makes it ours."""

    confirm_pressed = Signal(str)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._fact_id = ""
        self._line = _Line(look, NOTE, 18, gap=12, indent=10)
        self._foreign: QWidget | None = None
        self._confirm: Btn | None = None
        self._column = column(look, self)
        self._column.addWidget(self._line)
        look.changed.connect(self._fit)
        self._fit()

    def show_words(self, words: str) -> None:
        """Words in place of facts; empty ones leave nothing of anybody here."""
        self._line.show_line("", words, SMALL, "ink3")
        self._show_foreign("", "")

    def show_fact(self, fact: Row) -> None:
        """What may be said stands out."""
        aloud = fact.audience is Audience.ALOUD
        style = NOTE.weighing(500 if aloud else 400)
        self._line.show_line(
            fact.glyph, fact.text, style if fact.glyph else SMALL, "ink" if aloud else "ink2"
        )
        self._show_foreign(fact.fact_id if fact.unconfirmed else "", fact.text)

    def _show_foreign(self, fact_id: str, text: str) -> None:
        if fact_id and self._foreign is None:
            self._add_foreign()
        self._fact_id = fact_id
        if self._foreign is not None and self._confirm is not None:
            self._foreign.setVisible(bool(fact_id))
            self._confirm.setAccessibleName(f"Confirm: {text}" if fact_id else "")

    def _add_foreign(self) -> None:
        look = self._look
        self._foreign = QWidget(self)
        self._confirm = Btn(look, "Confirm", "ghost", icon="check", dense=True)
        self._confirm.clicked.connect(lambda: self.confirm_pressed.emit(self._fact_id))
        line = row(look, self._foreign, edges=(40, 0, 0, 0))
        line.addWidget(Text(look, FOREIGN, SMALL, "ink2", middle=True), 1)
        line.addWidget(self._confirm)
        self._column.addWidget(self._foreign)

    def _fit(self) -> None:
        self._column.setSpacing(_gap(self._look))


@reads_as(Role.Grouping)
class SectionView(QWidget):
    """One section: heading and one row a fact. The rows are kept from person to person."""

    confirm_pressed = Signal(str)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._shown = _NO_SECTION
        self._heading = _Line(look, SMALL_STRONG, 15, gap=6, indent=0)
        self._rows: list[_FactRow] = []
        self._column = column(look, self)
        self._column.addWidget(self._heading)
        look.changed.connect(self._fit)
        self._fit()

    def show_section(self, section: Section) -> None:
        """Fill it; the same section costs nothing."""
        if section == self._shown:
            return
        self._shown = section
        self.setAccessibleName(section.title)
        self._heading.show_line(section.glyph, section.title, SMALL_STRONG, "ink2")
        wanted = max(1, len(section.rows))
        while len(self._rows) < wanted:
            made = _FactRow(self._look)
            made.confirm_pressed.connect(self.confirm_pressed)
            self._rows.append(made)
            self._column.addWidget(made)
        for i, one in enumerate(self._rows):
            if i < len(section.rows):
                one.show_fact(section.rows[i])
            else:
                one.show_words("" if section.rows else section.empty)
            one.setVisible(i < wanted)

    def _fit(self) -> None:
        self._column.setSpacing(_gap(self._look))


def _gap(look: Look) -> int:
    return look.px(1 if look.compact else 4)


@reads_as(Role.Grouping)
class CheckOnce(QWidget):
    """One thing to check, at most one a visit."""

    answered = Signal(str)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._question: Question | None = None
        self._text = Text(look, "", NOTE)
        whole = column(look, self, gap=2, edges=(4, 0, 4, 0))
        words = column(look, gap=3, edges=(6, 0, 0, 0))
        words.addWidget(Text(look, "One thing to check", SMALL_STRONG, "ink2"))
        words.addWidget(self._text)
        whole.addLayout(words)
        holder = QWidget(self)
        self._buttons = FlowLayout(holder, -look.px(4))
        whole.addWidget(holder)
        self._holder = holder
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        holder.setSizePolicy(policy)

    def show_question(self, question: Question | None) -> None:
        """None hides it."""
        self.setVisible(question is not None)
        if question == self._question:
            return
        self._question = question
        self.setAccessibleName(question.text if question else "")
        self._text.show_words(question.text if question else "")
        empty(self._buttons)
        for answer in question.answers if question else ():
            button = Btn(self._look, answer, "secondary", dense=True)
            button.clicked.connect(lambda _=False, said=answer: self.answered.emit(said))
            self._buttons.addWidget(button)


class HeldNotes(CardFrame):
    """Notes while F4 is held: desk only at once, private after a second more."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, "held", parent)
        self._desk = Text(look, "", NOTE, paragraphs=True)
        self._private_title = Text(look, "", SMALL_STRONG, "ink2", middle=True)
        self._private = Text(look, "", NOTE, paragraphs=True)
        self._lock = Glyph(look, "lock", 15, "ink2")
        head = row(look, gap=8)
        head.addWidget(Glyph(look, "eye", 15, "ink2"))
        self._how = Text(look, "", SMALL_STRONG, "ink2", middle=True)
        head.addWidget(self._how, 1)
        head.addWidget(KeyHint(look, "F4"))
        below = row(look, gap=8, edges=(0, 4, 0, 2))
        below.addWidget(self._lock)
        below.addWidget(self._private_title, 1)
        whole = column(look, self, gap=3, edges=(12, 9, 10, 9))
        whole.addLayout(head)
        whole.addWidget(self._desk)
        whole.addLayout(below)
        whole.addWidget(self._private)
        self.show_how("While F4 is held", "keep holding 1 second")

    def show_how(self, how: str, private: str) -> None:
        """How long they stay, and how the private ones open."""
        self._how.show_words(how)
        self._for_private = private

    def show_notes(self, notes: Notes) -> None:
        """Fill it with what may stand open now."""
        self._desk.show_words("\n".join(notes.desk) or "Nothing for the desk only.")
        closed = f"Private: {self._for_private}" if notes.private_count else "Nothing private"
        self._private_title.show_words("Private" if notes.level > 1 else closed)
        self._lock.show_icon("lock-open" if notes.level > 1 else "lock", "ink2")
        self._private.show_words("\n".join(notes.private))
        self._private.setVisible(notes.level > 1)


def adding_rows(look: Look) -> tuple[KeyRow, KeyRow]:
    """What the foot of a panel beside the words offers: F2 and F3."""
    fact, promise = ("Add what we are told", "plus", "F2"), ("Add a promise", "bookmark", "F3")
    first, second = (
        KeyRow(look, words, icon=icon, key=key, height=36, icon_at=12, text_at=40)
        for words, icon, key in (fact, promise)
    )
    return first, second


@reads_as(Role.Grouping)
class _Known(ScrollPane):
    """The part that gives way: it asks for no more than its least height, and takes what is left."""

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), self.minimumHeight())


class SidePanel(CardFrame):
    """Everything beside the lines. Where it is too much what is known scrolls; the question, the counts
    and adding stay in sight."""

    held = Signal(bool)
    answered = Signal(str)
    confirm_pressed = Signal(str)
    task_ticked = Signal(str)
    add_pressed = Signal()
    promise_pressed = Signal()
    sheet_pressed = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, "side", parent)
        self._look = look
        self._sections: list[SectionView] = []
        self._folds = NoteFolds(look)
        self._held = HeldNotes(look)
        self.tasks = TaskRows(look)
        self.tasks.ticked.connect(self.task_ticked)
        self._question = CheckOnce(look)
        self._question.answered.connect(self.answered)
        self._folds.held.connect(self.held)
        self.add, self.promise = adding_rows(look)
        self.add.clicked.connect(self.add_pressed)
        self.promise.clicked.connect(self.promise_pressed)
        self.nothing_told = NothingTold(look)
        self.nothing_told.pressed.connect(self.sheet_pressed)
        self._rule, self._low_rule = Rule(look), Rule(look)
        self.known = _Known(look, "sunken")
        self._stood_at = 0
        self._upper = column(look)
        self._inside = column(look, self.known.inner)
        self._inside.addLayout(self._upper)
        self._inside.addWidget(self._held)
        self._inside.addStretch(1)
        self._standing = column(look)
        for part in (self._rule, self.tasks, self._question, self._folds):
            self._standing.addWidget(part)
        self._links = column(look, gap=2)
        self._links.addWidget(self.add)
        self._links.addWidget(self.promise)
        self._whole = column(look, self)
        self._whole.addWidget(self.nothing_told)
        self._whole.addWidget(self.known, 1)
        self._whole.addLayout(self._standing)
        self._whole.addStretch(0)
        self._whole.addWidget(self._low_rule)
        self._whole.addLayout(self._links)
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(0)
        self._later.timeout.connect(self._settle)
        look.changed.connect(self._fit)
        self._fit()

    def show_side(
        self,
        sections: tuple[Section, ...],
        notes: Notes,
        question: Question | None,
        tasks: tuple[TaskShown, ...] = (),
        *,
        told_nothing: bool = False,
    ) -> None:
        """Fill it; sections are empty before the match. ``told_nothing``: the sheet is offered."""
        self.nothing_told.show_offer(told_nothing, beside_sections=bool(sections))
        self.tasks.show_tasks(tasks)
        while len(self._sections) < len(sections):
            view = SectionView(self._look)
            view.confirm_pressed.connect(self.confirm_pressed)
            self._sections.append(view)
            self._upper.addWidget(view)
        for i, view in enumerate(self._sections):
            view.setVisible(i < len(sections))
            view.show_section(sections[i] if i < len(sections) else _NO_SECTION)
        opens, closes = self._held.isHidden(), not self._held.isHidden() and not notes.level
        if opens:
            self._stood_at = self.known.verticalScrollBar().value()
        self.known.setVisible(bool(sections) or notes.level > 0)
        self._rule.setVisible(bool(sections) and not notes.level)
        self._folds.show_notes(notes, apart=notes.before_match)
        self._held.setVisible(notes.level > 0)
        self._held.show_notes(notes)
        self._question.show_question(None if notes.level else question)
        self._settle()
        if closes:  # what was scrolled away for them stands where it stood
            self.known.verticalScrollBar().setValue(self._stood_at)
        self._later.start()

    # Qt asks

    def minimumSizeHint(self) -> QSize:
        # Without a width a layout counts words and buttons at their narrowest; heightForWidth is the truth.
        return QSize(super().minimumSizeHint().width(), self.known.minimumHeight())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._later.start()

    # ours

    def _settle(self) -> None:
        """What is known takes what it needs and no more, so that the question follows it.

        What F4 opened comes into sight.
        """
        need = self.known.needed(self.known.viewport().width())
        self.known.setMaximumHeight(need)
        least = 96 if self.tasks.isHidden() else 60
        self.known.setMinimumHeight(min(need, self._look.px(least)))
        if not self._held.isHidden():
            self.known.settle()
            self.known.bring(self._held)

    def _fit(self) -> None:
        look = self._look
        compact = look.compact
        self._whole.setContentsMargins(
            look.px(14), look.px(11 if compact else 12), look.px(14), look.px(7 if compact else 11)
        )
        self._whole.setSpacing(look.px(4 if compact else 8))
        for part in (self._inside, self._standing):
            part.setSpacing(look.px(5 if compact else 8))
        self._upper.setSpacing(look.px(4 if compact else 12))
        self._links.setSpacing(look.px(0 if compact else 2))
        for beside in (self.add, self.promise, self._low_rule):
            beside.setVisible(not look.narrow)  # there they stand in the row of buttons
        self._links.setContentsMargins(0, 0, look.px(10), 0)
        self._later.start()
