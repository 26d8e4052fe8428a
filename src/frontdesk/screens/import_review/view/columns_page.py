"""The second page: what each column holds, with its first values; how letters and dates are read."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from frontdesk.qt.layouts import column, row, scrolling
from frontdesk.qt.look import Look
from frontdesk.qt.text import Text
from frontdesk.qt.type_style import BUTTON_SMALL, NOTE, STRONG
from frontdesk.qt.widgets.banner import Banner
from frontdesk.qt.widgets.button import Btn
from frontdesk.qt.widgets.choice import Choice
from frontdesk.qt.widgets.rule import Rule
from frontdesk.qt.widgets.segmented import Segmented
from frontdesk.screens.import_review.shown import ColumnsShown

GUESSED = "We guessed what each column holds."
LAST_TIME = "Each column is read as last time."


class ColumnsPage(QWidget):
    """Guessed, shown, correctable."""

    role_picked = Signal(str, str)
    encoding_picked = Signal(str)
    day_first_picked = Signal(bool)
    anew_pressed = Signal()

    def __init__(self, look: Look, roles: Sequence[tuple[str, str]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._roles = tuple(roles)
        self._header: tuple[str, ...] = ()
        self.choices: dict[str, Choice] = {}
        self._samples: dict[str, Text] = {}
        self.words = Text(look, "", NOTE, "ink2", middle=True)
        self.anew = Btn(look, "Match anew", "ghost", height=40)
        self.trouble = Banner(look, "", icon="info")
        self.encoding: Choice | None = None
        self._encoding_row = row(look, gap=12)
        self._encoding_words = Text(
            look, "How was this list saved? Choose until the letters are right.", STRONG, middle=True
        )
        self._encoding_words.hide()
        self._encoding_row.addWidget(self._encoding_words)
        self._encoding_row.addStretch(1)
        self._day_words = Text(look, "How are its dates written?", STRONG, middle=True)
        self.day = Segmented(
            look,
            (("day", "Day first: 03/04 is 3 April"), ("month", "Month first: 03/04 is 4 March")),
            accessible="How dates are written",
        )
        days = row(look, gap=12)
        days.addWidget(self._day_words)
        days.addWidget(self.day)
        days.addStretch(1)
        inner = QWidget()
        self._grid = QGridLayout()
        self._grid.setContentsMargins(0, 0, look.px(12), 0)
        self._grid.setHorizontalSpacing(look.px(20))
        self._grid.setVerticalSpacing(look.px(8))
        for at, share in enumerate((2, 3, 0)):
            self._grid.setColumnStretch(at, share)
        self.never = Text(look, "", NOTE, "ink2")
        body = column(look, inner, gap=12)
        body.addLayout(self._grid)
        body.addWidget(self.never)
        body.addStretch(1)
        self.body = scrolling(look, inner, "surface")
        whole = column(look, self, gap=10, edges=(6, 0, 0, 0))
        head = row(look, gap=12)
        head.addWidget(self.words, 1)
        head.addWidget(self.anew)
        whole.addLayout(head)
        whole.addWidget(self.trouble)
        whole.addLayout(self._encoding_row)
        whole.addLayout(days)
        whole.addWidget(Rule(look))
        whole.addWidget(self.body, 1)
        self.anew.clicked.connect(self.anew_pressed)
        self.day.picked.connect(lambda key: self.day_first_picked.emit(key == "day"))

    def show_columns(self, shown: ColumnsShown) -> None:
        """The same header keeps its choices in place, so that the focus stays where it was."""
        rows = f"{shown.rows:,} rows. " if shown.rows else ""
        how = LAST_TIME if shown.as_last_time else GUESSED
        self.words.show_words(f"{shown.file}. {rows}{how} Change what is not right.")
        self.anew.setVisible(shown.as_last_time)
        self.trouble.show_words(shown.trouble)
        self.trouble.setVisible(bool(shown.trouble))
        self._show_encodings(shown)
        self._day_words.setVisible(shown.ask_day and shown.day_first is not None)
        self.day.setVisible(shown.ask_day and shown.day_first is not None)
        self.day.show_choice("month" if shown.day_first is False else "day")
        header = tuple(one.name for one in shown.columns)
        if header != self._header:
            self._build(shown)
        for one in shown.columns:
            self.choices[one.name].show_choice(one.role)
            self._samples[one.name].show_words(one.samples or "Empty")
        never = ", ".join(shown.never_kept)
        self.never.show_words(f"Never kept: {never}. Frontdesk leaves such columns out." if never else "")
        self.never.setVisible(bool(never))

    def _build(self, shown: ColumnsShown) -> None:
        look = self._look
        while (item := self._grid.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.setParent(None)
                widget.deleteLater()
        self.choices, self._samples = {}, {}
        self._header = tuple(one.name for one in shown.columns)
        for at, title in enumerate(("Column of the list", "Its first values", "Read as")):
            self._grid.addWidget(Text(look, title, BUTTON_SMALL, "ink2", wrap=False), 0, at)
        for line, one in enumerate(shown.columns, 1):
            name = Text(look, one.name, STRONG, elide=True)
            samples = Text(look, "", NOTE, "ink2", elide=True)
            choice = Choice(look, self._roles, accessible=f"{one.name} is read as")
            choice.picked.connect(lambda role, n=one.name: self.role_picked.emit(n, role))
            for at, widget in enumerate((name, samples, choice)):
                self._grid.addWidget(widget, line, at, Qt.AlignmentFlag.AlignVCenter)
            self.choices[one.name], self._samples[one.name] = choice, samples

    def _show_encodings(self, shown: ColumnsShown) -> None:
        asked = bool(shown.encodings)
        self._encoding_words.setVisible(asked)
        if asked and self.encoding is None:
            self.encoding = Choice(
                self._look, shown.encodings, accessible="How the list was saved", empty="Choose one"
            )
            self.encoding.picked.connect(self.encoding_picked)
            self._encoding_row.insertWidget(1, self.encoding)
        if self.encoding is not None:
            self.encoding.setVisible(asked)
            self.encoding.show_choice(shown.encoding)
