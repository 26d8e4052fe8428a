"""The first line of a card where room is short: what goes first when not everything has room."""

from PySide6.QtCore import QRectF
from PySide6.QtWidgets import QHBoxLayout, QLayout, QWidget

from frontdesk.qt.layouts import row
from frontdesk.qt.look import Look
from frontdesk.qt.text import Text
from frontdesk.screens.today.view.drawer import BoardButton


class HeadRow(QWidget):
    """When, with whom, which state, and the buttons."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.line: QHBoxLayout = row(look, self, gap=10)

    def shape_rect(self) -> QRectF:
        """What is to be seen of it: its buttons keep room for their focus rings."""
        ring = self._look.reserve()
        return QRectF(self.rect()).adjusted(0, ring, 0, -ring)


def fit_head(line: QLayout, board: BoardButton, beside: Text, words: str, width: int) -> None:
    """Everything on one line: the room goes first, then how many wait, then with whom."""
    board.show_short(short=True)
    fixed, count = 0, 0
    for at in range(line.count()):
        item = line.itemAt(at)
        widget = item.widget() if item is not None else None
        if widget is not None and not widget.isHidden() and widget is not beside:
            fixed += widget.natural_width() if isinstance(widget, Text) else widget.sizeHint().width()
            count += 1
    edges = line.contentsMargins()
    room = width - fixed - edges.left() - edges.right() - (count + 1) * line.spacing()
    short = words.split("  ")[0]
    for one in dict.fromkeys((words, short, "")):
        beside.show_words(one)
        beside.setVisible(bool(one))
        if not one or beside.natural_width() <= room:
            break
    left = room - (beside.natural_width() if not beside.isHidden() else 0)
    before = board.sizeHint().width()
    board.show_short(short=False)
    if board.sizeHint().width() - before > left:
        board.show_short(short=True)
