"""Chips: small round switches. Outline is off, filled is on."""

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QAction, QColor, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QMenu, QSizePolicy, QToolButton, QWidget

from frontdesk.qt import painting
from frontdesk.qt.look import Look
from frontdesk.qt.plain_text import shown
from frontdesk.qt.type_style import CHIP, CHIP_ON, TextStyle
from frontdesk.qt.widgets.enter_presses import enter_presses
from frontdesk.qt.widgets.key_hint import key_width, paint_key

_PAD_RIGHT, _PAD_RIGHT_BARE = 12, 13
_ICON_GAP, _KEY_GAP = 5, 7


class Chip(QToolButton):
    """What both chips share: a round outline, an icon, words and a key."""

    _high, _glyph, _left = 30, 15, 11

    def __init__(
        self, look: Look, text: str, *, icon: str = "", key: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._look = look
        self._icon = icon
        self._key = key
        self._words = self._aloud = ""
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setAccessibleDescription(key)
        self.show_text(text)
        look.changed.connect(self._look_changed)

    def show_text(self, text: str, accessible: str = "") -> None:
        """Change the words; `accessible` is what a screen reader says, if it needs more.

        The same words cost nothing.
        """
        words, aloud = shown(text), shown(accessible or text)
        if (words, aloud) == (self._words, self._aloud):
            return
        self._words, self._aloud = words, aloud
        self.setText(words.replace("&", "&&"))
        self.setAccessibleName(aloud)
        self._look_changed()

    def show_icon(self, icon: str) -> None:
        """Change the icon; the same one costs nothing."""
        if icon != self._icon:
            self._icon = icon
            self._look_changed()

    def show_key(self, key: str) -> None:
        """Show or change the key (the Alt numbers stand only while Alt is held)."""
        if key != self._key:
            self._key = key
            self.setAccessibleDescription(key)
            self._look_changed()

    def shape_rect(self) -> QRectF:
        """Where the shape stands inside the widget, which keeps room for the focus ring."""
        r = self._look.reserve()
        return QRectF(self.rect()).adjusted(r, r, -r, -r)

    # Qt asks

    def sizeHint(self) -> QSize:
        look, edge = self._look, 2 * self._look.reserve()
        width = painting.text_width(look, self._words, self._style())
        with_room = bool(self._key) or self._high < 30
        width += look.px(self._left) + look.px(_PAD_RIGHT if with_room else _PAD_RIGHT_BARE)
        if self._icon:
            width += look.px(self._glyph) + look.px(_ICON_GAP)
        if self._key:
            width += look.px(_KEY_GAP) + key_width(look, self._key)
        return QSize(width + edge, look.px(self._high) + edge)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not enter_presses(self, event):
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        look, rect = self._look, self.shape_rect()
        fill, border, ink = self._colours()
        style = self._style()
        painter = QPainter(self)
        painting.box(painter, rect, rect.height() / 2, fill, border, look.pxf(painting.HAIR))
        if self.hasFocus():
            painting.focus_ring(painter, look, rect, rect.height() / 2)
        x = rect.left() + look.px(self._left)
        if self._icon:
            size = look.px(self._glyph)
            top = round(rect.center().y() - size / 2)
            painting.glyph(painter, look, self._icon, ink, x, top, self._glyph)
            x += size + look.px(_ICON_GAP)
        wide = painting.text_width(look, self._words, style)
        painting.words(painter, look, QRectF(x, rect.top(), wide, rect.height()), self._words, style, ink)
        if self._key:
            paint_key(
                painter,
                look,
                self._key,
                x + wide + look.px(_KEY_GAP),
                rect.center().y(),
                ink=look.colour("ink3"),
                border=look.colour("line2"),
                fill=look.colour("surface"),
            )
        painter.end()

    # ours

    def _look_changed(self) -> None:
        self.updateGeometry()
        self.update()

    def _is_on(self) -> bool:
        return self.isChecked()

    def _style(self) -> TextStyle:
        return CHIP_ON if self._is_on() else CHIP

    def _colours(self) -> tuple[QColor, QColor, QColor]:
        colour = self._look.colour
        if self._is_on():
            return colour("track"), colour("ink2"), colour("ink")
        over = self.underMouse() and self.isEnabled()
        return (
            colour("track" if over else "surface"),
            colour("line2"),
            colour("ink2" if self.isEnabled() else "ink3"),
        )


class SituationChip(Chip):
    """One switch of the situation row, for instance "Companion"; a check box to a screen reader."""

    def __init__(
        self,
        look: Look,
        text: str,
        *,
        icon: str = "",
        key: str = "",
        on: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(look, text, icon=icon, key=key, parent=parent)
        self.setCheckable(True)
        self.setChecked(on)
        self.toggled.connect(self._look_changed)


class DelayChip(Chip):
    """How late someone is running; a press opens the choices.

    `picked(minutes)` when another one is chosen. Words are made by `say(minutes)` and
    `say_aloud(minutes)` through `show_minutes`, so that the chip knows no names of its own.
    """

    picked = Signal(int)

    _high, _glyph, _left = 28, 14, 10

    def __init__(
        self,
        look: Look,
        text: str,
        choices: tuple[tuple[int, str], ...],
        *,
        minutes: int = 0,
        accessible: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(look, text, parent=parent)
        self._minutes = minutes
        self._menu = QMenu(self)
        for value, words in choices:
            act = QAction(shown(words).replace("&", "&&"), self._menu)
            act.setData(value)
            act.setCheckable(True)
            act.setChecked(value == minutes)
            self._menu.addAction(act)
        self._menu.triggered.connect(self._chosen)
        self.clicked.connect(self.open_choices)
        self.show_minutes(minutes, text, accessible)

    def show_minutes(self, minutes: int, text: str, accessible: str = "") -> None:
        """Show how late, in words ("Dr Voss +15")."""
        if minutes != self._minutes:
            self._minutes = minutes
            for act in self._menu.actions():
                act.setChecked(act.data() == minutes)
        self.show_icon("timer" if minutes else "")
        self.show_text(text, accessible)

    def open_choices(self) -> None:
        """Open the menu below the chip, on the present value."""
        below = self.shape_rect().bottomLeft().toPoint() + QPoint(0, self._look.px(4))
        self._menu.setFont(self._look.font(CHIP))
        self._menu.popup(self.mapToGlobal(below))
        for act in self._menu.actions():
            if act.data() == self._minutes:
                self._menu.setActiveAction(act)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.open_choices()
            event.accept()
            return
        super().keyPressEvent(event)

    def _chosen(self, act: QAction) -> None:
        self.picked.emit(int(act.data()))

    def _is_on(self) -> bool:
        return self._minutes > 0

    def _colours(self) -> tuple[QColor, QColor, QColor]:
        if not self._is_on():
            return super()._colours()
        colour = self._look.colour
        return colour("waiting_bg"), colour("waiting"), colour("waiting")
