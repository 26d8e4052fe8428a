"""A drawn picture of fixed bars: what stands where a card was. No real content is behind it."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from frontdesk.qt import painting
from frontdesk.qt.layouts import column
from frontdesk.qt.look import Look
from frontdesk.qt.text import Text
from frontdesk.qt.theme import Token
from frontdesk.qt.type_style import BODY, SMALL, TITLE_PAGE
from frontdesk.qt.widgets.button import Btn
from frontdesk.qt.widgets.card_frame import CardFrame
from frontdesk.qt.widgets.glyph import Glyph

_BARS: tuple[tuple[Token, float, float, float, float], ...] = (
    ("track", 32, 24, 260, 22),
    ("ink3", 32, 66, 180, 40),
    ("say_line", 240, 70, 130, 34),
    ("need", 32, 158, 270, 54),
    ("need", 320, 158, 270, 54),
    ("need", 608, 158, 270, 54),
    ("say", 32, 272, 558, 210),
    ("say_line", 60, 296, 300, 22),
    ("ink3", 60, 338, 340, 60),
    ("track", 60, 520, 420, 26),
    ("track", 60, 610, 380, 26),
    ("sunken", 608, 272, 270, 476),
    ("track", 636, 300, 180, 18),
    ("track", 636, 350, 140, 18),
    ("track", 636, 400, 160, 18),
    ("track", 636, 450, 120, 18),
)
_SCALE = 16


class BarsPane(QWidget):
    """Bars alone (Find is open), or with the words that face the patient (hidden)."""

    show_pressed = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._drawn: tuple[QSize, str, float] | None = None
        self._image = QImage()
        self._box = CardFrame(look, "white", self)
        inside = column(look, self._box, gap=6, edges=(40, 30, 40, 26))
        inside.addWidget(Glyph(look, "eye-off", 32, "ink2"), 0, Qt.AlignmentFlag.AlignHCenter)
        inside.addSpacing(look.px(16))
        centre = Qt.AlignmentFlag.AlignHCenter
        title = Text(look, "We keep your details private.", TITLE_PAGE, wrap=False, align=centre)
        inside.addWidget(title)
        inside.addWidget(Text(look, "This screen is hidden for now.", BODY, "ink2", wrap=False, align=centre))
        inside.addSpacing(look.px(12))
        self.button = Btn(look, "Show card", "primary", icon="eye", key="F9", height=52)
        self.button.clicked.connect(self.show_pressed)
        inside.addWidget(self.button, 0, centre)
        inside.addSpacing(look.px(6))
        words = "Only F9 or this button brings it back."
        inside.addWidget(Text(look, words, SMALL, "ink2", wrap=False, align=centre))
        self._box.hide()

    def show_hidden(self, hidden: bool) -> None:
        """With or without the words."""
        self._box.setVisible(hidden)
        self.setAccessibleName("Card hidden. F9 shows it." if hidden else "")
        self._centre()

    # Qt asks

    def resizeEvent(self, event) -> None:  # type: ignore[no-untyped-def]
        super().resizeEvent(event)
        self._centre()

    def paintEvent(self, event: QPaintEvent) -> None:
        key = (self.size(), self._look.theme.name, self._look.k)
        if key != self._drawn:
            self._drawn = key
            self._image = self._draw()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(self.rect(), self._image)
        painter.end()

    # ours

    def _centre(self) -> None:
        self._box.adjustSize()
        self._box.move((self.width() - self._box.width()) // 2, (self.height() - self._box.height()) // 2)

    def _draw(self) -> QImage:
        """Draw small and blow up: softer than any filter, and nothing real went in."""
        look = self._look
        full = QImage(self.size(), QImage.Format.Format_RGB32)
        full.fill(look.colour("surface"))
        painter = QPainter(full)
        for token, x, y, wide, high in _BARS:
            rect = QRectF(look.px(x), look.px(y), look.px(wide), look.px(high))
            painting.box(painter, rect, look.pxf(10), look.colour(token))
        painter.end()
        smooth = Qt.TransformationMode.SmoothTransformation
        fit = Qt.AspectRatioMode.IgnoreAspectRatio
        small = full.scaled(max(1, self.width() // _SCALE), max(1, self.height() // _SCALE), fit, smooth)
        return small.scaled(max(1, self.width() // 4), max(1, self.height() // 4), fit, smooth)
