"""What was just done, with a way back. It never takes the focus."""

from PySide6.QtCore import QEvent, QObject, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QEnterEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from frontdesk.qt import painting
from frontdesk.qt.accessible import say_politely
from frontdesk.qt.look import Look
from frontdesk.qt.text import Text
from frontdesk.qt.theme import Token
from frontdesk.qt.type_style import STRONG
from frontdesk.qt.widgets.button import Btn

STAYS = 8_000
"""Milliseconds a toast stays."""
_SHADOW = 18
_MARGIN = 16
_HEIGHT, _RADIUS, _BADGE, _CHECK, _PAD = 54, 14, 28, 16, 14
_WIDEST = 428
"""So wide that it stays over rail and board; longer words wrap."""
_TONES: dict[bool, tuple[Token, Token, str]] = {
    False: ("ok_bg", "ok", "check"),
    True: ("alert_bg", "alert", "triangle-alert"),
}


class Toast(QFrame):
    """Lower left over its parent, eight seconds, longer while the mouse is on it.

    `undone` when the way back was pressed, `left` when it has gone by itself.
    """

    undone = Signal()
    left = Signal()

    def __init__(self, look: Look, undo: str, *, key: str = "", parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look
        self._ground = parent
        self._rest = -1
        self._trouble = False
        self._text = Text(look, "", STRONG, middle=True)
        self._undo = Btn(look, undo, "ghost", icon="undo-2", key=key, dense=True)
        self._undo.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._undo.clicked.connect(self._undo_pressed)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._time_over)
        row = QHBoxLayout(self)
        row.setSpacing(0)
        row.addWidget(self._text)
        row.addSpacing(look.px(9))
        row.addWidget(self._undo)
        self._look_changed()
        look.changed.connect(self._look_changed)
        parent.installEventFilter(self)
        self.hide()

    def stand_on(self, ground: QWidget) -> None:
        """Lie over another widget from now on, for instance the whole window."""
        if ground is self._ground:
            return
        self._ground.removeEventFilter(self)
        self._ground = ground
        shown = self.isVisible()
        self.setParent(ground)
        ground.installEventFilter(self)
        if shown:
            self._place()
            self.show()
            self.raise_()

    def say(self, text: str, *, undoable: bool = True, stays: bool = False, trouble: bool = False) -> None:
        """Show `text`; with `stays` it remains until the next one or `put_away`. `trouble`: not done."""
        for other in self._ground.findChildren(Toast, options=Qt.FindChildOption.FindDirectChildrenOnly):
            other.let_go()
        self._trouble = trouble
        self._text.show_words(text)
        self._undo.setVisible(undoable)
        self._place()
        self.show()
        self.raise_()
        say_politely(self, text)
        self._timer.stop()
        if not stays:
            self._timer.start(STAYS)

    def put_away(self) -> None:
        """Hide at once."""
        self._timer.stop()
        self._text.show_words("")  # what is not shown is not there to be read either
        self.hide()

    def let_go(self, _: object = None) -> None:
        """Another screen is in front, or another toast: it goes too, unless it is to stay."""
        if self._timer.isActive():
            self.put_away()

    def words(self) -> str:
        """What it says at the moment, empty when hidden."""
        return "" if self.isHidden() else self._text.text()

    def shadow_room(self) -> int:
        """How far the shape stands inside the widget, in pixels."""
        return self._look.px(_SHADOW)

    # Qt asks

    def sizeHint(self) -> QSize:
        hint = super().sizeHint()
        words = self._text.heightForWidth(self._text.maximumWidth()) + 2 * self._look.px(_PAD)
        return QSize(hint.width(), max(self._look.px(_HEIGHT), words) + 2 * self._look.px(_SHADOW))

    def enterEvent(self, event: QEnterEvent) -> None:
        self._rest = self._timer.remainingTime()
        self._timer.stop()
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        if self.isVisible() and self._rest >= 0:
            self._timer.start(STAYS)
        super().leaveEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self._place()
        return super().eventFilter(watched, event)

    def paintEvent(self, event: QPaintEvent) -> None:
        look, edge = self._look, self._look.px(_SHADOW)
        rect = QRectF(self.rect()).adjusted(edge, edge, -edge, -edge)
        painter = QPainter(self)
        painting.shadow(painter, look, rect, look.pxf(_RADIUS))
        painting.box(
            painter,
            rect,
            look.pxf(_RADIUS),
            look.colour("surface"),
            look.colour("line"),
            look.pxf(painting.HAIR),
        )
        badge, check = look.px(_BADGE), look.px(_CHECK)
        x, y = rect.left() + look.px(14), rect.center().y() - badge / 2
        ground, ink, icon = _TONES[self._trouble]
        painting.box(painter, QRectF(x, y, badge, badge), badge / 2, look.colour(ground))
        inset = (badge - check) / 2
        painting.glyph(painter, look, icon, look.colour(ink), x + inset, y + inset, _CHECK)
        painter.end()

    # ours

    def _place(self) -> None:
        look = self._look
        beside = look.px(14) + look.px(_BADGE) + look.px(12) + look.px(9)
        beside += look.px(14) if self._undo.isHidden() else self._undo.sizeHint().width()
        room = min(look.px(_WIDEST), self._ground.width() - 2 * look.px(_MARGIN)) - beside
        self._text.setFixedWidth(max(look.px(80), min(self._text.natural_width(), room)))
        self.setFixedSize(self.sizeHint())
        out = self._look.px(_SHADOW) - self._look.px(_MARGIN)
        self.move(-out, self._ground.height() - self.height() + out)

    def _undo_pressed(self) -> None:
        self.put_away()
        self.undone.emit()

    def _time_over(self) -> None:
        self.put_away()
        self.left.emit()

    def _look_changed(self) -> None:
        look, edge = self._look, self._look.px(_SHADOW)
        left = edge + look.px(14) + look.px(_BADGE) + look.px(12)
        layout = self.layout()
        if layout is not None:
            layout.setContentsMargins(left, edge, edge, edge)
        if self.isVisible():
            self._place()
        self.update()
