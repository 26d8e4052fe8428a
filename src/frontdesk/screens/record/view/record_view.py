"""The record on the screen. Implements the presenter's ``Display``."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent, QPainter, QPaintEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget

from frontdesk.domain.paper import Paper
from frontdesk.frame.anywhere import ANYWHERE
from frontdesk.frame.key_sheet import key_sheet
from frontdesk.qt.key_sheet_panel import KeySheetPanel
from frontdesk.qt.later import later
from frontdesk.qt.layouts import column, row, scrolling
from frontdesk.qt.look import Look
from frontdesk.qt.paper import blocks_of, print_page
from frontdesk.qt.text import Text
from frontdesk.qt.type_style import LINE_SENTENCE, NOTE, SMALL, TITLE_PAGE
from frontdesk.qt.widgets.button import Btn
from frontdesk.qt.widgets.toast import Toast
from frontdesk.screens.record.actions import ACTIONS
from frontdesk.screens.record.presenter import RecordPresenter
from frontdesk.screens.record.shown import EraseShown, Filled, FormShown, QuestionShown, RecordShown, Saving
from frontdesk.screens.record.view.chapter_list import ChapterList
from frontdesk.screens.record.view.fact_form import FactForm
from frontdesk.screens.record.view.for_good_panel import ForGoodPanel
from frontdesk.screens.record.view.keys import RecordKeys
from frontdesk.screens.record.view.note_list import NoteList
from frontdesk.screens.record.view.on_card import WIDE, OnCard
from frontdesk.screens.record.view.question_bar import QuestionBar
from frontdesk.screens.record.view.saved_mark import SavedMark
from frontdesk.screens.record.view.shield_panel import ShieldPanel
from frontdesk.screens.record.view.wiring import draw_pdf, wire_foot, wire_notes

PRIVATE_AFTER = 1_000
"""Milliseconds F4 is held before private notes open."""
SAVE_AFTER = 1_200
"""Milliseconds without a letter before what is typed is saved."""
TRY_AGAIN_AFTER = 5_000
"""Milliseconds before what could not be saved is tried again."""
FOLD_AFTER = 20_000
"""Milliseconds without a touch before private notes and the lines about sources go."""
_LEFT = 226
_MIDDLE = 560
"""Design pixels the notes need before the third column may stand beside them."""
_NAME = LINE_SENTENCE.sized(28, 36).weighing(600)


class RecordView(QWidget):
    """``back_pressed`` leaves for Today, ``hide_pressed`` hides everything, ``touched`` with every key and
    movement; ``erased_person(patient, words)`` when nobody is left to show."""

    back_pressed = Signal()
    hide_pressed = Signal()
    touched = Signal()
    erased_person = Signal(str, str)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._shown: RecordShown | None = None
        self.back = Btn(look, "Today", "ghost", icon="arrow-left", key="Esc", dense=True)
        self._name = Text(look, "", _NAME)
        self._beside = Text(look, "", NOTE, "ink2")
        self.chapters = ChapterList(look)
        self._consent = Text(look, "", SMALL, "ink2")
        self._title = Text(look, "", TITLE_PAGE)
        self._under = Text(look, "", NOTE.sized(15, 22), "ink2")
        self.saved = SavedMark(look)
        self.add = Btn(look, "Add", "secondary", icon="plus", key="F2")
        self.copy = Btn(look, "Print a copy", "secondary", icon="printer", key="Ctrl P")
        self.hide_button = Btn(look, "Hide", "ghost", icon="eye-off", key="F9", dense=True)
        self.question = QuestionBar(look)
        self.form = FactForm(look)
        self.notes = NoteList(look)
        self.shields = ShieldPanel(look)
        self.for_good = ForGoodPanel(look)
        self.on_card = OnCard(look)
        self.toast = Toast(look, "Undo", key="Ctrl Z", parent=self)
        self.private_timer = later(self, PRIVATE_AFTER)
        self.fold_timer = later(self, FOLD_AFTER)
        self.pause_timer = later(self, SAVE_AFTER)
        self.retry_timer = later(self, TRY_AGAIN_AFTER)
        self.sheet: KeySheetPanel | None = None
        self._build()
        look.changed.connect(self._fit)
        self._fit()

    def connect_presenter(self, presenter: RecordPresenter) -> None:
        """Each signal has one place to go."""
        self.presenter = presenter
        self.back.clicked.connect(self.back_pressed)
        self.hide_button.clicked.connect(self.hide_pressed)
        self.copy.clicked.connect(presenter.copy_asked)
        self.chapters.picked.connect(presenter.chapter_picked)
        self.add.clicked.connect(self._add)
        self.form.typed.connect(self._typed)
        self.form.entered.connect(self._entered)
        self.form.left.connect(self._form_left)
        self.form.put_away.connect(self._put_away)
        self.form.kind_picked.connect(presenter.kind_picked)
        self.question.answered.connect(self._answered)
        self.notes.change_pressed.connect(self._change)
        self.notes.keys_lost.connect(self._home)
        self.for_good.put_away.connect(self._back)
        wire_notes(self.notes, presenter)
        wire_foot(self.for_good, self.shields, presenter)
        self.toast.undone.connect(presenter.undo)
        self.private_timer.timeout.connect(lambda: presenter.notes_held(2))
        self.pause_timer.timeout.connect(presenter.paused)
        self.retry_timer.timeout.connect(presenter.try_again)
        self.fold_timer.timeout.connect(lambda: presenter.left_alone(True))
        self._keys = RecordKeys(self, ACTIONS, self._run, self._notes_held, self._touched)

    # --- Display

    def show_record(self, shown: RecordShown) -> None:
        """Everything but the form."""
        before, self._shown = self._shown, shown
        self._name.show_words(shown.name)
        self._beside.show_words(shown.beside)
        self._beside.setVisible(bool(shown.beside))
        self.chapters.show_chapters(shown.chapters, shown.chapter)
        self._consent.show_words(shown.consent)
        self._title.show_words(shown.title)
        self._under.show_words(shown.under)
        self.add.setVisible(bool(shown.add))
        self.copy.setVisible(not shown.add)
        self.for_good.setVisible(bool(shown.answers))
        self.shields.show_shields(shown.shields)
        self.notes.show_notes(shown)
        self.on_card.show_card(shown.on_card)
        if before is None:
            self.chapters.take_keys()
        if before is None or before.chapter != shown.chapter:
            self._area.verticalScrollBar().setValue(0)

    def show_form(self, form: FormShown | None) -> None:
        """The open form above the notes, or none."""
        opened = form is not None and form.key != self.form.key
        in_kinds = self.form.kinds is not None and self.form.kinds.hasFocus()
        here = self._focus_in(self.form)
        self.form.show_form(form)
        if opened and not in_kinds:
            self.form.take_keys()
        elif form is None and here:
            self._home()

    def show_trouble(self, words: str) -> None:
        """Below the title of the form."""
        self.form.show_trouble(words)

    def show_hint(self, words: str) -> None:
        """Below the form."""
        self.form.show_hint(words)

    def show_saving(self, saving: Saving) -> None:
        """Beside the title."""
        self.saved.show_saving(saving)

    def try_again(self, on: bool) -> None:
        """In a few seconds, hidden or not."""
        (self.retry_timer.start if on else self.retry_timer.stop)()

    def show_question(self, question: QuestionShown | None) -> None:
        """A row above the form."""
        here = self._focus_in(self.question)
        self.question.show_question(question)
        if question is None and here:
            self._home()

    def show_toast(self, words: str, *, undo: bool, trouble: bool = False, stays: bool = False) -> None:
        """A word after an act."""
        self.toast.say(words, undoable=undo, trouble=trouble, stays=stays)

    def print_paper(self, paper: Paper) -> None:
        """Ask for a printer; its queue shows no name."""
        sent = partial(self.toast.say, "Sent to the printer.", undoable=False)
        print_page(self, paper.title, blocks_of(paper), done=sent)

    def show_erase(self, shown: EraseShown | None) -> None:
        """What goes and what stays, below the consent."""
        self.for_good.show_erase(shown)
        self._to_erase()

    def ask_folder(self) -> None:
        """The computer's own window for picking a folder."""
        picked = QFileDialog.getExistingDirectory(self, "Where the two files go")
        if picked:
            self.presenter.for_good.folder_picked(Path(picked), draw_pdf)

    def erased(self, patient_id: str, words: str) -> None:
        """Nobody is left to show."""
        self.erased_person.emit(patient_id, words)

    def put_toast_away(self) -> None:
        """A newer act is done."""
        self.toast.put_away()

    def forget(self) -> None:
        """Nothing of anybody stays in a widget; menus over it close."""
        while (over := QApplication.activePopupWidget()) is not None:
            over.close()
        self.private_timer.stop()
        self.pause_timer.stop()
        self.saved.show_saving(Saving.NOTHING)
        self._shown = None
        for text in (self._name, self._beside, self._consent):
            text.show_words("")
        self.form.forget()
        self.question.show_question(None)
        self.notes.forget()
        self.shields.show_shields(())
        self.for_good.show_erase(None)
        self.on_card.forget()
        self.toast.put_away()

    # Qt asks

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.fold_timer.start()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        if not event.spontaneous():
            self._keys.let_go()
            self.fold_timer.stop()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()
        if self.sheet is not None and self.sheet.isVisible():
            self.sheet.place()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._look.colour("surface"))
        painter.fillRect(0, 0, self._left.width(), self.height(), self._look.colour("canvas"))
        painter.end()

    # --- ours

    def _build(self) -> None:
        look = self._look
        self._left = QWidget()
        left = column(look, self._left, edges=(12, 12, 12, 14))
        head = column(look, edges=(12, 0, 6, 0))
        head.addWidget(self._name)
        head.addWidget(self._beside)
        left.addWidget(self.back, 0, Qt.AlignmentFlag.AlignLeft)
        left.addSpacing(look.px(10))
        left.addLayout(head)
        left.addSpacing(look.px(14))
        inner = QWidget()
        listed = column(look, inner)
        listed.addWidget(self.chapters)
        listed.addStretch(1)
        left.addWidget(scrolling(look, inner, "canvas"), 1)
        foot = column(look, edges=(12, 8, 6, 0))
        foot.addWidget(self._consent)
        left.addLayout(foot)
        middle = QWidget()
        page = column(look, middle, gap=8, edges=(26, 14, 26, 24))
        top = row(look, gap=4)
        titles = column(look, edges=(6, 0, 0, 0))
        titles.addWidget(self._title)
        top.addLayout(titles, 1)
        for button in (self.add, self.copy, self.hide_button):
            top.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        page.addLayout(top)
        under = row(look, gap=12, edges=(6, 0, 6, 0))
        under.addWidget(self._under, 1)
        under.addWidget(self.saved, 0, Qt.AlignmentFlag.AlignTop)
        page.addLayout(under)
        edge = column(look, gap=10, edges=(6, 0, 6, 0))
        for part in (self.question, self.form, self.notes, self.shields, self.for_good):
            edge.addWidget(part)
        page.addLayout(edge)
        page.addStretch(1)
        self._area = scrolling(look, middle, "surface")
        self._area.verticalScrollBar().rangeChanged.connect(self._to_erase)
        whole = row(look, self)
        whole.addWidget(self._left)
        whole.addWidget(self._area, 1)
        whole.addWidget(self.on_card)

    def _fit(self) -> None:
        self._left.setFixedWidth(self._look.px(_LEFT))
        self.update()
        self.on_card.setVisible(self.width() >= self._look.px(_LEFT + _MIDDLE + WIDE))

    def _run(self, action: str) -> None:
        presenter = self.presenter
        acts = {
            "add": self._add,
            "hide": self.hide_pressed.emit,
            "back": self._back,
            "panes": self._next_pane,
            "next_chapter": lambda: presenter.step_chapter(1),
            "chapter_before": lambda: presenter.step_chapter(-1),
            "copy": presenter.copy_asked,
            "undo": presenter.undo,
            "redo": presenter.redo,
            "keys": self._show_sheet,
        }
        acts[action]()

    def _add(self) -> None:
        self.presenter.add_asked()
        if self.form.isVisible():
            self.form.take_keys()
            self._area.verticalScrollBar().setValue(0)

    def _change(self, note_id: str) -> None:
        self.presenter.change_asked(note_id)
        self.form.take_keys()
        self._area.verticalScrollBar().setValue(0)

    def _form_left(self) -> None:
        """Unless another screen takes the keys: then everything is hidden, and what is typed waits."""
        focus, body = QApplication.focusWidget(), self.parentWidget()
        elsewhere = body is not None and focus is not None and body.isAncestorOf(focus)
        over = self.sheet is not None and self.sheet.isVisible()
        if not over and (not elsewhere or self._focus_in(self)):
            self.presenter.form_left()

    def _typed(self, values: Filled) -> None:
        self.pause_timer.start()
        self.presenter.typed(values)

    def _entered(self) -> None:
        self.pause_timer.stop()
        self.presenter.entered()

    def _put_away(self) -> None:
        self.pause_timer.stop()
        self.presenter.form_put_away()
        self._home()

    def _answered(self, key: str) -> None:
        self.presenter.answered(key)
        if self.form.isVisible() and not self._focus_in(self.form):
            self.form.take_keys()

    def _back(self) -> None:
        """Esc: the question, what would be erased, the form, then Today."""
        if not self.question.isHidden():
            self._answered("")
        elif self.for_good.asking:
            self.presenter.for_good.put_away()
            self._home()
        elif self.presenter.filling:
            self._put_away()
        else:
            self.back_pressed.emit()

    def _next_pane(self) -> None:
        if self._focus_in(self.chapters):
            self._home()
        else:
            self.chapters.take_keys()

    def _home(self) -> None:
        """Where the keys belong when a form closed."""
        target: QWidget | None = next((one for one in (self.add, self.copy) if one.isVisible()), None)
        if target is None:
            self.chapters.take_keys()
        else:
            target.setFocus(Qt.FocusReason.OtherFocusReason)

    def _to_erase(self) -> None:
        """What is asked stands last on the page: the field and both buttons come into sight, and stay there
        while the page finds its height."""
        if self.for_good.asking:
            self._area.verticalScrollBar().setValue(self._area.verticalScrollBar().maximum())

    def _show_sheet(self) -> None:
        """F1; what had the keys has them again."""
        if self.sheet is None:
            self.sheet = KeySheetPanel(self._look, key_sheet((*ACTIONS, *ANYWHERE)), self)
            self.sheet.closed.connect(self._home)
        self.sheet.open(gives_back=True)

    def _focus_in(self, part: QWidget) -> bool:
        focus = QApplication.focusWidget()
        return focus is not None and part.isAncestorOf(focus)

    def _notes_held(self, held: bool) -> None:
        if held:
            self.private_timer.start()
        else:
            self.private_timer.stop()
        self.presenter.notes_held(1 if held else 0)

    def _touched(self) -> None:
        self.fold_timer.start()
        self.presenter.left_alone(False)
        self.touched.emit()
