"""Two or three forms of one line side by side, over the editor, with a button under each."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from frontdesk.qt.layouts import column, empty, once_placed, row, scrolling
from frontdesk.qt.look import Look
from frontdesk.qt.text import Text
from frontdesk.qt.type_style import BODY, NOTE, SMALL, SMALL_STRONG, STRONG, TITLE_2
from frontdesk.qt.widgets.button import Btn
from frontdesk.qt.widgets.card_frame import CardFrame
from frontdesk.screens.studio.shown import CompareShown, SideShown

_COLUMN = 176
"""The least a form of the line can be read in, beside others."""


class ComparePanel(CardFrame):
    """`picked(key)`."""

    picked = Signal(str)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, "ask", parent)
        self._look = look
        self._head = Text(look, "", TITLE_2)
        self._below = Text(look, "", NOTE, "ink2")
        self.buttons: dict[str, Btn] = {}
        inside = column(look, self, gap=6, edges=(18, 14, 18, 14))
        inside.addWidget(self._head)
        inside.addWidget(self._below)
        self._sides = row(look, gap=12)
        inner = QWidget()
        inner.setLayout(self._sides)
        self._placed = once_placed(self, self._keep_in_sight)
        self._area = scrolling(look, inner, "sunken")
        inside.addWidget(self._area, 1)
        self.hide()

    def show_compare(self, shown: CompareShown | None) -> None:
        """None puts it away."""
        self.setVisible(shown is not None)
        empty(self._sides)
        self.buttons = {}
        if shown is None:
            return
        self._head.show_words(shown.head)
        self._below.show_words(shown.below)
        self.setAccessibleName(shown.head)
        for side in shown.sides:
            self._sides.addWidget(self._side(side), 1)
        self._arrange()
        next(iter(self.buttons.values())).setFocus(Qt.FocusReason.OtherFocusReason)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._arrange()

    def _arrange(self) -> None:
        """Beside each other where each has room for words, else below; the button in hand stays in sight."""
        ways = QBoxLayout.Direction
        wide = self.width() >= len(self.buttons) * self._look.px(_COLUMN)
        self._sides.setDirection(ways.LeftToRight if wide else ways.TopToBottom)
        self._placed.start()

    def _keep_in_sight(self) -> None:
        held = next((button for button in self.buttons.values() if button.hasFocus()), None)
        if held is not None:
            self._area.ensureWidgetVisible(held, 0, self._look.px(56))

    def _side(self, side: SideShown) -> CardFrame:
        look = self._look
        card = CardFrame(look)
        inside = column(look, card, gap=4, edges=(14, 12, 8, 8))
        inside.addWidget(Text(look, side.head, STRONG))
        for name, words, differs in side.parts:
            inside.addWidget(Text(look, name, SMALL_STRONG, "say_label" if differs else "ink2"))
            inside.addWidget(Text(look, words, BODY if differs else SMALL, paragraphs=True))
        inside.addStretch(1)
        button = Btn(look, side.button, "secondary", dense=True)
        button.clicked.connect(lambda _=False, key=side.key: self.picked.emit(key))
        self.buttons[side.key] = button
        foot = row(look, edges=(-6, 0, 0, 0))
        foot.addWidget(button)
        foot.addStretch(1)
        inside.addLayout(foot)
        return card
