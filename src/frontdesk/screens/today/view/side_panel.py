"""The side panel: the three sections by name, folded counts, the one thing to check, and adding."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSizePolicy, QWidget

from frontdesk.domain.card import Question, Section
from frontdesk.qt.look import Look
from frontdesk.qt.text import Text
from frontdesk.qt.type_style import NOTE, SMALL, SMALL_STRONG
from frontdesk.qt.widgets.button import Btn
from frontdesk.qt.widgets.card_frame import CardFrame
from frontdesk.qt.widgets.flow import FlowLayout
from frontdesk.qt.widgets.fold_row import FoldRow
from frontdesk.qt.widgets.glyph import Glyph
from frontdesk.qt.widgets.key_row import KeyRow
from frontdesk.screens.today.shown import Notes
from frontdesk.screens.today.view.layouts import column, row
from frontdesk.screens.today.view.line_panel import Rule

UNCONFIRMED = "From the other system. Confirm"


class SectionView(QWidget):
    """One section: heading and one row a fact."""

    confirm_pressed = Signal(str)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._shown: Section | None = None
        self._column = column(look, self, gap=4)

    def show_section(self, section: Section) -> None:
        """Draw it anew only when it changed."""
        if section == self._shown:
            return
        self._shown = section
        look = self._look
        while (item := self._column.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.setParent(None)
                widget.deleteLater()
        self.setAccessibleName(section.title)
        self._add(section.glyph, 15, section.title, "ink2", 0, strong=True)
        for fact in section.rows:
            self._add(fact.glyph, 18, fact.text, "ink", 10)
            if fact.unconfirmed:
                confirm = Btn(look, UNCONFIRMED, "ghost", icon="check", dense=True)
                confirm.clicked.connect(lambda _=False, key=fact.fact_id: self.confirm_pressed.emit(key))
                self._column.addWidget(confirm)
        if not section.rows:
            self._add("", 18, section.empty, "ink3", 10)

    def _add(self, glyph: str, size: int, words: str, ink: str, indent: int, *, strong: bool = False) -> None:
        look = self._look
        line = QWidget(self)
        inside = row(look, line, gap=6 if strong else 12, edges=(indent, 1, 0, 1))
        style = SMALL_STRONG if strong else NOTE if glyph else SMALL
        if glyph:
            beside = column(look, edges=(0, max(0.0, (style.line - size) / 2), 0, 0))
            beside.addWidget(Glyph(look, glyph, size, "ink2"))
            beside.addStretch(1)
            inside.addLayout(beside)
        inside.addWidget(Text(look, words, style, ink), 1)  # type: ignore[arg-type]
        self._column.addWidget(line)


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
        if question is None or question == self._question:
            return
        self._question = question
        self.setAccessibleName(question.text)
        self._text.show_words(question.text)
        while (item := self._buttons.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.setParent(None)
                widget.deleteLater()
        for answer in question.answers:
            button = Btn(self._look, answer, "secondary", dense=True)
            button.clicked.connect(lambda _=False, said=answer: self.answered.emit(said))
            self._buttons.addWidget(button)


class HeldNotes(CardFrame):
    """Notes while F4 is held: desk only at once, private after a second more."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, "held", parent)
        self._title = Text(look, "Desk notes, while F4 is held", SMALL_STRONG, "ink2")
        self._desk = Text(look, "", NOTE, paragraphs=True)
        self._private_title = Text(look, "", SMALL_STRONG, "ink2")
        self._private = Text(look, "", NOTE, paragraphs=True)
        whole = column(look, self, gap=4, edges=(12, 10, 12, 10))
        for part in (self._title, self._desk, self._private_title, self._private):
            whole.addWidget(part)

    def show_notes(self, notes: Notes) -> None:
        """Fill it with what may stand open now."""
        self._desk.show_words("\n".join(notes.desk) or "Nothing for the desk only.")
        closed = "Private: keep holding 1 second" if notes.private_count else "Nothing private"
        self._private_title.show_words("Private" if notes.level > 1 else closed)
        self._private.show_words("\n".join(notes.private))
        self._private.setVisible(notes.level > 1)


class SidePanel(CardFrame):
    """Everything beside the lines."""

    held = Signal(bool)
    answered = Signal(str)
    confirm_pressed = Signal(str)
    add_pressed = Signal()
    promise_pressed = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, "side", parent)
        self._look = look
        self._sections: list[SectionView] = []
        self._both = FoldRow(look, "", icon="eye", hold="hold", key="F4")
        self._desk = FoldRow(look, "", icon="eye", hold="hold", key="F4")
        self._private = FoldRow(look, "", icon="lock", hold="hold", key="F4")
        self._held = HeldNotes(look)
        self._question = CheckOnce(look)
        self._question.answered.connect(self.answered)
        for fold in (self._both, self._desk, self._private):
            fold.held.connect(self.held)
        self.add = KeyRow(
            look, "Add what we are told", icon="plus", key="F2", height=36, icon_at=12, text_at=40
        )
        self.promise = KeyRow(
            look, "Add a promise", icon="bookmark", key="F3", height=36, icon_at=12, text_at=40
        )
        self.add.clicked.connect(self.add_pressed)
        self.promise.clicked.connect(self.promise_pressed)
        self._rule, self._low_rule = Rule(look), Rule(look)
        whole = column(look, self)
        self._upper = column(look)
        whole.addLayout(self._upper)
        whole.addWidget(self._rule)
        for part in (self._both, self._desk, self._private, self._held, self._question):
            whole.addWidget(part)
        whole.addStretch(1)
        whole.addWidget(self._low_rule)
        links = column(look, gap=2)
        links.addWidget(self.add)
        links.addWidget(self.promise)
        whole.addLayout(links)
        self._whole = whole
        look.changed.connect(self._fit)
        self._fit()

    def show_side(self, sections: tuple[Section, ...], notes: Notes, question: Question | None) -> None:
        """Fill it; sections are empty before the match."""
        while len(self._sections) < len(sections):
            view = SectionView(self._look)
            view.confirm_pressed.connect(self.confirm_pressed)
            self._sections.append(view)
            self._upper.addWidget(view)
        for i, view in enumerate(self._sections):
            view.setVisible(i < len(sections))
            if i < len(sections):
                view.show_section(sections[i])
        self._rule.setVisible(bool(sections))
        self._show_notes(notes)
        self._question.show_question(question)

    # ours

    def _show_notes(self, notes: Notes) -> None:
        desk, private, held = notes.desk_count, notes.private_count, notes.level > 0
        apart = notes.before_match
        words = [f"{desk} desk" if desk else "", f"{private} private" if private else ""]
        self._both.show_text(", ".join(w for w in words if w))
        self._desk.show_text(f"{desk} desk note{'s' if desk != 1 else ''}")
        self._private.show_text(f"{private} private")
        self._both.setVisible(not apart and not held and bool(desk or private))
        self._desk.setVisible(apart and desk > 0)
        self._private.setVisible(apart and private > 0)
        self._held.setVisible(held)
        if held:
            self._held.show_notes(notes)

    def _fit(self) -> None:
        look = self._look
        compact = look.compact
        self._whole.setContentsMargins(
            look.px(14), look.px(12 if compact else 13), look.px(14), look.px(7 if compact else 11)
        )
        self._whole.setSpacing(look.px(4 if compact else 8))
        self._upper.setSpacing(look.px(6 if compact else 12))
