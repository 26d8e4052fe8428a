"""The key sheet over a screen: columns of caps and words; any key puts it away."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QBoxLayout, QWidget

from frontdesk.frame.key_sheet import Sheet
from frontdesk.qt.layouts import column, row
from frontdesk.qt.look import Look
from frontdesk.qt.text import Text
from frontdesk.qt.type_style import NOTE, SMALL, STRONG, TITLE_2
from frontdesk.qt.widgets.card_frame import CardFrame
from frontdesk.qt.widgets.key_hint import KeyHint, key_width
from frontdesk.qt.widgets.scroll_pane import ScrollPane


class KeySheetPanel(CardFrame):
    """Holds the focus while it is open; ``closed`` when a key put it away and nothing had the focus back."""

    closed = Signal()

    def __init__(self, look: Look, sheet: Sheet, parent: QWidget) -> None:
        super().__init__(look, "popup", parent)
        self._over = parent
        self._before: QWidget | None = None
        self._whole = column(look, self, gap=12, edges=(24, 18, 24, 18))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName("Keys. Any key closes this.")
        whole = self._whole
        head = row(look)
        head.addWidget(Text(look, "Keys", TITLE_2))
        head.addWidget(Text(look, "Any key closes this", SMALL, "ink2", align=Qt.AlignmentFlag.AlignRight), 1)
        whole.addLayout(head)
        inner = QWidget()
        groups = self._groups = row(look, inner, gap=28)
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
        self._body = ScrollPane(look)
        self._body.setWidget(inner)
        self._inner = inner
        whole.addWidget(self._body, 1)

    def open(self, *, gives_back: bool = False) -> None:
        """In the middle of what it stands over. ``gives_back``: what had the keys there has them again."""
        before = QApplication.focusWidget()
        inside = gives_back and before is not None and self._over.isAncestorOf(before)
        self._before = before if inside else None
        self.place()
        self.show()
        self.raise_()
        self.setFocus(Qt.FocusReason.PopupFocusReason)

    def place(self) -> None:
        """As large as it needs and there is room; the rest of a long sheet is scrolled to."""
        over, way = self._over, QBoxLayout.Direction
        self._groups.setDirection(way.LeftToRight)
        if self._inner.minimumSizeHint().width() > over.width() - 16 - self._look.px(48):
            self._groups.setDirection(way.TopToBottom)
        wide = min(
            over.width() - 16, max(self._inner.sizeHint().width() + self._look.px(48), over.width() * 3 // 4)
        )
        self.setFixedWidth(wide)
        inside = self._inner.heightForWidth(wide - self._look.px(48))
        head = self._whole.sizeHint().height() - self._body.sizeHint().height()
        self.setFixedHeight(min(over.height() - 16, head + inside))
        self.move((over.width() - wide) // 2, max(8, (over.height() - self.height()) // 2))

    # Qt asks

    def keyPressEvent(self, event: QKeyEvent) -> None:
        scroll = {Qt.Key.Key_Down: 1, Qt.Key.Key_PageDown: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageUp: -1}
        step = scroll.get(Qt.Key(event.key()), 0)
        if step and self._body.verticalScrollBar().maximum():
            self._body.page(step)
        elif not event.isAutoRepeat():
            self.hide()
            before, self._before = self._before, None
            if before is not None and before.isVisible():
                before.setFocus(Qt.FocusReason.PopupFocusReason)
            else:
                self.closed.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.hide()
