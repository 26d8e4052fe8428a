"""Rows, columns and scrolling bodies without margins of their own, in design pixels."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLayout, QScrollArea, QVBoxLayout, QWidget

from frontdesk.qt.look import Look
from frontdesk.qt.theme import Token
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


def _settle(layout: QLayout, look: Look, gap: float, edges: Edges) -> None:
    layout.setSpacing(look.px(gap))
    left, top, right, bottom = (max(0, look.px(edge)) for edge in edges)
    layout.setContentsMargins(left, top, right, bottom)
