"""The page of a locked desk: words for patients at the left, one field at the right, the way back below."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QLineEdit, QWidget

from frontdesk.qt.layouts import column, row, scrolling
from frontdesk.qt.look import Look
from frontdesk.qt.night import Night
from frontdesk.qt.text import Text
from frontdesk.qt.type_style import BODY, BUTTON_SMALL, NOTE, TITLE_1
from frontdesk.qt.widgets.button import Btn
from frontdesk.qt.widgets.field import Field
from frontdesk.screens.lock.shown import LockShown, Step

RIGHT = 430
LEFT = 400
"""Design pixels that the words for patients need beside it."""
LONGEST = 200
FORGOTTEN = "Forgotten? The recovery sheet opens it too."


class LockPage(QWidget):
    """``given(text)`` on Enter; ``sheet_pressed`` and ``back_pressed`` go between passphrase and sheet."""

    given = Signal(str)
    sheet_pressed = Signal()
    back_pressed = Signal()

    def __init__(self, look: Look, clinic: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.night = Night(look, clinic)
        self.title = Text(look, "", TITLE_1.sized(25, 34))
        self.words = Text(look, "", BODY, "ink2")
        self.label = Text(look, "", BUTTON_SMALL)
        self.field = Field(look, accessible="", icon="key-round", height=54)
        self.field.setMaxLength(LONGEST)
        self.trouble = Text(look, "", NOTE, "alert")
        self.wait = Text(look, "", NOTE, "ink2")
        self.open = Btn(look, "", "primary", icon="lock-open", key="Enter", height=48)
        self.show_typed = Btn(look, "Show what is typed", "ghost", icon="eye", dense=True)
        self.forgotten = Text(look, FORGOTTEN, NOTE, "ink2")
        self.sheet = Btn(look, "Use the recovery sheet", "ghost", icon="file-text", dense=True)
        self.back = Btn(look, "Back to the passphrase", "ghost", icon="arrow-left", dense=True)
        self._build()
        self.open.clicked.connect(self._give)
        self.sheet.clicked.connect(self.sheet_pressed)
        self.back.clicked.connect(self.back_pressed)
        self.show_typed.clicked.connect(lambda: self._hide_typed(hidden=not self._typed_hidden()))
        self.field.textEdited.connect(lambda _text: self.show_trouble("", try_again=False))
        look.changed.connect(self._fit)

    def show_page(self, shown: LockShown) -> None:
        """One step; nothing typed at another step stays."""
        typed = shown.step is not Step.ENTER
        self.title.show_words(shown.title)
        self.words.show_words(shown.words)
        self.label.show_words(shown.label)
        self.field.setAccessibleName(shown.label)
        self.open.show_text(shown.act)
        self.label.setVisible(typed)
        self.field.setVisible(typed)
        passphrase = shown.step is Step.PASSPHRASE
        self.forgotten.setVisible(passphrase)
        for way in (self.show_typed, self.sheet):
            way.setVisible(passphrase)
        self.back.setVisible(shown.step is Step.RECOVERY)
        self.forget()
        self._hide_typed(hidden=passphrase)
        (self.field if typed else self.open).setFocus(Qt.FocusReason.OtherFocusReason)

    def show_trouble(self, words: str, *, try_again: bool) -> None:
        """In place, under the field."""
        self.trouble.show_words(words)
        self.trouble.setVisible(bool(words))
        self.field.setAccessibleDescription(words)
        if try_again:
            self.field.selectAll()
            self.body.ensureWidgetVisible(self.field)
            self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_wait(self, words: str) -> None:
        """Nothing can be tried for a while."""
        self.wait.show_words(words)
        self.wait.setVisible(bool(words))
        self.open.setEnabled(not words)

    def show_busy(self, busy: bool) -> None:
        """What was typed is being checked."""
        self.open.set_busy(busy)

    def forget(self) -> None:
        """Nothing that was typed stays, not even for Undo in the field."""
        self.field.setText("")

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
        whole = column(look, right, edges=(48, 40, 48, 22))
        whole.addStretch(1)
        for widget in (self.title, self.words):
            whole.addWidget(widget)
        whole.addSpacing(look.px(24))
        whole.addWidget(self.label)
        whole.addSpacing(look.px(6))
        whole.addWidget(self.field)
        whole.addSpacing(look.px(8))
        whole.addWidget(self.trouble)
        whole.addWidget(self.wait)
        line = row(look, edges=(-6, 4, 0, 0))
        line.addWidget(self.open)
        line.addStretch(1)
        whole.addLayout(line)
        whole.addStretch(2)
        self._low(whole, self.show_typed)
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
        right = self._look.px(RIGHT)
        both = self.width() - right >= self._look.px(LEFT)
        self.night.setVisible(both)
        self.body.setMinimumWidth(min(right, self.width()))
        self.body.setMaximumWidth(right if both else self.maximumWidth())
        self.update()

    def _give(self) -> None:
        self.given.emit(self.field.text())

    def _typed_hidden(self) -> bool:
        return self.field.echoMode() == QLineEdit.EchoMode.Password

    def _hide_typed(self, *, hidden: bool) -> None:
        mode = QLineEdit.EchoMode
        self.field.setEchoMode(mode.Password if hidden else mode.Normal)
        self.show_typed.show_text("Show what is typed" if hidden else "Hide what is typed")
        self.show_typed.show_icon("eye" if hidden else "eye-off")
