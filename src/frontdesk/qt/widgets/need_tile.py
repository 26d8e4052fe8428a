"""Needs: at most three verbs in fixed thirds, always whole."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QFrame, QSizePolicy, QWidget

from frontdesk.qt import painting
from frontdesk.qt.look import Look
from frontdesk.qt.plain_text import shown
from frontdesk.qt.text import Text
from frontdesk.qt.type_style import NEED
from frontdesk.qt.widgets.enter_presses import enter_presses

_HEIGHT, _COMPACT_HEIGHT, _SLIM_HEIGHT = 54, 48, 46
_PAD, _ICON, _GAP = 16, 22, 12
_RADIUS = 14
_LINE_PAD = 12
COLUMN_GAP = 18
_NARROW_GAP = 10
_SAID_ICON = 14
SAID = {
    "": ("", "Did it work today?"),
    "yes": ("check", "It worked today"),
    "partly": ("circle-dashed", "It worked partly today"),
    "no": ("x", "It did not work today"),
}
"""The mark on a tile and its words, by what was said."""
_SLIMMEST = 160
"""A third narrower than this breaks words: the tiles then stand one under the other."""


def thirds(width: int, gap: int) -> tuple[tuple[int, int], ...]:
    """Left edge and width of three equal columns; the only place that cuts the card in three."""
    each = (width - 2 * gap) // 3
    return tuple((i * (each + gap), each) for i in range(3))


class NeedTile(Text):
    """One need as a verb ("Speak to the right ear") with its icon; grows to a second line."""

    def __init__(self, look: Look, text: str, *, icon: str, parent: QWidget | None = None) -> None:
        self._icon = icon
        super().__init__(look, text, NEED, "need_ink", middle=True, parent=parent)
        self._margins()
        look.changed.connect(self._margins)

    def show_need(self, text: str, icon: str) -> None:
        """Change the need; the same one costs nothing."""
        if icon != self._icon:
            self._icon = icon
            self.update()
        self.show_words(text)

    def heightForWidth(self, width: int) -> int:
        high = _least(self._look)
        taken = self.contentsMargins()
        inner = max(1, width - taken.left() - taken.right())
        words = super().heightForWidth(inner)
        if words <= self._look.line_height(NEED):
            return self._look.px(high)
        return max(self._look.px(high), words + 2 * self._look.px(_LINE_PAD))

    def sizeHint(self) -> QSize:
        taken = self.contentsMargins()
        width = self.natural_width() + taken.left() + taken.right()
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._look.px(120), self._look.px(_least(self._look)))

    def paintEvent(self, event: QPaintEvent) -> None:
        look = self._look
        rect = QRectF(self.rect())
        painter = QPainter(self)
        painting.box(
            painter,
            rect,
            look.pxf(_RADIUS),
            look.colour("need"),
            look.colour("need_line"),
            look.pxf(painting.HAIR),
        )
        size = look.px(_ICON)
        painting.glyph(
            painter,
            look,
            self._icon,
            look.colour("need_ink"),
            look.px(_PAD),
            round((rect.height() - size) / 2),
            _ICON,
        )
        painter.end()
        super().paintEvent(event)

    def _margins(self) -> None:
        look = self._look
        left = look.px(_PAD) + look.px(_ICON) + look.px(_GAP)
        self.setContentsMargins(left, 0, look.px(_PAD) - look.px(4), 0)


class AskTile(QAbstractButton):
    """Over a whole tile: a press asks whether the need was met. It paints what was said, and the focus."""

    def __init__(self, look: Look, over: NeedTile) -> None:
        super().__init__(over)
        self._look = look
        self._said = ""
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def show_said(self, said: str) -> None:
        """One of ``SAID``; empty where nobody said anything."""
        self._said = said
        tile = self.parentWidget()
        need = tile.text() if isinstance(tile, NeedTile) else ""
        self.setAccessibleName(f"{need}. {SAID[said][1]}")
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not enter_presses(self, event):
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        look, rect = self._look, QRectF(self.rect())
        painter = QPainter(self)
        icon = SAID[self._said][0]
        if icon:
            at = rect.width() - look.px(_SAID_ICON) - look.px(8)
            painting.glyph(painter, look, icon, look.colour("need_ink"), round(at), look.px(6), _SAID_ICON)
        if self.hasFocus():
            inside = rect.adjusted(look.pxf(3), look.pxf(3), -look.pxf(3), -look.pxf(3))
            painting.box(painter, inside, look.pxf(_RADIUS - 3), None, look.colour("focus"), look.pxf(3))
        painter.end()


class NeedRow(QFrame):
    """Up to three tiles; each keeps its third, also when there are fewer."""

    asked = Signal(int)
    """Which tile was pressed, where it may be asked whether the need was met."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._tiles: list[NeedTile] = []
        self._asks: list[AskTile] = []
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        look.changed.connect(self._look_changed)

    def show_needs(self, needs: Sequence[tuple[str, str]], said: Sequence[str] | None = None) -> None:
        """Show (icon, words) of each need, in order; more than three is a defect of the caller.

        ``said``: what was said of each, from ``SAID``; None where nobody is asked.
        """
        if len(needs) > 3:
            raise ValueError("at most three needs stand on the card")
        while len(self._tiles) > len(needs):
            tile = self._tiles.pop()
            del self._asks[len(self._tiles) :]
            tile.hide()
            tile.deleteLater()
        for i, (icon, text) in enumerate(needs):
            if i < len(self._tiles):
                self._tiles[i].show_need(shown(text), icon)
            else:
                self._tiles.append(NeedTile(self._look, text, icon=icon, parent=self))
                self._tiles[i].show()
        if said is not None:
            self._make_asks()
        for at, ask in enumerate(self._asks):
            ask.setVisible(said is not None)
            ask.show_said(said[at] if said is not None and at < len(said) else "")
        self._look_changed()

    def _make_asks(self) -> None:
        """Made when first wanted: before the match there is none to reach."""
        for at in range(len(self._asks), len(self._tiles)):
            ask = AskTile(self._look, self._tiles[at])
            ask.clicked.connect(lambda _=False, n=at: self.asked.emit(n))
            self._asks.append(ask)

    def asks(self) -> tuple[AskTile, ...]:
        """What can be pressed, in card order."""
        return tuple(ask for ask in self._asks if not ask.isHidden())

    def tiles(self) -> tuple[NeedTile, ...]:
        """The tiles shown, in card order."""
        return tuple(self._tiles)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        if not self._tiles:
            return 0
        last = self._cells(width)[-1]
        return last.y() + last.height()

    def sizeHint(self) -> QSize:
        width = max(self.width(), self._look.px(3 * 160 + 2 * COLUMN_GAP))
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        width = self._look.px(200)
        return QSize(width, self.heightForWidth(max(self.width(), width)))

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            self._look_changed()  # a tile needs another height
        return super().event(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()
        if self.height() != self.heightForWidth(self.width()):
            QTimer.singleShot(0, self, self.updateGeometry)  # measured while the look changed: once more

    def _look_changed(self) -> None:
        self.updateGeometry()
        self._place()

    def _place(self) -> None:
        for tile, cell in zip(self._tiles, self._cells(self.width()), strict=True):
            tile.setGeometry(cell)
        for ask, cell in zip(self._asks, self._cells(self.width()), strict=False):
            ask.setGeometry(QRect(0, 0, cell.width(), cell.height()))

    def _cells(self, width: int) -> list[QRect]:
        """Where each tile stands: side by side on the thirds, or one under the other where those are slim."""
        look = self._look
        columns = thirds(width, look.px(_NARROW_GAP if look.narrow else COLUMN_GAP))
        if columns[0][1] >= look.px(_SLIMMEST):
            high = max((tile.heightForWidth(columns[0][1]) for tile in self._tiles), default=0)
            return [QRect(x, 0, each, high) for x, each in columns[: len(self._tiles)]]
        cells, y = [], 0
        for tile in self._tiles:
            cells.append(QRect(0, y, width, tile.heightForWidth(width)))
            y += cells[-1].height() + look.px(7 if look.slim else 8)
        return cells


def _least(look: Look) -> int:
    return _SLIM_HEIGHT if look.slim else _COMPACT_HEIGHT if look.compact else _HEIGHT
