"""The left rail: the logo, one entry a screen, and who is at the desk."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QVBoxLayout, QWidget

from frontdesk.qt import painting
from frontdesk.qt.look import Look
from frontdesk.qt.plain_text import shown
from frontdesk.qt.type_style import KEY, TextStyle
from frontdesk.qt.widgets.enter_presses import enter_presses

WIDTH = 88
_NARROW = 58
_BELL = 22
_LABEL = KEY.weighing(500)
_AVATAR = TextStyle("sans", 13, 18, 600)


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of the rail; `low` stands at the lower end, `apart` has a line above it.

    `checkable` is False for an act (Lock) that is no place to be.
    """

    key: str
    title: str
    icon: str
    shortcut: str = ""
    low: bool = False
    apart: bool = False
    checkable: bool = True


class Logo(QWidget):
    """The bell on its tile. Decoration: no focus, no name."""

    def __init__(
        self, look: Look, icon: str = "concierge-bell", *, side: int = 40, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._look = look
        self._icon = icon
        self._side = side
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def sizeHint(self) -> QSize:
        side = self._look.px(36 if self._look.narrow else self._side)
        return QSize(side, side)

    def paintEvent(self, event: QPaintEvent) -> None:
        look, side = self._look, float(self.width())
        painter = QPainter(self)
        painting.box(painter, QRectF(0, 0, side, side), look.pxf(10), look.colour("brand"))
        inset = round((side - look.px(_BELL)) / 2)
        ink = look.colour("on_brand")
        painting.glyph(painter, look, self._icon, ink, inset, inset, _BELL)
        painter.end()


class RailEntry(QAbstractButton):
    """An icon in a round ground with its word below; the word goes when there is little room."""

    def __init__(self, look: Look, entry: Entry, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.entry = entry
        self.setText(shown(entry.title))
        self.setAccessibleName(shown(entry.title))
        self.setAccessibleDescription(entry.shortcut)
        self.setCheckable(entry.checkable)
        self.setAutoExclusive(entry.checkable)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def sizeHint(self) -> QSize:
        look = self._look
        if look.narrow:
            return QSize(look.px(_NARROW), look.px(48))
        return QSize(look.px(WIDTH), look.px(62))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not enter_presses(self, event):
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        look, here = self._look, self.isChecked()
        wide, high, icon = (44, 44, 20) if look.narrow else (52, 30, 20)
        width, height = look.px(wide), look.px(high)
        top = look.px(2) if look.narrow else look.px(6)
        shape = QRectF((self.width() - width) / 2, top, width, height)
        painter = QPainter(self)
        if here or self.underMouse():
            border = look.colour("ink") if here and look.theme.high_contrast else None
            ground = look.colour("brand_soft" if here else "track")
            painting.box(painter, shape, height / 2, ground, border)
        ink = look.colour("brand_ink" if here else "ink2")
        size = look.px(icon)
        painting.glyph(
            painter,
            look,
            self.entry.icon,
            ink,
            round(shape.center().x() - size / 2),
            round(shape.center().y() - size / 2),
            icon,
        )
        if self.hasFocus():
            painting.focus_ring(painter, look, shape, height / 2)
        if not look.narrow:
            style = KEY if here else _LABEL
            colour = look.colour("ink" if here else "ink2")
            place = QRectF(0, shape.bottom() + look.px(4), self.width(), look.px(18))
            painting.words(painter, look, place, self.text(), style, colour, Qt.AlignmentFlag.AlignHCenter)
        painter.end()


class Rail(QWidget):
    """`picked(key)` when an entry is pressed. It knows titles and icons, no screens."""

    picked = Signal(str)

    def __init__(
        self,
        look: Look,
        entries: Sequence[Entry],
        *,
        logo: str = "concierge-bell",
        initials: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._look = look
        self._logo = Logo(look, logo, parent=self)
        self._initials = initials
        self._entries = [RailEntry(look, e, self) for e in entries]
        self._lines: list[int] = []
        for button in self._entries:
            button.clicked.connect(lambda _=False, key=button.entry.key: self.picked.emit(key))
        self._column = QVBoxLayout(self)
        self._column.setSpacing(0)
        self._fill()
        look.changed.connect(self._look_changed)
        self._look_changed()

    def show_place(self, key: str) -> None:
        """Mark the entry of the screen in front."""
        for button in self._entries:
            if button.entry.checkable:
                button.setChecked(button.entry.key == key)

    def show_initials(self, initials: str) -> None:
        """Whose shift it is, in two letters; empty hides the round."""
        self._initials = shown(initials)[:3]
        self.update()

    def entries(self) -> tuple[RailEntry, ...]:
        """The entries, in order."""
        return tuple(self._entries)

    def sizeHint(self) -> QSize:
        return QSize(self._width(), super().sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        look = self._look
        painter = QPainter(self)
        painter.fillRect(self.rect(), look.colour("canvas"))
        painter.fillRect(self.width() - 1, 0, 1, self.height(), look.colour("line"))
        for button in self._entries:
            if button.entry.apart and not look.narrow:
                painter.fillRect(look.px(22), button.y() - look.px(9), look.px(44), 1, look.colour("line"))
        if self._initials and not look.narrow:
            self._paint_avatar(painter)
        painter.end()

    def _paint_avatar(self, painter: QPainter) -> None:
        look = self._look
        size = look.px(36)
        rect = QRectF((self.width() - size) // 2, self.height() - look.px(16) - size, size, size)
        border = look.colour("line2") if look.theme.high_contrast else None
        painting.box(painter, rect, size / 2, look.colour("track"), border)
        painting.words(
            painter,
            look,
            rect,
            self._initials,
            _AVATAR,
            look.colour("ink"),
            Qt.AlignmentFlag.AlignHCenter,
        )

    def _fill(self) -> None:
        for button in self._entries:
            if not button.entry.low:
                if button.entry.apart:
                    self._column.addSpacing(self._look.px(19))
                self._column.addWidget(button)
        self._column.addStretch(1)
        for button in self._entries:
            if button.entry.low:
                self._column.addWidget(button)

    def _width(self) -> int:
        return self._look.px(_NARROW if self._look.narrow else WIDTH)

    def _look_changed(self) -> None:
        look = self._look
        self.setFixedWidth(self._width())
        if look.narrow:
            self._column.setContentsMargins(0, look.px(60), 0, look.px(6))
        else:
            self._column.setContentsMargins(0, look.px(72), 0, look.px(56))
        for button in self._entries:
            button.updateGeometry()
        self._logo.resize(self._logo.sizeHint())
        x = (self._width() - self._logo.width()) // 2
        self._logo.move(x, look.px(12 if look.narrow else 16))
        self.update()
