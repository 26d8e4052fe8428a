"""One question in a row of its own with its answers: no dialog, nothing waits for it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from frontdesk.qt.layouts import column, empty
from frontdesk.qt.look import Look
from frontdesk.qt.text import Text
from frontdesk.qt.type_style import STRONG
from frontdesk.qt.widgets.button import Btn
from frontdesk.qt.widgets.card_frame import CardFrame
from frontdesk.qt.widgets.flow import FlowLayout
from frontdesk.screens.record.shown import QuestionShown


class QuestionBar(CardFrame):
    """``answered(key)``."""

    answered = Signal(str)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, "popup", parent)
        self._look = look
        self._words = Text(look, "", STRONG)
        self._answers: list[Btn] = []
        holder = QWidget()
        self._flow = FlowLayout(holder, look.px(2))
        whole = column(look, self, gap=4, edges=(16, 10, 10, 8))
        whole.addWidget(self._words)
        whole.addWidget(holder)
        self.hide()

    def show_question(self, question: QuestionShown | None) -> None:
        """The first answer takes the keys."""
        self.hide()
        self._answers.clear()
        empty(self._flow)
        self._words.show_words(question.words if question is not None else "")
        if question is None:
            return
        for at, (key, words) in enumerate(question.answers):
            usual = at == 0 and len(question.answers) == 2
            button = Btn(self._look, words, "primary" if usual else "secondary", dense=True)
            button.clicked.connect(lambda _=False, key=key: self.answered.emit(key))
            self._answers.append(button)
            self._flow.addWidget(button)
        self.show()
        if self._answers:
            self._answers[0].setFocus(Qt.FocusReason.ShortcutFocusReason)

    def answers(self) -> tuple[Btn, ...]:
        """The buttons, in order."""
        return tuple(self._answers)
