"""The list of pages at the left; where there is little room it lies above the page instead."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from frontdesk.qt import painting
from frontdesk.qt.layouts import column
from frontdesk.qt.look import Look
from frontdesk.qt.text import Text
from frontdesk.qt.type_style import BODY, STRONG, TITLE_1
from frontdesk.qt.widgets.enter_presses import enter_presses
from frontdesk.qt.widgets.flow import FlowLayout
from frontdesk.screens.preferences.shown import PageShown

WIDTH = 220
_WIDE, _HIGH, _ICON = 196, 44, 18
_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Left: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_Right: 1}


class PageEntry(QAbstractButton):
    """Icon and title; the page in front has a soft ground."""

    stepped = Signal(int)

    def __init__(self, look: Look, page: PageShown, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._page = page
        self.setText(page.title)
        self.setAccessibleName(page.title)
        self.setAccessibleDescription(page.words)
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        look.changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        look = self._look
        wide = look.px(_WIDE)
        if look.narrow:
            wide = look.px(12 + _ICON + 12 + 14) + painting.text_width(look, self._page.title, STRONG)
        return QSize(wide, look.px(_HIGH))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = _STEPS.get(Qt.Key(event.key()))
        if step is not None:
            self.stepped.emit(step)
        elif not enter_presses(self, event):
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        look, here = self._look, self.isChecked()
        shape = QRectF(self.rect()).adjusted(0, look.px(1), 0, -look.px(1))
        painter = QPainter(self)
        if here or self.underMouse():
            border = look.colour("ink") if here and look.theme.high_contrast else None
            painting.box(painter, shape, look.pxf(10), look.colour("brand_soft" if here else "track"), border)
        ink = look.colour("brand_ink" if here else "ink")
        size = look.px(_ICON)
        left = look.px(12)
        painting.glyph(painter, look, self._page.icon, ink, left, round((self.height() - size) / 2), _ICON)
        left += size + look.px(12)
        place = QRectF(left, 0, self.width() - left, self.height())
        painting.words(painter, look, place, self._page.title, STRONG if here else BODY.weighing(500), ink)
        if self.hasFocus():
            inset = look.pxf(1.5)
            ring = shape.adjusted(inset, inset, -inset, -inset)
            painting.box(painter, ring, look.pxf(10), None, look.colour("focus"), look.pxf(3))
        painter.end()


class PageList(QWidget):
    """`picked(key)`. Arrows move from page to page, Tab goes into the page."""

    picked = Signal(str)

    def __init__(self, look: Look, pages: tuple[PageShown, ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._entries = {page.key: PageEntry(look, page) for page in pages}
        self._title = Text(look, "Settings", TITLE_1.sized(24, 32), wrap=False)
        holder = QWidget()
        self._flow = FlowLayout(holder, 0)
        for key, entry in self._entries.items():
            self._flow.addWidget(entry)
            entry.clicked.connect(lambda _=False, key=key: self.picked.emit(key))
            entry.stepped.connect(lambda step, key=key: self._step(key, step))
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        holder.setSizePolicy(policy)
        self._column = column(look, self)
        self._column.addWidget(self._title)
        self._column.addWidget(holder)
        self._column.addStretch(1)
        look.changed.connect(self._fit)
        self._fit()

    def show_page(self, key: str) -> None:
        """Mark the page in front."""
        self._entries[key].setChecked(True)

    def entry(self, key: str) -> PageEntry:
        """The entry of a page."""
        return self._entries[key]

    def focus_here(self) -> None:
        """The keys go to the entry of the page in front."""
        next(e for e in self._entries.values() if e.isChecked()).setFocus(Qt.FocusReason.TabFocusReason)

    def paintEvent(self, event: QPaintEvent) -> None:
        look = self._look
        painter = QPainter(self)
        painter.fillRect(self.rect(), look.colour("canvas"))
        if look.narrow:
            painter.fillRect(0, self.height() - 1, self.width(), 1, look.colour("line"))
        else:
            painter.fillRect(self.width() - 1, 0, 1, self.height(), look.colour("line"))
        painter.end()

    def _step(self, key: str, step: int) -> None:
        keys = list(self._entries)
        to = keys[(keys.index(key) + step) % len(keys)]
        self._entries[to].setFocus(Qt.FocusReason.TabFocusReason)
        self.picked.emit(to)

    def _fit(self) -> None:
        look = self._look
        self._title.setVisible(not look.narrow)
        if look.narrow:
            self.setMinimumWidth(0)
            self.setMaximumWidth(16_777_215)
            self._column.setContentsMargins(look.px(16), look.px(6), look.px(16), look.px(6))
            self._column.setSpacing(0)
        else:
            self.setFixedWidth(look.px(WIDTH))
            self._column.setContentsMargins(look.px(12), look.px(18), look.px(12), look.px(12))
            self._column.setSpacing(look.px(12))
        self._title.setContentsMargins(look.px(12), 0, 0, 0)
        self._flow.invalidate()
        self.update()
