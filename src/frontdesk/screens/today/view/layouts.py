"""Small makers for rows and columns without margins, in design pixels."""

from PySide6.QtWidgets import QHBoxLayout, QLayout, QVBoxLayout, QWidget

from frontdesk.qt.look import Look

Edges = tuple[float, float, float, float]


def column(look: Look, on: QWidget | None = None, gap: float = 0, edges: Edges = (0, 0, 0, 0)) -> QVBoxLayout:
    """A column; ``edges`` are left, top, right, bottom."""
    layout = QVBoxLayout(on) if on is not None else QVBoxLayout()
    _settle(layout, look, gap, edges)
    return layout


def row(look: Look, on: QWidget | None = None, gap: float = 0, edges: Edges = (0, 0, 0, 0)) -> QHBoxLayout:
    """A row; ``edges`` are left, top, right, bottom."""
    layout = QHBoxLayout(on) if on is not None else QHBoxLayout()
    _settle(layout, look, gap, edges)
    return layout


def _settle(layout: QLayout, look: Look, gap: float, edges: Edges) -> None:
    layout.setSpacing(look.px(gap))
    left, top, right, bottom = edges
    layout.setContentsMargins(look.px(left), look.px(top), look.px(right), look.px(bottom))
