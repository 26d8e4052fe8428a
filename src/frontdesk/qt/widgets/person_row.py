"""Somebody of those who may open the desk: for the lists of sign-in and of the lock."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from frontdesk.qt import painting
from frontdesk.qt.look import Look
from frontdesk.qt.plain_text import shown
from frontdesk.qt.type_style import SMALL_STRONG, TextStyle

_NAME = TextStyle("sans", 16, 24)


class PersonRow(QAbstractButton):
    """Initials in a circle and the name; the chosen one has a tick."""

    def __init__(
        self, look: Look, person_id: str, name: str, *, chosen: bool, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._look = look
        self.person_id = person_id
        self._name = shown(name) or "Somebody"
        self.setAccessibleName(self._name)
        self.setText(self._name.replace("&", "&&"))
        self.setCheckable(True)
        self.setChecked(chosen)
        self.setAutoExclusive(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(self._look.px(200), self._look.px(56))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.isAutoRepeat():
            self.click()
            return
        super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        look, on, rect = self._look, self.isChecked(), QRectF(self.rect())
        painter = QPainter(self)
        border = "focus" if self.hasFocus() else "brand" if on else "line"
        painting.box(
            painter,
            rect,
            look.pxf(12),
            look.colour("brand_soft" if on else "surface"),
            look.colour(border),  # type: ignore[arg-type]  # names of colours, which mypy widens to str
            look.pxf(2 if on or self.hasFocus() else painting.HAIR),
        )
        size = look.px(36)
        disc = QRectF(look.px(10), (rect.height() - size) / 2, size, size)
        painting.box(painter, disc, size / 2, look.colour("brand" if on else "track"))
        initials = "".join(part[0] for part in self._name.split()[:2]).upper()
        ink = look.colour("on_brand" if on else "ink")
        painting.words(painter, look, disc, initials, SMALL_STRONG, ink, Qt.AlignmentFlag.AlignHCenter)
        left = disc.right() + look.px(12)
        place = QRectF(left, 0, rect.width() - left - look.px(40), rect.height())
        ink = look.colour("brand_ink" if on else "ink")
        painting.words(painter, look, place, self._name, _NAME, ink)
        if on:
            top = round((rect.height() - look.px(18)) / 2)
            painting.glyph(
                painter, look, "check", look.colour("brand_ink"), rect.width() - look.px(32), top, 18
            )
        painter.end()
