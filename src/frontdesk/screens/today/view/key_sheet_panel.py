"""The key sheet over Today: three columns of caps and words; any key puts it away."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QWidget

from frontdesk.qt.layouts import column, row
from frontdesk.qt.look import Look
from frontdesk.qt.text import Text
from frontdesk.qt.type_style import NOTE, SMALL, STRONG, TITLE_2
from frontdesk.qt.widgets.card_frame import CardFrame
from frontdesk.qt.widgets.key_hint import KeyHint, key_width
from frontdesk.screens.today.key_sheet import Sheet


class KeySheetPanel(CardFrame):
    """Holds the focus while it is open."""

    closed = Signal()

    def __init__(self, look: Look, sheet: Sheet, parent: QWidget) -> None:
        super().__init__(look, "popup", parent)
        self._over = parent
        self._whole = column(look, self, gap=12, edges=(24, 18, 24, 18))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName("Keys. Any key closes this.")
        whole = self._whole
        head = row(look)
        head.addWidget(Text(look, "Keys", TITLE_2))
        head.addWidget(Text(look, "Any key closes this", SMALL, "ink2", align=Qt.AlignmentFlag.AlignRight), 1)
        whole.addLayout(head)
        groups = row(look, gap=28)
        for title, keys in sheet:
            group = column(look, gap=4)
            group.addWidget(Text(look, title, STRONG))
            widest = max(key_width(look, key) for key, _ in keys)
            for key, words in keys:
                line = row(look, gap=10)
                cap = KeyHint(look, key)
                line.addWidget(cap)
                line.addSpacing(widest - key_width(look, key))
                line.addWidget(Text(look, words, NOTE), 1)
                group.addLayout(line)
            group.addStretch(1)
            groups.addLayout(group, 1)
        whole.addLayout(groups)

    def open(self) -> None:
        """In the middle of what it stands over, as large as it needs and there is room."""
        over = self._over
        self.setFixedWidth(min(over.width() - 24, max(self.sizeHint().width(), over.width() * 3 // 4)))
        high = self._whole.totalHeightForWidth(self.width())
        self.setFixedHeight(max(high, self.sizeHint().height()))
        self.move((over.width() - self.width()) // 2, max(8, (over.height() - self.height()) // 2))
        self.show()
        self.raise_()
        self.setFocus(Qt.FocusReason.PopupFocusReason)

    # Qt asks

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not event.isAutoRepeat():
            self.hide()
            self.closed.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.hide()
