"""A drawn picture of fixed bars: what stands where a card was. No real content is behind it."""

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QImage, QPainter, QPaintEvent, QPixmap, QResizeEvent
from PySide6.QtWidgets import QSpacerItem, QWidget

from frontdesk.qt import painting
from frontdesk.qt.accessible import Role, reads_as, say_politely
from frontdesk.qt.layouts import column
from frontdesk.qt.look import Look
from frontdesk.qt.text import Text
from frontdesk.qt.theme import Token
from frontdesk.qt.type_style import BODY, SMALL, TITLE_PAGE
from frontdesk.qt.widgets.button import Btn
from frontdesk.qt.widgets.card_frame import CardFrame

_BARS: tuple[tuple[Token, float, float, float, float, float], ...] = (
    ("ink3", 0.22, 40, 28, 240, 14),
    ("ink3", 0.85, 46, 70, 170, 38),
    ("say_label", 0.35, 246, 72, 124, 38),
    ("need", 1, 32, 158, 270, 54),
    ("need", 1, 320, 158, 270, 54),
    ("need", 1, 608, 158, 270, 54),
    ("need_ink", 0.22, 92, 176, 140, 24),
    ("need_ink", 0.22, 380, 176, 140, 24),
    ("need_ink", 0.22, 668, 176, 140, 24),
    ("say", 1, 32, 272, 558, 210),
    ("say_label", 0.3, 66, 294, 260, 22),
    ("say_ink", 0.4, 66, 340, 380, 20),
    ("say_ink", 0.4, 66, 384, 280, 20),
    ("ink3", 0.3, 92, 522, 390, 20),
    ("ink3", 0.22, 92, 550, 300, 16),
    ("ink3", 0.3, 92, 612, 340, 20),
    ("sunken", 1, 608, 272, 270, 476),
    ("ink3", 0.16, 640, 300, 190, 16),
    ("ink3", 0.16, 640, 342, 140, 16),
    ("ink3", 0.16, 640, 394, 100, 30),
    ("ink3", 0.16, 640, 456, 190, 16),
    ("ink3", 0.16, 640, 524, 140, 16),
)
"""Colour, strength, left, top, width, height in design pixels: a card nobody ever had."""
_SCALE = 22
_BADGE, _SHADOW = 64, 18
ONLY_F9 = "Only F9 or this button brings it back."
HIDDEN = "Card hidden. F9 shows it."
ANY_KEY = "Any key or movement brings it back."


