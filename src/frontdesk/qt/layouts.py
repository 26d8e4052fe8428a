"""Rows, columns and scrolling bodies without margins of their own, in design pixels."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QMargins, Qt, QTimer
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QLayout,
    QScrollArea,
    QSizePolicy,
    QSpacerItem,
    QWidget,
)

from frontdesk.qt.look import Look
from frontdesk.qt.theme import Token
from frontdesk.qt.widgets.flow import FlowLayout
from frontdesk.qt.widgets.scroll_fade import ScrollFade
from frontdesk.qt.widgets.slim_bar import SlimBar

Edges = tuple[float, float, float, float]
"""Left, top, right, bottom."""
UPRIGHT, ACROSS = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight


class Line(QBoxLayout):
    """A row or a column whose gap, edges and spaces follow the text size; edges as long as nobody set others.

    Its spaces are made here and never asked for from Qt (``itemAt``): what Qt made and the binding has handed
    out once is remembered after Qt has deleted it, and what stands at its address next ends the program.
    """

    def __init__(self, look: Look, way: QBoxLayout.Direction, gap: float, edges: Edges) -> None:
        super().__init__(way)
        self._look = look
        self._gap = gap
        self._edges = edges
        self._k = look.k
        self._spaces: list[tuple[QSpacerItem, float]] = []
        self.setSpacing(self._spacing())
        self.setContentsMargins(self._margins())
        look.changed.connect(self._look_changed)

    def addSpacing(self, size: int) -> None:
        """A space of so many pixels at the end; it grows with the text."""
        self.insertSpacing(-1, size)

    def insertSpacing(self, index: int, size: int) -> None:
        """The same at a place."""
        space = QSpacerItem(0, 0)
        self._spaces.append((space, size / self._k))
        self._stretch(space, size)
        self.insertSpacerItem(index, space)

    def setDirection(self, direction: QBoxLayout.Direction) -> None:
        """Turned; the spaces turn as well."""
        super().setDirection(direction)
        self._stretch_all()

    def _spacing(self) -> int:
        return round(self._gap * self._k)

    def _margins(self) -> QMargins:
        return QMargins(*(max(0, round(edge * self._k)) for edge in self._edges))

    def _look_changed(self) -> None:
        if self._look.k == self._k:
            return
        before = (self._spacing(), self._margins())
        self._k = self._look.k
        if self.spacing() == before[0]:
            self.setSpacing(self._spacing())
        if self.contentsMargins() == before[1]:
            self.setContentsMargins(self._margins())
        self._stretch_all()

    def _stretch_all(self) -> None:
        for space, size in self._spaces:
            self._stretch(space, round(size * self._k))
        self.invalidate()

    def _stretch(self, space: QSpacerItem, size: int) -> None:
        fixed, least = QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Minimum
        if self.direction() in (UPRIGHT, QBoxLayout.Direction.BottomToTop):
            space.changeSize(0, size, least, fixed)
        else:
            space.changeSize(size, 0, fixed, least)


def column(look: Look, on: QWidget | None = None, gap: float = 0, edges: Edges = (0, 0, 0, 0)) -> Line:
    """A column."""
    return _line(look, UPRIGHT, on, gap, edges)


def row(look: Look, on: QWidget | None = None, gap: float = 0, edges: Edges = (0, 0, 0, 0)) -> Line:
    """A row. A left edge below zero takes the room for a focus ring off, so that shapes stand at the edge;

    the widget it stands in must have that much room at its left.
    """
    line = _line(look, ACROSS, on, gap, edges)
    if edges[0] < 0:
        line.addSpacing(look.px(edges[0]))
    return line


def flowing(look: Look, gap: float, *parts: QWidget) -> QWidget:
    """Parts side by side that go on in the next line where there is no more room."""
    return _Flowing(look, gap, parts)


def scrolling(look: Look, inner: QWidget, ground: Token) -> QScrollArea:
    """``inner`` in a body that scrolls up and down when it is higher than its room, fading out below."""
    area = _Body(look, ground)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setWidgetResizable(True)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(inner)
    SlimBar(look, area)
    ScrollFade(look, area, ground)
    return area


class _Body(QScrollArea):
    """On a ground that follows the look, for as long as it is there."""

    def __init__(self, look: Look, ground: Token) -> None:
        super().__init__()
        self._look = look
        self._ground = ground
        look.changed.connect(self._dress)
        self._dress()

    def _dress(self) -> None:
        palette = QPalette(self.palette())
        palette.setColor(QPalette.ColorRole.Window, self._look.colour(self._ground))
        self.setPalette(palette)


def empty(layout: QLayout) -> None:
    """Take everything out of a layout, for good."""
    while (item := layout.takeAt(0)) is not None:
        widget, inner = item.widget(), item.layout()
        if widget is not None:
            widget.hide()
            widget.setParent(None)
            widget.deleteLater()
        elif inner is not None:
            empty(inner)


def _line(look: Look, way: QBoxLayout.Direction, on: QWidget | None, gap: float, edges: Edges) -> Line:
    line = Line(look, way, gap, edges)
    if on is not None:
        on.setLayout(line)
    return line


class _Flowing(QWidget):
    """What flows, for as long as it stands: rows come and go while the look stays."""

    def __init__(self, look: Look, gap: float, parts: Sequence[QWidget]) -> None:
        super().__init__()
        self._look, self._gap = look, gap
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._flow = FlowLayout(self, look.px(gap))
        for part in parts:
            self._flow.addWidget(part)
        look.changed.connect(self._fit)

    def _fit(self) -> None:
        self._flow.set_gap(self._look.px(self._gap))


def once_placed(widget: QWidget, call: Callable[[], None]) -> QTimer:
    """Started, it calls once everything that changed has its new place; it goes with the widget."""
    timer = QTimer(widget)
    timer.setSingleShot(True)
    timer.setInterval(0)
    timer.timeout.connect(call)
    return timer
