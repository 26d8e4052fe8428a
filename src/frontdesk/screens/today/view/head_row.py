"""The first line of a card: when, with whom, which state, and the buttons; what goes first in little room."""

from PySide6.QtCore import QRectF
from PySide6.QtWidgets import QBoxLayout, QWidget

from frontdesk.qt.layouts import row
from frontdesk.qt.look import Look
from frontdesk.qt.text import Text
from frontdesk.qt.type_style import BODY, STRONG
from frontdesk.qt.widgets.button import Btn
from frontdesk.qt.widgets.state_pill import StatePill
from frontdesk.screens.today.shown import CardShown
from frontdesk.screens.today.view.details_button import DetailsButton
from frontdesk.screens.today.view.drawer import BoardButton


class HeadRow(QWidget):
    """When, with whom, which state, and the buttons. In the slim strip the buttons and the state stand above
    and below the card."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._words = ""
        self._has_pill = False
        self._when = Text(look, "", STRONG, middle=True)
        self._beside = Text(look, "", BODY, "ink2", middle=True)
        self._pill = StatePill(look, "to_come", "")
        self.board_button = BoardButton(look, parent=self)
        self.details = DetailsButton(look)
        self.show_button = Btn(look, "Show", "secondary", icon="presentation", key="F8", dense=True)
        self.hide_button = Btn(look, "Hide", "secondary", icon="eye-off", key="F9", dense=True)
        self.line: QBoxLayout = row(look, self, gap=10)
        self.line.addWidget(self.board_button)
        self.line.addWidget(self._when)
        self.line.addWidget(self._beside)
        self.line.addWidget(self._pill)
        self.line.addStretch(1)
        self.line.addWidget(self.details)
        self.line.addWidget(self.show_button)
        self.line.addWidget(self.hide_button)
        self._gap = self.line.spacing()
        self._keys: dict[Btn, str] = {}
        self.appear()

    def show_head(self, card: CardShown) -> None:
        """Fill it; ``fit`` settles what has room."""
        self._words = card.beside
        self._when.show_words(card.when)
        self._beside.show_words(card.beside)
        self._has_pill = card.pill is not None
        if card.pill is not None:
            self._pill.show_state(card.pill.tone, card.pill.text)  # type: ignore[arg-type]  # a tone, which the presenter's shape holds as str
        self.details.show_count(card.new_details)
        self.appear()

    def appear(self) -> None:
        """What has a place here in a window of this room."""
        self._pill.setVisible(self._has_pill and not self._look.slim)
        self.show_button.setVisible(not self._look.narrow)  # F8 does the same
        self.hide_button.setVisible(not self._look.slim)

    def shape_rect(self) -> QRectF:
        """What is to be seen of it: its buttons keep room for their focus rings."""
        ring = self._look.reserve()
        return QRectF(self.rect()).adjusted(0, ring, 0, -ring)

    # Qt asks

    def hasHeightForWidth(self) -> bool:
        return self._look.narrow or super().hasHeightForWidth()

    def heightForWidth(self, width: int) -> int:
        if not self._look.narrow:
            return super().heightForWidth(width)
        buttons = (one for one in self.findChildren(Btn) if not (self._look.slim and one.isHidden()))
        words = self._look.line_height(STRONG)
        return max((one.sizeHint().height() for one in buttons), default=words)  # always one line

    # for the card

    def show_keys(self, *, short: bool) -> None:
        """The keys of the buttons go where the buttons would not have room with them."""
        self.line.setSpacing(self._look.px(4) if short else self._gap)
        for one in self.findChildren(Btn):
            self._keys.setdefault(one, one.accessibleDescription())
            wanted = "" if short else self._keys[one]
            if one.accessibleDescription() != wanted:
                one.show_key(wanted)

    def fit(self, width: int) -> None:
        """Everything on one line: the room goes first, then how many wait, then with whom, then the keys; in
        the end the time, which the board knows, and the words beside the number of new details."""
        board, when, beside, words = self.board_button, self._when, self._beside, self._words
        board.show_short(short=True)
        self.show_keys(short=False)
        when.show()
        self.details.show_short(short=False)
        room = self._room(width)
        if room < 0:
            self.show_keys(short=True)
            when.setVisible(self._room(width) >= 0)
            self.details.show_short(short=self._room(width) < self._look.px(6))
        for one in dict.fromkeys((words, words.split("  ", maxsplit=1)[0], "")):
            beside.show_words(one)
            beside.setVisible(bool(one))
            if not one or beside.natural_width() <= room:
                break
        left = room - (beside.natural_width() if not beside.isHidden() else 0)
        before = board.sizeHint().width()
        board.show_short(short=False)
        if board.sizeHint().width() - before > left:
            board.show_short(short=True)

    def _room(self, width: int) -> int:
        """What the other parts leave over; below zero where they have too little themselves."""
        others = (self.board_button, self._pill, self.details, self.show_button, self.hide_button)
        widths = [self._when.natural_width()] if not self._when.isHidden() else []
        widths += [one.sizeHint().width() for one in others if not one.isHidden()]
        fixed, taken = sum(widths), len(widths)
        edges = self.line.contentsMargins()
        return width - fixed - edges.left() - edges.right() - (taken + 1) * self.line.spacing()
