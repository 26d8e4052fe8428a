"""The ask before the match: check line, and right under it the one wide button."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QWidget

from frontdesk.qt.layouts import column, row
from frontdesk.qt.look import Look
from frontdesk.qt.text import Run, Text
from frontdesk.qt.type_style import GREETING, SMALL, SMALL_STRONG, STRONG, TITLE_2
from frontdesk.qt.widgets.answer_row import AnswerRow
from frontdesk.qt.widgets.button import Btn
from frontdesk.qt.widgets.card_frame import CardFrame
from frontdesk.qt.widgets.glyph import Glyph
from frontdesk.qt.widgets.key_row import KeyRow
from frontdesk.screens.today.shown import AnswerShown
from frontdesk.screens.today.view.first_hint import FirstHint


class MatchPanel(QWidget):
    """Ask, compare, match. Nothing here says the answer in the question."""

    matched = Signal()
    answered = Signal(int)
    find_again = Signal()
    companion = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._asked = ""
        self.frame = CardFrame(look, "ask")
        self._ask = Text(look, "", TITLE_2)
        self.check_line = Text(look, "", SMALL, "ink2")
        self.button = Btn(look, "Matched: check in", "main", icon="user-round-check", key="Enter")
        self.button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.button.clicked.connect(self.matched)
        head = row(look, gap=10)
        self._icon = Glyph(look, "id-card", 20, "ink")
        head.addWidget(self._icon)
        head.addWidget(self._ask, 1)
        words = column(look, edges=(6, 0, 6, 0))
        words.addLayout(head)
        words.addWidget(self.check_line)
        inside = column(look, self.frame)
        inside.addLayout(words)
        inside.addWidget(self.button)
        self._answers_box = QWidget()
        self._answers = column(look, self._answers_box, edges=(6, 8, 6, 0))
        self._answers_box.hide()
        self.rows: list[AnswerRow] = []
        inside.addWidget(self._answers_box)
        self.dates = Text(look, "", SMALL, "ink2")
        self._below = QWidget()
        self._below.hide()
        column(look, self._below, edges=(8, 8, 8, 4)).addWidget(self.dates)
        inside.addWidget(self._below)
        self._inside, self._words = inside, words
        again = KeyRow(look, "Find again", icon="search", lead="Someone else?", key="Esc", lined=True)
        along = KeyRow(
            look, "Companion", icon="users-round", lead="Someone answers for the patient?", key="Alt 1"
        )
        again.clicked.connect(self.find_again)
        along.clicked.connect(self.companion)
        self._ways_out = QWidget()
        exits = column(look, self._ways_out)
        exits.addWidget(again)
        exits.addWidget(along)
        self._exits = exits
        whole = column(look, self)
        self.hint = FirstHint(look)
        whole.addWidget(self.frame)
        self._hint_box = QWidget()
        self._hint_box.hide()
        column(look, self._hint_box, edges=(24, 8, 24, 0)).addWidget(self.hint)
        whole.addWidget(self._hint_box)
        whole.addWidget(self._ways_out)
        whole.addStretch(1)
        look.changed.connect(self._fit)
        self._fit()

    @property
    def main(self) -> QWidget:
        """What Enter presses: the button, or the answers below one another."""
        return self.rows[-1] if self.button.isHidden() and self.rows else self.button

    def set_ready(self, ready: bool) -> None:
        """Whether anything may be pressed: while the whole check line is in sight."""
        self.button.setEnabled(ready)
        for one in self.rows:
            one.setEnabled(ready)

    def show_answers(
        self, answers: tuple[AnswerShown, ...], chosen: int, dates: str = "", hint: str = ""
    ) -> None:
        """In place of the button, where there are any; ``dates`` is a quiet line below them."""
        self.hint.show_hint(hint)
        self._hint_box.setVisible(bool(hint))
        self.dates.show_words(dates)
        self._below.setVisible(bool(dates))
        self.button.setVisible(not answers)
        self._answers_box.setVisible(bool(answers))
        while len(self.rows) < len(answers):
            made = AnswerRow(self._look)
            made.clicked.connect(lambda _=False, at=len(self.rows): self.answered.emit(at))
            self.rows.append(made)
            self._answers.addWidget(made)
        for at, one in enumerate(self.rows):
            one.setVisible(at < len(answers))
            if at < len(answers):
                answer = answers[at]
                one.show_answer(answer.text, answer.beside, answer.glyph, chosen=at == chosen)

    def show_check(self, ask: str, check: tuple[tuple[str, bool], ...], main: str, *, ready: bool) -> None:
        """Fill it; the button works only when ``ready``. Words to say stand in the serif."""
        self._ask.show_words(ask)
        self._asked = ask
        self._style_ask()
        self._icon.show_icon("message-circle" if ask.startswith("“") else "id-card")
        self.check_line.setVisible(bool(check))
        self.check_line.show_words(
            [Run(words, SMALL_STRONG, "ink") if bold else Run(words) for words, bold in check]
        )
        if main:  # a button out of sight keeps a name
            self.button.show_text(main)
        self.set_ready(ready)

    def forget(self) -> None:
        """Nothing of anybody stays in the panel."""
        self.show_answers((), 0)
        self.show_check("", (), "", ready=False)

    def check_line_whole(self) -> bool:
        """The check line is as high as its words need."""
        return self.check_line.height() >= self.check_line.heightForWidth(self.check_line.width())

    # ours

    def _style_ask(self) -> None:
        plain = STRONG if self._look.slim else TITLE_2
        self._ask.show_style(GREETING if self._asked.startswith("“") else plain)

    def _fit(self) -> None:
        look = self._look
        compact = look.compact
        self._ways_out.setVisible(not look.narrow)  # there they stand with the chips and the buttons
        self._style_ask()
        side, top, low = (8, 13, 8) if look.slim else (18, 14, 10) if compact else (18, 20, 15)
        self._inside.setContentsMargins(look.px(side), look.px(top), look.px(side), look.px(low))
        self._inside.setSpacing(look.px(2))
        self._answers.setSpacing(look.px(6 if compact else 8))
        self._words.setSpacing(look.px(6 if compact else 15))
        self._exits.setContentsMargins(look.px(24), look.px(4 if compact else 10), look.px(24), 0)
