"""The left rail: the logo, one entry a screen, and who is at the desk."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent
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
_TARGET = 44
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


class Avatar(QAbstractButton):
    """Who is at the desk, in two letters. To press it is to say that it is somebody else."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.setAccessibleName("Who is at the desk")
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def show_person(self, initials: str, name: str, key: str) -> None:
        """Initials to see, the name and the key to be read."""
        self.setText(shown(initials)[:3].replace("&", "&&"))
        who = shown(name).removesuffix(".")  # "Ana N." ends the sentence herself
        self.setAccessibleName(f"At the desk: {who}. Somebody else?" if name else "Who is at the desk")
        self.setAccessibleDescription(key)
        self.setVisible(bool(initials))
        self.update()

    def sizeHint(self) -> QSize:
        side = self._look.px(_TARGET)
        return QSize(side, side)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not enter_presses(self, event):
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        look, inset = self._look, self._look.px((_TARGET - 36) / 2)
        rect = QRectF(self.rect()).adjusted(inset, inset, -inset, -inset)
        painter = QPainter(self)
        border = look.colour("line2") if look.theme.high_contrast or self.underMouse() else None
        painting.box(painter, rect, rect.height() / 2, look.colour("track"), border)
        middle = Qt.AlignmentFlag.AlignHCenter
        words = self.text().replace("&&", "&")
        painting.words(painter, look, rect, words, _AVATAR, look.colour("ink"), middle)
        if self.hasFocus():
            rect.adjust(1, 1, -1, -1)  # so much the ring needs
            painting.focus_ring(painter, look, rect, rect.height() / 2)
        painter.end()


class Rail(QWidget):
    """`picked(key)` when an entry is pressed, `person_pressed` when the initials are.

    It knows titles and icons, no screens.
    """

    picked = Signal(str)
    person_pressed = Signal()

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
        self._entries = [RailEntry(look, e, self) for e in entries]
        self._lines: list[int] = []
        for button in self._entries:
            button.clicked.connect(lambda _=False, key=button.entry.key: self.picked.emit(key))
        self._column = QVBoxLayout(self)
        self._column.setSpacing(0)
        self.avatar = Avatar(look, self)
        self.avatar.clicked.connect(self.person_pressed)
        self.show_initials(initials)
        self._fill()
        look.changed.connect(self._look_changed)
        self._look_changed()

    def show_place(self, key: str) -> None:
        """Mark the entry of the screen in front."""
        for button in self._entries:
            if button.entry.checkable:
                button.setChecked(button.entry.key == key)

    def show_initials(self, initials: str, name: str = "", key: str = "") -> None:
        """Whose shift it is, in two letters; empty hides the round. ``key`` changes it."""
        self.avatar.show_person(initials, name, key)

    def entries(self) -> tuple[RailEntry, ...]:
        """The entries, in order."""
        return tuple(self._entries)

    def sizeHint(self) -> QSize:
        return QSize(self._width(), super().sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_avatar()

    def paintEvent(self, event: QPaintEvent) -> None:
        look = self._look
        painter = QPainter(self)
        painter.fillRect(self.rect(), look.colour("canvas"))
        painter.fillRect(self.width() - 1, 0, 1, self.height(), look.colour("line"))
        for button in self._entries:
            if button.entry.apart and not look.narrow:
                painter.fillRect(look.px(22), button.y() - look.px(9), look.px(44), 1, look.colour("line"))
        painter.end()

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
            self._column.setContentsMargins(0, look.px(60), 0, look.px(58))
        else:
            self._column.setContentsMargins(0, look.px(72), 0, look.px(56))
        for button in self._entries:
            button.updateGeometry()
        self._logo.resize(self._logo.sizeHint())
        x = (self._width() - self._logo.width()) // 2
        self._logo.move(x, look.px(12 if look.narrow else 16))
        self._place_avatar()
        self.update()

    def _place_avatar(self) -> None:
        self.avatar.resize(self.avatar.sizeHint())
        low = self.height() - self._look.px(34) - self.avatar.height() // 2
        self.avatar.move((self._width() - self.avatar.width()) // 2, low)
