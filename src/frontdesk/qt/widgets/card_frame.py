"""The rounded panels of the card."""

from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QWidget

from frontdesk.qt import painting
from frontdesk.qt.accessible import Role, reads_as
from frontdesk.qt.look import Look
from frontdesk.qt.theme import Token

Panel = Literal["white", "ask", "say", "side", "held", "popup"]


@dataclass(frozen=True, slots=True)
class _Panel:
    fill: Token
    border: Token
    radius: int
    width: float = painting.HAIR


_PANELS: dict[Panel, _Panel] = {
    "white": _Panel("surface", "line", 14),
    "ask": _Panel("sunken", "line", 18),
    "say": _Panel("say", "say_line", 18),
    "side": _Panel("sunken", "line", 16),
    "held": _Panel("surface", "ink", 12, 1.6),
    "popup": _Panel("surface", "line2", 14),
}


@reads_as(Role.Grouping)
class CardFrame(QFrame):
    """A panel: `ask` and `side` are sunken, `say` is apricot and for spoken words only,
    `held` stands out while a key is held, `popup` is over other things. Put a layout into it.
    """

    def __init__(self, look: Look, panel: Panel = "white", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._panel: Panel = panel
        look.changed.connect(self.update)

    def show_panel(self, panel: Panel) -> None:
        """Become another panel in place."""
        self._panel = panel
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        look, panel = self._look, _PANELS[self._panel]
        painter = QPainter(self)
        painting.box(
            painter,
            QRectF(self.rect()),
            look.pxf(panel.radius),
            look.colour(panel.fill),
            look.colour(panel.border),
            look.pxf(panel.width),
        )
        painter.end()
