"""A line to type into: icon at the left, key hints at the right, a clear border when in use."""

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QMargins, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QPalette, QValidator
from PySide6.QtWidgets import QLineEdit, QSizePolicy, QWidget

from frontdesk.qt import painting
from frontdesk.qt.look import Look
from frontdesk.qt.plain_text import typed
from frontdesk.qt.type_style import BODY, TextStyle
from frontdesk.qt.widgets.key_hint import key_width, paint_key

_HEIGHT, _PAD, _ICON, _GAP, _KEY_GAP = 42, 12, 17, 11, 4


class _Plain(QValidator):
    """What is pasted from elsewhere becomes what somebody would have typed."""

    def validate(self, text: str, at: int) -> tuple[QValidator.State, str, int]:
        plain = typed(text)
        return QValidator.State.Acceptable, plain, at if plain == text else len(typed(text[:at]))


class Field(QLineEdit):
    """`accessible` is its name to a screen reader; `hints` are key caps shown inside; a press is heard.

    No control character and no mark that hides or turns the words comes in, but for a passphrase, which is
    taken as it is.
    """

    hint_pressed = Signal(str)

    def __init__(
        self,
        look: Look,
        *,
        accessible: str,
        placeholder: str = "",
        icon: str = "",
        hints: Sequence[str] = (),
        height: int = _HEIGHT,
        pad: int = _PAD,
        style: TextStyle = BODY,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._look = look
        self._icon = icon
        self._hints = tuple(hints)
        self._height = height
        self._pad = pad
        self._style = style
        self.setAccessibleName(accessible)
        self.setPlaceholderText(placeholder)
        self.setFrame(False)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_MacShowFocusRect, False)
        self.setValidator(_Plain(self))
        look.changed.connect(self._look_changed)
        self._look_changed()

    def setEchoMode(self, mode: QLineEdit.EchoMode) -> None:
        if mode is not QLineEdit.EchoMode.Normal:
            self.setValidator(None)  # type: ignore[arg-type]  # Qt takes none
        super().setEchoMode(mode)

    def show_hints(self, hints: Sequence[str]) -> None:
        """Change the key caps inside; the same ones cost nothing."""
        if tuple(hints) != self._hints:
            self._hints = tuple(hints)
            self._look_changed()

    def show_height(self, height: int) -> None:
        """Change the height, in design pixels."""
        if height != self._height:
            self._height = height
            self.updateGeometry()

    def shows_focus(self) -> bool:
        """Whether the border tells that the keys go here."""
        return True

    def sizeHint(self) -> QSize:
        return QSize(self._look.px(240), self._look.px(self._height))

    def minimumSizeHint(self) -> QSize:
        margins = self.textMargins()
        room = margins.left() + margins.right() + self._look.px(48)
        return QSize(room, self._look.px(self._height))

    def paintEvent(self, event: QPaintEvent) -> None:
        self.paint_entry()
        super().paintEvent(event)

    def paint_entry(self) -> None:
        """All but what was typed."""
        look, focus = self._look, self.hasFocus() and self.shows_focus()
        rect = QRectF(self.rect())
        painter = QPainter(self)
        painting.entry(painter, look, rect, focus=focus)
        if self._icon:
            size = look.px(_ICON)
            top = round((rect.height() - size) / 2)
            ink = look.colour("ink2")
            painting.glyph(painter, look, self._icon, ink, look.px(self._pad), top, _ICON)
        ink, border = look.colour("ink3"), look.colour("line2")
        for key, left, _ in self._caps():
            paint_key(painter, look, key, left, rect.height() / 2, ink=ink, border=border)
        painter.end()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        x = event.position().x()
        cap = next((key for key, left, right in self._caps() if left <= x <= right), "")
        if cap:
            self.hint_pressed.emit(cap)
        else:
            super().mousePressEvent(event)

    # ours

    def _caps(self) -> Iterator[tuple[str, int, int]]:
        """Each key cap with its left and right edge."""
        right = self.width() - self._look.px(self._pad)
        for key in reversed(self._hints):
            left = right - key_width(self._look, key)
            yield key, left, right
            right = left - self._look.px(_KEY_GAP)

    def _look_changed(self) -> None:
        look = self._look
        # QLineEdit keeps 2 px of its own beside the text
        left = look.px(self._pad) + (look.px(_ICON) + look.px(_GAP) if self._icon else 0) - 2
        right = look.px(self._pad) - 2
        for key in self._hints:
            right += key_width(look, key) + look.px(_KEY_GAP)
        self.setTextMargins(QMargins(left, 0, right, look.px(2)))
        self.setFont(look.font(self._style))
        palette = QPalette(self.palette())
        palette.setColor(QPalette.ColorRole.Base, Qt.GlobalColor.transparent)
        palette.setColor(QPalette.ColorRole.Text, look.colour("ink"))
        palette.setColor(QPalette.ColorRole.PlaceholderText, look.colour("ink2"))
        palette.setColor(QPalette.ColorRole.Highlight, look.colour("brand_soft"))
        palette.setColor(QPalette.ColorRole.HighlightedText, look.colour("brand_ink"))
        self.setPalette(palette)
        self.updateGeometry()
        self.update()
