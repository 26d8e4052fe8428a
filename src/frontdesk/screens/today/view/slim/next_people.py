"""Under the card of the slim strip: who is leaving and who comes next, as far as there is room."""

from collections.abc import Iterable
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QStyleOptionViewItem, QWidget

from frontdesk.domain.visit import BoardList
from frontdesk.qt.layouts import column
from frontdesk.qt.look import Look
from frontdesk.qt.widgets.scroll_fade import ScrollFade
from frontdesk.screens.today.shown import BoardItem, BoardShown
from frontdesk.screens.today.view.board_list import BoardList as Rows

_NEXT = (BoardList.LEAVING.value, BoardList.TO_COME.value)
_LEAST = 70
"""Design pixels of a heading and one row: less shows nobody."""


def next_people(items: Iterable[BoardItem], standing: str) -> tuple[BoardItem, ...]:
    """Of the board: those who leave and those to come, without whoever stands on the card (by visit id).

    Each list keeps the number of the board; one without anybody else has no heading.
    """
    out: list[BoardItem] = []
    for item in items:
        if item.list_key not in _NEXT or (item.visit_id and item.visit_id == standing):
            continue
        if item.kind == "heading" and out and out[-1].kind == "heading":
            out.pop()
        out.append(replace(item, kind="row") if item.kind == "tall" else item)
    if out and out[-1].kind == "heading":
        out.pop()
    return tuple(out)


class NextPeople(QWidget):
    """The rows are those of the board, and are picked the same way."""

    changed = Signal()
    """It wants another height."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.list = Rows(look)
        self.list.setAccessibleName("Next people")
        ScrollFade(look, self.list, "surface")
        column(look, self, edges=(6, 1, 6, 0)).addWidget(self.list)

    def show_board(self, board: BoardShown) -> None:
        """Fill it."""
        before = len(self.list.board.items)
        self.list.show_items(next_people(board.items, board.selected), "")
        if len(self.list.board.items) != before:
            self.changed.emit()

    def wanted(self) -> int:
        """The height that shows everybody."""
        rows, option, board = self.list.itemDelegate(), QStyleOptionViewItem(), self.list.board
        high = sum(rows.sizeHint(option, board.index(at)).height() for at in range(board.rowCount()))
        return high + self._look.px(1) if high else 0

    def least(self) -> int:
        """The height that is worth showing."""
        return min(self.wanted(), self._look.px(_LEAST))

    # Qt asks

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(0, 0, self.width(), max(1, self._look.px(1)), self._look.colour("line"))
        painter.end()
