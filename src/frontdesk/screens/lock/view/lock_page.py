"""The page of a locked desk: words for patients at the left; at the right who opens it, and one field."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QLineEdit, QWidget

from frontdesk.qt.accessible import say_politely
from frontdesk.qt.layouts import column, empty, row, scrolling
from frontdesk.qt.look import Look
from frontdesk.qt.night import Night
from frontdesk.qt.text import Text
from frontdesk.qt.type_style import BODY, BUTTON_SMALL, NOTE, SMALL, TITLE_1
from frontdesk.qt.widgets.button import Btn
from frontdesk.qt.widgets.field import Field
from frontdesk.qt.widgets.glyph import Glyph
from frontdesk.qt.widgets.person_row import PersonRow
from frontdesk.qt.widgets.pin_field import PinField
from frontdesk.screens.lock.shown import LockPerson, LockShown, Step

RIGHT = 430
LEFT = 400
"""Design pixels that the words for patients need beside it."""
LONGEST = 200
USE_COMPUTER = "Use this computer’s sign-in"
FORGOTTEN = "Forgotten? The recovery sheet opens it too."
DIGITS_ONLY = "A PIN has digits alone. Below is the way to the passphrase."
_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class LockPage(QWidget):
    """``given(text)`` on Enter; ``person_picked(person_id)`` and ``stepped(1 or -1)`` in the list; the other
    signals go between the ways to open it."""

    given = Signal(str)
    person_picked = Signal(str)
    stepped = Signal(int)
    passphrase_pressed = Signal()
    pin_pressed = Signal()
    computer_pressed = Signal()
    sheet_pressed = Signal()
    back_pressed = Signal()

    def __init__(self, look: Look, clinic: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._step = Step.PASSPHRASE
        self.night = Night(look, clinic)
        self.title = Text(look, "", TITLE_1.sized(25, 34))
        self.words = Text(look, "", BODY, "ink2")
        self.people: tuple[PersonRow, ...] = ()
        self._chosen = ""
        self.label = Text(look, "", BUTTON_SMALL)
        self.beside = Text(look, "", SMALL, "ink2", wrap=False)
        self.pin = PinField(look)
        self.hint = Text(look, "", SMALL, "ink2")
        self._hint_line = QWidget()
        self.field = Field(look, accessible="", icon="key-round", height=54)
        self.field.setMaxLength(LONGEST)
        self.trouble = Text(look, "", NOTE, "alert")
        self.wait = Text(look, "", NOTE, "ink2")
        self.open = Btn(look, "", "primary", icon="lock-open", key="Enter", height=48)
        self.use_passphrase = Btn(look, "Use the passphrase", "ghost", icon="text-cursor-input", dense=True)
        self.use_pin = Btn(look, "Use the PIN", "ghost", icon="keyboard", dense=True)
        self.use_computer = Btn(look, USE_COMPUTER, "ghost", icon="monitor", dense=True)
        self.show_typed = Btn(look, "Show what is typed", "ghost", icon="eye", dense=True)
        self.forgotten = Text(look, FORGOTTEN, NOTE, "ink2")
        self.sheet = Btn(look, "Use the recovery sheet", "ghost", icon="file-text", dense=True)
        self.back = Btn(look, "Back to the passphrase", "ghost", icon="arrow-left", dense=True)
        self._build()
        self.open.clicked.connect(self._give)
        self.sheet.clicked.connect(self.sheet_pressed)
        self.back.clicked.connect(self.back_pressed)
        self.use_passphrase.clicked.connect(self.passphrase_pressed)
        self.use_pin.clicked.connect(self.pin_pressed)
        self.use_computer.clicked.connect(self.computer_pressed)
        self.show_typed.clicked.connect(lambda: self._hide_typed(hidden=not self._typed_hidden()))
        for typed in (self.field, self.pin):
            typed.textEdited.connect(lambda _text: self.show_trouble("", try_again=False))
            typed.installEventFilter(self)
        self.pin.inputRejected.connect(self._no_digit)
        self.pin.hint_pressed.connect(self._give)
        look.changed.connect(self._fit)

    @property
    def typed_in(self) -> Field:
        """The field of this step."""
        return self.pin if self._step is Step.PIN else self.field

    def show_people(self, people: tuple[LockPerson, ...], chosen: str) -> None:
        """Rows are made anew for other people; the keys stay in the field."""
        if [one.person_id for one in people] != [one.person_id for one in self.people]:
            empty(self._list)
            self.people = tuple(PersonRow(self._look, p.person_id, p.name, chosen=False) for p in people)
            for one in self.people:
                self._list.addWidget(one)
                one.clicked.connect(lambda _=False, id=one.person_id: self.person_picked.emit(id))
        for one in self.people:
            one.setChecked(one.person_id == chosen)
            if one.isChecked():
                self._chosen = one.accessibleName()

    def show_page(self, shown: LockShown) -> None:
        """One step; nothing typed at another step stays."""
        typed, self._step = shown.step is not Step.ENTER, shown.step
        choosing = shown.step in (Step.PIN, Step.PASSPHRASE)
        whose = f"{shown.label} of {self._chosen}" if choosing and self._chosen else shown.label
        self.title.show_words(shown.title)
        self.words.show_words(shown.words)
        self.label.show_words(shown.label)
        self.beside.show_words(shown.beside)
        self.hint.show_words(shown.hint)
        self.typed_in.setAccessibleName(whose)
        self.open.show_text(shown.act)
        self.label.setVisible(typed)
        pin, passphrase = shown.step is Step.PIN, shown.step is Step.PASSPHRASE
        self._people.setVisible(choosing and bool(self.people))
        for part in (self.beside, self.pin, self._hint_line, self.use_passphrase):
            part.setVisible(pin)
        self.field.setVisible(typed and not pin)
        self.open.setVisible(not pin)
        self.show_typed.setVisible(passphrase)
        self.use_pin.setVisible(shown.pin_too)
        self.use_computer.setVisible(shown.computer_too)
        for part in (self.forgotten, self.sheet):
            part.setVisible(choosing)
        self.back.setVisible(shown.step is Step.RECOVERY)
        self.forget()
        self._hide_typed(hidden=passphrase)
        here = self.typed_in if typed else self.open
        self.body.ensureWidgetVisible(here)
        if here.hasFocus():
            say_politely(here, whose)  # somebody else of the list: the focus stays where it is
        here.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_trouble(self, words: str, *, try_again: bool) -> None:
        """In place, under the field."""
        self.trouble.show_words(words)
        self.trouble.setVisible(bool(words))
        here = self.typed_in
        here.setAccessibleDescription(words or self.hint.text())
        if try_again:
            if here is self.pin:
                here.setText("")
            here.selectAll()
            self.body.ensureWidgetVisible(here)
            here.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_wait(self, words: str) -> None:
        """Nothing can be tried for a while."""
        self.wait.show_words(words)
        self.wait.setVisible(bool(words))
        self.open.setEnabled(not words)

    def show_asking(self, asking: bool) -> None:
        """The computer may ask its owner meanwhile."""
        self.use_computer.show_text("Asking this computer" if asking else USE_COMPUTER)
        self.use_computer.setEnabled(not asking)

    def show_busy(self, busy: bool) -> None:
        """What was typed is being checked."""
        self.open.set_busy(busy)
        self.pin.setReadOnly(busy)

    def forget(self) -> None:
        """Nothing that was typed stays, not even for Undo in the field."""
        self.field.setText("")
        self.pin.setText("")

    # Qt asks

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            if self.back.isVisible():
                self.back_pressed.emit()
            self.forget()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.isAutoRepeat():
            self._give()
        else:
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """↑ and ↓ choose who it is; the body would scroll with them."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            step = _STEPS.get(Qt.Key(event.key())) if self._people.isVisible() else None
            if step is not None:
                self.stepped.emit(step)
                return True
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._look.colour("canvas"))
        painter.end()

    # ours

    def _build(self) -> None:
        look, right = self._look, QWidget()
        whole = self._whole = column(look, right)
        whole.addStretch(1)
        for widget in (self.title, self.words):
            whole.addWidget(widget)
        whole.addSpacing(look.px(20))
        self._people = QWidget()
        self._list = column(look, self._people, gap=8, edges=(0, 0, 0, 20))
        whole.addWidget(self._people)
        over = row(look, gap=12)
        over.addWidget(self.label)
        over.addStretch(1)
        over.addWidget(self.beside)
        whole.addLayout(over)
        whole.addSpacing(look.px(6))
        for typed in (self.field, self.pin):
            whole.addWidget(typed)
        whole.addSpacing(look.px(8))
        whole.addWidget(self.trouble)
        hint = row(look, self._hint_line, gap=10, edges=(2, 2, 0, 2))
        hint.addWidget(Glyph(look, "keyboard", 16), 0, Qt.AlignmentFlag.AlignVCenter)
        hint.addWidget(self.hint, 1)
        whole.addWidget(self._hint_line)
        whole.addWidget(self.wait)
        line = row(look, edges=(-6, 4, 0, 0))
        line.addWidget(self.open)
        line.addStretch(1)
        whole.addLayout(line)
        whole.addStretch(2)
        for button in (self.use_passphrase, self.use_pin, self.use_computer, self.show_typed):
            self._low(whole, button)
        whole.addSpacing(look.px(10))
        whole.addWidget(self.forgotten)
        whole.addSpacing(look.px(2))
        for button in (self.sheet, self.back):
            self._low(whole, button)
        both = row(look, self)
        both.addWidget(self.night, 1)
        self.body = scrolling(look, right, "canvas")
        both.addWidget(self.body)
        self.wait.hide()
        self._fit()

    def _low(self, whole: QBoxLayout, button: Btn) -> None:
        low = row(self._look, edges=(-18, 0, 0, 0))
        low.addWidget(button)
        low.addStretch(1)
        whole.addLayout(low)

    def _fit(self) -> None:
        """Where there is no room for both, what opens the desk stays."""
        look, side = self._look, self._look.px(24 if self._look.slim else 48)
        self._whole.setContentsMargins(side, look.px(40), side, look.px(22))
        right = self._look.px(RIGHT)
        both = self.width() - right >= self._look.px(LEFT)
        self.night.setVisible(both)
        self.body.setMinimumWidth(min(right, self.width()))
        self.body.setMaximumWidth(right if both else self.maximumWidth())
        self.update()

    def _give(self) -> None:
        self.given.emit(self.typed_in.text())

    def _no_digit(self) -> None:
        if not self.pin.isReadOnly() and len(self.pin.text()) < self.pin.maxLength():
            self.show_trouble(DIGITS_ONLY, try_again=False)

    def _typed_hidden(self) -> bool:
        return self.field.echoMode() == QLineEdit.EchoMode.Password

    def _hide_typed(self, *, hidden: bool) -> None:
        mode = QLineEdit.EchoMode
        self.field.setEchoMode(mode.Password if hidden else mode.Normal)
        self.show_typed.show_text("Show what is typed" if hidden else "Hide what is typed")
        self.show_typed.show_icon("eye" if hidden else "eye-off")
