"""The ask before the match: check line, and right under it the one wide button."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QWidget

from frontdesk.qt.layouts import column, row
from frontdesk.qt.look import Look
from frontdesk.qt.text import Run, Text
from frontdesk.qt.type_style import SMALL, SMALL_STRONG, TITLE_2
from frontdesk.qt.widgets.button import Btn
from frontdesk.qt.widgets.card_frame import CardFrame
from frontdesk.qt.widgets.glyph import Glyph
from frontdesk.qt.widgets.key_row import KeyRow


class MatchPanel(QWidget):
    """Ask, compare, match. Nothing here says the answer in the question."""

    matched = Signal()
    find_again = Signal()
    companion = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.frame = CardFrame(look, "ask")
        self._ask = Text(look, "", TITLE_2)
        self.check_line = Text(look, "", SMALL, "ink2")
        self.button = Btn(look, "Matched: check in", "main", icon="user-round-check", key="Enter")
        self.button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.button.clicked.connect(self.matched)
        head = row(look, gap=10)
        head.addWidget(Glyph(look, "id-card", 20, "ink"))
        head.addWidget(self._ask, 1)
        words = column(look, edges=(6, 0, 6, 0))
        words.addLayout(head)
        words.addWidget(self.check_line)
        inside = column(look, self.frame)
        inside.addLayout(words)
        inside.addWidget(self.button)
        self._inside, self._words = inside, words
        again = KeyRow(look, "Find again", icon="search", lead="Someone else?", key="Esc", lined=True)
        along = KeyRow(
            look, "Companion", icon="users-round", lead="Someone answers for the patient?", key="Alt 1"
        )
        again.clicked.connect(self.find_again)
        along.clicked.connect(self.companion)
        exits = column(look)
        exits.addWidget(again)
        exits.addWidget(along)
        self._exits = exits
        whole = column(look, self)
        whole.addWidget(self.frame)
        whole.addLayout(exits)
        whole.addStretch(1)
        look.changed.connect(self._fit)
        self._fit()

    def show_check(self, ask: str, check: tuple[tuple[str, bool], ...], main: str, *, ready: bool) -> None:
        """Fill it; the button works only when ``ready``."""
        self._ask.show_words(ask)
        self.check_line.show_words(
            [Run(words, SMALL_STRONG, "ink") if bold else Run(words) for words, bold in check]
        )
        self.button.show_text(main)
        self.button.setEnabled(ready)

    def forget(self) -> None:
        """Nothing of anybody stays in the panel."""
        self.show_check("", (), "", ready=False)

    def check_line_whole(self) -> bool:
        """The check line is as high as its words need."""
        return self.check_line.height() >= self.check_line.heightForWidth(self.check_line.width())

    # ours

    def _fit(self) -> None:
        look = self._look
        compact = look.compact
        self._inside.setContentsMargins(
            look.px(18), look.px(14 if compact else 20), look.px(18), look.px(10 if compact else 15)
        )
        self._inside.setSpacing(look.px(2))
        self._words.setSpacing(look.px(6 if compact else 15))
        self._exits.setContentsMargins(look.px(24), look.px(4 if compact else 10), look.px(24), 0)
