"""One of a few: segments on a track."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QFrame, QHBoxLayout, QSizePolicy, QWidget

from frontdesk.qt import painting
from frontdesk.qt.look import Look
from frontdesk.qt.plain_text import shown
from frontdesk.qt.type_style import BUTTON_SMALL, CHIP, NOTE, SMALL_STRONG

_HEIGHT, _EDGE, _PAD, _ICON, _GAP = 40, 3, 12, 16, 6
_TIGHT, _TIGHT_HIGH = 6, 36
_QUIET = NOTE.weighing(500)


class Segment(QAbstractButton):
    """One choice; a radio button to a screen reader. ``short``: its words stand only while it is marked."""

    def __init__(
        self,
        look: Look,
        text: str,
        icon: str = "",
        parent: QWidget | None = None,
        *,
        short: bool = False,
        tight: bool = False,
    ) -> None:
        super().__init__(parent)
        self._pad, self._high = (_TIGHT, _TIGHT_HIGH) if tight else (_PAD, _HEIGHT)
        self._style, self._quiet = (SMALL_STRONG, CHIP) if tight else (BUTTON_SMALL, _QUIET)
        self._short = short and bool(icon)
        self._look = look
        self._icon = icon
        self._words = shown(text)
        self.setText(self._words.replace("&", "&&"))
        self.setAccessibleName(self._words)
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        if self._short:
            self.toggled.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        look = self._look
        if self._short and not self.isChecked():
            return QSize(look.px(_ICON) + 2 * look.px(self._pad), look.px(self._high) - 2 * look.px(_EDGE))
        width = painting.text_width(look, self._words, self._style) + 2 * look.px(self._pad)
        if self._icon:
            width += look.px(_ICON) + look.px(_GAP)
        return QSize(width, look.px(self._high) - 2 * look.px(_EDGE))

    def paintEvent(self, event: QPaintEvent) -> None:
        look, on = self._look, self.isChecked()
        rect = QRectF(self.rect())
        painter = QPainter(self)
        if on or self.hasFocus():
            focus = self.hasFocus()
            painting.box(
                painter,
                rect,
                look.pxf(8),
                look.colour("surface") if on else None,
                look.colour("focus" if focus else "ink2"),
                look.pxf(2 if focus else painting.HAIR),
            )
        ink = look.colour("ink" if on else "ink2")
        x = float(look.px(self._pad))
        if self._icon:
            size = look.px(_ICON)
            top = round((rect.height() - size) / 2)
            painting.glyph(painter, look, self._icon, ink, x, top, _ICON)
            x += size + look.px(_GAP)
        style = self._style if on else self._quiet
        place = QRectF(x, 0, rect.width() - x, rect.height())
        if on or not self._short:
            painting.words(painter, look, place, self._words, style, ink)
        painter.end()


class Segmented(QFrame):
    """Exactly one of `choices` (key, words); arrows move. `picked(key)` when the desk chose."""

    picked = Signal(str)

    def __init__(
        self,
        look: Look,
        choices: Sequence[tuple[str, str] | tuple[str, str, str]],
        *,
        accessible: str,
        chosen: str = "",
        short: bool = False,
        tight: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        """``short``: only the marked choice says its words, the others stand as their icon.

        ``tight``: less room around the words, for four in a narrow pane.
        """
        super().__init__(parent)
        self._look = look
        self.setAccessibleName(shown(accessible))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._group = QButtonGroup(self)
        self._segments: dict[str, Segment] = {}
        self._row = QHBoxLayout(self)
        self._row.setSpacing(0)
        for key, text, *icon in choices:
            segment = Segment(look, text, icon[0] if icon else "", self, short=short, tight=tight)
            segment.clicked.connect(lambda _=False, key=key: self.picked.emit(key))
            self._segments[key] = segment
            self._group.addButton(segment)
            self._row.addWidget(segment)
        self.show_choice(chosen or choices[0][0])
        look.changed.connect(self._look_changed)
        self._look_changed()

    def show_choice(self, key: str) -> None:
        """Mark one choice without telling; Tab stops at the marked one."""
        self._segments[key].setChecked(True)
        policy = Qt.FocusPolicy
        for segment in self._segments.values():
            segment.setFocusPolicy(policy.StrongFocus if segment.isChecked() else policy.ClickFocus)

    def choice(self) -> str:
        """The key of the marked choice."""
        return next(key for key, segment in self._segments.items() if segment.isChecked())

    def segments(self) -> tuple[Segment, ...]:
        """The segments, in order."""
        return tuple(self._segments.values())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
            return
        keys = list(self._segments)
        key = keys[(keys.index(self.choice()) + step) % len(keys)]
        self.show_choice(key)
        self._segments[key].setFocus(Qt.FocusReason.TabFocusReason)
        self.picked.emit(key)

    def paintEvent(self, event: QPaintEvent) -> None:
        look = self._look
        painter = QPainter(self)
        painting.box(painter, QRectF(self.rect()), look.pxf(10), look.colour("track"))
        painter.end()

    def _look_changed(self) -> None:
        edge = self._look.px(_EDGE)
        self._row.setContentsMargins(edge, edge, edge, edge)
        for segment in self._segments.values():
            segment.updateGeometry()
        self.updateGeometry()
        self.update()
