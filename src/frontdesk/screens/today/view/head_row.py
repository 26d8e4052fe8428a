"""The first line of a card where room is short: what goes first when not everything has room."""

from PySide6.QtCore import QRectF
from PySide6.QtWidgets import QBoxLayout, QWidget

from frontdesk.qt.layouts import row
from frontdesk.qt.look import Look
from frontdesk.qt.text import Text
from frontdesk.qt.widgets.button import Btn
from frontdesk.screens.today.view.details_button import DetailsButton
from frontdesk.screens.today.view.drawer import BoardButton


class HeadRow(QWidget):
    """When, with whom, which state, and the buttons."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.line: QBoxLayout = row(look, self, gap=10)
        self._gap = self.line.spacing()
        self._keys: dict[Btn, str] = {}

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
        return max(one.sizeHint().height() for one in self.findChildren(Btn))  # always one line

    # for the card

    def show_keys(self, *, short: bool) -> None:
        """The keys of the buttons go where the buttons would not have room with them."""
        self.line.setSpacing(self._look.px(4) if short else self._gap)
        for one in self.findChildren(Btn):
            self._keys.setdefault(one, one.accessibleDescription())
            wanted = "" if short else self._keys[one]
            if one.accessibleDescription() != wanted:
                one.show_key(wanted)

    def fit(self, board: BoardButton, when: Text, beside: Text, words: str, width: int) -> None:
        """Everything on one line: the room goes first, then how many wait, then with whom, then the keys; in
        the end the time, which the board knows, and the words beside the number of new details."""
        board.show_short(short=True)
        self.show_keys(short=False)
        when.show()
        for details in self.findChildren(DetailsButton):
            details.show_short(short=False)
        room = self._room(beside, width)
        if room < 0:
            self.show_keys(short=True)
            when.setVisible(self._room(beside, width) >= 0)
            for details in self.findChildren(DetailsButton):
                details.show_short(short=self._room(beside, width) < self._look.px(6))
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

    def _room(self, beside: Text, width: int) -> int:
        """What the other parts leave over; below zero where they have too little themselves."""
        items = (self.line.itemAt(at) for at in range(self.line.count()))
        fixed = taken = 0
        for item in items:
            one = item.widget() if item is not None else None
            if one is not None and not one.isHidden() and one is not beside:
                fixed += one.natural_width() if isinstance(one, Text) else one.sizeHint().width()
                taken += 1
        edges = self.line.contentsMargins()
        return width - fixed - edges.left() - edges.right() - (taken + 1) * self.line.spacing()
