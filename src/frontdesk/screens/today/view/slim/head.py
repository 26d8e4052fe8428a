"""The header of the slim strip: time and counts, three small buttons, and the room for Find."""

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtWidgets import QSizePolicy, QWidget

from frontdesk.qt.layouts import column, row
from frontdesk.qt.look import Look
from frontdesk.qt.text import Text
from frontdesk.qt.type_style import BODY, SMALL
from frontdesk.qt.widgets.icon_button import IconButton
from frontdesk.screens.today.shown import BoardShown

_FIND_HEIGHT = 40
_EDGE, _ICON_EDGE = 16, 9
"""The icons of the buttons stand over the edge of what is below, not their shapes."""


class _Room(QWidget):
    """Keeps free where Find stands."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        look.changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        return QSize(self._look.px(120), self._look.px(_FIND_HEIGHT))


class SlimHead(QWidget):
    """Shows of one ``BoardShown`` what fits; reports what was pressed."""

    more_pressed = Signal(QPoint)
    """Where on the screen its menu stands."""
    hide_pressed = Signal()
    full_pressed = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._clock = Text(look, "", BODY.weighing(700), wrap=False, middle=True)
        self._counts = Text(look, "", SMALL, "ink2", wrap=False, middle=True)
        self.more = IconButton(look, "ellipsis-vertical", "More to do here", self)
        self.hide_button = IconButton(look, "eye-off", "Hide everything", self, key="F9")
        self.full = IconButton(look, "panel-right", "Full window", self, key="F11")
        for button in (self.more, self.hide_button, self.full):
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # pressed by mouse, Find keeps the keys
        self.more.clicked.connect(self._more)
        self.hide_button.clicked.connect(self.hide_pressed)
        self.full.clicked.connect(self.full_pressed)
        self._room = _Room(look)
        line = row(look, gap=10, edges=(_EDGE, 0, _ICON_EDGE, 0))
        line.addWidget(self._clock)
        line.addWidget(self._counts)
        line.addStretch(1)
        buttons = row(look)
        for button in (self.more, self.hide_button, self.full):
            buttons.addWidget(button)
        line.addLayout(buttons)
        find = column(look, edges=(_EDGE, 0, _EDGE, 0))
        find.addWidget(self._room)
        whole = column(look, self, gap=8, edges=(0, 8, 0, 12))
        whole.addLayout(line)
        whole.addLayout(find)

    def show_board(self, board: BoardShown) -> None:
        """Fill it."""
        self._clock.show_words(board.clock)
        self._counts.show_words(board.counts_now)

    def find_room(self, within: QWidget) -> QRect:
        """Where Find stands, in ``within``'s coordinates."""
        layout = self.layout()
        if layout is not None:
            layout.activate()
        return QRect(self._room.mapTo(within, QPoint(0, 0)), self._room.size())

    # ours

    def _more(self) -> None:
        self.more_pressed.emit(self.more.mapToGlobal(QPoint(0, self.more.height())))
