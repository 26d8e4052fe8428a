"""The place of the card: all of the room, or in the slim strip between a header and the next people."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QStackedLayout, QWidget

from frontdesk.qt.layouts import once_placed
from frontdesk.qt.look import Look
from frontdesk.qt.widgets.scroll_pane import ScrollPane
from frontdesk.screens.today.shown import BoardShown
from frontdesk.screens.today.view.slim.head import SlimHead
from frontdesk.screens.today.view.slim.next_people import NextPeople

_NOBODY = BoardShown("", "", "", ())
_FOR_NEXT = 0.42
"""How much of the height the next people may take from a pane that would fill all of it."""


class SlimFrame(QWidget):
    """Holds ``holder`` with the panes of ``stack``.

    In the strip the pane in front has the height it needs and the next people have the rest; ``gives_way``
    says whether a pane leaves them some of its own.
    """

    placed = Signal()
    """Header and card have their places."""

    def __init__(
        self, look: Look, holder: QWidget, stack: QStackedLayout, gives_way: Callable[[QWidget | None], bool]
    ) -> None:
        super().__init__()
        self._look = look
        self._holder = holder
        self._stack = stack
        self._gives_way = gives_way
        self._board = _NOBODY
        self.head = SlimHead(look, self)
        holder.setParent(self)
        self.next = NextPeople(look, self)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._soon = once_placed(self, self.place)
        self._watched: list[QObject] = []
        stack.currentChanged.connect(self._front_changed)
        self.next.changed.connect(self._soon.start)
        look.changed.connect(self._look_changed)
        self._front_changed()
        self.place()

    def show_board(self, board: BoardShown) -> None:
        """Fill header and next people; where there is no strip they hold nobody."""
        self._board = board
        shown = board if self._look.slim else _NOBODY
        self.head.show_board(shown)
        self.next.show_board(shown)

    def place(self) -> None:
        """Everything where it belongs at this size."""
        slim, wide, high = self._look.slim, self.width(), self.height()
        self.head.setVisible(slim)
        above = self.head.sizeHint().height() if slim else 0
        below = self._for_next(high - above) if slim else 0
        self.next.setVisible(below > 0)
        self.head.setGeometry(0, 0, wide, above)
        self._holder.setGeometry(0, above, wide, max(0, high - above - below))
        self.next.setGeometry(0, high - below, wide, below)
        self.placed.emit()

    # Qt asks

    def sizeHint(self) -> QSize:
        return self._holder.sizeHint()

    def minimumSizeHint(self) -> QSize:
        return QSize(0, 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.place()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if self._look.slim and event.type() == QEvent.Type.LayoutRequest:
            self._soon.start()
        return super().eventFilter(watched, event)

    # ours

    def _look_changed(self) -> None:
        if self._look.slim == self.head.isHidden():  # it becomes the strip, or is none any more
            self.show_board(self._board)
        self.place()

    def _for_next(self, room: int) -> int:
        """What the pane in front leaves over; less than a row is left to the pane."""
        front, least = self._stack.currentWidget(), self.next.least()
        spare = room - front.whole_height(self.width()) if isinstance(front, ScrollPane) else 0
        if self._gives_way(front):
            least_of_it = front.minimumSizeHint().height() if front is not None else 0
            shared = min(round(room * _FOR_NEXT), room - least_of_it)
            spare = max(spare, min(self.next.wanted(), shared))
        return spare if least and spare >= least else 0

    def _front_changed(self) -> None:
        """The height that the pane in front needs is followed."""
        for one in self._watched:
            one.removeEventFilter(self)
        front = self._stack.currentWidget()
        self._watched = [front] if front is not None else []
        if isinstance(front, ScrollPane):
            self._watched.append(front.inner)
        for one in self._watched:
            one.installEventFilter(self)
        self._soon.start()
