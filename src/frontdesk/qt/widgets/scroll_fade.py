"""The soft lower edge of a list that goes on below."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QColor, QLinearGradient, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from frontdesk.qt.look import Look
from frontdesk.qt.theme import Token

HEIGHT = 36
"""Design pixels."""


class ScrollFade(QWidget):
    """Lies over the lower 36 px of a scroll area while there is more below."""

    def __init__(self, look: Look, area: QAbstractScrollArea, ground: Token = "canvas") -> None:
        super().__init__(area)
        self._look = look
        self._area = area
        self._ground: Token = ground
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        area.verticalScrollBar().valueChanged.connect(self._settle)
        area.verticalScrollBar().rangeChanged.connect(self._settle)
        area.installEventFilter(self)
        look.changed.connect(self._settle)
        self._settle()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self._settle()
        return super().eventFilter(watched, event)

    def paintEvent(self, event: QPaintEvent) -> None:
        full = self._look.colour(self._ground)
        clear = QColor(full)
        clear.setAlpha(0)
        fade = QLinearGradient(0, 0, 0, self.height())
        fade.setColorAt(0, clear)
        fade.setColorAt(1, full)
        painter = QPainter(self)
        painter.fillRect(self.rect(), fade)
        painter.end()

    def _settle(self) -> None:
        bar = self._area.verticalScrollBar()
        self.setVisible(bar.value() < bar.maximum())
        high = min(self._look.px(HEIGHT), self._area.viewport().height() // 5)
        below = self._area.viewport().geometry().bottom() + 1
        self.setGeometry(0, below - high, self._area.viewport().width(), high)
        self.raise_()
