"""Tab in the order somebody reads: line by line, from left to right."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QWidget

_SAME_LINE = 24
"""Design pixels; what stands this close in height is read from left to right."""


def takes_tab(pane: QWidget) -> list[QWidget]:
    """What inside ``pane`` Tab may stop at now, in no order."""
    return [
        widget
        for widget in pane.findChildren(QWidget)
        if widget.isVisible() and widget.isEnabled() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
    ]


def place_in(pane: QWidget, widget: QWidget) -> tuple[int, int]:
    """Line and place in it, to sort by."""
    middle = widget.mapTo(pane, QPoint(0, widget.height() // 2))
    return middle.y() // _SAME_LINE, middle.x()


def go_round(pane: QWidget, *, forward: bool) -> QWidget | None:
    """The next inside ``pane`` has the keys; after the last comes the first. None: nothing takes them."""
    order = sorted(takes_tab(pane), key=lambda widget: place_in(pane, widget))
    if not order:
        return None
    focus = QApplication.focusWidget()
    at = order.index(focus) if focus in order else (-1 if forward else 0)
    after = order[(at + (1 if forward else -1)) % len(order)]
    after.setFocus(Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason)
    return after
