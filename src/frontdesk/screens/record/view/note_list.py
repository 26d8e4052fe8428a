"""The notes of one chapter, under their headings. The keys stay on the note they were on."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QWidget

from frontdesk.qt.layouts import column, empty, row
from frontdesk.qt.look import Look
from frontdesk.qt.text import Text
from frontdesk.qt.type_style import NOTE, SMALL, STRONG
from frontdesk.qt.widgets.button import Btn
from frontdesk.qt.widgets.card_frame import CardFrame
from frontdesk.qt.widgets.glyph import Glyph
from frontdesk.qt.widgets.segmented import Segmented
from frontdesk.screens.record.shown import GroupShown, RecordShown
from frontdesk.screens.record.view.note_row import NoteRow


class NoteList(QWidget):
    """Passes on what its rows tell; ``answer_picked(answer)`` is about consent."""

    change_pressed = Signal(str)
    confirm_pressed = Signal(str)
    remove_pressed = Signal(str)
    end_picked = Signal(str, str)
    audience_picked = Signal(str, str)
    strip_set = Signal(str, bool)
    answer_picked = Signal(str)
    more_pressed = Signal()
    keys_lost = Signal()
    """The note that had the keys is gone, and there is no other."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._groups: Sequence[GroupShown] = ()
        self._of = ""
        self._rows: list[NoteRow] = []
        self._column = column(look, self, gap=6)
        self.consent: Segmented | None = None
        self.older: Btn | None = None
        self._old: QWidget | None = None
        self._older_words = ""
        self._older_open = False

    def show_notes(self, shown: RecordShown) -> None:
        """Built anew only where something differs."""
        of = f"{shown.chapter}/{shown.answer}"
        if (of, shown.groups) == (self._of, self._groups):
            return
        stays = self._of == of
        self._older_open = self._older_open and stays
        held = self._held() if stays else None
        known = {one.note.id for one in self._rows}
        self.forget()
        self._of, self._groups = of, shown.groups
        if shown.answers:
            self._ask_consent(shown)
        for group in shown.groups:
            self._add_group(group)
        if shown.hint:
            self._column.addSpacing(self._look.px(8))
            self._column.addWidget(self._hint(shown.hint))
        if held is not None:
            self._hold(*held, known)

    def forget(self) -> None:
        """Nothing of anybody stays here."""
        self._of, self._groups = "", ()
        self._rows.clear()
        self.consent = self.older = self._old = None
        empty(self._column)

    def rows(self) -> tuple[NoteRow, ...]:
        """The notes, in order."""
        return tuple(self._rows)

    # ours

    def _add_group(self, group: GroupShown) -> None:
        look = self._look
        if group.title and not group.folded:
            self._column.addWidget(Text(look, group.title, STRONG))
        if not group.notes and group.empty:
            self._column.addWidget(Text(look, group.empty, NOTE, "ink2"))
        if group.folded:
            self._fold(group)
            return
        for note in group.notes:
            one = NoteRow(look, note)
            one.change_pressed.connect(self.change_pressed)
            one.confirm_pressed.connect(self.confirm_pressed)
            one.remove_pressed.connect(self.remove_pressed)
            one.end_picked.connect(self.end_picked)
            one.audience_picked.connect(self.audience_picked)
            one.strip_set.connect(self.strip_set)
            self._rows.append(one)
            self._column.addWidget(one)
        if group.more:
            more = Btn(look, group.more, "ghost", icon="chevron-down", dense=True)
            more.clicked.connect(self.more_pressed)
            self._column.addWidget(more, 0, Qt.AlignmentFlag.AlignLeft)
        self._column.addSpacing(look.px(6))

    def _fold(self, group: GroupShown) -> None:
        """A line with a count that opens what is only to be read."""
        look = self._look
        self.older = Btn(look, "", "ghost", dense=True)
        self.older.setCheckable(True)
        self._old = QWidget()
        inside = column(look, self._old, gap=6, edges=(12, 2, 0, 0))
        for note in group.notes:
            said = column(look)
            said.addWidget(Text(look, note.words, NOTE, "ink2"))
            said.addWidget(Text(look, note.below, SMALL, "ink2"))
            inside.addLayout(said)
        self._column.addWidget(self.older, 0, Qt.AlignmentFlag.AlignLeft)
        self._column.addWidget(self._old)
        self._older_words = f"{group.title}, {len(group.notes)}"
        self.older.clicked.connect(self._open_older)
        self._show_older()

    def _open_older(self) -> None:
        self._older_open = not self._older_open
        self._show_older()

    def _show_older(self) -> None:
        if self.older is not None and self._old is not None:
            self.older.show_text(self._older_words)
            self.older.show_icon("chevron-down" if self._older_open else "chevron-right")
            self.older.setChecked(self._older_open)
            self._old.setVisible(self._older_open)

    def _ask_consent(self, shown: RecordShown) -> None:
        look = self._look
        line = row(look)
        ask = "Did the patient agree to personal notes?"
        answers = shown.answers
        if shown.answer not in dict(answers):
            answers = (("", "Not asked"), *answers)
        self.consent = Segmented(look, answers, accessible=ask, chosen=shown.answer)
        self.consent.picked.connect(lambda key: self.answer_picked.emit(key) if key else None)
        self._column.addWidget(Text(look, ask, STRONG))
        line.addWidget(self.consent)
        line.addStretch(1)
        self._column.addLayout(line)

    def _hint(self, words: str) -> QWidget:
        look = self._look
        frame = CardFrame(look, "ask")
        line = row(look, frame, gap=14, edges=(16, 10, 16, 10))
        line.addWidget(Glyph(look, "lightbulb", 18), 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(Text(look, words, SMALL.sized(14, 20), "ink2"), 1)
        return frame

    def _held(self) -> tuple[str, int, str] | None:
        """The note the keys are on: its id, its place, and which of its controls."""
        focus = QApplication.focusWidget()
        for at, one in enumerate(self._rows):
            name = one.name_of(focus)
            if name:
                return one.note.id, at, name
        return None

    def _hold(self, id: str, at: int, name: str, known: set[str]) -> None:
        """The same note, the one that took its place, else the one that stands there now."""
        same = [one for one in self._rows if one.note.id == id]
        new = [one for one in self._rows if one.note.id not in known]
        there = self._rows[min(at, len(self._rows) - 1) :] if self._rows else []
        if not self._rows:
            self.keys_lost.emit()
        for one in (*same, *new, *there)[:1]:
            control = one.control(name)
            if isinstance(control, Segmented):
                control = next(s for s in control.segments() if s.isChecked())
            control.setFocus(Qt.FocusReason.OtherFocusReason)
