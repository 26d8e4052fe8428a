"""The foot of the editor: what the desks see now, the acts, and why the last one was refused."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from frontdesk.qt.layouts import column, row
from frontdesk.qt.look import Look
from frontdesk.qt.text import Text
from frontdesk.qt.type_style import NOTE
from frontdesk.qt.widgets.banner import Banner
from frontdesk.qt.widgets.button import Btn
from frontdesk.qt.widgets.field import Field
from frontdesk.qt.widgets.rule import Rule
from frontdesk.screens.studio.shown import ProblemShown

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class Foot(QWidget):
    """`allowed(rule, why)`: an exception from a rule of tone, with its reason."""

    allowed = Signal(str, str)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._rule = ""
        self.refusal = Banner(look, "", icon="triangle-alert")
        self.allow = Btn(look, "Allow it", "ghost", dense=True)
        self.allow.clicked.connect(self._ask_why)
        self.why = Field(
            look, accessible="Why it is allowed here", placeholder="Why? Your name stands with it."
        )
        self.why.setMaxLength(120)
        self.why.installEventFilter(self)
        self._words = Text(look, "", NOTE, "ink2", middle=True)
        self.drop = Btn(look, "Drop it", "ghost", dense=True)
        self.keep = Btn(look, "Keep draft", "secondary", key="Ctrl S", dense=True)
        self.live = Btn(look, "Put it live", "primary", icon="check", height=40)
        whole = column(look, self, edges=(24, 0, 18, 8))
        self._refused = QWidget()
        refused = row(look, self._refused, gap=8, edges=(0, 0, 6, 6))
        refused.addWidget(self.refusal, 1)
        refused.addWidget(self.allow)
        whole.addWidget(self._refused)
        whole.addWidget(self.why)
        whole.addWidget(Rule(look))
        line = row(look, edges=(0, 4, 0, 0))
        line.addWidget(self._words, 1)
        for button in (self.drop, self.keep, self.live):
            line.addWidget(button)
        whole.addLayout(line)
        self.show_refusal("")

    def show_words(self, words: str) -> None:
        """What the desks see now."""
        self._words.show_words(words)

    def show_refusal(self, words: str) -> None:
        """Why it cannot go live; empty takes it away."""
        self.refusal.show_words(words)
        self._refused.setVisible(bool(words))
        self.allow.setVisible(bool(words and self._rule))
        self.why.hide()

    def show_problems(self, problems: Sequence[ProblemShown]) -> None:
        """Whether a manager may make an exception from the first rule that stops the line."""
        first = next((problem for problem in problems if problem.blocks), None)
        self._rule = first.may_allow if first is not None else ""

    @property
    def refusing(self) -> bool:
        """Why it cannot go live stands there."""
        return bool(self.refusal.text())

    @property
    def asking_why(self) -> bool:
        """The field for the reason stands open."""
        return not self.why.isHidden()

    def put_why_away(self) -> None:
        """No exception after all."""
        self.why.hide()
        self.allow.setFocus(Qt.FocusReason.OtherFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and event.key() in _ENTER:
            why, rule = self.why.text().strip(), self._rule
            if why and rule:
                self.why.clear()
                self.show_refusal("")
                self.allowed.emit(rule, why)
                self.live.setFocus(Qt.FocusReason.OtherFocusReason)
            return True
        return super().eventFilter(watched, event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._look.colour("surface"))
        painter.end()

    # ours

    def _ask_why(self) -> None:
        self.why.show()
        self.why.setFocus(Qt.FocusReason.OtherFocusReason)
