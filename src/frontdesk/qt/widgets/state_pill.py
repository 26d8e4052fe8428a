"""Where a visit stands: shape, icon and word first, colour last."""

from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from frontdesk.qt import painting
from frontdesk.qt.look import Look
from frontdesk.qt.plain_text import shown
from frontdesk.qt.theme import Token
from frontdesk.qt.type_style import SMALL_STRONG

Form = Literal["to_come", "due_now", "waiting", "over_aim", "with_clinician", "leaving", "left"]


@dataclass(frozen=True, slots=True)
class FormLook:
    """Icon, ink, ground and border of one form."""

    icon: str
    ink: Token
    ground: Token | None = None
    border: Token | None = None


FORMS: dict[Form, FormLook] = {
    "to_come": FormLook("circle-dashed", "expected", None, "line2"),
    "due_now": FormLook("clock-3", "surface", "expected"),
    "waiting": FormLook("hourglass", "waiting", "waiting_bg"),
    "over_aim": FormLook("clock-alert", "alert", "alert_bg"),
    "with_clinician": FormLook("stethoscope", "clinician", "clinician_bg"),
    "leaving": FormLook("door-open", "surface", "ready"),
    "left": FormLook("check", "left"),
}

_HEIGHT, _PAD, _PAD_RIGHT, _ICON, _GAP = 26, 10, 12, 15, 6


class StatePill(QLabel):
    """One of seven forms, with words such as "Waiting, 9 min"."""

    def __init__(self, look: Look, form: Form, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._form: Form = form
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.show_state(form, text)
        look.changed.connect(self._look_changed)

    def show_state(self, form: Form, text: str) -> None:
        """Change form and words; the same cost nothing."""
        if (form, shown(text)) == (self._form, self.text()):
            return
        self._form = form
        self.setText(shown(text))
        self._look_changed()

    def sizeHint(self) -> QSize:
        look = self._look
        width = painting.text_width(look, self.text(), SMALL_STRONG)
        width += look.px(_ICON) + look.px(_GAP)
        if self._form != "left":
            width += look.px(_PAD) + look.px(_PAD_RIGHT)
        return QSize(width, look.px(_HEIGHT))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        look, form = self._look, FORMS[self._form]
        rect = QRectF(self.rect())
        painter = QPainter(self)
        if form.ground or form.border or look.theme.high_contrast:
            outline = form.border or ("ink" if look.theme.high_contrast else None)
            if self._form == "left":
                outline = None
            elif outline == "ink":
                outline = form.ink if form.ink != "surface" else None
            painting.box(
                painter,
                rect,
                rect.height() / 2,
                look.colour(form.ground) if form.ground else None,
                look.colour(outline) if outline else None,
                look.pxf(painting.HAIR),
            )
        ink = look.colour(form.ink)
        x = 0.0 if self._form == "left" else look.px(_PAD)
        size = look.px(_ICON)
        painting.glyph(painter, look, form.icon, ink, x, round((rect.height() - size) / 2), _ICON)
        x += size + look.px(_GAP)
        painting.words(
            painter,
            look,
            QRectF(x, 0, rect.width() - x, rect.height()),
            self.text(),
            SMALL_STRONG,
            ink,
        )
        painter.end()

    def _look_changed(self) -> None:
        self.updateGeometry()
        self.update()
