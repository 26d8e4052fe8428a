"""Rows, columns and scrolling bodies without margins of their own, in design pixels."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QMargins, QObject, Qt, QTimer
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QLayout,
    QScrollArea,
    QSizePolicy,
    QSpacerItem,
    QVBoxLayout,
    QWidget,
)

from frontdesk.qt.look import Look
from frontdesk.qt.theme import Token
from frontdesk.qt.widgets.flow import FlowLayout
from frontdesk.qt.widgets.scroll_fade import ScrollFade
from frontdesk.qt.widgets.slim_bar import SlimBar

Edges = tuple[float, float, float, float]
"""Left, top, right, bottom."""


def column(look: Look, on: QWidget | None = None, gap: float = 0, edges: Edges = (0, 0, 0, 0)) -> QVBoxLayout:
    """A column."""
    layout = QVBoxLayout(on) if on is not None else QVBoxLayout()
    _settle(layout, look, gap, edges)
    return layout


def row(look: Look, on: QWidget | None = None, gap: float = 0, edges: Edges = (0, 0, 0, 0)) -> QHBoxLayout:
    """A row. A left edge below zero takes the room for a focus ring off, so that shapes stand at the edge;

    the widget it stands in must have that much room at its left.
    """
    layout = QHBoxLayout(on) if on is not None else QHBoxLayout()
    _settle(layout, look, gap, edges)
    if edges[0] < 0:
        layout.addSpacing(look.px(edges[0]))
    return layout


def flowing(look: Look, gap: float, *parts: QWidget) -> QWidget:
    """Parts side by side that go on in the next line where there is no more room."""
    return _Flowing(look, gap, parts)


def scrolling(look: Look, inner: QWidget, ground: Token) -> QScrollArea:
    """``inner`` in a body that scrolls up and down when it is higher than its room, fading out below."""
    area = QScrollArea()
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setWidgetResizable(True)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(inner)

    def dress() -> None:
        palette = QPalette(area.palette())
        palette.setColor(QPalette.ColorRole.Window, look.colour(ground))
        area.setPalette(palette)

    look.changed.connect(dress)
    dress()
    SlimBar(look, area)
    ScrollFade(look, area, ground)
    return area


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


def _settle(layout: QBoxLayout, look: Look, gap: float, edges: Edges) -> None:
    _Settled(layout, look, gap, edges)


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


class _Settled(QObject):
    """Gap, edges and spaces of one layout; they follow the text size as long as nobody set others."""

    def __init__(self, layout: QBoxLayout, look: Look, gap: float, edges: Edges) -> None:
        super().__init__(layout)
        self._layout = layout
        self._look = look
        self._gap = gap
        self._edges = edges
        self._k = look.k
        self._spaces: dict[int, float] = {}
        layout.setSpacing(self._spacing())
        layout.setContentsMargins(self._margins())
        look.changed.connect(self._look_changed)

    def _spacing(self) -> int:
        return round(self._gap * self._k)

    def _margins(self) -> QMargins:
        return QMargins(*(max(0, round(edge * self._k)) for edge in self._edges))

    def _look_changed(self) -> None:
        if self._look.k == self._k:
            return
        before = (self._spacing(), self._margins(), self._k)
        self._k = self._look.k
        if self._layout.spacing() == before[0]:
            self._layout.setSpacing(self._spacing())
        if self._layout.contentsMargins() == before[1]:
            self._layout.setContentsMargins(self._margins())
        for at in range(self._layout.count()):
            item = self._layout.itemAt(at)
            space = item.spacerItem() if item is not None else None
            if space is not None:
                self._stretch(at, space, before[2])
        self._layout.invalidate()

    def _stretch(self, at: int, space: QSpacerItem, k: float) -> None:
        """A fixed space in the size of now; what it measured at first is kept, so that nothing drifts."""
        upright = isinstance(self._layout, QVBoxLayout)
        size = space.sizeHint().height() if upright else space.sizeHint().width()
        if not size:
            return
        of = self._spaces.get(at, 0.0)
        if round(of * k) != size:
            of = self._spaces[at] = size / k
        now = round(of * self._k)
        policy = space.sizePolicy()
        wide, high = (0, now) if upright else (now, 0)
        space.changeSize(wide, high, policy.horizontalPolicy(), policy.verticalPolicy())


def once_placed(widget: QWidget, call: Callable[[], None]) -> QTimer:
    """Started, it calls once everything that changed has its new place; it goes with the widget."""
    timer = QTimer(widget)
    timer.setSingleShot(True)
    timer.setInterval(0)
    timer.timeout.connect(call)
    return timer
