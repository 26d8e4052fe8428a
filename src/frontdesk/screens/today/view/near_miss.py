"""A press that just misses a small button means it: every target is 44 by 44, however small it is drawn."""

from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QAbstractButton, QWidget

from frontdesk.qt.look import Look

TARGET = 44
"""Design pixels."""


def meant(look: Look, over: QWidget, at: QPoint) -> QAbstractButton | None:
    """The button that a press at ``at`` (in ``over``) hits or just misses; of two the nearer one."""
    buttons = [one for one in over.findChildren(QAbstractButton) if one.isVisible()]
    off = (one for one in buttons if not one.isEnabled())
    if any(QRect(one.mapTo(over, QPoint(0, 0)), one.size()).contains(at) for one in off):
        return None  # it was meant, and waits
    near = [
        (away, one) for one in buttons if one.isEnabled() and (away := _away(look, over, one, at)) is not None
    ]
    return min(near, key=lambda found: found[0])[1] if near else None


def _away(look: Look, over: QWidget, button: QWidget, at: QPoint) -> int | None:
    """How far from its middle; None outside of its target, or where it is scrolled out of sight there."""
    side = look.px(TARGET)
    shape = QRect(button.mapTo(over, QPoint(0, 0)), button.size())
    wide, high = max(side, shape.width()), max(side, shape.height())
    target = QRect(0, 0, wide, high)
    target.moveCenter(shape.center())
    seen = button.visibleRegion().boundingRect().translated(shape.topLeft())
    if not target.contains(at) or seen.isEmpty():
        return None
    return (at - shape.center()).manhattanLength()
