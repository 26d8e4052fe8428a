"""The screen for the patient: large words, a line to type into, three answers - or what we keep, to be read.

Covers the whole window.
"""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QBoxLayout, QSizePolicy, QWidget

from frontdesk.qt.layouts import column, row
from frontdesk.qt.look import Look
from frontdesk.qt.reading_order import go_round
from frontdesk.qt.text import Text
from frontdesk.qt.type_style import BODY, SHOW, SHOW_TYPING, SMALL_STRONG, STRONG
from frontdesk.qt.widgets.button import Btn
from frontdesk.qt.widgets.field import Field
from frontdesk.qt.widgets.flow import FlowLayout
from frontdesk.qt.widgets.glyph import Glyph
from frontdesk.qt.widgets.rail import Logo
from frontdesk.qt.widgets.scroll_pane import ScrollPane
from frontdesk.screens.today.copy_words import CopyShown
from frontdesk.screens.today.shown import TurnedShown
from frontdesk.screens.today.view.copy_page import CopyPage

ANSWERS = (("Yes", "check"), ("No", "x"), ("Please write to me", "pencil"))
KEPT = "What you type here is not kept."
HEADING = "What we keep about you"
READING = "This goes off the screen after a minute without a touch."
ASK = "What do you have on me?"
_PAGES = {Qt.Key.Key_PageDown: 1, Qt.Key.Key_PageUp: -1}
_LINES = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
_PRESSES = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})


class ShowPane(QWidget):
    """Lies over the window while it shows; its field holds the focus."""

    answered = Signal(str)
    next_pressed = Signal()
    copy_pressed = Signal()
    back_pressed = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.setAutoFillBackground(True)
        self._clinic = Text(look, "", STRONG, "ink2", middle=True)
        self._words = Text(look, "", SHOW, balanced=True)
        self.field = Field(look, accessible="Type here", height=108, pad=28, style=SHOW_TYPING)
        self.field.setMaxLength(200)
        self.answers = [Btn(look, words, "large", icon=glyph) for words, glyph in ANSWERS]
        self.ask = Btn(look, ASK, "large", icon="file-text")
        self.ask.clicked.connect(self.copy_pressed)
        self.copy = CopyPage(look)
        self._next = Btn(look, "Next words", "quiet", key="F8", dense=True)
        self._back = Btn(look, "Back to the card", "quiet", key="Esc", dense=True)
        for button, (words, _) in zip(self.answers, ANSWERS, strict=True):
            button.setCheckable(True)
            button.setAutoExclusive(True)
            button.clicked.connect(lambda _=False, said=words: self.answered.emit(said))
        self._next.clicked.connect(self.next_pressed)
        self._back.clicked.connect(self.back_pressed)
        self._build()
        look.changed.connect(self._fit)
        self._fit()
        self.hide()

    def show_words(self, shown: TurnedShown | CopyShown | None, over: QWidget) -> None:
        """Cover ``over`` with these words, or a page to read; None empties the pane and lets the window be
        seen."""
        if shown is None:
            self.hide()
            self.field.clear()
            self._words.show_words("")
            self.copy.forget()
            for button in self.answers:
                button.setAutoExclusive(False)
                button.setChecked(False)
                button.setAutoExclusive(True)
            return
        if self.parentWidget() is not over:
            self.setParent(over)
            over.installEventFilter(self)
        reading = isinstance(shown, CopyShown)
        self._clinic.show_words(f"{shown.clinic}. {HEADING}" if reading else shown.clinic)
        self._asked.setVisible(not reading)
        self.copy.setVisible(reading)
        self._next.setVisible(not reading)
        self._kept.show_words(READING if reading else KEPT)
        self.setGeometry(over.rect())
        self.show()
        self.raise_()
        if isinstance(shown, CopyShown):
            self._words.show_words("")
            self.field.clear()
            self.copy.show_page(shown)
            return
        self._words.show_words(shown.words)
        self.ask.setVisible(shown.may_read)
        self.field.setAccessibleName(shown.words)
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def takes(self, event: QKeyEvent) -> bool:
        """A key of whoever reads: pages, undo, and Enter on what has the keys."""
        undo = event.key() == Qt.Key.Key_Z and event.modifiers() == Qt.KeyboardModifier.ControlModifier
        enter = event.key() in _PRESSES and not self.field.hasFocus()
        return enter or (self.copy.isVisible() and (undo or event.key() in (*_PAGES, *_LINES)))

    # Qt asks

    def focusNextPrevChild(self, forward: bool) -> bool:
        """The keys of whoever reads stay on this page: the desk lies behind it."""
        stop = go_round(self, forward=forward)
        if stop is not None:
            self.copy.bring(stop)
        return True

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and isinstance(watched, QWidget) and watched is self.parent():
            self.setGeometry(watched.rect())
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self.copy.isVisible() or event.isAutoRepeat():
            return
        if event.key() in _PAGES:
            self.copy.stepped.emit(_PAGES[Qt.Key(event.key())])
        elif event.key() in _LINES:
            self.copy.scroll_by(_LINES[Qt.Key(event.key())])
        elif event.key() == Qt.Key.Key_Z:
            self.copy.undone.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._look.colour("surface"))
        painter.end()

    # ours

    def _build(self) -> None:
        look = self._look
        head = row(look, gap=12)
        head.addWidget(Logo(look, side=36))
        head.addWidget(self._clinic, 1)
        answers = QWidget()
        self._answers = FlowLayout(answers)
        for button in (*self.answers, self.ask):
            self._answers.addWidget(button)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        answers.setSizePolicy(policy)
        asked = QWidget()
        inside = column(look, asked)
        inside.addStretch(3)
        inside.addWidget(self._words)
        inside.addSpacing(look.px(28))
        inside.addWidget(self.field)
        inside.addSpacing(look.px(22))
        beside = row(look)
        beside.addSpacing(-look.reserve())
        beside.addWidget(answers, 1)
        inside.addLayout(beside)
        inside.addStretch(4)
        kept = row(look, gap=10)
        kept.addWidget(Glyph(look, "shield-check", 18))
        self._kept = Text(look, KEPT, BODY, "ink2", middle=True)
        kept.addWidget(self._kept, 1)
        ours = row(look, gap=10)
        ours.addStretch(1)
        ours.addWidget(Text(look, "Desk", SMALL_STRONG, "ink2", wrap=False, middle=True))
        ours.addWidget(self._next)
        ours.addWidget(self._back)
        foot = self._foot = row(look)
        foot.addLayout(kept, 1)
        foot.addLayout(ours)
        whole = column(look, self)
        whole.addLayout(head)
        self._asked = ScrollPane(look)
        self._asked.setWidget(asked)
        whole.addWidget(self._asked, 1)
        whole.addWidget(self.copy, 1)
        whole.addLayout(foot)
        self._whole = whole

    def _fit(self) -> None:
        look = self._look
        side = look.px(16 if look.slim else 32 if look.narrow else 140)
        top, low = (14, 8) if look.narrow else (38, 26)
        self._whole.setContentsMargins(side, look.px(top), side, look.px(low))
        direction = QBoxLayout.Direction
        self._foot.setDirection(direction.TopToBottom if look.narrow else direction.LeftToRight)
        self._answers.set_gap(look.px(16) - 2 * look.reserve())
