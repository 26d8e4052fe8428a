"""At the right: how the card of this person begins, and what the three levels mean."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from frontdesk.qt.layouts import column, empty, row
from frontdesk.qt.look import Look
from frontdesk.qt.text import Run, Text
from frontdesk.qt.type_style import BODY, LINE_SENTENCE, NOTE, SMALL, STRONG, TITLE_2
from frontdesk.qt.widgets.card_frame import CardFrame
from frontdesk.qt.widgets.glyph import Glyph
from frontdesk.qt.widgets.need_tile import NeedTile
from frontdesk.screens.record.shown import OnCardShown
from frontdesk.screens.record.view.hears import HEARS, LEGEND

WIDE = 328
_NAME = LINE_SENTENCE.sized(28, 36).weighing(600)
_SAY = LINE_SENTENCE.sized(18, 26).weighing(600)


class OnCard(QWidget):
    """Fills the third column; where there is no room it goes."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._shown: OnCardShown | None = None
        frame = CardFrame(look, "white")
        self._inside = column(look, frame, gap=8, edges=(16, 12, 16, 14))
        whole = column(look, self, gap=10, edges=(24, 22, 24, 18))
        whole.addWidget(Text(look, "On the card", STRONG.sized(16, 22)))
        whole.addWidget(frame)
        whole.addSpacing(look.px(8))
        whole.addWidget(Text(look, "Who may hear it", TITLE_2.sized(16, 22)))
        for key, words, icon in HEARS:
            line = row(look, gap=10)
            line.addWidget(Glyph(look, icon, 16), 0, Qt.AlignmentFlag.AlignTop)
            said = column(look)
            said.addWidget(Text(look, words, NOTE.weighing(600)))
            said.addWidget(Text(look, next(v for k, v in LEGEND.items() if k.value == key), SMALL, "ink2"))
            line.addLayout(said, 1)
            whole.addLayout(line)
        whole.addStretch(1)
        words = "Desk notes only. Medical facts belong in the clinical record."
        whole.addWidget(Text(look, words, SMALL, "ink2"))
        look.changed.connect(self._fit)
        self._fit()

    def show_card(self, shown: OnCardShown) -> None:
        """The name, the sound, the strip and two counts."""
        if shown == self._shown:
            return
        self._shown = shown
        empty(self._inside)
        look = self._look
        runs: list[str | Run] = [Run(shown.name, _NAME)]
        if shown.say:
            runs += ["  ", Run(shown.say, _SAY, "say_label")]
        self._inside.addWidget(Text(look, runs, _NAME))
        for need in shown.needs:
            self._inside.addWidget(NeedTile(look, need.text, icon=need.glyph))
        for count, icon, words in (
            (shown.desk_count, "eye", "desk note"),
            (shown.private_count, "lock", "private note"),
        ):
            if count:
                line = row(look, gap=10)
                line.addWidget(Glyph(look, icon, 16))
                line.addWidget(Text(look, f"{count} {words}{'s' if count != 1 else ''}", BODY), 1)
                self._inside.addLayout(line)

    def forget(self) -> None:
        """Nothing of anybody stays here."""
        self._shown = None
        empty(self._inside)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._look.colour("canvas"))
        painter.end()

    def _fit(self) -> None:
        self.setFixedWidth(self._look.px(WIDE))
        self.update()
