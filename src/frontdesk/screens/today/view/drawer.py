"""The board where there is no room beside the card: a drawer over it, and the button that opens it."""

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from frontdesk.qt.look import Look
from frontdesk.qt.widgets.button import Btn, Kind
from frontdesk.screens.today.view.board_pane import WIDTH, BoardPane

_WAITING = "waiting"
_LEFT_FREE = 48
"""Design pixels of the card that stay to be seen and pressed beside an open drawer."""


class BoardButton(Btn):
    """Opens the board by mouse; only where that is a drawer. It says how many wait where it can."""

    def __init__(self, look: Look, kind: Kind = "secondary", parent: QWidget | None = None) -> None:
        super().__init__(look, "Board", kind, icon="panel-left", key="F6", dense=True, parent=parent)
        self._counts = ""
        look.changed.connect(self._appear)
        self._appear()

    def show_counts(self, counts: str) -> None:
        """The counts of the lists, whole, for who hears them."""
        self._counts = counts
        self._aloud()

    def show_short(self, *, short: bool) -> None:
        """With or without the number of people who wait."""
        waiting = [part for part in self._counts.split(", ") if part.endswith(_WAITING)]
        self.show_text(", ".join(("Board", *([] if short else waiting))))
        self._aloud()

    def _aloud(self) -> None:
        self.setAccessibleName(f"Board, {self._counts}" if self._counts else "Board")

    def _appear(self) -> None:
        self.setVisible(self._look.narrow and not self._look.slim)  # the strip has its own menu


class Veil(QWidget):
    """Over the card while the drawer is open; a press on it closes the drawer."""

    pressed = Signal()

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look
        self.hide()

    # Qt asks

    def paintEvent(self, event: QPaintEvent) -> None:
        look = self._look
        shade = QColor(look.colour("canvas" if look.theme.dark else "ink"))
        shade.setAlphaF(0.6 if look.theme.dark else 0.32)
        painter = QPainter(self)
        painter.fillRect(self.rect(), shade)
        painter.end()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.pressed.emit()


class Drawer(QObject):
    """Keeps the board in its place beside the card, or as a drawer over it, as the room asks.

    ``moved`` after it opened, closed, or became the other.
    """

    moved = Signal()

    def __init__(self, look: Look, board: BoardPane, line: QBoxLayout, over: QWidget) -> None:
        super().__init__(over)
        self._look = look
        self._board = board
        self._line = line
        self._over = over
        self._standing = True
        self._open = False
        self._counts = ""
        self._veil = Veil(look, over)
        self._veil.pressed.connect(self.close)

    @property
    def narrow(self) -> bool:
        """The board is a drawer now."""
        return not self._standing

    @property
    def is_open(self) -> bool:
        """A drawer that is open."""
        return self._open and self.narrow

    def tie(self, pane: QWidget) -> None:
        """The buttons of a pane that open it."""
        for button in pane.findChildren(BoardButton):
            button.clicked.connect(self.open)
            button.show_counts(self._counts)

    def show_counts(self, counts: str) -> None:
        """On every button that opens it."""
        self._counts = counts
        for button in self._over.findChildren(BoardButton):
            button.show_counts(counts)

    def settle(self) -> None:
        """Become what the room asks for; nothing where it is that already."""
        if self._standing == self._look.narrow:
            self._standing = not self._look.narrow
            self._open = False
            if self._standing:
                self._line.insertWidget(0, self._board)
                self._board.show()
            else:
                self._line.removeWidget(self._board)
                self._board.hide()
            self._veil.hide()
        self.place()

    def open(self) -> None:
        """Over the card, at once, with the keys."""
        if self.is_open or not self.narrow:
            return
        self._open = True
        self.place()
        for part in (self._veil, self._board):
            part.show()
            part.raise_()
        self._board.list.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.moved.emit()

    def close(self) -> None:
        """At once."""
        if self.is_open:
            self._open = False
            self._board.hide()
            self._veil.hide()
            self.moved.emit()

    def place(self) -> None:
        """Along the left edge; some of the card stays beside it."""
        if self.narrow:
            room = self._over.width() - self._look.px(_LEFT_FREE)
            self._board.setFixedWidth(min(self._look.px(WIDTH), room))
            self._board.setGeometry(0, 0, self._board.width(), self._over.height())
            self._veil.setGeometry(self._over.rect())
