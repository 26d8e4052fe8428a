"""How the window looks right now: theme, text size, motion, and how much room there is.

One `Look` is made at start and handed to every widget. Widgets read it while painting and
listen to `changed`; nothing else holds a theme, so a test makes its own and is alone with it.
"""

from enum import Enum

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QColor, QFont, QFontMetricsF

from frontdesk.qt.theme import LIGHT, Theme, Token
from frontdesk.qt.type_style import TextStyle

SMALLEST, LARGEST = 0.8, 2.0
RESERVE = 6
"""Room for the ring around a button, in design pixels: shapes of buttons and fields stand at one edge."""


class Room(Enum):
    """How much room the window has."""

    COMFORTABLE = "comfortable"
    COMPACT = "compact"
    NARROW = "narrow"
    SLIM = "slim"
    """The strip beside another program, whatever its size."""


class Look(QObject):
    """Theme, zoom `k` (1.0 = 100 %), reduced motion and room; `changed` when any of them is."""

    changed = Signal()

    def __init__(self, theme: Theme = LIGHT, k: float = 1.0, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self.k = min(LARGEST, max(SMALLEST, k))
        self.reduced_motion = False
        self.room = Room.COMFORTABLE
        self._fonts: dict[TextStyle, QFont] = {}
        self._metrics: dict[TextStyle, QFontMetricsF] = {}
        self._colours: dict[Token, QColor] = {}

    @property
    def compact(self) -> bool:
        """Less height than the comfortable layout needs."""
        return self.room is not Room.COMFORTABLE

    @property
    def narrow(self) -> bool:
        """So little room that the board becomes a drawer and the rail shows icons only."""
        return self.room in (Room.NARROW, Room.SLIM)

    @property
    def slim(self) -> bool:
        """The window is the slim strip: a column of what the next person needs."""
        return self.room is Room.SLIM

    def set_theme(self, theme: Theme) -> None:
        """Change the colours."""
        if theme != self.theme:
            self.theme = theme
            self._colours.clear()
            self.changed.emit()

    def set_zoom(self, k: float) -> None:
        """Change the text size; `k` is kept between 80 and 200 %."""
        k = min(LARGEST, max(SMALLEST, k))
        if k != self.k:
            self.k = k
            self._fonts.clear()
            self._metrics.clear()
            self.changed.emit()

    def set_reduced_motion(self, reduced: bool) -> None:
        """Turn all motion off or on."""
        if reduced != self.reduced_motion:
            self.reduced_motion = reduced
            self.changed.emit()

    def set_room(self, room: Room) -> None:
        """Change how much room the layout counts on."""
        if room is not self.room:
            self.room = room
            self.changed.emit()

    def px(self, n: float) -> int:
        """`n` pixels of the design at the present zoom, whole."""
        return round(n * self.k)

    def pxf(self, n: float) -> float:
        """`n` pixels of the design at the present zoom."""
        return n * self.k

    def reserve(self) -> int:
        """Room each focusable shape keeps free around itself for its focus ring."""
        return self.px(RESERVE)

    def colour(self, token: Token) -> QColor:
        """The colour of a token in the present theme, the caller's own to change."""
        colour = self._colours.get(token)
        if colour is None:
            colour = self._colours[token] = self.theme.colour(token)
        return QColor(colour)  # a copy is cheap, reading its number is not

    def font(self, style: TextStyle) -> QFont:
        """The font of a text style at the present zoom."""
        font = self._fonts.get(style)
        if font is None:
            font = self._fonts[style] = style.font(self.k)
        return font

    def metrics(self, style: TextStyle) -> QFontMetricsF:
        """How wide and high the letters of a text style are at the present zoom."""
        metrics = self._metrics.get(style)
        if metrics is None:
            metrics = self._metrics[style] = QFontMetricsF(self.font(style))
        return metrics

    def line_height(self, style: TextStyle) -> int:
        """The height of one line of a text style at the present zoom, in pixels."""
        return round(style.line * self.k)

    def motion(self, milliseconds: int) -> int:
        """How long a movement takes: 0 when motion is reduced."""
        return 0 if self.reduced_motion else milliseconds


def auto_zoom(width: int) -> float:
    """The zoom for a screen `width` logical pixels wide: 100, 120 or 140 %."""
    if width < 1600:
        return 1.0
    return 1.2 if width <= 2200 else 1.4


def room_for(width: int, height: int, k: float) -> Room:
    """The layout for a window of this size at zoom `k` (both in pixels)."""
    wide, high = width / k, height / k
    if high < 640 or wide < 1100:
        return Room.NARROW
    return Room.COMPACT if high < 720 else Room.COMFORTABLE