@reads_as(Role.AlertMessage)
class HiddenBox(CardFrame):
    """What the patient reads while everything is hidden, and the way back."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(look, "white", parent)
        self.setAccessibleName(HIDDEN)
        centre = Qt.AlignmentFlag.AlignHCenter
        inside = column(look, self)
        self._mark = QSpacerItem(0, look.px(_BADGE + 20))
        inside.addItem(self._mark)
        title = Text(look, "We keep your details private.", TITLE_PAGE, balanced=True, align=centre)
        inside.addWidget(title)
        inside.addSpacing(look.px(6))
        words = "This screen is hidden for now."
        inside.addWidget(Text(look, words, BODY.sized(16, 24), "ink2", align=centre))
        inside.addSpacing(look.px(16))
        self.button = Btn(look, "Show card", "primary", icon="eye", key="F9", height=52)
        self.button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        inside.addWidget(self.button, 0, centre)
        inside.addSpacing(look.px(10))
        self.way_back = Text(look, ONLY_F9, SMALL, "ink2", align=centre)
        inside.addWidget(self.way_back)
        self._inside = inside
        self._bare = False
        look.changed.connect(self._fit)
        self._fit()

    # Qt asks

    def paintEvent(self, event: QPaintEvent) -> None:
        """Its ground is in the picture behind: the rings of the shadow cost more than every word."""

    # ours

    def paint_ground(self, painter: QPainter) -> None:
        """The box and its shadow, where it stands on the pane."""
        look, edge = self._look, self._look.px(_SHADOW)
        shape = QRectF(self.geometry()).adjusted(edge, edge, -edge, -edge)
        painting.shadow(painter, look, shape, look.pxf(20))
        border = look.colour("line")
        painting.box(painter, shape, look.pxf(20), look.colour("surface"), border, look.pxf(painting.HAIR))
        side = look.pxf(_BADGE)
        if self._bare:
            return
        badge = QRectF(
            shape.center().x() - side / 2, shape.top() + look.px(8 if look.narrow else 34), side, side
        )
        painting.box(painter, badge, side / 2, look.colour("track"))
        inset = (side - look.px(30)) / 2
        ink = look.colour("ink2")
        painting.glyph(painter, look, "eye-off", ink, badge.left() + inset, badge.top() + inset, 30)

    def fit_into(self, room: QSize) -> None:
        """As large as its words; where that is too much the mark and the line about the way back go."""
        look, edge = self._look, self._look.px(_SHADOW)
        self.setFixedWidth(min(room.width(), look.px(380 if look.narrow else 442) + 2 * edge))
        for self._bare in (False, True):
            self.way_back.setVisible(not self._bare)
            self._fit()
            high = self.heightForWidth(self.width())
            if high <= room.height():
                break
        self.setFixedHeight(min(high, room.height()))

    def _fit(self) -> None:
        look, edge = self._look, self._look.px(_SHADOW)
        self._mark.changeSize(0, 0 if self._bare else look.px(_BADGE + 20))
        up, low = (8, 8) if look.narrow else (34, 28)
        self._inside.invalidate()
        self._inside.setContentsMargins(
            edge + look.px(24), edge + look.px(up), edge + look.px(24), edge + look.px(low)
        )


@reads_as(Role.Pane)
class BarsPane(QWidget):
    """Bars alone (Find is open), or with the words that face the patient (hidden)."""

    show_pressed = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._drawn: tuple[QSize, str, float, QRect, float] | None = None
        self._pictures: dict[bool, QPixmap] = {}
        """As large as they show, without and with the box: to blow them up each time would take longer than
        all the rest of hiding."""
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._box = HiddenBox(look, self)
        self.button = self._box.button
        self.button.clicked.connect(self.show_pressed)
        self._box.hide()
        look.changed.connect(self._centre)

    def show_hidden(self, hidden: bool, *, by_itself: bool = False) -> None:
        """With or without the words; what hid by itself says that anything brings it back."""
        self._box.way_back.show_words(ANY_KEY if by_itself else ONLY_F9)
        self._box.setVisible(hidden)
        self.setAccessibleName(HIDDEN if hidden else "")
        if hidden:
            say_politely(self, HIDDEN)
        self._centre()

    # Qt asks

    def minimumSizeHint(self) -> QSize:
        """The words for the patient have room, where next people would stand below them."""
        return QSize(0, 0 if self._box.isHidden() else self._box.heightForWidth(self._box.width()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._centre()

    def paintEvent(self, event: QPaintEvent) -> None:
        look, boxed = self._look, not self._box.isHidden()
        key = (self.size(), look.theme.name, look.k, self._box.geometry(), self.devicePixelRatioF())
        if key != self._drawn:
            self._drawn = key
            self._pictures.clear()
        if boxed not in self._pictures:
            self._pictures[boxed] = self._draw(boxed=boxed)
        painter = QPainter(self)
        painter.drawPixmap(0, 0, self._pictures[boxed])
        painter.end()

    # ours

    def _centre(self) -> None:
        self._box.fit_into(self.size())
        self._box.move((self.width() - self._box.width()) // 2, (self.height() - self._box.height()) // 2)

    def _draw(self, *, boxed: bool) -> QPixmap:
        ratio = self.devicePixelRatioF()
        picture = QPixmap(self.size() * ratio)
        picture.setDevicePixelRatio(ratio)
        picture.fill(self._look.colour("surface"))
        painter = QPainter(picture)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(self.rect(), self._soft())
        if boxed:
            self._box.paint_ground(painter)
        painter.end()
        return picture

    def _soft(self) -> QImage:
        """Draw small and blow up: softer than any filter, and nothing real went in."""
        look = self._look
        full = QImage(self.size(), QImage.Format.Format_RGB32)
        full.fill(look.colour("surface"))
        painter = QPainter(full)
        for token, strength, x, y, wide, high in _BARS:
            rect = QRectF(look.px(x), look.px(y), look.px(wide), look.px(high))
            colour = look.colour(token)
            colour.setAlphaF(strength)
            painting.box(painter, rect, look.pxf(10), colour)
        painter.end()
        smooth = Qt.TransformationMode.SmoothTransformation
        fit = Qt.AspectRatioMode.IgnoreAspectRatio
        small = full.scaled(max(1, self.width() // _SCALE), max(1, self.height() // _SCALE), fit, smooth)
        half = small.scaled(max(1, self.width() // 10), max(1, self.height() // 10), fit, smooth)
        return half.scaled(max(1, self.width() // 2), max(1, self.height() // 2), fit, smooth)
