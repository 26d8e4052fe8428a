"""The left column: date and counts, room for Find, one chip a clinician, the list."""

from PySide6.QtCore import QEvent, QObject, QRect, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from frontdesk.qt.layouts import column, row
from frontdesk.qt.look import Look
from frontdesk.qt.text import Text
from frontdesk.qt.type_style import SMALL, TITLE_1
from frontdesk.qt.widgets.chip import DelayChip
from frontdesk.qt.widgets.flow import FlowLayout
from frontdesk.qt.widgets.scroll_fade import ScrollFade
from frontdesk.screens.today.card_words import DELAYS, short_clinician
from frontdesk.screens.today.shown import BoardShown, DelayItem
from frontdesk.screens.today.view.board_list import BoardList

WIDTH = 372
FIND_HEIGHT = 42
_AROUND_FIND = {False: (10, 4), True: (8, 2)}
"""Room above and below Find in design pixels, by whether the window is compact."""


class BoardPane(QWidget):
    """Shows one ``BoardShown``."""

    delay_set = Signal(str, int)
    find_room_moved = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._date = Text(look, "", TITLE_1, wrap=False)
        self._clock = Text(look, "", TITLE_1.weighing(400).sized(21, 30), "ink2", wrap=False)
        self._counts = Text(look, "", SMALL, "ink2", wrap=False)
        self._slot = QWidget()
        self._chips: dict[str, DelayChip] = {}
        self._chip_row = QWidget()
        self._flow = FlowLayout(self._chip_row, look.px(6) - 2 * look.reserve())
        self.list = BoardList(look)
        self._fade = ScrollFade(look, self.list)
        self._build()
        self._slot.installEventFilter(self)
        look.changed.connect(self._fit)
        self._fit()

    def show_board(self, board: BoardShown) -> None:
        """Fill it."""
        self._date.show_words(board.date)
        self._clock.show_words(board.clock)
        self._counts.show_words(board.counts)
        self._show_delays(board.delays)
        self.list.show_items(board.items, board.selected)

    def find_room(self, within: QWidget) -> QRect:
        """Where Find stands, in ``within``'s coordinates."""
        look = self._look
        above, _ = _AROUND_FIND[look.compact]
        shape = QRect(look.px(6), look.px(above), self._slot.width() - 2 * look.px(6), look.px(FIND_HEIGHT))
        return QRect(self._slot.mapTo(within, shape.topLeft()), shape.size())

    # Qt asks

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._slot and event.type() in (QEvent.Type.Resize, QEvent.Type.Move):
            self.find_room_moved.emit()
        return super().eventFilter(watched, event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._look.colour("canvas"))
        painter.end()

    # ours

    def _build(self) -> None:
        look = self._look
        head = row(look)
        head.addWidget(self._date)
        head.addStretch(1)
        head.addWidget(self._clock)
        counts = row(look)
        counts.addWidget(self._counts)
        counts.addStretch(1)
        below = column(look)
        below.addWidget(self.list, 1)
        whole = column(look, self)
        whole.addLayout(head)
        whole.addSpacing(-look.px(2))
        whole.addLayout(counts)
        whole.addWidget(self._slot)
        whole.addWidget(self._chip_row)
        whole.addLayout(below, 1)
        self._counts_row, self._below = counts, below
        self._whole, self._head = whole, head
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self._chip_row.setSizePolicy(policy)

    def _show_delays(self, delays: tuple[DelayItem, ...]) -> None:
        wanted = {d.clinician_id for d in delays}
        for key in [k for k in self._chips if k not in wanted]:
            gone = self._chips.pop(key)
            self._flow.removeWidget(gone)
            gone.deleteLater()
        for delay in delays:
            name = short_clinician(delay.name)
            late = delay.minutes or 0
            words = f"{name} +{late}" if late else name
            known = "not known" if delay.minutes is None else "on time"
            aloud = f"{delay.name}, {f'{late} minutes late' if late else known}"
            chip = self._chips.get(delay.clinician_id)
            if chip is None:
                choices = tuple((m, f"{m} minutes late" if m else "On time") for m in DELAYS)
                chip = DelayChip(self._look, words, choices, minutes=late, accessible=aloud)
                chip.picked.connect(lambda m, key=delay.clinician_id: self.delay_set.emit(key, m))
                self._chips[delay.clinician_id] = chip
                self._flow.addWidget(chip)
                chip.show()
            chip.show_minutes(late, words, aloud)

    def _fit(self) -> None:
        look = self._look
        compact = look.compact
        self._clock.setVisible(not look.slim)  # it stands above, and the drawer is narrower than the board
        self.setFixedWidth(look.px(WIDTH))
        self._whole.setContentsMargins(look.px(10), look.px(11 if compact else 15), look.px(10), 0)
        self._whole.setSpacing(0)
        self._head.setContentsMargins(look.px(10), 0, look.px(24), 0)
        self._counts_row.setContentsMargins(look.px(10), 0, look.px(10), 0)
        above, below = _AROUND_FIND[compact]
        self._slot.setFixedHeight(look.px(above + FIND_HEIGHT + below))
        self._below.setContentsMargins(look.px(6), 0, look.px(6), 0)
        self._flow.set_gap(look.px(6) - 2 * look.reserve())
