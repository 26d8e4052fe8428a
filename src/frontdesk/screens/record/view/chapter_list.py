"""The list of chapters: one stop for Tab, arrows go from one to the next."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QSizePolicy, QWidget

from frontdesk.qt import painting
from frontdesk.qt.layouts import column
from frontdesk.qt.look import Look
from frontdesk.qt.type_style import BODY, NOTE, STRONG
from frontdesk.screens.record.shown import ChapterShown

_HEIGHT, _COMPACT, _PAD, _ICON, _GAP, _RADIUS = 44, 38, 12, 18, 12, 10


class ChapterButton(QAbstractButton):
    """Glyph, title and how many notes stand there; a radio button to a screen reader."""

    def __init__(self, look: Look, shown: ChapterShown, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.key = shown.key
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.show_chapter(shown)

    def show_chapter(self, shown: ChapterShown) -> None:
        """Another count."""
        self._shown = shown
        self.setText(shown.title)
        notes = f"{shown.count} note{'s' if shown.count != 1 else ''}"
        self.setAccessibleName(f"{shown.title}, {notes}" if shown.count else shown.title)
        self.update()

    def sizeHint(self) -> QSize:
        look = self._look
        width = 2 * look.px(_PAD) + look.px(_ICON) + look.px(_GAP)
        high = _COMPACT if look.compact else _HEIGHT
        return QSize(width + painting.text_width(look, self._shown.title, STRONG), look.px(high))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        look, on = self._look, self.isChecked()
        rect = QRectF(self.rect())
        painter = QPainter(self)
        if on or self.underMouse() or self.hasFocus():
            ground = look.colour("brand_soft" if on else "track") if on or self.underMouse() else None
            border = look.colour("focus") if self.hasFocus() else None
            painting.box(painter, rect, look.pxf(_RADIUS), ground, border, look.pxf(2.5))
        ink = look.colour("brand_ink" if on else "ink")
        size = look.px(_ICON)
        x = float(look.px(_PAD))
        top = round((rect.height() - size) / 2)
        glyph = look.colour("brand_ink" if on else "ink2")
        painting.glyph(painter, look, self._shown.glyph, glyph, x, top, _ICON)
        x += size + look.px(_GAP)
        place = QRectF(x, 0, rect.width() - x, rect.height())
        painting.words(painter, look, place, self._shown.title, STRONG if on else BODY, ink)
        if self._shown.count:
            right = QRectF(0, 0, rect.width() - look.px(_PAD), rect.height())
            quiet = look.colour("brand_ink" if on else "ink2")
            end = Qt.AlignmentFlag.AlignRight
            painting.words(painter, look, right, str(self._shown.count), NOTE, quiet, end)
        painter.end()


class ChapterList(QWidget):
    """``picked(key)`` when another chapter is wanted."""

    picked = Signal(str)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._buttons: list[ChapterButton] = []
        self._group = QButtonGroup(self)
        self._column = column(look, self)
        self.setAccessibleName("Chapters")
        look.changed.connect(self._look_changed)

    def show_chapters(self, chapters: Sequence[ChapterShown], chosen: str) -> None:
        """The same chapters for everybody; only the counts differ."""
        if not self._buttons:
            for shown in chapters:
                button = ChapterButton(self._look, shown, self)
                button.clicked.connect(lambda _=False, key=shown.key: self.picked.emit(key))
                self._buttons.append(button)
                self._group.addButton(button)
                self._column.addWidget(button)
        for button, shown in zip(self._buttons, chapters, strict=True):
            button.show_chapter(shown)
            if shown.key == chosen:
                button.setChecked(True)

    def buttons(self) -> tuple[ChapterButton, ...]:
        """One a chapter, in order."""
        return tuple(self._buttons)

    def take_keys(self) -> None:
        """The keys go to the chapter in front."""
        for button in self._buttons:
            if button.isChecked():
                button.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()))
        if step is None or not self._buttons:
            super().keyPressEvent(event)
            return
        at = next((i for i, button in enumerate(self._buttons) if button.isChecked()), 0)
        to = self._buttons[(at + step) % len(self._buttons)]
        to.setChecked(True)
        to.setFocus(Qt.FocusReason.TabFocusReason)
        self.picked.emit(to.key)

    def _look_changed(self) -> None:
        for button in self._buttons:
            button.updateGeometry()
            button.update()
