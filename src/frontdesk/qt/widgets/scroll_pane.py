"""A pane that scrolls where the window is too small, and can say whether something is in sight."""

from PySide6.QtCore import QEvent, QRect, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractSlider, QApplication, QFrame, QScrollArea, QSizePolicy, QWidget

from frontdesk.qt.look import Look
from frontdesk.qt.theme import Token
from frontdesk.qt.widgets.scroll_fade import HEIGHT as FADE, ScrollFade


class ScrollPane(QScrollArea):
    """Give the content to ``inner`` as a layout. Nothing is squeezed: what has no room is scrolled to."""

    def __init__(self, look: Look, ground: Token = "surface", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.inner = QWidget()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWidget(self.inner)
        self.inner.setAutoFillBackground(False)
        self.viewport().setAutoFillBackground(False)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._look = look
        self._above: QWidget | None = None
        self._below: QWidget | None = None
        ScrollFade(look, self, ground)

    def pin(self, top: QWidget | None, low: QWidget | None) -> None:
        """What stands above and below the part that scrolls, always in sight; None for nothing."""
        self._above, self._below = top, low
        for part in (top, low):
            if part is not None:
                part.setParent(self)
                part.show()
        self.place_pinned()

    def place_pinned(self) -> None:
        """What scrolls gets the height it needs, what is pinned below it the rest."""
        width, high = self.width(), self.height()
        above = _high(self._above, width)
        below = _high(self._below, width)
        if self._below is not None:
            below = max(below, high - above - self.needed(width))
        if (above, below) != (self.viewportMargins().top(), self.viewportMargins().bottom()):
            self.setViewportMargins(0, above, 0, below)
        if self._above is not None:
            self._above.setGeometry(0, 0, width, above)
        if self._below is not None:
            self._below.setGeometry(0, high - below, width, below)

    # Qt asks

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.place_pinned()

    # for those who own one

    def settle(self) -> None:
        """Lay everything out now instead of in the next turn."""
        for _ in range(2):
            layout = self.inner.layout()
            if layout is not None:
                layout.activate()
            QApplication.sendEvent(self, QEvent(QEvent.Type.LayoutRequest))

    def needed(self, width: int) -> int:
        """The height the content needs at a width."""
        return self.inner.heightForWidth(width) if self.inner.hasHeightForWidth() else self.inner.height()

    def whole_height(self, width: int) -> int:
        """The height at which nothing has to be scrolled to: with what is pinned above and below."""
        return _high(self._above, width) + self.needed(width) + _high(self._below, width)

    def in_sight(self, widget: QWidget) -> bool:
        """The whole of a widget stands inside the visible part, above the soft lower edge."""
        if not widget.isVisible():
            return False
        if not self.inner.isAncestorOf(widget):
            return self.rect().contains(QRect(widget.mapTo(self, widget.rect().topLeft()), widget.size()))
        corner = widget.mapTo(self.viewport(), widget.rect().topLeft())
        bar = self.verticalScrollBar()
        fade = self._look.px(FADE) if bar.value() < bar.maximum() else 0
        clear = self.viewport().rect().adjusted(0, 0, 0, -fade)
        return clear.contains(QRect(corner, widget.size()))

    def bring(self, widget: QWidget) -> None:
        """Scroll just as far as it takes to see all of a widget; its top where it is too high."""
        if not self.inner.isAncestorOf(widget):
            return  # pinned: in sight already
        top = widget.mapTo(self.inner, widget.rect().topLeft()).y()
        bar = self.verticalScrollBar()
        low = top + widget.height() + self._look.px(FADE) - self.viewport().height()
        bar.setValue(min(max(bar.value(), low), top))

    def page(self, step: int) -> None:
        """A page down or up."""
        act = QAbstractSlider.SliderAction
        self.verticalScrollBar().triggerAction(act.SliderPageStepAdd if step > 0 else act.SliderPageStepSub)


def _high(part: QWidget | None, width: int) -> int:
    if part is None:
        return 0
    high = part.heightForWidth(width) if part.hasHeightForWidth() else part.sizeHint().height()
    return max(high, part.minimumHeight())
